import { type Selectable, type SqlBool, sql } from 'kysely'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import { contains } from '../db/paging.ts'
import type { PlatformAuditEntry } from '../db/tables.generated.ts'
import type { ObjectRef } from '../http/contract.ts'
import { type ListPage, pageOfList, type SqlOf } from '../list/page-of-list.ts'
import { type Describers, describe, keyOf } from '../thread/thread.ts'
import type { AuditEntry, AuditFilter, AuditLogEntry, AuditQuery, auditList } from './contract.ts'
import { type Undoers, undoableEntries } from './undoer.ts'

/** Entries of one page of an object's history. */
const historyPage = 100

type Row = Selectable<PlatformAuditEntry>

/** Entries as they are told, each with whether the caller may take it back. */
export async function toEntries(ctx: Context, undoers: Undoers, rows: Row[]): Promise<AuditEntry[]> {
  const undoable = await undoableEntries(ctx, undoers, rows)
  return rows.map((row) => toEntry(row, undoable(row)))
}

function toEntry(row: Row, undoable: boolean): AuditEntry {
  return {
    id: row.seq!,
    at: row.at.toISOString(),
    actorId: row.actor_id,
    actorName: row.actor_name,
    action: row.action,
    object: { kind: row.object_kind, id: row.object_id },
    before: row.before,
    after: row.after,
    reason: row.reason,
    requestId: row.request_id,
    undoable,
  }
}

/**
 * The changes of one object, newest first, a hundred at a time.
 *
 * @param before only entries with a smaller number: the last number of the page before.
 */
export async function listAudit(
  ctx: Context,
  undoers: Undoers,
  object: ObjectRef,
  before?: number,
): Promise<AuditEntry[]> {
  let query = ctx.db
    .selectFrom('platform.audit_entry')
    .selectAll()
    .where('object_kind', '=', object.kind)
    .where('object_id', '=', object.id)
    .where('seq', 'is not', null)
  if (before !== undefined) query = query.where('seq', '<', before)
  const rows = await query.orderBy('seq', 'desc').limit(historyPage).execute()
  return toEntries(ctx, undoers, rows)
}

const matching = (db: Db, filter: AuditFilter) => {
  let query = db.selectFrom('platform.audit_entry').where('seq', 'is not', null)
  if (filter.actor !== undefined) {
    const actor = filter.actor.trim()
    query = query.where((where) =>
      where.or([where('actor_id', '=', actor), contains(sql.ref('actor_name'), actor)]),
    )
  }
  if (filter.action !== undefined) {
    const action = filter.action.trim()
    query = query.where((where) =>
      where.or([where('action', '=', action), sql<SqlBool>`starts_with(action, ${`${action}.`})`]),
    )
  }
  if (filter.kind !== undefined) query = query.where('object_kind', '=', filter.kind)
  if (filter.objectId !== undefined) query = query.where('object_id', '=', filter.objectId)
  if (filter.requestId !== undefined) query = query.where('request_id', '=', filter.requestId)
  if (filter.from !== undefined) query = query.where('at', '>=', new Date(filter.from))
  if (filter.to !== undefined) query = query.where('at', '<', new Date(filter.to))
  if (filter.before !== undefined) query = query.where('seq', '<', filter.before)
  if (filter.text !== undefined) {
    const words = filter.text.trim()
    query = query.where((where) =>
      where.or([
        contains(sql.ref('reason'), words),
        contains(sql`before::text`, words),
        contains(sql`after::text`, words),
      ]),
    )
  }
  return query
}

/** Entries with the names that their objects bear today. */
async function named(
  ctx: Context,
  describers: Describers,
  entries: readonly AuditEntry[],
): Promise<AuditLogEntry[]> {
  const names = await describe(
    ctx.db,
    describers,
    entries.map((entry) => entry.object),
  )
  return entries.map((entry) => ({
    ...entry,
    object: names.get(keyOf(entry.object.kind, entry.object.id)) ?? {
      ...entry.object,
      title: null,
      href: null,
    },
  }))
}

/** Entries that fit; in no other order wanted, newest first. Reading changes nothing. */
export async function searchAudit(
  ctx: Context,
  undoers: Undoers,
  describers: Describers,
  asked: AuditQuery,
): Promise<ListPage<AuditLogEntry>> {
  const page = await pageOfList(matching(ctx.db, asked).selectAll(), listSql, asked)
  const entries = await toEntries(ctx, undoers, page.items)
  return { ...page, items: await named(ctx, describers, entries) }
}

const listSql: SqlOf<typeof auditList> = {
  sorts: {
    id: sql.ref('seq'),
    actor: sql.ref('actor_name'),
    action: sql.ref('action'),
    kind: sql.ref('object_kind'),
  },
  totals: {},
  usual: [sql`seq desc`],
  tie: sql.ref('id'),
}

async function countMatching(db: Db, filter: AuditFilter): Promise<number> {
  const { total } = await matching(db, filter)
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return Number(total)
}

/** The newest entries that fit, at most so many, for a spreadsheet; `total` counts all that fit. */
export async function entriesForExport(
  ctx: Context,
  describers: Describers,
  filter: AuditFilter,
  limit: number,
): Promise<{ rows: AuditLogEntry[]; total: number }> {
  const found = await matching(ctx.db, filter).selectAll().orderBy('seq', 'desc').limit(limit).execute()
  const total = found.length < limit ? found.length : await countMatching(ctx.db, filter)
  const rows = await named(
    ctx,
    describers,
    found.map((row) => toEntry(row, false)),
  )
  return { rows, total }
}

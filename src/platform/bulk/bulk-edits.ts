import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { type Db, jsonb } from '../db/database.ts'
import type { ObjectRef } from '../http/contract.ts'
import type { Guards } from '../rights/rights.ts'
import type { Describers, Link } from '../thread/thread.ts'

/** What became of a row when its bulk edit was taken back. */
export type BulkOutcome = 'undone' | 'changedSince' | 'gone' | 'refused'

/** One change of one field of many rows, as it is kept. */
export interface StoredBulkEdit {
  id: string
  objectKind: string
  field: string
  value: unknown
  reason: string
  createdAt: string
  undoneAt: string | null
  /** How many rows it changed. */
  rows: number
}

export const bulkEditRef = (id: string): ObjectRef => ({ kind: 'platform.bulkEdit', id })

/** By which bulk edit an object was changed. */
export const changedIn = (object: ObjectRef, bulkEditId: string): Link => ({
  from: object,
  relation: 'changedIn',
  to: bulkEditRef(bulkEditId),
})

export async function insertBulkEdit(
  ctx: Context,
  edit: Pick<StoredBulkEdit, 'objectKind' | 'field' | 'value' | 'reason'>,
): Promise<string> {
  const { id } = await ctx.db
    .insertInto('platform.bulk_edit')
    .values({
      object_kind: edit.objectKind,
      field: edit.field,
      value: jsonb(edit.value),
      reason: edit.reason,
      created_at: ctx.clock.now(),
      created_by: ctx.actor.id,
      created_by_name: ctx.actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** What one row had of the field before and after. */
export interface ChangedRow {
  objectId: string
  before: unknown
  after: unknown
}

/** Notes what each row was before and after. */
export async function insertBulkRows(db: Db, bulkEditId: string, rows: readonly ChangedRow[]): Promise<void> {
  if (rows.length === 0) return
  await db
    .insertInto('platform.bulk_edit_row')
    .values(
      rows.map(({ objectId, before, after }) => ({
        bulk_edit_id: bulkEditId,
        object_id: objectId,
        before: jsonb(before),
        after: jsonb(after),
      })),
    )
    .execute()
}

const ownEdits = (ctx: Context) =>
  ctx.db
    .selectFrom('platform.bulk_edit as b')
    .selectAll('b')
    .select(
      sql<number>`(select count(*)::int from platform.bulk_edit_row r where r.bulk_edit_id = b.id)`.as(
        'rows',
      ),
    )
    .where('b.created_by', '=', ctx.actor.id)

type Row = Awaited<ReturnType<ReturnType<typeof ownEdits>['executeTakeFirstOrThrow']>>

const toStored = (row: Row): StoredBulkEdit => ({
  id: row.id,
  objectKind: row.object_kind,
  field: row.field,
  value: row.value,
  reason: row.reason,
  createdAt: row.created_at.toISOString(),
  undoneAt: row.undone_at?.toISOString() ?? null,
  rows: row.rows,
})

/** The caller's last bulk edits of a kind of objects, newest first. */
export async function listOwnBulkEdits(ctx: Context, objectKind: string): Promise<StoredBulkEdit[]> {
  const rows = await ownEdits(ctx)
    .where('b.object_kind', '=', objectKind)
    .orderBy('b.created_at', 'desc')
    .orderBy('b.id')
    .limit(10)
    .execute()
  return rows.map(toStored)
}

/** One bulk edit of the caller; null when there is none. */
export async function findOwnBulkEdit(ctx: Context, id: string): Promise<StoredBulkEdit | null> {
  const row = await ownEdits(ctx).where('b.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toStored(row)
}

/** The same, held until the transaction ends. */
export async function lockOwnBulkEdit(tx: Context, id: string): Promise<StoredBulkEdit | null> {
  const row = await ownEdits(tx).where('b.id', '=', id).forUpdate('b').executeTakeFirst()
  return row === undefined ? null : toStored(row)
}

/** What the rows of a bulk edit were, always in the same order. */
export async function listBulkRows(db: Db, id: string): Promise<ChangedRow[]> {
  const rows = await db
    .selectFrom('platform.bulk_edit_row')
    .select(['object_id', 'before', 'after'])
    .where('bulk_edit_id', '=', id)
    .orderBy('object_id')
    .execute()
  return rows.map(({ object_id, before, after }) => ({ objectId: object_id, before, after }))
}

/** Notes that a bulk edit was taken back, and what became of each row. */
export async function noteUndone(
  tx: Context,
  id: string,
  outcomes: readonly { objectId: string; outcome: BulkOutcome }[],
): Promise<void> {
  await tx.db
    .updateTable('platform.bulk_edit')
    .set({ undone_at: tx.clock.now() })
    .where('id', '=', id)
    .execute()
  await sql`update platform.bulk_edit_row r set outcome = o.outcome
    from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) as o("objectId" text, outcome text)
    where r.bulk_edit_id = ${id} and r.object_id = o."objectId"`.execute(tx.db)
}

/** How bulk edits are named in threads. */
export const bulkDescribers: Describers = {
  'platform.bulkEdit': async (db, ids) => {
    const rows = await db
      .selectFrom('platform.bulk_edit')
      .select(['id', 'reason'])
      .where(sql<boolean>`id::text = any(${ids}::text[])`)
      .execute()
    return new Map(rows.map(({ id, reason }) => [id, { title: reason, href: null }]))
  },
}

/** A bulk edit is seen by whoever made it. */
export const bulkGuards: Guards = {
  'platform.bulkEdit': async (ctx, ids) => {
    const rows = await ctx.db
      .selectFrom('platform.bulk_edit')
      .select('id')
      .where(sql<boolean>`id::text = any(${ids}::text[])`)
      .where('created_by', '=', ctx.actor.id)
      .execute()
    return new Set(rows.map(({ id }) => id))
  },
}

import { type Selectable, sql } from 'kysely'
import { type Db, jsonb } from '../../db/database.ts'
import { contains, pageWindow } from '../../db/paging.ts'
import type { PlatformImportBatch, PlatformImportRow } from '../../db/tables.generated.ts'
import { type ListPage, pageOfList, type SqlOf } from '../../list/page-of-list.ts'
import type { ReadRow } from '../read/read-table.ts'
import type { Check } from './check-rows.ts'
import {
  type ImportQuery,
  type ImportSheet,
  type ImportState,
  type importList,
  importStates,
  type RowOutcome,
  type ToleranceCount,
} from './contract.ts'

export type BatchRow = Omit<Selectable<PlatformImportBatch>, 'content'>
export type StagedRow = Selectable<PlatformImportRow>

/** Everything but the file itself, which is large. */
const columns = [
  'id',
  'object_kind',
  'file_name',
  'sha256',
  'state',
  'done',
  'total',
  'sheets',
  'notices',
  'tolerances',
  'tolerated_rows',
  'failure',
  'reason',
  'created_at',
  'created_by',
  'created_by_name',
  'applied_at',
  'reverted_at',
  'held_until',
  'lock_version',
] as const

export async function insertBatch(
  db: Db,
  batch: {
    objectKind: string
    fileName: string
    content: Uint8Array
    sha256: string
    at: Date
    actor: { id: string; name: string }
  },
): Promise<string> {
  const row = await db
    .insertInto('platform.import_batch')
    .values({
      object_kind: batch.objectKind,
      file_name: batch.fileName,
      content: Buffer.from(batch.content),
      sha256: batch.sha256,
      state: 'reading',
      created_at: batch.at,
      created_by: batch.actor.id,
      created_by_name: batch.actor.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function findBatch(db: Db, id: string): Promise<BatchRow | null> {
  const row = await db
    .selectFrom('platform.import_batch')
    .select(columns)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** The same, held against other writers until the transaction ends. */
export async function lockBatch(db: Db, id: string): Promise<BatchRow | null> {
  const row = await db
    .selectFrom('platform.import_batch')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

/** The batches that an account brought; in no other order wanted, the latest first. */
export function listBatches(
  db: Db,
  createdBy: string,
  { query: words = '', object, state, ...page }: ImportQuery,
): Promise<ListPage<BatchRow>> {
  let query = db.selectFrom('platform.import_batch').select(columns).where('created_by', '=', createdBy)
  if (words.trim() !== '') query = query.where(contains(sql.ref('file_name'), words.trim()))
  if (object !== undefined) query = query.where('object_kind', '=', object)
  if (state !== undefined) query = query.where('state', '=', state)
  return pageOfList(query, listSql, page)
}

const listSql: SqlOf<typeof importList> = {
  sorts: {
    fileName: sql.ref('file_name'),
    object: sql.ref('object_kind'),
    state: sql`array_position(${[...importStates]}::text[], state)`,
    createdAt: sql.ref('created_at'),
    appliedAt: sql.ref('applied_at'),
    revertedAt: sql.ref('reverted_at'),
  },
  totals: {},
  usual: [sql`created_at desc`],
  tie: sql.ref('id'),
}

export async function batchContent(db: Db, id: string): Promise<Uint8Array> {
  const row = await db
    .selectFrom('platform.import_batch')
    .select('content')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row.content
}

/** Sets a batch's state and what goes with it, and counts its version on. */
export async function setState(
  db: Db,
  id: string,
  state: ImportState,
  more: {
    failure?: unknown
    heldUntil?: Date | null
    appliedAt?: Date
    revertedAt?: Date
    reason?: string
    done?: number
  } = {},
): Promise<void> {
  await db
    .updateTable('platform.import_batch')
    .set((set) => ({
      state,
      lock_version: set('lock_version', '+', 1),
      failure: more.failure === undefined ? null : jsonb(more.failure),
      ...(more.heldUntil === undefined ? {} : { held_until: more.heldUntil }),
      ...(more.appliedAt === undefined ? {} : { applied_at: more.appliedAt }),
      ...(more.revertedAt === undefined ? {} : { reverted_at: more.revertedAt }),
      ...(more.reason === undefined ? {} : { reason: more.reason }),
      ...(more.done === undefined ? {} : { done: more.done }),
    }))
    .where('id', '=', id)
    .execute()
}

/**
 * Takes a batch to work on unless somebody else holds it.
 *
 * @returns false when it is held, or not in this state any more.
 */
export async function takeBatch(
  db: Db,
  id: string,
  state: ImportState,
  now: Date,
  heldUntil: Date,
): Promise<boolean> {
  const result = await db
    .updateTable('platform.import_batch')
    .set({ held_until: heldUntil })
    .where('id', '=', id)
    .where('state', '=', state)
    .where((where) => where.or([where('held_until', 'is', null), where('held_until', '<', now)]))
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Leaves a batch to the next worker. */
export async function letGo(db: Db, id: string): Promise<void> {
  await db.updateTable('platform.import_batch').set({ held_until: null }).where('id', '=', id).execute()
}

/** Tells how far a step is and holds the batch on. @returns false when it was stopped meanwhile. */
export async function tellProgress(
  db: Db,
  id: string,
  state: ImportState,
  progress: { done: number; total: number; heldUntil: Date },
): Promise<boolean> {
  const result = await db
    .updateTable('platform.import_batch')
    .set({ done: progress.done, total: progress.total, held_until: progress.heldUntil })
    .where('id', '=', id)
    .where('state', '=', state)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function setReading(
  db: Db,
  id: string,
  reading: {
    sheets: ImportSheet[]
    notices: readonly string[]
    tolerances: ToleranceCount[]
    toleratedRows: number
    total: number
  },
): Promise<void> {
  await db
    .updateTable('platform.import_batch')
    .set({
      sheets: jsonb(reading.sheets),
      notices: jsonb(reading.notices),
      tolerances: jsonb(reading.tolerances),
      tolerated_rows: reading.toleratedRows,
      done: reading.total,
      total: reading.total,
    })
    .where('id', '=', id)
    .execute()
}

/** Batches in a working state that nobody holds any more. */
export async function abandonedBatches(db: Db, now: Date): Promise<{ id: string; state: ImportState }[]> {
  const rows = await db
    .selectFrom('platform.import_batch')
    .select(['id', 'state'])
    .where('state', 'in', ['reading', 'applying', 'reverting'])
    .where((where) => where.or([where('held_until', 'is', null), where('held_until', '<', now)]))
    .execute()
  return rows.map(({ id, state }) => ({ id, state: state as ImportState }))
}

/** Lets go of every batch: whoever held one is known to be dead. */
export async function letGoOfAll(db: Db): Promise<void> {
  await db
    .updateTable('platform.import_batch')
    .set({ held_until: null })
    .where('held_until', 'is not', null)
    .execute()
}

export async function clearRows(db: Db, batchId: string): Promise<void> {
  await db.deleteFrom('platform.import_row').where('batch_id', '=', batchId).execute()
}

export type CheckedRow = Omit<ReadRow, 'faults'> & Check & { position: number }

/** Stages rows as they were read and checked, all in one statement. */
export async function insertRows(db: Db, batchId: string, rows: readonly CheckedRow[]): Promise<void> {
  // What most rows have none of is left out of the text.
  const staged = rows.map((row) => ({
    position: row.position,
    sheet: row.sheet,
    number: row.number,
    written: row.written,
    entered: row.values,
    outcome: row.outcome,
    object_id: row.objectId ?? undefined,
    tolerances: row.tolerances.length === 0 ? undefined : row.tolerances,
    faults: row.faults.length === 0 ? undefined : row.faults,
    before: row.before ?? undefined,
    after: row.after ?? undefined,
  }))
  await sql`insert into platform.import_row (batch_id, position, sheet, number, written, entered, tolerances, faults,
      outcome, object_id, before, after)
    select ${batchId}, r.position, r.sheet, r.number, r.written, r.entered, coalesce(r.tolerances, '[]'),
      coalesce(r.faults, '[]'), r.outcome, r.object_id, r.before, r.after
    from jsonb_to_recordset(${JSON.stringify(staged)}::jsonb) as r(position integer, sheet text, number integer,
      written jsonb, entered jsonb, tolerances jsonb, faults jsonb, outcome text, object_id text, before jsonb,
      after jsonb)`.execute(db)
}

/** What taking and taking back need of a row. */
const writtenColumns = ['position', 'entered', 'outcome', 'object_id', 'before', 'after'] as const
export type WrittenRow = Pick<StagedRow, (typeof writtenColumns)[number]>

/**
 * Rows that write something, behind one position and up to another, in the order of the file. Without a limit of their
 * number, for which the database would sort all that is left, time and again.
 */
export function writingRows(db: Db, batchId: string, after: number, upTo: number): Promise<WrittenRow[]> {
  return db
    .selectFrom('platform.import_row')
    .select(writtenColumns)
    .where('batch_id', '=', batchId)
    .where('outcome', 'in', ['create', 'change'])
    .where('position', '>', after)
    .where('position', '<=', upTo)
    .orderBy('position')
    .execute()
}

/** The rows with faults, in the order of the file. */
export function badRows(db: Db, batchId: string): Promise<StagedRow[]> {
  return db
    .selectFrom('platform.import_row')
    .selectAll()
    .where('batch_id', '=', batchId)
    .where('outcome', '=', 'bad')
    .orderBy('position')
    .execute()
}

export async function pageOfRows(
  db: Db,
  filter: {
    id: string
    outcome?: RowOutcome
    tolerated?: boolean
    kept?: boolean
    page: number
    pageSize: number
  },
): Promise<{ rows: StagedRow[]; total: number }> {
  let query = db.selectFrom('platform.import_row').where('batch_id', '=', filter.id)
  if (filter.outcome !== undefined) query = query.where('outcome', '=', filter.outcome)
  if (filter.tolerated) query = query.where('tolerances', '<>', jsonb([]))
  if (filter.kept) query = query.where('reverted', 'in', ['partly', 'kept'])
  const { limit, offset } = pageWindow(filter)
  const [rows, count] = await Promise.all([
    query.selectAll().orderBy('position').limit(limit).offset(offset).execute(),
    query.select((select) => select.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
  ])
  return { rows, total: Number(count.total) }
}

/** How many rows came to what, and how many stayed when the batch was taken back; by batch. */
export async function countRows(
  db: Db,
  batchIds: readonly string[],
): Promise<Map<string, { counts: Record<RowOutcome, number>; kept: number }>> {
  const found = new Map(
    batchIds.map((id) => [id, { counts: { bad: 0, create: 0, change: 0, same: 0 }, kept: 0 }]),
  )
  if (batchIds.length === 0) return found
  const { rows } = await sql<{ batch_id: string; outcome: RowOutcome; rows: number; kept: number }>`
    select batch_id, outcome, count(*)::int as rows,
      (count(*) filter (where reverted in ('partly', 'kept')))::int as kept
    from platform.import_row where batch_id = any(${[...batchIds]}::uuid[]) group by batch_id, outcome`.execute(
    db,
  )
  for (const { batch_id, outcome, rows: count, kept } of rows) {
    const entry = found.get(batch_id)!
    entry.counts[outcome] = count
    entry.kept += kept
  }
  return found
}

/** Notes anew what rows come to, all in one statement. */
export async function noteChecks(
  db: Db,
  batchId: string,
  rows: readonly (Check & { position: number })[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`update platform.import_row as t set outcome = r.outcome, object_id = r."objectId", faults = r.faults,
      before = nullif(r.before, 'null'::jsonb), after = nullif(r.after, 'null'::jsonb)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(position integer, outcome text, "objectId" text,
      before jsonb, after jsonb, faults jsonb)
    where t.batch_id = ${batchId} and t.position = r.position`.execute(db)
}

/** Notes what became of rows when the batch was taken back. */
export async function noteReverted(
  db: Db,
  batchId: string,
  rows: readonly { position: number; reverted: string; kept: readonly string[] }[],
): Promise<void> {
  await sql`update platform.import_row as t set reverted = r.reverted, kept = r.kept
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(position integer, reverted text, kept jsonb)
    where t.batch_id = ${batchId} and t.position = r.position`.execute(db)
}

/** What somebody did to an object. */
export interface Act {
  byName: string
  action: string
  at: string
}

/**
 * The last act on each object between a batch's being taken and its being taken back, by object; none for one that
 * nobody touched.
 */
export async function lastActs(
  db: Db,
  batch: { kind: string; id: string },
  objectKind: string,
  ids: readonly string[],
): Promise<Map<string, Act>> {
  if (ids.length === 0) return new Map()
  const mark = (action: string) => sql`(select max(m.id) from platform.audit_entry m
    where m.object_kind = ${batch.kind} and m.object_id = ${batch.id} and m.action = ${action})`
  const { rows } = await sql<{ object_id: string; actor_name: string; action: string; at: Date }>`
    select distinct on (e.object_id) e.object_id, e.actor_name, e.action, e.at from platform.audit_entry e
    where e.object_kind = ${objectKind} and e.object_id = any(${[...ids]}::text[])
      and e.id > ${mark('platform.import.applied')} and e.id < ${mark('platform.import.reverted')}
      and e.action not like '%.importReverted'
    order by e.object_id, e.id desc`.execute(db)
  return new Map(
    rows.map((row): [string, Act] => [
      row.object_id,
      { byName: row.actor_name, action: row.action, at: row.at.toISOString() },
    ]),
  )
}

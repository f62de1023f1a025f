import { createHash } from 'node:crypto'
import { type Selectable, sql, type Updateable } from 'kysely'
import type { Context } from '#platform/context.ts'
import { type Db, jsonb } from '#platform/db/database.ts'
import type { DirectoryDuplicateSearch } from '#platform/db/tables.generated.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { DuplicateSearch } from '../../contract/duplicate.ts'
import { filingRules } from '../../duplicates/name-reader.ts'
import { searchDuplicatesJob } from '../../jobs-declared.ts'
import * as queries from '../../queries/duplicate-search.ts'
import { findAllDuplicates, type Tell, type WholeSearch } from './find-all.ts'

/** A search that was not heard of for so long has died with its process. */
const silentMs = 5 * 60_000
/** How often a search says how far it is. */
const tellEveryMs = 500

const noteKey = 'directory.duplicateFiles'

const toSearch = (row: Selectable<DirectoryDuplicateSearch>): DuplicateSearch => ({
  id: row.id,
  requestedAt: row.requested_at.toISOString(),
  requestedBy: row.requested_by,
  state: row.state as DuplicateSearch['state'],
  done: row.done,
  total: row.total,
  found:
    row.enterprises === null || row.same === null || row.review === null
      ? null
      : { enterprises: row.enterprises, same: row.same, review: row.review },
  endedAt: row.ended_at?.toISOString() ?? null,
})

/** Asks for a search of the whole register, or gives the one that is under way. */
export function startDuplicateSearch(ctx: Context): Promise<DuplicateSearch> {
  return inTransaction(ctx, async (tx) => {
    // Two who ask at once take turns, so that the second sees what the first asked for.
    await sql`lock table directory.duplicate_search in share row exclusive mode`.execute(tx.db)
    const now = tx.clock.now()
    const latest = await latestOf(tx.db)
    if (latest?.state === 'waiting' || latest?.state === 'running') {
      if (now.getTime() - latest.told_at.getTime() < silentMs) return toSearch(latest)
      await set(tx.db, latest.id, { state: 'failed', ended_at: now })
    }
    const row = await tx.db
      .insertInto('directory.duplicate_search')
      .values({ requested_at: now, requested_by: tx.actor.name, told_at: now })
      .returningAll()
      .executeTakeFirstOrThrow()
    await tx.jobs.enqueue(tx, searchDuplicatesJob, { id: row.id })
    return toSearch(row)
  })
}

/** How far the latest search of the whole register is. */
export async function latestDuplicateSearch(ctx: Context): Promise<DuplicateSearch | null> {
  const row = await latestOf(ctx.db)
  return row === undefined ? null : toSearch(row)
}

/** The job behind a search: it tells how far it is. One that was given up for dead does nothing. */
export async function runDuplicateSearch(ctx: Context, id: string): Promise<void> {
  const { clock, db } = ctx
  const row = await db
    .updateTable('directory.duplicate_search')
    .set({ state: 'running', told_at: clock.now() })
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) return
  let told = performance.now()
  try {
    const found = await searchRegister(ctx, async (done, total) => {
      if (performance.now() - told < tellEveryMs) return
      told = performance.now()
      await set(db, id, { done, total, told_at: clock.now() })
    })
    const total = 2 * found.enterprises
    const now = clock.now()
    await set(db, id, { ...found, state: 'done', done: total, total, told_at: now, ended_at: now })
    ctx.log.info(found, 'register searched for duplicates')
  } catch (error) {
    const now = clock.now()
    await set(db, id, { state: 'failed', told_at: now, ended_at: now })
    throw error
  }
}

/** Searches the whole register and notes by which rules it is filed now. */
export async function searchRegister(ctx: Pick<Context, 'db' | 'clock'>, tell?: Tell): Promise<WholeSearch> {
  const found = await findAllDuplicates(ctx, tell)
  await sql`insert into platform.note (key, value, at)
    values (${noteKey}, ${jsonb({ fingerprint: fingerprint() })}, ${ctx.clock.now()})
    on conflict (key) do update set value = excluded.value, at = excluded.at`.execute(ctx.db)
  return found
}

/**
 * Asks for a search where the register is filed by other rules than those of this version, or not at all. Called at every
 * start.
 */
export async function installDuplicateFiles(ctx: Context): Promise<void> {
  const { rows } = await sql<{ fingerprint: string | null }>`
    select value ->> 'fingerprint' as fingerprint from platform.note where key = ${noteKey}`.execute(ctx.db)
  if (rows[0]?.fingerprint === fingerprint() || (await queries.countComparable(ctx.db)) === 0) return
  await startDuplicateSearch(ctx)
}

const fingerprint = (): string => createHash('sha256').update(JSON.stringify(filingRules())).digest('hex')

const latestOf = (db: Db): Promise<Selectable<DirectoryDuplicateSearch> | undefined> =>
  db.selectFrom('directory.duplicate_search').selectAll().orderBy('turn', 'desc').limit(1).executeTakeFirst()

async function set(db: Db, id: string, values: Updateable<DirectoryDuplicateSearch>): Promise<void> {
  await db.updateTable('directory.duplicate_search').set(values).where('id', '=', id).execute()
}

import { sql } from 'kysely'
import type { Objective } from '#core/matching/optimal/certificate.ts'
import type { Db } from '../../db/database.ts'

// Instants are the database's own: processes on several machines compare them.

/** Where a part is stored. */
export interface PartKey {
  task: string
  position: number
}

/** How often a part is begun before it counts as failed for good. */
export const mostTries = 3
/** A process that waits for parts says so again within this time, or its parts are begun no more. */
export const wantedSeconds = 60
/** Parts that nobody has wanted for so long are thrown away by whoever asks next. */
const forgottenSeconds = 3600

const inSeconds = (seconds: number) => sql<Date>`clock_timestamp() + make_interval(secs => ${seconds})`

export async function insertPart(
  db: Db,
  { task, position }: PartKey,
  objective: Objective,
  problem: Uint8Array,
): Promise<void> {
  await db
    .insertInto('platform.match_part')
    .values({ task, position, objective, problem, wanted_until: inSeconds(wantedSeconds) })
    .execute()
}

/** What a process needs to begin a part. */
export interface ClaimedPart {
  objective: Objective
  problem: Uint8Array
}

/** Takes a part that waits and that somebody wants; null when it is taken, done, failed or gone. */
export async function claimPart(
  db: Db,
  { task, position }: PartKey,
  worker: string,
): Promise<ClaimedPart | null> {
  const { rows } = await sql<ClaimedPart>`
    update platform.match_part
    set worker = ${worker}, tries = tries + 1, started_at = clock_timestamp(), beat_at = clock_timestamp()
    where task = ${task} and position = ${position} and state = 'waiting' and started_at is null and failure is null
      and wanted_until > clock_timestamp()
    returning objective, problem`.execute(db)
  return rows[0] ?? null
}

/** Says that the part is still being solved; false when it is no longer this process's or wanted by nobody. */
export async function beat(db: Db, { task, position }: PartKey, worker: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('platform.match_part')
    .set({ beat_at: sql`clock_timestamp()` })
    .where('task', '=', task)
    .where('position', '=', position)
    .where('worker', '=', worker)
    .where('state', '=', 'waiting')
    .where('started_at', 'is not', null)
    .where('wanted_until', '>', sql<Date>`clock_timestamp()`)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Writes a result, once: it is the same whoever found it, also a process that was taken for dead. */
export async function finishPart(
  db: Db,
  { task, position }: PartKey,
  worker: string,
  result: Uint8Array,
  hash: string,
): Promise<void> {
  await db
    .updateTable('platform.match_part')
    .set({ state: 'done', result, result_hash: hash, worker, finished_at: sql`clock_timestamp()` })
    .where('task', '=', task)
    .where('position', '=', position)
    .where('state', '=', 'waiting')
    .execute()
}

/** Lets go of a part that could not be solved; after the last try it has failed with this reason. */
export async function giveBackPart(
  db: Db,
  { task, position }: PartKey,
  worker: string,
  reason: string,
): Promise<void> {
  await sql`
    update platform.match_part set started_at = null, beat_at = null,
      failure = case when tries >= ${mostTries} then ${reason} end
    where task = ${task} and position = ${position} and worker = ${worker} and state = 'waiting'`.execute(db)
}

/** How a part stands. */
export interface PartState {
  position: number
  done: boolean
  failure: string | null
  /** Who has it; null while it waits. */
  worker: string | null
}

export async function readParts(db: Db, task: string): Promise<PartState[]> {
  const { rows } = await sql<PartState>`
    select position, state = 'done' as done, failure, case when started_at is not null then worker end as worker
    from platform.match_part where task = ${task} order by position`.execute(db)
  return rows
}

/** The result of a part that is done, which is thus delivered and no longer stored. */
export async function takeResult(
  db: Db,
  { task, position }: PartKey,
): Promise<{ result: Uint8Array; hash: string } | null> {
  const { rows } = await sql<{ result: Uint8Array; hash: string }>`
    delete from platform.match_part where task = ${task} and position = ${position} and state = 'done'
    returning result, result_hash as hash`.execute(db)
  return rows[0] ?? null
}

/**
 * Frees parts whose process has been silent for so long; after the last try they have failed.
 *
 * @returns positions to be asked for again
 */
export async function freeSilent(db: Db, task: string, seconds: number): Promise<number[]> {
  const { rows } = await sql<{ position: number; failure: string | null }>`
    update platform.match_part set started_at = null, beat_at = null,
      failure = case when tries >= ${mostTries}
        then 'begun ' || tries || ' times; every process fell silent, the last was ' || worker end
    where task = ${task} and state = 'waiting' and beat_at < clock_timestamp() - make_interval(secs => ${seconds})
    returning position, failure`.execute(db)
  return rows.filter(({ failure }) => failure === null).map(({ position }) => position)
}

/** Says that somebody still waits for the parts of a task. */
export async function wantParts(db: Db, task: string): Promise<void> {
  await db
    .updateTable('platform.match_part')
    .set({ wanted_until: inSeconds(wantedSeconds) })
    .where('task', '=', task)
    .where('state', '=', 'waiting')
    .execute()
}

export async function deleteParts(db: Db, task: string): Promise<void> {
  await db.deleteFrom('platform.match_part').where('task', '=', task).execute()
}

/** Throws away what processes left behind that died while they waited. */
export async function deleteForgotten(db: Db): Promise<void> {
  await db
    .deleteFrom('platform.match_part')
    .where('wanted_until', '<', inSeconds(-forgottenSeconds))
    .execute()
}

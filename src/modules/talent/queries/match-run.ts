import { type SqlBool, sql } from 'kysely'
import { type Db, jsonb } from '#platform/db/database.ts'
import { uuidsOf } from '#platform/db/uuids.ts'
import { type ListPage, mapPage, pageOfList, type SqlOf } from '#platform/list/page-of-list.ts'
import type { MatchRunFilter, RunPairFilter } from '../contract/match.ts'
import {
  type MatchMethod,
  type MatchRun,
  type MatchSettings,
  type matchRunList,
  matchSettings,
  type RunProgress,
  type RunState,
  type RunSummary,
  type runPairList,
  runProgress,
  runSummary,
} from '../contract/match-run.ts'

/** What of a run is stored beside its settings: the chains of its needs, by which it belongs. */
export type StoredSettings = MatchSettings & { chainCodes: string[] }

export interface StoredRun extends MatchRun {
  settings: MatchSettings
  chainCodes: string[]
  previousId: string | null
  inputHash: string | null
}

const runs = (db: Db) =>
  db.selectFrom('talent.match_run as r').select([
    'r.id',
    'r.number',
    'r.title',
    'r.method',
    'r.settings',
    'r.previous_id',
    'r.state',
    'r.progress',
    'r.summary',
    'r.failure',
    'r.input_hash',
    'r.created_by_name',
    'r.created_at',
    'r.finished_at',
    'r.lock_version',
    sql<string[]>`array(select c.name from chains.chain c
        where r.settings -> 'chainCodes' @> to_jsonb(c.code) order by c.position)`.as('chain_names'),
  ])

type Row = Awaited<ReturnType<ReturnType<typeof runs>['executeTakeFirstOrThrow']>>

const toRun = (row: Row): StoredRun => {
  const { chainCodes, ...settings } = row.settings as StoredSettings
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    method: row.method as MatchMethod,
    state: row.state as RunState,
    progress: runProgress.parse(row.progress),
    summary: row.summary === null ? null : runSummary.parse(row.summary),
    failure: row.failure,
    chainNames: row.chain_names,
    createdByName: row.created_by_name,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    lockVersion: row.lock_version,
    settings: matchSettings.parse(settings),
    chainCodes,
    previousId: row.previous_id,
    inputHash: row.input_hash,
  }
}

export async function findRun(db: Db, id: string): Promise<StoredRun | null> {
  const row = await runs(db).where('r.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toRun(row)
}

/** Runs by id. */
export async function runsById(db: Db, ids: readonly string[]): Promise<StoredRun[]> {
  if (ids.length === 0) return []
  const rows = await runs(db)
    .where(sql<SqlBool>`r.id = any(${uuidsOf(ids)}::uuid[])`)
    .execute()
  return rows.map(toRun)
}

/** The same, held against other writers until the transaction ends. */
export async function lockRun(db: Db, id: string): Promise<StoredRun | null> {
  await db.selectFrom('talent.match_run').select('id').where('id', '=', id).forUpdate().execute()
  return findRun(db, id)
}

const listSql: SqlOf<typeof matchRunList> = {
  sorts: { number: sql.ref('r.number'), title: sql.ref('r.title'), createdAt: sql.ref('r.created_at') },
  totals: {},
  usual: [sql`r.number desc`],
  tie: sql.ref('r.id'),
}

/** @param chains those whose runs may be read, null for all: a run is told where each of its chains is. */
export async function listRuns(
  db: Db,
  filter: MatchRunFilter,
  chains: readonly string[] | null,
): Promise<ListPage<StoredRun>> {
  let query = runs(db)
  if (filter.state !== undefined) query = query.where('r.state', '=', filter.state)
  if (filter.needId !== undefined)
    query = query.where(
      sql<SqlBool>`exists (select from talent.run_need l where l.run_id = r.id and l.need_id = ${filter.needId}::uuid)`,
    )
  if (chains !== null)
    query = query.where(
      sql<SqlBool>`r.settings -> 'chainCodes' <@ ${JSON.stringify(chains)}::jsonb and r.settings -> 'chainCodes' <> '[]'::jsonb`,
    )
  return mapPage(await pageOfList(query, listSql, filter), toRun)
}

/** How a run is called in threads and the search. */
export const runTitle = ({ number, title }: { number: number; title: string }): string =>
  `${title}（#${number}）`

/** Titles and chains of these runs, for threads. */
export async function runTitles(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, { title: string; chainCodes: string[] }>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('talent.match_run')
    .select(['id', 'number', 'title', 'settings'])
    .where(sql<SqlBool>`id = any(${uuidsOf(ids)}::uuid[])`)
    .execute()
  return new Map(
    rows.map(({ id, number, title, settings }) => [
      id,
      { title: runTitle({ number, title }), chainCodes: (settings as StoredSettings).chainCodes },
    ]),
  )
}

export async function insertRun(
  db: Db,
  run: {
    title: string
    method: MatchMethod
    settings: StoredSettings
    previousId: string | null
    actor: { id: string; name: string; orgId: string | null }
  },
  at: Date,
): Promise<string> {
  const { id } = await db
    .insertInto('talent.match_run')
    .values({
      title: run.title,
      method: run.method,
      settings: jsonb(run.settings),
      previous_id: run.previousId,
      state: 'queued',
      progress: jsonb({ stage: 'waiting', share: 0, rounds: 0, attempts: 0 } satisfies RunProgress),
      created_by: run.actor.id,
      created_by_name: run.actor.name,
      created_org_id: run.actor.orgId,
      created_at: at,
      updated_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

const batch = 1000

/** A need of a run: `snapshot` is JSON. */
export interface FrozenNeed {
  readonly id: string
  readonly tier: number
  readonly capacity: number
  readonly snapshot: string
}

/** Needs of a run in their order. */
export async function insertRunNeeds(db: Db, runId: string, needs: readonly FrozenNeed[]): Promise<void> {
  for (let from = 0; from < needs.length; from += batch) {
    const some = needs.slice(from, from + batch)
    await sql`insert into talent.run_need (run_id, position, need_id, capacity, tier, snapshot)
      select ${runId}::uuid, ${from}::int + x.at - 1, x.id, x.capacity, x.tier, x.snapshot::jsonb
      from unnest(${some.map(({ id }) => id)}::uuid[], ${some.map(({ capacity }) => capacity)}::int[],
        ${some.map(({ tier }) => tier)}::int[], ${some.map(({ snapshot }) => snapshot)}::text[])
        with ordinality x(id, capacity, tier, snapshot, at)`.execute(db)
  }
}

/** A block of people of a run in their order; see `service/run/frozen-people.ts`. */
export interface FrozenPeople {
  readonly ids: readonly string[]
  readonly numbers: readonly number[]
  readonly capacities: readonly number[]
  readonly snapshots: Uint8Array
}

export async function insertRunPeople(db: Db, runId: string, blocks: readonly FrozenPeople[]): Promise<void> {
  for (const [block, { ids, numbers, capacities, snapshots }] of blocks.entries())
    await db
      .insertInto('talent.run_people')
      .values({
        run_id: runId,
        block,
        profile_ids: [...ids],
        numbers: [...numbers],
        capacities: [...capacities],
        snapshots: Buffer.from(snapshots),
      })
      .execute()
}

const blocksOf = (db: Db) =>
  db
    .selectFrom('talent.run_people')
    .select(['run_id', 'block', 'profile_ids', 'numbers', 'capacities', 'snapshots'])

type BlockRow = Awaited<ReturnType<ReturnType<typeof blocksOf>['executeTakeFirstOrThrow']>>
const toBlock = (row: BlockRow): FrozenPeople & { runId: string; block: number } => ({
  runId: row.run_id,
  block: row.block,
  ids: row.profile_ids,
  numbers: row.numbers,
  capacities: row.capacities,
  snapshots: row.snapshots,
})

/** People of a run as they were frozen. */
export async function runPeople(db: Db, id: string): Promise<FrozenPeople[]> {
  const rows = await blocksOf(db).where('run_id', '=', id).orderBy('block').execute()
  return rows.map(toBlock)
}

/** Blocks of all runs that somebody stands in. */
export async function blocksWith(
  db: Db,
  profileId: string,
): Promise<(FrozenPeople & { runId: string; block: number })[]> {
  const rows = await blocksOf(db)
    .where(sql<SqlBool>`profile_ids @> ${uuidsOf([profileId])}::uuid[]`)
    .execute()
  return rows.map(toBlock)
}

export async function updateBlock(
  db: Db,
  { runId, block, snapshots }: { runId: string; block: number; snapshots: Uint8Array },
): Promise<void> {
  await db
    .updateTable('talent.run_people')
    .set({ snapshots: Buffer.from(snapshots) })
    .where('run_id', '=', runId)
    .where('block', '=', block)
    .execute()
}

/** What keeps apart the erasing of somebody and the writing of runs that were frozen before. */
const erasingKey = 20_261_127

/** Until the transaction ends nobody is erased whom a run that is being written would still tell of. */
export async function holdOffErasing(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${erasingKey})`.execute(db)
}

/** Waits until no run is being written, and lets none be written until the transaction ends. */
export async function holdOffRuns(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${erasingKey})`.execute(db)
}

/** Who of these people is not there any more, or only as a number. */
export async function goneOf(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select x.id from unnest(${uuidsOf(ids)}::uuid[]) x(id)
    left join talent.profile p on p.id = x.id where p.id is null or p.state = 'erased'`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/** Needs of a run as they were frozen. */
export async function runNeeds(db: Db, id: string) {
  return db
    .selectFrom('talent.run_need')
    .select(['need_id', 'capacity', 'tier', 'snapshot'])
    .where('run_id', '=', id)
    .orderBy('position')
    .execute()
}

/** What else was frozen; null for runs that are not done, or were before a change of what is frozen. */
export async function frozenOf(db: Db, id: string): Promise<Uint8Array | null> {
  const row = await db
    .selectFrom('talent.match_run')
    .select('frozen')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row.frozen
}

/** Takes a run that waits, or one whose worker died; null when it has ended. */
export async function takeRun(db: Db, id: string, at: Date): Promise<{ attempts: number } | null> {
  const row = await db
    .updateTable('talent.match_run')
    .set({
      state: 'running',
      started_at: sql`coalesce(started_at, ${at})`,
      progress: sql`jsonb_build_object('stage', 'reading', 'share', 0, 'rounds', 0,
        'attempts', (progress ->> 'attempts')::int + 1)`,
    })
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .returning('progress')
    .executeTakeFirst()
  return row === undefined ? null : { attempts: runProgress.parse(row.progress).attempts }
}

/** Writes how far a run has come; false when it is to end. */
export async function tellProgress(db: Db, id: string, progress: RunProgress): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('talent.match_run')
    .set({ progress: jsonb(progress) })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function endRun(
  db: Db,
  id: string,
  end: {
    state: RunState
    summary?: RunSummary
    failure?: string | null
    frozen?: Uint8Array
    inputHash?: string
  },
  at: Date,
): Promise<void> {
  await db
    .updateTable('talent.match_run')
    .set((set) => ({
      state: end.state,
      ...(end.summary === undefined ? {} : { summary: jsonb(end.summary) }),
      failure: end.failure ?? null,
      ...(end.frozen === undefined ? {} : { frozen: Buffer.from(end.frozen) }),
      ...(end.inputHash === undefined ? {} : { input_hash: end.inputHash }),
      finished_at: at,
      updated_at: at,
      lock_version: set('lock_version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

export async function insertPairs(
  db: Db,
  runId: string,
  pairs: readonly { needId: string; profileId: string; score: number; isPinned: boolean }[],
): Promise<void> {
  for (let from = 0; from < pairs.length; from += batch) {
    const some = pairs.slice(from, from + batch)
    await sql`insert into talent.run_pair (run_id, need_id, profile_id, score, is_pinned)
      select ${runId}::uuid, * from unnest(${some.map(({ needId }) => needId)}::uuid[],
        ${some.map(({ profileId }) => profileId)}::uuid[], ${some.map(({ score }) => score)}::int[],
        ${some.map(({ isPinned }) => isPinned)}::bool[])`.execute(db)
  }
}

const pairSql: SqlOf<typeof runPairList> = {
  sorts: {
    score: sql.ref('p.score'),
    tier: sql.ref('n.tier'),
    needTitle: sql`n.snapshot ->> 'title'`,
    enterpriseName: sql`n.snapshot ->> 'enterpriseName'`,
  },
  totals: {},
  usual: [sql.ref('n.tier'), sql.ref('n.position'), sql`p.score desc`],
  tie: sql.ref('p.profile_id'),
}

export async function listPairs(db: Db, filter: RunPairFilter) {
  let query = db
    .selectFrom('talent.run_pair as p')
    .innerJoin('talent.run_need as n', (join) =>
      join.onRef('n.run_id', '=', 'p.run_id').onRef('n.need_id', '=', 'p.need_id'),
    )
    .innerJoin('talent.profile as q', 'q.id', 'p.profile_id')
    .innerJoin('chains.chain as c', (join) =>
      join.on(sql<SqlBool>`c.code = n.snapshot -> 'candidate' ->> 'chain'`),
    )
    .where('p.run_id', '=', filter.id)
    .select([
      'p.need_id',
      'p.profile_id',
      'p.score',
      'p.is_pinned',
      'n.tier',
      'q.name',
      'q.number',
      'c.name as chain_name',
      sql<string>`n.snapshot ->> 'title'`.as('title'),
      sql<string>`n.snapshot ->> 'enterpriseName'`.as('enterprise_name'),
    ])
  if (filter.tier !== undefined) query = query.where('n.tier', '=', filter.tier)
  return pageOfList(query, pairSql, filter)
}

/** All pairs of a run, for the run that follows on it. */
export async function pairsOfRun(
  db: Db,
  id: string,
): Promise<{ needId: string; profileId: string; score: number }[]> {
  const rows = await db
    .selectFrom('talent.run_pair')
    .select(['need_id', 'profile_id', 'score'])
    .where('run_id', '=', id)
    .orderBy('need_id')
    .orderBy('profile_id')
    .execute()
  return rows.map((row) => ({ needId: row.need_id, profileId: row.profile_id, score: row.score }))
}

/** Names and numbers of people. */
export async function peopleNames(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, { name: string | null; number: number }>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('talent.profile')
    .select(['id', 'name', 'number'])
    .where(sql<SqlBool>`id = any(${uuidsOf(ids)}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, name, number }) => [id, { name, number }]))
}

/** Names that evidence speaks of by code: skills, nodes, majors, places, chains. */
export async function evidenceNames(db: Db): Promise<Map<string, string>> {
  const { rows } = await sql<{ code: string; name: string }>`
    select id::text as code, name from talent.skill
    union all select id::text, name from chains.node
    union all select code, title from talent.major
    union all select code, name from directory.region
    union all select code, name from chains.chain`.execute(db)
  return new Map(rows.map(({ code, name }) => [code, name]))
}

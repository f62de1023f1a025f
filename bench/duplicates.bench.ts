import { monitorEventLoopDelay } from 'node:perf_hooks'
import { sql } from 'kysely'
import { seededRandom } from '#core/random/seeded-random.ts'
import { shareFile } from '#core/text/enterprise-name/blocking.ts'
import { type ReadEnterprise, readEnterprise } from '#core/text/enterprise-name/compare.ts'
import { usccCheckDigit } from '#core/text/uscc.ts'
import { compareRecords, keysOf, nameReader } from '#modules/directory/duplicates/name-reader.ts'
import { checkDuplicates } from '#modules/directory/service/duplicates/check.ts'
import { findDuplicatesOf } from '#modules/directory/service/duplicates/find.ts'
import { findAllDuplicates } from '#modules/directory/service/duplicates/find-all.ts'
import { systemClock } from '#platform/clock.ts'
import { type Context, operator } from '#platform/context.ts'
import { type Database, openServer } from '#platform/db/database.ts'
import { migrate } from '#platform/db/migrate.ts'
import { startTestServer } from '#platform/db/testing/postgres-server.ts'
import { openJobRunner } from '#platform/jobs/jobs.ts'
import { createLog } from '#platform/log.ts'
import { installDefaults } from '#server/install.ts'
import type { Benchmark, Work } from './benchmark.ts'
import { median } from './benchmark.ts'
import { descendantsCpuMs } from './descendants-time.ts'
import { registerNames } from './generate-register.ts'

/** Enterprises of one insert while the register is filled. */
const batch = 5000
/** New enterprises looked up one by one. */
const lookedUp = 200
/** Enterprises of which every pair is compared, to see what the files leave out. */
const sampled = 800
/** Two names are alike to pg_trgm from this share of common trigrams on. */
const alikeFrom = 0.6

async function fill({ db }: Database, size: number): Promise<string[]> {
  const { code } = await db
    .selectFrom('directory.region')
    .select('code')
    .orderBy('code', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const names = registerNames(size, 1)
  const ids: string[] = []
  const now = systemClock.now()
  for (let start = 0; start < size; start += batch) {
    const rows = await db
      .insertInto('directory.enterprise')
      .values(
        names.slice(start, start + batch).map((name, at) => {
          const body = `91341181MC${String(start + at).padStart(7, '0')}`
          return {
            uscc: body + usccCheckDigit(body),
            name,
            region_code: code,
            source: 'bench',
            as_of_on: '2026-01-01',
            above_scale: false,
            created_at: now,
            updated_at: now,
          }
        }),
      )
      .returning('id')
      .execute()
    ids.push(...rows.map(({ id }) => id))
  }
  return ids
}

/** Of the pairs of a sample that the comparison sends on, those that share a file. */
function recallOfFiles(size: number): { pairs: number; recall: number } {
  const random = seededRandom(2)
  const names = registerNames(size, 1)
  const start = random.integer(0, Math.max(0, size - sampled))
  const all = names.slice(start, start + sampled).map((name, at) => {
    const record = recordOf(String(at), name)
    return { record, keys: keysOf(record) }
  })
  let pairs = 0
  let found = 0
  all.forEach((left, i) => {
    for (const right of all.slice(i + 1)) {
      if (compareRecords(left.record, right.record).verdict === 'different') continue
      pairs++
      if (shareFile(left.keys, right.keys)) found++
    }
  })
  return { pairs, recall: pairs === 0 ? 1 : found / pairs }
}

const recordOf = (id: string, name: string): ReadEnterprise =>
  readEnterprise({ id, name, formerNames: [], code: null, address: null }, nameReader())

async function openRegister(size: number) {
  const server = await startTestServer()
  const database = await openServer(server.url)
  await migrate(database)
  const log = createLog('silent')
  const jobs = await openJobRunner(database, {
    handlers: [],
    contextOf: () => {
      throw new Error('no job runs here')
    },
    log,
    supervise: false,
  })
  const base = { db: database.db, jobs, clock: systemClock, log, requestId: 'bench' }
  await installDefaults(base, true)
  const ctx: Context = { ...base, actor: operator, ip: null, pending: null }
  const ids = await fill(database, size)
  return {
    ctx,
    ids,
    close: async () => {
      await jobs.stop()
      await database.close()
      await server.stop()
    },
  }
}

/** What one enterprise costs in a register that is filed: on entering it, and after saving it. */
async function oneByOne(ctx: Context, ids: readonly string[]) {
  const [entering, filing]: [number[], number[]] = [[], []]
  for (const name of registerNames(lookedUp, 3)) {
    const before = performance.now()
    await checkDuplicates(ctx, { name, formerNames: [], uscc: null, address: null })
    entering.push(performance.now() - before)
  }
  const random = seededRandom(4)
  for (let turn = 0; turn < lookedUp; turn++) {
    const before = performance.now()
    await ctx.db.transaction().execute((db) => findDuplicatesOf({ ...ctx, db }, [random.pick(ids)]))
    filing.push(performance.now() - before)
  }
  return {
    enteringMedianMs: tenth(median(entering)),
    enteringWorstMs: tenth(Math.max(...entering)),
    filingMedianMs: tenth(median(filing)),
    filingWorstMs: tenth(Math.max(...filing)),
  }
}

const tenth = (value: number): number => Math.round(value * 10) / 10

async function searching(size: number): Promise<Work> {
  const { ctx, ids, close } = await openRegister(size)
  // What is asked of a filed register comes first, so that nothing but the search is measured.
  await findAllDuplicates(ctx)
  const each = await oneByOne(ctx, ids)
  await sql`truncate directory.enterprise_file, directory.duplicate_candidate`.execute(ctx.db)
  const files = recallOfFiles(size)
  const work = async () => {
    const stalls = monitorEventLoopDelay({ resolution: 5 })
    stalls.enable()
    const serverBefore = descendantsCpuMs()
    const found = await findAllDuplicates(ctx)
    stalls.disable()
    const { rows } = await sql<{ files: number }>`
      select avg(cardinality(files))::float8 as files from directory.enterprise_file`.execute(ctx.db)
    return {
      figures: {
        databaseCpuSeconds: tenth((descendantsCpuMs() - serverBefore) / 1000),
        longestStallMs: tenth(stalls.max / 1e6),
        stallP99Ms: tenth(stalls.percentile(99) / 1e6),
        ...each,
        pairsSame: found.same,
        pairsReview: found.review,
        filesEach: tenth(rows[0]?.files ?? 0),
        sampleOfAllPairs: sampled,
        pairsInSample: files.pairs,
        recallOfFiles: Math.round(files.recall * 10_000) / 10_000,
      },
    }
  }
  return Object.assign(work, { close, otherCpuMs: descendantsCpuMs })
}

/** What PostgreSQL offers for the same: names that share most of their trigrams, found by an index. */
async function byTrigrams(size: number): Promise<Work> {
  const { ctx, close } = await openRegister(size)
  await sql`create extension if not exists pg_trgm`.execute(ctx.db)
  const work = async () => {
    const found = await ctx.db.transaction().execute(async (tx) => {
      await sql`create index enterprise_bench on directory.enterprise using gin (name gin_trgm_ops)`.execute(
        tx,
      )
      await sql`select set_config('pg_trgm.similarity_threshold', ${String(alikeFrom)}, true)`.execute(tx)
      const { rows } = await sql<{ left_name: string; right_name: string }>`
        select a.name as left_name, b.name as right_name
        from directory.enterprise a join directory.enterprise b on a.name % b.name and a.id < b.id`.execute(
        tx,
      )
      await sql`drop index directory.enterprise_bench`.execute(tx)
      return rows
    })
    return { figures: { pairsAlike: found.length } }
  }
  return Object.assign(work, { close, otherCpuMs: descendantsCpuMs })
}

/** The obvious judge: every pair compared by the same rules, in memory. */
function everyPair(size: number): Work {
  const records = registerNames(size, 1).map((name, at) => recordOf(String(at), name))
  return () => {
    const found = { same: 0, review: 0, different: 0 }
    records.forEach((left, i) => {
      for (let j = i + 1; j < records.length; j++) found[compareRecords(left, records[j]!).verdict]++
    })
    return { figures: { pairsSame: found.same, pairsReview: found.review } }
  }
}

export const benchmark: Benchmark = {
  name: 'duplicates',
  title:
    'Duplicates in a register (target: 100,000 in a minute of processor time, the database included), one new enterprise (target: 50 ms), and what the files leave out of all pairs',
  runs: 1,
  warmups: 0,
  ours: { name: 'find duplicates, PostgreSQL server', sizes: [2000, 10_000, 100_000], prepare: searching },
  peers: [
    {
      name: 'similarity join of pg_trgm',
      note: `names with ${alikeFrom} of their trigrams in common, by a GIN index that is built in the time; it reads no name, gives no reasons and stores nothing`,
      sizes: [2000, 10_000],
      prepare: byTrigrams,
    },
    {
      name: 'every pair compared',
      note: 'the same comparison without files, in memory, nothing stored',
      sizes: [2000],
      prepare: everyPair,
    },
  ],
}

import { seededRandom } from '#core/random/seeded-random.ts'
import { type ReadEnterprise, readEnterprise } from '#core/text/enterprise-name/compare.ts'
import { usccCheckDigit } from '#core/text/uscc.ts'
import { compareRecords, keysOf, nameReader } from '#modules/directory/duplicates/name-reader.ts'
import { checkDuplicates } from '#modules/directory/service/duplicates/check.ts'
import { findAllDuplicates, findDuplicatesOf } from '#modules/directory/service/duplicates/find.ts'
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
import { registerNames } from './generate-register.ts'

/** Enterprises of one insert while the register is filled. */
const batch = 5000
/** New enterprises looked up one by one. */
const lookedUp = 200
/** Enterprises of which every pair is compared, to see what the files leave out. */
const sampled = 800

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
  const all = names.slice(start, start + sampled).map((name, at): [ReadEnterprise, Set<string>] => {
    const record = readEnterprise(
      { id: String(at), name, formerNames: [], code: null, address: null },
      nameReader(),
    )
    return [record, new Set(keysOf(record))]
  })
  let pairs = 0
  let found = 0
  all.forEach(([left, keys], i) => {
    for (const [right, others] of all.slice(i + 1)) {
      if (compareRecords(left, right).verdict === 'different') continue
      pairs++
      if ([...others].some((key) => keys.has(key))) found++
    }
  })
  return { pairs, recall: pairs === 0 ? 1 : found / pairs }
}

async function searching(size: number): Promise<Work> {
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
  const work = async () => {
    const started = performance.now()
    const { same, review } = await findAllDuplicates(ctx)
    const wholeMs = performance.now() - started
    const [entering, filing]: [number[], number[]] = [[], []]
    for (const name of registerNames(lookedUp, 3)) {
      const before = performance.now()
      await checkDuplicates(ctx, { name, formerNames: [], uscc: null, address: null })
      entering.push(performance.now() - before)
    }
    const random = seededRandom(4)
    for (let turn = 0; turn < lookedUp; turn++) {
      const before = performance.now()
      await database.db.transaction().execute((db) => findDuplicatesOf({ ...ctx, db }, [random.pick(ids)]))
      filing.push(performance.now() - before)
    }
    const keys = await database.db
      .selectFrom('directory.enterprise_key')
      .select((select) => select.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    const files = recallOfFiles(size)
    const tenth = (value: number) => Math.round(value * 10) / 10
    return {
      figures: {
        wholeSeconds: tenth(wholeMs / 1000),
        enteringMedianMs: tenth(median(entering)),
        enteringWorstMs: tenth(Math.max(...entering)),
        filingMedianMs: tenth(median(filing)),
        filingWorstMs: tenth(Math.max(...filing)),
        pairsSame: same,
        pairsReview: review,
        keysEach: tenth(Number(keys.count) / (size + 1)),
        sampleOfAllPairs: sampled,
        pairsInSample: files.pairs,
        recallOfFiles: Math.round(files.recall * 10_000) / 10_000,
      },
    }
  }
  return Object.assign(work, {
    close: async () => {
      await jobs.stop()
      await database.close()
      await server.stop()
    },
  })
}

export const benchmark: Benchmark = {
  name: 'duplicates',
  title:
    'Duplicates in a register: one new enterprise (target: 50 ms) and the whole (target: minutes), and what the files leave out of all pairs',
  runs: 1,
  warmups: 0,
  ours: { name: 'find duplicates, PostgreSQL server', sizes: [10_000, 100_000], prepare: searching },
  peers: [],
}

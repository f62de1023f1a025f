import { afterAll, describe, expect, it } from 'vitest'
import { solveOptimal } from '#core/matching/optimal/solve-optimal.ts'
import { solveSplit } from '#core/matching/split/solve-split.ts'
import { regionalProblem } from '#core/matching/testing/regional-problem.ts'
import type { Context } from '#platform/context.ts'
import { onBothDatabases } from '#platform/db/testing/on-both-databases.ts'
import type { JobRunner } from '#platform/jobs/jobs.ts'
import { encodeProblems } from '#platform/matching/parts/encode-part.ts'
import { solveOnWorkers, type WorkersOptions } from '#platform/matching/parts/solve-on-workers.ts'
import { solvePart } from '#platform/matching/parts/solve-part.ts'
import { claimPart, finishPart, insertPart, readParts } from '#platform/matching/parts/stored-part.ts'
import { testJobs } from './testing/api.ts'

const { problem, regions } = regionalProblem({
  regions: [
    { needs: 40, people: 120 },
    { needs: 30, people: 90 },
    { needs: 20, people: 60 },
  ],
  border: 0.1,
  listed: 6,
  islands: 30,
})
const quick = { pauseMilliseconds: 20, bundleWeight: 600 }
const alone = (options: Pick<WorkersOptions, 'objective' | 'regions'>) =>
  solveSplit(problem, options, ({ problem: part }) => solveOptimal(part, options))

onBothDatabases('SYS7 a matching solved by workers', (database, ctx) => {
  let working = false
  afterAll(() => {
    working = false
  })

  /** This process as its own worker: takes what waits, again and again, until the work is done. */
  async function withWorker<T>(work: (ctx: Context) => Promise<T>): Promise<T> {
    const jobs: JobRunner = await testJobs(database())
    working = true
    const taking = (async () => {
      while (working) {
        // A part that fails is tried again by whoever asks next; the queue's own pauses would take too long here.
        await jobs.drain().catch(() => {})
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    })()
    try {
      return await work({ ...ctx(), jobs })
    } finally {
      working = false
      await taking
    }
  }
  const nothingLeft = async () =>
    expect(await database().db.selectFrom('platform.match_part').select('task').execute()).toEqual([])

  it('is the matching of one process alone, and leaves no rows', async () => {
    for (const options of [{ objective: 'tiers', regions }, { objective: 'score' }] as const) {
      const rounds: number[] = []
      const onProgress: WorkersOptions['onProgress'] = ({ round }) => rounds.push(round)
      const found = await withWorker((own) =>
        solveOnWorkers(own, problem, { ...options, ...quick, onProgress }),
      )
      expect(found).toEqual(await alone(options))
      expect(rounds.at(-1)).toBe('regions' in options ? 2 : 1)
    }
    await nothingLeft()
  })

  it('running a part twice writes the same bytes', async () => {
    const jobs = await testJobs(database())
    const own = { ...ctx(), jobs }
    const bytes = await encodeProblems([problem, problem])
    const task = crypto.randomUUID()
    for (const position of [0, 1]) {
      await insertPart(own.db, { task, position }, 'tiers', bytes)
      await solvePart(own, { task, position })
    }
    // A second run of the same finds it done.
    await solvePart(own, { task, position: 0 })
    const rows = await own.db
      .selectFrom('platform.match_part')
      .select(['state', 'tries', 'result', 'result_hash'])
      .where('task', '=', task)
      .execute()
    expect(rows.map(({ state, tries }) => ({ state, tries }))).toEqual([
      { state: 'done', tries: 1 },
      { state: 'done', tries: 1 },
    ])
    expect(rows[0]!.result_hash).toBe(rows[1]!.result_hash)
    expect(Buffer.compare(rows[0]!.result!, rows[1]!.result!)).toBe(0)
    await own.db.deleteFrom('platform.match_part').execute()
  })

  it('a part that fails three times fails the whole, with its reason and place', async () => {
    const jobs = await testJobs(database())
    const own = { ...ctx(), jobs }
    const solved = solveOnWorkers(own, problem, { objective: 'tiers', ...quick, bundleWeight: 1e6 })
    const refused = expect(solved).rejects.toMatchObject({
      reason: 'platform.matchPart.failed',
      details: { position: 0, reason: 'the seal does not fit the bytes' },
    })
    const stored = await waitFor(() =>
      own.db.selectFrom('platform.match_part').select('task').executeTakeFirst(),
    )
    await own.db
      .updateTable('platform.match_part')
      .set({ problem: new Uint8Array(64) })
      .execute()
    for (let run = 1; run <= 3; run++)
      await expect(solvePart(own, { task: stored.task, position: 0 })).rejects.toThrow('seal')
    await refused
    await nothingLeft()
    // What was asked for finds nothing to do.
    await jobs.drain()
  })

  it('a part whose process falls silent is asked for again, and has failed after the third', async () => {
    const jobs = await testJobs(database())
    const own = { ...ctx(), jobs }
    const solved = solveOnWorkers(own, problem, {
      objective: 'tiers',
      ...quick,
      bundleWeight: 1e6,
      silentSeconds: 0.3,
    })
    const refused = expect(solved).rejects.toMatchObject({
      details: { position: 0, reason: 'begun 3 times; every process fell silent, the last was elsewhere:3' },
    })
    const { task } = await waitFor(() =>
      own.db.selectFrom('platform.match_part').select('task').executeTakeFirst(),
    )
    for (let run = 1; run <= 3; run++)
      await waitFor(() => claimPart(own.db, { task, position: 0 }, `elsewhere:${run}`))
    await refused
    // Once when it was stored, and again after the first and the second silence.
    expect(await jobs.drain()).toBe(3)
  })

  it('an abort takes back what waits and stops what is under way', async () => {
    const jobs = await testJobs(database())
    const own = { ...ctx(), jobs }
    const stop = new AbortController()
    const solved = solveOnWorkers(own, problem, { objective: 'tiers', ...quick, signal: stop.signal })
    const refused = expect(solved).rejects.toThrow('enough')
    const { task } = await waitFor(() =>
      own.db.selectFrom('platform.match_part').select('task').executeTakeFirst(),
    )
    await claimPart(own.db, { task, position: 0 }, 'elsewhere:1')
    stop.abort(new Error('enough'))
    await refused
    await nothingLeft()
    // Who still works on one writes nowhere.
    await finishPart(own.db, { task, position: 0 }, 'elsewhere:1', new Uint8Array(1), 'a'.repeat(64))
    expect(await readParts(own.db, task)).toEqual([])
    await jobs.drain()
  })

  it('is refused inside a transaction, where nobody else would see the parts', async () => {
    await expect(solveOnWorkers({ ...ctx(), pending: [] }, problem, { objective: 'tiers' })).rejects.toThrow(
      'no transaction may be open',
    )
  })
})

async function waitFor<T>(look: () => Promise<T | null | undefined>): Promise<T> {
  for (let tries = 0; tries < 500; tries++) {
    const found = await look()
    if (found !== null && found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('it did not come')
}

describe('the regions of these tests', () => {
  it('have borders and lose something by them, or the tests would say little', async () => {
    const { borderPairs, loss } = await alone({ objective: 'tiers', regions })
    expect(borderPairs).toBeGreaterThan(50)
    expect(loss.score).toBeGreaterThan(0)
  })
})

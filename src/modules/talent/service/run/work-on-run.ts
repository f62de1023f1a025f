import { aboutChains } from '#modules/chains/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { solveOnWorkers } from '#platform/matching/parts/solve-on-workers.ts'
import { inTransaction } from '#platform/transaction.ts'
import { runStages } from '../../contract/match-run.ts'
import * as queries from '../../queries/match-run.ts'
import { matchRunRef } from '../../refs.ts'
import { withoutPeople } from './frozen-people.ts'
import { keepCut } from './keep-words.ts'
import { readRun } from './read-input.ts'
import { progressCells, type RunResult } from './run-shapes.ts'
import { runInWorker } from './run-tasks.ts'
import type { SolveExactly } from './solve-method.ts'

const tellEveryMs = 500
/** A run that fails this often is given up, and says so. */
const mostAttempts = 3

/**
 * Reads needs and people as they are now, does the arithmetic in a thread of its own, tells how far it is, and writes what
 * was read, result, pairs and summary in one transaction. A run whose worker died is read and made anew: nobody has seen
 * anything of it. A run that was cancelled meanwhile ends without a result.
 */
export async function workOnRun(ctx: Context, id: string): Promise<void> {
  const taken = await queries.takeRun(ctx.db, id, ctx.clock.now())
  if (taken === null) return
  const run = (await queries.findRun(ctx.db, id))!
  try {
    const result = await makeTold(ctx, run, taken.attempts)
    if (result === null) return
    await writeResult(ctx, run, result)
    await keepCut(ctx, result.cut)
  } catch (error) {
    if (taken.attempts < mostAttempts) throw error
    ctx.log.error({ err: error, run: id }, 'match run given up')
    await inTransaction(ctx, async (tx) => {
      if ((await queries.lockRun(tx.db, id))?.state !== 'running') return
      await end(tx, run, { state: 'failed', failure: 'internal' })
    })
  }
}

/** The result, with progress written twice a second; null when the run was cancelled. */
async function makeTold(ctx: Context, run: queries.StoredRun, attempts: number): Promise<RunResult | null> {
  const progress = new Int32Array(new SharedArrayBuffer(4 * progressCells))
  Atomics.store(progress, 0, runStages.indexOf('reading'))
  const cancelled = new AbortController()
  let telling = Promise.resolve()
  const timer = setInterval(() => {
    telling = telling.then(async () => {
      const told = {
        stage: runStages[Atomics.load(progress, 0)]!,
        share: Atomics.load(progress, 1) / 1000,
        rounds: Atomics.load(progress, 2),
        attempts,
      }
      if (!(await queries.tellProgress(ctx.db, run.id, told))) cancelled.abort(new Error('cancelled'))
    })
    // A slip in telling is no reason to lose the work.
    telling = telling.catch((error: unknown) =>
      ctx.log.warn({ err: error, run: run.id }, 'progress not told'),
    )
  }, tellEveryMs)
  try {
    return await runInWorker(
      { method: run.method, settings: run.settings, hasPrevious: run.previousId !== null, progress },
      () => readRun(ctx, run),
      onAllWorkers(ctx, cancelled.signal),
      cancelled.signal,
    )
  } catch (error) {
    if (cancelled.signal.aborted) return null
    throw error
  } finally {
    clearInterval(timer)
    await telling
  }
}

/** Has the parts of a large problem solved by all processes that work on jobs. */
const onAllWorkers =
  (ctx: Context, signal: AbortSignal): SolveExactly =>
  async (problem, objective) => {
    const { matching, prices } = await solveOnWorkers(ctx, problem, { objective, signal })
    if (prices === null) throw new Error('parts without regions have prices')
    return { matching, prices }
  }

async function writeResult(ctx: Context, run: queries.StoredRun, result: RunResult): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    // Cancelled in the last moment, or done by another worker.
    if ((await queries.lockRun(tx.db, run.id))?.state !== 'running') return
    if (result.status !== 'done') {
      const { status, summary } = result
      // The schools of quotas that collide are named by their people.
      if (summary.collision.length > 0) await writePeople(tx, run.id, result)
      await end(tx, run, { state: 'failed', failure: status, summary })
      return
    }
    await queries.insertRunNeeds(tx.db, run.id, result.needs)
    await queries.insertPairs(tx.db, run.id, result.pairs)
    await writePeople(tx, run.id, result)
    const { summary, frozen, inputHash } = result
    await end(tx, run, { state: 'done', summary, frozen, inputHash })
  })
  ctx.log.info({ run: run.id, laps: result.laps }, 'match run written')
}

/** After the pairs, which hold their people: whoever erases holds the person first as well. */
async function writePeople(tx: Context, runId: string, { people }: RunResult): Promise<void> {
  await queries.holdOffErasing(tx.db)
  await queries.insertRunPeople(tx.db, runId, await withoutErased(tx, people))
}

/** Whoever was erased while the run was made is not told of in it. */
async function withoutErased(tx: Context, blocks: RunResult['people']): Promise<RunResult['people']> {
  const erased = await queries.goneOf(
    tx.db,
    blocks.flatMap(({ ids }) => ids),
  )
  if (erased.size === 0) return blocks
  return Promise.all(
    blocks.map(async (block) =>
      block.ids.some((id) => erased.has(id)) ? withoutPeople(block, erased) : block,
    ),
  )
}

async function end(
  tx: Context,
  run: queries.StoredRun,
  result: Parameters<typeof queries.endRun>[2],
): Promise<void> {
  await queries.endRun(tx.db, run.id, result, tx.clock.now())
  const links = aboutChains(matchRunRef(run.id), run.chainCodes)
  await recordChanges(tx, [
    {
      action: 'talent.match.finish',
      object: matchRunRef(run.id),
      before: { state: run.state },
      after: {
        state: result.state,
        failure: result.failure ?? null,
        filled: result.summary?.filled ?? null,
        totalScore: result.summary?.totalScore ?? null,
        resultHash: result.summary?.resultHash ?? null,
      },
      links: [links[0]!, ...links.slice(1)],
    },
  ])
}

import { buildProblem } from '#core/matching/problem.ts'
import { spreadMeasures } from '#core/matching/spread/measures.ts'
import { aboutChains } from '#modules/chains/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { inTransaction } from '#platform/transaction.ts'
import { type RunSummary, runStages } from '../../contract/match-run.ts'
import * as queries from '../../queries/match-run.ts'
import { matchRunRef } from '../../refs.ts'
import { digestOf, packFrozen } from './frozen.ts'
import { type LoadedRun, loadRun } from './load-run.ts'
import { plainGroups } from './quota-groups.ts'
import { progressCells, solveInWorker } from './run-tasks.ts'
import { pairsOf, type RunOutcome } from './solve-run.ts'

const tellEveryMs = 1000
/** A run that fails this often is given up, and says so. */
const mostAttempts = 3

/**
 * Does the arithmetic of a run in a thread of its own, tells how far it is, and writes result, pairs and summary in one
 * transaction. What was frozen decides all of it: a run whose worker died gives the same bytes when tried again. A run
 * that was cancelled meanwhile ends without a result.
 */
export async function workOnRun(ctx: Context, id: string): Promise<void> {
  const taken = await queries.takeRun(ctx.db, id, ctx.clock.now())
  if (taken === null) return
  const run = (await queries.findRun(ctx.db, id))!
  try {
    const loaded = await loadRun(ctx.db, run)
    const outcome = await solveTold(ctx, loaded, taken.attempts)
    if (outcome !== null) await writeOutcome(ctx, loaded, outcome)
  } catch (error) {
    if (taken.attempts < mostAttempts) throw error
    ctx.log.error({ err: error, run: id }, 'match run given up')
    await inTransaction(ctx, async (tx) => {
      if ((await queries.lockRun(tx.db, id))?.state !== 'running') return
      await end(tx, run, { state: 'failed', failure: 'internal' })
    })
  }
}

/** The outcome, with progress written every second; null when the run was cancelled. */
async function solveTold(
  ctx: Context,
  { run, input }: LoadedRun,
  attempts: number,
): Promise<RunOutcome | null> {
  const cells = new Int32Array(new SharedArrayBuffer(4 * progressCells))
  const cancelled = new AbortController()
  let telling = Promise.resolve()
  const timer = setInterval(() => {
    telling = telling.then(async () => {
      const progress = {
        stage: runStages[Atomics.load(cells, 0)]!,
        share: Atomics.load(cells, 1) / 1000,
        rounds: Atomics.load(cells, 2),
        attempts,
      }
      if (!(await queries.tellProgress(ctx.db, run.id, progress))) cancelled.abort(new Error('cancelled'))
    })
    // A slip in telling is no reason to lose the work.
    telling = telling.catch((error: unknown) =>
      ctx.log.warn({ err: error, run: run.id }, 'progress not told'),
    )
  }, tellEveryMs)
  try {
    return await solveInWorker(input, cells, cancelled.signal)
  } catch (error) {
    if (cancelled.signal.aborted) return null
    throw error
  } finally {
    clearInterval(timer)
    await telling
  }
}

async function writeOutcome(ctx: Context, loaded: LoadedRun, outcome: RunOutcome): Promise<void> {
  const { run, frozen, needIds, people } = loaded
  await inTransaction(ctx, async (tx) => {
    // Cancelled in the last moment, or done by another worker.
    if ((await queries.lockRun(tx.db, run.id))?.state !== 'running') return
    if (outcome.status === 'infeasible') {
      const summary = { ...emptySummary(loaded), collision: outcome.parts.collision }
      await end(tx, run, { state: 'failed', failure: 'infeasible', summary })
      return
    }
    const pairs = pairsOf(outcome.frozen, frozen.pins.forced, outcome.pinnedScores)
    await queries.insertPairs(
      tx.db,
      run.id,
      pairs.map(({ need, person, ...pair }) => ({
        needId: needIds[need]!,
        profileId: people[person]!.id,
        ...pair,
      })),
    )
    await end(tx, run, {
      state: 'done',
      summary: summaryOf(loaded, outcome, pairs),
      frozen: packFrozen({ ...frozen, result: outcome.frozen }),
    })
  })
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

type Pair = ReturnType<typeof pairsOf>[number]

function emptySummary({ input }: LoadedRun): RunSummary {
  const none = { gini: 0, covered: 0, coverable: 0 }
  return {
    needs: input.needs.length,
    people: input.people.length,
    seats: input.needCapacity.reduce((sum, one) => sum + one, 0),
    filled: 0,
    byTier: [],
    totalScore: 0,
    pinned: 0,
    eligiblePairs: 0,
    listedPairs: 0,
    rounds: 0,
    certificate: { status: 'none', bound: null, greaterFill: 0 },
    best: null,
    blockingPairs: 0,
    kept: null,
    spread: { enterprise: none, county: none, school: none },
    quotaPrices: [],
    collision: [],
    resultHash: '',
  }
}

/** What all pairs reach, pinned ones included. */
function summaryOf(
  loaded: LoadedRun,
  outcome: Extract<RunOutcome, { status: 'done' }>,
  pairs: readonly Pair[],
): RunSummary {
  const { input, frozen } = loaded
  const pinnedScore = outcome.pinnedScores.reduce((sum, one) => sum + one, 0)
  const before = new Set(frozen.previous.map((pair) => pair.join(' ')))
  const tiers = [...new Set(input.needTier)].sort((a, b) => a - b)
  const sumOf = (tier: number, of: (need: number) => number) =>
    input.needTier.reduce((sum, one, need) => (one === tier ? sum + of(need) : sum), 0)
  const filledOf = new Int32Array(input.needs.length)
  for (const { need } of pairs) filledOf[need]!++
  const best = outcome.parts.best
  return {
    ...emptySummary(loaded),
    ...outcome.parts,
    best: best && {
      filled: best.filled + outcome.pinnedScores.length,
      totalScore: best.totalScore + pinnedScore,
    },
    filled: pairs.length,
    byTier: tiers.map((tier) => ({
      tier,
      seats: sumOf(tier, (need) => input.needCapacity[need]!),
      filled: sumOf(tier, (need) => filledOf[need]!),
    })),
    totalScore: pairs.reduce((sum, { score }) => sum + score, 0),
    pinned: outcome.pinnedScores.length,
    kept:
      loaded.run.previousId === null
        ? null
        : {
            kept: pairs.filter(({ need, person }) => before.has(`${need} ${person}`)).length,
            of: before.size,
          },
    spread: spreadOfPairs(loaded, pairs),
    resultHash: digestOf(outcome.frozen.matching),
  }
}

/** How evenly all pairs reach enterprises, counties and schools. */
function spreadOfPairs({ input }: LoadedRun, pairs: readonly Pair[]): RunSummary['spread'] {
  const problem = buildProblem(
    Int32Array.from(input.needCapacity),
    Int32Array.from(input.needTier),
    Int32Array.from(input.personCapacity),
    {
      need: Int32Array.from(pairs, ({ need }) => need),
      person: Int32Array.from(pairs, ({ person }) => person),
      score: Int32Array.from(pairs, ({ score }) => score),
    },
  )
  const all = new Uint8Array(pairs.length).fill(1)
  const groups = plainGroups(input)
  const of = (side: 'need' | 'person', kind: keyof typeof groups) => {
    const measured = spreadMeasures(problem, all, side, groups[kind])
    const withPlaces = measured.groups.filter(({ places }) => places > 0)
    return {
      gini: Math.round(measured.gini * 10_000) / 10_000,
      covered: withPlaces.filter(({ filled }) => filled > 0).length,
      coverable: withPlaces.length,
    }
  }
  return {
    enterprise: of('need', 'enterprise'),
    county: of('need', 'county'),
    school: of('person', 'school'),
  }
}

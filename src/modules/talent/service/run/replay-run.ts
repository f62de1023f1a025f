import { checkCertificate } from '#core/matching/optimal/certificate.ts'
import { countBlockingPairs } from '#core/matching/stable/count-blocking-pairs.ts'
import { totalsOf } from '#core/matching/totals.ts'
import type { Context } from '#platform/context.ts'
import type { RunCheck } from '../../contract/match-why.ts'
import { requireDone, visibleRun } from './access.ts'
import { digestOf, digestsOf, inputHash } from './frozen.ts'
import { type LoadedRun, loadRun } from './load-run.ts'
import { replayInWorker } from './run-tasks.ts'

/**
 * Checks a run anew from what is frozen: that the input is what was hashed, the result the same, the prices a proof. A
 * nearly stable match that the clock ended would come out otherwise on another machine: it is checked as data, that it keeps
 * capacities, blocks no more than was allowed and reaches what was told.
 */
export async function checkRun(ctx: Context, id: string): Promise<RunCheck> {
  const run = await visibleRun(ctx, id)
  requireDone(run)
  const loaded = await loadRun(ctx.db, run)
  const { frozen, input, stored } = loaded
  const { problem, matching, prices } = frozen.result!
  const digests = digestsOf(stored.needs, stored.people)
  const hash = inputHash(frozen, {
    method: run.method,
    settings: run.settings,
    capacities: [input.needCapacity, input.needTier, input.personCapacity],
  })
  const isSameHash = run.summary?.resultHash === digestOf(matching)
  const found = await replayed(loaded)
  const check = prices === null ? null : checkCertificate(problem, matching, prices, run.settings.objective)
  return {
    inputSame:
      hash === run.inputHash &&
      digests.every((digest, at) => digest === null || digest === frozen.digests[at]),
    erased: digests.filter((digest) => digest === null).length,
    replay: found.replay,
    resultSame: isSameHash && found.isGood,
    certificate: check && {
      primal: check.primal,
      dual: check.dual,
      gap: check.gap,
      faults: check.faults.length,
    },
  }
}

/** How the result was checked, and whether it holds. */
async function replayed(loaded: LoadedRun): Promise<{ replay: RunCheck['replay']; isGood: boolean }> {
  const { run, frozen } = loaded
  const { problem, matching, needGroups, personGroups } = frozen.result!
  const mayDiffer = run.method === 'nearStable'
  if (mayDiffer && run.summary?.certificate.status === 'limit')
    return { replay: 'asData', isGood: holdsAsData(loaded) }
  const again = await replayInWorker({
    method: run.method,
    settings: run.settings,
    problem,
    needGroups,
    personGroups,
    previous: frozen.previous,
  })
  const isSame = again !== null && digestOf(again) === digestOf(matching)
  if (isSame || !mayDiffer) return { replay: 'solved', isGood: isSame }
  return { replay: 'asData', isGood: holdsAsData(loaded) }
}

/** Whether a result keeps capacities, blocks no more pairs than it said, and reaches what it said. */
function holdsAsData({ run, frozen }: LoadedRun): boolean {
  const { problem, matching } = frozen.result!
  const pinned = frozen.pins.forced.length
  const free = {
    need: new Float64Array(problem.needCount),
    person: new Float64Array(problem.personCount),
    tier: [],
  }
  // Of a check against no prices at all, what it says of capacities is left.
  const overfull = checkCertificate(problem, matching, free, 'score').faults.some(
    ({ rule }) => rule === 'needOverfull' || rule === 'personOverfull',
  )
  const { count } = countBlockingPairs(problem, null, matching, { listed: 0 })
  const { filled, totalScore } = totalsOf(problem, matching)
  const told = run.summary
  return (
    !overfull &&
    told !== null &&
    count <= Math.min(told.blockingPairs, run.settings.mostBlocking) &&
    filled + pinned === told.filled &&
    // Scores of pinned pairs stand beside the problem.
    (pinned === 0 ? totalScore === told.totalScore : totalScore <= told.totalScore)
  )
}

import { checkCertificate } from '#core/matching/optimal/certificate.ts'
import { edgeOf } from '#core/matching/problem.ts'
import type { Context } from '#platform/context.ts'
import type { RunCheck } from '../../contract/match-why.ts'
import { requireDone, visibleRun } from './access.ts'
import { digestOf, digestsOf, inputHash } from './frozen.ts'
import { type LoadedRun, loadRun } from './load-run.ts'
import { replayInWorker } from './run-tasks.ts'
import type { MethodResult } from './solve-run.ts'

/** Solves the frozen columns of a run once more, in a thread of its own. */
export function replayRun({ run, frozen }: LoadedRun): Promise<MethodResult> {
  const { problem, needGroups, personGroups } = frozen.result!
  return replayInWorker({
    method: run.method,
    settings: run.settings,
    problem,
    needGroups,
    personGroups,
    previous: frozen.previous
      .map(([need, person]) => edgeOf(problem, need, person))
      .filter((edge) => edge >= 0),
  })
}

/** Checks a run anew from what is frozen: that the input is what was hashed, the result the same, the prices a proof. */
export async function checkRun(ctx: Context, id: string): Promise<RunCheck> {
  const run = await visibleRun(ctx, id)
  requireDone(run)
  const loaded = await loadRun(ctx.db, run)
  const { frozen, input } = loaded
  const { problem, matching, prices } = frozen.result!
  const digests = digestsOf(input.needs, input.people)
  const hash = inputHash(frozen, {
    method: run.method,
    settings: run.settings,
    capacities: [input.needCapacity, input.needTier, input.personCapacity],
  })
  const again = await replayRun(loaded)
  const check = prices === null ? null : checkCertificate(problem, matching, prices, run.settings.objective)
  return {
    inputSame:
      hash === run.inputHash &&
      digests.every((digest, at) => digest === null || digest === frozen.digests[at]),
    erased: digests.filter((digest) => digest === null).length,
    resultSame:
      again.status === 'done' &&
      digestOf(again.matching) === digestOf(matching) &&
      run.summary?.resultHash === digestOf(matching),
    certificate: check && {
      primal: check.primal,
      dual: check.dual,
      gap: check.gap,
      faults: check.faults.length,
    },
  }
}

import type { SelectionProblem } from '#core/scheduling/selection/problem.ts'
import type { SelectionProposal } from '#core/scheduling/selection/proposal.ts'
import { inWorker } from '../../threads/in-worker.ts'
import type { SelectSettings } from './select.ts'

export interface ProposeOptions extends SelectSettings {
  /** Ends the work at once; the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal
}

/**
 * Proposes whom to select for an oversubscribed class. All of it, the solver included, runs in worker threads: the
 * caller's thread never waits. `replan` of core makes the problem after refusals.
 *
 * @throws the signal's reason when aborted; RangeError-like errors for a problem that names what is not there.
 */
export function proposeSelection(
  problem: SelectionProblem,
  options: ProposeOptions,
): Promise<SelectionProposal> {
  const { signal, seconds, seed } = options
  return inWorker(
    new URL('./select-worker.ts', import.meta.url),
    { problem, settings: { seconds, seed } },
    signal,
  )
}

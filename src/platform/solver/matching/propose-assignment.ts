import type { AssignmentRules } from '#core/matching/near-stable/model.ts'
import type { Matching, MatchingProblem } from '#core/matching/problem.ts'
import { inWorker } from '../../threads/in-worker.ts'
import type { Assigned, AssignSettings } from './assign.ts'

/** What the worker is given. */
export interface AssignRequest {
  readonly problem: MatchingProblem
  readonly rules: AssignmentRules
  readonly settings: AssignSettings
  /** Assignments to begin with, such as the optimum. */
  readonly known: readonly Matching[]
}

/**
 * `assignWithin` in worker threads: the best score (or tiers) within at most so many blocking pairs, or within groups
 * that cross. The caller's thread never waits.
 * @throws the signal's reason when aborted; RangeError-like errors for groups that make no sense
 */
export function proposeAssignment(request: AssignRequest, signal?: AbortSignal): Promise<Assigned> {
  return inWorker(new URL('./assign-worker.ts', import.meta.url), request, signal)
}

import { checkCertificate, type MatchingPrices } from '#core/matching/optimal/certificate.ts'
import type { OptimalResult } from '#core/matching/optimal/solve-optimal.ts'
import type { Before } from '#core/matching/optimal/start-from.ts'
import { edgeOf, type Matching, type MatchingProblem } from '#core/matching/problem.ts'
import { keepMost } from '#core/matching/rerun/keep-most.ts'
import { type SpreadResult, solveSpread } from '#core/matching/spread/solve-spread.ts'
import { solveStable } from '#core/matching/stable/solve-stable.ts'
import { type Assigned, assignWithin } from '#platform/solver/matching/assign.ts'
import { solveModel } from '#platform/solver/solve-model.ts'
import type { FrozenResult } from './frozen.ts'
import type { IndexPair, RunInput } from './snapshot.ts'

/** What is solved on frozen columns: everything a method needs, so that a replay does the same. */
export interface MethodInput {
  readonly method: RunInput['method']
  readonly settings: Pick<RunInput['settings'], 'objective' | 'proposer' | 'mostBlocking'>
  readonly problem: MatchingProblem
  readonly needGroups: FrozenResult['needGroups']
  readonly personGroups: FrozenResult['personGroups']
  /** Pairs of the run before. */
  readonly previous: readonly IndexPair[]
}

/**
 * Solves one problem exactly and proves it, here or on all workers.
 * @param before a solution of fewer pairs to begin with; which of equal matchings is found depends on it
 */
export type SolveExactly = (
  problem: MatchingProblem,
  objective: 'tiers' | 'score',
  before?: Before,
) => Promise<Pick<OptimalResult, 'matching' | 'prices'>>

/** Seconds a nearly stable match may take. */
const nearStableSeconds = 120

export const edgesOfPairs = (problem: MatchingProblem, pairs: readonly IndexPair[]): number[] =>
  pairs.map(([need, person]) => edgeOf(problem, need, person)).filter((edge) => edge >= 0)

/** Of all optima the one that keeps most of the run before. @throws Error when the certificate does not hold */
export function keepingPrevious(
  problem: MatchingProblem,
  objective: 'tiers' | 'score',
  solved: { readonly matching: Matching; readonly prices: MatchingPrices },
  previous: readonly IndexPair[],
): Matching {
  const edges = edgesOfPairs(problem, previous)
  const matching = edges.length === 0 ? solved.matching : keepMost(problem, objective, solved, edges).matching
  const { gap, faults } = checkCertificate(problem, matching, solved.prices, objective)
  if (gap !== 0 || faults.length > 0) throw new Error(`the certificate does not hold: gap ${gap}`)
  return matching
}

export const stableOf = (
  problem: MatchingProblem,
  { proposer }: Pick<RunInput['settings'], 'proposer'>,
): Matching => solveStable(problem, null, { proposer, fill: true }).matching

/**
 * At most so many blocking pairs among the listed ones. Where the time ends first, another machine may find something else:
 * such a result is checked as data and not found again.
 */
export async function nearlyStable(
  problem: MatchingProblem,
  { objective, mostBlocking }: MethodInput['settings'],
  best: Matching,
): Promise<Extract<Assigned, { matching: Matching }>> {
  const found = await assignWithin(
    problem,
    { blocking: { ranks: null, most: mostBlocking } },
    { objective, seconds: nearStableSeconds, seed: 0 },
    { solve: solveModel, now: () => performance.now() },
    [best],
  )
  if (!('matching' in found)) throw new Error('a stable match is always there to begin with')
  return found
}

/** Matches frozen columns once more; null where quotas cannot be kept. */
export async function solveMethod(input: MethodInput, exactly: SolveExactly): Promise<Matching | null> {
  const { method, problem, settings, needGroups, personGroups, previous } = input
  const { objective } = settings
  switch (method) {
    case 'optimal':
      return keepingPrevious(problem, objective, await exactly(problem, objective), previous)
    case 'stable':
      return stableOf(problem, settings)
    case 'nearStable':
      return (await nearlyStable(problem, settings, (await exactly(problem, objective)).matching)).matching
    case 'spread': {
      const edges = edgesOfPairs(problem, previous)
      const found: SpreadResult = solveSpread(problem, {
        objective,
        needGroups,
        personGroups,
        previous: edges.length === 0 ? null : edges,
      })
      return found.status === 'infeasible' ? null : found.matching
    }
  }
}

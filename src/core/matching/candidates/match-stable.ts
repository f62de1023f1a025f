import { buildProblem, type Matching, type MatchingProblem } from '../problem.ts'
import { findBlockingOutside } from './blocking.ts'
import { matchedPairs } from './greater-fill.ts'
import type { Capacities } from './improving.ts'
import { type CandidateList, edgesOf, withPairs } from './list.ts'
import { addedFactor, matchAllDefaults } from './match-all.ts'
import type { CandidateSpace } from './prepare.ts'

export interface StableAmongAll {
  readonly problem: MatchingProblem
  readonly matching: Matching
  readonly list: CandidateList
  readonly rounds: number
  /** Pairs left out that block the matching; 0 proves that it is stable among all eligible pairs. */
  readonly blockingOutside: number
}

/**
 * Problem: a matching that is stable among all eligible pairs, of which far too many exist to be laid before a solver.
 * Method: match the listed pairs; add the pairs left out that block; again, until none does. Every round but the last
 * adds a pair, so it ends; with ties it is one of the stable matchings, as among the listed pairs.
 * Cost: that of the solver for each round, and of one look over the blocks.
 * @param solve gives a matching without a blocking pair among those of the problem
 */
export function matchStableAmongAll(
  solve: (problem: MatchingProblem) => Matching,
  space: CandidateSpace,
  listed: CandidateList,
  capacities: Capacities,
  options: { readonly most: number; readonly rounds?: number; readonly onRound?: (round: number) => void },
): StableAmongAll {
  const { needCapacity, needTier, personCapacity } = capacities
  let list = listed
  for (let round = 1; ; round++) {
    const problem = buildProblem(needCapacity, needTier, personCapacity, edgesOf(space, list.pairs))
    const matching = solve(problem)
    const outside = findBlockingOutside(
      space,
      list,
      capacities,
      matchedPairs(space, problem, matching),
      Math.max(1, options.most) * addedFactor,
    )
    options.onRound?.(round)
    if (outside.count === 0 || round >= (options.rounds ?? matchAllDefaults.rounds))
      return { problem, matching, list, rounds: round, blockingOutside: outside.count }
    list = withPairs(list, outside.edges, space)
  }
}

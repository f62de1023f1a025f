import { seededRandom } from '#core/random/seeded-random.ts'
import type { Matching, MatchingProblem } from '../problem.ts'
import { type MatchingTotals, totalsOf } from '../totals.ts'
import { deferredAcceptance } from './deferred-acceptance.ts'
import { preferencesOf, type Ranks } from './ranks.ts'

/**
 * Problem: an assignment nobody leaves for another: weakly stable, both sides with capacities, lists incomplete and
 * with ties.
 * Method: ties are broken, then deferred acceptance gives the stable assignment that is best for the proposing side
 * under the broken ties. A tie is broken for the higher score, then, when a seed is given, by a lottery number of
 * the other end (one lottery for all, so that it can be drawn in public), then for the end that stands first.
 * Reference: D. Gale, L. Shapley, College admissions and the stability of marriage, 1962; A. Roth, M. Sotomayor,
 * Two-sided matching, 1990.
 * Cost: O(edges + proposals · log degree), proposals at most edges (twice that when filling).
 */
export interface StableOptions {
  /** Whose wishes come first where both sides cannot have them. */
  readonly proposer: 'person' | 'need'
  /** Seed of the lottery that breaks what the score leaves tied; null for the order of needs and people. */
  readonly lottery?: string | null
  /**
   * Fill more seats where ties leave a choice: a proposer who is refused everywhere goes through the list once more and
   * is then taken before its equals. With ties only among the receivers and proposers of capacity 1 at least two
   * thirds of the seats of the fullest stable assignment are filled (Z. Király, Better and simpler approximation
   * algorithms for the stable marriage problem, Algorithmica 2011). False by default.
   */
  readonly fill?: boolean
}

export interface StableMatching {
  readonly matching: Matching
  readonly totals: MatchingTotals
  /** Proposals that were made, a measure of the work. */
  readonly proposals: number
}

/**
 * A weakly stable matching; without ties the same whatever the order of needs, people and edges.
 * @param ranks what the sides think of each other; null when both prefer the higher score
 * @throws RankError on a rank out of range
 */
export function solveStable(
  problem: MatchingProblem,
  ranks: Ranks | null,
  { proposer, lottery = null, fill = false }: StableOptions,
): StableMatching {
  const { matching, proposals } = deferredAcceptance(problem, preferencesOf(problem, ranks), {
    proposer,
    fill,
    needLot: lottery === null ? null : lots(problem.needCount, `${lottery}/needs`),
    personLot: lottery === null ? null : lots(problem.personCount, `${lottery}/people`),
  })
  return { matching, totals: totalsOf(problem, matching), proposals }
}

/** A lottery number for each, the smaller is drawn first. */
function lots(count: number, seed: string): Int32Array {
  const random = seededRandom(seed)
  return Int32Array.from({ length: count }, () => Math.floor(random.next() * 2 ** 31))
}

import { type EdgeList, edgeOf, type MatchingProblem, maxScore } from '../problem.ts'

/**
 * Problem: what need and person think of each other, as one whole number per edge, the smaller the better, so that the
 * methods beside this file only compare numbers.
 * Method: a given rank is its own number; where a rank is absent the score decides, and comes after every given rank.
 * Equal numbers are a tie. Cost O(edges).
 */
export interface Ranks {
  /** Rank the need of each edge gives the person, 1 best, 0 absent; null when no need gives ranks. */
  readonly needRank: Int32Array | null
  /** Rank the person of each edge gives the need, 1 best, 0 absent; null when no person gives ranks. */
  readonly personRank: Int32Array | null
}

/** Greatest rank that may be given; the numbers above stand for absent ranks. */
export const maxRank = 2_000_000_000

/** One number per edge for each side, the smaller the better. Both may be the same array. */
export interface Preferences {
  readonly ofNeed: Int32Array
  readonly ofPerson: Int32Array
}

/** Thrown for a rank that is none. */
export class RankError extends RangeError {
  readonly edge: number

  constructor(edge: number, rank: number) {
    super(`rank ${rank} of edge ${edge} is not from 1 to ${maxRank}`)
    this.name = 'RankError'
    this.edge = edge
  }
}

/**
 * Ranks of a list of edges in any order, laid in the order of a problem's edges.
 * @param edges the list the problem was built of
 * @throws RankError on a rank below 0 or above `maxRank`, by the place of the edge in the list
 */
export function ranksOf(
  problem: MatchingProblem,
  edges: Pick<EdgeList, 'need' | 'person'>,
  needRank: Int32Array | null,
  personRank: Int32Array | null,
): Ranks {
  const count = problem.edgePerson.length
  const given = [needRank, personRank].map((ranks) => (ranks === null ? null : new Int32Array(count)))
  for (let k = 0; k < edges.need.length; k++) {
    const edge = edgeOf(problem, edges.need[k]!, edges.person[k]!)
    for (const [side, ranks] of [needRank, personRank].entries()) {
      if (ranks === null) continue
      const rank = ranks[k]!
      if (rank < 0 || rank > maxRank) throw new RankError(k, rank)
      given[side]![edge] = rank
    }
  }
  return { needRank: given[0]!, personRank: given[1]! }
}

/**
 * What each side thinks of each edge. Without ranks both sides prefer the higher score.
 * @throws RankError on a rank out of range
 */
export function preferencesOf(problem: MatchingProblem, ranks: Ranks | null): Preferences {
  const needRank = ranks?.needRank ?? null
  const personRank = ranks?.personRank ?? null
  const ofNeed = numbersOf(problem, needRank)
  return { ofNeed, ofPerson: needRank === personRank ? ofNeed : numbersOf(problem, personRank) }
}

function numbersOf(problem: MatchingProblem, ranks: Int32Array | null): Int32Array {
  const { edgeScore } = problem
  const numbers = new Int32Array(edgeScore.length)
  if (ranks !== null && ranks.length !== edgeScore.length) {
    throw new RangeError(`${ranks.length} ranks for ${edgeScore.length} edges`)
  }
  for (let e = 0; e < numbers.length; e++) {
    const rank = ranks === null ? 0 : ranks[e]!
    if (rank < 0 || rank > maxRank) throw new RankError(e, rank)
    numbers[e] = rank === 0 ? maxRank + 1 + maxScore - edgeScore[e]! : rank
  }
  return numbers
}

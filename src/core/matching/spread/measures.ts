import type { Matching, MatchingProblem } from '../problem.ts'
import type { Group } from './groups.ts'

/**
 * Problem: how evenly does an assignment reach needs, enterprises, counties or schools?
 * Method: plain counts; Gini from the sorted shares, each group counted once.
 * Reference: C. Gini 1912; G = 2 Σ i·x_i / (n Σ x) − (n + 1) / n over shares sorted ascending.
 * Cost: O(edges + members + groups · log groups).
 */
export interface SpreadMeasures {
  /** Inequality of the filled share over groups with places: 0 all the same, towards 1 one has all; 0 when none is filled. */
  readonly gini: number
  /** Members with places that have at least one match, and how many members with places there are. */
  readonly covered: number
  readonly coverable: number
  /** Matches of the k groups with the most, and of all groups. */
  readonly topMatches: number
  readonly matches: number
  readonly groups: readonly GroupFill[]
}

export interface GroupFill {
  readonly name: string
  readonly filled: number
  /** Capacity of its members. */
  readonly places: number
}

/** Measures of one side over groups of it; `top` groups for the concentration. */
export function spreadMeasures(
  problem: MatchingProblem,
  matching: Matching,
  side: 'need' | 'person',
  groups: readonly Group[],
  top = 1,
): SpreadMeasures {
  const capacity = side === 'need' ? problem.needCapacity : problem.personCapacity
  const filled = filledOf(problem, matching, side)
  let covered = 0
  let coverable = 0
  for (let at = 0; at < capacity.length; at++) {
    if (capacity[at] === 0) continue
    coverable++
    if (filled[at]! > 0) covered++
  }
  const fills = groups.map(({ name, members }): GroupFill => {
    let own = 0
    let places = 0
    for (const member of members) {
      own += filled[member]!
      places += capacity[member]!
    }
    return { name, filled: own, places }
  })
  const counts = fills.map((group) => group.filled).sort((a, b) => b - a)
  return {
    gini: gini(fills.filter(({ places }) => places > 0).map((group) => group.filled / group.places)),
    covered,
    coverable,
    topMatches: counts.slice(0, top).reduce((sum, count) => sum + count, 0),
    matches: counts.reduce((sum, count) => sum + count, 0),
    groups: fills,
  }
}

/** Gini coefficient of amounts from 0; 0 for none or nothing. */
export function gini(amounts: readonly number[]): number {
  const sorted = [...amounts].sort((a, b) => a - b)
  const sum = sorted.reduce((total, amount) => total + amount, 0)
  if (sum === 0) return 0
  const weighted = sorted.reduce((total, amount, at) => total + (at + 1) * amount, 0)
  return (2 * weighted) / (sorted.length * sum) - (sorted.length + 1) / sorted.length
}

function filledOf(
  { needCount, needStart, personCount, edgePerson }: MatchingProblem,
  matching: Matching,
  side: 'need' | 'person',
): Int32Array {
  const filled = new Int32Array(side === 'need' ? needCount : personCount)
  for (let i = 0; i < needCount; i++) {
    for (let e = needStart[i]!; e < needStart[i + 1]!; e++) {
      if (matching[e] === 1) filled[side === 'need' ? i : edgePerson[e]!]!++
    }
  }
  return filled
}

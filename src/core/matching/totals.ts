import type { Matching, MatchingProblem } from './problem.ts'

/** What a matching reaches. */
export interface MatchingTotals {
  /** Seats that are filled. */
  readonly filled: number
  /** Seats filled of each tier, by tier number ascending; tiers without needs do not occur. */
  readonly filledByTier: readonly { readonly tier: number; readonly filled: number }[]
  /** Sum of the scores of the used edges, an exact integer. */
  readonly totalScore: number
}

/** Counts and adds what a matching reaches. Cost O(edges + needs). */
export function totalsOf(problem: MatchingProblem, matching: Matching): MatchingTotals {
  const byTier = new Map<number, number>()
  let filled = 0
  let totalScore = 0
  for (let i = 0; i < problem.needCount; i++) {
    let ofNeed = 0
    for (let e = problem.needStart[i]!; e < problem.needStart[i + 1]!; e++) {
      if (matching[e] === 0) continue
      ofNeed++
      totalScore += problem.edgeScore[e]!
    }
    filled += ofNeed
    byTier.set(problem.needTier[i]!, (byTier.get(problem.needTier[i]!) ?? 0) + ofNeed)
  }
  const filledByTier = [...byTier]
    .sort(([a], [b]) => a - b)
    .map(([tier, filledOfTier]) => ({ tier, filled: filledOfTier }))
  return { filled, filledByTier, totalScore }
}

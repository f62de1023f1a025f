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
  const used = new Float64Array(2)
  let filled = 0
  let tier = 0
  let ofTier = 0
  for (let i = 0; i < problem.needCount; i++) {
    const before = used[0]!
    addRow(problem, matching, problem.needStart[i]!, problem.needStart[i + 1]!, used)
    filled = used[0]!
    // Needs of the same tier mostly follow each other.
    if (problem.needTier[i] !== tier) {
      if (tier > 0) byTier.set(tier, (byTier.get(tier) ?? 0) + ofTier)
      tier = problem.needTier[i]!
      ofTier = 0
    }
    ofTier += filled - before
  }
  if (tier > 0) byTier.set(tier, (byTier.get(tier) ?? 0) + ofTier)
  const filledByTier = [...byTier]
    .sort(([a], [b]) => a - b)
    .map(([tier, filledOfTier]) => ({ tier, filled: filledOfTier }))
  return { filled, filledByTier, totalScore: used[1]! }
}

/** Adds the used edges and their scores. */
function addRow(
  { edgeScore }: MatchingProblem,
  matching: Matching,
  from: number,
  to: number,
  used: Float64Array,
): void {
  let filled = 0
  let score = 0
  for (let e = from; e < to; e++) {
    if (matching[e] === 0) continue
    filled++
    score += edgeScore[e]!
  }
  used[0] = used[0]! + filled
  used[1] = used[1]! + score
}

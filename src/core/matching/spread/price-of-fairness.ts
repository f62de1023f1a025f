import type { MatchingProblem } from '../problem.ts'
import type { MatchingTotals } from '../totals.ts'
import { type SpreadOptions, type SpreadResult, solveSpread } from './solve-spread.ts'

/** What quotas cost: the difference of two proved optima. */
export interface PriceOfFairness {
  readonly free: MatchingTotals
  readonly spread: MatchingTotals
  /** Seats lost in all and of each tier, and score lost; a part may be negative where an earlier tier lost. */
  readonly filled: number
  readonly filledByTier: readonly { readonly tier: number; readonly filled: number }[]
  readonly totalScore: number
}

/** Solves once more without quotas, pins kept, and takes the difference; `spread` is the solution with quotas. */
export function priceOfFairness(
  problem: MatchingProblem,
  options: SpreadOptions,
  { totals: spread }: Extract<SpreadResult, { status: 'optimal' }>,
): PriceOfFairness {
  const without = solveSpread(problem, { ...options, needGroups: [], personGroups: [], previous: null })
  if (without.status === 'infeasible') throw new Error('what is possible with quotas must be so without')
  const free = without.totals
  return {
    free,
    spread,
    filled: free.filled - spread.filled,
    filledByTier: free.filledByTier.map(({ tier, filled }, at) => ({
      tier,
      filled: filled - spread.filledByTier[at]!.filled,
    })),
    totalScore: free.totalScore - spread.totalScore,
  }
}

import { type Criterion, criteria } from '../contract/bidding-terms.ts'

/** What a review comes to: each criterion by its weight, out of 100, two decimals. */
export function reviewScore(
  scores: Readonly<Record<Criterion, number>>,
  weights: Readonly<Record<Criterion, number>>,
): number {
  // Whole numbers throughout: scores and weights are, and a weight is a hundredth.
  const hundredths = criteria.reduce((sum, one) => sum + scores[one] * weights[one], 0)
  return hundredths / 100
}

/** Mean of the reviews of a bid, two decimals, half up; null without any. It orders what a person reads and decides nothing. */
export function meanScore(scores: readonly number[]): number | null {
  if (scores.length === 0) return null
  const hundredths = scores.reduce((sum, one) => sum + Math.round(one * 100), 0)
  return Math.round(hundredths / scores.length) / 100
}

/** How well verdicts agree with what people know of pairs. */
import type { Verdict } from './score/part.ts'

export interface JudgedPair {
  same: boolean
  verdict: Verdict
}

export interface Evaluation {
  pairs: number
  samePairs: number
  differentPairs: number
  automatic: number
  review: number
  /** Of the pairs taken together without a person, those that are the same; 1 when there are none. */
  automaticPrecision: number
  /** Of the same pairs, those taken together without a person; 1 when there are none. */
  automaticRecall: number
  /** Of the same pairs, those taken together or shown to a person; 1 when there are none. */
  recallWithReview: number
  /** Of the different pairs, those shown to a person; 0 when there are none. */
  differentInReview: number
  /** Figures that fall short of their target. */
  shortfalls: Target[]
}

/** What the figures must reach. */
export const targets = {
  automaticPrecision: 0.99,
  automaticRecall: 0.6,
  recallWithReview: 0.95,
  differentInReview: 0.1,
} as const
export type Target = keyof typeof targets

/** Counts verdicts against labels. Without pairs of a kind its figure cannot fall short. */
export function evaluatePairs(pairs: readonly JudgedPair[]): Evaluation {
  const count = (test: (pair: JudgedPair) => boolean): number => pairs.filter(test).length
  const share = (part: number, whole: number, empty: number): number => (whole === 0 ? empty : part / whole)
  const samePairs = count((pair) => pair.same)
  const differentPairs = pairs.length - samePairs
  const automatic = count((pair) => pair.verdict === 'same')
  const rightly = count((pair) => pair.same && pair.verdict === 'same')
  const figures = {
    automaticPrecision: share(rightly, automatic, 1),
    automaticRecall: share(rightly, samePairs, 1),
    recallWithReview: share(
      count((pair) => pair.same && pair.verdict !== 'different'),
      samePairs,
      1,
    ),
    differentInReview: share(
      count((pair) => !pair.same && pair.verdict === 'review'),
      differentPairs,
      0,
    ),
  }
  const shortfalls = (Object.keys(targets) as Target[]).filter((target) =>
    target === 'differentInReview' ? figures[target] > targets[target] : figures[target] < targets[target],
  )
  return {
    pairs: pairs.length,
    samePairs,
    differentPairs,
    automatic,
    review: count((pair) => pair.verdict === 'review'),
    ...figures,
    shortfalls,
  }
}

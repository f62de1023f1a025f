import { expect, it } from 'vitest'
import { usualWeights } from '../contract/bidding-terms.ts'
import { meanScore, reviewScore } from './bid-score.ts'

it('a review counts each criterion by its weight', () => {
  // 80·35 + 70·30 + 90·20 + 60·15 = 2800 + 2100 + 1800 + 900 = 7600 hundredths
  expect(reviewScore({ technology: 80, feasibility: 70, team: 90, price: 60 }, usualWeights)).toBe(76)
})

it('the mean of reviews is rounded to two decimals, half up; of none there is none', () => {
  // (76 + 80.25 + 71.5) / 3 = 227.75 / 3 = 75.9166…
  expect(meanScore([76, 80.25, 71.5])).toBe(75.92)
  expect(meanScore([])).toBeNull()
})

it('a criterion without weight counts nothing', () => {
  const weights = { technology: 100, feasibility: 0, team: 0, price: 0 }
  expect(reviewScore({ technology: 55, feasibility: 100, team: 100, price: 100 }, weights)).toBe(55)
})

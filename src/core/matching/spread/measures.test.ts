import { describe, expect, test } from 'vitest'
import { buildProblem } from '../problem.ts'
import { gainOfOneMore } from './gain-of-one-more.ts'
import { gini, spreadMeasures } from './measures.ts'
import { priceOfFairness } from './price-of-fairness.ts'
import { solveSpread } from './solve-spread.ts'

/** Enterprise a has two posts, b one; everybody is best at a. */
const problem = buildProblem(Int32Array.of(1, 1, 1), Int32Array.of(1, 1, 2), Int32Array.of(1, 1), {
  need: Int32Array.of(0, 1, 0, 1, 2),
  person: Int32Array.of(0, 0, 1, 1, 1),
  score: Int32Array.of(9, 8, 7, 9, 4),
})
const needGroups = [
  { name: 'a', members: [0, 1], most: 1 },
  { name: 'b', members: [2] },
]

describe('SYS7 how evenly matches are spread', () => {
  test('Gini is 0 for equal shares, (n − 1) / n where one has all, 0 for nothing', () => {
    expect(gini([2, 2, 2])).toBeCloseTo(0)
    expect(gini([0, 0, 0, 5])).toBeCloseTo(3 / 4)
    // Shares 1 and 3: mean difference 1 over twice the mean 2: 2 · 1 · 2 / (4 · 2 · 2) = 1/4.
    expect(gini([3, 1])).toBeCloseTo(1 / 4)
    expect(gini([])).toBe(0)
    expect(gini([0, 0])).toBe(0)
  })

  test('a quota moves a match to another enterprise, and what that costs is the difference of two optima', () => {
    const free = solveSpread(problem, { objective: 'score' })
    const spread = solveSpread(problem, { objective: 'score', needGroups })
    if (free.status !== 'optimal' || spread.status !== 'optimal') throw new Error('infeasible')
    expect(spreadMeasures(problem, free.matching, 'need', needGroups)).toEqual({
      gini: 0.5,
      covered: 2,
      coverable: 3,
      topMatches: 2,
      matches: 2,
      groups: [
        { name: 'a', filled: 2, places: 2 },
        { name: 'b', filled: 0, places: 1 },
      ],
    })
    expect(spreadMeasures(problem, spread.matching, 'need', needGroups, 2)).toMatchObject({
      covered: 2,
      topMatches: 2,
      groups: [{ filled: 1 }, { filled: 1 }],
    })
    // Free: 9 + 9. Spread: person 0 at the first post of a (9), person 1 at b (4).
    expect(priceOfFairness(problem, { objective: 'score', needGroups }, spread)).toMatchObject({
      filled: 0,
      filledByTier: [
        { tier: 1, filled: 1 },
        { tier: 2, filled: -1 },
      ],
      totalScore: 18 - 13,
    })
    expect(gainOfOneMore(problem, { objective: 'score', needGroups }, spread, 'need', 0)).toEqual([5])
    expect(gainOfOneMore(problem, { objective: 'score', needGroups }, spread, 'need', 1)).toEqual([0])
  })

  test('people are counted like needs', () => {
    const schools = [{ name: 's', members: [0, 1], most: 1 }]
    const found = solveSpread(problem, { objective: 'tiers', personGroups: schools })
    if (found.status !== 'optimal') throw new Error('infeasible')
    expect(spreadMeasures(problem, found.matching, 'person', schools)).toMatchObject({
      covered: 1,
      coverable: 2,
      groups: [{ name: 's', filled: 1, places: 2 }],
    })
  })
})

import { expect, test } from 'vitest'
import { buildProblem, ProblemError } from './problem.ts'
import { totalsOf } from './totals.ts'

const ints = (...values: number[]) => Int32Array.from(values)
const build = (pairs: [number, number, number][]) =>
  buildProblem(ints(1, 2), ints(2, 1), ints(1, 1, 1), {
    need: Int32Array.from(pairs, (p) => p[0]),
    person: Int32Array.from(pairs, (p) => p[1]),
    score: Int32Array.from(pairs, (p) => p[2]),
  })

test('edges are grouped by need and sorted by person, whatever order they come in', () => {
  const problem = build([
    [1, 2, 30],
    [0, 1, 20],
    [1, 0, 10],
  ])
  expect([...problem.needStart]).toEqual([0, 1, 3])
  expect([...problem.edgePerson]).toEqual([1, 0, 2])
  expect([...problem.edgeScore]).toEqual([20, 10, 30])
})

test.each([
  ['an unknown need', [[2, 0, 1]], 'edgeNeed', 0],
  ['an unknown person', [[0, 3, 1]], 'edgePerson', 0],
  ['a negative score', [[0, 0, -1]], 'edgeScore', 0],
  ['a score above a million', [[0, 0, 1_000_001]], 'edgeScore', 0],
  [
    'a pair that occurs twice',
    [
      [0, 0, 1],
      [1, 1, 1],
      [0, 0, 2],
    ],
    'duplicateEdge',
    2,
  ],
] as const)('%s is named with its place', (_name, pairs, rule, index) => {
  let fault: unknown
  try {
    build(pairs.map(([n, p, s]) => [n, p, s]))
  } catch (error) {
    fault = error instanceof ProblemError ? error.fault : error
  }
  expect(fault).toEqual({ rule, index })
})

test('totals count seats by tier and add scores: 10 + 30 = 40 for tier 1, 20 for tier 2', () => {
  const problem = build([
    [0, 1, 20],
    [1, 0, 10],
    [1, 2, 30],
  ])
  expect(totalsOf(problem, Uint8Array.of(1, 1, 1))).toEqual({
    filled: 3,
    filledByTier: [
      { tier: 1, filled: 2 },
      { tier: 2, filled: 1 },
    ],
    totalScore: 60,
  })
})

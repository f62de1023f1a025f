import { expect, test } from 'vitest'
import { buildProblem } from '../problem.ts'
import { checkCertificate } from './certificate.ts'

const ints = (...values: number[]) => Int32Array.from(values)
// Need 0 of tier 1 and need 1 of tier 2, one seat each, for one person; worth 5 and 8.
const problem = buildProblem(ints(1, 1), ints(1, 2), ints(1), {
  need: ints(0, 1),
  person: ints(0, 0),
  score: ints(5, 8),
})
const prices = (need: number[], person: number[], tier: number[]) => ({
  need: Float64Array.from(need),
  person: Float64Array.from(person),
  tier: tier.map((price, k) => ({ tier: k + 1, price })),
})

test('prices that add up to the score prove it: 0 · 2 + 8 · 1 − 3 = 5', () => {
  expect(checkCertificate(problem, Uint8Array.of(1, 0), prices([0, 0], [8], [-3, 0]), 'tiers')).toEqual({
    primal: 5,
    dual: 5,
    gap: 0,
    faults: [],
  })
})

test('what an edge is worth beyond its prices is added to the bound: 0 + 5 + 8 = 13', () => {
  const check = checkCertificate(problem, Uint8Array.of(0, 1), prices([0, 0], [0], [0, 0]), 'score')
  expect([check.primal, check.dual, check.gap]).toEqual([8, 13, 5])
})

test.each([
  [
    'a person taken twice',
    [1, 1],
    prices([0, 0], [8], [0, 0]),
    'tiers',
    { rule: 'personOverfull', index: 0 },
  ],
  ['a price below 0', [1, 0], prices([0, -1], [8], [0, 0]), 'tiers', { rule: 'needPrice', index: 1 }],
  [
    'a price that is no number',
    [1, 0],
    prices([0, 0], [NaN], [0, 0]),
    'tiers',
    { rule: 'personPrice', index: 0 },
  ],
  [
    'a price of a tier where only the score counts',
    [0, 1],
    prices([0, 0], [8], [1, 0]),
    'score',
    { rule: 'tierPrice', tier: 1 },
  ],
  [
    'tier 1 left empty for tier 2',
    [0, 1],
    prices([0, 0], [8], [0, 0]),
    'tiers',
    { rule: 'tierFill', tier: 1 },
  ],
  [
    'a tier left empty for nothing',
    [0, 0],
    prices([0, 0], [8], [0, 0]),
    'tiers',
    { rule: 'tierFill', tier: 1 },
  ],
] as const)('%s is named', (_name, matching, given, objective, fault) => {
  expect(checkCertificate(problem, Uint8Array.from(matching), given, objective).faults).toContainEqual(fault)
})

test('a need given more people than it has seats is named', () => {
  const crowded = buildProblem(ints(1), ints(1), ints(1, 1), {
    need: ints(0, 0),
    person: ints(0, 1),
    score: ints(1, 1),
  })
  expect(checkCertificate(crowded, Uint8Array.of(1, 1), prices([0], [0, 0], [0]), 'tiers').faults).toEqual([
    { rule: 'needOverfull', index: 0 },
  ])
})

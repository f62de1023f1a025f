import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  levelOf,
  partsOf,
  reasonOf,
  type ShortageFacts,
  shortageIndex,
  shortageParts,
  starsOf,
  usualWeights,
} from './shortage-index.ts'

const facts: ShortageFacts = {
  seats: 10,
  candidates: 4,
  education: 3,
  experience: 5,
  titleLevel: 3,
  requiredSkills: 2,
  musts: 1,
  salary: 12_000,
  chainSalary: 10_000,
}
const anyFacts = fc.record({
  seats: fc.integer({ min: 1, max: 500 }),
  candidates: fc.integer({ min: 0, max: 500 }),
  education: fc.integer({ min: 0, max: 5 }),
  experience: fc.integer({ min: 0, max: 50 }),
  titleLevel: fc.integer({ min: 0, max: 5 }),
  requiredSkills: fc.integer({ min: 0, max: 20 }),
  musts: fc.integer({ min: 0, max: 4 }),
  salary: fc.option(fc.integer({ min: 1000, max: 100_000 })),
  chainSalary: fc.option(fc.integer({ min: 1000, max: 100_000 })),
})
const weight = fc.integer({ min: 0, max: 100 })
const anyWeights = fc.record({
  contrast: weight,
  education: weight,
  experience: weight,
  requirement: weight,
  salary: weight,
})

describe('SYS8 index of shortage', () => {
  it('tells five parts and weighs them', () => {
    const parts = partsOf(facts)
    expect(parts.contrast).toBeCloseTo(0.6) // (10 − 4) ÷ 10
    expect(parts.education).toBeCloseTo(0.6) // 3 ÷ 5
    expect(parts.experience).toBeCloseTo(0.5) // 5 ÷ 10
    expect(parts.requirement).toBeCloseTo((0.6 + 0.4 + 0.25) / 3) // 3 ÷ 5, 2 ÷ 5, 1 ÷ 4
    expect(parts.salary).toBeCloseTo(0.7) // 12000 ÷ 10000 − 0.5
    // (0.6·40 + 0.6·15 + 0.5·15 + 0.416667·10 + 0.7·20) ÷ 100 = 58.66667 ÷ 100
    expect(shortageIndex(parts, usualWeights)).toBe(0.5867)
  })

  it('a part that is unknown is left out and the other weights take its place', () => {
    const parts = partsOf({ ...facts, salary: null })
    expect(parts.salary).toBeNull()
    // (24 + 9 + 7.5 + 4.16667) ÷ 80
    expect(shortageIndex(parts, usualWeights)).toBe(0.5583)
  })

  it('levels part at 0.2 and 0.5, stars at each fifth', () => {
    expect([0, 0.1999, 0.2, 0.4999, 0.5, 1].map(levelOf)).toEqual([
      'general',
      'general',
      'short',
      'short',
      'veryShort',
      'veryShort',
    ])
    expect([0, 0.2, 0.2001, 0.5, 0.8, 0.8001, 1].map(starsOf)).toEqual([1, 1, 2, 3, 4, 5, 5])
  })

  it('the reason follows from how many are in the field and how many meet the education', () => {
    expect(reasonOf({ seats: 5, candidates: 0, inField: 0 })).toBe('supply')
    expect(reasonOf({ seats: 5, candidates: 1, inField: 2 })).toBe('number')
    expect(reasonOf({ seats: 5, candidates: 1, inField: 8 })).toBe('ability')
    expect(reasonOf({ seats: 5, candidates: 5, inField: 8 })).toBe('dynamic')
  })

  it('more seats or fewer people never lower it, and it stays within 0 and 1', () => {
    fc.assert(
      fc.property(anyFacts, anyWeights, fc.nat(100), fc.nat(100), (one, weights, more, fewer) => {
        const index = shortageIndex(partsOf(one), weights)
        const shorter = { ...one, seats: one.seats + more, candidates: Math.max(0, one.candidates - fewer) }
        const shorterIndex = shortageIndex(partsOf(shorter), weights)
        expect(shorterIndex).toBeGreaterThanOrEqual(index)
        expect(starsOf(shorterIndex)).toBeGreaterThanOrEqual(starsOf(index))
        expect(index).toBeGreaterThanOrEqual(0)
        expect(index).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('asking more of somebody never lowers it either', () => {
    fc.assert(
      fc.property(anyFacts, anyWeights, fc.nat(3), (one, weights, more) => {
        const asked = {
          ...one,
          education: one.education + more,
          experience: one.experience + more,
          titleLevel: one.titleLevel + more,
          requiredSkills: one.requiredSkills + more,
        }
        expect(shortageIndex(partsOf(asked), weights)).toBeGreaterThanOrEqual(
          shortageIndex(partsOf(one), weights),
        )
      }),
    )
  })

  it('no weight at all is no shortage', () => {
    const none = Object.fromEntries(shortageParts.map((part) => [part, 0])) as typeof usualWeights
    expect(shortageIndex(partsOf(facts), none)).toBe(0)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { traineeGroups } from './trainee-groups.ts'

describe('groups of trainees', () => {
  it('are of some ten people when nobody says how many there are', () => {
    // 28 trainees: three groups of 10, 9 and 9.
    const groups = traineeGroups(Array.from({ length: 28 }), null)
    expect([1, 2, 3].map((group) => groups.filter((one) => one === group).length)).toEqual([10, 9, 9])
  })

  it('differ by one person at most and part the people of a unit as far as they can', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 8 }),
        (unitSizes, wished) => {
          const units = unitSizes.flatMap((size, unit) => Array.from({ length: size }, () => unit))
          const groups = traineeGroups(units, wished)
          const count = Math.min(wished, units.length)
          const sizes = Array.from(
            { length: count },
            (_, at) => groups.filter((one) => one === at + 1).length,
          )
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
          for (const [unit, size] of unitSizes.entries()) {
            const own = groups.filter((_, index) => units[index] === unit)
            expect(new Set(own).size).toBe(Math.min(size, count))
          }
        },
      ),
    )
  })
})

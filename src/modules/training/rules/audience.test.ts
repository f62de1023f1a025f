import fc from 'fast-check'
import { expect, test } from 'vitest'
import { audiences } from '../contract/enrolment-terms.ts'
import { audienceOf, proposeQuotas } from './audience.ts'

test('a unit is counted by its branch of work or its kind', () => {
  const of = (kind: string, deptKind: string | null = null) => audienceOf({ kind, deptKind })
  expect(of('bureau', 'finance')).toBe('finance')
  expect(of('bureau', 'statistics')).toBe('other')
  expect(of('zoneCommittee')).toBe('zone')
  expect(of('countyGovernment')).toBe('county')
  expect(of('section', 'finance')).toBe('other')
})

const units = fc
  .array(fc.record({ audience: fc.constantFrom(...audiences), headcount: fc.integer({ min: 0, max: 6 }) }), {
    maxLength: 20,
  })
  .map((list) => list.map((unit, index) => ({ ...unit, id: String(index) })))

test('quotas fill the places as far as there are people, and no unit gets two more than another that could have more', () => {
  fc.assert(
    fc.property(units, fc.integer({ min: 1, max: 60 }), (invited, places) => {
      const quotas = proposeQuotas(places, invited, new Map())
      const seats = new Map(quotas.map((one) => [one.id, one.seats]))
      const people = invited.reduce((sum, { headcount }) => sum + headcount, 0)
      expect(quotas.reduce((sum, one) => sum + one.seats, 0)).toBe(Math.min(places, people))
      const others = invited.filter(({ audience }) => audience !== 'enterprise')
      const most = Math.max(0, ...others.map(({ id }) => seats.get(id) ?? 0))
      for (const { id, headcount } of others) {
        const own = seats.get(id) ?? 0
        expect(own).toBeLessThanOrEqual(headcount)
        if (own < headcount) expect(most - own).toBeLessThanOrEqual(1)
      }
    }),
  )
})

test('fixed quotas stay and count towards the places', () => {
  const invited = [
    { id: 'a', audience: 'finance' as const, headcount: 5 },
    { id: 'b', audience: 'zone' as const, headcount: 5 },
    { id: 'c', audience: 'county' as const, headcount: 5 },
  ]
  // 3 are fixed, 4 are left for two units.
  expect(proposeQuotas(7, invited, new Map([['a', 3]]))).toEqual([
    { id: 'a', seats: 3, fixed: true },
    { id: 'b', seats: 2, fixed: false },
    { id: 'c', seats: 2, fixed: false },
  ])
})

test('enterprises together get at most 15 of 100 places while others have people to send', () => {
  const of = (audience: 'county' | 'enterprise', count: number) =>
    Array.from({ length: count }, (_, index) => ({ id: `${audience} ${index}`, audience, headcount: 4 }))
  const quotas = proposeQuotas(20, [...of('enterprise', 30), ...of('county', 5)], new Map())
  // ⌈0.15 × 20⌉ = 3 for enterprises, 17 for five counties.
  expect(quotas.filter(({ id }) => id.startsWith('enterprise')).map(({ seats }) => seats)).toEqual([1, 1, 1])
  expect(quotas.filter(({ id }) => id.startsWith('county')).map(({ seats }) => seats)).toEqual([
    4, 4, 3, 3, 3,
  ])
})

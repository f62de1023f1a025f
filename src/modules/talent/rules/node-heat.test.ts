import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gapKind, heatOf, openSeats, placesOf, supplyByPlace } from './node-heat.ts'

const chains = new Map([
  ['cell', ['pv']],
  ['glass', ['pv', 'appliance']],
])

describe('SYS8 heat of a node', () => {
  it('a person on several nodes counts a share at each, and all shares add up to the number of people', () => {
    const people = [
      placesOf({ nodeCodes: ['cell'], chainCodes: ['pv'] }, chains), // 1 at pv/cell
      placesOf({ nodeCodes: ['cell', 'glass'], chainCodes: [] }, chains), // 1/3 at pv/cell, pv/glass and appliance/glass
      placesOf({ nodeCodes: [], chainCodes: ['pv'] }, chains), // 1 at pv alone
    ]
    const supply = supplyByPlace(people)
    expect(supply.get('pv/cell')).toBeCloseTo(1 + 1 / 3)
    expect(supply.get('appliance/glass')).toBeCloseTo(1 / 3)
    expect(supply.get('pv/')).toBe(1)
    expect([...supply.values()].reduce((sum, one) => sum + one, 0)).toBeCloseTo(3)
  })

  it('heat is demand less supply, told in hundredths: 3 − (1 + 1/3) = 1.67', () => {
    expect(heatOf(3, 1 + 1 / 3)).toBe(1.67)
    expect(heatOf(0, 0)).toBe(0)
    expect(heatOf(1, 2)).toBe(-1)
  })

  it('more on board than asked for leave no seat, and none below', () => {
    expect(openSeats(3, 1)).toBe(2)
    expect(openSeats(2, 3)).toBe(0)
  })

  it('a gap of industry is a verdict that is not sound, a gap of talent a heat above none', () => {
    expect(gapKind('choke', 2)).toBe('both')
    expect(gapKind('choke', 0)).toBe('industry')
    expect(gapKind('sound', 0.5)).toBe('talent')
    expect(gapKind('sound', -1)).toBe('none')
    expect(gapKind(null, 1)).toBe('talent')
  })

  it('shares of any people add up to those who have a place', () => {
    const place = fc.record({
      chainCode: fc.constantFrom('a', 'b'),
      nodeCode: fc.option(fc.constantFrom('x', 'y', 'z')),
    })
    fc.assert(
      fc.property(fc.array(fc.array(place, { maxLength: 6 })), (people) => {
        const total = [...supplyByPlace(people).values()].reduce((sum, one) => sum + one, 0)
        expect(total).toBeCloseTo(people.filter((places) => places.length > 0).length, 8)
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimalOf, floorOf, numberOf, timesDecimal } from './decimal.ts'
import { greedySelection, trivialBound } from './greedy.ts'
import { groupPeople } from './groups.ts'
import { improveSelection } from './improve.ts'
import { allowedByShare, prepare } from './prepare.ts'
import type { SelectionProblem } from './problem.ts'
import { replan } from './replan.ts'
import { isFeasibleByCounting } from './rules.ts'
import { arbitraryProblem } from './testing/arbitrary-problem.ts'
import { brokenRules, everySelection, objectiveInHundredths } from './testing/brute-force.ts'

describe('decimals', () => {
  test('are the numbers as they are written', () => {
    expect(decimalOf(0.29)).toEqual({ digits: 29n, places: 2 })
    expect(decimalOf(-1e-7)).toEqual({ digits: -1n, places: 7 })
    expect(decimalOf(1.5e21)).toEqual({ digits: 1500000000000000000000n, places: 0 })
    expect(() => decimalOf(Number.NaN)).toThrow(RangeError)
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(numberOf(decimalOf(value))).toBe(value === 0 ? 0 : value)
      }),
    )
  })

  test('a product has no rounding: 0.29 of 100 is 29, though as numbers it is 28.999999999999996', () => {
    expect(Math.floor(0.29 * 100)).toBe(28)
    expect(floorOf(timesDecimal(decimalOf(0.29), decimalOf(100)))).toBe(29)
    expect(allowedByShare({ id: 'u', min: 0, max: 50, headcount: 100, away: 4 }, 0.29)).toBe(25)
    expect(allowedByShare({ id: 'u', min: 0, max: 50, headcount: 9, away: 4 }, 0.1)).toBe(0)
  })
})

const one = (more: Partial<SelectionProblem>): SelectionProblem => ({
  seats: 1,
  people: [{ id: 'p', unit: 'u', kinds: [], covers: ['n'], duty: 3 }],
  needs: [{ id: 'n', weight: 0.1 }],
  units: [{ id: 'u', min: 0, max: 1, headcount: 10 }],
  maxUnitShare: 1,
  weights: { coverage: 0.2, duty: 0.1, change: 0 },
  ...more,
})

describe('a prepared problem', () => {
  test('has its worths in whole steps: 0.2 × 0.1 = 0.02 and 0.1 × 3 = 0.3 are 1 and 15 steps of 0.02', () => {
    const prepared = prepare(one({}))
    expect([prepared.gain[0], prepared.score[0], prepared.valueOf(1), prepared.exact]).toEqual([
      1,
      15,
      0.02,
      true,
    ])
    // As numbers 0.02 + 0.3 is 0.32; as decimals as well.
    expect(prepared.objectiveOf([0])).toBe(0.32)
  })

  test('rounds to greater steps where exact ones would pass what numbers hold, and still reckons exactly', () => {
    const prepared = prepare(
      one({
        needs: [{ id: 'n', weight: 0.123456789012 }],
        weights: { coverage: 0.000000001, duty: 1e9, change: 0 },
      }),
    )
    expect(prepared.exact).toBe(false)
    expect(prepared.objectiveOf([0])).toBe(3e9)
    expect(Number.isSafeInteger(prepared.score[0])).toBe(true)
  })

  test('names what it does not know', () => {
    expect(() => prepare(one({ previous: ['q'] }))).toThrow('no person is called q')
    expect(() => prepare(one({ units: [] }))).toThrow('no unit is called u')
    expect(() => prepare(one({ needs: [] }))).toThrow('no need is called n')
    expect(() =>
      prepare(
        one({
          needs: [
            { id: 'n', weight: 1 },
            { id: 'n', weight: 2 },
          ],
        }),
      ),
    ).toThrow('stands twice')
  })
})

describe('greedy selection and bound', () => {
  test('greedy keeps every rule; without limits of kinds it finds a selection exactly when there is one', () => {
    fc.assert(
      fc.property(arbitraryProblem, (made) => {
        const problem = { ...made, kindLimits: undefined }
        const prepared = prepare(problem)
        const exists = [...everySelection(problem)].some((set) => brokenRules(problem, set).length === 0)
        expect(isFeasibleByCounting(prepared)).toBe(exists)
        const state = greedySelection(prepared)
        expect(state !== null).toBe(exists)
        if (state === null) return
        improveSelection(prepared, state)
        expect(brokenRules(problem, new Set(state.list().map((at) => problem.people[at]!.id)))).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  test('no selection passes the bound that needs no search; the objective of steps is that of decimals', () => {
    fc.assert(
      fc.property(arbitraryProblem, (problem) => {
        const prepared = prepare(problem)
        const bound = prepared.valueOf(trivialBound(prepared))
        for (const set of everySelection(problem)) {
          if (brokenRules(problem, set).length > 0) continue
          const value = objectiveInHundredths(problem, set) / 100
          expect(value).toBeLessThanOrEqual(bound)
          const indices = problem.people.flatMap(({ id }, at) => (set.has(id) ? [at] : []))
          expect(prepared.objectiveOf(indices)).toBe(value === 0 ? 0 : value)
        }
      }),
      { numRuns: 150 },
    )
  })
})

describe('groups', () => {
  const person = (id: string, covers: string[], duty: number) => ({ id, unit: 'u', kinds: [], covers, duty })
  const needs = ['a', 'b'].map((id) => ({ id, weight: 1 }))

  test('equal people are one, and whoever is outdone by as many as the unit may send is left out', () => {
    const people = [
      person('p', ['a'], 1),
      person('q', ['a'], 1),
      person('r', ['a', 'b'], 2),
      person('s', [], 1),
    ]
    const groupsWithMax = (max: number) =>
      groupPeople(
        prepare(one({ seats: 9, people, needs, units: [{ id: 'u', min: 0, max, headcount: 9 }] })),
      ).map(({ members }) => members)
    expect(groupsWithMax(1)).toEqual([[2]])
    // r outdoes p and q, but alone; s is outdone by three.
    expect(groupsWithMax(2)).toEqual([[0, 1], [2]])
    expect(groupsWithMax(9)).toEqual([[0, 1], [2], [3]])
  })
})

describe('re-planning', () => {
  test('blocks who refused, lifts their pins, and moves as few as possible', () => {
    const again = replan(one({ pins: { in: ['p'], out: [] } }), ['p'], ['p'])
    expect(again).toMatchObject({ previous: ['p'], fewestChanges: true, pins: { in: [], out: [] } })
    expect(again.people[0]).toMatchObject({ blocked: 'refused', mustAttend: false })
  })
})

import { describe, expect, test } from 'vitest'
import type { SelectionProblem } from './problem.ts'
import { promoteFromWaitlist } from './promote.ts'

const person = (id: string, unit: string) => ({ id, unit, kinds: [], covers: [], duty: 0 })
const problem: SelectionProblem = {
  seats: 2,
  people: [person('a', 'u'), person('b', 'u'), person('c', 'v'), person('d', 'v')],
  needs: [],
  units: ['u', 'v'].map((id) => ({ id, min: 0, max: 1, headcount: 10 })),
  maxUnitShare: 1,
  weights: { coverage: 1, duty: 1, change: 0 },
}

describe('promotion from the waitlist', () => {
  test('passes over those whose unit is full and those who fail the check, and says so', () => {
    expect(promoteFromWaitlist(problem, ['a'], ['b', 'c', 'd'], (id) => id !== 'c')).toEqual({
      promoted: 'd',
      passedOver: [
        { id: 'b', obstacle: 'unitMaximum' },
        { id: 'c', obstacle: 'ineligible' },
      ],
    })
  })

  test('promotes nobody while no place is free', () => {
    expect(promoteFromWaitlist(problem, ['a', 'c'], ['d'], () => true)).toEqual({
      promoted: null,
      passedOver: [{ id: 'd', obstacle: 'unitMaximum' }],
    })
    expect(promoteFromWaitlist({ ...problem, seats: 1 }, ['a'], ['c'], () => true).passedOver).toEqual([
      { id: 'c', obstacle: 'seats' },
    ])
  })

  test('refuses ids it does not know', () => {
    expect(() => promoteFromWaitlist(problem, [], ['nobody'], () => true)).toThrow(
      'no person is called nobody',
    )
  })
})

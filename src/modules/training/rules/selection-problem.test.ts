import { expect, test } from 'vitest'
import { greatestDuty } from './duty.ts'
import { type Candidate, selectionProblem } from './selection-problem.ts'

const candidate = (id: string, of: Partial<Candidate> = {}): Candidate => ({
  id,
  unitId: 'u',
  audience: 'finance',
  duty: 0,
  mustAttend: false,
  carriedOver: false,
  pin: null,
  needIds: [],
  ...of,
})
const problem = (candidates: Candidate[]) =>
  selectionProblem({
    seats: 1,
    candidates,
    units: [{ id: 'u', quota: 2, least: 1, headcount: 2, away: 0 }],
    needs: [
      { id: 'met', weight: 3 },
      { id: 'nobody has it', weight: 5 },
    ],
    unitShare: 0.34,
    kindLimits: [{ kind: 'county', min: 0, max: 3 }],
  })

test('needs that nobody nominated has are left out of the reckoning', () => {
  expect(problem([candidate('a', { needIds: ['met'] })]).needs).toEqual([{ id: 'met', weight: 3 }])
})

test('an office too small for the share may send one still', () => {
  // 0.34 × 2 = 0.68 would allow nobody; with 3 people 0.34 × 3 = 1.02 allows one.
  expect(problem([candidate('a')]).units[0]).toMatchObject({ headcount: 3, min: 1, max: 2 })
})

test('whoever the organiser puts out need not attend', () => {
  const { people, pins } = problem([
    candidate('a', { mustAttend: true, pin: 'out' }),
    candidate('b', { pin: 'in' }),
  ])
  expect(people[0]!.mustAttend).toBe(false)
  expect(pins).toEqual({ in: ['b'], out: ['a'] })
})

test('a limit of a kind that nobody is of and of which nobody is asked is left out', () => {
  expect(problem([candidate('a')]).kindLimits).toEqual([])
})

test('duty is that of the highest post; that of a body counts half for its people', () => {
  expect(greatestDuty([])).toEqual({ duty: 0, role: null })
  expect(
    greatestDuty([
      { role: 'taskForce', own: true },
      { role: 'chainOffice', own: false },
    ]),
  ).toEqual({ duty: 6, role: 'taskForce' })
  expect(greatestDuty([{ role: 'leadOrg', own: false }])).toEqual({ duty: 3, role: 'leadOrg' })
})

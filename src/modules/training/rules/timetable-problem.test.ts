import { expect, it } from 'vitest'
import { seededRandom } from '#core/random/seeded-random.ts'
import { checkTimetable } from '#core/scheduling/timetable/classes/check-timetable.ts'
import { solveTimetable } from '#core/scheduling/timetable/classes/solve-timetable.ts'
import { findBroken, type PlannedSession, type Situation } from '../contract/index.ts'
import { inClassHours, placesFrom, problemOf } from './timetable-problem.ts'

const uuid = (no: number) => `00000000-0000-4000-8000-${String(no).padStart(12, '0')}`
const teachers = [1, 2, 3].map((no) => ({ id: uuid(100 + no), name: `教师${no}`, unavailable: [] }))
const hall = { id: uuid(201), name: '报告厅', kind: 'classroom' as const, capacity: 60, unavailable: [] }
const works = { id: uuid(203), name: '示范工厂', kind: 'fieldSite' as const, capacity: 50, unavailable: [] }
const own = { id: uuid(300), title: '光伏班', trainees: [] }

const session = (no: number, more: Partial<PlannedSession>): PlannedSession => ({
  id: uuid(no),
  kind: 'teaching',
  title: `课${no}`,
  course: null,
  modulePosition: null,
  teachers: [],
  venue: null,
  at: null,
  hours: 2,
  pinned: false,
  lockVersion: 1,
  ...more,
})
const situation = (more: Partial<Situation> = {}): Situation => ({
  class: { startsOn: '2027-03-01', endsOn: '2027-03-01', hours: 8, people: 40 },
  others: [],
  teachers,
  venues: [hall, works],
  published: null,
  ...more,
})

const solved = (of: Situation, sessions: PlannedSession[]) => {
  const problem = problemOf(own, of, sessions)
  const found = solveTimetable(problem, { random: seededRandom('1'), budget: { moves: 200_000 } })
  const places = new Map(placesFrom(found.placements, sessions).map((place) => [place.sessionId, place]))
  const placed = sessions.map((one) => {
    const place = places.get(one.id)
    return place === undefined
      ? one
      : { ...one, at: place.at, venue: of.venues.find(({ id }) => id === place.venueId) ?? null }
  })
  return { found, placed, problem }
}

it('a full day of eight class-hours has room for opening and closing, in the order of modules', () => {
  const { found, placed } = solved(situation(), [
    session(1, { kind: 'opening', hours: 0.5 }),
    session(2, { modulePosition: 1, hours: 4, teachers: [teachers[0]!] }),
    session(3, { modulePosition: 2, teachers: [teachers[1]!] }),
    session(4, { modulePosition: 3, teachers: [teachers[2]!] }),
    session(5, { kind: 'closing', hours: 0.5 }),
  ])
  expect(found.hardViolations).toBe(0)
  expect(findBroken(situation(), placed)).toEqual([])
  expect(placed.map(({ at }) => at!.startsAt)).toEqual(['08:30', '08:50', '14:00', '15:40', '17:10'])
})

it('a chosen field site stays, and is not to be had while another class is there', () => {
  const other = {
    id: uuid(400),
    title: '参观',
    class: { id: uuid(301), title: '别班' },
    at: { on: '2027-03-01', half: 'am' as const, startsAt: '09:00', endsAt: '11:00' },
    hours: 2,
    teachers: [],
    venue: works,
    sharedTrainees: 0,
  }
  const { placed } = solved(situation({ others: [other] }), [
    session(1, { kind: 'fieldTeaching', venue: works }),
  ])
  expect(placed[0]).toMatchObject({ at: { half: 'pm' }, venue: { id: works.id } })
})

it('no session lies where trainees attend another class', () => {
  const other = {
    id: uuid(400),
    title: '别课',
    class: { id: uuid(301), title: '别班' },
    at: { on: '2027-03-01', half: 'pm' as const, startsAt: '14:00', endsAt: '15:00' },
    hours: 1,
    teachers: [],
    venue: null,
    sharedTrainees: 2,
  }
  const { placed } = solved(situation({ others: [other] }), [session(1, {})])
  expect(placed[0]!.at!.half).toBe('am')
})

it('what was released stays where it was', () => {
  const at = { on: '2027-03-01', half: 'pm' as const, startsAt: '15:40', endsAt: '17:10' }
  const { pinned: _pinned, lockVersion: _lockVersion, ...released } = session(1, { at, venue: hall })
  const { placed, problem, found } = solved(
    situation({ published: [{ ...released, at, venue: { ...hall, address: null } }] }),
    [session(1, {})],
  )
  expect(placed[0]).toMatchObject({ at, venue: { id: hall.id } })
  expect(checkTimetable(problem, found.placements)).toEqual([])
})

it('what is found wrong is told in class-hours', () => {
  const { found } = solved(situation(), [
    session(1, { hours: 4 }),
    session(2, { hours: 4 }),
    session(3, { hours: 2 }),
  ])
  expect(found.broken.map(inClassHours)[0]).toMatchObject({
    rule: 'classOverfull',
    params: { hours: 10, slots: 9 },
  })
})

import { describe, expect, it } from 'vitest'
import { seededRandom } from '#core/random/seeded-random.ts'
import { checkConfiguration } from './check-configuration.ts'
import type { TimetableProblem } from './problem.ts'
import { solveTimetable } from './solve-timetable.ts'
import { at, lesson, smallProblem, trainingClass } from './testing/problems.ts'

const found = (change: Partial<TimetableProblem>) =>
  checkConfiguration(smallProblem(change)).map(({ rule, params }) => ({ rule, params }))

const am = '2026-03-02 am'
const pm = '2026-03-02 pm'

describe('demands that no timetable can meet', () => {
  it('no room is big enough', () => {
    expect(found({ classes: [trainingClass('A', { size: 61 })], sessions: [lesson('s')] })).toEqual([
      { rule: 'noRoomBigEnough', params: { session: 's', people: 61, seats: 60, kind: 'classroom' } },
    ])
  })

  it('a session is longer than every half-day, or than a teacher is paid for', () => {
    expect(found({ sessions: [lesson('s', { hours: 5, teacherIds: ['t1'] })] })).toEqual([
      { rule: 'sessionTooLong', params: { session: 's', hours: 5, slots: 4 } },
      { rule: 'sessionOverFeeHours', params: { session: 's', hours: 5, limit: 4 } },
    ])
  })

  it('a teacher is never free while the class runs', () => {
    const teachers = [{ id: 't1', name: '甲', unavailable: [am] }]
    const classes = [trainingClass('A', { halfDays: [am] })]
    expect(found({ classes, teachers, sessions: [lesson('s', { teacherIds: ['t1'] })] })).toEqual([
      { rule: 'teacherNeverFree', params: { session: 's', teacher: 't1' } },
    ])
  })

  it('teacher and room are free, but never together', () => {
    const teachers = [{ id: 't1', name: '甲', unavailable: [am] }]
    const rooms = [{ id: 'r1', name: '一号', kind: 'classroom' as const, seats: 40, unavailable: [pm] }]
    expect(found({ teachers, rooms, sessions: [lesson('s', { teacherIds: ['t1'] })] })).toEqual([
      { rule: 'noPlace', params: { session: 's' } },
    ])
  })

  it('a class, a teacher, a person of two classes and the rooms have more hours than there are: 10 > 8', () => {
    const sessions = ['a', 'b', 'c', 'd', 'e'].map((id) => lesson(id, { teacherIds: ['t1'] }))
    const rooms = [{ id: 'r1', name: '一号', kind: 'classroom' as const, seats: 40, unavailable: [] }]
    expect(found({ sessions, rooms })).toEqual([
      { rule: 'classOverfull', params: { class: 'A', hours: 10, slots: 8 } },
      { rule: 'teacherOverfull', params: { teacher: 't1', hours: 10, slots: 8 } },
      { rule: 'roomsOverfull', params: { kind: 'classroom', hours: 10, slots: 8 } },
    ])
    const shared = ['A', 'B'].map((id) => trainingClass(id, { trainees: ['p'] }))
    const both = ['a', 'b', 'c', 'd', 'e'].map((id, n) => lesson(id, { classId: n < 3 ? 'A' : 'B' }))
    expect(found({ classes: shared, sessions: both })).toEqual([
      { rule: 'traineeOverfull', params: { trainee: 'p', hours: 10, slots: 8, classes: ['A', 'B'] } },
    ])
  })

  it('sessions wait for each other; one that only waits for them is not blamed', () => {
    const sessions = [
      lesson('a', { after: ['b'] }),
      lesson('b', { after: ['a'] }),
      lesson('c', { after: ['b'] }),
      lesson('d'),
    ]
    expect(found({ sessions })).toEqual([{ rule: 'orderCircle', params: { sessions: ['a', 'b'] } }])
  })

  it('two pinned sessions clash', () => {
    const { sessionId: _, ...pinned } = at('s', 'am', 0)
    expect(found({ sessions: [lesson('a', { pinned }), lesson('b', { classId: 'B', pinned })] })).toEqual([
      { rule: 'roomClash', params: { room: 'r1', session: 'a', other: 'b', halfDay: am } },
    ])
  })

  it('is told as infeasible, without a search', () => {
    const problem = smallProblem({ sessions: [lesson('s', { hours: 5 })] })
    const solved = solveTimetable(problem, { random: seededRandom(1), budget: { moves: 1e9 } })
    expect(solved).toMatchObject({
      status: 'infeasible',
      placements: [],
      broken: [{ rule: 'sessionTooLong' }],
    })
  })
})

import { describe, expect, it } from 'vitest'
import { checkTimetable } from './check-timetable.ts'
import type { Placement, TimetableProblem } from './problem.ts'
import { at, lesson, smallProblem, trainingClass } from './testing/problems.ts'

const rules = (problem: TimetableProblem, placements: Placement[]) =>
  checkTimetable(problem, placements).map(({ rule, params, cost }) => ({
    rule,
    params,
    ...(cost > 0 ? { cost } : {}),
  }))

const am = '2026-03-02 am'
const pm = '2026-03-02 pm'

describe('hard rules of a timetable, each alone', () => {
  it('a session without a place is unplaced', () => {
    expect(rules(smallProblem({ sessions: [lesson('s')] }), [])).toEqual([
      { rule: 'unplaced', params: { session: 's' } },
    ])
  })

  it('a session ends with its half-day: 2 hours from hour 3 do not fit into 4', () => {
    expect(rules(smallProblem({ sessions: [lesson('s')] }), [at('s', 'am', 3)])).toEqual([
      { rule: 'outsideHalfDay', params: { session: 's', halfDay: am, start: 3, hours: 2, slots: 4 } },
    ])
  })

  it('a class keeps to its own half-days', () => {
    const problem = smallProblem({
      sessions: [lesson('s')],
      classes: [trainingClass('A', { halfDays: [pm] })],
    })
    expect(rules(problem, [at('s', 'am', 0)])).toEqual([
      { rule: 'outsideClassDates', params: { session: 's', class: 'A', halfDay: am } },
    ])
  })

  it('a teacher is in one place at a time', () => {
    const sessions = [lesson('a', { teacherIds: ['t1'] }), lesson('b', { classId: 'B', teacherIds: ['t1'] })]
    expect(rules(smallProblem({ sessions }), [at('a', 'am', 0), at('b', 'am', 1, 'r2')])).toEqual([
      { rule: 'teacherClash', params: { teacher: 't1', session: 'a', other: 'b', halfDay: am } },
    ])
    expect(rules(smallProblem({ sessions }), [at('a', 'am', 0), at('b', 'am', 2, 'r2')])).toEqual([])
  })

  it('a room holds one session at a time', () => {
    const sessions = [lesson('a'), lesson('b', { classId: 'B' })]
    expect(rules(smallProblem({ sessions }), [at('a', 'am', 0), at('b', 'am', 1)])).toEqual([
      { rule: 'roomClash', params: { room: 'r1', session: 'a', other: 'b', halfDay: am } },
    ])
  })

  it('a person of two classes is in one of them at a time', () => {
    const classes = [trainingClass('A', { trainees: ['p', 'q'] }), trainingClass('B', { trainees: ['q'] })]
    const problem = smallProblem({ classes, sessions: [lesson('a'), lesson('b', { classId: 'B' })] })
    expect(rules(problem, [at('a', 'am', 0), at('b', 'am', 1, 'r2')])).toEqual([
      { rule: 'traineeClash', params: { session: 'a', other: 'b', halfDay: am, trainees: ['q'] } },
    ])
  })

  it('a class has one session at a time', () => {
    const sessions = [lesson('a'), lesson('b')]
    const found = rules(smallProblem({ sessions }), [at('a', 'am', 0), at('b', 'am', 1, 'r2')])
    expect(found[0]).toEqual({
      rule: 'classClash',
      params: { class: 'A', session: 'a', other: 'b', halfDay: am },
    })
  })

  it('a room has a seat for everybody, by the greater of names and size', () => {
    const named = Array.from({ length: 41 }, (_, n) => `p${n}`)
    const classes = [trainingClass('A', { trainees: named, size: 30 })]
    const problem = smallProblem({ classes, sessions: [lesson('s')] })
    expect(rules(problem, [at('s', 'am', 0)])).toEqual([
      { rule: 'roomCapacity', params: { session: 's', room: 'r1', seats: 40, people: 41 } },
    ])
  })

  it('field teaching takes place at a site, lectures in a classroom', () => {
    const sessions = [lesson('s', { kind: 'field' })]
    expect(rules(smallProblem({ sessions }), [at('s', 'am', 0)])).toEqual([
      { rule: 'roomKind', params: { session: 's', room: 'r1', kind: 'field' } },
    ])
  })

  it('teachers and rooms are free in the half-day', () => {
    const problem = smallProblem({
      sessions: [lesson('s', { teacherIds: ['t1'] })],
      teachers: [{ id: 't1', name: '甲', unavailable: [am] }],
      rooms: [{ id: 'r1', name: '一号', kind: 'classroom', seats: 40, unavailable: [am] }],
    })
    expect(rules(problem, [at('s', 'am', 0)])).toEqual([
      { rule: 'roomUnavailable', params: { room: 'r1', session: 's', halfDay: am } },
      { rule: 'teacherUnavailable', params: { teacher: 't1', session: 's', halfDay: am } },
    ])
    expect(rules(problem, [at('s', 'pm', 0)])).toEqual([])
  })

  it('a teacher is paid for at most four hours of a half-day: 2 + 3 = 5 in one of five hours', () => {
    const problem = smallProblem({
      halfDays: [{ date: '2026-03-02', part: 'am', hours: 5 }],
      sessions: [lesson('a', { teacherIds: ['t1'] }), lesson('b', { hours: 3, teacherIds: ['t1'] })],
    })
    expect(rules(problem, [at('a', 'am', 0), at('b', 'am', 2)])).toEqual([
      { rule: 'feeHours', params: { teacher: 't1', halfDay: am, hours: 5, limit: 4 } },
    ])
  })

  it('a pinned session stays', () => {
    const { sessionId: _, ...pinned } = at('s', 'pm', 0, 'r2')
    expect(rules(smallProblem({ sessions: [lesson('s', { pinned })] }), [at('s', 'pm', 0)])).toEqual([
      { rule: 'pinned', params: { session: 's', halfDay: pm, start: 0, room: 'r2' } },
    ])
  })

  it('the opening comes first, the closing last, and what was named before comes before', () => {
    const sessions = [
      lesson('open', { position: 'opening' }),
      lesson('visit', { after: ['talk'] }),
      lesson('talk'),
      lesson('close', { position: 'closing' }),
    ]
    const good = [at('open', 'am', 0), at('talk', 'am', 2), at('visit', 'pm', 0), at('close', 'pm', 2)]
    expect(rules(smallProblem({ sessions }), good)).toEqual([])
    const turned = [at('close', 'am', 0), at('visit', 'am', 2), at('talk', 'pm', 0), at('open', 'pm', 2)]
    expect(rules(smallProblem({ sessions }), turned)).toEqual([
      { rule: 'order', params: { session: 'visit', before: 'open' } },
      { rule: 'order', params: { session: 'talk', before: 'open' } },
      { rule: 'order', params: { session: 'close', before: 'open' } },
      { rule: 'order', params: { session: 'visit', before: 'talk' } },
      { rule: 'order', params: { session: 'close', before: 'visit' } },
      { rule: 'order', params: { session: 'close', before: 'talk' } },
    ])
  })
})

describe('wishes, with the arithmetic of their cost', () => {
  it('one classroom for a class: 2 rooms − 1 = 1, at 2; a site is no classroom', () => {
    const sessions = [lesson('a'), lesson('b'), lesson('c', { kind: 'field' })]
    const places = [at('a', 'am', 0), at('b', 'am', 2, 'r2'), at('c', 'pm', 0, 'f1')]
    expect(rules(smallProblem({ sessions }), places)).toEqual([
      { rule: 'roomStability', params: { class: 'A', rooms: ['r1', 'r2'] }, cost: 2 },
    ])
  })

  it('modules in order: 2 before 1 twice, at 3', () => {
    const sessions = [lesson('a', { module: 2 }), lesson('b', { module: 1 }), lesson('c', { module: 1 })]
    const places = [at('a', 'am', 0), at('b', 'am', 2), at('c', 'pm', 0)]
    expect(rules(smallProblem({ sessions }), places)).toEqual([
      { rule: 'moduleOrder', params: { class: 'A', pairs: 2, session: 'b', other: 'a' }, cost: 6 },
    ])
  })

  it('no gaps in a day: hours 0–1 and 5–6, so 2, 3 and 4 are empty, at 2', () => {
    const sessions = [lesson('a'), lesson('b')]
    expect(rules(smallProblem({ sessions }), [at('a', 'am', 0), at('b', 'pm', 1)])).toEqual([
      { rule: 'gaps', params: { class: 'A', date: '2026-03-02', hours: 3 }, cost: 6 },
    ])
  })

  it('hours spread over the days: 6 in 2 days are 3 a day, 4 on one is 1 too many, at 1', () => {
    const problem = smallProblem({
      halfDays: [
        { date: '2026-03-02', part: 'am', hours: 4 },
        { date: '2026-03-03', part: 'am', hours: 4 },
      ],
      sessions: [lesson('a'), lesson('b'), lesson('c')],
    })
    const places = [at('a', 'am', 0), at('b', 'am', 2), { ...at('c', 'am', 0), halfDay: '2026-03-03 am' }]
    expect(rules(problem, places)).toEqual([
      { rule: 'spread', params: { class: 'A', date: '2026-03-02', hours: 4, share: 3 }, cost: 1 },
    ])
  })

  it('preferred half-days, at 1 for a session', () => {
    const problem = smallProblem({
      sessions: [lesson('s')],
      classes: [trainingClass('A', { preferred: [pm] })],
    })
    expect(rules(problem, [at('s', 'am', 0)])).toEqual([
      { rule: 'preferredHalfDays', params: { session: 's', class: 'A', halfDay: am }, cost: 1 },
    ])
  })

  it('little change from what was published: another time 5, another room 2', () => {
    const problem = smallProblem({ sessions: [lesson('s')], previous: [at('s', 'am', 0)] })
    expect(rules(problem, [at('s', 'am', 1, 'r2')])).toEqual([
      { rule: 'changedTime', params: { session: 's', halfDay: am, start: 0 }, cost: 5 },
      { rule: 'changedRoom', params: { session: 's', room: 'r1' }, cost: 2 },
    ])
  })

  it('a weight of 0 switches a wish off', () => {
    const { weights, ...rest } = smallProblem({ sessions: [lesson('a'), lesson('b')] })
    const problem = { ...rest, weights: { ...weights, gaps: 0 } }
    expect(rules(problem, [at('a', 'am', 0), at('b', 'pm', 1)])).toEqual([])
  })
})

it('refuses what the problem does not know', () => {
  const problem = smallProblem({ sessions: [lesson('s')] })
  expect(() => checkTimetable(problem, [at('x', 'am', 0)])).toThrow('session x is not in the problem')
  expect(() => checkTimetable(problem, [at('s', 'am', 0, 'r9')])).toThrow('room r9 is not in the problem')
  expect(() => checkTimetable(problem, [at('s', 'am', 0), at('s', 'pm', 0)])).toThrow('two places')
})

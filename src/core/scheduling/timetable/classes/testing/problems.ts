import fc from 'fast-check'
import {
  type Placement,
  type Session,
  type TimetableClass,
  type TimetableProblem,
  timetableDefaults,
} from '../problem.ts'

/** A small problem to bend: two half-days of one day, two classes, two teachers, two rooms and a site. */
export function smallProblem(change: Partial<TimetableProblem> = {}): TimetableProblem {
  return {
    halfDays: [
      { date: '2026-03-02', part: 'am', hours: 4 },
      { date: '2026-03-02', part: 'pm', hours: 4 },
    ],
    classes: [trainingClass('A'), trainingClass('B')],
    sessions: [],
    teachers: [
      { id: 't1', name: '甲', unavailable: [] },
      { id: 't2', name: '乙', unavailable: [] },
    ],
    rooms: [
      { id: 'r1', name: '一号教室', kind: 'classroom', seats: 40, unavailable: [] },
      { id: 'r2', name: '二号教室', kind: 'classroom', seats: 60, unavailable: [] },
      { id: 'f1', name: '现场教学点', kind: 'field', seats: 50, unavailable: [] },
    ],
    feeHours: timetableDefaults.feeHours,
    weights: timetableDefaults.weights,
    previous: [],
    ...change,
  }
}

export const trainingClass = (id: string, change: Partial<TimetableClass> = {}): TimetableClass => ({
  id,
  name: `${id} 班`,
  trainees: [],
  size: 30,
  halfDays: null,
  preferred: [],
  ...change,
})

export const lesson = (id: string, change: Partial<Session> = {}): Session => ({
  id,
  classId: 'A',
  title: id,
  hours: 2,
  teacherIds: [],
  kind: 'classroom',
  module: null,
  position: null,
  after: [],
  pinned: null,
  ...change,
})

export const at = (sessionId: string, halfDay: string, start: number, roomId = 'r1'): Placement => ({
  sessionId,
  halfDay: `2026-03-02 ${halfDay}`,
  start,
  roomId,
})

/** Problems of up to `sessions` sessions with every kind of rule and wish in them, many of them without a solution. */
export function problems(sessions: number): fc.Arbitrary<TimetableProblem> {
  const halfDays = [
    { date: '2026-03-02', part: 'am' as const, hours: 3 },
    { date: '2026-03-02', part: 'pm' as const, hours: 2 },
    { date: '2026-03-03', part: 'am' as const, hours: 3 },
  ]
  const keys = halfDays.map(({ date, part }) => `${date} ${part}`)
  const some = (of: readonly string[], most: number) => fc.subarray([...of], { maxLength: most })
  const place = fc.record({
    halfDay: fc.constantFrom(...keys),
    start: fc.nat(1),
    roomId: fc.constantFrom('r1', 'r2', 'f1'),
  })
  return fc
    .record({
      halfDays: fc.constant(halfDays),
      classes: fc.tuple(classOf('A', keys), classOf('B', keys)).map((both) => [...both]),
      teachers: fc
        .tuple(some(keys, 2), some(keys, 1))
        .map((closed) => closed.map((unavailable, n) => ({ id: `t${n}`, name: `t${n}`, unavailable }))),
      rooms: fc.tuple(some(keys, 1), some(keys, 1), some(keys, 1)).map(([one, two, three]) => [
        { id: 'r1', name: 'r1', kind: 'classroom' as const, seats: 30, unavailable: one },
        { id: 'r2', name: 'r2', kind: 'classroom' as const, seats: 50, unavailable: two },
        { id: 'f1', name: 'f1', kind: 'field' as const, seats: 50, unavailable: three },
      ]),
      feeHours: fc.constantFrom(2, 4),
      weights: fc.record({
        roomStability: fc.nat(3),
        moduleOrder: fc.nat(3),
        gaps: fc.nat(3),
        spread: fc.nat(3),
        preferredHalfDays: fc.nat(3),
        changedTime: fc.nat(3),
        changedRoom: fc.nat(3),
      }),
      sessions: fc
        .array(
          fc.record({
            session: fc.record({
              classId: fc.constantFrom('A', 'B'),
              hours: fc.integer({ min: 1, max: 2 }),
              teacherIds: some(['t0', 't1'], 2),
              kind: fc.constantFrom('classroom' as const, 'classroom' as const, 'field' as const),
              module: fc.option(fc.nat(2)),
              position: fc.constantFrom(null, null, null, 'opening' as const, 'closing' as const),
              pinned: fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: place }),
            }),
            isAfterFirst: fc.boolean(),
            previous: fc.option(place),
          }),
          { minLength: 1, maxLength: sessions },
        )
        .map((list) => ({
          sessions: list.map(({ session, isAfterFirst }, n) => ({
            ...session,
            id: `s${n}`,
            title: `s${n}`,
            after: isAfterFirst && n > 0 && list[0]!.session.classId === session.classId ? ['s0'] : [],
          })),
          previous: list.flatMap(({ previous }, n) =>
            previous === null ? [] : [{ ...previous, sessionId: `s${n}` }],
          ),
        })),
    })
    .map(({ sessions: made, ...rest }) => ({ ...rest, ...made }))
}

function classOf(id: string, keys: readonly string[]): fc.Arbitrary<TimetableClass> {
  return fc.record({
    id: fc.constant(id),
    name: fc.constant(id),
    trainees: fc.subarray(['x', 'y', id]),
    size: fc.constantFrom(20, 45),
    halfDays: fc.option(fc.subarray([...keys], { minLength: 2 })),
    preferred: fc.subarray([...keys]),
  })
}

import { describe, expect, it } from 'vitest'
import { checkTimetable } from '#core/scheduling/timetable/classes/check-timetable.ts'
import type { Broken, Place, TimetableProblem } from '#core/scheduling/timetable/classes/problem.ts'
import { readProblem } from './format.ts'
import { courseSentence, timetableSentence } from './sentences.ts'

function problem(change: object = {}): TimetableProblem {
  const read = readProblem(
    JSON.stringify({
      halfDays: [
        { date: '2026-03-02', part: 'am' },
        { date: '2026-03-02', part: 'pm' },
      ],
      classes: [
        { id: 'pv', name: '光伏班', size: 40, trainees: ['u'] },
        { id: 'food', name: '食品班', size: 30, trainees: ['u'] },
      ],
      sessions: [
        { id: 'a', classId: 'pv', title: '政策', hours: 2, teacherIds: ['t'] },
        { id: 'b', classId: 'food', title: '安全', hours: 2, teacherIds: ['t'] },
      ],
      teachers: [{ id: 't', name: '授课人甲' }],
      rooms: [
        { id: 'r1', name: '一号教室', seats: 45 },
        { id: 'r2', name: '二号教室', seats: 35 },
      ],
      ...change,
    }),
  )
  if (!read.ok) throw new Error(read.faults.join('\n'))
  return read.problem
}

const told = (of: TimetableProblem, places: Record<string, Place>) =>
  checkTimetable(
    of,
    Object.entries(places).map(([sessionId, place]) => ({ sessionId, ...place })),
  ).map((broken) => timetableSentence(of, broken))

const am = '2026-03-02 am'

describe('sentences of a timetable', () => {
  it('name teacher, time and both sessions of a clash', () => {
    const clash = { a: { halfDay: am, start: 0, roomId: 'r1' }, b: { halfDay: am, start: 1, roomId: 'r2' } }
    expect(told(problem(), clash)).toEqual([
      {
        zh: '1 名学员在3月2日上午同时要上光伏班“政策”和食品班“安全”。',
        en: '1 trainee would attend 光伏班“政策” and 食品班“安全” at the same time on 2026-03-02 morning.',
      },
      {
        zh: '授课人甲在3月2日上午同时要讲光伏班“政策”和食品班“安全”。',
        en: '授课人甲 would teach 光伏班“政策” and 食品班“安全” at the same time on 2026-03-02 morning.',
      },
    ])
  })

  it('name people and seats', () => {
    const small = { a: { halfDay: am, start: 0, roomId: 'r2' }, b: { halfDay: am, start: 2, roomId: 'r2' } }
    expect(told(problem(), small)).toEqual([
      {
        zh: '光伏班“政策”有 40 人，二号教室只有 35 座。',
        en: '光伏班“政策” has 40 people, 二号教室 only 35 seats.',
      },
    ])
  })

  it('exist for every rule, in both languages, without a hole', () => {
    const half = { halfDay: am }
    const pair = { session: 'a', other: 'b', ...half }
    const all = [
      { rule: 'unplaced', params: { session: 'a' } },
      { rule: 'outsideHalfDay', params: { session: 'a', ...half, start: 3, hours: 2, slots: 4 } },
      { rule: 'outsideClassDates', params: { session: 'a', class: 'pv', ...half } },
      { rule: 'teacherClash', params: { teacher: 't', ...pair } },
      { rule: 'roomClash', params: { room: 'r1', ...pair } },
      { rule: 'traineeClash', params: { ...pair, trainees: ['u'] } },
      { rule: 'classClash', params: { class: 'pv', ...pair } },
      { rule: 'roomCapacity', params: { session: 'a', room: 'r1', seats: 1, people: 2 } },
      { rule: 'roomKind', params: { session: 'a', room: 'r1', kind: 'field' } },
      { rule: 'teacherUnavailable', params: { teacher: 't', session: 'a', ...half } },
      { rule: 'roomUnavailable', params: { room: 'r1', session: 'a', ...half } },
      { rule: 'feeHours', params: { teacher: 't', ...half, hours: 5, limit: 4 } },
      { rule: 'pinned', params: { session: 'a', ...half, start: 0, room: 'r1' } },
      { rule: 'order', params: { session: 'a', before: 'b' } },
      { rule: 'roomStability', params: { class: 'pv', rooms: ['r1', 'r2'] } },
      { rule: 'moduleOrder', params: { class: 'pv', pairs: 2, session: 'a', other: 'b' } },
      { rule: 'gaps', params: { class: 'pv', date: '2026-03-02', hours: 2 } },
      { rule: 'spread', params: { class: 'pv', date: '2026-03-02', hours: 6, share: 4 } },
      { rule: 'preferredHalfDays', params: { session: 'a', class: 'pv', ...half } },
      { rule: 'changedTime', params: { session: 'a', ...half, start: 0 } },
      { rule: 'changedRoom', params: { session: 'a', room: 'r1' } },
      { rule: 'noRoomBigEnough', params: { session: 'a', people: 60, seats: 45, kind: 'classroom' } },
      { rule: 'sessionTooLong', params: { session: 'a', hours: 5, slots: 4 } },
      { rule: 'sessionOverFeeHours', params: { session: 'a', hours: 5, limit: 4 } },
      { rule: 'teacherNeverFree', params: { session: 'a', teacher: 't' } },
      { rule: 'noPlace', params: { session: 'a' } },
      { rule: 'classOverfull', params: { class: 'pv', hours: 9, slots: 8 } },
      { rule: 'teacherOverfull', params: { teacher: 't', hours: 9, slots: 8 } },
      { rule: 'traineeOverfull', params: { trainee: 'u', hours: 9, slots: 8, classes: ['pv', 'food'] } },
      { rule: 'roomsOverfull', params: { kind: 'field', hours: 9, slots: 8 } },
      { rule: 'orderCircle', params: { sessions: ['a', 'b'] } },
    ]
    const said = all.map((one) =>
      timetableSentence(problem(), { ...one, hard: true, cost: 0 } as unknown as Broken),
    )
    for (const { zh, en } of said) {
      expect(zh).toMatch(/。$/)
      expect(en).toMatch(/\.$/)
      expect(`${zh}${en}`).not.toMatch(/undefined|NaN|\[object/)
    }
    expect(new Set(said.map(({ zh }) => zh)).size).toBe(all.length)
  })

  it('exist for courses', () => {
    expect(courseSentence({ rule: 'courseOverfull', params: { id: 'c1', lectures: 5, periods: 4 } })).toEqual(
      {
        zh: '课程“c1”有 5 次课，可用时段只有 4 个。',
        en: 'Course c1 has 5 lectures and only 4 open periods.',
      },
    )
    expect(courseSentence({ rule: 'placesTooFew', params: { lectures: 5, places: 4 } }).zh).toContain(
      '4 个位置',
    )
  })
})

import { expect, it } from 'vitest'
import {
  changeSentence,
  changesBetween,
  findBroken,
  findingSentence,
  type PlannedSession,
  type ReleasedSession,
  type SessionTime,
  type Situation,
} from './index.ts'

const uuid = (no: number) => `00000000-0000-4000-8000-${String(no).padStart(12, '0')}`
const wang = { id: uuid(101), name: '王教授' }
const hall = { id: uuid(201), name: '报告厅' }
const small = { id: uuid(202), name: '小教室' }
const works = { id: uuid(203), name: '示范工厂' }
const otherClass = { id: uuid(301), title: '光伏班' }

const am = (on: string, startsAt = '08:30', endsAt = '11:40'): SessionTime => ({
  on,
  half: 'am',
  startsAt,
  endsAt,
})
const pm = (on: string, startsAt = '14:00', endsAt = '15:30'): SessionTime => ({
  on,
  half: 'pm',
  startsAt,
  endsAt,
})

let no = 0
const session = (title: string, more: Partial<PlannedSession> = {}): PlannedSession => {
  no += 1
  return {
    id: uuid(no),
    kind: 'teaching',
    title,
    course: null,
    modulePosition: null,
    teachers: [wang],
    venue: hall,
    at: null,
    hours: 2,
    pinned: false,
    lockVersion: 1,
    ...more,
  }
}

const situation = (more: Partial<Situation> = {}): Situation => ({
  class: { startsOn: '2027-03-01', endsOn: '2027-03-03', hours: 2, people: 40 },
  others: [],
  teachers: [{ ...wang, unavailable: [] }],
  venues: [
    { ...hall, kind: 'classroom', capacity: 60, unavailable: [] },
    { ...small, kind: 'classroom', capacity: 30, unavailable: [] },
    { ...works, kind: 'fieldSite', capacity: 50, unavailable: [] },
  ],
  published: null,
  ...more,
})

const said = (sessions: PlannedSession[], of: Situation = situation()) =>
  findBroken(of, sessions).map((one) => `${one.hard ? '!' : ''}${one.rule} ${findingSentence(one).zh}`)

const other = (title: string, at: SessionTime, more: Partial<Situation['others'][number]> = {}) => ({
  id: uuid(400),
  title,
  class: otherClass,
  at,
  hours: 2,
  teachers: [],
  venue: null,
  sharedTrainees: 0,
  ...more,
})

const two = { hours: 4 }
const ofFour = situation({ class: { startsOn: '2027-03-01', endsOn: '2027-03-03', hours: 4, people: 40 } })

it('a timetable that keeps every rule has no finding', () => {
  expect(said([session('产业趋势', { at: am('2027-03-01') })])).toEqual([])
})

it('unplaced: a session without a time', () => {
  expect(said([session('产业趋势')])).toEqual(['!unplaced “产业趋势”尚未安排时间。'])
})

it('outsideClassDays: a session left behind when the class was moved', () => {
  expect(said([session('产业趋势', { at: am('2027-02-26') })])).toEqual([
    '!outsideClassDays “产业趋势”排在2月26日，不在办班日期（2027-03-01 至 2027-03-03）之内。',
  ])
})

it('classClash, teacherClash, venueClash: two sessions of the class at the same time', () => {
  expect(
    said(
      [
        session('甲课', { at: am('2027-03-01', '08:30', '10:00') }),
        session('乙课', { at: am('2027-03-01', '09:59', '11:29') }),
      ],
      ofFour,
    ),
  ).toEqual([
    '!classClash 3月1日上午“甲课”与“乙课”时间重叠。',
    '!teacherClash 王教授在3月1日上午同时要讲“甲课”和“乙课”。',
    '!venueClash 报告厅在3月1日上午同时排了“甲课”和“乙课”。',
  ])
})

it('sessions that only touch do not clash', () => {
  expect(
    said(
      [
        session('甲课', { at: am('2027-03-01', '08:30', '10:00') }),
        session('乙课', { at: am('2027-03-01', '10:00', '11:30') }),
      ],
      ofFour,
    ),
  ).toEqual([])
})

it('teacherClash: the teacher teaches in another class at that time, which is named and linked', () => {
  const found = findBroken(
    situation({ others: [other('组件工艺', am('2027-03-01'), { teachers: [wang], hours: 2 })] }),
    [session('甲课', { at: am('2027-03-01') })],
  )
  expect(found.map((one) => findingSentence(one).zh)).toEqual([
    '王教授在3月1日上午同时要讲“甲课”和《光伏班》的“组件工艺”。',
  ])
  expect(found[0]!.otherClass).toEqual(otherClass)
})

it('venueClash: another class has the venue at that time', () => {
  expect(
    said(
      [session('甲课', { at: am('2027-03-01') })],
      situation({ others: [other('组件工艺', am('2027-03-01'), { venue: hall })] }),
    ),
  ).toEqual(['!venueClash 报告厅在3月1日上午同时排了“甲课”和《光伏班》的“组件工艺”。'])
})

it('traineeClash: trainees attend another class at that time', () => {
  expect(
    said(
      [session('甲课', { at: am('2027-03-01') })],
      situation({ others: [other('组件工艺', am('2027-03-01'), { sharedTrainees: 3 })] }),
    ),
  ).toEqual(['!traineeClash 3 名学员在3月1日上午同时要上“甲课”和《光伏班》的“组件工艺”。'])
})

it('capacity: more people than the venue holds', () => {
  expect(said([session('甲课', { at: am('2027-03-01'), venue: small })])).toEqual([
    '!capacity “甲课”有 40 人，小教室只能容纳 30 人。',
  ])
})

it('teacherUnavailable, venueUnavailable: a half-day on which they cannot be had', () => {
  const away = { fromOn: '2027-03-01', untilOn: '2027-03-02', half: 'am' as const, reason: '出差' }
  const of = situation({
    teachers: [{ ...wang, unavailable: [away] }],
    venues: [
      { ...hall, kind: 'classroom', capacity: 60, unavailable: [{ ...away, half: 'all', reason: null }] },
    ],
  })
  expect(said([session('甲课', { at: am('2027-03-02') })], of)).toEqual([
    '!teacherUnavailable 王教授在3月2日上午没有空（出差），不能讲“甲课”。',
    '!venueUnavailable 报告厅在3月2日上午不能用，不能安排“甲课”。',
  ])
  expect(said([session('甲课', { at: pm('2027-03-03') })], of)).toEqual([])
})

it('feeHours: a teacher is paid for four class-hours of half a day, those in other classes counted', () => {
  // 2 hours here and 3 there are 5.
  const there = other('组件工艺', am('2027-03-01', '10:10', '12:30'), { teachers: [wang], hours: 3 })
  expect(
    said([session('甲课', { at: am('2027-03-01', '08:30', '10:00') })], situation({ others: [there] })),
  ).toEqual(['!feeHours 王教授在3月1日上午共讲 5 学时，讲课费每半天最多按 4 学时计。'])
})

it('openingFirst, closingLast: ceremonies at the ends', () => {
  const ceremony = { teachers: [], hours: 0.5 }
  expect(
    said([
      session('甲课', { at: am('2027-03-01', '10:00', '11:30') }),
      session('开班式', { kind: 'opening', at: pm('2027-03-01'), ...ceremony }),
      session('结业式', { kind: 'closing', at: am('2027-03-01', '08:30', '09:00'), ...ceremony }),
    ]),
  ).toEqual([
    'closingLast “结业式”应排在最后，现在“甲课”在它之后。',
    'openingFirst “开班式”应排在最前，现在“结业式”在它之前。',
    'closingLast “结业式”应排在最后，现在“开班式”在它之后。',
  ])
})

it('moduleOrder: a module after a later one', () => {
  expect(
    said(
      [
        session('投资', { modulePosition: 3, at: am('2027-03-01') }),
        session('产业', { modulePosition: 1, at: pm('2027-03-01') }),
      ],
      ofFour,
    ),
  ).toEqual(['moduleOrder 未按模块顺序：“产业”排在后面模块的“投资”之后。'])
})

it('venueMoves: two classrooms on one day; a field visit is no such move', () => {
  const of = situation({ ...ofFour, venues: [] })
  expect(
    said(
      [session('甲课', { at: am('2027-03-01') }), session('乙课', { at: pm('2027-03-01'), venue: small })],
      of,
    ),
  ).toEqual(['venueMoves 3月1日要换教室：报告厅、小教室。'])
  expect(
    said(
      [
        session('甲课', { at: am('2027-03-01') }),
        session('参观', { kind: 'fieldTeaching', at: pm('2027-03-01'), venue: works }),
      ],
      of,
    ),
  ).toEqual([])
})

it('venueMissing, teacherMissing, venueKind: what is still to be settled', () => {
  expect(said([session('甲课', { at: am('2027-03-01'), venue: null, teachers: [] })])).toEqual([
    'teacherMissing “甲课”还没有定教师。',
    'venueMissing “甲课”还没有定场地。',
  ])
  expect(said([session('甲课', { at: am('2027-03-01'), venue: works })])).toEqual([
    'venueKind “甲课”与示范工厂的类型不符（现场教学用教学点，其他用课室）。',
  ])
})

it('tooShort: a class-hour takes 45 minutes', () => {
  expect(said([session('甲课', { at: am('2027-03-01', '08:30', '09:30') })])).toEqual([
    'tooShort “甲课”计 2 学时，应有 90 分钟，现在只有 60 分钟。',
  ])
})

it('hoursOfClass: the sessions and the class differ', () => {
  expect(said([session('甲课', { at: am('2027-03-01'), ...two })])).toEqual([
    'hoursOfClass 课次合计 4 学时，班次定为 2 学时。',
  ])
})

const released = ({
  pinned: _pinned,
  lockVersion: _lockVersion,
  ...one
}: PlannedSession): ReleasedSession => ({
  ...one,
  at: one.at!,
  venue: one.venue && { ...one.venue, address: null },
})

it('changedTime, changedVenue: what differs from the release', () => {
  const one = session('甲课', { at: am('2027-03-01') })
  expect(
    said([{ ...one, at: pm('2027-03-02'), venue: small }], situation({ published: [released(one)] })),
  ).toEqual([
    '!capacity “甲课”有 40 人，小教室只能容纳 30 人。',
    'changedTime “甲课”原公布在3月1日上午 08:30。',
    'changedVenue “甲课”原公布在报告厅。',
  ])
})

it('changes between releases are told one by one', () => {
  const [kept, moved, gone] = [
    session('甲课', { at: am('2027-03-01') }),
    session('乙课', { at: pm('2027-03-01') }),
    session('丙课', { at: am('2027-03-02') }),
  ] as const
  const added = session('丁课', { at: pm('2027-03-03'), venue: null })
  const after = [
    kept,
    {
      ...moved,
      title: '乙课新',
      at: pm('2027-03-02'),
      venue: small,
      teachers: [{ id: uuid(102), name: '李教授' }],
      hours: 3,
    },
    added,
    session('未定'),
  ]
  expect(
    changesBetween([kept, moved, gone].map(released), after).map((one) => changeSentence(one).zh),
  ).toEqual([
    '“乙课”改名为“乙课新”。',
    '“乙课新”由3月1日下午 14:00–15:30改到3月2日下午 14:00–15:30。',
    '“乙课新”的地点由报告厅改为小教室。',
    '“乙课新”的教师由王教授改为李教授。',
    '“乙课新”由 2 学时改为 3 学时。',
    '新增“丁课”：3月3日下午 14:00–15:30。',
    '取消“丙课”（原定3月2日上午 08:30–11:40）。',
  ])
})

it('every sentence is said in English as well', () => {
  const found = findBroken(situation({ others: [other('cells', am('2027-03-01'), { teachers: [wang] })] }), [
    session('A', { at: am('2027-03-01') }),
  ])
  expect(findingSentence(found[0]!).en).toBe(
    '王教授 would teach “A” and “cells” of 光伏班 at the same time on 2027-03-01 morning.',
  )
})

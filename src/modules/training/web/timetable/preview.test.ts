import { expect, it } from 'vitest'
import type { PlannedSession, Situation } from '../../contract/index.ts'
import { daysOf, previewsOf } from './preview.ts'

const teacher = { id: '00000000-0000-4000-8000-000000000009', name: '王教授' }
const session = (id: string, at: PlannedSession['at']): PlannedSession => ({
  id,
  kind: 'teaching',
  title: id,
  course: null,
  modulePosition: null,
  teachers: [teacher],
  venue: null,
  at,
  hours: 4,
  pinned: false,
  lockVersion: 1,
})
const situation: Situation = {
  class: { startsOn: '2027-03-01', endsOn: '2027-03-02', hours: 8, people: 10 },
  others: [],
  teachers: [
    {
      ...teacher,
      unavailable: [{ fromOn: '2027-03-02', untilOn: '2027-03-02', half: 'pm', reason: null }],
    },
  ],
  venues: [],
  published: null,
}

it('every half-day of the class says what would break there', () => {
  const there = session('乙', { on: '2027-03-01', half: 'am', startsAt: '08:30', endsAt: '11:40' })
  const moving = session('甲', null)
  const hard = [...previewsOf(situation, [there, moving], moving)].map(([key, { findings }]) => [
    key,
    findings.filter((one) => one.hard).map(({ rule }) => rule),
  ])
  expect(hard).toEqual([
    ['2027-03-01 am', ['classClash', 'teacherClash', 'feeHours']],
    ['2027-03-01 pm', []],
    ['2027-03-02 am', []],
    ['2027-03-02 pm', ['teacherUnavailable']],
  ])
})

it('days on which a session was left behind are shown beside those of the class', () => {
  expect(daysOf('2027-03-02', '2027-03-03', ['2027-02-26'])).toEqual([
    '2027-02-26',
    '2027-03-02',
    '2027-03-03',
  ])
})

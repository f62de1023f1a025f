import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseCalendar } from '../testing/parse-calendar.ts'
import { type CalendarEvent, iCalendar } from './icalendar.ts'

const event = (more: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'session-1@training.shuanglian',
  sequence: 2,
  stamp: new Date('2027-02-20T01:02:03Z'),
  on: '2027-03-01',
  startsAt: '08:30',
  endsAt: '11:40',
  summary: '光伏产业趋势',
  location: '报告厅',
  description: null,
  cancelled: false,
  ...more,
})

it('an appointment says when, where, in which zone and of which release', () => {
  const [parsed] = parseCalendar(iCalendar('培训课表', [event()]))
  expect(parsed).toEqual({
    UID: 'session-1@training.shuanglian',
    DTSTAMP: '20270220T010203Z',
    'DTSTART;TZID=Asia/Shanghai': '20270301T083000',
    'DTEND;TZID=Asia/Shanghai': '20270301T114000',
    SEQUENCE: '2',
    STATUS: 'CONFIRMED',
    SUMMARY: '光伏产业趋势',
    LOCATION: '报告厅',
  })
})

it('a session that is gone is cancelled', () => {
  expect(parseCalendar(iCalendar('表', [event({ cancelled: true })]))[0]!.STATUS).toBe('CANCELLED')
})

it('any text survives folding and escaping', () => {
  const text = fc
    .string({ unit: 'grapheme', maxLength: 200 })
    .map((value) => value.replaceAll(/\p{Cc}/gu, '\n'))
  fc.assert(
    fc.property(text, text, (summary, description) => {
      const [parsed] = parseCalendar(iCalendar('表', [event({ summary, description })]))
      expect(parsed!.SUMMARY).toBe(summary)
      expect(parsed!.DESCRIPTION).toBe(description)
    }),
  )
})

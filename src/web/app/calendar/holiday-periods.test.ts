import { expect, test } from 'vitest'
import type { SpecialDay } from '#platform/calendar/contract.ts'
import { holidayPeriods } from './holiday-periods.ts'

const notice = '国务院办公厅放假通知'
const day = (text: string, name: string, kind: SpecialDay['kind'] = 'holiday'): SpecialDay => ({
  day: text,
  kind,
  name,
  source: notice,
  lockVersion: null,
})
const told = (days: SpecialDay[], source: string | null = null) =>
  holidayPeriods(days, source).periods.map(
    ({ names, from, to, days: off, makeUps }) =>
      `${names.join('、')} ${from.slice(5)}–${to.slice(5)} ${off.length}天${makeUps.map((one) => ` 班${one.day.slice(5)}`).join('')}`,
  )

test('days off in a row are one period, with the weekends worked for it before and after', () => {
  const days = [
    day('2026-02-14', '春节', 'makeUp'),
    day('2026-02-15', '春节'),
    day('2026-02-16', '春节'),
    day('2026-02-17', '春节'),
    day('2026-02-28', '春节', 'makeUp'),
    day('2026-04-04', '清明节'),
  ]
  expect(told(days)).toEqual(['春节 02-15–02-17 3天 班02-14 班02-28', '清明节 04-04–04-04 1天'])
})

test('two holidays that fall together are one period with both names', () => {
  const days = [
    day('2023-09-29', '中秋节'),
    day('2023-09-30', '国庆节'),
    day('2023-10-01', '国庆节'),
    day('2023-10-07', '国庆节', 'makeUp'),
  ]
  expect(told(days)).toEqual(['中秋节、国庆节 09-29–10-01 3天 班10-07'])
})

test('a worked weekend goes to the nearer of two periods of one name', () => {
  const days = [
    day('2027-01-01', '元旦'),
    day('2027-01-03', '元旦', 'makeUp'),
    day('2027-12-26', '元旦', 'makeUp'),
    day('2027-12-31', '元旦'),
  ]
  expect(told(days)).toEqual(['元旦 01-01–01-01 1天 班01-03', '元旦 12-31–12-31 1天 班12-26'])
})

test('a weekend worked for a holiday of the next year stands by itself', () => {
  expect(told([day('2027-12-26', '春节', 'makeUp')])).toEqual(['春节 12-26–12-26 0天 班12-26'])
})

test('what the city entered stands day by day and breaks no period; an entered notice is the notice', () => {
  const own: SpecialDay = { ...day('2026-10-08', '防汛停工'), source: '市防指通知', lockVersion: 1 }
  const decreed = [day('2026-10-06', '国庆节'), day('2026-10-07', '国庆节')]
  const { periods, own: entered } = holidayPeriods([...decreed, own], null)
  expect(periods.map(({ to }) => to)).toEqual(['2026-10-07'])
  expect(entered).toEqual([own])
  const imported = decreed.map((one) => ({ ...one, lockVersion: 1 }))
  expect(holidayPeriods(imported, notice)).toMatchObject({ own: [], periods: [{ days: imported }] })
  expect(holidayPeriods(imported, null).own).toEqual(imported)
})

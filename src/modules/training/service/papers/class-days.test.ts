import { expect, it } from 'vitest'
import { dayAndWeekday, daysInWords, taughtDays } from './class-days.ts'

it('a notice says days as documents do', () => {
  expect(daysInWords('2023-06-05', '2023-06-05')).toBe('2023年6月5日')
  expect(daysInWords('2023-06-26', '2023-06-28')).toBe('2023年6月26日至28日')
  expect(daysInWords('2023-06-29', '2023-07-01')).toBe('2023年6月29日至7月1日')
  expect(daysInWords('2023-12-30', '2024-01-02')).toBe('2023年12月30日至2024年1月2日')
  expect(dayAndWeekday('2023-06-25')).toBe('6月25日（周日）')
})

it('a class is taught on the days of its sessions, before they are arranged on all of its days', () => {
  const of = { startsOn: '2023-06-30', endsOn: '2023-07-02' }
  expect(taughtDays(of, [{ at: null }])).toEqual(['2023-06-30', '2023-07-01', '2023-07-02'])
  const at = (on: string) => ({ at: { on, half: 'am' as const, startsAt: '08:30', endsAt: '11:30' } })
  expect(taughtDays(of, [at('2023-07-02'), at('2023-06-30'), at('2023-06-30')])).toEqual([
    '2023-06-30',
    '2023-07-02',
  ])
})

import { describe, expect, test } from 'vitest'
import {
  formatDay,
  formatGrowth,
  formatInstant,
  formatMonth,
  formatMonthDay,
  formatYi,
  formatYuan,
} from './format.ts'

describe('money', () => {
  test('from 1 亿 up money is counted in 亿元', () => {
    // 100 500 000 000 ÷ 10^8 = 1005
    expect(formatYuan('100500000000')).toEqual({ value: '1,005', unit: 'yi' })
    expect(formatYuan('100000000')).toEqual({ value: '1', unit: 'yi' })
  })
  test('below 1 亿 money is counted in 万元, below 1 万 in 元', () => {
    // 99 999 999 ÷ 10^4 = 9 999.9999 → 10 000
    expect(formatYuan('99999999')).toEqual({ value: '10,000', unit: 'wan' })
    // 123 456 ÷ 10^4 = 12.3456 → 12.35
    expect(formatYuan('123456')).toEqual({ value: '12.35', unit: 'wan' })
    expect(formatYuan('9999.5')).toEqual({ value: '9,999.5', unit: 'yuan' })
  })
  test('a column of figures always has two decimals', () => {
    // 85 亿 → 85.00; 356.6 亿 → 356.60
    expect(formatYuan('8500000000', 'zh', true).value).toBe('85.00')
    expect(formatYuan('35660000000', 'zh', true).value).toBe('356.60')
  })
  test('a loss keeps its sign and its unit', () => {
    expect(formatYuan('-250000000')).toEqual({ value: '-2.5', unit: 'yi' })
  })
  test('English counts in billions and millions', () => {
    // 1 亿 = 0.1 bn; 12 345 678 ÷ 10^6 = 12.35
    expect(formatYuan('100000000', 'en')).toEqual({ value: '0.1', unit: 'yi' })
    expect(formatYuan('12345678', 'en')).toEqual({ value: '12.35', unit: 'wan' })
    expect(formatYi(45, 'en')).toEqual({ value: '4.5', unit: 'yi' })
    expect(formatYi(45.678)).toEqual({ value: '45.68', unit: 'yi' })
  })
})

describe('dates', () => {
  test('days and months are written as officials write them', () => {
    expect(formatDay('2023-04-28')).toBe('2023年4月28日')
    expect(formatDay('2023-04-28', 'en')).toBe('28 Apr 2023')
    expect(formatMonth('2023-04')).toBe('2023年4月')
    expect(formatMonth('2023-04', 'en')).toBe('Apr 2023')
  })
  test('an instant is read in Asia/Shanghai, eight hours ahead of UTC', () => {
    // 17:30 UTC + 8 h = 01:30 the next day
    expect(formatDay('2023-04-27T17:30:00Z')).toBe('2023年4月28日')
    expect(formatInstant('2023-04-27T17:30:00Z')).toBe('2023-04-28 01:30')
  })
  test('what is no date is shown as it is', () => {
    expect(formatDay('不详')).toBe('不详')
  })
})

test('growth carries its sign', () => {
  expect(formatGrowth(3.24)).toBe('+3.2%')
  expect(formatGrowth(-1)).toBe('−1.0%')
  expect(formatGrowth(0)).toBe('0.0%')
})

test('a day within a known year leaves the year out', () => {
  expect([formatMonthDay('2026-02-15'), formatMonthDay('2026-02-15', 'en')]).toEqual(['2月15日', '15 Feb'])
})

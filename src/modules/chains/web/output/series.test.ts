import { expect, test } from 'vitest'
import { isSettled, toYi, yiToYuan, yuanToYi } from './series.ts'

test('what is typed in 亿元 becomes exact yuan', () => {
  // 12.5 × 10^8 = 1 250 000 000
  expect(yiToYuan('12.5')).toBe('1250000000')
  // one yuan is 0.00000001 亿; a float product would lose it
  expect(yiToYuan('1005.00000001')).toBe('100500000001')
  expect(yiToYuan('1,005')).toBe('100500000000')
  expect(yiToYuan('-0.3')).toBe('-30000000')
  expect(yiToYuan('0')).toBe('0')
})

test('what is no plain decimal is refused', () => {
  for (const text of ['', 'abc', '1.123456789', '1e3', '1.2.3', '１２']) expect(yiToYuan(text)).toBeNull()
})

test('yuan become exact 亿元 as a person would type them', () => {
  expect(yuanToYi('1250000000.00')).toBe('12.5')
  expect(yuanToYi('100500000001')).toBe('1005.00000001')
  // 0.05 yuan is 0.0000000005 亿
  expect(yuanToYi('0.05')).toBe('0.0000000005')
  expect(yuanToYi('-30000000')).toBe('-0.3')
  for (const text of ['12.5', '1005.00000001', '-0.3', '0']) expect(yuanToYi(yiToYuan(text)!)).toBe(text)
})

test('a chart shows 亿元 with two decimals', () => {
  // 123 456 789 ÷ 10^8 = 1.23456789 → 1.23
  expect(toYi('123456789')).toBe(1.23)
  expect(toYi('100500000000')).toBe(1005)
})

test('only final and revised figures are settled', () => {
  expect((['estimated', 'flash', 'preliminary', 'final', 'revised'] as const).map(isSettled)).toEqual([
    false,
    false,
    false,
    true,
    true,
  ])
})

import { describe, expect, test } from 'vitest'
import { sumWords } from './sum-words.ts'

describe('sums', () => {
  test('are told in 万 and 亿 with their unit', () => {
    expect(sumWords('860', '人')).toBe('860 人')
    expect(sumWords('34120', '人')).toBe('3.41 万人')
    expect(sumWords('125000000', '家')).toBe('1.25 亿家')
    expect(sumWords('99999999', null)).toBe('10,000 万')
  })

  test('of money are told in yuan of the fitting size, whatever unit the column is in', () => {
    // 12,345.6 万元 = 1.23456 亿元
    expect(sumWords('12345.6', '万元')).toBe('1.23 亿元')
    expect(sumWords('8.5', '亿元')).toBe('8.5 亿元')
    expect(sumWords('3000', '元')).toBe('3,000 元')
    expect(sumWords('-20000', '元')).toBe('-2 万元')
  })

  test('stay plain in English below a million', () => {
    expect(sumWords('860', '人', 'en')).toBe('860')
    expect(sumWords('2500000', '元', 'en')).toBe('2.5 m yuan')
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseWholeNumber, parseYuan } from './chinese-number.ts'

const figures = '零一二三四五六七八九'

/** Writes a number below a thousand the ordinary way: 105 is 一百零五. */
function write(value: number): string {
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10]
  const head = hundreds > 0 ? `${figures[hundreds]}百` : ''
  const middle =
    tens > 0 ? `${hundreds === 0 && tens === 1 ? '' : figures[tens]}十` : hundreds > 0 && ones > 0 ? '零' : ''
  return `${head}${middle}${ones > 0 ? figures[ones] : ''}`
}

describe('numbers', () => {
  it('every number below a thousand reads back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), (value) => {
        expect(parseWholeNumber(write(value))).toBe(value)
      }),
    )
  })

  it.each([
    ['八', 8],
    ['12', 12],
    ['１２', 12],
    ['两', 2],
    ['二〇二三', 2023],
    ['两千', 2000],
    ['百', null],
    ['一二', null],
    ['十百', null],
    ['', null],
    ['几', null],
  ])('%s is %s', (written, value) => {
    expect(parseWholeNumber(written)).toBe(value)
  })

  it.each([
    ['千亿', 1e11],
    ['千亿元', 1e11],
    ['百亿', 1e10],
    ['万亿元', 1e12],
    ['1.2万亿', 1.2e12],
    ['1200亿元', 1.2e11],
    ['873.5亿', 8.735e10],
    ['两千亿', 2e11],
    ['五百亿元', 5e10],
    ['5000万元', 5e7],
    ['千', null],
    ['1.2.3亿', null],
    ['100元', null],
  ])('%s yuan is %s', (written, value) => {
    expect(parseYuan(written)).toBe(value)
  })
})

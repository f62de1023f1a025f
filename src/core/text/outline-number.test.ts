import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseWholeNumber } from './chinese-number.ts'
import {
  type OutlineLevel,
  outlineNumber,
  outlineNumbers,
  readOutlineNumber,
  writeChineseNumber,
} from './outline-number.ts'

const levels = fc.constantFrom<OutlineLevel>(1, 2, 3, 4)

describe('numbers of an outline', () => {
  it('count 一、（一）1.（1） and begin anew below a higher heading', () => {
    expect(outlineNumbers([1, 2, 3, 4, 4, 3, 2, 1, 2])).toEqual([
      '一、',
      '（一）',
      '1.',
      '（1）',
      '（2）',
      '2.',
      '（二）',
      '二、',
      '（一）',
    ])
  })

  it('every number to 999 reads back as itself', () => {
    for (let value = 1; value <= 999; value += 1)
      expect(parseWholeNumber(writeChineseNumber(value))).toBe(value)
  })

  it('ten to nineteen go without a leading one', () => {
    expect([10, 11, 20, 105, 110, 111].map(writeChineseNumber)).toEqual([
      '十',
      '十一',
      '二十',
      '一百零五',
      '一百一十',
      '一百一十一',
    ])
  })

  it('a typed number is read back with level and count', () => {
    fc.assert(
      fc.property(levels, fc.integer({ min: 1, max: 999 }), (level, count) => {
        expect(readOutlineNumber(`${outlineNumber(level, count)}工作目标`)).toMatchObject({ level, count })
      }),
    )
  })

  it('an amount at the start of a sentence is no number of a heading', () => {
    expect(readOutlineNumber('3.5亿元')).toBeNull()
    expect(readOutlineNumber('2023年')).toBeNull()
    expect(readOutlineNumber('十分重要')).toBeNull()
  })

  it('headings of one level below one parent count 1, 2, 3 without a gap', () => {
    fc.assert(
      fc.property(fc.array(levels, { maxLength: 60 }), (sequence) => {
        const numbers = outlineNumbers(sequence)
        sequence.forEach((level, index) => {
          // The slow way: count back to the nearest higher heading.
          let count = 1
          for (let back = index - 1; back >= 0 && sequence[back]! >= level; back -= 1)
            if (sequence[back] === level) count += 1
          expect(numbers[index]).toBe(outlineNumber(level, count))
        })
      }),
    )
  })
})

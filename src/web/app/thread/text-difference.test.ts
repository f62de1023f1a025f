import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textDifference } from './text-difference.ts'

const without = (pieces: ReturnType<typeof textDifference>, kind: 'added' | 'removed') =>
  pieces
    .filter((piece) => piece.kind !== kind)
    .map((piece) => piece.text)
    .join('')

describe('textDifference', () => {
  it('shows what went and what came inside a text', () => {
    expect(textDifference('全市光伏玻璃产能不足', '全市光伏背板产能偏紧')).toEqual([
      { kind: 'same', text: '全市光伏' },
      { kind: 'removed', text: '玻璃' },
      { kind: 'added', text: '背板' },
      { kind: 'same', text: '产能' },
      { kind: 'removed', text: '不足' },
      { kind: 'added', text: '偏紧' },
    ])
  })

  it('keeps Latin words and numbers whole', () => {
    expect(textDifference('output 2023', 'output 2024')).toEqual([
      { kind: 'same', text: 'output ' },
      { kind: 'removed', text: '2023' },
      { kind: 'added', text: '2024' },
    ])
  })

  it('loses nothing: without what came it is the old text, without what went the new one', () => {
    const text = fc.string({ unit: fc.constantFrom('链', '光', 'a', ' ', '1', '。'), maxLength: 30 })
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = textDifference(before, after)
        expect(without(pieces, 'added')).toBe(before)
        expect(without(pieces, 'removed')).toBe(after)
      }),
    )
  })

  it('a text too long to compare is told as replaced between its common ends', () => {
    const pieces = textDifference(`头${'甲'.repeat(3000)}尾`, `头${'乙'.repeat(3000)}尾`)
    expect(pieces.map((piece) => piece.kind)).toEqual(['same', 'removed', 'added', 'same'])
  })
})

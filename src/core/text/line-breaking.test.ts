import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clustersOf, fullWidths, widthOf } from './full-width.ts'
import { breakLines, mayBreakBetween } from './line-breaking.ts'

const cut = (text: string, first: number, rest = first) =>
  breakLines(text, { first, rest }).map(({ start, end }) => text.slice(start, end))

/** The rules once more, slowly: every end from the longest down, each judged by reading the whole line. */
function judge(text: string, first: number, rest: number): string[] {
  const lines: string[] = []
  let left = clustersOf(text)
  if (left.length === 0) return ['']
  while (left.length > 0) {
    const limit = lines.length === 0 ? first : rest
    const fits = (count: number) => fullWidths(left.slice(0, count).join('').trimEnd()) <= limit
    let best = 0
    for (let count = left.length; count > 0 && best === 0; count -= 1)
      if (fits(count) && (count === left.length || mayBreakBetween(left[count - 1]!, left[count]!)))
        best = count
    // Nothing allowed fits: as much as fits without looking at the rules.
    for (let count = left.length; count > 0 && best === 0; count -= 1)
      if (fits(count) && !/^\s+$/u.test(left[count] ?? '字')) best = count
    lines.push(left.slice(0, Math.max(best, 1)).join(''))
    left = left.slice(Math.max(best, 1))
  }
  return lines
}

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...'产业链短板问题清单滁州市') },
  { weight: 3, arbitrary: fc.constantFrom(...'，。、；：？！）》”’％（《“‘〔〕') },
  { weight: 2, arbitrary: fc.constantFrom('2023', '12.5%', 'GB/T 9704', '——', '……', ' ', 'x') },
  { weight: 1, arbitrary: fc.constantFrom('𠮷', '👨‍👩‍👧', 'é', '〇', '℃') },
)
const sentence = fc.array(piece, { maxLength: 120 }).map((parts) => parts.join(''))

describe('lines of Chinese text', () => {
  it('28 characters fill a line, the 29th begins the next', () => {
    expect(cut('字'.repeat(57), 28).map((line) => line.length)).toEqual([28, 28, 1])
  })

  it('the first line is shorter by its indent: 26 + 28 = 54', () => {
    expect(cut('字'.repeat(54), 26, 28).map((line) => line.length)).toEqual([26, 28])
  })

  it('a closing mark never begins a line: the character before it goes along', () => {
    expect(cut('一二三四五。六', 5)).toEqual(['一二三四', '五。六'])
  })

  it('an opening mark never ends a line', () => {
    expect(cut('一二三四（五）', 5)).toEqual(['一二三四', '（五）'])
  })

  it('a year and a Latin word stay whole', () => {
    expect(cut('一二三2023年', 4)).toEqual(['一二三', '2023年'])
  })

  it('a dash of two characters is never parted', () => {
    expect(cut('一二三——四', 4)).toEqual(['一二三', '——四'])
  })

  it('spaces at the end of a line take no room', () => {
    expect(cut('一二三  四', 3)).toEqual(['一二三  ', '四'])
  })

  it('a word longer than the line is cut where it must be', () => {
    expect(cut('a'.repeat(21), 5)).toEqual(['a'.repeat(10), 'a'.repeat(10), 'a'])
  })

  it('a figure takes half a width, a Chinese mark and an emoji a whole one', () => {
    expect(['1', 'a', '，', '“', '国', '𠮷', '👨‍👩‍👧'].map(widthOf)).toEqual([0.5, 0.5, 1, 1, 1, 1, 1])
  })

  it('breaks as the slow judge does, whatever the text', () => {
    fc.assert(
      fc.property(sentence, fc.integer({ min: 2, max: 28 }), (text, width) => {
        expect(cut(text, Math.max(1, width - 2), width)).toEqual(judge(text, Math.max(1, width - 2), width))
      }),
      { numRuns: 300 },
    )
  })

  it('no line is longer than its room, and the text is kept', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.integer({ min: 1, max: 28 }),
        (text, width) => {
          const lines = breakLines(text, { first: width, rest: width })
          expect(lines.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text)
          for (const line of lines) expect(line.width).toBeLessThanOrEqual(width)
        },
      ),
    )
  })
})

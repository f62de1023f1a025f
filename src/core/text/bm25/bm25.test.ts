import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { queryWords, scoreCeiling, textSearcher } from './search-texts.ts'
import { type Bm25Options, bm25Defaults, buildTextIndex, impactUnit } from './text-index.ts'
import { searchWords } from './words.ts'

/** The formula word by word over every text; impacts are rounded as documented. */
function judge(
  texts: readonly (readonly string[])[],
  query: readonly string[],
  most: number,
  allowed: (text: number) => boolean,
  { k1, b }: Required<Bm25Options> = bm25Defaults,
) {
  const mean = texts.reduce((sum, words) => sum + words.length, 0) / texts.length
  const scored = texts.map((words, text) => {
    const score = query.reduce((sum, word) => {
      const having = texts.filter((other) => other.includes(word)).length
      const idf = Math.log(1 + (texts.length - having + 0.5) / (having + 0.5))
      const count = words.filter((each) => each === word).length
      const impact = (idf * count * (k1 + 1)) / (count + k1 * (1 - b + (b * words.length) / mean))
      return count === 0 ? sum : sum + Math.round(impact * impactUnit)
    }, 0)
    return { text, score }
  })
  return scored
    .filter(({ text, score }) => score > 0 && allowed(text))
    .sort((a, b) => b.score - a.score || a.text - b.text)
    .slice(0, most)
}

const word = fc.constantFrom('电池', '组件', '焊接', '工艺', '检测', '封装', '硅片')
const textsOf = fc.array(fc.array(word, { maxLength: 12 }), { minLength: 1, maxLength: 60 })

describe('searching texts', () => {
  test('finds the same texts with the same scores in the same order as scoring every text by the formula', () => {
    fc.assert(
      fc.property(
        textsOf,
        fc.array(word, { maxLength: 8 }),
        fc.integer({ min: 0, max: 12 }),
        fc.constantFrom(bm25Defaults, { k1: 0, b: 0 }, { k1: 2, b: 1 }),
        fc.option(fc.integer({ min: 0, max: 2 ** 30 }), { nil: undefined }),
        (texts, query, most, options, bits) => {
          const filter = bits === undefined ? undefined : Uint32Array.of(bits, ~bits)
          const allowed = (text: number) =>
            filter === undefined || ((filter[text >>> 5]! >>> (text & 31)) & 1) === 1
          const searcher = textSearcher(buildTextIndex(texts, options))
          expect(searcher.find(query, most, filter)).toEqual(judge(texts, query, most, allowed, options))
          // Nothing of a query is left for the next.
          expect(searcher.find(query, most, filter)).toEqual(judge(texts, query, most, allowed, options))
        },
      ),
      { numRuns: 400 },
    )
  })

  test('adds to a text what the formula says: 2 of 3 texts have the word, which stands twice in the second', () => {
    const index = buildTextIndex([
      ['焊接', '工艺'],
      ['焊接', '焊接'],
      ['检测', '封装'],
    ])
    const [best] = textSearcher(index).find(['焊接'], 1)
    // idf = ln(1 + 1.5 / 2.5) = ln 1.6; all texts are of mean length: 2 × 2.2 / (2 + 1.2) = 1.375
    expect(best).toEqual({ text: 1, score: Math.round(Math.log(1.6) * 1.375 * impactUnit) })
  })

  test('equal texts come in the order they were given', () => {
    const index = buildTextIndex([['组件'], ['电池'], ['组件'], ['组件']])
    expect(
      textSearcher(index)
        .find(['组件'], 2)
        .map(({ text }) => text),
    ).toEqual([0, 2])
  })

  test('the ceiling is reached by a text that has every word at its greatest impact, and never passed', () => {
    fc.assert(
      fc.property(textsOf, fc.array(word, { minLength: 1, maxLength: 8 }), (texts, query) => {
        const index = buildTextIndex(texts)
        const ceiling = scoreCeiling(index, queryWords(index, query))
        for (const { score } of textSearcher(index).find(query, 60))
          expect(score).toBeLessThanOrEqual(ceiling)
      }),
    )
    const index = buildTextIndex([
      ['电池', '组件'],
      ['检测', '封装'],
    ])
    expect(textSearcher(index).find(['电池', '组件'], 1)[0]?.score).toBe(
      scoreCeiling(index, queryWords(index, ['电池', '组件'])),
    )
  })

  test('no text, no word or words nobody has: nothing is found', () => {
    expect(textSearcher(buildTextIndex([])).find(['电池'], 5)).toEqual([])
    const searcher = textSearcher(buildTextIndex([[], ['电池']]))
    expect(searcher.find([], 5)).toEqual([])
    expect(searcher.find(['组件'], 5)).toEqual([])
  })

  test.each([{ k1: -1 }, { k1: Number.NaN }, { b: 1.1 }, { b: -0.1 }])(
    'options out of range are refused: %o',
    (options) => {
      expect(() => buildTextIndex([], options)).toThrow(RangeError)
    },
  )
})

describe('words of a text', () => {
  /** Knows 电池 and 焊接 and English words; everything else falls into characters. */
  const tokenizer = (text: string) => text.match(/电池|焊接|[a-z0-9]+|./gu) ?? []

  test('known words stand for themselves, in one width and case', () => {
    expect(searchWords('ＴＯＰＣｏｎ电池，焊接', tokenizer)).toEqual(['topcon', '电池', '焊接'])
  })

  test('an unknown word is found by its character bigrams', () => {
    expect(searchWords('异质结电池', tokenizer)).toEqual(['异质', '质结', '电池'])
  })

  test('a character that stands alone counts itself, unless it is a stop word', () => {
    expect(searchWords('电池和焊接', tokenizer)).toEqual(['电池', '和', '焊接'])
    expect(searchWords('电池和焊接', tokenizer, new Set(['和']))).toEqual(['电池', '焊接'])
  })

  test('signs and numbers end a run and are no words', () => {
    expect(searchWords('硅、片 2026 拉晶', tokenizer)).toEqual(['硅', '片', '拉晶'])
  })
})

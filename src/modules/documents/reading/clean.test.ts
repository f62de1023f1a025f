import fc from 'fast-check'
import { Converter } from 'opencc-js/cn2t'
import { describe, expect, it } from 'vitest'
import { compactMap, rawRangeOfMap } from '#core/text/mapped-text.ts'
import { cleanCharacters } from './clean.ts'
import { readRaw, testDictionaries } from './testing/reading.ts'

const toTraditional = Converter({ from: 'cn', to: 't' })

/** Simplified words whose traditional form leads back to them, with the pinyin a converter puts behind a character. */
const words = [
  '发展',
  '产业链',
  '经济',
  '领导干部',
  '实体',
  '全省第一',
  '滁州',
  '来安',
  '凤阳',
  '(GDP)',
  '5个季度',
  '，',
  '。',
  '“开门红”',
  '光伏',
  '(app)',
]
const pinyin: Record<string, string> = {
  發: 'fā',
  產: 'chǎn',
  經: 'jīng',
  領: 'lǐng',
  實: 'shí',
  陽: 'yáng',
  來: 'lái',
}

/** How one character of the traditional text is damaged: not, or with an annotation in one of its forms. */
const forms = ['', '(p)', '（p）', 'p)', '(p', '( p )']

const damaged = fc
  .array(fc.tuple(fc.constantFrom(...words), fc.boolean(), fc.constantFrom(...forms)), {
    minLength: 1,
    maxLength: 30,
  })
  .map((parts) => {
    const clean = parts.map(([word]) => word).join('')
    const raw = parts
      .map(([word, traditional, form]) => {
        if (!traditional) return word
        return [...toTraditional(word)]
          .map((character) => character + (pinyin[character] ? form.replace('p', pinyin[character]) : ''))
          .join('')
      })
      .join('')
    return { clean, raw }
  })

describe('cleaning', () => {
  it('generated damage is undone, and the map leads each character to the raw one it came from', () => {
    fc.assert(
      fc.property(damaged, ({ clean, raw }) => {
        const { mapped } = cleanCharacters(raw, testDictionaries)
        expect(mapped.text).toBe(clean)
        const map = compactMap(mapped)
        for (let i = 0; i < mapped.text.length; i++) {
          const { start, end } = rawRangeOfMap(map, i, i + 1)
          const quoted = raw.slice(start, end)
          expect([mapped.text[i], toTraditional(mapped.text[i] ?? '')]).toContain(quoted)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('clean text stays as it is', () => {
    for (const text of [
      '滁州、亳州、来安、凤阳、乌衣、汊河。',
      '乾县人王乾说：“瞭望塔已建成。”',
      '增长5.2%（见附表）。',
      '于、着、著名、显著',
    ]) {
      expect(cleanCharacters(text, testDictionaries).mapped.text).toBe(text)
    }
  })

  it('the particle 著 becomes 着 in traditional text, the word 著名 stays', () => {
    expect(cleanCharacters('沿著這條路發展，成為著名產業', testDictionaries).mapped.text).toBe(
      '沿着这条路发展，成为著名产业',
    )
  })

  it('line ends, widthless marks and odd spaces are made plain', () => {
    expect(cleanCharacters('一\r\n二\u200b三\u00a0四\ufeff', testDictionaries).mapped.text).toBe(
      '一\n二三 四',
    )
  })

  it('a run that cannot be read stays raw, and what is said about it is no fact', () => {
    const { cleaned, repairs, facts } = readRaw(
      '標題一則\n“我們要發展，干部有信心。?!笔∞r科院研究員韓四海說，發展很快。',
    )
    expect(cleaned).toContain('?!笔∞r')
    expect(repairs.filter((repair) => repair.kind === 'shiftedBytes')).toMatchObject([
      { state: 'unresolved', raw: '?!笔∞r', cleaned: '?!笔∞r' },
    ])
    expect(facts).toEqual([])
  })
})

describe('input made to be slow', () => {
  const size = 60_000
  it.each([
    ['open brackets', '('],
    ['question marks', '?'],
    ['signs of loss', '?!笔'],
    ['open quotations', '“?!笔形N'],
    ['text without punctuation', '产业链'],
    ['a list without end', '光伏、'],
    ['chain counts', '光伏、八大产业链'],
    ['streaks', '经济运行连续5个季度、'],
    ['milestones', '产值突破'],
    ['classes', '第一期光伏班'],
    ['line ends', '\n甲'],
    ['half-open annotations', '發(ā'],
    ['futures', '将光伏培训'],
    ['parts', '一套班子、'],
    ['sources', '来源：甲'],
  ])('%s: read in bounded time', (_what, piece) => {
    const started = performance.now()
    readRaw(piece.repeat(size / piece.length))
    expect(performance.now() - started).toBeLessThan(20_000)
  })
})

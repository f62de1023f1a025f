import { describe, expect, it } from 'vitest'
import { applyEdits, mapRaw } from './mapped-text.ts'
import { findPinyinAnnotations, isPinyinSyllable } from './pinyin.ts'

const readings = new Map([
  ['了', ['le', 'liao']],
  ['长', ['chang', 'zhang']],
])
const clean = (text: string) => applyEdits(mapRaw(text), findPinyinAnnotations(text, readings)).text

describe('pinyin annotations', () => {
  it.each([
    ['激發(fā)展', '激發展'],
    ['產（chǎn）業(yè)', '產業'],
    ['經jīng)濟', '經濟'],
    ['經(jīng濟', '經濟'],
    ['經( jīng )濟', '經濟'],
    ['綠(lǜ)色', '綠色'],
    ['方?jīng)濟', '方?濟'],
    ['來了(le)', '來了'],
    ['增长(zhang)快', '增长快'],
    ['女(nǚ)兒(ér)', '女兒'],
  ])('%s becomes %s', (raw, expected) => {
    expect(clean(raw)).toBe(expected)
  })

  it.each([
    '生產總值(GDP)增長',
    '照明(LED)企業',
    '項目(PPP)模式',
    '手機客戶端(app)下載',
    '百分之五(wan)',
    '面积(mu)',
    '会议(an)',
    'coffee (café)',
    '咖啡(café)店',
    '宝可梦(Pokémon)',
    '公司(Nestlé)',
    '長(北京)',
    '指数(CPI)和(PMI)',
    '(le)',
    'a(fā)',
    '第1(a)项',
    '增长（见附表',
    '了(LE)',
  ])('%s stays', (raw) => {
    expect(clean(raw)).toBe(raw)
  })

  it('syllables are told from other words', () => {
    expect(['zhuàng', 'ér', 'lüè', 'nǚ', 'xiong', 'ā'].every(isPinyinSyllable)).toBe(true)
    expect(['café', 'zà́', 'bong', 'fīa', 'jo', 'ü', 'v'].some(isPinyinSyllable)).toBe(false)
  })

  it('brackets without end cost linear time', () => {
    const started = performance.now()
    clean('('.repeat(200_000))
    clean('發(fā'.repeat(50_000))
    clean('a'.repeat(200_000))
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})

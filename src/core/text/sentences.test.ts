import { describe, expect, it } from 'vitest'
import { closedQuotations, findSentences } from './sentences.ts'

const cut = (text: string, longest?: number) =>
  findSentences(text, longest).map(({ start, end }) => text.slice(start, end))

describe('sentences', () => {
  it('end at full stops, question and exclamation marks and line ends', () => {
    expect(cut('一。二！三？四\n五')).toEqual(['一。', '二！', '三？', '四', '五'])
  })

  it('a quotation and who said it stay together, however many sentences it has', () => {
    expect(cut('“甲。乙。”丙说，丁。戊。')).toEqual(['“甲。乙。”丙说，丁。', '戊。'])
  })

  it('closing marks belong to the sentence they close', () => {
    expect(cut('（甲。）乙。')).toEqual(['（甲。）', '乙。'])
  })

  it('a quotation that is never closed does not swallow the line', () => {
    expect(cut('“甲。乙。丙。')).toEqual(['“甲。', '乙。', '丙。'])
  })

  it('a sentence without end is cut at a comma, or in the middle', () => {
    expect(cut('一二三，四五六，七八九', 3)).toEqual(['一二三，', '四五六，', '七八九'])
    expect(cut('一二三四五六七', 3)).toEqual(['一二三四五六', '七'])
  })

  it('quotations inside quotations count once', () => {
    expect(closedQuotations('“甲‘乙’丙”丁“戊”', 0, 11)).toHaveLength(2)
  })
})

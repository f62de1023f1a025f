import i18next from 'i18next'
import { expect, it } from 'vitest'
import { documentsZh } from './labels.zh.ts'
import { quoteWords, shortQuote, tellQuotation } from './quotation.ts'

const i18n = i18next.createInstance()
await i18n.init({
  lng: 'zh',
  ns: ['documents'],
  resources: { zh: { documents: documentsZh } },
  interpolation: { escapeValue: false },
})
const t = i18n.getFixedT('zh', 'documents')

it('a quotation carries source, author and day', () => {
  const document = { source: '某网', author: '某甲', publishedOn: '2023-05-25' }
  expect(tellQuotation('产业兴则城市兴。', document, t, 'zh')).toBe(
    '“产业兴则城市兴。”——来源：某网，作者：某甲，2023年5月25日',
  )
})

it('a quotation says what is not known of its source', () => {
  const document = { source: null, author: null, publishedOn: null }
  expect(tellQuotation('好。', document, t, 'zh')).toBe('“好。”——来源未载明，作者未载明，日期未载明')
})

it('a long sentence is quoted around its evidence', () => {
  const sentence = `${'甲'.repeat(50)}乙丙丁${'戊'.repeat(50)}`
  expect(shortQuote(sentence, { start: 50, end: 53 }, 20)).toBe('…乙丙丁…')
  // without evidence the first 20 characters
  expect(shortQuote(sentence, null, 20)).toBe(`${'甲'.repeat(20)}…`)
  expect(shortQuote('短句。', { start: 0, end: 1 }, 20)).toBe('短句。')
  expect(shortQuote(sentence, { start: 90, end: 200 }, 20)).toBe(`${'甲'.repeat(20)}…`)
})

it('marks inside a quotation change between double and single', () => {
  expect(quoteWords('他说：“干部要‘懂链’。”', t)).toBe('“他说：‘干部要“懂链”。’”')
})

import { describe, expect, it } from 'vitest'
import { majorTitles } from './major-title.ts'

const titles = majorTitles([
  { code: '01', name: '哲学', level: 'undergraduate' },
  { code: '010101', name: '哲学', level: 'undergraduate' },
  { code: '080203', name: '材料成型及控制工程', level: 'undergraduate' },
  { code: '080801', name: '自动化', level: 'undergraduate' },
  { code: '260103', name: '数控技术', level: 'vocationalBachelor' },
  { code: '260106', name: '材料成型及控制工程', level: 'vocationalBachelor' },
  { code: '460103', name: '数控技术', level: 'higherVocational' },
  { code: '660301', name: '机电技术应用', level: 'secondaryVocational' },
])

describe('SYS8 how a major is called', () => {
  it.each([
    ['080801', '自动化'],
    ['080203', '材料成型及控制工程（普通本科）'],
    ['260106', '材料成型及控制工程（职业本科）'],
    ['460103', '数控技术（高职专科）'],
    ['660301', '机电技术应用（中职）'],
    ['01', '哲学（学科门类）'],
    ['010101', '哲学（普通本科）'],
  ])('%s is %s', (code, title) => {
    expect(titles.get(code)).toBe(title)
  })
})

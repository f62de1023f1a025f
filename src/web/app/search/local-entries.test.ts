import { describe, expect, it } from 'vitest'
import { parseNameQuery } from '#core/text/name-search/query.ts'
import { readName } from '#platform/search/reading.ts'
import { appZh } from '../labels.zh.ts'
import { searchZh } from './labels.zh.ts'
import { findEntries } from './local-entries.ts'
import { labelReadings, readLabel } from './readings.ts'

const notTitles = new Set([appZh.nav.label, appZh.nav.menu, appZh.nav.skip, appZh.page.notFoundHelp])
const titles = [
  ...Object.values(appZh.nav),
  ...Object.values(appZh.page),
  ...Object.values(searchZh.command),
].filter((title) => !notTitles.has(title))

describe('pages and acts', () => {
  it('are read as the server would read them, and no reading is left over', () => {
    for (const title of titles) expect(readLabel(title).join(' '), title).toBe(readName(title).join(' '))
    const used = new Set(titles.join(''))
    expect(Object.keys(labelReadings).filter((char) => !used.has(char))).toEqual([])
  })

  it('are found by characters, pinyin and initials, the best first', () => {
    const entries = titles.map((title) => ({ key: title, title, run: () => {} }))
    const find = (words: string) =>
      findEntries(entries, parseNameQuery(words)!, 5).map(({ entry }) => entry.title)
    expect(find('企业')).toEqual(['企业', '企业', '企业查重', '登记企业', '登记企业'])
    expect(find('wenti')[0]).toBe('问题')
    expect(find('djwt')).toEqual(['登记问题', '登记问题'])
    expect(find('juese')).toEqual(['角色'])
    expect(find('shense')).toEqual(['切换为深色主题'])
  })
})

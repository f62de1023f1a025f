import { expect, it } from 'vitest'
import { parseNameQuery } from '#core/text/name-search/query.ts'
import { appZh } from '../labels.zh.ts'
import { searchZh } from './labels.zh.ts'
import { findEntries } from './local-entries.ts'

it('pages and acts are found by characters, pinyin and initials, the best first', () => {
  const titles = [
    ...Object.values(appZh.nav),
    ...Object.values(appZh.page),
    ...Object.values(searchZh.command),
  ]
  const entries = titles.map((title) => ({ key: title, title, run: () => {} }))
  const find = (words: string) =>
    findEntries(entries, parseNameQuery(words)!, 5).map(({ entry }) => entry.title)
  expect(find('企业')).toEqual(['企业', '企业', '企业查重', '登记企业', '登记企业'])
  expect(find('wenti')[0]).toBe('问题')
  expect(find('djwt')).toEqual(['登记问题', '登记问题'])
  expect(find('juese')).toEqual(['角色'])
  expect(find('shense')).toEqual(['切换为深色主题'])
})

import { expect, it } from 'vitest'
import { readName } from '../src/platform/search/reading.ts'
import { appZh } from '../src/web/app/labels.zh.ts'
import { searchZh } from '../src/web/app/search/labels.zh.ts'
import { labelReadings, readLabel } from '../src/web/app/search/readings.ts'

it('pages and acts are read in the browser as the server would read them, and no reading is left over', () => {
  // No titles of pages.
  const others: readonly string[] = [appZh.nav.label, appZh.nav.menu, appZh.nav.skip, appZh.page.notFoundHelp]
  const titles = [
    ...Object.values(appZh.nav),
    ...Object.values(appZh.page),
    ...Object.values(searchZh.command),
  ].filter((title) => !others.includes(title))
  for (const title of titles) expect(readLabel(title).join(' '), title).toBe(readName(title).join(' '))
  const used = new Set(titles.join(''))
  expect(Object.keys(labelReadings).filter((char) => !used.has(char))).toEqual([])
})

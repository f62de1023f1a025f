import { expect, test } from 'vitest'
import { compareVersions, type EditField } from './compare-versions.ts'

type Office = { name: string; parent: string | null; closedOn: string | null }
type Closing = { closedOn: string }

const fields: EditField<Office, Closing>[] = [
  { label: '名称', tell: (office) => office.name },
  { label: '上级', tell: (office) => office.parent },
  { label: '撤销', tell: (office) => office.closedOn, entered: (input) => input.closedOn },
]
const words = { none: '无', asSeen: (value: string) => `${value}（打开时）` }
const seen: Office = { name: '科技局', parent: null, closedOn: null }

test('a field the edit leaves alone is compared as it was seen, one it changes as it was entered', () => {
  const saved = { ...seen, name: '科学技术局', parent: '市政府' }
  expect(compareVersions(seen, saved, { closedOn: '2026-06-30' }, fields, words)).toEqual([
    { label: '名称', theirs: '科学技术局', mine: '科技局（打开时）', same: false },
    { label: '上级', theirs: '市政府', mine: '无（打开时）', same: false },
    { label: '撤销', theirs: '无', mine: '2026-06-30', same: false },
  ])
})

test('two people who meant the same differ in nothing', () => {
  const saved = { ...seen, closedOn: '2026-06-30' }
  const compared = compareVersions(seen, saved, { closedOn: '2026-06-30' }, fields, words)
  expect(compared.every((field) => field.same)).toBe(true)
})

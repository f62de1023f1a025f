import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as contract from '../contract/index.ts'

/** What the law forbids to choose people by. */
const protectedWord =
  /sex|gender|birth|\bage\b|\bages\b|ethnic|nation|\brace\b|marri|marital|spouse|pregnan|health|disab|religio|\bparty\b|hukou|photo/i
const protectedChinese = /性别|年龄|出生|生日|民族|籍贯|婚姻|婚育|生育|健康|政治面貌|宗教|户籍|照片/
const words = (name: string) => name.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll('_', ' ')

test('no column of the tables of talent is about sex, age, birth, ethnicity, marital state or health', () => {
  const types = readFileSync(new URL('../../../platform/db/tables.generated.ts', import.meta.url), 'utf8')
  const tables = [...types.matchAll(/export interface (Talent\w+) \{([^}]*)\}/g)]
  const people = tables.filter(([, name]) => /Profile|Consent|RunPerson|Need/.test(name!))
  expect(people.length).toBeGreaterThan(7)
  const columns = people.flatMap(([, , body]) => [...body!.matchAll(/^\s*(\w+):/gm)].map(([, name]) => name!))
  expect(columns).toContain('experience_years')
  expect(columns.filter((name) => protectedWord.test(words(name)))).toEqual([])
})

test('no column of a file and no field of an answer is about one, by name, title or heading', () => {
  for (const table of [contract.profileShown, contract.profileTable, contract.profileEntered])
    for (const [key, column] of Object.entries(table.columns)) {
      expect(words(key)).not.toMatch(protectedWord)
      const told = column as { title: { zh: string; en: string }; aliases?: readonly string[] }
      expect([told.title.zh, told.title.en, ...(told.aliases ?? [])].join(' ')).not.toMatch(protectedChinese)
    }
  const fields = [
    contract.profileDetail,
    contract.profileInput,
    contract.profileChange,
    contract.profileConditions,
  ]
  const keys = fields.flatMap((schema) => Object.keys(schema.shape))
  expect(keys).toContain('experienceYears')
  expect(keys.filter((key) => protectedWord.test(words(key)))).toEqual([])
})

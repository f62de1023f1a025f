import { expect, it } from 'vitest'
import * as en from './labels.en.ts'
import * as zh from './labels.zh.ts'

it.each([
  ['relations', zh.relationsZh, en.relationsEn],
  ['kinds', zh.kindsZh, en.kindsEn],
  ['actions', zh.actionsZh, en.actionsEn],
  ['fields', zh.fieldsZh, en.fieldsEn],
  ['values', zh.valuesZh, en.valuesEn],
])('%s have a word in both languages', (_name, chinese, english) => {
  expect(Object.keys(english).sort()).toEqual(Object.keys(chinese).sort())
})

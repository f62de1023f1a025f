import { expect, it } from 'vitest'
import { fieldWords } from './fields.ts'
import { valuesEn } from './labels.en.ts'
import { valuesZh } from './labels.zh.ts'
import { relationWords } from './relations.ts'

it('values have a word in both languages', () => {
  expect(Object.keys(valuesEn).sort()).toEqual(Object.keys(valuesZh).sort())
})

it.each([
  ['relations', relationWords],
  ['fields', fieldWords],
])('no word of %s is empty', (_name, words) => {
  for (const [key, pair] of Object.entries(words))
    expect(
      pair.every((word) => word.trim() !== ''),
      key,
    ).toBe(true)
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isStorable } from './storable-text.ts'

const judge = (value: unknown): boolean =>
  JSON.stringify(value) === undefined ||
  !/\\u0000|\\ud[89a-f]/i.test(JSON.stringify(value).replaceAll('\\\\', ''))

it('a text with a zero character or half a pair is found wherever it stands, names included', () => {
  expect(isStorable({ a: [{ b: '双链 𠮷 \n' }], c: null, d: 1 })).toBe(true)
  expect(isStorable({ a: [{ b: 'x\u0000' }] })).toBe(false)
  expect(isStorable({ a: { '\u0000': 1 } })).toBe(false)
  expect(isStorable(['\ud842'])).toBe(false)
  expect(isStorable(undefined)).toBe(true)
  expect(isStorable({ a: undefined, b: '\u0000' })).toBe(false)
})

it('agrees with a look at the text of the whole, for any JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      expect(isStorable(value)).toBe(judge(value))
    }),
  )
})

it('takes any depth', () => {
  let deep: unknown = 'end'
  for (let level = 0; level < 200_000; level += 1) deep = [deep]
  expect(isStorable(deep)).toBe(true)
})

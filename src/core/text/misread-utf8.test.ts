import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findMisreadUtf8 } from './misread-utf8.ts'

const decoder = new TextDecoder('gbk')
const byCharacter = new Map<string, number>()
for (let lead = 0x81; lead <= 0xfe; lead++)
  for (let trail = 0x40; trail <= 0xfe; trail++) {
    const character = decoder.decode(Uint8Array.of(lead, trail))
    if (character.length === 1 && character !== '\ufffd') byCharacter.set(character, lead * 256 + trail)
  }
const codec = { encode: (unit: string) => byCharacter.get(unit) ?? null, decode: () => null }
const misread = (text: string) => decoder.decode(new TextEncoder().encode(text))

describe('UTF-8 that was read as GBK', () => {
  it('a run with a euro sign is found in sound text', () => {
    expect(findMisreadUtf8('水稻、鍐溿€佹灄增长。', codec)).toEqual([{ start: 3, end: 8, reading: '农、林' }])
  })

  it('an even number of characters comes back whole', () => {
    const sound = fc.constantFrom(...'滁州市建立光伏产业链经济运行连续季度位居全省第一')
    fc.assert(
      fc.property(fc.array(sound, { minLength: 4, maxLength: 40 }), (characters) => {
        const text = characters.slice(0, characters.length - (characters.length % 2)).join('')
        fc.pre(!misread(text).includes('\ufffd') && [...misread(text)].every((unit) => byCharacter.has(unit)))
        expect(findMisreadUtf8(misread(text), codec).map((run) => run.reading)).toEqual([text])
      }),
    )
  })

  it.each([
    '滁州市经济运行连续5个季度居全省第一。',
    '滁州市經濟運行連續5個季度居全省第一，產業鏈黨建。',
    '100€，約800元。',
  ])('sound text is left alone: %s', (text) => {
    expect(findMisreadUtf8(text, codec)).toEqual([])
  })
})

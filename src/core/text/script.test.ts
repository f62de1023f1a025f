import { Converter } from 'opencc-js/t2cn'
import { describe, expect, it } from 'vitest'
import { applyEdits, mapRaw, rawRange } from './mapped-text.ts'
import { findTraditional, type ScriptOptions } from './script.ts'

const convert = Converter({ from: 't', to: 'cn' })
const options: ScriptOptions = { protectedWords: ['乾县', '乾安', '王乾'], keptInSimplified: '乾於' }
const simplify = (text: string, more: Partial<ScriptOptions> = {}) =>
  applyEdits(mapRaw(text), findTraditional(text, convert, { ...options, ...more }))

describe('traditional to simplified', () => {
  it('place names survive in either script', () => {
    expect(simplify('滁州、亳州、來安、鳳陽、烏衣、汊河').text).toBe('滁州、亳州、来安、凤阳、乌衣、汊河')
    expect(simplify('滁州、亳州、来安、凤阳、乌衣、汊河').text).toBe('滁州、亳州、来安、凤阳、乌衣、汊河')
  })

  it('a character that simplified text also writes changes only in traditional lines', () => {
    expect(simplify('乾坤未定，乾字不改').text).toBe('乾坤未定，乾字不改')
    expect(simplify('把衣服晾乾，這樣纔對').text).toBe('把衣服晾干，这样才对')
  })

  it('a protected word stays, also where the rest of it is traditional', () => {
    expect(simplify('他們來到乾縣和乾安，見到王乾').text).toBe('他们来到乾县和乾安，见到王乾')
  })

  it('each character keeps its place', () => {
    const raw = '發展實體經濟'
    const mapped = simplify(raw)
    expect(mapped.text).toBe('发展实体经济')
    for (let i = 0; i < raw.length; i++) expect(rawRange(mapped, i, i + 1)).toEqual({ start: i, end: i + 1 })
  })

  it('ranges that must stay raw are not touched', () => {
    expect(simplify('發展經濟', { untouched: [{ start: 0, end: 2 }] }).text).toBe('發展经济')
  })

  it('a converter that changes the length maps the clause as a block', () => {
    const mapped = applyEdits(
      mapRaw('甲乙，丙丁'),
      findTraditional('甲乙，丙丁', (text) => text.replace('乙', 'ABC'), options),
    )
    expect(mapped.text).toBe('甲ABC，丙丁')
    expect(rawRange(mapped, 1, 2)).toEqual({ start: 0, end: 3 })
    expect(rawRange(mapped, 6, 7)).toEqual({ start: 4, end: 5 })
  })
})

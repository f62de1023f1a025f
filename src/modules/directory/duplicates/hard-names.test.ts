import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shareFile } from '#core/text/enterprise-name/blocking.ts'
import { type ReadEnterprise, readEnterprise } from '#core/text/enterprise-name/compare.ts'
import { evaluatePairs } from '#core/text/enterprise-name/evaluate.ts'
import { candidatePairs } from '#core/text/enterprise-name/testing/candidate-pairs.ts'
import { hardPairs } from '#core/text/enterprise-name/testing/hard-pairs.ts'
import { registerPairs, wholeNamePairs } from '#core/text/enterprise-name/testing/register-habits.ts'
import type { Slips } from '#core/text/enterprise-name/testing/register-name.ts'
import lookAlikes from '../data/look-alikes.json' with { type: 'json' }
import readings from '../data/readings.json' with { type: 'json' }
import { compareRecords, compareWrittenNames, keysOf, nameReader } from './name-reader.ts'

/** The usual characters of GB 2312, whose bytes begin with B0 to D7. */
const usual = new Set(
  [...Array(40).keys()].flatMap((row) =>
    [...Array(94).keys()].map((cell) =>
      new TextDecoder('gb18030').decode(Uint8Array.of(0xb0 + row, 0xa1 + cell)),
    ),
  ),
)

/** What stands beside a character in the program's own tables, among usual characters. */
function slips(): Slips {
  const [sounds, shapes] = [new Map<string, string[]>(), new Map<string, string[]>()]
  const file = (map: Map<string, string[]>, one: string, other: string) => {
    if (one !== other && usual.has(other)) map.set(one, [...(map.get(one) ?? []), other])
  }
  for (const characters of Object.values<string>(readings.characters))
    for (const one of characters) for (const other of characters) file(sounds, one, other)
  for (const [one, others] of Object.entries<string>(lookAlikes.characters))
    for (const other of others) {
      file(shapes, one, other)
      file(shapes, other, one)
    }
  return { sound: (unit) => sounds.get(unit) ?? [], shape: (unit) => shapes.get(unit) ?? [] }
}

const drawn = slips()
const record = (id: string, name: string): ReadEnterprise =>
  readEnterprise({ id, name, formerNames: [], code: null, address: null }, nameReader())

describe('pairs as the lists of a city have them', () => {
  it.each([1, 2, 3])('reach every target with room, seed %i', (seed) => {
    const result = evaluatePairs(
      registerPairs(3000, seed, drawn).map(({ left, right, same }) => ({
        same,
        verdict: compareWrittenNames(left, right).verdict,
      })),
    )
    expect(result.automaticPrecision).toBeGreaterThanOrEqual(0.995)
    expect(result.recallWithReview).toBeGreaterThan(0.97)
    expect(result.differentInReview).toBeLessThan(0.05)
  })

  it.each([1, 2, 3])('are found where only the whole name tells, seed %i', (seed) => {
    const result = evaluatePairs(
      wholeNamePairs(2000, seed, drawn).map(({ left, right, same }) => ({
        same,
        verdict: compareWrittenNames(left, right).verdict,
      })),
    )
    expect(result.automaticPrecision).toBe(1)
    expect(result.recallWithReview).toBeGreaterThan(0.98)
    expect(result.differentInReview).toBeLessThan(0.02)
  })

  it('are judged alike both ways round and every time', () => {
    for (const { left, right } of [...registerPairs(1500, 4, drawn), ...wholeNamePairs(1500, 4, drawn)]) {
      const there = compareWrittenNames(left, right)
      const back = compareWrittenNames(right, left)
      expect([left, right, back.verdict, back.score]).toEqual([left, right, there.verdict, there.score])
      expect(compareWrittenNames(left, right)).toEqual(there)
    }
  })

  it('are judged alike in every width, with spaces and with brackets of every style', () => {
    const styles: ((name: string) => string)[] = [
      (name) =>
        name.replace(/[\u0021-\u007e]/gu, (unit) => String.fromCodePoint(unit.codePointAt(0)! + 0xfee0)),
      (name) => name.normalize('NFKC'),
      (name) => name.replace(/[（(]/gu, '【').replace(/[）)]/gu, '】'),
      (name) => name.replace(/[（(]/gu, '〔').replace(/[）)]/gu, '〕'),
      (name) => ` ${name}　`,
      (name) => name.replace(/(?<=[\u4e00-\u9fff])(?=有限|股份)/gu, '　'),
    ]
    const pairs = registerPairs(600, 5, drawn)
    fc.assert(
      fc.property(fc.constantFrom(...pairs), fc.constantFrom(...styles), ({ left, right }, style) => {
        expect(compareWrittenNames(style(left), right).verdict).toBe(compareWrittenNames(left, right).verdict)
      }),
      { numRuns: 400 },
    )
  })

  it('share a file whenever they are the same or for review', () => {
    for (const { left, right, habit } of [
      ...registerPairs(4000, 6, drawn),
      ...wholeNamePairs(2000, 6, drawn),
      ...hardPairs(2000, 6),
    ]) {
      const [one, other] = [record('a', left), record('b', right)]
      if (compareRecords(one, other).verdict === 'different') continue
      expect([habit, left, right, shareFile(keysOf(one), keysOf(other))]).toEqual([habit, left, right, true])
    }
  })
})

describe('a comparison of all pairs', () => {
  it('finds no more than the files do', () => {
    const pairs = [...registerPairs(220, 7, drawn), ...wholeNamePairs(80, 7, drawn)]
    const names = pairs.flatMap(({ left, right }) => [left, right])
    const all = names.map((name, at) => record(String(at), name))
    const found = new Set(candidatePairs(all, nameReader().confusables))
    const missed: string[][] = []
    all.forEach((left, i) => {
      for (const right of all.slice(i + 1)) {
        if (compareRecords(left, right).verdict !== 'different' && !found.has(`${left.id} ${right.id}`))
          missed.push([names[Number(left.id)]!, names[Number(right.id)]!])
      }
    })
    expect(missed).toEqual([])
  })
})

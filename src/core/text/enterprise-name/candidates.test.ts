import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BlockingKeys } from './blocking.ts'
import { CandidateFinder, crowded } from './candidates.ts'
import { fileNumber, numbersFiled, numbersSought } from './file-numbers.ts'

const word = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h')
const words = fc.uniqueArray(word, { maxLength: 3 })
const keys: fc.Arbitrary<BlockingKeys> = fc.record({ shared: words, calling: words, called: words })

const finder = (records: readonly BlockingKeys[], name: (at: number) => string = String) => {
  const made = new CandidateFinder()
  for (const [at, record] of records.entries()) made.add(record, { whole: name(at), body: name(at) })
  return made
}
const pairsOf = (made: CandidateFinder) => [...made.pairs()].flatMap(({ pairs }) => pairs)

/** The slow judge: every pair, key by key. */
function allPairs(records: readonly BlockingKeys[]): [number, number][] {
  const meet = (one: readonly string[], other: readonly string[]) => one.some((key) => other.includes(key))
  return records.flatMap((left, i) =>
    records.flatMap((right, j): [number, number][] =>
      i < j &&
      (meet(left.shared, right.shared) ||
        meet(left.calling, right.called) ||
        meet(left.called, right.calling))
        ? [[i, j]]
        : [],
    ),
  )
}

describe('candidates', () => {
  it('are the pairs that meet in a file, each once, by left and right', () => {
    fc.assert(
      fc.property(fc.array(keys, { maxLength: 30 }), (records) => {
        expect(pairsOf(finder(records))).toEqual(allPairs(records))
      }),
      { numRuns: 300 },
    )
  })

  it('come in steps that cover every record once', () => {
    const records = Array.from({ length: 5000 }, (_, at) => ({
      shared: [`file ${at % 2500}`],
      calling: [],
      called: [],
    }))
    const steps = [...finder(records).pairs()].filter(({ from, to }) => to > from)
    expect(steps.map(({ from, to }) => [from, to])).toEqual([
      [0, 2048],
      [2048, 4096],
      [4096, 5000],
    ])
    for (const { from, to, pairs } of steps)
      for (const [left] of pairs) expect(left >= from && left < to).toBe(true)
    expect(steps.flatMap(({ pairs }) => pairs)).toHaveLength(2500)
  })

  it('of a crowded file are the nearest by name, so that it costs no more than it is long', () => {
    const size = 8 * crowded
    const records = Array.from({ length: size }, () => ({ shared: ['宏达'], calling: [], called: [] }))
    const order = (at: number) => String((at * 7919) % size).padStart(6, '0')
    const found = pairsOf(finder(records, order))
    expect(found.length).toBeLessThan(121 * size)
    const neighbours = found.filter(([l, r]) => Math.abs(Number(order(l)) - Number(order(r))) === 1)
    expect(neighbours).toHaveLength(size - 1)
  })

  it('are the same by numbers: who is sought is filed', () => {
    fc.assert(
      fc.property(keys, keys, (left, right) => {
        const filed = new Set(numbersFiled(right))
        const meets = numbersSought(left).some((number) => filed.has(number))
        expect(meets).toBe(allPairs([left, right]).length === 1)
      }),
    )
  })
})

describe('the number of a file', () => {
  it('is an integer of 32 bits, and hardly ever that of another', () => {
    const numbers = new Set(Array.from({ length: 100_000 }, (_, at) => fileNumber(`trade:宏达${at}`)))
    for (const number of numbers) expect(number).toBe(number | 0)
    // 1.2 pairs in a hundred thousand are expected to share one.
    expect(numbers.size).toBeGreaterThan(99_990)
  })
})

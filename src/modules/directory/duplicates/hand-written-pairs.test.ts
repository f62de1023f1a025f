import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { evaluatePairs, targets } from '#core/text/enterprise-name/evaluate.ts'
import { compareWritten } from './name-reader.ts'
import { readPairs } from './pairs-file.ts'

const file = new URL('../../../../fixtures/duplicates/hand-written-pairs.csv', import.meta.url)

describe('pairs written by hand, which the rules were not made by', () => {
  const read = readPairs(readFileSync(file, 'utf8'))
  const judged = read.ok
    ? read.pairs.map((pair) => ({ ...pair, verdict: compareWritten(pair.left, pair.right).verdict }))
    : []

  it('reach what is asked of the finding of duplicates', () => {
    expect(judged).toHaveLength(471)
    const result = evaluatePairs(judged)
    expect(result.shortfalls).toEqual([])
    expect(result.automaticPrecision).toBeGreaterThanOrEqual(targets.automaticPrecision)
  })

  it('are never taken together when they are different', () => {
    expect(judged.filter(({ same, verdict }) => !same && verdict === 'same')).toEqual([])
  })

  it('are judged alike both ways round', () => {
    for (const { left, right, verdict } of judged)
      expect([left.name, right.name, compareWritten(right, left).verdict]).toEqual([
        left.name,
        right.name,
        verdict,
      ])
  })
})

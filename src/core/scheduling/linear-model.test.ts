import { describe, expect, test } from 'vitest'
import { linearModelBuilder, objectiveAt, violationAt } from './linear-model.ts'

function twoByTwo() {
  const builder = linearModelBuilder('maximise')
  const x = builder.addColumn({ cost: 3, lower: 0, upper: 4, integer: true })
  const y = builder.addColumn({ lower: -1, upper: Number.POSITIVE_INFINITY })
  builder.addRow({
    upper: 10,
    terms: [
      [x, 2],
      [y, 1],
    ],
  })
  builder.addRow({ lower: 1, upper: 1, terms: [[y, 1]] })
  return builder.build()
}

describe('a linear model', () => {
  test('keeps rows compressed, open sides as infinity, no cost as 0', () => {
    const model = twoByTwo()
    expect([...model.rowStarts]).toEqual([0, 2, 3])
    expect([...model.entryColumns]).toEqual([0, 1, 1])
    expect([...model.entryValues]).toEqual([2, 1, 1])
    expect([...model.rowLower]).toEqual([Number.NEGATIVE_INFINITY, 1])
    expect([...model.cost]).toEqual([3, 0])
  })

  test('measures a point: its objective, and its worst violation', () => {
    const model = twoByTwo()
    const at = (...point: number[]) => violationAt(model, Float64Array.from(point))
    expect(objectiveAt(model, Float64Array.of(4, 1))).toBe(12)
    expect(at(4, 1)).toBe(0)
    expect(at(3.75, 1)).toBe(0.25)
    expect(at(5, 1)).toBe(1)
    expect(at(4, 3)).toBe(2 / 3) // The row wants 1 and has 3, measured against its term of 3.
    expect(at(4)).toBe(Number.POSITIVE_INFINITY)
    expect(at(Number.NaN, 1)).toBe(Number.POSITIVE_INFINITY)
  })

  test('refuses what makes no sense', () => {
    const builder = linearModelBuilder('minimise')
    expect(() => builder.addColumn({ lower: 2, upper: 1 })).toThrow(RangeError)
    expect(() => builder.addColumn({ cost: Number.NaN, lower: 0, upper: 1 })).toThrow(RangeError)
    expect(() => builder.addRow({ upper: 1, terms: [[0, 1]] })).toThrow(RangeError)
    expect(() => builder.addRow({ upper: Number.NaN, terms: [] })).toThrow(RangeError)
  })
})

import { describe, expect, test } from 'vitest'
import { growthExponent, median } from './benchmark.ts'
import { describeGraph, generateGraph, graphShapes } from './generate-graph.ts'

describe('the generated graph', () => {
  test.each(graphShapes)(
    'of $nodes nodes has exactly the edges and the largest degree asked for, median degree 1',
    (shape) => {
      const graph = generateGraph(shape)
      expect(describeGraph(graph)).toEqual({ ...shape, medianDegree: 1 })
      const pairs = new Set(
        graph.edges.map(({ from, to }) => (from < to ? `${from} ${to}` : `${to} ${from}`)),
      )
      expect(pairs.size).toBe(shape.edges)
      expect(graph.edges.every(({ from, to }) => from !== to)).toBe(true)
    },
  )

  test('is the same for the same seed and another for another', () => {
    const [shape] = graphShapes
    expect(generateGraph(shape!, 'one')).toEqual(generateGraph(shape!, 'one'))
    expect(generateGraph(shape!, 'two').edges).not.toEqual(generateGraph(shape!, 'one').edges)
  })
})

describe('figures', () => {
  test('the median of an even number is the mean of the middle two', () => {
    expect(median([9, 1, 3])).toBe(3)
    expect(median([4, 1, 3, 9])).toBe(3.5)
    expect(() => median([])).toThrow(RangeError)
  })

  test('growth is the slope on logarithmic paper', () => {
    const at = (power: number) => [10, 30, 100].map((size) => ({ size, time: 5 * size ** power }))
    expect(growthExponent(at(1))).toBeCloseTo(1, 10)
    expect(growthExponent(at(2))).toBeCloseTo(2, 10)
    expect(() => growthExponent([{ size: 1, time: 1 }])).toThrow(RangeError)
  })
})

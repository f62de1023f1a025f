import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildGraph, indexGraph } from './csr.ts'
import { feedbackEdges } from './feedback-edges.ts'
import { strongComponents } from './strong-components.ts'
import { topologicalOrder } from './topological-order.ts'

const smallGraph = fc
  .record({
    count: fc.integer({ min: 1, max: 9 }),
    pairs: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 5 })), { maxLength: 24 }),
  })
  .map(({ count, pairs }) => ({
    count,
    weights: Float64Array.from(pairs, ([, , weight]) => weight),
    graph: buildGraph(
      count,
      pairs.map(([a]) => a % count),
      pairs.map(([, b]) => b % count),
    ),
  }))

/** Slow judge: which nodes can be reached from each node, by repeated squaring of the relation. */
function reachable(count: number, from: ArrayLike<number>, to: ArrayLike<number>): boolean[][] {
  const reach = Array.from({ length: count }, (_, a) =>
    Array.from({ length: count }, (_unused, b) => a === b),
  )
  for (let e = 0; e < from.length; e++) reach[from[e]!]![to[e]!] = true
  for (let k = 0; k < count; k++)
    for (let a = 0; a < count; a++)
      for (let b = 0; b < count; b++) if (reach[a]![k] && reach[k]![b]) reach[a]![b] = true
  return reach
}

describe('compact graph', () => {
  test('edges are listed under their source and under their target in index order', () => {
    const graph = buildGraph(3, [2, 0, 2, 0], [0, 1, 1, 1])
    expect([...graph.outStart]).toEqual([0, 2, 2, 4])
    expect([...graph.outEdges]).toEqual([1, 3, 0, 2])
    expect([...graph.inStart]).toEqual([0, 1, 4, 4])
    expect([...graph.inEdges]).toEqual([0, 1, 2, 3])
  })

  test('the order of ids and edges in the input leaves no trace', () => {
    const edges = [
      { from: 'b', to: 'a' },
      { from: 'a', to: 'c' },
      { from: 'a', to: 'b' },
    ]
    const one = indexGraph(['c', 'a', 'b'], edges)
    const other = indexGraph(['a', 'b', 'c'], [...edges].reverse())
    expect(one.ids).toEqual(['a', 'b', 'c'])
    expect(other.graph).toEqual(one.graph)
    expect([...one.edgeOrigin]).toEqual([2, 1, 0])
  })

  test('unknown ends, repeated ids and lists of different length are refused', () => {
    expect(() => buildGraph(2, [0], [2])).toThrow(RangeError)
    expect(() => buildGraph(2, [0, 1], [1])).toThrow(RangeError)
    expect(() => buildGraph(-1, [], [])).toThrow(RangeError)
    expect(() => indexGraph(['a', 'a'], [])).toThrow(/twice/)
    expect(() => indexGraph(['a'], [{ from: 'a', to: 'x' }])).toThrow(/unknown node x/)
  })
})

describe('strong components', () => {
  test('two nodes share a component exactly when each reaches the other', () => {
    fc.assert(
      fc.property(smallGraph, ({ count, graph }) => {
        const reach = reachable(count, graph.sources, graph.targets)
        const { componentOf } = strongComponents(graph)
        for (let a = 0; a < count; a++)
          for (let b = 0; b < count; b++)
            expect(componentOf[a] === componentOf[b]).toBe(reach[a]![b]! && reach[b]![a]!)
      }),
    )
  })

  test('edges between components run from the lower to the higher number', () => {
    fc.assert(
      fc.property(smallGraph, ({ graph }) => {
        const { componentOf, sizes, count } = strongComponents(graph)
        expect(sizes.length).toBe(count)
        for (let e = 0; e < graph.edgeCount; e++)
          expect(componentOf[graph.sources[e]!]).toBeLessThanOrEqual(componentOf[graph.targets[e]!]!)
      }),
    )
  })
})

describe('feedback edges', () => {
  test('without them no cycle is left, and a graph without cycles has none', () => {
    fc.assert(
      fc.property(smallGraph, ({ graph, weights }) => {
        const feedback = feedbackEdges(graph, weights)
        expect(topologicalOrder(graph, feedback)).toHaveLength(graph.nodeCount)
        expect(feedbackEdges(graph, weights, feedback).every((flag) => flag === 0)).toBe(true)
      }),
    )
  })

  test('they weigh little more than the lightest possible set: on average at most 1.03 times', () => {
    let taken = 0
    let least = 0
    fc.assert(
      fc.property(
        smallGraph.filter(({ graph }) => graph.nodeCount <= 6),
        ({ graph, weights }) => {
          const feedback = feedbackEdges(graph, weights)
          taken += weights.reduce((sum, weight, e) => sum + (feedback[e] === 1 ? weight : 0), 0)
          least += lightestFeedback(graph.nodeCount, graph.sources, graph.targets, weights)
        },
      ),
      { seed: 7, numRuns: 300 },
    )
    expect(taken).toBeGreaterThanOrEqual(least)
    expect(taken).toBeLessThanOrEqual(1.03 * least)
  })

  test('the weakest edge of a single loop is taken', () => {
    const graph = buildGraph(3, [0, 1, 2], [1, 2, 0])
    expect([...feedbackEdges(graph, Float64Array.of(3, 1, 2))]).toEqual([0, 1, 0])
  })
})

/** Slow judge: the lightest backward edges over all orders of the nodes (Held–Karp over subsets). */
function lightestFeedback(count: number, from: Int32Array, to: Int32Array, weights: Float64Array): number {
  const cost = new Float64Array(1 << count).fill(Number.POSITIVE_INFINITY)
  cost[0] = 0
  for (let placed = 0; placed < 1 << count; placed++) {
    for (let v = 0; v < count; v++) {
      if ((placed >> v) & 1) continue
      let back = 0
      for (let e = 0; e < from.length; e++)
        if (from[e] === v && (to[e] === v || (placed >> to[e]!) & 1)) back += weights[e]!
      const next = placed | (1 << v)
      cost[next] = Math.min(cost[next]!, cost[placed]! + back)
    }
  }
  return cost[(1 << count) - 1]!
}

test('a path and a ring of a million nodes pass through every walk', () => {
  const count = 1_000_000
  const from = Int32Array.from({ length: count - 1 }, (_, v) => v)
  const to = from.map((v) => v + 1)
  const path = buildGraph(count, from, to)
  expect(strongComponents(path).count).toBe(count)
  expect(topologicalOrder(path)[count - 1]).toBe(count - 1)
  const ring = buildGraph(count, [...from, count - 1], [...to, 0])
  expect(strongComponents(ring).count).toBe(1)
  expect(feedbackEdges(ring).reduce((sum, flag) => sum + flag, 0)).toBe(1)
})

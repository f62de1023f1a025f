import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildGraph } from '../csr.ts'
import { countCrossings, treeLength } from './count-crossings.ts'
import { orderLayers } from './order-layers.ts'
import { layoutDefaults, type ProperGraph } from './types.ts'

test('the accumulator tree counts what comparing all pairs counts', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 12 }),
      fc.array(fc.tuple(fc.nat({ max: 11 }), fc.nat({ max: 11 })), { maxLength: 40 }),
      (places, pairs) => {
        const sorted = pairs
          .map(([a, b]) => [a, b % places] as const)
          .sort((a, b) => a[0] - b[0] || a[1] - b[1])
        let slow = 0
        for (const [i, a] of sorted.entries())
          for (const b of sorted.slice(i + 1)) if ((a[0] - b[0]) * (a[1] - b[1]) < 0) slow++
        const ends = Int32Array.from(sorted, ([, b]) => b)
        expect(countCrossings(ends, ends.length, places, new Int32Array(treeLength(places)))).toBe(slow)
      },
    ),
  )
})

/** Layers of the given sizes joined by random segments between neighbours. */
function layered(sizes: readonly number[], bits: number): ProperGraph {
  const layerOf = sizes.flatMap((size, layer) => Array.from({ length: size }, () => layer))
  const from: number[] = []
  const to: number[] = []
  let rest = bits
  for (const [u, layer] of layerOf.entries())
    for (const [v, other] of layerOf.entries()) {
      if (other !== layer + 1) continue
      if (rest % 2 === 1) {
        from.push(u)
        to.push(v)
      }
      rest = Math.floor(rest / 2)
    }
  const count = layerOf.length
  return {
    nodeCount: count,
    graph: buildGraph(count, from, to),
    layerOf: Int32Array.from(layerOf),
    layerCount: sizes.length,
    strips: new Uint8Array(count),
    heights: new Float64Array(count).fill(1),
    firstRoute: new Int32Array(0),
  }
}

function permutations(list: readonly number[]): number[][] {
  if (list.length < 2) return [[...list]]
  return list.flatMap((first) =>
    permutations(list.filter((v) => v !== first)).map((rest) => [first, ...rest]),
  )
}

/** Slow judge: fewest crossings over all orders of all columns, column by column. */
function fewestCrossings({ graph, layerOf, layerCount }: ProperGraph): number {
  const members = Array.from({ length: layerCount }, (_, layer) =>
    [...layerOf.keys()].filter((v) => layerOf[v] === layer),
  )
  let best = new Map<string, number>(permutations(members[0]!).map((order) => [order.join(), 0]))
  for (let layer = 1; layer < layerCount; layer++) {
    const next = new Map<string, number>()
    for (const order of permutations(members[layer]!)) {
      let least = Number.POSITIVE_INFINITY
      for (const [key, before] of best) {
        const upper = key.split(',').map(Number)
        const ends: [number, number][] = []
        for (let s = 0; s < graph.edgeCount; s++) {
          const place = upper.indexOf(graph.sources[s]!)
          if (place >= 0) ends.push([place, order.indexOf(graph.targets[s]!)])
        }
        let crossings = 0
        for (const [i, a] of ends.entries())
          for (const b of ends.slice(i + 1)) if ((a[0] - b[0]) * (a[1] - b[1]) < 0) crossings++
        least = Math.min(least, before + crossings)
      }
      next.set(order.join(), least)
    }
    best = next
  }
  return Math.min(...best.values())
}

test('columns of up to four by four: never fewer crossings than possible, and on average at most 2 % more', () => {
  let found = 0
  let least = 0
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 2, max: 4 }), { minLength: 2, maxLength: 4 }),
      fc.integer({ min: 0, max: 2 ** 48 }),
      (sizes, bits) => {
        const proper = layered(sizes, bits)
        const ordering = orderLayers(proper, layoutDefaults)
        const optimum = fewestCrossings(proper)
        expect(ordering.crossings).toBeGreaterThanOrEqual(optimum)
        found += ordering.crossings
        least += optimum
      },
    ),
    { seed: 11, numRuns: 150 },
  )
  expect(least).toBeGreaterThan(100)
  expect(found).toBeLessThanOrEqual(1.02 * least)
})

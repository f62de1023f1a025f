import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layoutLayered } from './layout-layered.ts'
import type { Band, Lane, Layout, LayoutInput, LayoutNode, PlacedNode, Point, RoutedEdge } from './types.ts'

const layoutInput = fc
  .record({
    nodes: fc.array(
      fc.record({
        width: fc.integer({ min: 20, max: 160 }),
        height: fc.integer({ min: 16, max: 80 }),
        band: fc.constantFrom<Band | null>(0, 1, 2, null),
        lane: fc.constantFrom<Lane>(0, 0, 0, 1),
      }),
      { minLength: 1, maxLength: 24 },
    ),
    pairs: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 5 })), { maxLength: 45 }),
    maxPerColumn: fc.constantFrom(null, 1, 3),
    maxRouteVertices: fc.constantFrom(null, 0, 4),
  })
  .map(({ nodes, pairs, maxPerColumn, maxRouteVertices }) => {
    const name = (i: number) => `n${i % nodes.length}`
    const input: LayoutInput = {
      nodes: nodes.map((node, i) => ({ ...node, id: name(i) })),
      edges: pairs.map(([a, b, weight]) => ({ from: name(a), to: name(b), weight })),
    }
    return { input, options: { maxPerColumn, maxRouteVertices, sweeps: 3, starts: 3 } }
  })

const node = (id: string, band: Band | null = null, lane: Lane = 0): LayoutNode => ({
  id,
  width: 100,
  height: 40,
  band,
  lane,
})
const edge = (from: string, to: string, weight = 1) => ({ from, to, weight })
const placed = (layout: Layout) => new Map(layout.nodes.map((item) => [item.id, item]))

function overlap(a: PlacedNode, b: PlacedNode): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

/** Does the open segment pass through the inside of the box? Clips the segment to the box (Liang–Barsky). */
function runsThrough(a: Point, b: Point, box: PlacedNode): boolean {
  const inset = 1e-6
  let from = 0
  let to = 1
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  for (const [p, q] of [
    [-dx, a.x - (box.x + inset)],
    [dx, box.x + box.width - inset - a.x],
    [-dy, a.y - (box.y + inset)],
    [dy, box.y + box.height - inset - a.y],
  ] as const) {
    if (p === 0) {
      if (q <= 0) return false
    } else if (p < 0) from = Math.max(from, q / p)
    else to = Math.min(to, q / p)
  }
  return from < to
}

function segments(edgeOf: RoutedEdge): [Point, Point][] {
  return edgeOf.points.slice(1).map((point, i) => [edgeOf.points[i]!, point])
}

describe('every layout', () => {
  test('keeps boxes apart and inside the drawing', () => {
    fc.assert(
      fc.property(layoutInput, ({ input, options }) => {
        const layout = layoutLayered(input, options)
        expect(layout.nodes).toHaveLength(input.nodes.length)
        for (const [i, a] of layout.nodes.entries()) {
          expect(
            a.x >= 0 && a.y >= 0 && a.x + a.width <= layout.width && a.y + a.height <= layout.height,
          ).toBe(true)
          for (const b of layout.nodes.slice(i + 1)) expect(overlap(a, b)).toBe(false)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('sends every edge that is not feedback to a later column, from side to side and never backwards', () => {
    fc.assert(
      fc.property(layoutInput, ({ input, options }) => {
        const layout = layoutLayered(input, options)
        const at = placed(layout)
        for (const routed of layout.edges) {
          const source = at.get(routed.from)!
          const target = at.get(routed.to)!
          const [first, last] = [routed.points[0]!, routed.points.at(-1)!]
          expect(first.x).toBeCloseTo(source.x + source.width, 6)
          expect(last.x).toBeCloseTo(target.x, 6)
          expect(first.y > source.y && first.y < source.y + source.height).toBe(true)
          expect(last.y > target.y && last.y < target.y + target.height).toBe(true)
          if (routed.feedback) expect(routed.route).toBe('outside')
          else {
            expect(target.layer).toBeGreaterThan(source.layer)
            for (const [a, b] of segments(routed)) expect(b.x).toBeGreaterThanOrEqual(a.x)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  test('runs no edge through a box, feedback and outside routes included', () => {
    fc.assert(
      fc.property(layoutInput, ({ input, options }) => {
        const layout = layoutLayered(input, options)
        for (const routed of layout.edges)
          for (const [a, b] of segments(routed)) {
            expect(Math.min(a.x, b.x) >= 0 && Math.max(a.x, b.x) <= layout.width).toBe(true)
            expect(Math.min(a.y, b.y) >= 0 && Math.max(a.y, b.y) <= layout.height).toBe(true)
            for (const box of layout.nodes) expect(runsThrough(a, b, box)).toBe(false)
          }
      }),
      { numRuns: 300 },
    )
  })

  test('is the same for the same input in any order', () => {
    fc.assert(
      fc.property(layoutInput, fc.infiniteStream(fc.nat()), ({ input, options }, numbers) => {
        const shuffle = <T>(list: readonly T[]) =>
          list
            .map((item) => ({ item, key: numbers.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ item }) => item)
        const other = { nodes: shuffle(input.nodes), edges: shuffle(input.edges) }
        expect(layoutLayered(other, options)).toEqual(layoutLayered(input, options))
      }),
    )
  })

  test('gives the bands disjoint column ranges in their order, lanes one below the other', () => {
    fc.assert(
      fc.property(layoutInput, ({ input, options }) => {
        const layout = layoutLayered(input, options)
        const at = placed(layout)
        for (const [i, range] of layout.bands.entries()) {
          const next = layout.bands[i + 1]
          if (next !== undefined) expect(range.x1).toBeLessThan(next.x0)
          for (const { id, band } of input.nodes) {
            if (band !== range.band) continue
            const box = at.get(id)!
            expect(box.x >= range.x0 && box.x + box.width <= range.x1).toBe(true)
          }
        }
        const [main, supporting] = layout.lanes
        if (main !== undefined && supporting !== undefined) expect(main.y1).toBeLessThan(supporting.y0)
        for (const { id, lane } of input.nodes) {
          const rim = layout.lanes.find((item) => item.lane === lane)!
          const box = at.get(id)!
          expect(box.y).toBeGreaterThanOrEqual(rim.y0 - 1e-6)
          expect(box.y + box.height).toBeLessThanOrEqual(rim.y1 + 1e-6)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('marks as feedback only what runs against the bands or closes a cycle', () => {
    fc.assert(
      fc.property(layoutInput, ({ input, options }) => {
        const bandOf = new Map(input.nodes.map(({ id, band }) => [id, band ?? 0]))
        const forward = input.edges.filter(({ from, to }) => from < to)
        const banded = {
          nodes: input.nodes.map((item) => ({ ...item, band: bandOf.get(item.id) as Band })),
          edges: forward.filter(({ from, to }) => bandOf.get(from)! <= bandOf.get(to)!),
        }
        expect(layoutLayered(banded, options).edges.every((routed) => !routed.feedback)).toBe(true)
      }),
    )
  })

  test('respects the number of boxes allowed in a column', () => {
    fc.assert(
      fc.property(layoutInput, ({ input }) => {
        const layout = layoutLayered(input, { maxPerColumn: 3, maxSupportingPerColumn: 2 })
        const counts = new Map<string, number>()
        const lane = new Map(input.nodes.map((item) => [item.id, item.lane]))
        for (const { id, layer } of layout.nodes) {
          const key = `${lane.get(id)}:${layer}`
          counts.set(key, (counts.get(key) ?? 0) + 1)
        }
        for (const count of counts.values()) expect(count).toBeLessThanOrEqual(3)
      }),
    )
  })

  test('shows as many crossings among inside routes as its lines have', () => {
    fc.assert(
      fc.property(layoutInput, ({ input, options }) => {
        const layout = layoutLayered(input, options)
        expect(layout.crossings).toBe(crossingsOf(layout))
      }),
      { numRuns: 200 },
    )
  })
})

/** Slow judge: pairs of pieces between the same two columns that change sides; shared pieces count once. */
function crossingsOf(layout: Layout): number {
  const columns = new Map<number, { left: number; right: number }>()
  for (const { layer, x, width } of layout.nodes) {
    const rim = columns.get(layer) ?? { left: x, right: x + width }
    columns.set(layer, { left: Math.min(rim.left, x), right: Math.max(rim.right, x + width) })
  }
  const heightAt = (points: readonly Point[], x: number) => {
    for (let i = 1; i < points.length; i++) {
      const [a, b] = [points[i - 1]!, points[i]!]
      if (x >= a.x - 1e-9 && x <= b.x + 1e-9)
        return b.x === a.x ? a.y : a.y + ((b.y - a.y) * (x - a.x)) / (b.x - a.x)
    }
    throw new Error('outside the line')
  }
  const at = placed(layout)
  let sum = 0
  for (let k = 0; columns.has(k + 1); k++) {
    const pieces = new Map<string, [number, number]>()
    for (const routed of layout.edges) {
      if (routed.route === 'outside') continue
      const [source, target] = [at.get(routed.from)!, at.get(routed.to)!]
      if (source.layer > k || target.layer <= k) continue
      const start = heightAt(routed.points, columns.get(k)!.right)
      const end = heightAt(routed.points, columns.get(k + 1)!.left)
      pieces.set(`${start.toFixed(6)} ${end.toFixed(6)}`, [start, end])
    }
    const list = [...pieces.values()]
    for (const [i, a] of list.entries())
      for (const b of list.slice(i + 1)) {
        const [before, after] = [a[0] - b[0], a[1] - b[1]]
        if (Math.abs(before) > 1e-6 && Math.abs(after) > 1e-6 && before < 0 !== after < 0) sum++
      }
  }
  return sum
}

describe('a chain', () => {
  test('without crossings is found when there is one: a tree, and pairs in the wrong order', () => {
    const nodes = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id) => node(id))
    const tree = [
      edge('a', 'h'),
      edge('a', 'c'),
      edge('b', 'd'),
      edge('b', 'g'),
      edge('h', 'e'),
      edge('d', 'f'),
    ]
    expect(layoutLayered({ nodes, edges: tree }).crossings).toBe(0)
    const pairs = [edge('a', 'h'), edge('b', 'g'), edge('c', 'f'), edge('d', 'e')]
    expect(layoutLayered({ nodes, edges: pairs }).crossings).toBe(0)
  })

  test('draws recycling back along the rim, supporting recycling below', () => {
    const main = layoutLayered({
      nodes: [node('a', 0), node('b', 1), node('c', 2)],
      edges: [edge('a', 'b'), edge('b', 'c'), edge('c', 'a')],
    })
    const back = main.edges.find((routed) => routed.from === 'c')!
    expect(back).toMatchObject({ feedback: true, route: 'outside' })
    const top = Math.min(...main.nodes.map((item) => item.y))
    expect(Math.min(...back.points.map((point) => point.y))).toBeLessThan(top)
    const supporting = layoutLayered({
      nodes: [node('a', 0), node('c', 2), node('r', null, 1)],
      edges: [edge('a', 'c'), edge('c', 'r'), edge('r', 'a')],
    })
    const bottom = Math.max(...supporting.nodes.map((item) => item.y + item.height))
    const rim = supporting.edges.find((routed) => routed.feedback)!
    expect(Math.max(...rim.points.map((point) => point.y))).toBeGreaterThan(bottom)
  })

  test('cuts a loop where it weighs least', () => {
    const { edges } = layoutLayered({
      nodes: ['a', 'b', 'c'].map((id) => node(id)),
      edges: [edge('a', 'b', 3), edge('b', 'c', 1), edge('c', 'a', 2)],
    })
    expect(edges.filter((routed) => routed.feedback).map(({ from, to }) => from + to)).toEqual(['bc'])
  })

  test('puts a supporting node before its first user and below the main lane', () => {
    const layout = layoutLayered({
      nodes: [node('a', 0), node('b', 1), node('c', 2), node('tool', null, 1)],
      edges: [edge('a', 'b'), edge('b', 'c'), edge('tool', 'b'), edge('tool', 'c')],
    })
    const at = placed(layout)
    expect(at.get('tool')!.layer).toBeLessThan(at.get('b')!.layer)
    expect(at.get('tool')!.y).toBeGreaterThan(at.get('c')!.y + 40)
  })

  test('of one long line is drawn as one level line', () => {
    const ids = Array.from({ length: 12 }, (_, i) => `n${String(i).padStart(2, '0')}`)
    const layout = layoutLayered({
      nodes: ids.map((id) => node(id)),
      edges: ids.slice(1).map((id, i) => edge(ids[i]!, id)),
    })
    expect(new Set(layout.nodes.map((item) => item.y)).size).toBe(1)
    expect(layout.edges.every((routed) => routed.points.length === 2)).toBe(true)
  })

  test('does not move in its lane when a node without edges is added', () => {
    const nodes = ['a', 'b', 'c', 'd', 'e'].map((id, i) => node(id, i < 2 ? 0 : i < 4 ? 1 : 2))
    const edges = [edge('a', 'c'), edge('b', 'c'), edge('b', 'd'), edge('c', 'e'), edge('d', 'e')]
    const before = placed(layoutLayered({ nodes, edges }))
    for (const id of ['0', 'bb', 'z']) {
      const after = placed(layoutLayered({ nodes: [...nodes, node(id, 1)], edges }))
      for (const { id: old } of nodes)
        expect(after.get(old)).toMatchObject({ x: before.get(old)!.x, y: before.get(old)!.y })
    }
  })

  test('of fifty nodes in bands fits a landscape page', () => {
    const nodes = Array.from({ length: 50 }, (_, i) => ({
      ...node(`n${String(i).padStart(2, '0')}`, (i < 20 ? 0 : i < 40 ? 1 : 2) as Band),
      width: 132,
      height: 46,
    }))
    const edges = nodes.slice(20).map(({ id }, i) => edge(nodes[(i * 7) % 20]!.id, id))
    const layout = layoutLayered({ nodes, edges })
    expect(layout.width / layout.height).toBeGreaterThan(0.8)
    expect(layout.width / layout.height).toBeLessThan(2.5)
  })

  test('without nodes, and without edges, is drawn', () => {
    expect(layoutLayered({ nodes: [], edges: [] })).toMatchObject({
      nodes: [],
      edges: [],
      width: 0,
      height: 0,
    })
    const layout = layoutLayered({ nodes: [node('b', 2), node('a', 0), node('s', null, 1)], edges: [] })
    expect(layout.bands.map(({ band }) => band)).toEqual([0, 2])
  })

  test('with repeated ids, unknown ends, sizes of nothing or odd options is refused', () => {
    expect(() => layoutLayered({ nodes: [node('a'), node('a')], edges: [] })).toThrow(RangeError)
    expect(() => layoutLayered({ nodes: [node('a')], edges: [edge('a', 'x')] })).toThrow(RangeError)
    expect(() => layoutLayered({ nodes: [{ ...node('a'), width: 0 }], edges: [] })).toThrow(RangeError)
    expect(() =>
      layoutLayered({ nodes: [node('a'), node('b')], edges: [edge('a', 'b', Number.NaN)] }),
    ).toThrow(RangeError)
    expect(() => layoutLayered({ nodes: [], edges: [] }, { maxPerColumn: 0 })).toThrow(RangeError)
  })
})

test('a path of twenty thousand nodes and a star of five thousand are drawn', () => {
  const ids = Array.from({ length: 20_000 }, (_, i) => String(i).padStart(5, '0'))
  const path = layoutLayered({
    nodes: ids.map((id) => node(id)),
    edges: ids.slice(1).map((id, i) => edge(ids[i]!, id)),
  })
  expect(path.nodes.at(-1)!.layer).toBe(19_999)
  const star = layoutLayered({
    nodes: ids.slice(0, 5000).map((id) => node(id)),
    edges: ids.slice(1, 5000).map((id) => edge(ids[0]!, id)),
  })
  expect(star.crossings).toBe(0)
})

import type { LayoutOptions, Ordering, ProperGraph, Strip } from './types.ts'

/** Neighbours of every vertex on one side, from top to bottom: `ends[start[v] .. start[v + 1])`. */
export interface Neighbours {
  readonly start: Int32Array
  readonly ends: Int32Array
  /** Segment that leads to each end. */
  readonly segments: Int32Array
}

/**
 * One strip cut out of the drawing, with only the segments that stay inside it. Its vertices are numbered anew,
 * column by column from top to bottom: of two vertices of one column the upper has the smaller number, and what is
 * near on the page is near in memory.
 */
export interface StripGraph {
  readonly size: number
  readonly segmentCount: number
  /** Vertices per column, top to bottom; consecutive numbers. */
  readonly layers: readonly Int32Array[]
  readonly before: Neighbours
  readonly after: Neighbours
  readonly heights: Float64Array
  /** Vertex of the drawing behind each number. */
  readonly vertexOf: Int32Array
  readonly isRoute: (v: number) => boolean
  /** Least distance between the centres of two neighbours of one column. */
  readonly separation: (upper: number, lower: number) => number
}

/** Cuts out one strip in O(V + E); neighbours come out sorted because vertices are walked in order. */
export function cutStrip(
  proper: ProperGraph,
  ordering: Ordering,
  strip: Strip,
  options: LayoutOptions,
): StripGraph {
  const { graph, strips, nodeCount } = proper
  const members = ordering.layers.map((layer) => layer.filter((v) => strips[v] === strip))
  const size = members.reduce((sum, layer) => sum + layer.length, 0)
  const vertexOf = new Int32Array(size)
  const numberOf = new Int32Array(graph.nodeCount).fill(-1)
  let next = 0
  const layers = members.map((layer) => {
    const first = next
    for (const v of layer) {
      numberOf[v] = next
      vertexOf[next++] = v
    }
    return Int32Array.from(layer, (_, place) => first + place)
  })
  const before = listBefore(proper, vertexOf, numberOf)
  const heights = Float64Array.from(vertexOf, (v) => proper.heights[v]!)
  const route = Uint8Array.from(vertexOf, (v) => (v >= nodeCount ? 1 : 0))
  return {
    size,
    segmentCount: before.ends.length,
    layers,
    before,
    after: turned(before),
    heights,
    vertexOf,
    isRoute: (v) => route[v] === 1,
    separation: (a, b) =>
      (heights[a]! + heights[b]!) / 2 +
      (route[a] === 0 && route[b] === 0 ? options.nodeGap : options.routeGap),
  }
}

/** Lists of the vertices before each one; segments are numbered by their place in these lists. */
function listBefore({ graph }: ProperGraph, vertexOf: Int32Array, numberOf: Int32Array): Neighbours {
  const start = new Int32Array(vertexOf.length + 1)
  const forEachSegment = (visit: (u: number, v: number) => void) => {
    for (let u = 0; u < vertexOf.length; u++) {
      for (let i = graph.outStart[vertexOf[u]!]!; i < graph.outStart[vertexOf[u]! + 1]!; i++) {
        const v = numberOf[graph.targets[graph.outEdges[i]!]!]!
        if (v !== -1) visit(u, v)
      }
    }
  }
  forEachSegment((_, v) => {
    start[v + 1]! += 1
  })
  for (let v = 0; v < vertexOf.length; v++) start[v + 1]! += start[v]!
  const next = start.slice()
  const ends = new Int32Array(start[vertexOf.length]!)
  forEachSegment((u, v) => {
    ends[next[v]!] = u
    next[v]! += 1
  })
  return { start, ends, segments: Int32Array.from(ends, (_, n) => n) }
}

/** The same segments listed under their other end. */
function turned({ start, ends }: Neighbours): Neighbours {
  const count = start.length - 1
  const otherStart = new Int32Array(count + 1)
  for (const u of ends) otherStart[u + 1]! += 1
  for (let u = 0; u < count; u++) otherStart[u + 1]! += otherStart[u]!
  const next = otherStart.slice()
  const others = new Int32Array(ends.length)
  const segments = new Int32Array(ends.length)
  for (let v = 0; v < count; v++) {
    for (let n = start[v]!; n < start[v + 1]!; n++) {
      const at = next[ends[n]!]!
      next[ends[n]!]! += 1
      others[at] = v
      segments[at] = n
    }
  }
  return { start: otherStart, ends: others, segments }
}

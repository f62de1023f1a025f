import type { StripGraph } from './strip-graph.ts'

/**
 * Marks segments that cross a segment between two route vertices: the latter are the ones kept straight.
 * Cost O(V + E).
 */
export function markConflicts(part: StripGraph): Uint8Array {
  const { layers, before, isRoute } = part
  const conflicts = new Uint8Array(part.segmentCount)
  for (let k = 1; k < layers.length; k++) {
    const layer = layers[k]!
    let low = -1
    let scanned = 0
    for (let i = 0; i < layer.length; i++) {
      const source = routeBefore(part, layer[i]!)
      if (source === -1 && i + 1 < layer.length) continue
      const high = source === -1 ? Number.POSITIVE_INFINITY : source
      for (; scanned <= i; scanned++) {
        const v = layer[scanned]!
        for (let n = before.start[v]!; n < before.start[v + 1]!; n++) {
          const u = before.ends[n]!
          if (isRoute(u) && isRoute(v)) continue
          if (u < low || u > high) conflicts[before.segments[n]!] = 1
        }
      }
      if (source !== -1) low = Math.max(low, source)
    }
  }
  return conflicts
}

/** The route vertex that precedes route vertex v, or -1. */
function routeBefore({ before, isRoute }: StripGraph, v: number): number {
  if (!isRoute(v)) return -1
  const u = before.ends[before.start[v]!] ?? -1
  return before.start[v] !== before.start[v + 1] && isRoute(u) ? u : -1
}

/**
 * One of the four placements: vertices are aligned with a middle neighbour into level blocks (route vertices with
 * their own route first), blocks are packed against each other. Walks from the left column or from the right, and
 * prefers the upper or the lower side.
 */
export function alignBlocks(
  part: StripGraph,
  conflicts: Uint8Array,
  fromLeft: boolean,
  upperFirst: boolean,
): Float64Array {
  const root = alignVertices(part, conflicts, fromLeft, upperFirst)
  return packBlocks(part, root, upperFirst)
}

/** For each vertex the first vertex of its block. */
function alignVertices(
  part: StripGraph,
  conflicts: Uint8Array,
  fromLeft: boolean,
  upperFirst: boolean,
): Int32Array {
  const { layers, isRoute } = part
  const { start, ends, segments } = fromLeft ? part.before : part.after
  const root = new Int32Array(part.size)
  for (let v = 0; v < root.length; v++) root[v] = v
  const taken = new Uint8Array(part.size)
  const side = upperFirst ? 1 : -1
  let reached = Number.NEGATIVE_INFINITY
  const join = (v: number, n: number): boolean => {
    const u = ends[n]!
    if (conflicts[segments[n]!] === 1 || taken[u] === 1 || side * u <= reached) return false
    taken[u] = 1
    root[v] = root[u]!
    reached = side * u
    return true
  }
  for (let step = 1; step < layers.length; step++) {
    const layer = layers[fromLeft ? step : layers.length - 1 - step]!
    reached = Number.NEGATIVE_INFINITY
    for (let i = 0; i < layer.length; i++) {
      const v = layer[upperFirst ? i : layer.length - 1 - i]!
      const first = start[v]!
      const last = start[v + 1]! - 1
      if (last < first) continue
      let own = -1
      if (isRoute(v)) for (let n = first; n <= last && own === -1; n++) if (isRoute(ends[n]!)) own = n
      if (own !== -1) {
        join(v, own)
        continue
      }
      const upperMiddle = (first + last) >> 1
      const lowerMiddle = (first + last + 1) >> 1
      const preferred = upperFirst ? upperMiddle : lowerMiddle
      if (!join(v, preferred) && upperMiddle !== lowerMiddle) join(v, upperMiddle + lowerMiddle - preferred)
    }
  }
  return root
}

/**
 * Packs blocks as far to the preferred side as separations allow, then moves those that hold others back from the
 * other side, so that a block does not stay behind its neighbours.
 */
function packBlocks(part: StripGraph, root: Int32Array, upperFirst: boolean): Float64Array {
  const { layers, separation, size } = part
  const waiting = new Int32Array(size)
  const first = new Int32Array(size).fill(-1)
  const next = new Int32Array(size)
  const target = new Int32Array(size)
  const distance = new Float64Array(size)
  let count = 0
  for (const layer of layers) {
    for (let i = 0; i + 1 < layer.length; i++) {
      const near = root[layer[upperFirst ? i : i + 1]!]!
      const far = root[layer[upperFirst ? i + 1 : i]!]!
      next[count] = first[near]!
      first[near] = count
      target[count] = far
      distance[count] = separation(layer[i]!, layer[i + 1]!)
      waiting[far]! += 1
      count++
    }
  }
  const blocks: number[] = []
  for (const layer of layers) for (const v of layer) if (root[v] === v && waiting[v] === 0) blocks.push(v)
  const at = new Float64Array(size)
  for (let head = 0; head < blocks.length; head++) {
    const block = blocks[head]!
    for (let i = first[block]!; i !== -1; i = next[i]!) {
      const w = target[i]!
      at[w] = Math.max(at[w]!, at[block]! + distance[i]!)
      waiting[w]! -= 1
      if (waiting[w] === 0) blocks.push(w)
    }
  }
  for (let i = blocks.length - 1; i >= 0; i--) {
    const block = blocks[i]!
    let room = Number.POSITIVE_INFINITY
    for (let n = first[block]!; n !== -1; n = next[n]!) room = Math.min(room, at[target[n]!]! - distance[n]!)
    if (room !== Number.POSITIVE_INFINITY) at[block] = Math.max(at[block]!, room)
  }
  const result = new Float64Array(size)
  for (const layer of layers) for (const v of layer) result[v] = upperFirst ? at[root[v]!]! : -at[root[v]!]!
  return result
}

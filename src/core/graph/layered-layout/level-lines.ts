import type { StripGraph } from './strip-graph.ts'

/**
 * Takes small bends out of lines: every route as a whole, and every box, moves to the height of one of its neighbours
 * when the column leaves room for it and this makes more of its lines level, or makes them shorter at no loss.
 * Cost O((V + E) · d) for vertices of degree up to `mostNeighbours`; others stay. Ties: the smaller move, then upwards.
 */
export function levelLines(part: StripGraph, centers: Float64Array, window: number): void {
  for (const [k, layer] of part.layers.entries()) {
    for (const v of layer) {
      const block = part.isRoute(v) ? routeFrom(part, v) : [v]
      if (block.length === 0) continue
      const neighbours = neighboursOf(part, block)
      if (neighbours.length === 0 || neighbours.length > mostNeighbours) continue
      const now = meanOf(block, centers)
      if (block.length === 1 && neighbours.every((u) => centers[u] === now)) continue
      const [low, high] = roomOf(part, centers, window, block, k)
      if (low > high) continue
      const clamped = Math.max(low, Math.min(high, now))
      let best = { level: clamped, ...worth(clamped, neighbours, centers) }
      for (const u of neighbours) {
        const level = centers[u]!
        if (level < low || level > high) continue
        const found = { level, ...worth(level, neighbours, centers) }
        if (isBetter(found, best, now)) best = found
      }
      for (const w of block) centers[w] = best.level
    }
  }
}

const mostNeighbours = 24
const tolerance = 1e-6

interface Worth {
  readonly level: number
  /** Lines that would be level, and the height all lines would climb. */
  readonly straight: number
  readonly climb: number
}

function worth(level: number, neighbours: readonly number[], centers: Float64Array): Omit<Worth, 'level'> {
  let straight = 0
  let climb = 0
  for (const u of neighbours) {
    const rise = Math.abs(centers[u]! - level)
    if (rise < tolerance) straight++
    climb += rise
  }
  return { straight, climb }
}

function isBetter(a: Worth, b: Worth, now: number): boolean {
  if (a.straight !== b.straight) return a.straight > b.straight
  if (Math.abs(a.climb - b.climb) > tolerance) return a.climb < b.climb
  const nearer = Math.abs(a.level - now) - Math.abs(b.level - now)
  return Math.abs(nearer) > tolerance ? nearer < 0 : a.level < b.level - tolerance
}

/** All vertices of the route that begins at v; empty when v is not its first vertex. */
function routeFrom(part: StripGraph, v: number): number[] {
  const { before, after, isRoute } = part
  if (before.start[v] !== before.start[v + 1] && isRoute(before.ends[before.start[v]!]!)) return []
  const route = [v]
  for (let at = v; at !== -1; ) {
    let next = -1
    for (let n = after.start[at]!; n < after.start[at + 1]! && next === -1; n++) {
      if (isRoute(after.ends[n]!)) next = after.ends[n]!
    }
    if (next !== -1) route.push(next)
    at = next
  }
  return route
}

/** Neighbours of a block outside it: within one route, only the line itself joins two of its vertices. */
function neighboursOf({ before, after, isRoute }: StripGraph, block: readonly number[]): number[] {
  const alone = block.length === 1 && !isRoute(block[0]!)
  const neighbours: number[] = []
  for (const v of block) {
    for (const side of [before, after]) {
      for (let n = side.start[v]!; n < side.start[v + 1]!; n++) {
        if (alone || !isRoute(side.ends[n]!)) neighbours.push(side.ends[n]!)
      }
    }
  }
  return neighbours
}

/** Heights between the neighbours of every vertex of a block that begins in column k. */
function roomOf(
  part: StripGraph,
  centers: Float64Array,
  window: number,
  block: readonly number[],
  k: number,
): [number, number] {
  const { heights } = part
  let low = Number.NEGATIVE_INFINITY
  let high = Number.POSITIVE_INFINITY
  for (const [step, v] of block.entries()) {
    const layer = part.layers[k + step]!
    const i = v - layer[0]!
    const above = layer[i - 1]
    const below = layer[i + 1]
    low = Math.max(low, above === undefined ? heights[v]! / 2 : centers[above]! + part.separation(above, v))
    high = Math.min(
      high,
      below === undefined ? window - heights[v]! / 2 : centers[below]! - part.separation(v, below),
    )
  }
  return [low, high]
}

function meanOf(block: readonly number[], centers: Float64Array): number {
  let sum = 0
  for (const v of block) sum += centers[v]!
  return sum / block.length
}

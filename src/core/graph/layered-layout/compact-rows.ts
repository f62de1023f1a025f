import { levelLines } from './level-lines.ts'
import type { StripGraph } from './strip-graph.ts'

/**
 * Brings the rows of one strip closer together: block alignment keeps lines straight but grows tall, and a page has
 * an end. Every column is fitted into the given window, which is at least as tall as the fullest column needs.
 *
 * Method: sweeps over the columns; each vertex wishes to stand at the weighted median of its neighbours on both
 * sides, and each column takes the nearest feasible heights (isotonic regression by pooling adjacent violators, then
 * clipped to the window). At the end lines are levelled where there is room.
 * Reference: R. Barlow et al., "Statistical inference under order restrictions" (1972) for the pooling.
 * Cost O(V + E) per sweep. Ties: the order of the columns.
 */
export function compactRows(part: StripGraph, centers: Float64Array, window: number): void {
  const { heights } = part
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const layer of part.layers) {
    for (const v of layer) {
      low = Math.min(low, centers[v]! - heights[v]! / 2)
      high = Math.max(high, centers[v]! + heights[v]! / 2)
    }
  }
  const scale = high > low ? Math.min(1, window / (high - low)) : 1
  for (const layer of part.layers) for (const v of layer) centers[v] = (centers[v]! - low) * scale
  const settle = createSettle(part, centers, window)
  for (const layer of part.layers) settle(layer, (v) => centers[v]!)
  const wish = createWish(part, centers)
  for (let sweep = 0; sweep < sweeps; sweep++) {
    for (let step = 0; step < part.layers.length; step++) {
      const layer = part.layers[sweep % 2 === 0 ? step : part.layers.length - 1 - step]!
      settle(layer, wish)
    }
  }
  for (let pass = 0; pass < levelPasses; pass++) levelLines(part, centers, window)
}

const sweeps = 8
const levelPasses = 3
/** Weight of a neighbour in the median: lines between route vertices want to be level most. */
const routeWeight = 6

/** Height the fullest column needs when its vertices stand as close as they may. */
export function fullestColumn(part: StripGraph): number {
  const { heights } = part
  let fullest = 0
  for (const layer of part.layers) {
    const first = layer[0]
    const last = layer.at(-1)
    if (first === undefined || last === undefined) continue
    let sum = (heights[first]! + heights[last]!) / 2
    for (let i = 1; i < layer.length; i++) sum += part.separation(layer[i - 1]!, layer[i]!)
    fullest = Math.max(fullest, sum)
  }
  return fullest
}

/**
 * Where a vertex wants to stand: the weighted median of its neighbours on both sides, or the middle between the two
 * median ones. Both lists are sorted by height because columns keep their order, so a merge finds it.
 */
function createWish(part: StripGraph, centers: Float64Array): (v: number) => number {
  const { before, after, isRoute } = part
  const weightOf = (v: number, u: number) => {
    const routes = (isRoute(v) ? 1 : 0) + (isRoute(u) ? 1 : 0)
    return routes === 2 ? routeWeight : 1 + routes
  }
  const totals = new Int32Array(part.size)
  for (const layer of part.layers) {
    for (const v of layer) {
      for (let n = before.start[v]!; n < before.start[v + 1]!; n++) totals[v]! += weightOf(v, before.ends[n]!)
      for (let n = after.start[v]!; n < after.start[v + 1]!; n++) totals[v]! += weightOf(v, after.ends[n]!)
    }
  }
  return (v) => {
    let b = before.start[v]!
    let a = after.start[v]!
    const endB = before.start[v + 1]!
    const endA = after.start[v + 1]!
    if (b === endB && a === endA) return centers[v]!
    const total = totals[v]!
    let sum = 0
    let lower = Number.NaN
    for (;;) {
      const fromBefore = a === endA || (b < endB && centers[before.ends[b]!]! <= centers[after.ends[a]!]!)
      const u = fromBefore ? before.ends[b++]! : after.ends[a++]!
      if (!Number.isNaN(lower)) return (lower + centers[u]!) / 2
      sum += weightOf(v, u)
      if (2 * sum > total) return centers[u]!
      if (2 * sum === total) lower = centers[u]!
    }
  }
}

/** Sets a column to the feasible heights nearest to the wished ones, inside the window. */
function createSettle(part: StripGraph, centers: Float64Array, window: number) {
  const { heights } = part
  return (layer: Int32Array, wished: (v: number) => number) => {
    const length = layer.length
    if (length === 0) return
    // With offsets taken away, separations become "not decreasing".
    const offsets = new Float64Array(length)
    for (let i = 1; i < length; i++) offsets[i] = offsets[i - 1]! + part.separation(layer[i - 1]!, layer[i]!)
    const sums: number[] = []
    const counts: number[] = []
    for (let i = 0; i < length; i++) {
      sums.push(wished(layer[i]!) - offsets[i]!)
      counts.push(1)
      while (sums.length > 1 && sums.at(-2)! * counts.at(-1)! > sums.at(-1)! * counts.at(-2)!) {
        const sum = sums.pop()!
        const count = counts.pop()!
        sums[sums.length - 1]! += sum
        counts[counts.length - 1]! += count
      }
    }
    const least = heights[layer[0]!]! / 2
    const most = window - heights[layer[length - 1]!]! / 2 - offsets[length - 1]!
    let i = 0
    for (const [pool, sum] of sums.entries()) {
      const value = Math.max(least, Math.min(most, sum / counts[pool]!))
      for (let n = 0; n < counts[pool]!; n++, i++) centers[layer[i]!] = value + offsets[i]!
    }
  }
}

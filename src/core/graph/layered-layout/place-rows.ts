import { alignBlocks, markConflicts } from './align-blocks.ts'
import { compactRows, fullestColumn } from './compact-rows.ts'
import { cutStrip, type StripGraph } from './strip-graph.ts'
import type { LayoutOptions, Ordering, ProperGraph } from './types.ts'

/**
 * Sixth step: the height at which every vertex stands. Each strip is placed on its own by four alignments (from the
 * left or the right column, preferring the upper or the lower neighbour) and the mean of the two middle ones, so
 * long edges run level; then the strips are put below each other.
 * Reference: U. Brandes, B. Köpf, "Fast and simple horizontal coordinate assignment", Graph Drawing 2001. Blocks are
 * compacted by longest paths over the block graph in place of the class shifts of the paper, which its authors
 * corrected in 2020 (U. Brandes, J. Walter, J. Zink, arXiv:2008.01252).
 * Cost O(V + E). Ties as in the order of the columns.
 */
export interface Rows {
  /** Centre of each vertex; NaN for nodes that are not part of the ordering. */
  readonly centers: Float64Array
  /** Upper and lower rim of each strip, equal when the strip is empty. */
  readonly strips: readonly { readonly top: number; readonly bottom: number }[]
  readonly height: number
}

/** A strip may be this much taller than its fullest column. */
const slack = 1.08

/**
 * Heights of all ordered vertices, with y growing downwards from 0. What `pageHeight` leaves free below the other
 * strips may be used by the main lane to keep lines straight.
 */
export function placeRows(
  proper: ProperGraph,
  ordering: Ordering,
  options: LayoutOptions,
  pageHeight: number,
): Rows {
  const centers = new Float64Array(proper.graph.nodeCount).fill(Number.NaN)
  const strips: { top: number; bottom: number }[] = []
  let top = 0
  const parts = ([0, 1, 2] as const).map((strip) => cutStrip(proper, ordering, strip, options))
  const needed = parts.map((part) => fullestColumn(part))
  const free = pageHeight - needed.reduce((sum, height) => sum + height, 0) - options.laneGap
  for (const [strip, part] of parts.entries()) {
    if (part.size === 0) {
      strips.push({ top, bottom: top })
      continue
    }
    if (strip > 0 && top > 0) top += strip === 1 ? options.nodeGap : options.laneGap
    const local = balance(part)
    compactRows(part, local, needed[strip]! * slack + (strip === 0 ? Math.max(0, free) : 0))
    let first = Number.POSITIVE_INFINITY
    let last = Number.NEGATIVE_INFINITY
    for (const layer of part.layers) {
      for (const v of layer) {
        first = Math.min(first, local[v]! - part.heights[v]! / 2)
        last = Math.max(last, local[v]! + part.heights[v]! / 2)
      }
    }
    for (let v = 0; v < part.size; v++) centers[part.vertexOf[v]!] = top + local[v]! - first
    strips.push({ top, bottom: top + last - first })
    top += last - first
  }
  return { centers, strips, height: top }
}

/** The four alignments, moved onto the narrowest, and the mean of the two middle values for each vertex. */
function balance(part: StripGraph): Float64Array {
  const conflicts = markConflicts(part)
  const runs = [
    { fromLeft: true, upperFirst: true },
    { fromLeft: true, upperFirst: false },
    { fromLeft: false, upperFirst: true },
    { fromLeft: false, upperFirst: false },
  ].map((way) => {
    const y = alignBlocks(part, conflicts, way.fromLeft, way.upperFirst)
    let low = Number.POSITIVE_INFINITY
    let high = Number.NEGATIVE_INFINITY
    for (const layer of part.layers) {
      for (const v of layer) {
        low = Math.min(low, y[v]!)
        high = Math.max(high, y[v]!)
      }
    }
    return { y, low, high, upperFirst: way.upperFirst }
  })
  const narrowest = runs.reduce((best, run) => (run.high - run.low < best.high - best.low ? run : best))
  const shifts = runs.map((run) => (run.upperFirst ? narrowest.low - run.low : narrowest.high - run.high))
  const centers = new Float64Array(part.size)
  const four = new Float64Array(4)
  for (const layer of part.layers) {
    for (const v of layer) {
      for (const [r, run] of runs.entries()) four[r] = run.y[v]! + shifts[r]!
      four.sort()
      centers[v] = (four[1]! + four[2]!) / 2
    }
  }
  return centers
}

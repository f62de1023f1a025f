import type { Columns } from './place-columns.ts'
import type { Rows } from './place-rows.ts'
import type { Layering, LayoutOptions, Ordering, Prepared, ProperGraph } from './types.ts'

/** Boxes and columns in drawing units, before the rim for outside routes is added. */
export interface Boxes {
  /** Upper left corner of each node. */
  readonly x: Float64Array
  readonly y: Float64Array
  readonly columns: Columns
  /** Added to the height of a vertex of each strip, when nodes without edges have lengthened a lane above it. */
  readonly stripShift: readonly [number, number, number]
  readonly lanes: readonly { readonly top: number; readonly bottom: number }[]
  readonly bottom: number
}

/**
 * Seventh step: boxes of a column are centred on it; nodes that are not part of the ordering (without inside edges)
 * are hung below the last box of their column, by id, so that they move nothing in their lane. Cost O(V log V).
 */
export function placeBoxes(
  prepared: Prepared,
  layering: Layering,
  proper: ProperGraph,
  ordering: Ordering,
  rows: Rows,
  columns: Columns,
  options: LayoutOptions,
): Boxes {
  const { widths, heights, lanes } = prepared
  const { layerOf, layerCount } = layering
  const count = widths.length
  const x = new Float64Array(count)
  const y = new Float64Array(count)
  const [main, between, supporting] = rows.strips as [Rim, Rim, Rim]

  const hang = (lane: number, top: number): number => {
    const low = new Float64Array(layerCount).fill(Number.NEGATIVE_INFINITY)
    for (const [k, layer] of ordering.layers.entries()) {
      for (const v of layer) {
        if (proper.strips[v] !== lane * 2) continue
        low[k] = Math.max(low[k]!, rows.centers[v]! + proper.heights[v]! / 2 + gapBelow(proper, v, options))
      }
    }
    let bottom = Number.NEGATIVE_INFINITY
    for (let v = 0; v < count; v++) {
      if (lanes[v] !== lane) continue
      if (Number.isNaN(rows.centers[v]!)) {
        const k = layerOf[v]!
        y[v] = low[k] === Number.NEGATIVE_INFINITY ? top : low[k]!
        low[k] = y[v]! + heights[v]! + options.nodeGap
      } else y[v] = rows.centers[v]! - heights[v]! / 2
      bottom = Math.max(bottom, y[v]! + heights[v]!)
    }
    return Math.max(bottom, top)
  }

  const mainBottom = Math.max(hang(0, main.top), main.bottom)
  const hasMain = lanes.includes(0)
  const onlyHung = hasMain && main.bottom === main.top && supporting.bottom > supporting.top
  const shift = mainBottom - main.bottom + (onlyHung ? options.laneGap : 0)
  const supportingTop =
    supporting.bottom > supporting.top
      ? supporting.top
      : between.bottom + (hasMain || between.bottom > 0 ? options.laneGap : 0)
  const supportingBottom = hang(1, supportingTop)
  for (let v = 0; v < count; v++) {
    x[v] = (columns.left[layerOf[v]!]! + columns.right[layerOf[v]!]! - widths[v]!) / 2
    if (lanes[v] === 1) y[v]! += shift
  }
  const laneRims = [
    { top: main.top, bottom: mainBottom },
    { top: supportingTop + shift, bottom: supportingBottom + shift },
  ]
  const bottom = lanes.includes(1) ? supportingBottom + shift : between.bottom + shift
  return { x, y, columns, stripShift: [0, shift, shift], lanes: laneRims, bottom }
}

type Rim = Rows['strips'][number]

function gapBelow(proper: ProperGraph, v: number, options: LayoutOptions): number {
  return v < proper.nodeCount ? options.nodeGap : options.routeGap
}

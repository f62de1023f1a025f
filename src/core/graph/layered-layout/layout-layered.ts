import { assignLayers } from './assign-layers.ts'
import { breakCycles } from './break-cycles.ts'
import { insertRoutes, notInside } from './insert-routes.ts'
import { orderLayers } from './order-layers.ts'
import { placeBoxes } from './place-boxes.ts'
import { type Columns, placeColumns } from './place-columns.ts'
import { placeRows } from './place-rows.ts'
import { checkOptions, prepare } from './prepare.ts'
import { routeEdges } from './route-edges.ts'
import {
  type Band,
  type Lane,
  type Layering,
  type Layout,
  type LayoutInput,
  type LayoutOptions,
  layoutDefaults,
  type PlacedNode,
  type Prepared,
} from './types.ts'

/**
 * Problem: draw an industry chain from upstream (left) to downstream (right) so that it reads and prints.
 * Method: the layered scheme of Sugiyama, Tagawa and Toda in eight steps, one file each: canonical input, cycles,
 * columns, routes, order, rows, boxes, polylines.
 * Result: nodes by id, edges by source then target; the upper left corner of the drawing is (0, 0). Every edge that is
 * not feedback runs to a later column; boxes do not overlap and no route runs through a foreign box.
 * Cost: O((V + E + routes) log V) per sweep, routes being limited. The same input in any order gives the same drawing.
 * @throws RangeError on repeated or unknown ids and on sizes, weights or options out of range
 */
export function layoutLayered(input: LayoutInput, overrides: Partial<LayoutOptions> = {}): Layout {
  const options: LayoutOptions = { ...layoutDefaults, ...overrides }
  checkOptions(options)
  const prepared = prepare(input)
  const feedback = breakCycles(prepared)
  const layering = assignLayers(prepared, feedback, options)
  const proper = insertRoutes(prepared, feedback, layering, options)
  const ordering = orderLayers(proper, options)
  const narrow = placeColumns(prepared, layering, proper, options, 0)
  const rows = placeRows(proper, ordering, options, narrow.width / options.aspectRatio)
  const columns = placeColumns(prepared, layering, proper, options, rows.height * options.aspectRatio)
  const boxes = placeBoxes(prepared, layering, proper, ordering, rows, columns, options)
  const routes = routeEdges(prepared, proper, rows, boxes, options)

  const { graph, ids, widths, heights } = prepared
  const orders = ordersInColumns(layering, boxes.y)
  const nodes = ids.map(
    (id, v): PlacedNode => ({
      id,
      x: boxes.x[v]! + routes.left,
      y: boxes.y[v]! + routes.above,
      width: widths[v]!,
      height: heights[v]!,
      layer: layering.layerOf[v]!,
      order: orders[v]!,
    }),
  )
  const edges = routes.points.map((points, e) => ({
    from: ids[graph.sources[e]!]!,
    to: ids[graph.targets[e]!]!,
    feedback: feedback[e] === 1,
    route: proper.firstRoute[e] === notInside ? ('outside' as const) : ('inside' as const),
    points: points.map((point) => ({ x: point.x + routes.left, y: point.y + routes.above })),
  }))
  return {
    nodes,
    edges,
    bands: bandRanges(layering, columns, routes.left),
    lanes: laneRims(prepared, boxes.lanes, routes.above),
    width: routes.left + columns.width + routes.right,
    height: ids.length === 0 ? 0 : routes.above + boxes.bottom + routes.below,
    crossings: ordering.crossings,
  }
}

/** Place of each box in its column, from the top. */
function ordersInColumns({ layerOf, layerCount }: Layering, y: Float64Array): Int32Array {
  const columns = Array.from({ length: layerCount }, (): number[] => [])
  for (let v = 0; v < layerOf.length; v++) columns[layerOf[v]!]!.push(v)
  const orders = new Int32Array(layerOf.length)
  for (const column of columns) {
    column.sort((a, b) => y[a]! - y[b]!)
    for (const [place, v] of column.entries()) orders[v] = place
  }
  return orders
}

function bandRanges(
  { bandFirst, bandLast }: Layering,
  columns: Columns,
  left: number,
): { band: Band; x0: number; x1: number }[] {
  return ([0, 1, 2] as const)
    .filter((band) => bandFirst[band] !== -1)
    .map((band) => ({
      band,
      x0: left + columns.left[bandFirst[band]!]!,
      x1: left + columns.right[bandLast[band]!]!,
    }))
}

function laneRims(
  prepared: Prepared,
  lanes: readonly { readonly top: number; readonly bottom: number }[],
  above: number,
): { lane: Lane; y0: number; y1: number }[] {
  return ([0, 1] as const)
    .filter((lane) => prepared.lanes.includes(lane))
    .map((lane) => ({ lane, y0: lanes[lane]!.top + above, y1: lanes[lane]!.bottom + above }))
}

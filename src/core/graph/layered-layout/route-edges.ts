import { notInside, straight } from './insert-routes.ts'
import type { Boxes } from './place-boxes.ts'
import type { Rows } from './place-rows.ts'
import { type OutsideRoutes, routeOutside } from './route-outside.ts'
import type { LayoutOptions, Point, Prepared, ProperGraph } from './types.ts'

/** Points of every edge, and the room that routes along the rim take on each side of the boxes. */
export interface Routes extends Omit<OutsideRoutes, 'points'> {
  readonly points: readonly (readonly Point[])[]
}

/**
 * Eighth step: the polyline of every edge. Inside routes are level within a column and change height only in the gap
 * between two columns, so they meet no box but their own. The others run along the rim. Cost O(points).
 */
export function routeEdges(
  prepared: Prepared,
  proper: ProperGraph,
  rows: Rows,
  boxes: Boxes,
  options: LayoutOptions,
): Routes {
  const { graph } = prepared
  const outside: number[] = []
  const points: (readonly Point[])[] = []
  for (let e = 0; e < graph.edgeCount; e++) {
    if (proper.firstRoute[e] === notInside) {
      outside.push(e)
      points.push([])
    } else points.push(insidePoints(prepared, proper, rows, boxes, e))
  }
  const rim = routeOutside(prepared, proper, boxes, options, outside)
  for (const [i, e] of outside.entries()) points[e] = rim.points[i]!
  return { ...rim, points }
}

function insidePoints(prepared: Prepared, proper: ProperGraph, rows: Rows, boxes: Boxes, e: number): Point[] {
  const u = prepared.graph.sources[e]!
  const w = prepared.graph.targets[e]!
  const { left: columnLeft, right: columnRight } = boxes.columns
  const firstLayer = proper.layerOf[u]!
  const lastLayer = proper.layerOf[w]!
  const startY = boxes.y[u]! + prepared.heights[u]! / 2
  const endY = boxes.y[w]! + prepared.heights[w]! / 2
  const path: Point[] = [
    { x: boxes.x[u]! + prepared.widths[u]!, y: startY },
    { x: columnRight[firstLayer]!, y: startY },
  ]
  if (proper.firstRoute[e] !== straight) {
    for (let k = firstLayer + 1; k < lastLayer; k++) {
      const v = proper.firstRoute[e]! + k - firstLayer - 1
      const y = rows.centers[v]! + boxes.stripShift[proper.strips[v] as 0 | 1 | 2]
      path.push({ x: columnLeft[k]!, y }, { x: columnRight[k]!, y })
    }
  }
  path.push({ x: columnLeft[lastLayer]!, y: endY }, { x: boxes.x[w]!, y: endY })
  return withoutIdlePoints(path)
}

/** Drops repeated points and points on a level line between two others. */
function withoutIdlePoints(path: readonly Point[]): Point[] {
  const kept: Point[] = []
  for (const point of path) {
    const last = kept.at(-1)
    if (last !== undefined && last.x === point.x && last.y === point.y) continue
    if (last !== undefined && last.y === point.y && kept.at(-2)?.y === point.y) kept.pop()
    kept.push(point)
  }
  return kept
}

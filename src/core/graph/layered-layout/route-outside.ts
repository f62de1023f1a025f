import type { Boxes } from './place-boxes.ts'
import type { LayoutOptions, Point, Prepared, ProperGraph } from './types.ts'

const trackGap = 9
const rimMargin = 14
/** Further routes share the outermost track. */
const mostTracks = 24
const turnMargin = 8
const turnGap = 4

/** Points of the outside routes, in the order asked for, and the room they take on each side of the boxes. */
export interface OutsideRoutes {
  readonly points: readonly (readonly Point[])[]
  readonly above: number
  readonly below: number
  readonly left: number
  readonly right: number
}

/**
 * Routes along the rim: out into the gap after the source, up to a track above the boxes (or down to one below them
 * when an end lies in the supporting lane), along it, and back through the gap before the target. Gaps and rim hold
 * no boxes, so these routes meet none. Short routes take the inner tracks: each takes the first track on which
 * nothing else runs over the same columns. Cost O(edges × tracks × columns) at worst. Ties: left end, then id.
 */
export function routeOutside(
  prepared: Prepared,
  proper: ProperGraph,
  boxes: Boxes,
  options: LayoutOptions,
  edges: readonly number[],
): OutsideRoutes {
  const { sources, targets } = prepared.graph
  const isBelow = (e: number) => prepared.lanes[sources[e]!] === 1 || prepared.lanes[targets[e]!] === 1
  const above = assignTracks(
    prepared,
    proper,
    edges.filter((e) => !isBelow(e)),
  )
  const below = assignTracks(prepared, proper, edges.filter(isBelow))

  const turns = Math.max(1, Math.floor((options.layerGap / 2 - turnMargin) / turnGap))
  const points = edges.map((e) => {
    const u = sources[e]!
    const w = targets[e]!
    const down = isBelow(e)
    const track = (down ? below : above).trackOf.get(e)!
    const turn = turnMargin + (track % turns) * turnGap
    const outX = boxes.columns.right[proper.layerOf[u]!]! + turn
    const backX = boxes.columns.left[proper.layerOf[w]!]! - turn
    const rimY = down ? boxes.bottom + rimMargin + track * trackGap : -rimMargin - track * trackGap
    const startY = portY(prepared, boxes, u, down)
    const endY = portY(prepared, boxes, w, down)
    return [
      { x: boxes.x[u]! + prepared.widths[u]!, y: startY },
      { x: outX, y: startY },
      { x: outX, y: rimY },
      { x: backX, y: rimY },
      { x: backX, y: endY },
      { x: boxes.x[w]!, y: endY },
    ]
  })
  const all = points.flat()
  return {
    points,
    above: rimHeight(above.count),
    below: rimHeight(below.count),
    left: all.reduce((most, point) => Math.max(most, -point.x), 0),
    right: all.reduce((most, point) => Math.max(most, point.x - boxes.columns.width), 0),
  }
}

/** Outside routes leave and enter near the corner that faces their rim. */
function portY(prepared: Prepared, boxes: Boxes, v: number, down: boolean): number {
  const height = prepared.heights[v]!
  const inset = Math.min(8, height / 4)
  return down ? boxes.y[v]! + height - inset : boxes.y[v]! + inset
}

function rimHeight(tracks: number): number {
  return tracks === 0 ? 0 : rimMargin + tracks * trackGap
}

function assignTracks(
  prepared: Prepared,
  proper: ProperGraph,
  edges: readonly number[],
): { trackOf: Map<number, number>; count: number } {
  const { sources, targets } = prepared.graph
  // Gap g lies before column g. A route runs from the gap after its source to the gap before its target.
  const gaps = (e: number): [number, number] => {
    const out = proper.layerOf[sources[e]!]! + 1
    const back = proper.layerOf[targets[e]!]!
    return out < back ? [out, back] : [back, out]
  }
  const ordered = edges
    .map((e) => ({ e, gaps: gaps(e) }))
    .sort((a, b) => a.gaps[1] - a.gaps[0] - (b.gaps[1] - b.gaps[0]) || a.gaps[0] - b.gaps[0] || a.e - b.e)
  const width = proper.layerCount + 1
  const taken: Uint8Array[] = []
  const trackOf = new Map<number, number>()
  for (const { e, gaps: range } of ordered) {
    let track = 0
    while (track < mostTracks - 1 && taken[track]?.subarray(range[0], range[1] + 1).includes(1) === true)
      track++
    taken[track] ??= new Uint8Array(width)
    taken[track]!.fill(1, range[0], range[1] + 1)
    trackOf.set(e, track)
  }
  return { trackOf, count: taken.length }
}

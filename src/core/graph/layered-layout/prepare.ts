import { buildGraph, indexGraph } from '../csr.ts'
import type { LayoutInput, LayoutOptions, Prepared } from './types.ts'

/**
 * First step: checks the input and brings it into canonical order (nodes by id, edges by source then target, parallel
 * edges merged with their weights added up), so that the drawing depends on what the input says and not on how it is
 * ordered. Cost O(V log V + E).
 * @throws RangeError on repeated or unknown ids, sizes or weights that are not positive and finite
 */
export function prepare(input: LayoutInput): Prepared {
  const indexed = indexGraph(
    input.nodes.map((node) => node.id),
    input.edges,
  )
  const count = input.nodes.length
  const widths = new Float64Array(count)
  const heights = new Float64Array(count)
  const bands = new Int8Array(count).fill(-1)
  const lanes = new Uint8Array(count)
  for (const node of input.nodes) {
    const v = indexed.indexById.get(node.id)!
    widths[v] = positive(node.width, `width of ${node.id}`)
    heights[v] = positive(node.height, `height of ${node.id}`)
    if (node.band !== null) bands[v] = node.band
    lanes[v] = node.lane
  }

  const from: number[] = []
  const to: number[] = []
  const weights: number[] = []
  for (let e = 0; e < indexed.graph.edgeCount; e++) {
    const u = indexed.graph.sources[e]!
    const w = indexed.graph.targets[e]!
    const edge = input.edges[indexed.edgeOrigin[e]!]!
    const weight = positive(edge.weight, `weight of ${edge.from} → ${edge.to}`)
    const last = from.length - 1
    if (last >= 0 && from[last] === u && to[last] === w) weights[last]! += weight
    else {
      from.push(u)
      to.push(w)
      weights.push(weight)
    }
  }
  const graph = buildGraph(count, from, to)
  return { ids: indexed.ids, graph, weights: Float64Array.from(weights), widths, heights, bands, lanes }
}

/** @throws RangeError when an option is out of its range */
export function checkOptions(options: LayoutOptions): void {
  for (const key of ['nodeGap', 'routeGap', 'layerGap', 'aspectRatio'] as const) positive(options[key], key)
  for (const key of ['bandGap', 'laneGap'] as const) atLeast(options[key], 0, key)
  atLeast(options.sweeps, 0, 'sweeps')
  atLeast(options.starts, 1, 'starts')
  if (options.maxPerColumn !== null) atLeast(options.maxPerColumn, 1, 'maxPerColumn')
  if (options.maxSupportingPerColumn !== null)
    atLeast(options.maxSupportingPerColumn, 1, 'maxSupportingPerColumn')
  if (options.maxRouteVertices !== null) atLeast(options.maxRouteVertices, 0, 'maxRouteVertices')
}

function positive(value: number, name: string): number {
  if (!(value > 0) || !Number.isFinite(value))
    throw new RangeError(`${name} is ${value}, not a positive number`)
  return value
}

function atLeast(value: number, least: number, name: string): void {
  if (!(value >= least) || !Number.isFinite(value))
    throw new RangeError(`${name} is ${value}, below ${least}`)
}

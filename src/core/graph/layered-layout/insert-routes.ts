import { buildGraph } from '../csr.ts'
import type { Layering, LayoutOptions, Prepared, ProperGraph, Strip } from './types.ts'

/** `firstRoute` of an edge that goes straight to the next column. */
export const straight = -1
/** `firstRoute` of an edge that is not routed between the boxes. */
export const notInside = -2

/**
 * Fourth step: edges longer than one column get a route vertex in every column they pass, so that they have a place
 * of their own between the boxes. All long edges that leave a node in the same strip share one row of route vertices
 * up to the column before their target, like a bus: a node costs at most its longest edge, not the sum.
 *
 * When the vertices would exceed `maxRouteVertices`, edges longer than a threshold are not routed inside: the greatest
 * threshold that fits is taken, and those edges run along the rim instead. Cost O(E log L + vertices), L columns.
 */
export function insertRoutes(
  prepared: Prepared,
  feedback: Uint8Array,
  layering: Layering,
  options: LayoutOptions,
): ProperGraph {
  const { graph, lanes, heights } = prepared
  const { layerOf, layerCount } = layering
  const { nodeCount, edgeCount, sources, targets, outStart, outEdges } = graph
  const limit = options.maxRouteVertices ?? nodeCount + edgeCount + 1000
  const stripOf = (e: number): Strip => {
    const sum = lanes[sources[e]!]! + lanes[targets[e]!]!
    return sum === 0 ? 0 : sum === 1 ? 1 : 2
  }
  const spanOf = (e: number) => layerOf[targets[e]!]! - layerOf[sources[e]!]!

  /** Longest inside edge of a node per strip, as number of route vertices. */
  const routeLengths = (v: number, longest: number): [number, number, number] => {
    const lengths: [number, number, number] = [0, 0, 0]
    for (let i = outStart[v]!; i < outStart[v + 1]!; i++) {
      const e = outEdges[i]!
      if (feedback[e] === 1 || spanOf(e) > longest) continue
      const strip = stripOf(e)
      lengths[strip] = Math.max(lengths[strip], spanOf(e) - 1)
    }
    return lengths
  }
  const routeVertices = (longest: number): number => {
    let sum = 0
    for (let v = 0; v < nodeCount; v++) {
      const [main, between, supporting] = routeLengths(v, longest)
      sum += main + between + supporting
    }
    return sum
  }
  let longest = layerCount
  if (routeVertices(longest) > limit) {
    let fits = 1
    while (fits + 1 < longest) {
      const middle = (fits + longest) >> 1
      if (routeVertices(middle) <= limit) fits = middle
      else longest = middle
    }
    longest = fits
  }

  const vertexCount = nodeCount + routeVertices(longest)
  const vertexLayer = new Int32Array(vertexCount)
  const strips = new Uint8Array(vertexCount)
  const vertexHeight = new Float64Array(vertexCount)
  const firstRoute = new Int32Array(edgeCount).fill(notInside)
  const from: number[] = []
  const to: number[] = []
  let next = nodeCount
  for (let v = 0; v < nodeCount; v++) {
    vertexLayer[v] = layerOf[v]!
    strips[v] = lanes[v] === 0 ? 0 : 2
    vertexHeight[v] = heights[v]!
    const starts: [number, number, number] = [0, 0, 0]
    for (const [strip, length] of routeLengths(v, longest).entries()) {
      starts[strip as Strip] = next
      for (let step = 0; step < length; step++) {
        from.push(step === 0 ? v : next - 1)
        to.push(next)
        vertexLayer[next] = layerOf[v]! + 1 + step
        strips[next] = strip
        next++
      }
    }
    for (let i = outStart[v]!; i < outStart[v + 1]!; i++) {
      const e = outEdges[i]!
      const span = spanOf(e)
      if (feedback[e] === 1 || span > longest) continue
      const first = starts[stripOf(e)]
      firstRoute[e] = span === 1 ? straight : first
      from.push(span === 1 ? v : first + span - 2)
      to.push(targets[e]!)
    }
  }
  return {
    nodeCount,
    graph: buildGraph(vertexCount, from, to),
    layerOf: vertexLayer,
    layerCount,
    strips,
    heights: vertexHeight,
    firstRoute,
  }
}

import { feedbackEdges } from '../feedback-edges.ts'
import type { Prepared } from './types.ts'

/**
 * Second step: which edges are drawn as feedback. Edges that run against the order of bands, then a light feedback
 * set among the rest. A node without a band counts to the earliest band it feeds, directly or through other nodes
 * without a band, so what it takes from a later band is feedback. Cost O(V + E log V), ties by id.
 */
export function breakCycles(prepared: Prepared): Uint8Array {
  const { graph, weights } = prepared
  const band = servedBands(prepared)
  const against = new Uint8Array(graph.edgeCount)
  for (let e = 0; e < graph.edgeCount; e++) {
    if (band[graph.sources[e]!]! > band[graph.targets[e]!]!) against[e] = 1
  }
  const closing = feedbackEdges(graph, weights, against)
  return closing.map((flag, e) => flag | against[e]!)
}

/** Own band, or for nodes without one the earliest band they feed (2 when they feed none). */
function servedBands({ graph, bands }: Prepared): Uint8Array {
  const { nodeCount, sources, inStart, inEdges } = graph
  const served = new Uint8Array(nodeCount).fill(2)
  const settled = new Uint8Array(nodeCount)
  const queue = new Int32Array(nodeCount)
  let filled = 0
  let head = 0
  for (const band of [0, 1, 2]) {
    for (let v = 0; v < nodeCount; v++) {
      if (bands[v] !== band) continue
      served[v] = band
      settled[v] = 1
      queue[filled++] = v
    }
    for (; head < filled; head++) {
      const v = queue[head]!
      for (let i = inStart[v]!; i < inStart[v + 1]!; i++) {
        const u = sources[inEdges[i]!]!
        if (bands[u] !== -1 || settled[u] === 1) continue
        served[u] = band
        settled[u] = 1
        queue[filled++] = u
      }
    }
  }
  return served
}

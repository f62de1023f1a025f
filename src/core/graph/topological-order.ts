import type { Graph } from './csr.ts'

/**
 * Problem: an order in which every node stands after all its suppliers.
 * Method: Kahn's counting with a queue. Reference: A. B. Kahn, "Topological sorting of large networks", CACM 5 (1962).
 * Cost: O(V + E). Ties: nodes that become free together keep index order of the edge that freed them.
 */
export function topologicalOrder(graph: Graph, ignored?: Uint8Array): Int32Array {
  const { nodeCount, edgeCount, outStart, outEdges, targets } = graph
  const waiting = new Int32Array(nodeCount)
  for (let e = 0; e < edgeCount; e++) {
    if (ignored === undefined || ignored[e] === 0) waiting[targets[e]!]! += 1
  }
  const order = new Int32Array(nodeCount)
  let filled = 0
  for (let v = 0; v < nodeCount; v++) if (waiting[v] === 0) order[filled++] = v
  for (let head = 0; head < filled; head++) {
    const v = order[head]!
    for (let i = outStart[v]!; i < outStart[v + 1]!; i++) {
      const e = outEdges[i]!
      if (ignored !== undefined && ignored[e] !== 0) continue
      const w = targets[e]!
      waiting[w]! -= 1
      if (waiting[w] === 0) order[filled++] = w
    }
  }
  if (filled < nodeCount) throw new RangeError(`${nodeCount - filled} nodes lie on cycles or behind them`)
  return order
}

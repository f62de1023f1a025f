import type { Graph } from './csr.ts'

/**
 * Problem: which nodes lie on common cycles.
 * Method: Tarjan's strongly connected components with an explicit stack, so a path of a million nodes passes.
 * Reference: R. Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1 (1972).
 * Cost: O(V + E). Ties: roots and edges are taken in index order; components are numbered so that every edge
 * between two components goes from the lower to the higher number.
 */
export interface StrongComponents {
  readonly count: number
  /** Component of each node. */
  readonly componentOf: Int32Array
  /** Number of nodes in each component. */
  readonly sizes: Int32Array
}

/** Strongly connected components; edges with a non-zero byte in `ignored` are treated as absent. */
export function strongComponents(graph: Graph, ignored?: Uint8Array): StrongComponents {
  const { nodeCount, outStart, outEdges, targets } = graph
  const discovered = new Int32Array(nodeCount).fill(-1)
  const low = new Int32Array(nodeCount)
  const componentOf = new Int32Array(nodeCount).fill(-1)
  const cursor = outStart.slice(0, nodeCount)
  const open = new Int32Array(nodeCount)
  const path = new Int32Array(nodeCount)
  let openSize = 0
  let clock = 0
  let count = 0

  for (let root = 0; root < nodeCount; root++) {
    if (discovered[root] !== -1) continue
    let depth = 0
    path[0] = root
    discovered[root] = low[root] = clock++
    open[openSize++] = root
    while (depth >= 0) {
      const v = path[depth]!
      if (cursor[v]! < outStart[v + 1]!) {
        const e = outEdges[cursor[v]!]!
        cursor[v]! += 1
        if (ignored !== undefined && ignored[e] !== 0) continue
        const w = targets[e]!
        if (discovered[w] === -1) {
          discovered[w] = low[w] = clock++
          open[openSize++] = w
          path[++depth] = w
        } else if (componentOf[w] === -1 && discovered[w]! < low[v]!) {
          low[v] = discovered[w]!
        }
        continue
      }
      if (low[v] === discovered[v]) {
        let w = -1
        while (w !== v) {
          w = open[--openSize]!
          componentOf[w] = count
        }
        count++
      }
      depth--
      if (depth >= 0) {
        const parent = path[depth]!
        if (low[v]! < low[parent]!) low[parent] = low[v]!
      }
    }
  }

  const sizes = new Int32Array(count)
  for (let v = 0; v < nodeCount; v++) {
    const component = count - 1 - componentOf[v]!
    componentOf[v] = component
    sizes[component]! += 1
  }
  return { count, componentOf, sizes }
}

/**
 * Problem: hold a directed graph so that every algorithm beside this file can walk it both ways without objects.
 * Method: compressed sparse rows. Edge indices are grouped by source (`outStart`, `outEdges`) and again by target
 * (`inStart`, `inEdges`) with a counting sort, so inside a group edges keep their index order.
 * Cost: O(V + E) time, 16 bytes per edge and 8 per node. Ties: none, the order of edge indices is kept.
 */
export interface Graph {
  readonly nodeCount: number
  readonly edgeCount: number
  /** Source node of each edge. */
  readonly sources: Int32Array
  /** Target node of each edge. */
  readonly targets: Int32Array
  /** Edges leaving node v are `outEdges[outStart[v] .. outStart[v + 1])`. */
  readonly outStart: Int32Array
  readonly outEdges: Int32Array
  /** Edges entering node v are `inEdges[inStart[v] .. inStart[v + 1])`. */
  readonly inStart: Int32Array
  readonly inEdges: Int32Array
}

/** A graph whose nodes and edges were put in canonical order, so that input order cannot change any result. */
export interface IndexedGraph {
  readonly graph: Graph
  /** Node ids in code unit order; the index of an id is its node. */
  readonly ids: readonly string[]
  readonly indexById: ReadonlyMap<string, number>
  /** For each edge of `graph` (ordered by source, then target) its place in the list that was passed in. */
  readonly edgeOrigin: Int32Array
}

/** Code unit order of two ids: the same on every machine and in every locale. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * Compact graph from node numbers. Self loops and parallel edges are kept.
 * @throws RangeError when an end is not in 0..nodeCount-1 or the two lists differ in length
 */
export function buildGraph(nodeCount: number, from: ArrayLike<number>, to: ArrayLike<number>): Graph {
  if (!Number.isInteger(nodeCount) || nodeCount < 0)
    throw new RangeError(`node count ${nodeCount} is not a size`)
  if (from.length !== to.length) throw new RangeError(`${from.length} sources but ${to.length} targets`)
  const edgeCount = from.length
  const sources = Int32Array.from(from)
  const targets = Int32Array.from(to)
  for (let e = 0; e < edgeCount; e++) {
    for (const end of [sources[e]!, targets[e]!]) {
      if (end < 0 || end >= nodeCount) throw new RangeError(`edge ${e} ends at node ${end} of ${nodeCount}`)
    }
  }
  const out = groupByEnd(nodeCount, sources)
  const into = groupByEnd(nodeCount, targets)
  return {
    nodeCount,
    edgeCount,
    sources,
    targets,
    outStart: out.start,
    outEdges: out.edges,
    inStart: into.start,
    inEdges: into.edges,
  }
}

/**
 * Compact graph from ids, in canonical order: nodes by id, edges by source then target (equal pairs keep the order
 * they came in).
 * @throws RangeError on a repeated node id or an edge that names an unknown node
 */
export function indexGraph(
  nodeIds: readonly string[],
  edges: readonly { readonly from: string; readonly to: string }[],
): IndexedGraph {
  const ids = [...nodeIds].sort(compareIds)
  const indexById = new Map<string, number>()
  for (const [index, id] of ids.entries()) {
    if (indexById.has(id)) throw new RangeError(`node ${id} appears twice`)
    indexById.set(id, index)
  }
  const from = new Int32Array(edges.length)
  const to = new Int32Array(edges.length)
  for (const [e, edge] of edges.entries()) {
    from[e] = indexOf(indexById, edge.from)
    to[e] = indexOf(indexById, edge.to)
  }
  const edgeOrigin = edgesByEnds(ids.length, from, to)
  const graph = buildGraph(
    ids.length,
    edgeOrigin.map((e) => from[e]!),
    edgeOrigin.map((e) => to[e]!),
  )
  return { graph, ids, indexById, edgeOrigin }
}

function indexOf(indexById: ReadonlyMap<string, number>, id: string): number {
  const index = indexById.get(id)
  if (index === undefined) throw new RangeError(`an edge names the unknown node ${id}`)
  return index
}

/** Edge numbers ordered by source, then target, then number: two counting sorts. */
function edgesByEnds(nodeCount: number, from: Int32Array, to: Int32Array): Int32Array {
  const byTarget = groupByEnd(nodeCount, to).edges
  const bySource = groupByEnd(
    nodeCount,
    byTarget.map((e) => from[e]!),
  ).edges
  return bySource.map((i) => byTarget[i]!)
}

/** Counting sort of edge numbers by one end. */
function groupByEnd(nodeCount: number, ends: Int32Array): { start: Int32Array; edges: Int32Array } {
  const start = new Int32Array(nodeCount + 1)
  for (let e = 0; e < ends.length; e++) start[ends[e]! + 1]! += 1
  for (let v = 0; v < nodeCount; v++) start[v + 1]! += start[v]!
  const next = start.slice(0, nodeCount)
  const edges = new Int32Array(ends.length)
  for (let e = 0; e < ends.length; e++) {
    const v = ends[e]!
    edges[next[v]!] = e
    next[v]! += 1
  }
  return { start, edges }
}

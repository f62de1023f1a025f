import type { ProperGraph } from './types.ts'

/**
 * A first order of every column, before crossings are reduced. Number 0 walks the graph in depth from the leftmost
 * vertices, so that what is joined stands together; 1 walks it in breadth; 2 keeps the order of ids; 3 walks in depth
 * from the right; further numbers mix the order of ids by a fixed rule. Strips stay one below the other, vertices
 * without segments are left out. Cost O(V + E), or O(V log V) for the mixed orders.
 */
export function startOrder(proper: ProperGraph, start: number): Int32Array[] {
  const { graph, layerCount, layerOf, strips } = proper
  const visited = visitOrder(proper, start)
  const lists = Array.from({ length: layerCount }, (): [number[], number[], number[]] => [[], [], []])
  for (const v of visited) {
    if (graph.outStart[v] === graph.outStart[v + 1] && graph.inStart[v] === graph.inStart[v + 1]) continue
    lists[layerOf[v]!]![strips[v] as 0 | 1 | 2].push(v)
  }
  return lists.map((list) => Int32Array.from([...list[0], ...list[1], ...list[2]]))
}

function visitOrder(proper: ProperGraph, start: number): number[] {
  const count = proper.graph.nodeCount
  const byId = Array.from({ length: count }, (_, v) => v)
  if (start === 0 || start === 1 || start === 3) {
    const { layerOf } = proper
    const side = start === 3 ? -1 : 1
    byId.sort((a, b) => side * (layerOf[a]! - layerOf[b]!) || a - b)
    return walk(proper, byId, start !== 1)
  }
  if (start === 2) return byId
  return byId.sort((a, b) => mix(a, start) - mix(b, start) || a - b)
}

/** Visits everything reachable along segments in either direction, root after root. */
function walk({ graph }: ProperGraph, roots: readonly number[], inDepth: boolean): number[] {
  const seen = new Uint8Array(graph.nodeCount)
  const visited: number[] = []
  for (const root of roots) {
    if (seen[root] === 1) continue
    seen[root] = 1
    const waiting = [root]
    for (let head = 0; inDepth ? waiting.length > 0 : head < waiting.length; head++) {
      const v = inDepth ? waiting.pop()! : waiting[head]!
      visited.push(v)
      const neighbours: number[] = []
      for (let i = graph.inStart[v]!; i < graph.inStart[v + 1]!; i++)
        neighbours.push(graph.sources[graph.inEdges[i]!]!)
      for (let i = graph.outStart[v]!; i < graph.outStart[v + 1]!; i++)
        neighbours.push(graph.targets[graph.outEdges[i]!]!)
      if (inDepth) neighbours.reverse()
      for (const w of neighbours) {
        if (seen[w] === 1) continue
        seen[w] = 1
        waiting.push(w)
      }
    }
  }
  return visited
}

/** A fixed scattering of small numbers (multiplicative hashing, Knuth TAOCP 3, 6.4). */
function mix(value: number, start: number): number {
  let x = Math.imul(value + 1, 0x9e3779b1) ^ Math.imul(start, 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d)
  return (x ^ (x >>> 13)) >>> 0
}

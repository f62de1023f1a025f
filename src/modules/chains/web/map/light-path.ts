export type PathEdge = { from: string; to: string; feedback: boolean }

export type LitPath = {
  /** The node itself, everything it stands on and everything that stands on it. */
  nodes: ReadonlySet<string>
  /** Positions in the given list of the edges between them that lie on such a path. */
  edges: ReadonlySet<number>
}

/**
 * The paths through one node, both ways: all its suppliers' suppliers and all its users' users.
 *
 * Feedback edges such as recycling are not walked along, so that a loop does not light the whole drawing.
 * Cost: one walk over the edges in each direction.
 */
export function lightPath(edges: readonly PathEdge[], start: string): LitPath {
  const litNodes = new Set([start])
  const litEdges = new Set<number>()
  const walk = (near: 'from' | 'to', far: 'from' | 'to') => {
    const outgoing = new Map<string, number[]>()
    edges.forEach((edge, index) => {
      if (edge.feedback) return
      const list = outgoing.get(edge[near])
      if (list) list.push(index)
      else outgoing.set(edge[near], [index])
    })
    const seen = new Set([start])
    const queue = [start]
    for (const node of queue) {
      for (const index of outgoing.get(node) ?? []) {
        litEdges.add(index)
        const next = edges[index]?.[far]
        if (next === undefined || seen.has(next)) continue
        seen.add(next)
        litNodes.add(next)
        queue.push(next)
      }
    }
  }
  walk('from', 'to')
  walk('to', 'from')
  return { nodes: litNodes, edges: litEdges }
}

import type { Bounds, Network } from './network.ts'
import type { Residual } from './residual.ts'

/**
 * Problem: many units can go at the same price; a search for each would look at the same nodes again and again.
 * Method: depth first over open arcs of reduced cost 0, from all nodes with too much; a node that leads nowhere is not
 * looked at again.
 * Reference: E. Dinic 1970, J. Hopcroft, R. Karp 1973.
 * Cost: O(nodes + open arcs + lengths of the paths). What goes through an arc opened on the way is left to the next time.
 */
export function sendAlong(
  { nodeCount, tail, head }: Network,
  { lower, upper }: Bounds,
  cost: Int32Array,
  potential: Float64Array,
  { flow, excess, onwards, back, push }: Residual,
): number {
  const isDead = new Uint8Array(nodeCount)
  const isOnPath = new Uint8Array(nodeCount)
  const nextOnwards = Int32Array.from(onwards.end, (end) => end - 1)
  const nextBack = Int32Array.from(back.end, (end) => end - 1)
  const path = new Int32Array(nodeCount)
  /** Arc to each node of the path, its complement where the arc is gone against. */
  const by = new Int32Array(nodeCount)

  /** Next arc from a node to one that may lead on; null when there is none. */
  const stepFrom = (node: number): number | null => {
    for (;;) {
      const k = Math.min(nextOnwards[node]!, onwards.end[node]! - 1)
      if (k < onwards.start[node]!) break
      const a = onwards.arcs[k]!
      const other = head[a]!
      if (isDead[other] === 0 && isOnPath[other] === 0 && cost[a]! + potential[node]! === potential[other]!) {
        nextOnwards[node] = k
        return a
      }
      nextOnwards[node] = k - 1
    }
    for (;;) {
      const k = Math.min(nextBack[node]!, back.end[node]! - 1)
      if (k < back.start[node]!) return null
      const a = back.arcs[k]!
      const other = tail[a]!
      if (isDead[other] === 0 && isOnPath[other] === 0 && cost[a]! + potential[other]! === potential[node]!) {
        nextBack[node] = k
        return ~a
      }
      nextBack[node] = k - 1
    }
  }

  let sent = 0
  for (let source = 0; source < nodeCount; source++) {
    while (excess[source]! > 0 && isDead[source] === 0) {
      let depth = 0
      path[0] = source
      isOnPath[source] = 1
      while (depth >= 0 && excess[path[depth]!]! >= 0) {
        const step = stepFrom(path[depth]!)
        if (step === null) {
          isDead[path[depth]!] = 1
          isOnPath[path[depth]!] = 0
          depth--
          continue
        }
        const node = step < 0 ? tail[~step]! : head[step]!
        by[++depth] = step
        path[depth] = node
        isOnPath[node] = 1
      }
      if (depth < 0) break
      let amount = Math.min(excess[source]!, -excess[path[depth]!]!)
      for (let k = 1; k <= depth; k++) {
        const a = by[k]! < 0 ? ~by[k]! : by[k]!
        amount = Math.min(amount, by[k]! < 0 ? flow[a]! - lower[a]! : upper[a]! - flow[a]!)
      }
      for (let k = 1; k <= depth; k++) push(by[k]! < 0 ? ~by[k]! : by[k]!, amount, by[k]! < 0)
      for (let k = 0; k <= depth; k++) isOnPath[path[k]!] = 0
      sent += amount
    }
  }
  return sent
}

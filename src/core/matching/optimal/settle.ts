import type { TransportState } from './shortest-paths.ts'
import type { Transport } from './transport.ts'

/** What the best edge is worth that an agent does not use; `least` where none is worth more. */
export function bestUnused(t: Transport, state: TransportState, a: number, least: number): number {
  const { edgesFrom, edgesTo, object, score, byScore } = t
  const { objectPrice } = state
  let best = least
  const end = edgesTo[a]!
  for (let k = edgesFrom[a]!; k < end; k++) {
    if (score[k]! <= best) {
      if (byScore) break
      continue
    }
    const b = object[k]!
    if (b >= 0 && score[k]! - objectPrice[b]! > best) best = score[k]! - objectPrice[b]!
  }
  return best
}

/** Whoever is not at its best at the prices of these objects loses its place, and the places become holes. */
export function dropWorse(t: Transport, state: TransportState, from: number, to: number): void {
  const { capacity, supply, object, score, groupOf } = t
  const { slotStart, count, slotEdge, slotAgent, agentPrice, objectPrice, groupPrice, holes, groupLeft } =
    state
  for (let b = from; b < to; b++) {
    const start = slotStart[b]!
    let size = count[b]!
    for (let s = start + size - 1; s >= start; s--) {
      const k = slotEdge[s]!
      const a = slotAgent[s]!
      const worth = score[k]! - objectPrice[b]!
      if (worth >= agentPrice[a]!) {
        // A single unit is worth to its agent what its place is.
        if (supply[a] === 1) agentPrice[a] = worth
        continue
      }
      object[k] = b
      size--
      slotEdge[s] = slotEdge[start + size]!
      slotAgent[s] = slotAgent[start + size]!
    }
    count[b] = size
    const g = groupOf[b]!
    if (capacity[b]! > 0 && objectPrice[b]! > groupPrice[g]!) holes[b] = capacity[b]! - size
    if (size + holes[b]! > 0) groupLeft[g] = groupLeft[g]! - size - holes[b]!
  }
}

import type { TransportState } from './shortest-paths.ts'
import type { Transport } from './transport.ts'

export interface AuctionOptions {
  /** Parts a point of score is divided into; one part is the least raise of a bid. */
  readonly parts: number
  /** An agent to whom nothing is worth this much stays out. */
  readonly least: number
  /** Bids after which the auction is broken off. */
  readonly mostBids: number
  /** The auction ends when no more units than this are without a place. */
  readonly leave: number
}

/** Above every price: a million points in sixteen parts, three times over. */
const outOfReach = 2 ** 30

/**
 * Problem: come close to the best placement and its prices quickly; shortest paths do the rest exactly.
 * Method: forward auction. Each unit without a place bids for the object worth most to its agent, up to where the second
 * best is worth as much, and a part more. An object with all its units taken gives up its lowest bid, kept on top of a
 * heap, and its price is the next lowest. Afterwards prices are rounded to whole points and what is then not exactly its
 * agent's best loses its place; every object with a price above 0 has been full, so its empty units are holes to fill.
 * Reference: D. Bertsekas, D. Castañon, The auction algorithm for the transportation problem, Annals of Operations
 * Research 20, 1989.
 * Cost: O(bids × edges of an agent); some ten bids a unit where places are contested. Bounded by `mostBids`.
 * Ties: units bid in order, in rounds; among equal objects the first edge wins, among equal bids the heap's shape.
 */
export function runAuction(t: Transport, state: TransportState, options: AuctionOptions): void {
  const { agentCount, objectCount, supply, capacity, edgesFrom, edgesTo, edges } = t
  const { slotStart, count, slotEdge, slotAgent } = state
  const { parts, leave, mostBids } = options
  const least = options.least * parts
  const price = new Int32Array(objectCount)
  for (let b = 0; b < objectCount; b++) if (capacity[b] === 0) price[b] = outOfReach
  const slotBid = new Int32Array(slotEdge.length)
  let units = 0
  for (let a = 0; a < agentCount; a++) units += supply[a]!
  let queue = new Int32Array(units)
  let following = new Int32Array(units)
  let waiting = 0
  for (let a = 0; a < agentCount; a++) for (let u = supply[a]!; u > 0; u--) queue[waiting++] = a
  let bids = 0
  while (waiting > leave && bids < mostBids) {
    bids += waiting
    let losers = 0
    for (let i = 0; i < waiting; i++) {
      const a = queue[i]!
      let best = least
      let second = least
      let edge = -1
      const last = 2 * edgesTo[a]!
      for (let k = 2 * edgesFrom[a]!; k < last; k += 2) {
        const b = edges[k]!
        if (b < 0) continue // held by another unit of this agent
        const worth = parts * edges[k + 1]! - price[b]!
        if (worth <= second) continue
        if (worth > best) {
          second = best
          best = worth
          edge = k
        } else second = worth
      }
      if (edge < 0) continue
      const b = edges[edge]!
      const bid = price[b]! + best - second + 1
      const from = slotStart[b]!
      const size = count[b]!
      if (supply[a]! > 1) edges[edge] = ~b
      let s = from
      if (size < capacity[b]!) {
        // Up from the end of the heap.
        let j = size
        while (j > 0) {
          const up = (j - 1) >> 1
          if (slotBid[from + up]! <= bid) break
          slotBid[from + j] = slotBid[from + up]!
          slotEdge[from + j] = slotEdge[from + up]!
          slotAgent[from + j] = slotAgent[from + up]!
          j = up
        }
        s = from + j
        count[b] = size + 1
      } else {
        const loser = slotAgent[from]!
        following[losers++] = loser
        if (supply[loser]! > 1) edges[2 * slotEdge[from]!] = b
        // Down from the top of the heap.
        let j = 0
        for (;;) {
          let child = 2 * j + 1
          if (child >= size) break
          if (child + 1 < size && slotBid[from + child + 1]! < slotBid[from + child]!) child++
          if (slotBid[from + child]! >= bid) break
          slotBid[from + j] = slotBid[from + child]!
          slotEdge[from + j] = slotEdge[from + child]!
          slotAgent[from + j] = slotAgent[from + child]!
          j = child
        }
        s = from + j
      }
      slotBid[s] = bid
      slotEdge[s] = edge >> 1
      slotAgent[s] = a
      if (count[b] === capacity[b]) price[b] = slotBid[from]!
    }
    const swap = queue
    queue = following
    following = swap
    waiting = losers
  }
  settle(t, state, price, parts, options.least)
}

/** Whole prices, agents' prices from them; whoever is not at its best loses its place, and the places become holes. */
function settle(t: Transport, state: TransportState, price: Int32Array, parts: number, least: number): void {
  const { agentCount, objectCount, capacity, supply, edgesFrom, edgesTo, edges, groupOf } = t
  const { slotStart, count, slotEdge, slotAgent, agentPrice, objectPrice, holes, groupLeft } = state
  for (let b = 0; b < objectCount; b++) {
    if (capacity[b]! > 0) objectPrice[b] = Math.floor((price[b]! + (parts >> 1)) / parts)
    for (let s = slotStart[b]!; s < slotStart[b]! + count[b]!; s++) edges[2 * slotEdge[s]!] = ~b
  }
  for (let a = 0; a < agentCount; a++) {
    let best = least
    const last = 2 * edgesTo[a]!
    for (let k = 2 * edgesFrom[a]!; k < last; k += 2) {
      const b = edges[k]!
      if (b >= 0 && edges[k + 1]! - objectPrice[b]! > best) best = edges[k + 1]! - objectPrice[b]!
    }
    agentPrice[a] = best
  }
  for (let b = 0; b < objectCount; b++) {
    let size = count[b]!
    for (let s = slotStart[b]! + size - 1; s >= slotStart[b]!; s--) {
      const k = slotEdge[s]!
      const a = slotAgent[s]!
      const worth = edges[2 * k + 1]! - objectPrice[b]!
      if (worth >= agentPrice[a]!) {
        // A single unit is worth to its agent what its place is.
        if (supply[a] === 1) agentPrice[a] = worth
        continue
      }
      edges[2 * k] = b
      size--
      slotEdge[s] = slotEdge[slotStart[b]! + size]!
      slotAgent[s] = slotAgent[slotStart[b]! + size]!
    }
    count[b] = size
    if (capacity[b]! > 0 && objectPrice[b]! > 0) holes[b] = capacity[b]! - size
    groupLeft[groupOf[b]!] = groupLeft[groupOf[b]!]! - size - holes[b]!
  }
}

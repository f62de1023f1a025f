import { createHeap, type Heap } from './heap.ts'
import type { TransportState } from './shortest-paths.ts'
import type { Transport } from './transport.ts'

interface AuctionOptions {
  /** Parts a point of score is divided into; one part is the least raise of a bid. */
  readonly parts: number
  /** An agent to whom nothing is worth this much stays out. */
  readonly least: number
  /** The greatest score of any edge. */
  readonly most: number
  /** Bids after which the auction is broken off. */
  readonly mostBids: number
  /** The auction ends when no more units than this are without a place. */
  readonly leave: number
  /** Told after each round how many units have a place. */
  readonly onRound: (placed: number) => void
}

/** Above every price: a million points in sixteen parts, three times over. */
const outOfReach = 2 ** 30
/** Where there is one place for each, raises begin at an eighth of the greatest score and become a fifth of that, and so on. */
const coarsest = 8
const finer = 5
/** Bids a unit may take in phases; where everybody finds a place they take about twenty. */
const phasedBids = 40

/**
 * Problem: come close to the best placement and its prices quickly; shortest paths do the rest exactly.
 * Method: forward auction. Each unit without a place bids for the object worth most to its agent, up to where the second
 * best is worth as much, and a raise more. An object with all its units taken gives up its lowest bid, kept on top of a
 * heap, and its price is the next lowest. Where there is one place for each unit, raises begin coarse and become finer,
 * everybody bidding anew from the prices reached (ε-scaling); elsewhere a place nobody wants would keep a price from
 * before, so raises are fine from the start. Afterwards prices are rounded to whole points and what is then not exactly
 * its agent's best loses its place; every object with a price above 0 has been full, so its empty units are holes to fill.
 * Reference: D. Bertsekas, D. Castañon, The auction algorithm for the transportation problem, Annals of Operations
 * Research 20, 1989; scaling after D. Bertsekas, J. Eckstein, Mathematical Programming 42, 1988.
 * Cost: O(bids × edges of an agent); some ten bids a unit where places are contested, twenty where there is one for each.
 * Bounded by `mostBids`.
 * Ties: units bid in order, in rounds; among equal objects the first edge wins, among equal bids the heap's shape.
 */
export function runAuction(t: Transport, state: TransportState, options: AuctionOptions): void {
  const { objectCount, capacity, groupOf } = t
  const { parts, least, mostBids } = options
  const price = new Int32Array(objectCount)
  const slotBid = new Int32Array(state.slotEdge.length)
  const groups = boundedGroups(t, state, slotBid)
  const bidding = { t, state, price, slotBid, groups, heaps: createBidHeaps(t, state, slotBid), ...options }
  if (!(groups === undefined && isOneToOne(t) && bidInPhases(bidding))) {
    takeBack(bidding)
    for (let b = 0; b < objectCount; b++) price[b] = capacity[b] === 0 ? outOfReach : 0
    bid(bidding, 1, mostBids)
  }
  if (groups !== undefined) {
    for (let b = 0; b < objectCount; b++) price[b] = Math.max(price[b]!, groups.floor[groupOf[b]!]!)
    for (let g = 0; g < t.groupCount; g++) state.groupPrice[g] = rounded(groups.floor[g]!, parts)
  }
  settle(t, state, price, parts, least)
}

/** One place for each unit, and nobody with more than one. */
function isOneToOne({ supply, capacity }: Transport): boolean {
  const single = (units: Int32Array): number => {
    let sum = 0
    for (let i = 0; i < units.length; i++) {
      if (units[i]! > 1) return -1
      sum += units[i]!
    }
    return sum
  }
  const units = single(supply)
  return units >= 0 && units === single(capacity)
}

interface Bidding extends AuctionOptions {
  readonly t: Transport
  readonly state: TransportState
  readonly price: Int32Array
  readonly slotBid: Int32Array
  readonly groups: ReturnType<typeof boundedGroups>
  readonly heaps: ReturnType<typeof createBidHeaps>
}

/** Raises from coarse to fine. False where it takes too long: not everybody finds a place then. */
function bidInPhases(bidding: Bidding): boolean {
  const { t, parts, most, price } = bidding
  for (let b = 0; b < t.objectCount; b++) if (t.capacity[b] === 0) price[b] = outOfReach
  let bidsLeft = phasedBids * t.agentCount
  for (let raise = Math.ceil((parts * most) / coarsest); ; raise = Math.ceil(raise / finer)) {
    takeBack(bidding)
    bidsLeft -= bid(bidding, Math.max(1, raise), bidsLeft)
    if (bidsLeft <= 0) return false
    if (raise <= 1) return true
  }
}

/** Takes every place back; for agents of one unit, or before the first bid. */
function takeBack({ state }: Bidding): void {
  state.count.fill(0)
}

/**
 * Lets everybody bid with this raise until no more units than are to be left are without a place, or so many bids have
 * been made; a round is not broken off.
 *
 * @returns how many bids were made
 */
function bid(bidding: Bidding, raise: number, mostBids: number): number {
  const { t, state, price, slotBid, groups, heaps, parts, leave, onRound } = bidding
  const { agentCount, supply, capacity, edgesFrom, edgesTo, edges, groupOf } = t
  const { slotStart, count, slotEdge, slotAgent } = state
  const least = bidding.least * parts
  const floor = groups?.floor
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
        // No price is below 0: most edges need no look at theirs, which is far away in memory.
        let worth = parts * edges[k + 1]!
        if (worth <= second) continue
        if (floor !== undefined) worth = Math.min(worth - price[b]!, worth - floor[groupOf[b]!]!)
        else worth -= price[b]!
        if (worth <= second) continue
        if (worth > best) {
          second = best
          best = worth
          edge = k
        } else second = worth
      }
      if (edge < 0) continue
      const b = edges[edge]!
      // As high as makes the object worth a raise less than the second best.
      const offer = parts * edges[edge + 1]! - second + raise
      let s: number
      if (count[b]! === capacity[b]!) {
        following[losers++] = heaps.throwOut(b)
        s = heaps.sink(slotStart[b]!, count[b]!, offer)
      } else {
        const other = groups === undefined ? -1 : groups.admit(b)
        if (other >= 0) {
          following[losers++] = heaps.shorten(other)
          price[other] = 0
        }
        s = heaps.insert(b, offer)
        if (other >= 0) groups?.note(other)
      }
      slotBid[s] = offer
      slotEdge[s] = edge >> 1
      slotAgent[s] = a
      if (supply[a]! > 1) edges[edge] = ~b
      if (count[b] === capacity[b]) price[b] = slotBid[slotStart[b]!]!
      if (groups !== undefined) {
        groups.note(b)
        groups.raiseFloor(groupOf[b]!)
      }
    }
    const swap = queue
    queue = following
    following = swap
    waiting = losers
    onRound(units - waiting)
  }
  return bids
}

/** Slots of each object as a heap, the lowest bid on top. */
function createBidHeaps(t: Transport, state: TransportState, slotBid: Int32Array) {
  const { supply, edges } = t
  const { slotStart, count, slotEdge, slotAgent } = state
  /** Slot for one bid more. */
  function insert(b: number, bid: number): number {
    const from = slotStart[b]!
    let j = count[b]!
    count[b] = j + 1
    while (j > 0) {
      const up = (j - 1) >> 1
      if (slotBid[from + up]! <= bid) break
      slotBid[from + j] = slotBid[from + up]!
      slotEdge[from + j] = slotEdge[from + up]!
      slotAgent[from + j] = slotAgent[from + up]!
      j = up
    }
    return from + j
  }
  /** Slot for a bid in place of the lowest, in a heap of this size. */
  function sink(from: number, size: number, bid: number): number {
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
    return from + j
  }
  /** Agent of the lowest bid, whose edge is its own to use again. */
  function throwOut(b: number): number {
    const from = slotStart[b]!
    const loser = slotAgent[from]!
    if (supply[loser]! > 1) edges[2 * slotEdge[from]!] = b
    return loser
  }
  /** Takes the lowest bid of the object out, with nothing in its place, and gives its agent. */
  function shorten(b: number): number {
    const loser = throwOut(b)
    const from = slotStart[b]!
    const size = count[b]! - 1
    const bid = slotBid[from + size]!
    const edge = slotEdge[from + size]!
    const agent = slotAgent[from + size]!
    const s = sink(from, size, bid)
    slotBid[s] = bid
    slotEdge[s] = edge
    slotAgent[s] = agent
    count[b] = size
    return loser
  }
  return { insert, sink, throwOut, shorten }
}

/**
 * Groups that may use fewer units than their objects have: such a group is an object above its objects. With all its
 * units taken, it gives up the lowest bid of any, and no object of it has a lower price than the next lowest.
 * Undefined when there is none.
 */
function boundedGroups(t: Transport, state: TransportState, slotBid: Int32Array) {
  const { objectCount, groupCount, groupOf, capacity } = t
  const { groupLeft, slotStart, count } = state
  const room = new Float64Array(groupCount)
  for (let b = 0; b < objectCount; b++) room[groupOf[b]!] = room[groupOf[b]!]! + capacity[b]!
  const bounded = Array.from(room, (units, g) => groupLeft[g]! < units)
  if (!bounded.includes(true)) return undefined
  const held = new Float64Array(groupCount)
  const floor = new Int32Array(groupCount)
  for (let g = 0; g < groupCount; g++) if (groupLeft[g] === 0) floor[g] = outOfReach
  // Each object by its lowest bid; what is no longer so is passed over.
  const heaps = bounded.map((is) => (is ? createHeap() : undefined))
  function lowest(heap: Heap): number {
    for (;;) {
      const b = heap.first()
      if (count[b]! > 0 && slotBid[slotStart[b]!] === heap.least()) return b
      heap.pop()
    }
  }
  return {
    floor,
    /** Object that has to give up its lowest bid before b takes one more; -1 when none has to. */
    admit(b: number): number {
      const g = groupOf[b]!
      const heap = heaps[g]
      if (heap === undefined) return -1
      if (held[g] === groupLeft[g]) return lowest(heap)
      held[g] = held[g]! + 1
      return -1
    },
    /** The lowest bid of the object has changed. */
    note(b: number): void {
      if (count[b]! > 0) heaps[groupOf[b]!]?.push(b, slotBid[slotStart[b]!]!)
    },
    /** No object of a group with all its units taken is cheaper than the lowest bid. */
    raiseFloor(g: number): void {
      const heap = heaps[g]
      if (heap !== undefined && held[g] === groupLeft[g]) floor[g] = slotBid[slotStart[lowest(heap)]!]!
    },
  }
}

function rounded(price: number, parts: number): number {
  return Math.floor((price + (parts >> 1)) / parts)
}

/** Whole prices, agents' prices from them; whoever is not at its best loses its place, and the places become holes. */
function settle(t: Transport, state: TransportState, price: Int32Array, parts: number, least: number): void {
  const { agentCount, objectCount, capacity, supply, edgesFrom, edgesTo, edges, groupOf } = t
  const { slotStart, count, slotEdge, slotAgent, agentPrice, objectPrice, groupPrice, holes, groupLeft } =
    state
  for (let b = 0; b < objectCount; b++) {
    if (capacity[b]! > 0) objectPrice[b] = rounded(price[b]!, parts)
    for (let s = slotStart[b]!; s < slotStart[b]! + count[b]!; s++) edges[2 * slotEdge[s]!] = ~b
  }
  for (let a = 0; a < agentCount; a++) {
    let best = least
    const last = 2 * edgesTo[a]!
    for (let k = 2 * edgesFrom[a]!; k < last; k += 2) {
      const b = edges[k]!
      const score = edges[k + 1]!
      if (score > best && b >= 0 && score - objectPrice[b]! > best) best = score - objectPrice[b]!
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
    if (capacity[b]! > 0 && objectPrice[b]! > groupPrice[groupOf[b]!]!) holes[b] = capacity[b]! - size
    groupLeft[groupOf[b]!] = groupLeft[groupOf[b]!]! - size - holes[b]!
  }
}

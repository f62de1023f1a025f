import { inBlocks } from '../blocks.ts'
import { createHeap, type Heap } from './heap.ts'
import { bestUnused, dropWorse } from './settle.ts'
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
 * Ties: units bid in order, in rounds; among equal objects the first edge wins, of equal bids the one in the earlier slot
 * is given up.
 */
export function runAuction(t: Transport, state: TransportState, options: AuctionOptions): void {
  const { objectCount, capacity, groupOf } = t
  const price = new Int32Array(objectCount)
  const bids = new Float64Array(state.slotEdge.length)
  const groups = boundedGroups(t, state, bids)
  const otherWorth = new Int32Array(t.agentCount).fill(unknown)
  const auction: Auction = { ...options, t, state, price, bids, groups, otherWorth, lowestPrice: 0, raise: 1 }
  if (!(groups === undefined && isOneToOne(t) && bidInPhases(auction))) {
    takeBack(auction)
    for (let b = 0; b < objectCount; b++) price[b] = capacity[b] === 0 ? outOfReach : 0
    bid(auction, 1, options.mostBids)
  }
  if (groups !== undefined) {
    for (let b = 0; b < objectCount; b++) price[b] = Math.max(price[b]!, groups.floor[groupOf[b]!]!)
    for (let g = 0; g < t.groupCount; g++) state.groupPrice[g] = rounded(groups.floor[g]!, options.parts)
    // A floor is rounded as well; that is too much to follow.
    otherWorth.fill(unknown)
  }
  settle(auction)
}

/** One place for each unit, and nobody with more than one. */
export function isOneToOne({ supply, capacity }: Pick<Transport, 'supply' | 'capacity'>): boolean {
  const units = sumOfSingles(supply)
  return units >= 0 && units === sumOfSingles(capacity)
}

/** How many units there are, -1 where somebody has more than one. */
function sumOfSingles(units: Int32Array): number {
  let sum = 0
  for (let i = 0; i < units.length; i++) {
    if (units[i]! > 1) return -1
    sum += units[i]!
  }
  return sum
}

interface Auction extends AuctionOptions {
  readonly t: Transport
  readonly state: TransportState
  readonly price: Int32Array
  /** Bids of each object as a heap, the lowest on top: \`bid · slotBase + place among its slots\`. Not of single places. */
  readonly bids: Float64Array
  readonly groups: ReturnType<typeof boundedGroups>
  /** Of each agent: no edge it does not use is worth more. */
  readonly otherWorth: Int32Array
  /** No object is cheaper. */
  lowestPrice: number
  raise: number
}

/** Bids stay below 2^26 parts, so bid and slot are exact in one number. */
const slotBase = 2 ** 27
const slotPart = 1 / slotBase
/** Above every worth. */
const unknown = 2 ** 30

/** Raises from coarse to fine. False where it takes too long: not everybody finds a place then. */
function bidInPhases(auction: Auction): boolean {
  const { t, parts, most, price } = auction
  for (let b = 0; b < t.objectCount; b++) if (t.capacity[b] === 0) price[b] = outOfReach
  let bidsLeft = phasedBids * t.agentCount
  for (let raise = Math.ceil((parts * most) / coarsest); ; raise = Math.ceil(raise / finer)) {
    takeBack(auction)
    bidsLeft -= bid(auction, Math.max(1, raise), bidsLeft)
    if (bidsLeft <= 0) return false
    if (raise <= 1) return true
  }
}

/** Takes every place back; for agents of one unit, or before the first bid. */
function takeBack({ state }: Auction): void {
  state.count.fill(0)
}

/**
 * Lets everybody bid with this raise until no more units than are to be left are without a place, or so many bids have
 * been made; a round is not broken off.
 *
 * @returns how many bids were made
 */
function bid(auction: Auction, raise: number, mostBids: number): number {
  const { t, price, leave, onRound, otherWorth } = auction
  const { agentCount, supply } = t
  auction.raise = raise
  auction.lowestPrice = lowest(price)
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
    for (let from = 0; from < waiting; from += bidBlock)
      losers = bidEach(auction, queue, from, Math.min(from + bidBlock, waiting), following, losers)
    const swap = queue
    queue = following
    following = swap
    waiting = losers
    onRound(units - waiting)
  }
  for (let i = 0; i < waiting; i++) otherWorth[queue[i]!] = unknown
  return bids
}
/** Bids that are made in one call; see \`inBlocks\`. */
const bidBlock = 256

function lowest(prices: Int32Array): number {
  let least = outOfReach
  for (let b = 0; b < prices.length; b++) if (prices[b]! < least) least = prices[b]!
  return least
}

/** One bid for each of these units. Who loses a place is put to those that follow; gives how many they are then. */
function bidEach(
  auction: Auction,
  queue: Int32Array,
  from: number,
  to: number,
  following: Int32Array,
  before: number,
): number {
  const { t, state, price, bids, groups, parts, raise, otherWorth, lowestPrice } = auction
  const { supply, capacity, edgesFrom, edgesTo, object, score, byScore, groupOf } = t
  const { slotStart, count, slotEdge, slotAgent } = state
  const least = Math.imul(auction.least, parts)
  const floor = groups?.floor
  let losers = before
  for (let i = from; i < to; i++) {
    const a = queue[i]!
    let best = least
    let second = least
    let edge = -1
    const last = edgesTo[a]!
    for (let k = edgesFrom[a]!; k < last; k++) {
      // Most edges need no look at their price, which is far away in memory.
      const atMost = Math.imul(parts, score[k]!) - lowestPrice
      if (atMost <= second) {
        if (byScore) break
        continue
      }
      const b = object[k]!
      if (b < 0) continue // held by another unit of this agent
      const cost = floor === undefined ? price[b]! : Math.max(price[b]!, floor[groupOf[b]!]!)
      const worth = atMost + lowestPrice - cost
      if (worth <= second) continue
      if (worth > best) {
        second = best
        best = worth
        edge = k
      } else second = worth
    }
    otherWorth[a] = second
    if (edge < 0) continue
    const b = object[edge]!
    // As high as makes the object worth a raise less than the second best.
    const offer = Math.imul(parts, score[edge]!) - second + raise
    const start = slotStart[b]!
    let s = start
    if (groups === undefined && capacity[b] === 1) {
      if (count[b] === 1) {
        const loser = slotAgent[s]!
        if (supply[loser]! > 1) object[slotEdge[s]!] = b
        following[losers++] = loser
      } else count[b] = 1
      price[b] = offer
    } else if (count[b] === capacity[b]) {
      s = start + placeOf(bids[start]!)
      const loser = slotAgent[s]!
      if (supply[loser]! > 1) object[slotEdge[s]!] = b
      following[losers++] = loser
      sink(bids, start, capacity[b]!, offer * slotBase + s - start)
      price[b] = bidOf(bids[start]!)
    } else {
      const other = groups === undefined ? -1 : groups.admit(b)
      if (other >= 0) {
        following[losers++] = shorten(auction, other)
        price[other] = 0
        groups?.note(other)
      }
      s = start + count[b]!
      climb(bids, start, count[b]!, offer * slotBase + count[b]!)
      count[b] = count[b]! + 1
      if (count[b] === capacity[b]) price[b] = bidOf(bids[start]!)
    }
    slotEdge[s] = edge
    slotAgent[s] = a
    if (supply[a]! > 1) object[edge] = ~b
    if (groups !== undefined) {
      groups.note(b)
      groups.raiseFloor(groupOf[b]!)
    }
  }
  return losers
}

function bidOf(key: number): number {
  return Math.floor(key * slotPart)
}
function placeOf(key: number): number {
  return key - bidOf(key) * slotBase
}

/** Puts a bid into the heap at place j or above. */
function climb(bids: Float64Array, from: number, place: number, key: number): void {
  let j = place
  while (j > 0) {
    const up = (j - 1) >> 1
    if (bids[from + up]! <= key) break
    bids[from + j] = bids[from + up]!
    j = up
  }
  bids[from + j] = key
}
/** Puts a bid in place of the lowest, in a heap of this size. */
function sink(bids: Float64Array, from: number, size: number, key: number): void {
  let j = 0
  for (;;) {
    let child = 2 * j + 1
    if (child >= size) break
    if (child + 1 < size && bids[from + child + 1]! < bids[from + child]!) child++
    if (bids[from + child]! >= key) break
    bids[from + j] = bids[from + child]!
    j = child
  }
  bids[from + j] = key
}
/** Takes the lowest bid of the object out, with nothing in its place, and gives its agent. */
function shorten({ t, state, bids }: Auction, b: number): number {
  const { slotStart, count, slotEdge, slotAgent } = state
  const from = slotStart[b]!
  const place = placeOf(bids[from]!)
  const loser = slotAgent[from + place]!
  if (t.supply[loser]! > 1) t.object[slotEdge[from + place]!] = b
  const size = count[b]! - 1
  sink(bids, from, size, bids[from + size]!)
  count[b] = size
  if (place === size) return loser
  // The last slot moves into the one that is free.
  slotEdge[from + place] = slotEdge[from + size]!
  slotAgent[from + place] = slotAgent[from + size]!
  let j = 0
  while (placeOf(bids[from + j]!) !== size) j++
  climb(bids, from, j, bids[from + j]! - size + place)
  return loser
}

/**
 * Groups that may use fewer units than their objects have: such a group is an object above its objects. With all its
 * units taken, it gives up the lowest bid of any, and no object of it has a lower price than the next lowest.
 * Undefined when there is none.
 */
function boundedGroups(t: Transport, state: TransportState, bids: Float64Array) {
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
  function lowestOf(heap: Heap): number {
    for (;;) {
      const b = heap.first()
      if (count[b]! > 0 && bidOf(bids[slotStart[b]!]!) === heap.least()) return b
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
      if (held[g] === groupLeft[g]) return lowestOf(heap)
      held[g] = held[g]! + 1
      return -1
    },
    /** The lowest bid of the object has changed. */
    note(b: number): void {
      if (count[b]! > 0) heaps[groupOf[b]!]?.push(b, bidOf(bids[slotStart[b]!]!))
    },
    /** No object of a group with all its units taken is cheaper than the lowest bid. */
    raiseFloor(g: number): void {
      const heap = heaps[g]
      if (heap !== undefined && held[g] === groupLeft[g]) floor[g] = bidOf(bids[slotStart[lowestOf(heap)]!]!)
    },
  }
}

function rounded(price: number, parts: number): number {
  return Math.floor((price + (parts >> 1)) / parts)
}

/** Whole prices, agents' prices from them; whoever is not at its best loses its place, and the places become holes. */
function settle(auction: Auction): void {
  const { agentCount, objectCount } = auction.t
  // What the worst place an agent has is worth to it.
  const held = new Float64Array(agentCount).fill(Infinity)
  inBlocks(objectCount, (from, to) => roundPrices(auction, from, to, held))
  inBlocks(agentCount, (from, to) => priceAgents(auction, from, to, held))
  inBlocks(objectCount, (from, to) => dropWorse(auction.t, auction.state, from, to))
}

function roundPrices({ t, state, price, parts }: Auction, from: number, to: number, held: Float64Array) {
  const { capacity, object, score } = t
  const { slotStart, count, slotEdge, slotAgent, objectPrice } = state
  for (let b = from; b < to; b++) {
    if (capacity[b] === 0) continue
    const whole = rounded(price[b]!, parts)
    objectPrice[b] = whole
    const end = slotStart[b]! + count[b]!
    for (let s = slotStart[b]!; s < end; s++) {
      const k = slotEdge[s]!
      const a = slotAgent[s]!
      object[k] = ~b
      held[a] = Math.min(held[a]!, score[k]! - whole)
    }
  }
}

/** An agent is worth what its best unused edge is, where that is not known to be less than what it has. */
function priceAgents(auction: Auction, from: number, to: number, held: Float64Array) {
  const { t, state, parts, least, otherWorth } = auction
  for (let a = from; a < to; a++) {
    // Rounding lowers a price by less than half a point.
    const others = otherWorth[a]!
    const atMost = others === unknown ? Infinity : Math.floor((others + (parts >> 1) - 1) / parts)
    state.agentPrice[a] = held[a]! >= atMost && held[a]! < Infinity ? atMost : bestUnused(t, state, a, least)
  }
}

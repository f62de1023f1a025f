import type { Matching, MatchingProblem } from '../problem.ts'
import { tiersOf, usableSeats } from './transport.ts'

export type Objective = 'tiers' | 'score'

/** Prices that prove a result; see the README of `core/matching`. */
export interface MatchingPrices {
  /** Worth of one more seat of each need, at least 0. */
  readonly need: Float64Array
  /** Worth of one more engagement of each person, at least 0. */
  readonly person: Float64Array
  /** Worth of filling one seat less of each tier, by distinct tier ascending; any sign, all 0 for `score`. */
  readonly tier: readonly { readonly tier: number; readonly price: number }[]
}

export interface Certificate {
  /** Total score of the matching. */
  readonly primal: number
  /** Bound that the prices give on every matching with the same fill of tiers. */
  readonly dual: number
  /** dual − primal: 0 proves the optimum. */
  readonly gap: number
}

export type CertificateFault =
  | { readonly rule: 'needOverfull' | 'personOverfull' | 'needPrice' | 'personPrice'; readonly index: number }
  | { readonly rule: 'tierPrice' | 'tierFill'; readonly tier: number }

/** What `checkCertificate` finds. */
export interface CertificateCheck extends Certificate {
  /** Empty where matching and prices are allowed and each tier is filled as far as can be. */
  readonly faults: readonly CertificateFault[]
}

/**
 * Problem: see whether a matching is the best one without trusting who made it.
 * Method: capacities counted, signs of prices looked at, the bound of the prices added up (weak duality); for `tiers` an
 * alternating search from the free seats of tiers 1..t for every t, which must reach nobody with capacity left over from
 * these tiers (Kőnig's cut).
 * Cost: O(edges), and O(edges) once more for `tiers`: what is reached for t stays reached for t + 1.
 * Ties: none, the answer is unique; the first fault of each kind is named.
 */
export function checkCertificate(
  problem: MatchingProblem,
  matching: Matching,
  prices: MatchingPrices,
  objective: Objective,
): CertificateCheck {
  const faults: CertificateFault[] = []
  const { needCount, personCount, needCapacity, needTier, personCapacity, needStart } = problem
  const { edgePerson, edgeScore } = problem
  const tierPrice = new Map(prices.tier.map(({ tier, price }) => [tier, price]))
  const usedOfPerson = new Int32Array(personCount)
  const usedOfNeed = new Int32Array(needCount)
  const sums: Sums = { primal: 0, dual: 0 }
  for (let i = 0; i < needCount; i++) {
    const u = prices.need[i]!
    const w = tierPrice.get(needTier[i]!) ?? 0
    const from = needStart[i]!
    const to = needStart[i + 1]!
    const used = addRow(edgePerson, edgeScore, matching, prices.person, u + w, from, to, usedOfPerson, sums)
    usedOfNeed[i] = used
    sums.dual += needCapacity[i]! * u + used * w
  }
  const { primal } = sums
  const dual = sums.dual + bound(personCapacity, prices.person)
  const first = (rule: 'needOverfull' | 'personOverfull' | 'needPrice' | 'personPrice', index: number) => {
    if (index >= 0) faults.push({ rule, index })
  }
  first('needOverfull', firstOver(usedOfNeed, needCapacity))
  first('personOverfull', firstOver(usedOfPerson, personCapacity))
  first('needPrice', firstNegative(prices.need))
  first('personPrice', firstNegative(prices.person))
  for (const { tier, price } of prices.tier)
    if (objective === 'score' ? price !== 0 : !Number.isFinite(price))
      faults.push({ rule: 'tierPrice', tier })
  if (objective === 'tiers' && faults.length === 0) {
    const tier = firstTierShort(problem, matching, usedOfNeed, usedOfPerson)
    if (tier !== null) faults.push({ rule: 'tierFill', tier })
  }
  return { primal, dual, gap: dual - primal, faults }
}

interface Sums {
  primal: number
  dual: number
}

/** Adds the edges of a need, a seat of which costs `price` with its tier. Gives how many are used. */
function addRow(
  edgePerson: Int32Array,
  edgeScore: Int32Array,
  matching: Matching,
  personPrice: Float64Array,
  price: number,
  from: number,
  to: number,
  usedOfPerson: Int32Array,
  sums: Sums,
): number {
  let used = 0
  let primal = 0
  let dual = 0
  for (let e = from; e < to; e++) {
    const over = edgeScore[e]! - price
    // A person's price, at least 0 or a fault, can only lower it; most edges need no look at it.
    if (over > 0) dual += Math.max(0, over - personPrice[edgePerson[e]!]!)
    if (matching[e] === 0) continue
    used++
    const p = edgePerson[e]!
    usedOfPerson[p] = usedOfPerson[p]! + 1
    primal += edgeScore[e]!
  }
  sums.primal += primal
  sums.dual += dual
  return used
}

function bound(capacity: Int32Array, price: Float64Array): number {
  let sum = 0
  for (let i = 0; i < capacity.length; i++) sum += capacity[i]! * price[i]!
  return sum
}

/** First that is used more than it may be, -1 when none is. */
function firstOver(used: Int32Array, capacity: Int32Array): number {
  for (let i = 0; i < used.length; i++) if (used[i]! > capacity[i]!) return i
  return -1
}

function firstNegative(prices: Float64Array): number {
  for (let i = 0; i < prices.length; i++) if (!(prices[i]! >= 0)) return i
  return -1
}

/** The first tier t such that tiers 1..t could together be filled further; null when there is none. */
function firstTierShort(
  problem: MatchingProblem,
  matching: Matching,
  usedOfNeed: Int32Array,
  usedOfPerson: Int32Array,
): number | null {
  const { needCount, personCount } = problem
  const seats = usableSeats(problem)
  let short = 0
  for (let i = 0; i < needCount; i++) if (usedOfNeed[i]! < seats[i]!) short++
  if (short === 0) return null
  const { tiers, tierIndex } = tiersOf(problem)
  const { order, end } = byTier(tierIndex, tiers.length)
  const start = new Int32Array(personCount + 1)
  for (let p = 0; p < personCount; p++) start[p + 1] = start[p]! + usedOfPerson[p]!
  const search: Search = {
    ...problem,
    matching,
    start,
    usedBy: new Int32Array(start[personCount]!),
    usedFrom: new Int32Array(personCount),
    seenNeed: new Uint8Array(needCount),
    seenPerson: new Uint8Array(personCount),
    stack: new Int32Array(needCount),
    depth: 0,
  }
  let done = 0
  for (const [t, tier] of tiers.entries()) {
    // People count as taken by tiers 1..t only, so these come into view tier by tier.
    for (let at = done; at < end[t]!; at++) enterNeed(search, order[at]!)
    for (; done < end[t]!; done++) {
      const i = order[done]!
      if (usedOfNeed[i]! < seats[i]!) see(search, i)
    }
    while (search.depth > 0) if (!reach(search, search.stack[--search.depth]!)) return tier
  }
  return null
}

/** Needs in the order of their tiers, and where each tier ends. */
function byTier(tierIndex: Int32Array, tierCount: number): { order: Int32Array; end: Int32Array } {
  const end = new Int32Array(tierCount + 1)
  for (let i = 0; i < tierIndex.length; i++) end[tierIndex[i]! + 1]!++
  for (let t = 0; t < tierCount; t++) end[t + 1]! += end[t]!
  const order = new Int32Array(tierIndex.length)
  for (let i = 0; i < order.length; i++) order[end[tierIndex[i]!]!++] = i
  return { order, end }
}

/** Alternating search: what is reached from a free seat. */
interface Search extends MatchingProblem {
  readonly matching: Matching
  /** Needs that use person p are \`usedBy[start[p] .. start[p] + usedFrom[p])\`, as far as they are in view. */
  readonly start: Int32Array
  readonly usedBy: Int32Array
  readonly usedFrom: Int32Array
  readonly seenNeed: Uint8Array
  readonly seenPerson: Uint8Array
  readonly stack: Int32Array
  depth: number
}

function see(search: Search, i: number): void {
  if (search.seenNeed[i] === 1) return
  search.seenNeed[i] = 1
  search.stack[search.depth++] = i
}

/** Lets the people the need uses know of it. */
function enterNeed(search: Search, i: number): void {
  const { needStart, edgePerson, matching, start, usedBy, usedFrom, seenPerson } = search
  const end = needStart[i + 1]!
  for (let e = needStart[i]!; e < end; e++) {
    if (matching[e] === 0) continue
    const p = edgePerson[e]!
    usedBy[start[p]! + usedFrom[p]!] = i
    usedFrom[p] = usedFrom[p]! + 1
    if (seenPerson[p] === 1) see(search, i)
  }
}

/** Goes from a need to everybody it may use and from there to the needs that use them. False where somebody is free. */
function reach(search: Search, i: number): boolean {
  const { needStart, edgePerson, personCapacity, matching, start, usedBy, usedFrom, seenPerson } = search
  const end = needStart[i + 1]!
  for (let e = needStart[i]!; e < end; e++) {
    const p = edgePerson[e]!
    if (seenPerson[p] === 1 || matching[e] !== 0 || personCapacity[p] === 0) continue
    if (usedFrom[p]! < personCapacity[p]!) return false
    seenPerson[p] = 1
    const last = start[p]! + usedFrom[p]!
    for (let k = start[p]!; k < last; k++) see(search, usedBy[k]!)
  }
  return true
}

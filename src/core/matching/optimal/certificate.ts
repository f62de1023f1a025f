import type { Matching, MatchingProblem } from '../problem.ts'

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
  let primal = 0
  let dual = 0
  for (let i = 0; i < needCount; i++) {
    const u = prices.need[i]!
    const w = tierPrice.get(needTier[i]!) ?? 0
    let used = 0
    for (let e = needStart[i]!; e < needStart[i + 1]!; e++) {
      const over = edgeScore[e]! - u - w
      // A person's price, at least 0 or a fault, can only lower it; most edges need no look at it.
      if (over > 0) dual += Math.max(0, over - prices.person[edgePerson[e]!]!)
      if (matching[e] === 0) continue
      used++
      usedOfPerson[edgePerson[e]!]!++
      primal += edgeScore[e]!
    }
    usedOfNeed[i] = used
    dual += needCapacity[i]! * u + used * w
  }
  for (let p = 0; p < personCount; p++) dual += personCapacity[p]! * prices.person[p]!
  const first = (rule: 'needOverfull' | 'personOverfull' | 'needPrice' | 'personPrice', index: number) => {
    if (index >= 0) faults.push({ rule, index })
  }
  first(
    'needOverfull',
    usedOfNeed.findIndex((used, i) => used > needCapacity[i]!),
  )
  first(
    'personOverfull',
    usedOfPerson.findIndex((used, p) => used > personCapacity[p]!),
  )
  first(
    'needPrice',
    prices.need.findIndex((u) => !(u >= 0)),
  )
  first(
    'personPrice',
    prices.person.findIndex((v) => !(v >= 0)),
  )
  for (const { tier, price } of prices.tier)
    if (objective === 'score' ? price !== 0 : !Number.isFinite(price))
      faults.push({ rule: 'tierPrice', tier })
  if (objective === 'tiers' && faults.length === 0) {
    const tier = firstTierShort(problem, matching, usedOfNeed)
    if (tier !== null) faults.push({ rule: 'tierFill', tier })
  }
  return { primal, dual, gap: dual - primal, faults }
}

/** The first tier t such that tiers 1..t could together be filled further; null when there is none. */
function firstTierShort(problem: MatchingProblem, matching: Matching, usedOfNeed: Int32Array): number | null {
  const { needCount, personCount, needCapacity, needTier, personCapacity, needStart, edgePerson } = problem
  let short = 0
  for (let i = 0; i < needCount; i++)
    if (usedOfNeed[i]! < Math.min(needCapacity[i]!, needStart[i + 1]! - needStart[i]!)) short++
  if (short === 0) return null
  const tiers = [...new Set(needTier)].sort((a, b) => a - b)
  const seenNeed = new Uint8Array(needCount)
  const seenPerson = new Uint8Array(personCount)
  const order = Array.from({ length: needCount }, (_, i) => i).sort(
    (a, b) => needTier[a]! - needTier[b]! || a - b,
  )
  // Needs that use each person, needed only for people that are reached.
  const start = new Int32Array(personCount + 1)
  for (let e = 0; e < edgePerson.length; e++) if (matching[e] !== 0) start[edgePerson[e]! + 1]!++
  for (let p = 0; p < personCount; p++) start[p + 1]! += start[p]!
  const usedBy = new Int32Array(start[personCount]!)
  const usedFrom = new Int32Array(personCount)
  const next = start.slice()
  const stack = new Int32Array(needCount)
  let done = 0
  for (const tier of tiers) {
    // People count as taken by tiers 1..t only, so these come into view tier by tier.
    const from = done
    while (done < needCount && needTier[order[done]!] === tier) done++
    let depth = 0
    const see = (i: number) => {
      if (seenNeed[i] === 1) return
      seenNeed[i] = 1
      stack[depth++] = i
    }
    for (let at = from; at < done; at++) {
      const i = order[at]!
      for (let e = needStart[i]!; e < needStart[i + 1]!; e++) {
        if (matching[e] === 0) continue
        const p = edgePerson[e]!
        usedBy[next[p]!++] = i
        usedFrom[p]!++
        if (seenPerson[p] === 1) see(i)
      }
    }
    for (let at = from; at < done; at++) {
      const i = order[at]!
      if (usedOfNeed[i]! < Math.min(needCapacity[i]!, needStart[i + 1]! - needStart[i]!)) see(i)
    }
    while (depth > 0) {
      const i = stack[--depth]!
      for (let e = needStart[i]!; e < needStart[i + 1]!; e++) {
        const p = edgePerson[e]!
        if (matching[e] !== 0 || seenPerson[p] === 1 || personCapacity[p] === 0) continue
        if (usedFrom[p]! < personCapacity[p]!) return tier
        seenPerson[p] = 1
        for (let k = start[p]!; k < next[p]!; k++) see(usedBy[k]!)
      }
    }
  }
  return null
}

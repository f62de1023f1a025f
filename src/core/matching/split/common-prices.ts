import type { MatchingPrices } from '../optimal/certificate.ts'
import type { Matching, MatchingProblem } from '../problem.ts'
import type { Division } from './part.ts'

/**
 * Problem: parts that have no pair in common were solved apart, each proved by prices of its own; prices of a tier differ
 * from part to part, yet the proof of the whole, and the question what pairs left out could bring, asks for one.
 * Method: prices of tiers of a part may fall, the more urgent ones at least as far as the others. Where a tier falls, the
 * people that its open seats reach by alternating paths rise by as much (they are full, or a seat more could be filled),
 * and needs not reached keep their seat's price by a price of their own. Needs reached are as urgent or more so, since no
 * seat is filled at the cost of a more urgent one, so nothing falls below 0. So all parts meet at the lowest prices.
 * Cost: O(edges × tiers). Whole prices stay whole.
 * @param prices of each need (beside its tier's), of each person and, by part, of each tier
 */
export function commonPrices(
  problem: MatchingProblem,
  matching: Matching,
  { count, ofNeed, ofPerson }: Division,
  prices: {
    readonly need: Float64Array
    readonly person: Float64Array
    readonly tier: readonly MatchingPrices['tier'][]
  },
): MatchingPrices {
  const tiers = [...new Set(problem.needTier)].sort((a, b) => a - b)
  const own = prices.tier.map((list) => new Map(list.map(({ tier, price }) => [tier, price])))
  const common = new Float64Array(tiers.length)
  /** How far each part's tier falls; from the least urgent up. */
  const fall = Array.from({ length: count }, () => new Float64Array(tiers.length + 1))
  for (let at = tiers.length - 1; at >= 0; at--) {
    const lowest = own.map((of, part) => (of.get(tiers[at]!) ?? Infinity) - fall[part]![at + 1]!)
    const least = lowest.reduce((one, other) => Math.min(one, other), Infinity)
    common[at] = least === Infinity ? 0 : least
    for (let part = 0; part < count; part++) {
      const price = own[part]!.get(tiers[at]!)
      // A part without needs of the tier goes along with the others.
      fall[part]![at] = price === undefined ? fall[part]![at + 1]! : price - common[at]!
    }
  }
  const need = Float64Array.from(prices.need)
  const person = Float64Array.from(prices.person)
  const { needs: seatFall, people: rise } = reachedBy(problem, matching, tiers)
  const tierAt = new Map(tiers.map((tier, at) => [tier, at]))
  for (let i = 0; i < problem.needCount; i++) {
    const part = ofNeed[i]!
    if (part < 0) continue
    const falls = fall[part]![tierAt.get(problem.needTier[i]!)!]!
    const reached = seatFall[i]!
    need[i] = need[i]! + falls - (reached < 0 ? 0 : fall[part]![reached]!)
  }
  for (let p = 0; p < problem.personCount; p++)
    if (ofPerson[p]! >= 0 && rise[p]! >= 0) person[p] = person[p]! + fall[ofPerson[p]!]![rise[p]!]!
  return { need, person, tier: tiers.map((tier, at) => ({ tier, price: common[at]! })) }
}

/**
 * The most urgent tier whose open seats reach each need and person, as a place in `tiers`; -1 for none. From a need along
 * pairs that are not used, from a person along those that are.
 */
function reachedBy(problem: MatchingProblem, matching: Matching, tiers: readonly number[]) {
  const { needCount, personCount, needStart, needTier, edgePerson, needCapacity } = problem
  const needs = new Int32Array(needCount).fill(-1)
  const people = new Int32Array(personCount).fill(-1)
  const filled = new Int32Array(needCount)
  const holders: number[][] = Array.from({ length: personCount }, () => [])
  for (let i = 0; i < needCount; i++)
    for (let e = needStart[i]!; e < needStart[i + 1]!; e++)
      if (matching[e] === 1) {
        filled[i]!++
        holders[edgePerson[e]!]!.push(i)
      }
  for (const [at, tier] of tiers.entries()) {
    const queue: number[] = []
    const reach = (need: number) => {
      if (needs[need] !== -1) return
      needs[need] = at
      queue.push(need)
    }
    for (let i = 0; i < needCount; i++) if (needTier[i] === tier && filled[i]! < needCapacity[i]!) reach(i)
    for (const i of queue)
      for (let e = needStart[i]!; e < needStart[i + 1]!; e++) {
        const person = edgePerson[e]!
        if (matching[e] === 1 || people[person] !== -1) continue
        people[person] = at
        for (const other of holders[person]!) reach(other)
      }
  }
  return { needs, people }
}

import type { MatchingProblem } from '../problem.ts'
import type { MatchingPrices, Objective } from './certificate.ts'
import type { TransportState } from './shortest-paths.ts'
import type { Transport } from './transport.ts'

/**
 * Prices of needs, people and tiers from those of agents, objects, groups and idleness. A side that has more capacity
 * than edges has price 0: its edges carry the worth themselves. A side without capacity costs as much as makes none of
 * its edges worth using.
 */
export function readPrices(
  problem: MatchingProblem,
  t: Transport,
  state: TransportState,
  objective: Objective,
  tiers: Int32Array,
  tierIndex: Int32Array,
  engagements: Int32Array,
): MatchingPrices {
  const { needCount, needCapacity, personCapacity, needStart, edgePerson, edgeScore } = problem
  const need = (t.needsLook ? state.agentPrice : state.objectPrice).slice()
  const person = (t.needsLook ? state.objectPrice : state.agentPrice).slice()
  const tier = (t.needsLook ? state.idlePrice : state.groupPrice).slice()
  // What people's prices are lowered by, and tiers' raised: the price of a person who is free.
  let floor = 0
  if (t.needsLook) {
    floor = state.groupPrice[0]!
    raise(need, floor)
    tier.fill(objective === 'score' ? 0 : Infinity)
    if (objective === 'tiers') leastOfTiers(need, t.supply, tierIndex, tier)
    for (let k = 0; k < tier.length; k++) if (tier[k] === Infinity) tier[k] = 0
  } else {
    floor = objective === 'score' ? state.idlePrice[0]! : leastUsed(person, t.supply)
    if (floor === Infinity) floor = 0
    raise(need, floor)
    for (let k = 0; k < tier.length; k++) tier[k] = objective === 'score' ? 0 : tier[k]! + floor
  }
  for (let i = 0; i < needCount; i++) {
    const spare = needCapacity[i] === 0 || needCapacity[i]! > needStart[i + 1]! - needStart[i]!
    need[i] = spare ? 0 : Math.max(0, need[i]! - tier[tierIndex[i]!]!)
  }
  lowerPeople(person, personCapacity, engagements, floor)
  if (problem.needCapacity.includes(0) || personCapacity.includes(0)) closeOff()
  return { need, person, tier: Array.from(tiers, (value, k) => ({ tier: value, price: tier[k]! })) }

  function closeOff() {
    for (let i = 0; i < needCount; i++) {
      const w = tier[tierIndex[i]!]!
      for (let e = needStart[i]!; e < needStart[i + 1]!; e++) {
        const p = edgePerson[e]!
        const over = edgeScore[e]! - w - need[i]! - person[p]!
        if (over <= 0) continue
        if (needCapacity[i] === 0) need[i] = need[i]! + over
        else if (personCapacity[p] === 0) person[p] = person[p]! + over
      }
    }
  }
}

function raise(prices: Float64Array, by: number): void {
  if (by !== 0) for (let i = 0; i < prices.length; i++) prices[i] = prices[i]! + by
}

function leastOfTiers(
  need: Float64Array,
  supply: Int32Array,
  tierIndex: Int32Array,
  least: Float64Array,
): void {
  for (let i = 0; i < need.length; i++)
    if (supply[i]! > 0 && need[i]! < least[tierIndex[i]!]!) least[tierIndex[i]!] = need[i]!
}

function leastUsed(prices: Float64Array, supply: Int32Array): number {
  let least = Infinity
  for (let a = 0; a < prices.length; a++) if (supply[a]! > 0 && prices[a]! < least) least = prices[a]!
  return least
}

function lowerPeople(
  person: Float64Array,
  capacity: Int32Array,
  engagements: Int32Array,
  floor: number,
): void {
  for (let p = 0; p < person.length; p++) {
    const spare = capacity[p] === 0 || capacity[p]! > engagements[p]!
    person[p] = spare ? 0 : Math.max(0, person[p]! - floor)
  }
}

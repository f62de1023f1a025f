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
  const { needCount, personCount, needCapacity, personCapacity, needStart, edgePerson, edgeScore } = problem
  const need = Float64Array.from(t.needsLook ? state.agentPrice : state.objectPrice)
  const person = Float64Array.from(t.needsLook ? state.objectPrice : state.agentPrice)
  const tier = Float64Array.from(t.needsLook ? state.idlePrice : state.groupPrice)
  // What people's prices are lowered by, and tiers' raised: the price of a person who is free.
  let floor = 0
  if (t.needsLook) {
    floor = state.groupPrice[0]!
    for (let i = 0; i < needCount; i++) need[i] = need[i]! + floor
    tier.fill(objective === 'score' ? 0 : Infinity)
    for (let i = 0; i < needCount; i++)
      if (t.supply[i]! > 0) tier[tierIndex[i]!] = Math.min(tier[tierIndex[i]!]!, need[i]!)
    for (let k = 0; k < tier.length; k++) if (objective === 'score' || tier[k] === Infinity) tier[k] = 0
  } else {
    floor = objective === 'score' ? state.idlePrice[0]! : Infinity
    for (let p = 0; p < personCount; p++)
      if (t.supply[p]! > 0 && objective === 'tiers') floor = Math.min(floor, person[p]!)
    if (floor === Infinity) floor = 0
    for (let i = 0; i < needCount; i++) need[i] = need[i]! + floor
    for (let k = 0; k < tier.length; k++) tier[k] = objective === 'score' ? 0 : tier[k]! + floor
  }
  for (let i = 0; i < needCount; i++) {
    const spare = needCapacity[i] === 0 || needCapacity[i]! > needStart[i + 1]! - needStart[i]!
    need[i] = spare ? 0 : Math.max(0, need[i]! - tier[tierIndex[i]!]!)
  }
  for (let p = 0; p < personCount; p++) {
    const spare = personCapacity[p] === 0 || personCapacity[p]! > engagements[p]!
    person[p] = spare ? 0 : Math.max(0, person[p]! - floor)
  }
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

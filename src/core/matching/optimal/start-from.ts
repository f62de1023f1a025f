import { inBlocks } from '../blocks.ts'
import type { MatchingProblem } from '../problem.ts'
import type { MatchingPrices, Objective } from './certificate.ts'
import { bestUnused, dropWorse } from './settle.ts'
import type { TransportState } from './shortest-paths.ts'
import type { Transport } from './transport.ts'

/** A solution of another problem with the same needs and people. */
export interface Before {
  readonly problem: MatchingProblem
  readonly matching: Uint8Array
  readonly prices: MatchingPrices
}

/**
 * Problem: a problem that was solved has got more edges; begin where its solution ended instead of from nothing.
 * Method: prices and places are taken over; who is no longer at its best, now that there is more to choose from, loses its
 * place, and shortest paths do the rest. Few edges that are better than what there was move few people.
 * Cost: O(edges). Ties: none.
 */
export function startFrom(
  t: Transport,
  state: TransportState,
  { problem, matching, prices }: Before,
  objective: Objective,
  tiers: Int32Array,
): void {
  const tierPrice = new Map(prices.tier.map(({ tier, price }) => [tier, price]))
  const ofTiers = Float64Array.from(tiers, (tier) => (objective === 'tiers' ? (tierPrice.get(tier) ?? 0) : 0))
  // A tier's price is that of idleness where needs look for people, else that of the group of its needs.
  if (t.needsLook) {
    if (objective === 'tiers') state.idlePrice.set(ofTiers)
    for (let p = 0; p < t.objectCount; p++) if (t.capacity[p]! > 0) state.objectPrice[p] = prices.person[p]!
  } else {
    // No price of an object may be below 0: all are raised by as much as what an agent gets beside them is lowered.
    const raise = ofTiers.reduce((most, price) => Math.max(most, -price), 0)
    for (let g = 0; g < t.groupCount; g++) state.groupPrice[g] = ofTiers[g]! + raise
    for (let i = 0; i < t.objectCount; i++)
      if (t.capacity[i]! > 0) state.objectPrice[i] = prices.need[i]! + state.groupPrice[t.groupOf[i]!]!
    state.idlePrice[0] = -raise
  }
  for (let need = 0; need < problem.needCount; need++)
    for (let e = problem.needStart[need]!; e < problem.needStart[need + 1]!; e++) {
      if (matching[e] === 0) continue
      const person = problem.edgePerson[e]!
      if (t.needsLook) take(t, state, need, person)
      else take(t, state, person, need)
    }
  inBlocks(t.agentCount, (from, to) => {
    for (let a = from; a < to; a++)
      state.agentPrice[a] = bestUnused(t, state, a, state.idlePrice[t.classOf[a]!]!)
  })
  inBlocks(t.objectCount, (from, to) => dropWorse(t, state, from, to))
}

/** Gives an agent a place at an object, where both have room. */
function take(
  { edgesFrom, edgesTo, object, capacity }: Transport,
  state: TransportState,
  a: number,
  b: number,
) {
  if (state.count[b] === capacity[b]) return
  for (let k = edgesFrom[a]!; k < edgesTo[a]!; k++) {
    if (object[k] !== b) continue
    const s = state.slotStart[b]! + state.count[b]!
    state.slotAgent[s] = a
    state.slotEdge[s] = k
    state.count[b] = state.count[b]! + 1
    object[k] = ~b
    return
  }
}

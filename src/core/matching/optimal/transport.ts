import type { MatchingProblem } from '../problem.ts'

/**
 * Problem: the search for paths is the same whether people look for seats or needs look for people; it is quicker from
 * the side of which there is less.
 * Method: one side is called agents and looks, the other objects and is looked for. What an agent may also do is stay
 * idle, with the other idle agents of its class; objects form groups whose use is fixed. With people as agents, all
 * people are one class and a tier is a group; with needs as agents, a tier is a class and all people are one group.
 */
export interface Transport {
  /** True when needs are the agents. */
  readonly needsLook: boolean
  readonly agentCount: number
  readonly objectCount: number
  /** Units each agent places, never more than it has edges. */
  readonly supply: Int32Array
  /** Units each object takes, never more than it has edges. */
  readonly capacity: Int32Array
  /** Edges of agent a are `edgesFrom[a] .. edgesTo[a])`. */
  readonly edgesFrom: Int32Array
  readonly edgesTo: Int32Array
  /** Object and score of edge k at 2k and 2k + 1; `~object` while the edge is used. */
  readonly edges: Int32Array
  readonly classOf: Int32Array
  readonly groupOf: Int32Array
  readonly classCount: number
  readonly groupCount: number
}

/** Distinct tiers ascending, and the index of each need's tier among them. */
export function tiersOf(problem: MatchingProblem): { tiers: Int32Array; tierIndex: Int32Array } {
  const tiers = Int32Array.from(new Set(problem.needTier)).sort()
  const indexOf = new Map<number, number>()
  for (let t = 0; t < tiers.length; t++) indexOf.set(tiers[t]!, t)
  const tierIndex = new Int32Array(problem.needCount)
  for (let i = 0; i < problem.needCount; i++) tierIndex[i] = indexOf.get(problem.needTier[i]!)!
  return { tiers, tierIndex }
}

/** Seats of each need that can be used at all: its capacity, at most its edges. */
export function usableSeats(problem: MatchingProblem): Int32Array {
  const { needStart, needCapacity } = problem
  const usable = new Int32Array(problem.needCount)
  for (let i = 0; i < usable.length; i++)
    usable[i] = Math.min(needCapacity[i]!, needStart[i + 1]! - needStart[i]!)
  return usable
}

/** Edges of each person. */
function personDegrees(problem: MatchingProblem): Int32Array {
  const degree = new Int32Array(problem.personCount)
  const { edgePerson } = problem
  for (let e = 0; e < edgePerson.length; e++) degree[edgePerson[e]!]!++
  return degree
}

/**
 * Engagements of each person that can be used at all: its capacity, at most its edges. Where nobody may take more than
 * one it is enough to know who has an edge, in an array small enough to stay near.
 */
export function usableEngagements(problem: MatchingProblem): Int32Array {
  const { personCapacity, edgePerson } = problem
  let most = 0
  for (let p = 0; p < personCapacity.length; p++) if (personCapacity[p]! > most) most = personCapacity[p]!
  if (most > 1) return personDegrees(problem).map((degree, p) => Math.min(degree, personCapacity[p]!))
  const reached = new Uint8Array(personCapacity.length)
  for (let e = 0; e < edgePerson.length; e++) reached[edgePerson[e]!] = 1
  return personCapacity.map((capacity, p) => Math.min(capacity, reached[p]!))
}

/** Lays the problem out for agents of the side asked for. Cost O(edges). */
export function buildTransport(
  problem: MatchingProblem,
  needsLook: boolean,
  engagements: Int32Array,
  tierIndex: Int32Array,
  tierCount: number,
): Transport {
  const { needCount, personCount, needStart, edgePerson, edgeScore } = problem
  const seats = usableSeats(problem)
  const edges = new Int32Array(2 * edgePerson.length)
  if (needsLook) {
    for (let e = 0; e < edgePerson.length; e++) {
      edges[2 * e] = edgePerson[e]!
      edges[2 * e + 1] = edgeScore[e]!
    }
    return {
      needsLook,
      agentCount: needCount,
      objectCount: personCount,
      supply: seats,
      capacity: engagements,
      edgesFrom: needStart.subarray(0, needCount),
      edgesTo: needStart.subarray(1),
      edges,
      classOf: tierIndex,
      groupOf: new Int32Array(personCount),
      classCount: tierCount,
      groupCount: 1,
    }
  }
  const degree = personDegrees(problem)
  const start = new Int32Array(personCount + 1)
  for (let p = 0; p < personCount; p++) start[p + 1] = start[p]! + degree[p]!
  const next = start.slice(0, personCount)
  for (let i = 0; i < needCount; i++) {
    for (let e = needStart[i]!; e < needStart[i + 1]!; e++) {
      const p = edgePerson[e]!
      const k = next[p]!
      next[p] = k + 1
      edges[2 * k] = i
      edges[2 * k + 1] = edgeScore[e]!
    }
  }
  return {
    needsLook,
    agentCount: personCount,
    objectCount: needCount,
    supply: engagements,
    capacity: seats,
    edgesFrom: start.subarray(0, personCount),
    edgesTo: start.subarray(1),
    edges,
    classOf: new Int32Array(personCount),
    groupOf: tierIndex,
    classCount: 1,
    groupCount: tierCount,
  }
}

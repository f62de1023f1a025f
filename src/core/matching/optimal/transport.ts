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
  // Mostly there is one tier, which is 0 already.
  if (tiers.length > 1)
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

/**
 * Edges a loop takes at a time. A function that is called often is compiled once and for all; one long loop is compiled
 * anew in every run, which takes as long as a small problem does.
 */
export const edgeBlock = 4096

/** Edges of each person. */
function personDegrees(problem: MatchingProblem): Int32Array {
  const degree = new Int32Array(problem.personCount)
  const { edgePerson } = problem
  for (let from = 0; from < edgePerson.length; from += edgeBlock)
    countPeople(edgePerson, from, Math.min(from + edgeBlock, edgePerson.length), degree)
  return degree
}

function countPeople(edgePerson: Int32Array, from: number, to: number, degree: Int32Array): void {
  for (let e = from; e < to; e++) {
    const p = edgePerson[e]!
    degree[p] = degree[p]! + 1
  }
}

function markPeople(edgePerson: Int32Array, from: number, to: number, reached: Uint8Array): void {
  for (let e = from; e < to; e++) reached[edgePerson[e]!] = 1
}

/**
 * Engagements of each person that can be used at all: its capacity, at most its edges. Where nobody may take more than
 * one it is enough to know who has an edge, in an array small enough to stay near.
 */
export function usableEngagements(problem: MatchingProblem): Int32Array {
  const { personCapacity, edgePerson } = problem
  const most = greatest(personCapacity)
  const usable = personCapacity.slice()
  if (most > 1) return bounded(usable, personDegrees(problem))
  const reached = new Uint8Array(personCapacity.length)
  for (let from = 0; from < edgePerson.length; from += edgeBlock)
    markPeople(edgePerson, from, Math.min(from + edgeBlock, edgePerson.length), reached)
  return bounded(usable, reached)
}

function greatest(values: Int32Array): number {
  let most = 0
  for (let i = 0; i < values.length; i++) if (values[i]! > most) most = values[i]!
  return most
}

function bounded(values: Int32Array, most: Int32Array | Uint8Array): Int32Array {
  for (let i = 0; i < values.length; i++) if (values[i]! > most[i]!) values[i] = most[i]!
  return values
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
    for (let from = 0; from < edgePerson.length; from += edgeBlock)
      interleave(edgePerson, edgeScore, from, Math.min(from + edgeBlock, edgePerson.length), edges)
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
  for (let i = 0; i < needCount; i++)
    placeRow(edgePerson, edgeScore, i, needStart[i]!, needStart[i + 1]!, next, edges)
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

/** Objects and scores side by side. */
export function interleave(
  object: Int32Array,
  score: Int32Array,
  from: number,
  to: number,
  edges: Int32Array,
): void {
  for (let e = from; e < to; e++) {
    edges[2 * e] = object[e]!
    edges[2 * e + 1] = score[e]!
  }
}

/** The edges of one need, each to the next place of its person. */
function placeRow(
  edgePerson: Int32Array,
  edgeScore: Int32Array,
  need: number,
  from: number,
  to: number,
  next: Int32Array,
  edges: Int32Array,
): void {
  for (let e = from; e < to; e++) {
    const p = edgePerson[e]!
    const k = next[p]!
    next[p] = k + 1
    edges[2 * k] = need
    edges[2 * k + 1] = edgeScore[e]!
  }
}

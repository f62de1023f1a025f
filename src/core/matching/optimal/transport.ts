import { inBlocks } from '../blocks.ts'
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
  /** Object of each edge, `~object` while the edge is used, and its score. */
  readonly object: Int32Array
  readonly score: Int32Array
  /** True when each agent's edges go by score descending, false when edge k is edge k of the problem or in any order. */
  readonly byScore: boolean
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

/** Edges of each person. */
function personDegrees(problem: MatchingProblem): Int32Array {
  const degree = new Int32Array(problem.personCount)
  const { edgePerson } = problem
  inBlocks(edgePerson.length, (from, to) => countPeople(edgePerson, from, to, degree))
  return degree
}

function countPeople(edgePerson: Int32Array, from: number, to: number, degree: Int32Array): void {
  for (let e = from; e < to; e++) {
    const p = edgePerson[e]!
    degree[p] = degree[p]! + 1
  }
}

/** Marks who has one of these edges; gives how many had none before. */
function markPeople(edgePerson: Int32Array, from: number, to: number, reached: Uint8Array): number {
  let more = 0
  for (let e = from; e < to; e++) {
    const p = edgePerson[e]!
    more += 1 - reached[p]!
    reached[p] = 1
  }
  return more
}

/**
 * Engagements of each person that can be used at all: its capacity, at most its edges. Where nobody may take more than
 * one, people are looked for only until so many as are \`enough\` are known to have an edge; the rest then count with
 * their capacity, which changes nothing for who looks for them.
 */
export function usableEngagements(problem: MatchingProblem, enough = Infinity): Int32Array {
  const { personCount, personCapacity, edgePerson } = problem
  const usable = personCapacity.slice()
  let most = 0
  let none = 0
  for (let p = 0; p < personCount; p++) {
    if (personCapacity[p]! > most) most = personCapacity[p]!
    if (personCapacity[p] === 0) none++
  }
  if (most > 1) {
    const degree = personDegrees(problem)
    for (let p = 0; p < personCount; p++) usable[p] = Math.min(usable[p]!, degree[p]!)
    return usable
  }
  const reached = new Uint8Array(personCount)
  let found = -none
  for (let from = 0; from < edgePerson.length; from += 4096) {
    found += markPeople(edgePerson, from, Math.min(from + 4096, edgePerson.length), reached)
    if (found >= enough) return usable
  }
  for (let p = 0; p < personCount; p++) if (reached[p] === 0) usable[p] = 0
  return usable
}

/** How the edges of a transport are laid out. */
export interface TransportOptions {
  readonly needsLook: boolean
  /** Best edges first: worth its time where an agent looks at its edges many times. */
  readonly byScore: boolean
}

/** Lays the problem out for agents of the side asked for. Cost O(edges), and sorting each agent's edges if asked for. */
export function buildTransport(
  problem: MatchingProblem,
  { needsLook, byScore }: TransportOptions,
  engagements: Int32Array,
  tierIndex: Int32Array,
  tierCount: number,
): Transport {
  const { needCount, personCount, needStart, edgePerson, edgeScore } = problem
  const seats = usableSeats(problem)
  if (needsLook) {
    const object = edgePerson.slice()
    const score = byScore ? edgeScore.slice() : edgeScore
    if (byScore) sortByScore(needStart, object, score)
    return {
      needsLook,
      agentCount: needCount,
      objectCount: personCount,
      supply: seats,
      capacity: engagements,
      edgesFrom: needStart.subarray(0, needCount),
      edgesTo: needStart.subarray(1),
      object,
      score,
      byScore,
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
  const object = new Int32Array(edgePerson.length)
  const score = new Int32Array(edgePerson.length)
  for (let i = 0; i < needCount; i++)
    placeRow(edgePerson, edgeScore, i, needStart[i]!, needStart[i + 1]!, next, object, score)
  if (byScore) sortByScore(start, object, score)
  return {
    needsLook,
    agentCount: personCount,
    objectCount: needCount,
    supply: engagements,
    capacity: seats,
    edgesFrom: start.subarray(0, personCount),
    edgesTo: start.subarray(1),
    object,
    score,
    byScore,
    classOf: new Int32Array(personCount),
    groupOf: tierIndex,
    classCount: 1,
    groupCount: tierCount,
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
  object: Int32Array,
  score: Int32Array,
): void {
  for (let e = from; e < to; e++) {
    const p = edgePerson[e]!
    const k = next[p]!
    next[p] = k + 1
    object[k] = need
    score[k] = edgeScore[e]!
  }
}

/** Brings the edges of each agent into order of score, greatest first; of equal ones the one that stood before. */
function sortByScore(start: Int32Array, object: Int32Array, score: Int32Array): void {
  for (let a = 0; a + 1 < start.length; a++) {
    const from = start[a]!
    const to = start[a + 1]!
    if (to - from > 64) sortLong(object, score, from, to)
    else sortShort(object, score, from, to)
  }
}

function sortShort(object: Int32Array, score: Int32Array, from: number, to: number): void {
  for (let k = from + 1; k < to; k++) {
    const worth = score[k]!
    const held = object[k]!
    let at = k
    while (at > from && score[at - 1]! < worth) {
      score[at] = score[at - 1]!
      object[at] = object[at - 1]!
      at--
    }
    score[at] = worth
    object[at] = held
  }
}

function sortLong(object: Int32Array, score: Int32Array, from: number, to: number): void {
  const length = to - from
  const size = 2 ** (32 - Math.clz32(length))
  const keys = new Float64Array(length)
  for (let k = 0; k < length; k++) keys[k] = k - score[from + k]! * size
  keys.sort()
  const objects = object.slice(from, to)
  for (let k = 0; k < length; k++) {
    const worth = -Math.floor(keys[k]! / size)
    score[from + k] = worth
    object[from + k] = objects[keys[k]! + worth * size]!
  }
}

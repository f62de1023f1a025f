import type { Matching, MatchingProblem } from '../problem.ts'
import type { Preferences } from './ranks.ts'

/**
 * Problem: a stable assignment between two sides with capacities, by proposals of one side.
 * Method: whoever has a place left proposes to the best not asked yet; who is asked keeps the best and refuses the
 * rest. The list of each proposer is a heap over its edges, built when it first proposes, since few go far down their
 * list; each receiver keeps its held edges in a heap with the worst on top. The order of proposals changes nothing.
 * When filling, a list that is used up is gone through a second time, and an edge proposed then comes before its
 * equals by number.
 * Reference: Gale and Shapley 1962; Király 2011 for the second time.
 * Cost: O(edges + proposals · log degree) time; besides the problem 8 bytes per edge and side views.
 */
interface Acceptance {
  readonly proposer: 'person' | 'need'
  readonly fill: boolean
  /** Lottery number of each need and person, the smaller first; null for none. */
  readonly needLot: Int32Array | null
  readonly personLot: Int32Array | null
}

/** Runs deferred acceptance under ties broken by score, lottery and order. */
export function deferredAcceptance(
  problem: MatchingProblem,
  { ofNeed, ofPerson }: Preferences,
  { proposer, fill, needLot, personLot }: Acceptance,
): { matching: Matching; proposals: number } {
  const { edgePerson, edgeScore, needCount, personCount, needCapacity, personCapacity } = problem
  const edgeNeed = needsOfEdges(problem)
  const fromPeople = proposer === 'person'
  const proposerOf = fromPeople ? edgePerson : edgeNeed
  const receiverOf = fromPeople ? edgeNeed : edgePerson
  const proposerCount = fromPeople ? personCount : needCount
  const receiverCount = fromPeople ? needCount : personCount
  const proposerCapacity = fromPeople ? personCapacity : needCapacity
  const wish = fromPeople ? ofPerson : ofNeed
  const judgement = fromPeople ? ofNeed : ofPerson
  const wishLot = fromPeople ? needLot : personLot
  const judgementLot = fromPeople ? personLot : needLot

  const { start, list } = fromPeople ? edgesByPerson(problem) : edgesByNeed(problem)
  // Edges start .. start + left of a list are a heap, best first; behind them stand those asked, best last.
  const left = new Int32Array(proposerCount).fill(-1)
  const again = fill ? new Int32Array(proposerCount).fill(-1) : null
  const repeated = fill ? new Uint8Array(edgePerson.length) : null
  const held = new Int32Array(proposerCount)
  const seatStart = seatsOf(fromPeople ? needCapacity : personCapacity, receiverOf, receiverCount)
  const seats = new Int32Array(seatStart[receiverCount]!)
  const taken = new Int32Array(receiverCount)
  const matching = new Uint8Array(edgePerson.length)

  const wishedBefore = (a: number, b: number): boolean => {
    const byRank = wish[a]! - wish[b]!
    if (byRank !== 0) return byRank < 0
    const byScore = edgeScore[b]! - edgeScore[a]!
    if (byScore !== 0) return byScore < 0
    const byLot = wishLot === null ? 0 : wishLot[receiverOf[a]!]! - wishLot[receiverOf[b]!]!
    return byLot !== 0 ? byLot < 0 : a < b
  }
  const keptBefore = (a: number, b: number): boolean => {
    const byRank = judgement[a]! - judgement[b]!
    if (byRank !== 0) return byRank < 0
    const byTurn = repeated === null ? 0 : repeated[b]! - repeated[a]!
    if (byTurn !== 0) return byTurn < 0
    const byScore = edgeScore[b]! - edgeScore[a]!
    if (byScore !== 0) return byScore < 0
    const byLot = judgementLot === null ? 0 : judgementLot[proposerOf[a]!]! - judgementLot[proposerOf[b]!]!
    return byLot !== 0 ? byLot < 0 : a < b
  }

  /** Lets the edge at `at` sink in the heap of wishes list[base .. base + size). */
  const sinkWish = (base: number, size: number, from: number): void => {
    const edge = list[base + from]!
    let at = from
    for (let child = 2 * at + 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && wishedBefore(list[base + child + 1]!, list[base + child]!)) child++
      if (!wishedBefore(list[base + child]!, edge)) break
      list[base + at] = list[base + child]!
      at = child
    }
    list[base + at] = edge
  }

  /** Best edge the proposer has not asked; on the second time the best it does not hold. -1 when there is none. */
  const nextWish = (who: number): number => {
    const base = start[who]!
    if (left[who] === -1) {
      const size = start[who + 1]! - base
      left[who] = size
      for (let at = (size >>> 1) - 1; at >= 0; at--) sinkWish(base, size, at)
    }
    const size = left[who]!
    if (size > 0) {
      const best = list[base]!
      list[base] = list[base + size - 1]!
      list[base + size - 1] = best
      left[who] = size - 1
      sinkWish(base, size - 1, 0)
      return best
    }
    if (again === null || repeated === null) return -1
    if (again[who] === -1) again[who] = start[who + 1]! - base
    while (again[who]! > 0) {
      again[who]!--
      const edge = list[base + again[who]!]!
      if (matching[edge] === 1) continue
      repeated[edge] = 1
      return edge
    }
    return -1
  }

  /** Lays `edge` into the seats of a full receiver in place of the worst, or lets it rise into a free one. */
  const seat = (who: number, edge: number, full: boolean): void => {
    const base = seatStart[who]!
    if (full) {
      const size = taken[who]!
      let at = 0
      for (let child = 1; child < size; child = 2 * at + 1) {
        if (child + 1 < size && keptBefore(seats[base + child]!, seats[base + child + 1]!)) child++
        if (!keptBefore(edge, seats[base + child]!)) break
        seats[base + at] = seats[base + child]!
        at = child
      }
      seats[base + at] = edge
      return
    }
    let at = taken[who]!++
    while (at > 0) {
      const parent = (at - 1) >>> 1
      if (!keptBefore(seats[base + parent]!, edge)) break
      seats[base + at] = seats[base + parent]!
      at = parent
    }
    seats[base + at] = edge
  }

  let proposals = 0
  const waiting = Int32Array.from({ length: proposerCount }, (_, at) => proposerCount - 1 - at)
  const isWaiting = new Uint8Array(proposerCount).fill(1)
  for (let depth = proposerCount; depth > 0; ) {
    const who = waiting[--depth]!
    isWaiting[who] = 0
    while (held[who]! < proposerCapacity[who]!) {
      const edge = nextWish(who)
      if (edge === -1) break
      proposals++
      const asked = receiverOf[edge]!
      const base = seatStart[asked]!
      if (taken[asked]! < seatStart[asked + 1]! - base) seat(asked, edge, false)
      else {
        if (taken[asked] === 0 || !keptBefore(edge, seats[base]!)) continue
        const refused = seats[base]!
        matching[refused] = 0
        seat(asked, edge, true)
        const loser = proposerOf[refused]!
        held[loser]!--
        if (isWaiting[loser] === 0 && loser !== who) {
          isWaiting[loser] = 1
          waiting[depth++] = loser
        }
      }
      matching[edge] = 1
      held[who]!++
    }
  }
  return { matching, proposals }
}

/** Need of each edge. */
function needsOfEdges({ needCount, needStart, edgePerson }: MatchingProblem): Int32Array {
  const edgeNeed = new Int32Array(edgePerson.length)
  for (let need = 0; need < needCount; need++) edgeNeed.fill(need, needStart[need]!, needStart[need + 1]!)
  return edgeNeed
}

function edgesByNeed({ needStart, edgePerson }: MatchingProblem) {
  const list = new Int32Array(edgePerson.length)
  for (let e = 0; e < list.length; e++) list[e] = e
  return { start: needStart, list }
}

/** Edges of each person, by need. */
function edgesByPerson({ personCount, edgePerson }: MatchingProblem) {
  const start = new Int32Array(personCount + 1)
  for (let e = 0; e < edgePerson.length; e++) start[edgePerson[e]! + 1]!++
  for (let person = 0; person < personCount; person++) start[person + 1]! += start[person]!
  const next = start.slice(0, personCount)
  const list = new Int32Array(edgePerson.length)
  for (let e = 0; e < list.length; e++) list[next[edgePerson[e]!]!++] = e
  return { start, list }
}

/** Where the seats of each receiver stand; no more seats than edges. */
function seatsOf(capacity: Int32Array, receiverOf: Int32Array, count: number): Int32Array {
  const degree = new Int32Array(count)
  for (let e = 0; e < receiverOf.length; e++) degree[receiverOf[e]!]!++
  const start = new Int32Array(count + 1)
  for (let who = 0; who < count; who++) {
    start[who + 1] = start[who]! + Math.min(capacity[who]!, degree[who]!)
  }
  return start
}

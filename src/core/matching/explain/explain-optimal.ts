import { type EdgesByPerson, edgesByPerson, type Market, shortfall } from './market.ts'
import { roomOfPeople, roomOfSeats } from './price-room.ts'

/** An unused edge and the least its score must rise before it can be used, as the prices at hand say. */
export interface NextBest {
  readonly edge: number
  readonly atLeast: number
}

/** Why a pair is matched. */
export interface PairFact {
  readonly edge: number
  readonly need: number
  readonly person: number
  /** The score may fall by this much, and the pair is still part of an optimum. */
  readonly slack: number
  /** Who else this need would take first, and which other need this person. */
  readonly nextForNeed: NextBest | null
  readonly nextForPerson: NextBest | null
}

/** Why an end is left over, in whole or in part. */
export interface LeftFact {
  /** Index of the need or person. */
  readonly index: number
  /** Seats or places that are left. */
  readonly left: number
  /**
   * noCandidate: it has no edge. allUsed: each of its edges is used. outbid: every other edge goes to somebody worth
   * more. noExchange: no edge could be used without a seat being left empty that is filled now, or the other end has
   * no capacity at all.
   */
  readonly reason: 'noCandidate' | 'allUsed' | 'outbid' | 'noExchange'
  /**
   * With outbid, the edge that lacks least. When its score rises by `raise` there is another optimum with it; by 1 more,
   * every optimum has it; by 1 less, none.
   */
  readonly closest: { readonly edge: number; readonly raise: number } | null
}

/** Reasons of a proved optimum. */
export interface Explanations {
  readonly pairs: Iterable<PairFact>
  readonly people: Iterable<LeftFact>
  readonly needs: Iterable<LeftFact>
}

/**
 * Says of every matched pair by how much it is ahead, and of everybody left over what binds. All of it follows from the
 * prices. Of equally good edges the first in the order of the problem is named.
 */
export function explainOptimal(market: Market): Explanations {
  const unused = edgesByPerson(market.problem, (edge) => market.matching[edge] === 0)
  return {
    pairs: pairFacts(market, unused),
    people: peopleLeft(market, unused),
    needs: needsLeft(market, unused),
  }
}

function* pairFacts(market: Market, unused: EdgesByPerson): Iterable<PairFact> {
  const { needCount, needStart, edgePerson } = market.problem
  for (let need = 0; need < needCount; need++) {
    let nextForNeed: NextBest | null = null
    for (let edge = needStart[need]!; edge < needStart[need + 1]!; edge++) {
      if (market.matching[edge] === 1) continue
      const atLeast = shortfall(market, need, edge)
      if (nextForNeed === null || atLeast < nextForNeed.atLeast) nextForNeed = { edge, atLeast }
    }
    for (let edge = needStart[need]!; edge < needStart[need + 1]!; edge++) {
      if (market.matching[edge] === 0) continue
      const person = edgePerson[edge]!
      let nextForPerson: NextBest | null = null
      for (let k = unused.start[person]!; k < unused.start[person + 1]!; k++) {
        const atLeast = shortfall(market, unused.need[k]!, unused.edge[k]!)
        if (nextForPerson === null || atLeast < nextForPerson.atLeast) {
          nextForPerson = { edge: unused.edge[k]!, atLeast }
        }
      }
      yield { edge, need, person, slack: -shortfall(market, need, edge) || 0, nextForNeed, nextForPerson }
    }
  }
}

function* peopleLeft(market: Market, unused: EdgesByPerson): Iterable<LeftFact> {
  const { used, placesLeft } = market
  const room = roomOfSeats(market)
  for (let index = 0; index < placesLeft.length; index++) {
    const left = placesLeft[index]!
    if (left === 0) continue
    const from = unused.start[index]!
    const to = unused.start[index + 1]!
    const isUsed = used.start[index + 1]! > used.start[index]!
    const closest = closestOf(to - from, (k) => ({
      edge: unused.edge[from + k]!,
      raise:
        room[unused.need[from + k]!]! + shortfall(market, unused.need[from + k]!, unused.edge[from + k]!),
    }))
    yield { index, left, ...reasonOf(to > from, isUsed, closest) }
  }
}

function* needsLeft(market: Market, unused: EdgesByPerson): Iterable<LeftFact> {
  const { problem, matching, openSeats, tier, tierOf, objective } = market
  // With the objective `score` all tiers are alike.
  const rooms: (Float64Array | undefined)[] = Array.from(tier, () => undefined)
  for (let index = 0; index < openSeats.length; index++) {
    const left = openSeats[index]!
    if (left === 0) continue
    const others: number[] = []
    let isUsed = false
    for (let edge = problem.needStart[index]!; edge < problem.needStart[index + 1]!; edge++) {
      if (matching[edge] === 1) isUsed = true
      else others.push(edge)
    }
    const target = objective === 'score' ? 0 : tierOf[index]!
    if (others.length > 0) rooms[target] ??= roomOfPeople(market, target, unused)
    const room = rooms[target]
    const closest = closestOf(others.length, (k) => ({
      edge: others[k]!,
      raise: room![problem.edgePerson[others[k]!]!]! + shortfall(market, index, others[k]!),
    }))
    yield { index, left, ...reasonOf(others.length > 0, isUsed, closest) }
  }
}

function closestOf(count: number, edgeAt: (k: number) => { edge: number; raise: number }) {
  let closest: { edge: number; raise: number } | null = null
  for (let k = 0; k < count; k++) {
    const one = edgeAt(k)
    if (one.raise < (closest?.raise ?? Infinity)) closest = one
  }
  return closest
}

function reasonOf(
  hasOthers: boolean,
  isUsed: boolean,
  closest: LeftFact['closest'],
): Pick<LeftFact, 'reason' | 'closest'> {
  if (closest !== null) return { reason: 'outbid', closest }
  if (hasOthers) return { reason: 'noExchange', closest: null }
  return { reason: isUsed ? 'allUsed' : 'noCandidate', closest: null }
}

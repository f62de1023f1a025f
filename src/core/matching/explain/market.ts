import type { MatchingPrices, Objective } from '../optimal/certificate.ts'
import type { Matching, MatchingProblem } from '../problem.ts'

/** A proved optimum, ready to be asked why. */
export interface Market {
  readonly problem: MatchingProblem
  readonly matching: Matching
  readonly objective: Objective
  /** Price of a seat of each need, that of its tier included. */
  readonly seat: Float64Array
  readonly person: Float64Array
  /** Price of each distinct tier, ascending. */
  readonly tier: Float64Array
  /** Index of each need's tier among the distinct ones. */
  readonly tierOf: Int32Array
  readonly openSeats: Int32Array
  /** Engagements each person could still take. */
  readonly placesLeft: Int32Array
  /** Edges in use, by person. */
  readonly used: EdgesByPerson
}

/** Some edges, grouped by person; inside a person in the order of the problem. */
export interface EdgesByPerson {
  readonly start: Int32Array
  readonly edge: Int32Array
  readonly need: Int32Array
}

/** Brings together what a matching uses and what its prices say. Cost O(edges). */
export function marketOf(
  problem: MatchingProblem,
  matching: Matching,
  prices: MatchingPrices,
  objective: Objective,
): Market {
  const indexOf = new Map(prices.tier.map(({ tier }, index) => [tier, index]))
  const tier = Float64Array.from(prices.tier, ({ price }) => price)
  const tierOf = Int32Array.from(problem.needTier, (one) => indexOf.get(one) ?? 0)
  return {
    problem,
    matching,
    objective,
    seat: prices.need.map((price, need) => price + (tier[tierOf[need]!] ?? 0)),
    person: prices.person,
    tier,
    tierOf,
    ...roomLeft(problem, matching),
    used: edgesByPerson(problem, (edge) => matching[edge] === 1),
  }
}

/** Seats and places a matching leaves. */
export function roomLeft(problem: MatchingProblem, matching: Matching) {
  const openSeats = problem.needCapacity.slice()
  const placesLeft = problem.personCapacity.slice()
  eachEdge(problem, (need, edge) => {
    if (matching[edge] === 0) return
    openSeats[need]!--
    placesLeft[problem.edgePerson[edge]!]!--
  })
  return { openSeats, placesLeft }
}

/** Walks all edges in their order. */
export function eachEdge(
  { needCount, needStart }: MatchingProblem,
  visit: (need: number, edge: number) => void,
): void {
  for (let need = 0; need < needCount; need++) {
    for (let edge = needStart[need]!; edge < needStart[need + 1]!; edge++) visit(need, edge)
  }
}

/** By how much the prices of an edge's ends exceed its score: 0 or more for unused edges, 0 or less for used ones. */
export function shortfall({ problem, seat, person }: Market, need: number, edge: number): number {
  return seat[need]! + person[problem.edgePerson[edge]!]! - problem.edgeScore[edge]!
}

/** The edges that are asked for, by person. Cost O(edges). */
export function edgesByPerson(problem: MatchingProblem, isTaken: (edge: number) => boolean): EdgesByPerson {
  const start = new Int32Array(problem.personCount + 1)
  eachEdge(problem, (_, edge) => {
    if (isTaken(edge)) start[problem.edgePerson[edge]! + 1]!++
  })
  for (let p = 0; p < problem.personCount; p++) start[p + 1]! += start[p]!
  const next = start.slice(0, -1)
  const edge = new Int32Array(start[problem.personCount]!)
  const need = new Int32Array(edge.length)
  eachEdge(problem, (ofNeed, one) => {
    if (!isTaken(one)) return
    const at = next[problem.edgePerson[one]!]!++
    edge[at] = one
    need[at] = ofNeed
  })
  return { start, edge, need }
}

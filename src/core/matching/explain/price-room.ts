import { nodeHeap } from '../../collections/node-heap.ts'
import { type EdgesByPerson, type Market, shortfall } from './market.ts'

/**
 * Problem: the prices that prove an optimum are not the only ones, so that what they say of an unused edge is only the
 * least its score must rise. How much room is there until the edge is really used?
 * Method: all prices that prove the same optimum are the solutions of a system of differences; the most two of them can
 * lie apart is the length of a shortest path, found by Dijkstra's method with the prices at hand as potentials. For
 * whoever has a place left only the seat's price counts, for an open seat only the person's, so that one search serves
 * all people and one per tier all needs.
 * Reference: R. Ahuja, T. Magnanti, J. Orlin, Network Flows, 1993, §§ 2.4, 9.4 and 5.
 * Cost: O(edges · log) a search. Ties: none, distances are unique.
 */
interface Nodes {
  readonly person: number
  readonly tier: number
  /** What nothing costs. */
  readonly root: number
  readonly count: number
}

function nodesOf({ problem, tier }: Market): Nodes {
  const person = problem.needCount
  const firstTier = person + problem.personCount
  return { person, tier: firstTier, root: firstTier + tier.length, count: firstTier + tier.length + 1 }
}

/** How much dearer a seat of each need can be, Infinity where no price would be too high. */
export function roomOfSeats(market: Market): Float64Array {
  const { problem, matching, person, seat, tier, tierOf, openSeats, placesLeft, used } = market
  const { needStart, edgePerson } = problem
  const nodes = nodesOf(market)
  const needsOf = needsByTier(market, (need) => openSeats[need]! > 0)
  const queue = nearestFirst(nodes.count)
  queue.lower(nodes.root, 0)
  for (let node = queue.take(); node >= 0; node = queue.take()) {
    const far = queue.distance[node]!
    if (node === nodes.root) {
      for (let p = 0; p < person.length; p++) queue.lower(nodes.person + p, person[p]!)
      if (market.objective === 'score') for (let t = 0; t < tier.length; t++) queue.lower(nodes.tier + t, far)
    } else if (node >= nodes.tier) {
      for (const need of needsOf[node - nodes.tier]!) queue.lower(need, far)
      if (market.objective === 'score') queue.lower(nodes.root, far)
    } else if (node >= nodes.person) {
      const p = node - nodes.person
      for (let k = used.start[p]!; k < used.start[p + 1]!; k++) {
        queue.lower(used.need[k]!, far - shortfall(market, used.need[k]!, used.edge[k]!))
      }
      if (placesLeft[p]! > 0) queue.lower(nodes.root, far)
    } else {
      queue.lower(nodes.tier + tierOf[node]!, far + seat[node]! - tier[tierOf[node]!]!)
      for (let edge = needStart[node]!; edge < needStart[node + 1]!; edge++) {
        if (matching[edge] === 1) continue
        queue.lower(nodes.person + edgePerson[edge]!, far + shortfall(market, node, edge))
      }
    }
  }
  return queue.distance.slice(0, problem.needCount)
}

/**
 * How much dearer each person can be together with an open seat of a tier; Infinity for those whom no exchange of places
 * frees without a loss in the fill of tiers.
 * @param target index of the tier
 * @param unused edges not in use, by person
 */
export function roomOfPeople(market: Market, target: number, unused: EdgesByPerson): Float64Array {
  const { problem, matching, person, seat, tier, tierOf, openSeats, placesLeft } = market
  const { needStart, edgePerson } = problem
  const nodes = nodesOf(market)
  const needsOf = needsByTier(market, () => true)
  const withPlaces = [...placesLeft.keys()].filter((p) => placesLeft[p]! > 0)
  // The arcs are walked against their direction: to the tier instead of from it.
  const queue = nearestFirst(nodes.count)
  queue.lower(nodes.tier + target, 0)
  for (let node = queue.take(); node >= 0; node = queue.take()) {
    const far = queue.distance[node]!
    if (node === nodes.root) {
      for (const p of withPlaces) queue.lower(nodes.person + p, far)
      if (market.objective === 'score') for (let t = 0; t < tier.length; t++) queue.lower(nodes.tier + t, far)
    } else if (node >= nodes.tier) {
      const price = tier[node - nodes.tier]!
      for (const need of needsOf[node - nodes.tier]!) queue.lower(need, far + seat[need]! - price)
      if (market.objective === 'score') queue.lower(nodes.root, far)
    } else if (node >= nodes.person) {
      const p = node - nodes.person
      for (let k = unused.start[p]!; k < unused.start[p + 1]!; k++) {
        queue.lower(unused.need[k]!, far + shortfall(market, unused.need[k]!, unused.edge[k]!))
      }
      queue.lower(nodes.root, far + person[p]!)
    } else {
      for (let edge = needStart[node]!; edge < needStart[node + 1]!; edge++) {
        if (matching[edge] === 0) continue
        queue.lower(nodes.person + edgePerson[edge]!, far - shortfall(market, node, edge))
      }
      if (openSeats[node]! > 0) queue.lower(nodes.tier + tierOf[node]!, far)
    }
  }
  return queue.distance.slice(nodes.person, nodes.tier)
}

/** Nodes by the least distance noted of each, Infinity before any. */
function nearestFirst(nodes: number) {
  const distance = new Float64Array(nodes).fill(Infinity)
  const heap = nodeHeap(nodes, distance)
  return {
    distance,
    lower(node: number, to: number): void {
      if (to >= distance[node]!) return
      distance[node] = to
      heap.raise(node)
    },
    take: heap.pop,
  }
}

function needsByTier({ tier, tierOf }: Market, isTaken: (need: number) => boolean): number[][] {
  const needs = Array.from(tier, () => [] as number[])
  for (let need = 0; need < tierOf.length; need++) if (isTaken(need)) needs[tierOf[need]!]!.push(need)
  return needs
}

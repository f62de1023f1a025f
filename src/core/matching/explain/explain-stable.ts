import type { Matching, MatchingProblem } from '../problem.ts'
import type { Preferences } from '../stable/ranks.ts'
import { edgesByPerson, roomLeft } from './market.ts'

/** Why an end of a stable matching is left over, in whole or in part. */
export interface StableLeftFact {
  readonly index: number
  readonly left: number
  /**
   * noCandidate: it has no edge. allUsed: each of its edges is used. outranked: every other end is full with edges it
   * ranks at least as high.
   */
  readonly reason: 'noCandidate' | 'allUsed' | 'outranked'
  /** With outranked, the unused edge it ranks best, and the edge its other end holds that this end ranks last. */
  readonly closest: { readonly edge: number; readonly holds: number | null } | null
}

/**
 * Says of everybody a stable matching leaves over what binds. Of equals the first in the order of the problem is named.
 * `holds` is null where the other end has no capacity. Cost O(edges).
 */
export function explainStable(
  problem: MatchingProblem,
  { ofNeed, ofPerson }: Preferences,
  matching: Matching,
): { readonly people: Iterable<StableLeftFact>; readonly needs: Iterable<StableLeftFact> } {
  const { needCount, needStart, personCount, edgePerson } = problem
  const { openSeats, placesLeft } = roomLeft(problem, matching)
  const byPerson = edgesByPerson(problem, () => true)
  const last = (edges: Iterable<number>, rank: Int32Array): number | null => {
    let found: number | null = null
    for (const edge of edges) {
      if (matching[edge] === 1 && (found === null || rank[edge]! > rank[found]!)) found = edge
    }
    return found
  }
  const best = (edges: Iterable<number>, rank: Int32Array): number | null => {
    let found: number | null = null
    for (const edge of edges) {
      if (matching[edge] === 0 && (found === null || rank[edge]! < rank[found]!)) found = edge
    }
    return found
  }
  const ofNeedAt = (need: number) => range(needStart[need]!, needStart[need + 1]!)
  const ofPersonAt = (person: number) =>
    byPerson.edge.subarray(byPerson.start[person]!, byPerson.start[person + 1]!)
  const needOf = (person: number, edge: number): number =>
    byPerson.need[byPerson.start[person]! + ofPersonAt(person).indexOf(edge)]!

  function* people(): Iterable<StableLeftFact> {
    for (let index = 0; index < personCount; index++) {
      if (placesLeft[index] === 0) continue
      const edges = ofPersonAt(index)
      const edge = best(edges, ofPerson)
      const holds = edge === null ? null : last(ofNeedAt(needOf(index, edge)), ofNeed)
      yield factOf(index, placesLeft[index]!, edges.length, edge, holds)
    }
  }
  function* needs(): Iterable<StableLeftFact> {
    for (let index = 0; index < needCount; index++) {
      if (openSeats[index] === 0) continue
      const edge = best(ofNeedAt(index), ofNeed)
      const holds = edge === null ? null : last(ofPersonAt(edgePerson[edge]!), ofPerson)
      yield factOf(index, openSeats[index]!, needStart[index + 1]! - needStart[index]!, edge, holds)
    }
  }
  return { people: people(), needs: needs() }
}

function factOf(
  index: number,
  left: number,
  edges: number,
  edge: number | null,
  holds: number | null,
): StableLeftFact {
  if (edge !== null) return { index, left, reason: 'outranked', closest: { edge, holds } }
  return { index, left, reason: edges === 0 ? 'noCandidate' : 'allUsed', closest: null }
}

function* range(from: number, to: number): Iterable<number> {
  for (let k = from; k < to; k++) yield k
}

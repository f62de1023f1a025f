import type { MatchingProblem } from '../problem.ts'

/** A problem of some needs and people of a greater one, and where its own stand there. */
export interface Part {
  readonly problem: MatchingProblem
  readonly needs: Int32Array
  readonly people: Int32Array
  /** Edges of the greater problem, ascending. */
  readonly edges: Int32Array
}

/** Which needs and people go together: equal numbers of 0 or more; -1 for those that stay outside. */
export interface Division {
  readonly count: number
  readonly ofNeed: Int32Array
  readonly ofPerson: Int32Array
}

/**
 * Problem: cut a problem into parts that can be solved apart, each with the pairs whose two ends it has.
 * Method: needs, people and edges counted into their parts, then laid there in their order. Cost: O(edges).
 */
export function partsOf(whole: MatchingProblem, { count, ofNeed, ofPerson }: Division): Part[] {
  const needs = membersOf(ofNeed, count)
  const people = membersOf(ofPerson, count)
  const place = new Int32Array(whole.personCount)
  for (const members of people) for (let at = 0; at < members.length; at++) place[members[at]!] = at
  return needs.map((members, part): Part => {
    const edges = insideEdges(whole, members, (person) => ofPerson[person] === part)
    return {
      problem: problemOf(whole, members, people[part]!, edges, place),
      needs: members,
      people: people[part]!,
      edges: edges.at,
    }
  })
}

/** The members of each part, ascending. */
function membersOf(of: Int32Array, count: number): Int32Array[] {
  const start = new Int32Array(count + 1)
  for (const part of of) if (part >= 0) start[part + 1]!++
  for (let part = 0; part < count; part++) start[part + 1]! += start[part]!
  const next = start.slice(0, count)
  const members = new Int32Array(start[count]!)
  for (let at = 0; at < of.length; at++) if (of[at]! >= 0) members[next[of[at]!]!++] = at
  return Array.from({ length: count }, (_, part) => members.slice(start[part], start[part + 1]))
}

interface InsideEdges {
  /** Begin of each need's edges, and the end. */
  readonly start: Int32Array
  readonly at: Int32Array
}

/** Edges of these needs whose person is inside. */
function insideEdges(
  { needStart, edgePerson }: MatchingProblem,
  needs: Int32Array,
  isInside: (person: number) => boolean,
): InsideEdges {
  let most = 0
  for (const need of needs) most += needStart[need + 1]! - needStart[need]!
  const start = new Int32Array(needs.length + 1)
  const at = new Int32Array(most)
  let count = 0
  for (let i = 0; i < needs.length; i++) {
    for (let e = needStart[needs[i]!]!; e < needStart[needs[i]! + 1]!; e++)
      if (isInside(edgePerson[e]!)) at[count++] = e
    start[i + 1] = count
  }
  return { start, at: at.slice(0, count) }
}

function problemOf(
  whole: MatchingProblem,
  needs: Int32Array,
  people: Int32Array,
  { start, at }: InsideEdges,
  place: Int32Array,
): MatchingProblem {
  return {
    needCount: needs.length,
    personCount: people.length,
    needCapacity: needs.map((need) => whole.needCapacity[need]!),
    needTier: needs.map((need) => whole.needTier[need]!),
    personCapacity: people.map((person) => whole.personCapacity[person]!),
    needStart: start,
    edgePerson: at.map((edge) => place[whole.edgePerson[edge]!]!),
    edgeScore: at.map((edge) => whole.edgeScore[edge]!),
  }
}

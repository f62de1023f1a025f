import fc from 'fast-check'
import { buildProblem, type EdgeList, type Matching, type MatchingProblem } from '../problem.ts'

/** A problem so small that all its matchings can be looked at, with the list it was built of. */
export interface TinyProblem {
  readonly problem: MatchingProblem
  readonly edges: EdgeList
}

interface TinySize {
  readonly needs?: number
  readonly people?: number
  readonly edges?: number
  readonly tiers?: number
  readonly greatestCapacity?: number
  readonly greatestScore?: number
}

/** Tiny problems: few different scores, so that ties are frequent, capacities from 0. */
export function tinyProblems(size: TinySize = {}): fc.Arbitrary<TinyProblem> {
  const { needs = 3, people = 4, edges = 9, tiers = 2, greatestCapacity = 2, greatestScore = 5 } = size
  const capacity = fc.integer({ min: 0, max: greatestCapacity })
  return fc
    .record({
      needCount: fc.integer({ min: 0, max: needs }),
      personCount: fc.integer({ min: 0, max: people }),
    })
    .chain(({ needCount, personCount }) =>
      fc
        .record({
          needCapacity: fc.array(capacity, { minLength: needCount, maxLength: needCount }),
          needTier: fc.array(fc.integer({ min: 1, max: tiers }), {
            minLength: needCount,
            maxLength: needCount,
          }),
          personCapacity: fc.array(capacity, { minLength: personCount, maxLength: personCount }),
          pairs: fc.subarray(
            Array.from({ length: needCount * personCount }, (_, at) => at),
            { maxLength: Math.min(edges, needCount * personCount) },
          ),
          scores: fc.array(fc.integer({ min: 0, max: greatestScore }), {
            minLength: edges,
            maxLength: edges,
          }),
        })
        .map(({ needCapacity, needTier, personCapacity, pairs, scores }) => {
          const list = {
            need: Int32Array.from(pairs, (pair) => Math.floor(pair / personCount)),
            person: Int32Array.from(pairs, (pair) => pair % personCount),
            score: Int32Array.from(pairs, (_, at) => scores[at]!),
          }
          return {
            edges: list,
            problem: buildProblem(
              Int32Array.from(needCapacity),
              Int32Array.from(needTier),
              Int32Array.from(personCapacity),
              list,
            ),
          }
        }),
    )
}

/** Every matching that keeps capacities, the empty one first. Cost 2^edges. */
export function everyMatching(problem: MatchingProblem): Matching[] {
  const { needCount, needStart, edgePerson } = problem
  const found: Matching[] = []
  const seats = problem.needCapacity.slice()
  const places = problem.personCapacity.slice()
  const chosen = new Uint8Array(edgePerson.length)
  const visit = (edge: number, need: number): void => {
    if (edge === edgePerson.length) {
      found.push(chosen.slice())
      return
    }
    let own = need
    while (own < needCount && edge >= needStart[own + 1]!) own++
    visit(edge + 1, own)
    const person = edgePerson[edge]!
    if (seats[own] === 0 || places[person] === 0) return
    seats[own]!--
    places[person]!--
    chosen[edge] = 1
    visit(edge + 1, own)
    chosen[edge] = 0
    seats[own]!++
    places[person]!++
  }
  visit(0, 0)
  return found
}

/** Need of each edge. */
export function needsOf({ needCount, needStart, edgePerson }: MatchingProblem): number[] {
  const needs: number[] = []
  for (let need = 0; need < needCount; need++) {
    for (let e = needStart[need]!; e < needStart[need + 1]!; e++) needs.push(need)
  }
  return needs.slice(0, edgePerson.length)
}

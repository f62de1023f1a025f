import type { EdgeList, Matching } from '../problem.ts'
import { hasBit, lowestBit, setBit } from './bits.ts'
import type { Capacities } from './improving.ts'
import { type CandidateList, pairCollector } from './list.ts'
import type { CandidateSpace } from './prepare.ts'
import { scorerOf } from './scorer.ts'

/** What all eligible pairs could fill beyond a matching on the listed ones. */
export interface GreaterFill {
  /** Seats by which some tier could be filled further; 0 proves the fill over all eligible pairs. */
  readonly seats: number
  /** Pairs not listed that a matching with the greatest fill uses; in the inner order of the space. */
  readonly edges: EdgeList
}

/**
 * Problem: see whether any pair left out would let more seats be filled, tier 1 first, then tier 2 and so on.
 * Method: tier by tier the matching's pairs are taken over as far as people have room beside the tiers before, then
 * alternating paths are searched from every free seat through all eligible pairs. A need's eligible people are bits, so
 * that those not yet reached are found a word at a time. What a search without success has reached is dead for the rest
 * of the tier. Seats that can be filled together form a matroid, so tier by tier gives the greatest fill in order of tiers.
 * Reference: Kőnig 1931; Edmonds 1971, "Matroids and the greedy algorithm".
 * Cost: O(needs × people / 32) for each seat filled further and once for each tier.
 */
export function findGreaterFill(
  space: CandidateSpace,
  list: CandidateList,
  capacities: Capacities,
  matching: readonly MatchedPair[],
): GreaterFill {
  const { needOrder, personOrder } = space
  const needCount = needOrder.length
  const seatsOf = Int32Array.from(needOrder, (index) => capacities.needCapacity[index]!)
  const roomOf = Int32Array.from(personOrder, (index) => capacities.personCapacity[index]!)
  const tierOf = Int32Array.from(needOrder, (index) => capacities.needTier[index]!)
  const state: Fill = {
    space,
    roomOf,
    peopleOf: Array.from({ length: needCount }, () => []),
    needsOf: Array.from({ length: personOrder.length }, () => []),
  }
  let seats = 0
  for (const tier of [...new Set(tierOf)].sort((a, b) => a - b)) {
    let before = 0
    for (const { need, person } of matching) {
      if (tierOf[need] !== tier) continue
      before++
      if (state.needsOf[person]!.length < roomOf[person]!) place(state, need, person)
    }
    const reached = new Int32Array(space.wordCount)
    let after = 0
    for (let need = 0; need < needCount; need++) {
      if (tierOf[need] !== tier) continue
      while (state.peopleOf[need]!.length < seatsOf[need]!) if (!fillSeat(state, need, reached)) break
      after += state.peopleOf[need]!.length
    }
    seats += Math.max(0, after - before)
  }
  return { seats, edges: seats === 0 ? pairCollector().list() : unlisted(state, list) }
}

/** A pair that a matching uses, by its numbers in the inner order. */
export interface MatchedPair {
  readonly need: number
  readonly person: number
}

/** The pairs a matching uses, edges in the order of the listed pairs' problem. */
export function matchedPairs(
  space: CandidateSpace,
  problem: ProblemEdges,
  matching: Matching,
): MatchedPair[] {
  const innerNeed = inverse(space.needOrder)
  const innerPerson = inverse(space.personOrder)
  const pairs: MatchedPair[] = []
  for (let need = 0; need + 1 < problem.needStart.length; need++)
    for (let edge = problem.needStart[need]!; edge < problem.needStart[need + 1]!; edge++)
      if (matching[edge] === 1)
        pairs.push({ need: innerNeed[need]!, person: innerPerson[problem.edgePerson[edge]!]! })
  return pairs.sort((a, b) => a.need - b.need || a.person - b.person)
}

interface ProblemEdges {
  readonly needStart: Int32Array
  readonly edgePerson: Int32Array
}

interface Fill {
  readonly space: CandidateSpace
  readonly roomOf: Int32Array
  readonly peopleOf: number[][]
  readonly needsOf: number[][]
}

function place({ peopleOf, needsOf }: Fill, need: number, person: number): void {
  peopleOf[need]!.push(person)
  needsOf[person]!.push(need)
}

function release({ peopleOf, needsOf }: Fill, need: number, person: number): void {
  peopleOf[need]!.splice(peopleOf[need]!.indexOf(person), 1)
  needsOf[person]!.splice(needsOf[person]!.indexOf(need), 1)
}

/** Fills one more seat of the need by an alternating path; what a vain search has reached is added to `dead`. */
function fillSeat(state: Fill, start: number, dead: Int32Array): boolean {
  const { wordCount, eligibility } = state.space
  const reached = dead.slice()
  /** Need a person was reached from, and the person whose seat at a need led there. */
  const fromNeed = new Map<number, number>()
  const throughPerson = new Map<number, number>([[start, -1]])
  const queue = [start]
  for (const need of queue) {
    const own = new Set(state.peopleOf[need])
    for (let word = 0; word < wordCount; word++) {
      let rest = eligibility.bits[need * wordCount + word]! & ~reached[word]!
      while (rest !== 0) {
        const person = (word << 5) + lowestBit(rest)
        rest &= rest - 1
        if (own.has(person)) continue
        setBit(reached, person)
        fromNeed.set(person, need)
        if (state.needsOf[person]!.length < state.roomOf[person]!) {
          shift(state, person, fromNeed, throughPerson)
          return true
        }
        for (const other of state.needsOf[person]!)
          if (!throughPerson.has(other)) {
            throughPerson.set(other, person)
            queue.push(other)
          }
      }
    }
  }
  dead.set(reached)
  return false
}

/** Gives everybody on the path to the need they were reached from, so that the first need has one person more. */
function shift(
  state: Fill,
  last: number,
  fromNeed: ReadonlyMap<number, number>,
  throughPerson: ReadonlyMap<number, number>,
): void {
  let person = last
  while (person >= 0) {
    const need = fromNeed.get(person)!
    const through = throughPerson.get(need)!
    if (through >= 0) release(state, need, through)
    place(state, need, person)
    person = through
  }
}

function unlisted({ space, peopleOf }: Fill, { pairs }: CandidateList): EdgeList {
  const listed = new Int32Array(space.wordCount)
  const scorer = scorerOf(space)
  const scores = new Int32Array(space.personOrder.length)
  const found = pairCollector()
  for (const [need, people] of peopleOf.entries()) {
    listed.fill(0)
    for (let at = pairs.start[need]!; at < pairs.start[need + 1]!; at++) setBit(listed, pairs.person[at]!)
    for (const person of people) {
      if (hasBit(listed, person)) continue
      scorer.score(need, person >>> 5, (person >>> 5) + 1, scores)
      found.add(need, person, scores[person]!)
    }
  }
  return found.list()
}

function inverse(order: Int32Array): Int32Array {
  const inner = new Int32Array(order.length)
  for (const [number, index] of order.entries()) inner[index] = number
  return inner
}

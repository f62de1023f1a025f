import { bestLists } from '../../collections/best-lists.ts'
import { grown } from '../../collections/grown.ts'
import type { EdgeList } from '../problem.ts'
import { lowestBit } from './bits.ts'
import type { Exclusion } from './eligibility.ts'
import type { CandidateSpace } from './prepare.ts'
import { rules } from './rules.ts'
import { scorerOf } from './scorer.ts'

/** Words of a block: 256 people. */
export const blockWords = 8

/** Pairs that are listed, by need and inside a need by person, both in the inner order of the space. */
export interface ListedPairs {
  /** Pairs of need n are `start[n] .. start[n + 1]`. */
  readonly start: Int32Array
  readonly person: Int32Array
  readonly score: Int32Array
}

export interface CandidateList {
  readonly pairs: ListedPairs
  /** Pairs that pass every rule, listed or not. */
  readonly eligiblePairs: number
  readonly blockCount: number
  /** Greatest score of the eligible people of each block, -1 for none; at need × blockCount + block. */
  readonly blockBest: Int32Array
}

/** Candidates kept for each need and for each person at first. */
export const defaultMostCandidates = 20

/**
 * Problem: the pairs worth laying before a solver first.
 * Method: a pair is listed when it is among the `most` best of its need or among the `most` best of its person: at most
 * most × (needs + people) pairs. Every eligible pair is scored once.
 * Cost: O(eligible pairs) scores of some ten nanoseconds.
 * Ties: the person, or need, that comes first in the inner order of the space; the order of the input never matters.
 */
export function listCandidates(space: CandidateSpace, most: number = defaultMostCandidates): CandidateList {
  const needCount = space.needOrder.length
  const count = space.personOrder.length
  const { wordCount } = space
  const { bits } = space.eligibility
  const blockCount = Math.ceil(wordCount / blockWords)
  const blockBest = new Int32Array(needCount * blockCount).fill(-1)
  const scorer = scorerOf(space)
  const scores = new Int32Array(count)
  const ofNeed = bestLists(1, most)
  const ofPerson = bestLists(count, most)
  const chosen = pairCollector()
  const leastOfPerson = ofPerson.least
  let eligiblePairs = 0
  for (let need = 0; need < needCount; need++) {
    scorer.score(need, 0, wordCount, scores)
    let least = ofNeed.least[0]!
    for (let word = 0; word < wordCount; word++) {
      let rest = bits[need * wordCount + word]!
      if (rest === 0) continue
      const block = need * blockCount + Math.floor(word / blockWords)
      while (rest !== 0) {
        const person = (word << 5) + lowestBit(rest)
        rest &= rest - 1
        const score = scores[person]!
        eligiblePairs++
        if (score > blockBest[block]!) blockBest[block] = score
        if (score > least) {
          ofNeed.offer(0, person, score)
          least = ofNeed.least[0]!
        }
        if (score > leastOfPerson[person]!) ofPerson.offer(person, need, score)
      }
    }
    ofNeed.drain(0, (person, score) => chosen.add(need, person, score))
  }
  for (let person = 0; person < count; person++)
    ofPerson.drain(person, (need, score) => chosen.add(need, person, score))
  return { pairs: chosen.pairs(needCount, count), eligiblePairs, blockCount, blockBest }
}

/** Pairs in the order they come, some of them twice. */
export function pairCollector() {
  let room = 1024
  let needs = new Int32Array(room)
  let people = new Int32Array(room)
  let scores = new Int32Array(room)
  let size = 0
  return {
    add(need: number, person: number, score: number) {
      if (size === room) {
        room *= 2
        needs = grown(needs, room)
        people = grown(people, room)
        scores = grown(scores, room)
      }
      needs[size] = need
      people[size] = person
      scores[size++] = score
    },
    list: (): EdgeList => ({
      need: needs.slice(0, size),
      person: people.slice(0, size),
      score: scores.slice(0, size),
    }),
    /** All of them, each once, by need and person. */
    pairs(needCount: number, personCount: number): ListedPairs {
      const byPerson = countingOrder(people, size, personCount, null)
      const order = countingOrder(needs, size, needCount, byPerson)
      const start = new Int32Array(needCount + 1)
      const person = new Int32Array(size)
      const score = new Int32Array(size)
      let kept = 0
      let last = -1
      for (const pair of order) {
        const twice = last >= 0 && needs[last] === needs[pair] && people[last] === people[pair]
        last = pair
        if (twice) continue
        start[needs[pair]! + 1]!++
        person[kept] = people[pair]!
        score[kept++] = scores[pair]!
      }
      for (let need = 0; need < needCount; need++) start[need + 1]! += start[need]!
      return { start, person: person.slice(0, kept), score: score.slice(0, kept) }
    },
  }
}

/** The list with more pairs; those that stand in it already change nothing. */
export function withPairs(list: CandidateList, more: EdgeList, space: CandidateSpace): CandidateList {
  const collected = pairCollector()
  const { start, person, score } = list.pairs
  for (let need = 0; need + 1 < start.length; need++)
    for (let at = start[need]!; at < start[need + 1]!; at++) collected.add(need, person[at]!, score[at]!)
  for (let at = 0; at < more.need.length; at++)
    collected.add(more.need[at]!, more.person[at]!, more.score[at]!)
  return { ...list, pairs: collected.pairs(space.needOrder.length, space.personOrder.length) }
}

/** Listed pairs as a problem takes them: by index in the input. */
export function edgesOf(space: CandidateSpace, { start, person, score }: ListedPairs): EdgeList {
  const need = new Int32Array(person.length)
  for (let inner = 0; inner + 1 < start.length; inner++)
    need.fill(space.needOrder[inner]!, start[inner]!, start[inner + 1]!)
  return { need, person: person.map((inner) => space.personOrder[inner]!), score: score.slice() }
}

/** For each need of the input: how many people each rule keeps from it, in the order of the rules. */
export function exclusionsOf(space: CandidateSpace): Exclusion[][] {
  const { failed, failedAlone } = space.eligibility
  const result: Exclusion[][] = []
  for (const [inner, index] of space.needOrder.entries())
    result[index] = rules.map(({ code }, rule) => ({
      rule: code,
      failed: failed[inner * rules.length + rule]!,
      failedAlone: failedAlone[inner * rules.length + rule]!,
    }))
  return result
}

/** The first `size` pairs in order of one end, within it in the order given. */
function countingOrder(end: Int32Array, size: number, count: number, given: Int32Array | null): Int32Array {
  const next = new Int32Array(count + 1)
  for (let at = 0; at < size; at++) next[end[at]! + 1]!++
  for (let at = 0; at < count; at++) next[at + 1]! += next[at]!
  const order = new Int32Array(size)
  for (let at = 0; at < size; at++) {
    const pair = given === null ? at : given[at]!
    order[next[end[pair]!]!++] = pair
  }
  return order
}

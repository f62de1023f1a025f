import { bestLists } from '../../collections/best-lists.ts'
import type { EdgeList } from '../problem.ts'
import { lowestBit } from './bits.ts'
import type { MatchedPair } from './greater-fill.ts'
import type { Capacities } from './improving.ts'
import { blockWords, type CandidateList, pairCollector } from './list.ts'
import type { CandidateSpace } from './prepare.ts'
import { scorerOf } from './scorer.ts'

/** Eligible pairs that are not listed and would rather have each other than what a matching gives them. */
export interface BlockingOutside {
  readonly count: number
  /** The best of them for each need; in the inner order of the space. */
  readonly edges: EdgeList
}

/**
 * Problem: a matching found among the listed pairs must be stable among all eligible ones.
 * Method: both sides judge by the score, so a pair blocks when it scores above the worst its need holds (-1 with a seat
 * left) and above the worst its person holds. A block of people is passed over when its greatest score does not exceed
 * what the need holds at worst, or the least of what its people do.
 * Cost: O(needs × blocks), and a score for each pair of a block that is not passed over.
 * Ties block nothing. The best for a need come by score, then by the inner order of people.
 * @param matching pairs that are used, all of them listed
 * @param most pairs given for each need
 */
export function findBlockingOutside(
  space: CandidateSpace,
  list: CandidateList,
  capacities: Pick<Capacities, 'needCapacity' | 'personCapacity'>,
  matching: readonly MatchedPair[],
  most: number,
): BlockingOutside {
  const { needOrder, personOrder, wordCount } = space
  const { pairs, blockBest, blockCount } = list
  const worstOfNeed = worstHeld(needOrder, capacities.needCapacity)
  const worstOfPerson = worstHeld(personOrder, capacities.personCapacity)
  for (const { need, person } of matching) {
    const score = scoreOf(pairs, need, person)
    worstOfNeed.hold(need, score)
    worstOfPerson.hold(person, score)
  }
  const ofNeed = worstOfNeed.worst()
  const ofPerson = worstOfPerson.worst()
  const leastOfBlock = new Int32Array(blockCount).fill(never)
  for (let person = 0; person < ofPerson.length; person++) {
    const block = Math.floor(person / (32 * blockWords))
    if (ofPerson[person]! < leastOfBlock[block]!) leastOfBlock[block] = ofPerson[person]!
  }
  const listed = new Uint8Array(personOrder.length)
  const scores = new Int32Array(personOrder.length)
  const scorer = scorerOf(space)
  const best = bestLists(1, most)
  const found = pairCollector()
  let count = 0
  for (let need = 0; need < needOrder.length; need++) {
    const held = ofNeed[need]!
    for (let at = pairs.start[need]!; at < pairs.start[need + 1]!; at++) listed[pairs.person[at]!] = 1
    for (let block = 0; block < blockCount; block++) {
      if (blockBest[need * blockCount + block]! <= Math.max(held, leastOfBlock[block]!)) continue
      const from = block * blockWords
      const to = Math.min(wordCount, from + blockWords)
      scorer.score(need, from, to, scores)
      for (let word = from; word < to; word++) {
        let rest = space.eligibility.bits[need * wordCount + word]!
        while (rest !== 0) {
          const person = (word << 5) + lowestBit(rest)
          rest &= rest - 1
          const score = scores[person]!
          if (score <= held || score <= ofPerson[person]! || listed[person] === 1) continue
          count++
          best.offer(0, person, score)
        }
      }
    }
    for (let at = pairs.start[need]!; at < pairs.start[need + 1]!; at++) listed[pairs.person[at]!] = 0
    const { items, scores: own } = best.take(0)
    for (const [at, person] of items.entries()) found.add(need, person, own[at]!)
  }
  return { count, edges: found.list() }
}

/** Stands for an end without any capacity: nothing is better than what it holds. */
const never = 2 ** 31 - 1

/** What each end holds at worst, by the inner order; -1 while it has a place left. */
function worstHeld(order: Int32Array, capacity: Int32Array) {
  const left = Int32Array.from(order, (index) => capacity[index]!)
  const worst = Int32Array.from(left, () => never)
  return {
    hold(end: number, score: number) {
      left[end]!--
      if (score < worst[end]!) worst[end] = score
    },
    worst(): Int32Array {
      for (let end = 0; end < worst.length; end++) if (left[end]! > 0) worst[end] = -1
      return worst
    },
  }
}

function scoreOf({ start, person, score }: CandidateList['pairs'], need: number, wanted: number): number {
  let low = start[need]!
  let high = start[need + 1]! - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    if (person[middle] === wanted) return score[middle]!
    if (person[middle]! < wanted) low = middle + 1
    else high = middle - 1
  }
  throw new RangeError(`the pair ${need}, ${wanted} is not listed`)
}

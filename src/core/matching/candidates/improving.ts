import { bestLists } from '../../collections/best-lists.ts'
import type { EdgeList } from '../problem.ts'
import { lowestBit } from './bits.ts'
import { blockWords, type CandidateList, pairCollector } from './list.ts'
import type { CandidateSpace } from './prepare.ts'
import { scorerOf } from './scorer.ts'

/** Seats of needs and engagements of people, by index in the input. */
export interface Capacities {
  readonly needCapacity: Int32Array
  readonly needTier: Int32Array
  readonly personCapacity: Int32Array
}

/** Prices that prove a matching, by index in the input (see the README of matching). */
export interface Prices {
  readonly need: ArrayLike<number>
  readonly person: ArrayLike<number>
  readonly tier: readonly { readonly tier: number; readonly price: number }[]
}

/** What the prices say about the eligible pairs that are not listed. */
export interface Improving {
  /** Pairs not listed that score above the prices of their need, person and tier. */
  readonly count: number
  /** Those that score highest above them, and where asked those that nearly do; in the inner order of the space. */
  readonly edges: EdgeList
  /** No matching with the same fill of tiers that uses pairs not listed is worth more than the prices' bound and this. */
  readonly bound: number
  /** Pairs that were scored; blocks that cannot hold one were passed over. */
  readonly scored: number
}

/**
 * Problem: find every eligible pair that was left out and could improve a matching; when there is none, the matching is
 * the best over all eligible pairs.
 * Method: weak duality. A pair with score ≤ u + v + w adds nothing to the bound that the prices give on every matching
 * with the same fill. A block of people is passed over when its greatest score does not exceed u + w and the least v in it.
 * The bound on what is left: a need uses at most as many left-out pairs as it has seats, a person as many as
 * engagements; the smaller of the two sums of what these pairs score above the prices.
 * Reference: column generation; Dantzig and Wolfe 1960, "Decomposition principle for linear programs".
 * Cost: O(needs × blocks), and a score for each pair of a block that is not passed over.
 * Ties: by greater excess, then by the inner order of people.
 * @param most pairs given for each need
 * @param margin pairs that score less than this below the prices are given as well: prices move when pairs are added
 */
export function findImproving(
  space: CandidateSpace,
  list: CandidateList,
  { needCapacity, needTier, personCapacity }: Capacities,
  prices: Prices,
  most: number,
  margin = 0,
): Improving {
  const { needOrder, personOrder, wordCount } = space
  const { pairs, blockBest, blockCount } = list
  const tierPrice = new Map(prices.tier.map(({ tier, price }) => [tier, price]))
  const personPrice = Float64Array.from(personOrder, (index) => prices.person[index]!)
  const leastPrice = leastOfBlocks(personPrice, blockCount)
  const greatestExcess = new Float64Array(personOrder.length)
  const listed = new Uint8Array(personOrder.length)
  const scores = new Int32Array(personOrder.length)
  const scorer = scorerOf(space)
  const best = bestLists(1, most)
  const found = pairCollector()
  let count = 0
  let scored = 0
  let byNeeds = 0
  for (let need = 0; need < needOrder.length; need++) {
    const index = needOrder[need]!
    const seats = needCapacity[index]!
    if (seats === 0) continue
    const price = prices.need[index]! + (tierPrice.get(needTier[index]!) ?? 0)
    const excesses: number[] = []
    for (let at = pairs.start[need]!; at < pairs.start[need + 1]!; at++) listed[pairs.person[at]!] = 1
    for (let block = 0; block < blockCount; block++) {
      if (blockBest[need * blockCount + block]! <= price + leastPrice[block]! - margin) continue
      const from = block * blockWords
      const to = Math.min(wordCount, from + blockWords)
      scorer.score(need, from, to, scores)
      for (let word = from; word < to; word++) {
        let rest = space.eligibility.bits[need * wordCount + word]!
        while (rest !== 0) {
          const person = (word << 5) + lowestBit(rest)
          rest &= rest - 1
          scored++
          const excess = scores[person]! - price - personPrice[person]!
          if (excess <= -margin || listed[person] === 1 || personCapacity[personOrder[person]!] === 0)
            continue
          best.offer(0, person, excess)
          if (excess <= 0) continue
          excesses.push(excess)
          if (excess > greatestExcess[person]!) greatestExcess[person] = excess
        }
      }
    }
    for (let at = pairs.start[need]!; at < pairs.start[need + 1]!; at++) listed[pairs.person[at]!] = 0
    count += excesses.length
    excesses.sort((a, b) => b - a)
    for (const excess of excesses.slice(0, seats)) byNeeds += excess
    for (const person of best.take(0).items) found.add(need, person, scores[person]!)
  }
  let byPeople = 0
  for (const [person, index] of personOrder.entries())
    byPeople += personCapacity[index]! * greatestExcess[person]!
  return { count, edges: found.list(), bound: Math.min(byNeeds, byPeople), scored }
}

function leastOfBlocks(prices: Float64Array, blockCount: number): Float64Array {
  const least = new Float64Array(blockCount).fill(Number.POSITIVE_INFINITY)
  for (const [person, price] of prices.entries()) {
    const block = Math.floor(person / (32 * blockWords))
    if (price < least[block]!) least[block] = price
  }
  return least
}

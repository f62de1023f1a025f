import type { Matching, MatchingProblem } from '../problem.ts'
import { type Preferences, preferencesOf, type Ranks } from './ranks.ts'

/**
 * Problem: who has cause to leave an assignment? An edge blocks when it is not used and both its ends would rather
 * have it: the need has a free seat or holds somebody it ranks strictly lower, the person has a place left or holds a
 * need ranked strictly lower. An assignment without such an edge is weakly stable; ties block nothing.
 * Method: the worst each end holds, then one look at each edge.
 * Reference: R. Irving, D. Manlove, S. Scott, The hospitals/residents problem with ties, SWAT 2000.
 * Cost: O(edges). Pairs are listed by need, then person.
 */
export interface BlockingPairs {
  readonly count: number
  /** The first of them, at most as many as asked for. */
  readonly first: readonly BlockingPair[]
}

export interface BlockingPair {
  readonly edge: number
  readonly need: number
  readonly person: number
}

/** Default number of blocking pairs that are listed. */
export const listedPairs = 100

/**
 * Counts the blocking pairs of any assignment that keeps capacities, and lists the first of them.
 * @throws RankError on a rank out of range
 */
export function countBlockingPairs(
  problem: MatchingProblem,
  ranks: Ranks | null,
  matching: Matching,
  { listed = listedPairs }: { readonly listed?: number } = {},
): BlockingPairs {
  return blockingPairsOf(problem, preferencesOf(problem, ranks), matching, listed)
}

/** The same with preferences that are known already. */
export function blockingPairsOf(
  problem: MatchingProblem,
  { ofNeed, ofPerson }: Preferences,
  matching: Matching,
  listed: number,
): BlockingPairs {
  const { needCount, needStart, needCapacity, personCount, personCapacity, edgePerson } = problem
  // An end with a place left takes anybody: its worst is worse than every number.
  const free = 2 ** 31 - 1
  const worstOfPerson = new Int32Array(personCount)
  const held = new Int32Array(personCount)
  for (let e = 0; e < edgePerson.length; e++) {
    if (matching[e] === 0) continue
    const person = edgePerson[e]!
    held[person]!++
    if (ofPerson[e]! > worstOfPerson[person]!) worstOfPerson[person] = ofPerson[e]!
  }
  for (let person = 0; person < personCount; person++) {
    if (held[person]! < personCapacity[person]!) worstOfPerson[person] = free
  }
  const first: BlockingPair[] = []
  let count = 0
  for (let need = 0; need < needCount; need++) {
    const from = needStart[need]!
    const to = needStart[need + 1]!
    let worst = 0
    let seats = needCapacity[need]!
    for (let e = from; e < to; e++) {
      if (matching[e] === 0) continue
      seats--
      if (ofNeed[e]! > worst) worst = ofNeed[e]!
    }
    if (seats > 0) worst = free
    for (let e = from; e < to; e++) {
      if (matching[e] === 1 || ofNeed[e]! >= worst) continue
      const person = edgePerson[e]!
      if (ofPerson[e]! >= worstOfPerson[person]!) continue
      if (count < listed) first.push({ edge: e, need, person })
      count++
    }
  }
  return { count, first }
}

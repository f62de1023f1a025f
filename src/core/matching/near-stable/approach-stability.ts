import type { Matching, MatchingProblem } from '../problem.ts'
import { blockingPairsOf } from '../stable/count-blocking-pairs.ts'
import { preferencesOf, type Ranks } from '../stable/ranks.ts'

/**
 * Problem: the integer program should begin with something good: much score, few blocking pairs.
 * Method: from an assignment with much score, the blocking pair whose coming together leaves the fewest blocking pairs
 * is granted, again and again, until no more than allowed are left; then single edges are put in while that raises
 * the score and keeps the limit. Who is displaced is the one worth least to who displaces.
 * Reference: A. Roth, J. Vande Vate, Random paths to stability in two-sided matching, 1990.
 * Cost: one count of blocking pairs, O(edges), per trial, at most `mostWork` edges looked at in all. A start, no answer.
 * Ties: fewest pairs, then the higher score, then the first.
 */
export function approachStability(
  problem: MatchingProblem,
  ranks: Ranks | null,
  matching: Matching,
  most: number,
): Matching | null {
  const { needCount, needStart, edgePerson, edgeScore, needCapacity, personCapacity } = problem
  const preferences = preferencesOf(problem, ranks)
  const edgeCount = edgePerson.length
  const edgeNeed = new Int32Array(edgeCount)
  for (let i = 0; i < needCount; i++) edgeNeed.fill(i, needStart[i]!, needStart[i + 1]!)
  const ofPerson = Map.groupBy(edgePerson.keys(), (e) => edgePerson[e]!)
  let left = mostWork
  let now = matching.slice()

  /** The assignment with one edge more, and whoever is in its way out; null when an end has no place at all. */
  const withEdge = (from: Matching, edge: number): Matching | null => {
    const need = edgeNeed[edge]!
    const person = edgePerson[edge]!
    if (needCapacity[need] === 0 || personCapacity[person] === 0) return null
    const next = from.slice()
    const makeRoom = (edges: Iterable<number>, capacity: number, liking: Int32Array): void => {
      let worst = -1
      let held = 0
      for (const e of edges) {
        if (next[e] === 0) continue
        held++
        if (
          worst === -1 ||
          liking[e]! > liking[worst]! ||
          (liking[e] === liking[worst] && edgeScore[e]! < edgeScore[worst]!)
        ) {
          worst = e
        }
      }
      if (held >= capacity) next[worst] = 0
    }
    makeRoom(range(needStart[need]!, needStart[need + 1]!), needCapacity[need]!, preferences.ofNeed)
    makeRoom(ofPerson.get(person) ?? [], personCapacity[person]!, preferences.ofPerson)
    next[edge] = 1
    return next
  }
  const blocking = (of: Matching, listed: number) => {
    left -= edgeCount
    return blockingPairsOf(problem, preferences, of, listed)
  }

  let { count, first } = blocking(now, pairsTried)
  while (count > most) {
    let best: { matching: Matching; count: number; score: number } | null = null
    for (const { edge } of first) {
      if (left < 0) return null
      const next = withEdge(now, edge)
      if (next === null) continue
      const found = blocking(next, 0).count
      const score = scoreOf(next, edgeScore)
      if (best === null || found < best.count || (found === best.count && score > best.score)) {
        best = { matching: next, count: found, score }
      }
    }
    if (best === null || left < 0) return null
    now = best.matching
    ;({ count, first } = blocking(now, pairsTried))
  }

  for (let raised = true; raised; ) {
    raised = false
    for (let edge = 0; edge < edgeCount; edge++) {
      if (left < 0) return now
      if (now[edge] === 1) continue
      const next = withEdge(now, edge)
      if (next === null || scoreOf(next, edgeScore) <= scoreOf(now, edgeScore)) continue
      if (blocking(next, 0).count > most) continue
      now = next
      raised = true
    }
  }
  return now
}

const mostWork = 20_000_000
const pairsTried = 30

function* range(from: number, to: number): Iterable<number> {
  for (let at = from; at < to; at++) yield at
}

function scoreOf(matching: Matching, score: Int32Array): number {
  let sum = 0
  for (let e = 0; e < matching.length; e++) if (matching[e] === 1) sum += score[e]!
  return sum
}

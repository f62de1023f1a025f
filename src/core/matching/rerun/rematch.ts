import type { Matching, MatchingProblem } from '../problem.ts'
import type { Pins } from '../spread/matching-network.ts'
import { type MatchingTotals, totalsOf } from '../totals.ts'
import { type KeptMatching, keepMost, type Proved } from './keep-most.ts'

/**
 * Problem: match anew with pairs pinned or ruled out, moving as little as equal optima allow.
 * Method: pinned pairs take their capacity beforehand, pairs ruled out are no edges; what is left is solved by the
 * method given, then `keepMost`. Cost: that of the method, and O(edges).
 */
export interface RematchOptions {
  readonly objective: 'tiers' | 'score'
  /** Edges of the assignment before. */
  readonly previous: readonly number[] | Int32Array
  readonly pins: Pins
}

/** Pins that no assignment can keep: together they ask more of a need or a person than there is. */
export interface PinConflict {
  readonly rule: 'needCapacity' | 'personCapacity' | 'pinnedAndRuledOut'
  /** The need or person; for a pair pinned and ruled out its edge. */
  readonly index: number
  readonly capacity: number
  readonly pinned: readonly number[]
}

export type Rematch =
  | {
      readonly status: 'optimal'
      readonly matching: Matching
      readonly totals: MatchingTotals
      readonly kept: number
      readonly open: number
    }
  | { readonly status: 'infeasible'; readonly conflicts: readonly PinConflict[] }

/** Any method that gives an optimum with prices that prove it. */
export type ProvedMethod = (problem: MatchingProblem, options: { objective: 'tiers' | 'score' }) => Proved

/** The best assignment with the pins, of all such the one that keeps most; or each pin that cannot be kept, and why. */
export function rematch(
  problem: MatchingProblem,
  { objective, previous, pins }: RematchOptions,
  solve: ProvedMethod,
): Rematch {
  const conflicts = pinConflicts(problem, pins)
  if (conflicts.length > 0) return { status: 'infeasible', conflicts }
  const { rest, edges } = withoutPins(problem, pins)
  const before = new Uint8Array(problem.edgePerson.length)
  for (const edge of previous) before[edge] = 1
  const restBefore = [...edges.keys()].filter((at) => before[edges[at]!] === 1)
  const found: KeptMatching = keepMost(rest, objective, solve(rest, { objective }), restBefore)
  const matching = new Uint8Array(problem.edgePerson.length)
  for (let at = 0; at < edges.length; at++) matching[edges[at]!] = found.matching[at]!
  let kept = found.kept
  for (const edge of pins.forced) {
    if (matching[edge] === 0) kept += before[edge]!
    matching[edge] = 1
  }
  return { status: 'optimal', matching, totals: totalsOf(problem, matching), kept, open: found.open }
}

/** Every need and person of whom pins ask too much, and every pair that is pinned and ruled out. */
export function pinConflicts(problem: MatchingProblem, { forced, forbidden }: Pins): PinConflict[] {
  const edgeNeed = new Int32Array(problem.edgePerson.length)
  for (let i = 0; i < problem.needCount; i++)
    edgeNeed.fill(i, problem.needStart[i]!, problem.needStart[i + 1]!)
  const pinned = [...new Set(forced)].sort((a, b) => a - b)
  const ruledOut = new Set(forbidden)
  const tooMany = (rule: 'needCapacity' | 'personCapacity', end: Int32Array, capacity: Int32Array) =>
    [...Map.groupBy(pinned, (edge) => end[edge]!)]
      .filter(([index, edges]) => edges.length > capacity[index]!)
      .sort(([a], [b]) => a - b)
      .map(([index, edges]): PinConflict => ({ rule, index, capacity: capacity[index]!, pinned: edges }))
  return [
    ...tooMany('needCapacity', edgeNeed, problem.needCapacity),
    ...tooMany('personCapacity', problem.edgePerson, problem.personCapacity),
    ...pinned
      .filter((edge) => ruledOut.has(edge))
      .map((edge): PinConflict => ({ rule: 'pinnedAndRuledOut', index: edge, capacity: 1, pinned: [edge] })),
  ]
}

/** The problem that is left, and for each of its edges which it was. */
function withoutPins(problem: MatchingProblem, { forced, forbidden }: Pins) {
  const { needCount, needStart, edgePerson, edgeScore } = problem
  const gone = new Uint8Array(edgePerson.length)
  const needCapacity = problem.needCapacity.slice()
  const personCapacity = problem.personCapacity.slice()
  for (const edge of forbidden) gone[edge] = 1
  const isForced = new Uint8Array(edgePerson.length)
  for (const edge of forced) isForced[edge] = 1
  const start = new Int32Array(needCount + 1)
  let count = 0
  const edges = new Int32Array(edgePerson.length)
  for (let i = 0; i < needCount; i++) {
    for (let e = needStart[i]!; e < needStart[i + 1]!; e++) {
      if (isForced[e] === 1) {
        needCapacity[i]!--
        personCapacity[edgePerson[e]!]!--
      } else if (gone[e] === 0) edges[count++] = e
    }
    start[i + 1] = count
  }
  const left = edges.slice(0, count)
  const rest: MatchingProblem = {
    ...problem,
    needCapacity,
    personCapacity,
    needStart: start,
    edgePerson: left.map((e) => edgePerson[e]!),
    edgeScore: left.map((e) => edgeScore[e]!),
  }
  return { rest, edges: left }
}

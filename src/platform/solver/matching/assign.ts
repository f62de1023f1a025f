import { betweenStableAndBest } from '#core/matching/near-stable/between.ts'
import {
  type AssignmentModel,
  type AssignmentRules,
  assignmentModel,
} from '#core/matching/near-stable/model.ts'
import { type AssignmentRule, listRules, onlyRules } from '#core/matching/near-stable/rules.ts'
import type { Matching, MatchingProblem } from '#core/matching/problem.ts'
import { checkGroups } from '#core/matching/spread/groups.ts'
import { noPins } from '#core/matching/spread/matching-network.ts'
import { solveSpread } from '#core/matching/spread/solve-spread.ts'
import { blockingPairsOf } from '#core/matching/stable/count-blocking-pairs.ts'
import { preferencesOf } from '#core/matching/stable/ranks.ts'
import { solveStable } from '#core/matching/stable/solve-stable.ts'
import { type MatchingTotals, totalsOf } from '#core/matching/totals.ts'
import type { Solver } from '../solve-model.ts'

export interface AssignSettings {
  /** `tiers`: fill tier 1 as far as can be, then tier 2 …, then the score; `score`: the score alone. */
  readonly objective: 'tiers' | 'score'
  /** Seconds for all of it. */
  readonly seconds: number
  /** Seed of the solver. */
  readonly seed: number
}

/** What the work needs from outside. */
export interface AssignTools {
  readonly solve: Solver
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number
}

/** What was sought in turn: what is reached and what cannot be passed; equal where it is proved. */
export interface AssignedAim {
  readonly aim: 'tier' | 'score'
  readonly tier: number | null
  readonly value: number
  /** Null when the time ended before a bound was known. */
  readonly bound: number | null
}

export type Assigned =
  | {
      /** `optimal`: every aim proved; `limit`: the time ended, the last aim listed has the bound reached. */
      readonly status: 'optimal' | 'limit'
      readonly matching: Matching
      readonly totals: MatchingTotals
      /** Null when blocking pairs were not limited. */
      readonly blockingPairs: number | null
      readonly aims: readonly AssignedAim[]
    }
  | {
      readonly status: 'infeasible'
      /** Rules that cannot be kept together. */
      readonly rules: readonly AssignmentRule[]
      /** Whether there is an assignment once any single one of them is given up; false when the time ended before. */
      readonly irreducible: boolean
    }
  /** The time ended with nothing in hand; that says nothing about feasibility. */
  | { readonly status: 'nothing' }

/**
 * The best assignment within rules that are no flow, by HiGHS: at most so many blocking pairs (`rules.blocking`), groups
 * that cross. With only a limit on blocking pairs a stable assignment stands ready from the start, so there is
 * always an answer. What the solver answers is rounded, checked against every rule and reckoned anew; a bound is the
 * solver's, rounded down to whole numbers.
 * @param known assignments to begin with, such as the optimum; those that break a rule are passed over
 */
export async function assignWithin(
  problem: MatchingProblem,
  rules: AssignmentRules,
  { objective, seconds, seed }: AssignSettings,
  { solve, now }: AssignTools,
  known: readonly Matching[] = [],
): Promise<Assigned> {
  checkGroups(rules.needGroups ?? [], problem.needCount)
  checkGroups(rules.personGroups ?? [], problem.personCount)
  const end = now() + seconds * 1000
  const aims = aimsOf(problem, objective)
  const starts = [...known, ...stableStarts(problem, rules, () => now() > end - seconds * 750)].filter(
    (start) => keepsRules(problem, rules, start),
  )
  let best = starts.reduce<Matching | null>((one, other) => betterOf(aims, one, other), null)
  const reached: AssignedAim[] = []
  const ceiling = ceilingOf(problem, rules, objective)
  for (const [at, { aim, tier, worth }] of aims.entries()) {
    const held = aims.slice(0, at).map((before, k) => ({ worth: before.worth, least: reached[k]!.value }))
    const model = assignmentModel(problem, rules, worth, held)
    const solution = await solve(model.model, {
      seconds: Math.max(0, (end - now()) / 1000),
      seed,
      absoluteGap: 0.5,
      ...(best === null ? {} : { start: model.encode(best) }),
    })
    if (solution.status === 'unbounded') throw new Error('an assignment has an end')
    if (solution.status === 'infeasible') {
      if (best !== null) throw new Error('the solver calls infeasible what has an assignment')
      return collision(rules, async (kept) => {
        const seconds = Math.max(0, (end - now()) / 1000)
        const { model } = assignmentModel(problem, kept, new Int32Array(problem.edgePerson.length))
        const { status } = await solve(model, { seconds, seed })
        return status === 'infeasible' ? true : status === 'limit' ? null : false
      })
    }
    const found = pointOf(problem, rules, model, solution)
    if (found !== null) best = betterOf(aims, best, found)
    if (best === null) return { status: 'nothing' }
    const value = sumOf(worth, best)
    // Without the rules that are no flow nothing is better than the optimum, as long as no earlier aim fell short of it.
    const isOnCourse = reached.every((before, k) => before.value === ceiling[k])
    const bound = Math.max(
      value,
      Math.min(
        Math.floor((solution.bound ?? Infinity) + 1e-6),
        isOnCourse ? (ceiling[at] ?? Infinity) : Infinity,
      ),
    )
    const proved = bound === value
    reached.push({ aim, tier, value, bound: bound === Infinity ? null : bound })
    if (!proved) return answer(problem, rules, 'limit', best, reached)
  }
  return answer(problem, rules, 'optimal', best ?? new Uint8Array(problem.edgePerson.length), reached)
}

/** Leaves out every rule without which the rest still collides. */
async function collision(
  rules: AssignmentRules,
  collide: (rules: AssignmentRules) => Promise<boolean | null>,
): Promise<Assigned> {
  let kept = [...listRules(rules)]
  let irreducible = true
  for (const rule of kept) {
    const rest = kept.filter((other) => other !== rule)
    const answered = await collide(onlyRules(rules, rest))
    if (answered === true) kept = rest
    else if (answered === null) irreducible = false
  }
  return { status: 'infeasible', rules: kept, irreducible }
}

function answer(
  problem: MatchingProblem,
  { blocking }: AssignmentRules,
  status: 'optimal' | 'limit',
  matching: Matching,
  aims: readonly AssignedAim[],
): Assigned {
  const blockingPairs =
    blocking === undefined
      ? null
      : blockingPairsOf(problem, preferencesOf(problem, blocking.ranks), matching, 0).count
  return { status, matching, totals: totalsOf(problem, matching), blockingPairs, aims }
}

/** What each aim reaches where only capacities and pins bind; empty where not even that is possible. */
function ceilingOf(
  problem: MatchingProblem,
  { pins = noPins }: AssignmentRules,
  objective: AssignSettings['objective'],
): readonly number[] {
  const free = solveSpread(problem, { objective, pins })
  return free.status === 'optimal' ? free.aims.map(({ value }) => value) : []
}

interface SoughtAim {
  readonly aim: 'tier' | 'score'
  readonly tier: number | null
  readonly worth: Int32Array
}

function aimsOf(problem: MatchingProblem, objective: AssignSettings['objective']): SoughtAim[] {
  const tiers = objective === 'tiers' ? [...new Set(problem.needTier)].sort((a, b) => a - b) : []
  return [
    ...tiers.map((tier) => {
      const worth = new Int32Array(problem.edgePerson.length)
      for (let i = 0; i < problem.needCount; i++) {
        if (problem.needTier[i] === tier) worth.fill(1, problem.needStart[i]!, problem.needStart[i + 1]!)
      }
      return { aim: 'tier' as const, tier, worth }
    }),
    { aim: 'score' as const, tier: null, worth: problem.edgeScore },
  ]
}

/** Where blocking pairs are limited: the stable assignments of both proposers, and what lies between these and the best. */
function stableStarts(
  problem: MatchingProblem,
  { blocking, pins }: AssignmentRules,
  isOver: () => boolean,
): Matching[] {
  if (blocking === undefined) return []
  const stable = (['person', 'need'] as const).flatMap((proposer) =>
    [false, true].map((fill) => solveStable(problem, blocking.ranks, { proposer, fill }).matching),
  )
  const between = stable.flatMap((from) => {
    if (isOver()) return []
    const start = betweenStableAndBest(problem, blocking.ranks, from, blocking.most, pins ?? noPins, isOver)
    return start === null ? [] : [start]
  })
  return [...stable, ...between]
}

function betterOf(aims: readonly SoughtAim[], one: Matching | null, other: Matching): Matching {
  if (one === null) return other
  for (const { worth } of aims) {
    const difference = sumOf(worth, other) - sumOf(worth, one)
    if (difference !== 0) return difference > 0 ? other : one
  }
  return one
}

function sumOf(worth: Int32Array, matching: Matching): number {
  let sum = 0
  for (let e = 0; e < matching.length; e++) if (matching[e] === 1) sum += worth[e]!
  return sum
}

/** The assignment of a point, when there is one; it must keep every rule in whole numbers. */
function pointOf(
  problem: MatchingProblem,
  rules: AssignmentRules,
  model: AssignmentModel,
  solution: Awaited<ReturnType<Solver>>,
): Matching | null {
  if (solution.status !== 'optimal' && solution.status !== 'feasible') return null
  const matching = model.decode(solution.point)
  if (!keepsRules(problem, rules, matching))
    throw new Error('the point of the solver breaks a rule when rounded')
  return matching
}

/** Whether an assignment keeps capacities and every rule. */
function keepsRules(problem: MatchingProblem, rules: AssignmentRules, matching: Matching): boolean {
  const { needCount, personCount, needStart, edgePerson, needCapacity, personCapacity } = problem
  const ofNeed = new Int32Array(needCount)
  const ofPerson = new Int32Array(personCount)
  for (let i = 0; i < needCount; i++) {
    for (let e = needStart[i]!; e < needStart[i + 1]!; e++) {
      ofNeed[i]! += matching[e]!
      ofPerson[edgePerson[e]!]! += matching[e]!
    }
  }
  if (ofNeed.some((count, i) => count > needCapacity[i]!)) return false
  if (ofPerson.some((count, p) => count > personCapacity[p]!)) return false
  for (const [groups, counts] of [
    [rules.needGroups ?? [], ofNeed],
    [rules.personGroups ?? [], ofPerson],
  ] as const) {
    for (const { members, least = 0, most = Number.POSITIVE_INFINITY } of groups) {
      let sum = 0
      for (const member of members) sum += counts[member]!
      if (sum < least || sum > most) return false
    }
  }
  for (const edge of rules.pins?.forced ?? []) if (matching[edge] !== 1) return false
  for (const edge of rules.pins?.forbidden ?? []) if (matching[edge] !== 0) return false
  if (rules.blocking === undefined) return true
  const { count } = blockingPairsOf(problem, preferencesOf(problem, rules.blocking.ranks), matching, 0)
  return count <= rules.blocking.most
}

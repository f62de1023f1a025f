import { buildProblem, type EdgeList, type Matching, type MatchingProblem } from '../problem.ts'
import { findGreaterFill, matchedPairs } from './greater-fill.ts'
import { type Capacities, findImproving, type Prices } from './improving.ts'
import { type CandidateList, defaultMostCandidates, edgesOf, listCandidates, withPairs } from './list.ts'
import type { CandidateSpace } from './prepare.ts'

/** What a solver gives back. */
export interface Solved {
  readonly matching: Matching
  readonly prices: Prices
}

/**
 * Solves a problem exactly and hands over the prices that prove it.
 * @param before the solution of the round before, of fewer pairs, to begin with where that saves time
 */
export type SolveMatching<Result extends Solved> = (
  problem: MatchingProblem,
  before?: SolvedProblem<Result>,
) => Result | Promise<Result>

export type SolvedProblem<Result extends Solved> = Result & { readonly problem: MatchingProblem }

export interface MatchAllOptions {
  /** As the solver's: `tiers` asks besides whether pairs left out let more be filled. */
  readonly objective: 'tiers' | 'score'
  /** Candidates kept for each need and person at first. */
  readonly most?: number
  /** Rounds after which the bound on what is left is given instead. */
  readonly rounds?: number
  /** Told after every round. */
  readonly onRound?: (round: MatchRound) => void
}

export const matchAllDefaults = { most: defaultMostCandidates, rounds: 30 } as const

/** In a round so many times as many pairs may be added for a need as it had at first. */
export const addedFactor = 5

/**
 * How far below the prices a pair may score and still be added: nothing at first, when very many score above them, then
 * more with each round, so that few rounds are needed although every pair added moves the prices a little.
 */
const marginOf = (roundsBefore: number): number =>
  roundsBefore === 0 ? 0 : 8000 * 2 ** Math.min(roundsBefore - 1, 4)

/** What a round found. */
export interface MatchRound {
  readonly round: number
  readonly listedPairs: number
  /** Pairs left out that could still improve the result. */
  readonly improving: number
  /** Seats that pairs left out could fill beyond the result. */
  readonly greaterFill: number
}

export interface MatchAllResult<Result extends Solved> {
  /** `proven`: the best over all eligible pairs. `limit`: the rounds ran out. */
  readonly status: 'proven' | 'limit'
  readonly problem: MatchingProblem
  readonly solved: Result
  readonly list: CandidateList
  readonly rounds: readonly MatchRound[]
  /** Pairs added to the first list. */
  readonly added: number
  /** By how much a matching over all eligible pairs with the same fill can be better at most; 0 when proven. */
  readonly bound: number
  /** Seats that could still be filled beyond the result; 0 when proven. */
  readonly greaterFill: number
}

/**
 * Problem: the best matching over all eligible pairs, of which far too many exist to be laid before a solver.
 * Method: solve the listed pairs; ask by prices, and for `tiers` by alternating paths over all eligible pairs, which
 * pairs left out could improve the result; add them and solve again, until there is none. Where few are added, the solver
 * may begin with the round before, which also keeps prices from wandering to where other pairs improve; then the last
 * problem is solved from nothing, so that the matching is that of the problem alone. Any prices that prove one optimum of a
 * problem prove all of them.
 * Reference: column generation (see `findImproving`). Every round but the last adds a pair, so it ends.
 * Cost: that of the solver for each round, and of one look over the blocks.
 */
export async function matchWithAllCandidates<Result extends Solved>(
  solve: SolveMatching<Result>,
  space: CandidateSpace,
  capacities: Capacities,
  options: MatchAllOptions,
): Promise<MatchAllResult<Result>> {
  const { most, rounds: limit } = { ...matchAllDefaults, ...options }
  const { needCapacity, needTier, personCapacity } = capacities
  const rounds: MatchRound[] = []
  let list = listCandidates(space, most)
  let before: SolvedProblem<Result> | undefined
  const listedFirst = list.pairs.person.length
  for (;;) {
    const problem = buildProblem(needCapacity, needTier, personCapacity, edgesOf(space, list.pairs))
    const solved: Result = await solve(problem, before)
    const perNeed = Math.max(1, most) * addedFactor
    const improving = findImproving(space, list, capacities, solved.prices, perNeed, marginOf(rounds.length))
    const fill =
      options.objective === 'tiers'
        ? findGreaterFill(space, list, capacities, matchedPairs(space, problem, solved.matching))
        : { seats: 0, edges: nothing }
    const listedPairs = list.pairs.person.length
    const round = {
      round: rounds.length + 1,
      listedPairs,
      improving: improving.count,
      greaterFill: fill.seats,
    }
    rounds.push(round)
    options.onRound?.(round)
    const proven = improving.count === 0 && fill.seats === 0
    if (proven || rounds.length >= limit)
      return {
        status: proven ? 'proven' : 'limit',
        problem,
        solved: before === undefined ? solved : { ...(await solve(problem)), prices: solved.prices },
        list,
        rounds,
        added: listedPairs - listedFirst,
        bound: improving.bound,
        greaterFill: fill.seats,
      }
    const isNear = improving.count <= needCapacity.length + personCapacity.length
    before = isNear ? { ...solved, problem } : undefined
    list = withPairs(withPairs(list, improving.edges, space), fill.edges, space)
  }
}

const nothing: EdgeList = { need: new Int32Array(), person: new Int32Array(), score: new Int32Array() }

import { solveOptimal } from '#core/matching/optimal/solve-optimal.ts'
import type { MatchingProblem } from '#core/matching/problem.ts'
import { componentsOf } from '#core/matching/split/components.ts'
import { solveSplit } from '#core/matching/split/solve-split.ts'
import { weightOf } from '#platform/matching/parts/bundles.ts'
import type { SolveExactly } from './solve-method.ts'

/** Needs, people and pairs from which on a problem that falls apart is solved in parts. A city has some 200,000. */
export const sharedWeight = 1_000_000

/**
 * Whether a problem is solved in parts that have no pair in common. The problem alone decides, so that the matching is the
 * same whoever solves it.
 */
const fallsApart = (problem: MatchingProblem, least: number): boolean =>
  weightOf(problem) >= least && componentsOf(problem).count > 1

/** Solves here what hangs together or is small; what falls apart goes to `inParts`. */
export const solveExactly =
  (inParts: SolveExactly, least = sharedWeight): SolveExactly =>
  async (problem, objective, before) =>
    fallsApart(problem, least)
      ? inParts(problem, objective)
      : solveOptimal(problem, before === undefined ? { objective } : { objective, before })

/** The parts one after the other in this thread: the same bytes as when all processes share them. */
export const partsHere: SolveExactly = async (problem, objective) => {
  const { matching, prices } = await solveSplit(problem, { objective }, ({ problem: part }) =>
    solveOptimal(part, { objective }),
  )
  return { matching, prices: prices! }
}

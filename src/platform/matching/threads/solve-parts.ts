import { checkCertificate, type Objective } from '#core/matching/optimal/certificate.ts'
import { type OptimalResult, solveOptimal } from '#core/matching/optimal/solve-optimal.ts'
import type { MatchingProblem } from '#core/matching/problem.ts'
import { componentsOf } from '#core/matching/split/components.ts'
import { type PartSolution, solveSplit } from '#core/matching/split/solve-split.ts'
import { bundlesOf, weightOf } from '../parts/bundles.ts'
import type { ThreadPool } from './pool.ts'

/** Problems that one thread solves one after the other. */
export interface PartsTask {
  readonly kind: 'parts'
  readonly problems: readonly MatchingProblem[]
  readonly objective: Objective
}

/** Edges from which on it is worth looking whether a problem falls apart. */
export const leastEdges = 100_000
/** Parts that weigh less travel together up to this many needs, people and edges. */
const bundleWeight = 50_000

/**
 * Problem: use several threads for one matching, with the same result for any number of them.
 * Method: what has no pair in common is solved apart. Whether it is, the problem alone decides: where the greatest part has
 * no more than half of the edges. Parts are put together in their order, whoever is ready first, with one price for each
 * tier, and the whole is checked.
 * Cost: that of the parts, and O(edges × tiers). What hangs together is solved by one thread.
 */
export async function solveParts(
  problem: MatchingProblem,
  objective: Objective,
  pool: ThreadPool | null,
  least = leastEdges,
): Promise<OptimalResult> {
  if (problem.edgePerson.length < least || !fallsApart(problem)) return solveOptimal(problem, { objective })
  const solve = pool === null ? null : onThreads(pool, objective)
  const { matching, totals, prices } = await solveSplit(problem, { objective }, (part) =>
    solve === null ? solveOptimal(part.problem, { objective }) : solve(part.problem),
  )
  const { faults, ...certificate } = checkCertificate(problem, matching, prices!, objective)
  if (faults.length > 0 || certificate.gap !== 0)
    throw new Error(`the certificate does not hold: gap ${certificate.gap}, ${JSON.stringify(faults)}`)
  return { matching, totals, prices: prices!, certificate }
}

function fallsApart(problem: MatchingProblem): boolean {
  const { count, ofNeed } = componentsOf(problem)
  if (count < 2) return false
  const edges = new Int32Array(count)
  let most = 0
  for (let i = 0; i < problem.needCount; i++) {
    const part = ofNeed[i]!
    if (part < 0) continue
    edges[part]! += problem.needStart[i + 1]! - problem.needStart[i]!
    most = Math.max(most, edges[part]!)
  }
  return 2 * most <= problem.edgePerson.length
}

/** Collects the parts asked for at once into bundles and hands these to the threads, the heaviest first. */
function onThreads(pool: ThreadPool, objective: Objective) {
  let asked: {
    readonly problem: MatchingProblem
    readonly resolve: (solution: PartSolution) => void
    readonly reject: (error: unknown) => void
  }[] = []
  function flush(): void {
    const all = asked
    asked = []
    const weights = all.map(({ problem }) => weightOf(problem))
    const weightOfBundle = (bundle: readonly number[]) => bundle.reduce((sum, at) => sum + weights[at]!, 0)
    const bundles = bundlesOf(weights, bundleWeight).toSorted((a, b) => weightOfBundle(b) - weightOfBundle(a))
    for (const bundle of bundles) {
      const problems = bundle.map((at) => all[at]!.problem)
      const task: PartsTask = { kind: 'parts', problems, objective }
      pool.run<PartSolution[]>(task).then(
        (solutions) => {
          for (const [at, place] of bundle.entries()) all[place]!.resolve(solutions[at]!)
        },
        (error) => {
          for (const place of bundle) all[place]!.reject(error)
        },
      )
    }
  }
  return (problem: MatchingProblem): Promise<PartSolution> =>
    new Promise((resolve, reject) => {
      if (asked.length === 0) queueMicrotask(flush)
      asked.push({ problem, resolve, reject })
    })
}

import type { MatchingProblem } from '#core/matching/problem.ts'

/** How much work a problem is: its edges, and its needs and people for those that have none. */
export const weightOf = ({ needCount, personCount, edgePerson }: MatchingProblem): number =>
  needCount + personCount + edgePerson.length

/**
 * Problem: 100,000 small problems must not become 100,000 jobs.
 * Method: problems that weigh as much as the bound travel alone; smaller ones fill a bundle in their order until the next
 * would go beyond the bound. Two bundles that follow one another weigh more than the bound together, so there are at most
 * 2 · (sum of weights) / bound + 1. Cost: O(problems). Ties: none, the order decides.
 *
 * @returns places of the problems in each bundle, by the first place
 */
export function bundlesOf(weights: readonly number[], bound: number): number[][] {
  const bundles: number[][] = []
  let open: number[] | null = null
  let filled = 0
  weights.forEach((weight, place) => {
    if (weight >= bound) {
      bundles.push([place])
      return
    }
    if (open === null || filled + weight > bound) {
      open = []
      filled = 0
      bundles.push(open)
    }
    open.push(place)
    filled += weight
  })
  return bundles
}

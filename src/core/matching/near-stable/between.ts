import type { Matching, MatchingProblem } from '../problem.ts'
import type { Pins } from '../spread/matching-network.ts'
import { solveSpread } from '../spread/solve-spread.ts'
import { countBlockingPairs } from '../stable/count-blocking-pairs.ts'
import type { Ranks } from '../stable/ranks.ts'

/**
 * Problem: the integer program should begin with something good: much score, few blocking pairs.
 * Method: the best assignment when each edge of a stable one is worth a bonus more. Without bonus it is the optimum, with
 * a great one the stable assignment; the smallest bonus that keeps the limit is looked for by halving.
 * Cost: some twenty optima and counts of blocking pairs. A start, no answer: blocking pairs need not fall steadily. Ends early once
 * `isOver`.
 */
export function betweenStableAndBest(
  problem: MatchingProblem,
  ranks: Ranks | null,
  stable: Matching,
  most: number,
  pins: Pins,
  isOver: () => boolean,
): Matching | null {
  const bestWith = (bonus: number): Matching | null => {
    const edgeScore = problem.edgeScore.map((score, edge) => score + bonus * stable[edge]!)
    const found = solveSpread({ ...problem, edgeScore }, { objective: 'score', pins })
    if (found.status !== 'optimal') return null
    return countBlockingPairs(problem, ranks, found.matching, { listed: 0 }).count <= most
      ? found.matching
      : null
  }
  let best = bestWith(0)
  if (best !== null) return best
  let low = 0
  let high = 1 + 2 * problem.edgeScore.reduce((greatest, score) => Math.max(greatest, score), 0)
  while (high - low > 1 && !isOver()) {
    const middle = Math.floor((low + high) / 2)
    const found = bestWith(middle)
    if (found === null) low = middle
    else {
      best = found
      high = middle
    }
  }
  return best
}

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { noPins } from '../spread/matching-network.ts'
import { solveSpread } from '../spread/solve-spread.ts'
import { countBlockingPairs } from '../stable/count-blocking-pairs.ts'
import { solveStable } from '../stable/solve-stable.ts'
import { needsOf, tinyProblems } from '../testing/tiny-problems.ts'
import { totalsOf } from '../totals.ts'
import { betweenStableAndBest } from './between.ts'

test('a start keeps capacities and the limit on blocking pairs, and is the optimum where the limit allows it', () => {
  let found = 0
  let tried = 0
  fc.assert(
    fc.property(
      tinyProblems({ needs: 6, people: 8, edges: 30 }),
      fc.integer({ min: 0, max: 6 }),
      ({ problem }, most) => {
        const stable = solveStable(problem, null, { proposer: 'person' }).matching
        const start = betweenStableAndBest(problem, null, stable, most, noPins, () => false)
        tried++
        if (start === null) return
        found++
        expect(countBlockingPairs(problem, null, start).count).toBeLessThanOrEqual(most)
        const seats = problem.needCapacity.slice()
        const places = problem.personCapacity.slice()
        const needs = needsOf(problem)
        for (const [edge, used] of start.entries()) {
          seats[needs[edge]!]! -= used
          places[problem.edgePerson[edge]!]! -= used
        }
        expect(Math.min(0, ...seats, ...places)).toBe(0)
        const optimum = solveSpread(problem, { objective: 'score' })
        if (optimum.status !== 'optimal') throw new Error('infeasible')
        if (countBlockingPairs(problem, null, optimum.matching).count <= most) {
          expect(totalsOf(problem, start).totalScore).toBe(optimum.totals.totalScore)
        }
      },
    ),
    { numRuns: 300 },
  )
  expect(found).toBeGreaterThan(tried / 2)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Objective } from '../optimal/certificate.ts'
import { solveOptimal } from '../optimal/solve-optimal.ts'
import type { MatchingProblem } from '../problem.ts'
import { randomProblem } from '../testing/random-problem.ts'
import { slowOptimum } from '../testing/slow-optimum.ts'
import { explainOptimal, type LeftFact } from './explain-optimal.ts'
import { marketOf } from './market.ts'

const cases = fc.tuple(fc.nat(1_000_000), fc.constantFrom<Objective>('tiers', 'score'))

function explained(seed: number, objective: Objective) {
  const problem = randomProblem(seed)
  const { matching, prices, totals } = solveOptimal(problem, { objective })
  const { pairs, people, needs } = explainOptimal(marketOf(problem, matching, prices, objective))
  return { problem, total: totals.totalScore, pairs: [...pairs], people: [...people], needs: [...needs] }
}

/** Best total when one edge has another score; how far tiers are filled never depends on scores. */
function totalWith(problem: MatchingProblem, objective: Objective, edge: number, score: number): number {
  const edgeScore = problem.edgeScore.slice()
  edgeScore[edge] = score
  return slowOptimum({ ...problem, edgeScore }, objective).totalScore
}

test('who is left over is in an optimum when the score rises by the stated amount, not by 1 less, and in every one by 1 more', () => {
  let raised = 0
  fc.assert(
    fc.property(cases, ([seed, objective]) => {
      const { problem, total, people, needs } = explained(seed, objective)
      for (const { closest } of [...people, ...needs]) {
        if (closest === null) continue
        raised++
        const { edge, raise } = closest
        const score = problem.edgeScore[edge]!
        const by = (more: number) => totalWith(problem, objective, edge, score + more)
        // What the edge brings beyond `raise` is what the total gains: none until then, 1 by 1 more.
        expect(by(raise)).toBe(total)
        expect(by(raise + 1)).toBe(total + 1)
      }
    }),
    { numRuns: 400 },
  )
  expect(raised).toBeGreaterThan(100)
})

test('no edge of the same end would be used with a smaller rise, and none at all without an exchange', () => {
  fc.assert(
    fc.property(cases, ([seed, objective]) => {
      const { problem, total, people, needs } = explained(seed, objective)
      const check = (fact: LeftFact, edges: readonly number[]) => {
        for (const edge of edges) {
          const rise = fact.closest === null ? 100_000 : fact.closest.raise
          const score = problem.edgeScore[edge]! + rise
          if (fact.reason === 'noExchange') expect(totalWith(problem, objective, edge, score)).toBe(total)
          if (fact.reason === 'outbid') expect(totalWith(problem, objective, edge, score)).toBe(total)
        }
        if (fact.reason === 'noCandidate') expect(edges).toEqual([])
      }
      const { needStart, edgePerson } = problem
      const used = new Set(explained(seed, objective).pairs.map(({ edge }) => edge))
      const unused = [...edgePerson.keys()].filter((edge) => !used.has(edge))
      for (const fact of people)
        check(
          fact,
          unused.filter((edge) => edgePerson[edge] === fact.index),
        )
      for (const fact of needs) {
        const [from, to] = [needStart[fact.index]!, needStart[fact.index + 1]!]
        check(
          fact,
          unused.filter((edge) => edge >= from && edge < to),
        )
      }
    }),
    { numRuns: 100 },
  )
})

test('a pair keeps its place while its score falls by no more than its slack', () => {
  fc.assert(
    fc.property(cases, ([seed, objective]) => {
      const { problem, total, pairs } = explained(seed, objective)
      for (const { edge, slack, nextForNeed, nextForPerson } of pairs) {
        const score = problem.edgeScore[edge]!
        const fall = Math.min(slack, score)
        expect(totalWith(problem, objective, edge, score - fall)).toBe(total - fall)
        for (const next of [nextForNeed, nextForPerson]) {
          if (next === null) continue
          const raised = problem.edgeScore[next.edge]! + next.atLeast
          expect(totalWith(problem, objective, next.edge, raised)).toBe(total)
        }
      }
    }),
    { numRuns: 100 },
  )
})

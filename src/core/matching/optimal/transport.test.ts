import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type SeededRandom, seededRandom } from '../../random/seeded-random.ts'
import { buildProblem, type MatchingProblem } from '../problem.ts'
import { slowOptimum } from '../testing/slow-optimum.ts'
import { solveOptimal } from './solve-optimal.ts'
import { buildTransport, tiersOf, usableEngagements } from './transport.ts'

/** Lists of very different lengths, beyond the 64 edges to which short ones go, and few different scores. */
function longLists(
  random: SeededRandom,
  needCount: number,
  personCount: number,
  mostScore: number,
): MatchingProblem {
  const need: number[] = []
  const person: number[] = []
  const score: number[] = []
  for (let i = 0; i < needCount; i++) {
    const share = random.pick([0, 0.05, 0.3, 0.65, 1])
    for (let p = 0; p < personCount; p++) {
      if (!random.chance(share)) continue
      need.push(i)
      person.push(p)
      score.push(random.integer(0, mostScore))
    }
  }
  return buildProblem(
    Int32Array.from({ length: needCount }, () => random.integer(0, 3)),
    Int32Array.from({ length: needCount }, () => random.integer(1, 2)),
    Int32Array.from({ length: personCount }, () => random.integer(0, 1)),
    { need: Int32Array.from(need), person: Int32Array.from(person), score: Int32Array.from(score) },
  )
}

describe('edges laid out best first', () => {
  test.each([true, false])(
    'are a plain sort of each list, equal ones as they stood (needs look: %s)',
    (needsLook) => {
      const lengths = new Set<string>()
      fc.assert(
        fc.property(
          fc.integer({ min: 1, max: 1_000_000 }),
          fc.constantFrom(0, 3, 1_000_000),
          (seed, mostScore) => {
            const random = seededRandom(`long lists ${seed}`)
            const problem = longLists(random, random.integer(1, 150), random.integer(1, 150), mostScore)
            const { tiers, tierIndex } = tiersOf(problem)
            const before = [problem.edgePerson.slice(), problem.edgeScore.slice()]
            const t = buildTransport(
              problem,
              { needsLook, byScore: true },
              usableEngagements(problem),
              tierIndex,
              tiers.length,
            )
            const lists: [number, number][][] = Array.from({ length: t.agentCount }, () => [])
            for (let need = 0; need < problem.needCount; need++)
              for (let e = problem.needStart[need]!; e < problem.needStart[need + 1]!; e++) {
                const person = problem.edgePerson[e]!
                const [agent, object] = needsLook ? [need, person] : [person, need]
                lists[agent]!.push([object, problem.edgeScore[e]!])
              }
            for (const [agent, list] of lists.entries()) {
              const sorted = list.toSorted(([, a], [, b]) => b - a)
              const own = Array.from({ length: t.edgesTo[agent]! - t.edgesFrom[agent]! }, (_, k) => [
                t.object[t.edgesFrom[agent]! + k]!,
                t.score[t.edgesFrom[agent]! + k]!,
              ])
              expect(own).toEqual(sorted)
              lengths.add(list.length > 64 ? 'long' : 'short')
            }
            // Whoever lays a problem out does not change it.
            expect([problem.edgePerson, problem.edgeScore]).toEqual(before)
          },
        ),
        { numRuns: 60 },
      )
      expect([...lengths].sort()).toEqual(['long', 'short'])
    },
  )

  test('lists of up to ninety edges are matched as a slow judge matches them, one place each or several', () => {
    let long = 0
    for (let seed = 1; seed <= 16; seed++) {
      const random = seededRandom(`matched long lists ${seed}`)
      const problem = longLists(
        random,
        random.pick([6, 30, 90]),
        random.pick([20, 90]),
        random.pick([3, 1000]),
      )
      for (let i = 0; i < problem.needCount; i++)
        if (problem.needStart[i + 1]! - problem.needStart[i]! > 64) long++
      for (const objective of ['tiers', 'score'] as const) {
        const { totals, certificate } = solveOptimal(problem, { objective })
        const judged = slowOptimum(problem, objective)
        expect([seed, objective, totals.totalScore]).toEqual([seed, objective, judged.totalScore])
        if (objective === 'tiers') expect(totals.filledByTier).toEqual(judged.filledByTier)
        expect(certificate.gap).toBe(0)
      }
    }
    expect(long).toBeGreaterThan(20)
  })
})

describe('people counted no further than needed', () => {
  test('are enough just when all of them are, and exact where they are not', () => {
    const seen = { stopped: 0, enough: 0, short: 0 }
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.double({ min: 0, max: 1.3, noNaN: true }),
        (seed, share) => {
          const random = seededRandom(`counted ${seed}`)
          // More than one block of 4096 edges, whose later ones bring people that the first do not.
          const personCount = random.integer(200, 3000)
          const need: number[] = []
          const person: number[] = []
          for (let i = 0; i < 60; i++) {
            const reach = Math.max(1, Math.floor((personCount * (i + 1)) / 80))
            for (const p of new Set(Array.from({ length: 150 }, () => random.integer(0, reach - 1)))) {
              need.push(i)
              person.push(p)
            }
          }
          const problem = buildProblem(
            new Int32Array(60).fill(2),
            new Int32Array(60).fill(1),
            Int32Array.from({ length: personCount }, () => (random.chance(0.1) ? 0 : 1)),
            {
              need: Int32Array.from(need),
              person: Int32Array.from(person),
              score: new Int32Array(need.length),
            },
          )
          const listed = new Set(person)
          const exact = Array.from(problem.personCapacity, (capacity, p) => (listed.has(p) ? capacity : 0))
          const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0)
          const enough = Math.floor(share * sum(exact))
          const usable = usableEngagements(problem, enough)
          expect(sum(usable) >= enough).toBe(sum(exact) >= enough)
          if (sum(exact) < enough) {
            expect([...usable]).toEqual(exact)
            seen.short++
            return
          }
          seen.enough++
          usable.forEach((units, p) => {
            expect(units === exact[p] || units === problem.personCapacity[p]).toBe(true)
          })
          if (sum(usable) > sum(exact)) seen.stopped++
        },
      ),
      { numRuns: 80 },
    )
    expect(Math.min(seen.stopped, seen.enough, seen.short)).toBeGreaterThan(5)
  })
})

import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../random/seeded-random.ts'
import { buildProblem, type MatchingProblem } from '../problem.ts'
import { contestedProblem } from '../testing/contested-problem.ts'
import { randomProblem } from '../testing/random-problem.ts'
import { slowOptimum } from '../testing/slow-optimum.ts'
import { solveOptimal } from './solve-optimal.ts'

const ints = (...values: number[]) => Int32Array.from(values)
const build = (seats: number[], tiers: number[], people: number[], pairs: [number, number, number][]) =>
  buildProblem(ints(...seats), ints(...tiers), ints(...people), {
    need: Int32Array.from(pairs, (pair) => pair[0]),
    person: Int32Array.from(pairs, (pair) => pair[1]),
    score: Int32Array.from(pairs, (pair) => pair[2]),
  })
const used = (problem: MatchingProblem, objective: 'tiers' | 'score') =>
  [...solveOptimal(problem, { objective }).matching].flatMap((use, e) => (use === 1 ? [e] : []))

describe('SYS5 the best matching', () => {
  test('of four thousand small problems is worth what a slow judge finds, by tiers and by score', () => {
    for (let seed = 1; seed <= 4000; seed++) {
      const problem = randomProblem(seed)
      for (const objective of ['tiers', 'score'] as const) {
        const { totals, certificate } = solveOptimal(problem, { objective })
        const judged = slowOptimum(problem, objective)
        expect([seed, objective, totals.totalScore]).toEqual([seed, objective, judged.totalScore])
        if (objective === 'tiers') expect(totals.filledByTier).toEqual(judged.filledByTier)
        expect(certificate.gap).toBe(0)
      }
    }
  })

  test('begun with the solution of some of the edges is worth what it is from nothing', () => {
    let moved = 0
    for (let seed = 1; seed <= 3000; seed++) {
      const whole = randomProblem(seed)
      const random = seededRandom(`some ${seed}`)
      const share = random.pick([0.2, 0.7, 0.95, 1])
      const pairs: [number, number, number][] = []
      for (let need = 0; need < whole.needCount; need++)
        for (let e = whole.needStart[need]!; e < whole.needStart[need + 1]!; e++)
          if (random.chance(share)) pairs.push([need, whole.edgePerson[e]!, whole.edgeScore[e]!])
      const { needCapacity, needTier, personCapacity } = whole
      const some = build([...needCapacity], [...needTier], [...personCapacity], pairs)
      for (const objective of ['tiers', 'score'] as const) {
        const first = solveOptimal(some, { objective })
        const { totals, certificate } = solveOptimal(whole, {
          objective,
          before: { ...first, problem: some },
        })
        const judged = slowOptimum(whole, objective)
        expect([seed, objective, totals.totalScore]).toEqual([seed, objective, judged.totalScore])
        if (objective === 'tiers') expect(totals.filledByTier).toEqual(judged.filledByTier)
        expect(certificate.gap).toBe(0)
        if (first.totals.totalScore !== totals.totalScore) moved++
      }
    }
    expect(moved).toBeGreaterThan(1000)
  })

  test('one place for each of sixty is as a slow judge finds, whether everybody finds one (5 listed) or not (2)', () => {
    for (const listed of [2, 3, 5])
      for (let seed = 1; seed <= 12; seed++) {
        const random = seededRandom(`one to one ${listed} ${seed}`)
        const pairs = new Map<string, [number, number, number]>()
        for (let need = 0; need < 60; need++)
          for (let k = 0; k < listed; k++) {
            const person = random.integer(0, 59)
            pairs.set(`${need} ${person}`, [need, person, random.integer(0, 1000)])
          }
        const ones = Array.from({ length: 60 }, () => 1)
        const problem = build(ones, ones, ones, [...pairs.values()])
        for (const objective of ['tiers', 'score'] as const) {
          const { totals, certificate } = solveOptimal(problem, { objective })
          const judged = slowOptimum(problem, objective)
          expect([listed, seed, objective, totals.totalScore]).toEqual([
            listed,
            seed,
            objective,
            judged.totalScore,
          ])
          if (objective === 'tiers') expect(totals.filledByTier).toEqual(judged.filledByTier)
          expect(certificate.gap).toBe(0)
        }
      }
  })

  test('fills tier 1 before tier 2 even where the score falls from 900 to 1', () => {
    const problem = build(
      [1, 1],
      [1, 2],
      [1],
      [
        [0, 0, 1],
        [1, 0, 900],
      ],
    )
    expect(used(problem, 'tiers')).toEqual([0])
    expect(used(problem, 'score')).toEqual([1])
  })

  test('fills a second seat of the tier rather than one dear pair: 5 + 5 beats 900 alone', () => {
    const problem = build(
      [1, 1],
      [1, 1],
      [1, 1],
      [
        [0, 0, 900],
        [0, 1, 5],
        [1, 0, 5],
      ],
    )
    expect(used(problem, 'tiers')).toEqual([1, 2])
    expect(used(problem, 'score')).toEqual([0])
  })

  test('never takes the same person twice for one need, whatever the capacities', () => {
    const problem = build(
      [3],
      [1],
      [3, 1],
      [
        [0, 0, 9],
        [0, 1, 1],
      ],
    )
    expect(solveOptimal(problem, { objective: 'tiers' }).totals).toMatchObject({ filled: 2, totalScore: 10 })
  })

  test.each(['tiers', 'score'] as const)('of nothing at all is nothing (%s)', (objective) => {
    expect(used(build([], [], [], []), objective)).toEqual([])
    expect(used(build([2], [1], [], []), objective)).toEqual([])
    expect(used(build([], [], [2], []), objective)).toEqual([])
  })

  test('of contested places is proved, in one tier and in four, and does not depend on the order of people', () => {
    for (const tierCount of [1, 4]) {
      const { seats, tiers, people, edges } = contestedProblem(40, 400, tierCount)
      const problem = buildProblem(seats, tiers, people, edges)
      const order = seededRandom(3).shuffle([...people.keys()])
      const shuffled = buildProblem(seats, tiers, people, {
        ...edges,
        person: edges.person.map((p) => order[p]!),
      })
      for (const objective of ['tiers', 'score'] as const) {
        const one = solveOptimal(problem, { objective })
        expect(solveOptimal(shuffled, { objective }).totals).toEqual(one.totals)
        expect(one.certificate.gap).toBe(0)
        expect(solveOptimal(problem, { objective }).matching).toEqual(one.matching)
      }
    }
  })

  test('of contested places is proved with seats too many, enough or too few and people engaged once or more', () => {
    // 20 needs, 40 people, half the seats: a hole is left to a person that nobody takes, who then has no price below 0.
    for (const needCount of [20, 35, 37])
      for (const perNeed of [2, 4, 12])
        for (const tierCount of [1, 3]) {
          const { seats, tiers, people, edges } = contestedProblem(needCount, perNeed * needCount, tierCount)
          for (const shrink of [1, 2, 3])
            for (const most of [1, 3])
              for (const objective of ['tiers', 'score'] as const) {
                const fewer = seats.map((count) => Math.ceil(count / shrink))
                const engaged = people.map((_, p) => 1 + (p % most))
                const problem = buildProblem(fewer, tiers, engaged, edges)
                expect(solveOptimal(problem, { objective }).certificate.gap).toBe(0)
              }
        }
  })

  test('tells how far it is, never backwards, up to all', () => {
    const { seats, tiers, people, edges } = contestedProblem(200, 3000, 1)
    const told: number[] = []
    solveOptimal(
      buildProblem(
        seats.map((count) => count + 5),
        tiers,
        people,
        edges,
      ),
      {
        objective: 'tiers',
        onProgress: (placed, total) => told.push(placed / total),
      },
    )
    expect(told.length).toBeGreaterThan(1)
    expect(told).toEqual(told.toSorted((a, b) => a - b))
    expect(told.at(-1)).toBe(1)
  })
})

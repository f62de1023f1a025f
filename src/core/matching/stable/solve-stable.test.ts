import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildProblem, edgeOf, type Matching, type MatchingProblem } from '../problem.ts'
import { everyMatching, needsOf, type TinyProblem, tinyProblems } from '../testing/tiny-problems.ts'
import { countBlockingPairs } from './count-blocking-pairs.ts'
import { maxRank, RankError, type Ranks, ranksOf } from './ranks.ts'
import { solveStable } from './solve-stable.ts'

const proposers = ['person', 'need'] as const

/** A tiny problem with ranks on none, one or both sides, some absent, with ties or strict. */
function ranked(tiny: fc.Arbitrary<TinyProblem>, strict = false) {
  return tiny.chain(({ problem, edges }) => {
    const count = problem.edgePerson.length
    const side = strict
      ? fc.shuffledSubarray(
          Array.from({ length: count }, (_, at) => at + 1),
          { minLength: count, maxLength: count },
        )
      : fc.option(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: count, maxLength: count }))
    return fc.tuple(side, side).map(([needRank, personRank]) => ({
      problem,
      edges,
      ranks: {
        needRank: needRank === null ? null : Int32Array.from(needRank),
        personRank: personRank === null ? null : Int32Array.from(personRank),
      },
    }))
  })
}

/** Blocking pairs straight from their definition, by plain comparison of partners. */
function blockingSlowly(problem: MatchingProblem, ranks: Ranks | null, matching: Matching): number[] {
  const needs = needsOf(problem)
  const better = (side: Int32Array | null | undefined, a: number, b: number): boolean => {
    const rankA = side?.[a] ?? 0
    const rankB = side?.[b] ?? 0
    if (rankA > 0 && rankB > 0) return rankA < rankB
    if (rankA > 0 || rankB > 0) return rankA > 0
    return problem.edgeScore[a]! > problem.edgeScore[b]!
  }
  const used = [...matching.keys()].filter((edge) => matching[edge] === 1)
  return [...matching.keys()].filter((edge) => {
    if (matching[edge] === 1) return false
    const ofNeed = used.filter((other) => needs[other] === needs[edge])
    const ofPerson = used.filter((other) => problem.edgePerson[other] === problem.edgePerson[edge])
    const needWants =
      ofNeed.length < problem.needCapacity[needs[edge]!]! ||
      ofNeed.some((other) => better(ranks?.needRank, edge, other))
    const personWants =
      ofPerson.length < problem.personCapacity[problem.edgePerson[edge]!]! ||
      ofPerson.some((other) => better(ranks?.personRank, edge, other))
    return needWants && personWants
  })
}

const sizeOf = (matching: Matching): number => matching.reduce((sum, used) => sum + used, 0)

describe('SYS7 stable matching', () => {
  test('blocking pairs of any assignment are those of the definition', () => {
    fc.assert(
      fc.property(ranked(tinyProblems({ edges: 7 })), ({ problem, ranks }) => {
        for (const matching of everyMatching(problem)) {
          const { count, first } = countBlockingPairs(problem, ranks, matching)
          const slow = blockingSlowly(problem, ranks, matching)
          expect(first.map(({ edge }) => edge)).toEqual(slow)
          expect(count).toBe(slow.length)
          for (const { edge, need, person } of first) expect(edgeOf(problem, need, person)).toBe(edge)
        }
      }),
      { numRuns: 400 },
    )
  })

  test('a stable matching keeps capacities and has no blocking pair, with ties, absent ranks and a lottery', () => {
    const options = fc.record({
      proposer: fc.constantFrom(...proposers),
      fill: fc.boolean(),
      lottery: fc.option(fc.string(), { nil: null }),
    })
    fc.assert(
      fc.property(
        ranked(tinyProblems({ needs: 5, people: 6, edges: 20, greatestCapacity: 3 })),
        options,
        ({ problem, ranks }, option) => {
          const { matching, totals } = solveStable(problem, ranks, option)
          const needs = needsOf(problem)
          const seats = problem.needCapacity.slice()
          const places = problem.personCapacity.slice()
          for (const [edge, used] of matching.entries()) {
            seats[needs[edge]!]! -= used
            places[problem.edgePerson[edge]!]! -= used
          }
          expect(Math.min(0, ...seats, ...places)).toBe(0)
          expect(blockingSlowly(problem, ranks, matching)).toEqual([])
          expect(totals.filled).toBe(sizeOf(matching))
          expect(solveStable(problem, ranks, option).matching).toEqual(matching)
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('without ties every proposer has the best partners of all stable matchings, every receiver the worst', () => {
    fc.assert(
      fc.property(
        ranked(tinyProblems(), true),
        fc.constantFrom(...proposers),
        ({ problem, ranks }, proposer) => {
          const needs = needsOf(problem)
          const { matching } = solveStable(problem, ranks, { proposer })
          const stable = everyMatching(problem).filter(
            (other) => blockingSlowly(problem, ranks, other).length === 0,
          )
          expect(stable).toContainEqual(matching)
          /** Of what one end holds in either matching the best, as many as it holds. */
          const check = (end: number[], rank: Int32Array, best: Matching, worst: Matching): void => {
            for (const who of new Set(end)) {
              const own = [...end.keys()].filter((edge) => end[edge] === who)
              const held = own.filter((edge) => best[edge] === 1)
              const both = own.filter((edge) => best[edge] === 1 || worst[edge] === 1)
              both.sort((a, b) => rank[a]! - rank[b]!)
              expect(new Set(both.slice(0, held.length))).toEqual(new Set(held))
            }
          }
          const people = [...problem.edgePerson]
          for (const other of stable) {
            const fromPeople = proposer === 'person'
            check(people, ranks.personRank!, fromPeople ? matching : other, fromPeople ? other : matching)
            check(needs, ranks.needRank!, fromPeople ? other : matching, fromPeople ? matching : other)
          }
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('without ties all stable matchings fill the same, and who is not full has the same partners in all', () => {
    fc.assert(
      fc.property(ranked(tinyProblems({ needs: 4, people: 5, edges: 16 }), true), ({ problem, ranks }) => {
        const [people, needs] = proposers.map(
          (proposer) => solveStable(problem, ranks, { proposer }).matching,
        )
        const partners = (matching: Matching, end: readonly number[], who: number): number[] =>
          [...end.keys()].filter((edge) => end[edge] === who && matching[edge] === 1)
        for (const [end, capacity] of [
          [needsOf(problem), problem.needCapacity],
          [[...problem.edgePerson], problem.personCapacity],
        ] as const) {
          for (const [who, most] of capacity.entries()) {
            const one = partners(people!, end, who)
            const other = partners(needs!, end, who)
            expect(one.length).toBe(other.length)
            if (one.length < most) expect(one).toEqual(other)
          }
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('without ties the order of needs, people and edges changes nothing', () => {
    const shuffled = (count: number) =>
      fc.shuffledSubarray(
        Array.from({ length: count }, (_, at) => at),
        { minLength: count, maxLength: count },
      )
    const cases = ranked(tinyProblems({ needs: 4, people: 5, edges: 16 }), true).chain((one) =>
      fc.record({
        one: fc.constant(one),
        needOrder: shuffled(one.problem.needCount),
        personOrder: shuffled(one.problem.personCount),
        edgeOrder: shuffled(one.edges.need.length),
        proposer: fc.constantFrom(...proposers),
        fill: fc.boolean(),
      }),
    )
    fc.assert(
      fc.property(cases, ({ one, needOrder, personOrder, edgeOrder, proposer, fill }) => {
        const { problem, edges, ranks } = one
        const listed = (side: Int32Array) =>
          Int32Array.from(edgeOrder, (k) => side[edgeOf(problem, edges.need[k]!, edges.person[k]!)]!)
        const placed = (values: Int32Array, order: number[]) => {
          const moved = new Int32Array(values.length)
          for (const [from, to] of order.entries()) moved[to] = values[from]!
          return moved
        }
        const list = {
          need: Int32Array.from(edgeOrder, (k) => needOrder[edges.need[k]!]!),
          person: Int32Array.from(edgeOrder, (k) => personOrder[edges.person[k]!]!),
          score: Int32Array.from(edgeOrder, (k) => edges.score[k]!),
        }
        const moved = buildProblem(
          placed(problem.needCapacity, needOrder),
          placed(problem.needTier, needOrder),
          placed(problem.personCapacity, personOrder),
          list,
        )
        const movedRanks = ranksOf(moved, list, listed(ranks.needRank!), listed(ranks.personRank!))
        const before = solveStable(problem, ranks, { proposer, fill })
        const after = solveStable(moved, movedRanks, { proposer, fill })
        const needs = needsOf(problem)
        for (const [edge, used] of before.matching.entries()) {
          const to = edgeOf(moved, needOrder[needs[edge]!]!, personOrder[problem.edgePerson[edge]!]!)
          expect(after.matching[to]).toBe(used)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('filling keeps two thirds of the fullest stable matching where only receivers have ties', () => {
    const cases = fc.record({
      one: ranked(tinyProblems({ needs: 4, people: 4, edges: 12, greatestCapacity: 1 }), true),
      ties: fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 12, maxLength: 12 }),
      proposer: fc.constantFrom(...proposers),
    })
    fc.assert(
      fc.property(cases, ({ one: { problem, ranks: strict }, ties, proposer }) => {
        const tied = Int32Array.from(problem.edgePerson, (_, at) => ties[at]!)
        const ranks = proposer === 'person' ? { ...strict, needRank: tied } : { ...strict, personRank: tied }
        const fullest = everyMatching(problem)
          .filter((matching) => countBlockingPairs(problem, ranks, matching).count === 0)
          .reduce((most, matching) => Math.max(most, sizeOf(matching)), 0)
        const filled = solveStable(problem, ranks, { proposer, fill: true })
        expect(filled.totals.filled * 3).toBeGreaterThanOrEqual(fullest * 2)
      }),
      { numRuns: 1000 },
    )
  })

  test('filling takes who has nowhere else before an equal who has', () => {
    const one = Int32Array.of(1, 1)
    const list = {
      need: Int32Array.of(0, 1, 0),
      person: Int32Array.of(0, 0, 1),
      score: Int32Array.of(9, 5, 7),
    }
    const problem = buildProblem(one, one, one, list)
    const ranks = ranksOf(problem, list, Int32Array.of(1, 1, 1), Int32Array.of(1, 2, 1))
    const used = (fill: boolean) => [...solveStable(problem, ranks, { proposer: 'person', fill }).matching]
    // Edges in order: need 0 with person 0 and 1, need 1 with person 0.
    expect(used(false)).toEqual([1, 0, 0])
    expect(used(true)).toEqual([0, 1, 1])
  })

  test('a tie falls to the higher score, then to the lottery, then to who stands first', () => {
    const one = Int32Array.of(1)
    const three = {
      need: Int32Array.of(0, 0, 0),
      person: Int32Array.of(0, 1, 2),
    }
    const build = (score: Int32Array) => buildProblem(one, one, Int32Array.of(1, 1, 1), { ...three, score })
    const ranks: Ranks = { needRank: Int32Array.of(1, 1, 1), personRank: null }
    const chosen = (score: Int32Array, lottery: string | null = null) =>
      solveStable(build(score), ranks, { proposer: 'person', lottery }).matching.indexOf(1)
    expect(chosen(Int32Array.of(5, 9, 7))).toBe(1)
    expect(chosen(Int32Array.of(5, 9, 9))).toBe(1)
    const drawn = new Set(
      Array.from({ length: 30 }, (_, at) => `draw ${at}`).map((seed) => chosen(Int32Array.of(5, 5, 5), seed)),
    )
    expect(drawn).toEqual(new Set([0, 1, 2]))
    expect(chosen(Int32Array.of(5, 5, 9), 'a')).toBe(2)
  })

  test('ranks that are none are named by the place of their edge', () => {
    const list = { need: Int32Array.of(0, 0), person: Int32Array.of(1, 0), score: Int32Array.of(1, 2) }
    const problem = buildProblem(Int32Array.of(1), Int32Array.of(1), Int32Array.of(1, 1), list)
    expect(ranksOf(problem, list, Int32Array.of(7, 8), null)).toEqual({
      needRank: Int32Array.of(8, 7),
      personRank: null,
    })
    expect(() => ranksOf(problem, list, Int32Array.of(1, -1), null)).toThrow(RankError)
    expect(() => ranksOf(problem, list, null, Int32Array.of(1, maxRank + 1))).toThrow('edge 1')
  })
})

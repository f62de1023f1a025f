import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkCertificate } from '../optimal/certificate.ts'
import { type OptimalResult, solveOptimal } from '../optimal/solve-optimal.ts'
import { totalsOf } from '../totals.ts'
import { pairExplainer } from './explain-pair.ts'
import { type Capacities, findImproving } from './improving.ts'
import { listCandidates } from './list.ts'
import { matchWithAllCandidates } from './match-all.ts'
import { prepareCandidates } from './prepare.ts'
import { solveSlowly } from './testing/exact-solver.ts'
import { smallCities, smallCity } from './testing/small-city.ts'
import { capacitiesOf, wholeProblem } from './testing/whole-problem.ts'

const objective = fc.constantFrom('tiers' as const, 'score' as const)
const cities = smallCities(7, 25)

describe('matching with all candidates', () => {
  test('from lists of one candidate reaches the fill and the total of a matching over every eligible pair', async () => {
    let grown = 0
    let filledFurther = 0
    await fc.assert(
      fc.asyncProperty(cities, fc.nat(1000), objective, async (input, seed, of) => {
        const capacities = capacitiesOf(input, seed)
        const space = prepareCandidates(input)
        const result = await matchWithAllCandidates(
          (problem) => solveSlowly(problem, of),
          space,
          capacities,
          {
            objective: of,
            most: 1,
          },
        )
        const whole = wholeProblem(input, capacities)
        expect(result).toMatchObject({ status: 'proven', bound: 0, greaterFill: 0 })
        const reached = totalsOf(result.problem, result.solved.matching)
        expect(reached).toEqual(totalsOf(whole, solveSlowly(whole, of).matching))
        if (result.added > 0) grown++
        if (result.rounds.some(({ greaterFill }) => greaterFill > 0)) filledFurther++
      }),
      { numRuns: 100 },
    )
    expect(grown).toBeGreaterThan(10)
    expect(filledFurther).toBeGreaterThan(3)
  })

  test('beginning each round with the one before, finds what one solution of every eligible pair is worth, and proves it', async () => {
    let begun = 0
    await fc.assert(
      fc.asyncProperty(cities, fc.nat(1000), objective, async (input, seed, of) => {
        const capacities = capacitiesOf(input, seed)
        const { solved, problem, status } = await matchWithAllCandidates<OptimalResult>(
          (each, before) => {
            if (before === undefined) return solveOptimal(each, { objective: of })
            begun++
            return solveOptimal(each, { objective: of, before })
          },
          prepareCandidates(input),
          capacities,
          { objective: of, most: 1 },
        )
        const whole = wholeProblem(input, capacities)
        const { totalScore, filledByTier } = solveOptimal(whole, { objective: of }).totals
        expect([status, solved.totals.totalScore]).toEqual(['proven', totalScore])
        if (of === 'tiers') expect(solved.totals.filledByTier).toEqual(filledByTier)
        // The matching is that of the last problem alone, so that it can be found again.
        expect(solved.matching).toEqual(solveOptimal(problem, { objective: of }).matching)
        expect(checkCertificate(problem, solved.matching, solved.prices, of)).toMatchObject({
          gap: 0,
          faults: [],
        })
      }),
      { numRuns: 300 },
    )
    expect(begun).toBeGreaterThan(50)
  })

  test('the prices it ends with prove the total over every eligible pair: bound − total is 0', async () => {
    await fc.assert(
      fc.asyncProperty(cities, fc.nat(1000), objective, async (input, seed, of) => {
        const capacities = capacitiesOf(input, seed)
        const { solved, problem } = await matchWithAllCandidates(
          (each) => solveSlowly(each, of),
          prepareCandidates(input),
          capacities,
          { objective: of, most: 1 },
        )
        const whole = wholeProblem(input, capacities)
        const { totalScore, filledByTier } = totalsOf(problem, solved.matching)
        const tierPrice = new Map(solved.prices.tier.map(({ tier, price }) => [tier, price]))
        let bound = 0
        for (let need = 0; need < whole.needCount; need++) {
          const own = solved.prices.need[need]!
          bound += own * whole.needCapacity[need]!
          for (let edge = whole.needStart[need]!; edge < whole.needStart[need + 1]!; edge++) {
            const person = whole.edgePerson[edge]!
            // Who has no seat or no engagement left to give can take part in no matching.
            if (whole.needCapacity[need] === 0 || whole.personCapacity[person] === 0) continue
            const others = solved.prices.person[person]! + (tierPrice.get(whole.needTier[need]!) ?? 0)
            bound += Math.max(0, whole.edgeScore[edge]! - own - others)
          }
        }
        for (const [person, capacity] of whole.personCapacity.entries())
          bound += solved.prices.person[person]! * capacity
        for (const { tier, filled } of filledByTier) bound += filled * (tierPrice.get(tier) ?? 0)
        expect(bound).toBe(totalScore)
      }),
      { numRuns: 40 },
    )
  })

  test('stopped before it is proven, the bound is not less than what is really left', async () => {
    let unproven = 0
    await fc.assert(
      fc.asyncProperty(cities, fc.nat(1000), async (input, seed) => {
        const capacities = capacitiesOf(input, seed)
        const result = await matchWithAllCandidates(
          (problem) => solveSlowly(problem, 'score'),
          prepareCandidates(input),
          capacities,
          { objective: 'score', most: 1, rounds: 1 },
        )
        const whole = wholeProblem(input, capacities)
        const best = totalsOf(whole, solveSlowly(whole, 'score').matching).totalScore
        const reached = totalsOf(result.problem, result.solved.matching).totalScore
        expect(result.bound).toBeGreaterThanOrEqual(best - reached)
        if (result.status === 'limit') unproven++
      }),
      { numRuns: 40 },
    )
    expect(unproven).toBeGreaterThan(5)
  })
})

describe('pairs that could improve', () => {
  test('are all found, although whole blocks of people are passed over', () => {
    const input = smallCity(8, 8, 600)
    const explain = pairExplainer(input)
    const space = prepareCandidates(input)
    const pairs = Array.from(space.needOrder, (need) =>
      Array.from(space.personOrder, (person) => explain(need, person)),
    )
    const list = listCandidates(space, 2)
    const capacities: Capacities = {
      needCapacity: new Int32Array(8).fill(1),
      needTier: new Int32Array(8).fill(1),
      personCapacity: new Int32Array(600).fill(1),
    }
    const listedOf = new Set<string>()
    for (let need = 0; need < 8; need++)
      for (let at = list.pairs.start[need]!; at < list.pairs.start[need + 1]!; at++)
        listedOf.add(`${need} ${list.pairs.person[at]!}`)
    for (const price of [300_000, 500_000, 600_000, 700_000, 900_000]) {
      const prices = {
        need: new Float64Array(8).fill(price),
        person: Float64Array.from({ length: 600 }, (_, at) => 100 * (at % 7)),
        tier: [{ tier: 1, price: -1000 }],
      }
      const expected: string[] = []
      for (let need = 0; need < 8; need++)
        for (const [person, index] of space.personOrder.entries()) {
          const { eligible, score } = pairs[need]![person]!
          if (!eligible || listedOf.has(`${need} ${person}`)) continue
          if (score > price - 1000 + prices.person[index]!) expected.push(`${need} ${person} ${score}`)
        }
      const found = findImproving(space, list, capacities, prices, 600)
      const { need, person, score } = found.edges
      expect(Array.from(need, (each, at) => `${each} ${person[at]!} ${score[at]!}`).sort()).toEqual(
        expected.sort(),
      )
      expect(found.count).toBe(expected.length)
      if (price === 900_000) expect(found.scored).toBeLessThan(list.eligiblePairs / 2)
    }
  })
})

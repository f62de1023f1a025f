import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCertificate, type Objective } from '../optimal/certificate.ts'
import { solveOptimal } from '../optimal/solve-optimal.ts'
import { buildProblem, type MatchingProblem } from '../problem.ts'
import { randomProblem } from '../testing/random-problem.ts'
import { componentsOf } from './components.ts'
import { partsOf } from './part.ts'
import { type SolvePart, solveSplit } from './solve-split.ts'

const exactly =
  (objective: Objective): SolvePart =>
  ({ problem }) =>
    solveOptimal(problem, { objective })

/** Needs and people drawn into so many regions; -1 stays outside of all. */
const regionsFor = (
  { needCount, personCount }: MatchingProblem,
  draws: readonly number[],
  count: number,
) => ({
  count,
  ofNeed: Int32Array.from({ length: needCount }, (_, i) => draws[i % draws.length]! % count),
  ofPerson: Int32Array.from({ length: personCount }, (_, p) => draws[(p * 7 + 3) % draws.length]! % count),
})

const objectives = fc.constantFrom<Objective>('tiers', 'score')
const seeds = fc.integer({ min: 1, max: 1_000_000 })

describe('SYS7 a matching solved in parts', () => {
  it('parts without a pair in common lose nothing', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, objectives, async (seed, objective) => {
        const problem = randomProblem(seed)
        const split = await solveSplit(problem, { objective }, exactly(objective))
        const whole = solveOptimal(problem, { objective })
        expect(split.totals).toEqual(whole.totals)
        expect(split.loss.score).toBe(0)
        expect(split.loss.fill.every(({ seats }) => seats === 0)).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  it('the parts’ prices come together to prices that prove the whole, one for each tier', async () => {
    let severalParts = 0
    await fc.assert(
      fc.asyncProperty(seeds, seeds, objectives, async (one, other, objective) => {
        // Two cities side by side have no pair in common, whatever each is made of.
        const problem = sideBySide(randomProblem(one), randomProblem(other))
        const split = await solveSplit(problem, { objective }, exactly(objective))
        const { gap, faults } = checkCertificate(problem, split.matching, split.prices!, objective)
        expect({ gap, faults }).toEqual({ gap: 0, faults: [] })
        if (split.parts > 1) severalParts++
      }),
      { numRuns: 1000 },
    )
    expect(severalParts).toBeGreaterThan(500)
  })

  it('with regions the matching is allowed and the loss against the best is what it is said to be at most', async () => {
    let lost = 0
    await fc.assert(
      fc.asyncProperty(
        seeds,
        objectives,
        fc.array(fc.nat(5), { minLength: 5, maxLength: 9 }),
        fc.integer({ min: 1, max: 3 }),
        async (seed, objective, draws, count) => {
          const problem = randomProblem(seed)
          const regions = regionsFor(problem, draws, count)
          const split = await solveSplit(problem, { objective, regions }, exactly(objective))
          const whole = solveOptimal(problem, { objective })
          const { faults } = checkCertificate(problem, split.matching, whole.prices, 'score')
          expect(faults.filter(({ rule }) => rule === 'needOverfull' || rule === 'personOverfull')).toEqual(
            [],
          )
          // Of the greatest fill, which is counted exactly, and the score, which is bounded.
          const missing = new Map(split.loss.fill.map(({ tier, seats }) => [tier, seats]))
          if (objective === 'tiers')
            expect(
              split.totals.filledByTier.map(({ tier, filled }) => filled + (missing.get(tier) ?? 0)),
            ).toEqual(whole.totals.filledByTier.map(({ filled }) => filled))
          expect(whole.totals.totalScore - split.totals.totalScore).toBeLessThanOrEqual(split.loss.score)
          if (whole.totals.totalScore !== split.totals.totalScore) lost++
        },
      ),
      { numRuns: 600 },
    )
    // Otherwise the bound would not have been tried.
    expect(lost).toBeGreaterThan(50)
  })

  it('a border pair is looked at in the second round', async () => {
    // Need 0 in region 0, its only candidate in region 1: alone neither region finds the pair worth 7.
    const problem = buildProblem(Int32Array.of(1), Int32Array.of(1), Int32Array.of(1), {
      need: Int32Array.of(0),
      person: Int32Array.of(0),
      score: Int32Array.of(7),
    })
    const regions = { count: 2, ofNeed: Int32Array.of(0), ofPerson: Int32Array.of(1) }
    const split = await solveSplit(problem, { objective: 'score', regions }, exactly('score'))
    expect(split).toMatchObject({ borderPairs: 1, totals: { filled: 1, totalScore: 7 } })
    // No part has a price for it, so the bound is 7 for the pair and nothing else: 7 − 7 = 0.
    expect(split.loss).toEqual({ fill: [], score: 0 })
  })

  it('who is ready first makes no difference', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, fc.scheduler(), async (seed, scheduler) => {
        const problem = randomProblem(seed)
        const regions = regionsFor(problem, [0, 1, 2, 1, 0], 3)
        const now = await solveSplit(problem, { objective: 'tiers', regions }, exactly('tiers'))
        const late = solveSplit(problem, { objective: 'tiers', regions }, (part, index) =>
          scheduler.schedule(Promise.resolve(exactly('tiers')(part, index))),
        )
        await scheduler.waitFor(late)
        expect((await late).matching).toEqual(now.matching)
      }),
      { numRuns: 60 },
    )
  })

  it('each pair lies in the part of both its ends, and components cut none', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const problem = randomProblem(seed)
        const parts = partsOf(problem, componentsOf(problem))
        const edges = parts.flatMap((part) => [...part.edges]).sort((a, b) => a - b)
        expect(edges).toEqual([...problem.edgePerson.keys()])
        for (const part of parts)
          part.problem.edgePerson.forEach((person, at) => {
            expect(part.people[person]).toBe(problem.edgePerson[part.edges[at]!])
            expect(part.problem.edgeScore[at]).toBe(problem.edgeScore[part.edges[at]!])
          })
      }),
      { numRuns: 200 },
    )
  })
})

/** Two problems as one. */
function sideBySide(a: MatchingProblem, b: MatchingProblem): MatchingProblem {
  const both = (one: Int32Array, other: Int32Array) => Int32Array.of(...one, ...other)
  return {
    needCount: a.needCount + b.needCount,
    personCount: a.personCount + b.personCount,
    needCapacity: both(a.needCapacity, b.needCapacity),
    needTier: both(a.needTier, b.needTier),
    personCapacity: both(a.personCapacity, b.personCapacity),
    needStart: both(
      a.needStart.subarray(0, a.needCount),
      b.needStart.map((at) => at + a.edgePerson.length),
    ),
    edgePerson: both(
      a.edgePerson,
      b.edgePerson.map((person) => person + a.personCount),
    ),
    edgeScore: both(a.edgeScore, b.edgeScore),
  }
}

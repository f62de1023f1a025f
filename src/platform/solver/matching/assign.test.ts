import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { onlyRules } from '#core/matching/near-stable/rules.ts'
import { buildProblem, type Matching, type MatchingProblem } from '#core/matching/problem.ts'
import { solveSpread } from '#core/matching/spread/solve-spread.ts'
import { countBlockingPairs } from '#core/matching/stable/count-blocking-pairs.ts'
import { solveStable } from '#core/matching/stable/solve-stable.ts'
import { everyMatching, needsOf, tinyProblems } from '#core/matching/testing/tiny-problems.ts'
import { totalsOf } from '#core/matching/totals.ts'
import type { Solver } from '../solve-model.ts'
import { solveInThread } from '../testing/solve-in-thread.ts'
import { assignWithin } from './assign.ts'
import { proposeAssignment } from './propose-assignment.ts'

const tools = { solve: solveInThread, now: () => 0 }
const settings = { seconds: 60, seed: 0 }

const objectives = fc.constantFrom('tiers' as const, 'score' as const)

const worthOf = (problem: MatchingProblem, objective: 'tiers' | 'score', matching: Matching): number[] => {
  const { filledByTier, totalScore } = totalsOf(problem, matching)
  return [...(objective === 'tiers' ? filledByTier.map(({ filled }) => filled) : []), totalScore]
}

/** The greatest of the rows, the first number that differs deciding; null for none. */
function greatest(rows: readonly number[][]): number[] | null {
  return rows.reduce<number[] | null>((best, row) => {
    const at = best === null ? 0 : row.findIndex((value, k) => value !== best[k])
    return best === null || (at >= 0 && row[at]! > best[at]!) ? row : best
  }, null)
}

const ranked = tinyProblems({ needs: 3, people: 4, edges: 8 }).chain(({ problem }) => {
  const count = problem.edgePerson.length
  const side = fc.option(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: count, maxLength: count }))
  return fc.record({
    problem: fc.constant(problem),
    objective: objectives,
    most: fc.integer({ min: 0, max: 3 }),
    ranks: fc.tuple(side, side).map(([needRank, personRank]) => ({
      needRank: needRank === null ? null : Int32Array.from(needRank),
      personRank: personRank === null ? null : Int32Array.from(personRank),
    })),
  })
})

describe('SYS7 the best matching within so many blocking pairs', () => {
  test('is the best of all that have no more, tier by tier, then by score', async () => {
    await fc.assert(
      fc.asyncProperty(ranked, async ({ problem, objective, most, ranks }) => {
        const found = await assignWithin(
          problem,
          { blocking: { ranks, most } },
          { ...settings, objective },
          tools,
        )
        const best = greatest(
          everyMatching(problem)
            .filter((matching) => countBlockingPairs(problem, ranks, matching).count <= most)
            .map((matching) => worthOf(problem, objective, matching)),
        )
        if (!('matching' in found)) throw new Error(found.status)
        expect(found.status).toBe('optimal')
        expect(worthOf(problem, objective, found.matching)).toEqual(best)
        expect(found.aims.map(({ value }) => value)).toEqual(best)
        expect(found.aims.map(({ bound }) => bound)).toEqual(best)
        expect(found.blockingPairs).toBe(countBlockingPairs(problem, ranks, found.matching).count)
        expect(found.blockingPairs).toBeLessThanOrEqual(most)
      }),
      { numRuns: 80 },
    )
  })

  test('with no limit it is the optimum', async () => {
    await fc.assert(
      fc.asyncProperty(ranked, async ({ problem, objective, ranks }) => {
        const blocking = { ranks, most: problem.edgePerson.length }
        const found = await assignWithin(problem, { blocking }, { ...settings, objective }, tools)
        const optimum = solveSpread(problem, { objective })
        if (!('matching' in found) || optimum.status !== 'optimal') throw new Error(found.status)
        expect(worthOf(problem, objective, found.matching)).toEqual(
          worthOf(problem, objective, optimum.matching),
        )
      }),
      { numRuns: 40 },
    )
  })

  test('out of time it is the best stable matching known, and never called optimal', async () => {
    const outOfTime: Solver = async () => ({ status: 'limit', bound: 1e9 })
    await fc.assert(
      fc.asyncProperty(ranked, async ({ problem, objective, ranks }) => {
        const found = await assignWithin(
          problem,
          { blocking: { ranks, most: 0 } },
          { ...settings, objective },
          { ...tools, solve: outOfTime },
        )
        if (!('matching' in found)) throw new Error(found.status)
        // Only what reaches the optimum is proved without the solver.
        const last = found.aims.at(-1)!
        expect(found.status === 'optimal').toBe(last.bound === last.value && last.aim === 'score')
        expect(found.blockingPairs).toBe(0)
        expect(found.aims.at(-1)!.bound).toBeGreaterThanOrEqual(found.aims.at(-1)!.value)
        const { totals } = solveStable(problem, ranks, { proposer: 'person' })
        if (objective === 'score') expect(found.totals.totalScore).toBeGreaterThanOrEqual(totals.totalScore)
      }),
      { numRuns: 200 },
    )
  })

  test('runs in a worker with the optimum to begin with', async () => {
    const list = {
      need: Int32Array.of(0, 0, 1),
      person: Int32Array.of(0, 1, 0),
      score: Int32Array.of(9, 8, 7),
    }
    const one = Int32Array.of(1, 1)
    const problem = buildProblem(one, one, one, list)
    const optimum = solveSpread(problem, { objective: 'score' })
    const known = optimum.status === 'optimal' ? [optimum.matching] : []
    const within = (most: number) =>
      proposeAssignment({
        problem,
        rules: { blocking: { ranks: null, most } },
        settings: { ...settings, objective: 'score' },
        known,
      })
    // Need 0 and person 0 want each other most; apart they bring 8 + 7.
    expect(await within(0)).toMatchObject({ status: 'optimal', totals: { totalScore: 9 }, blockingPairs: 0 })
    expect(await within(1)).toMatchObject({ status: 'optimal', totals: { totalScore: 15 }, blockingPairs: 1 })
  })
})

describe('SYS7 matching within quotas that cross', () => {
  test('is the best of all that keep them, or proved impossible', async () => {
    const cases = tinyProblems({ needs: 4, people: 4, edges: 8 }).chain(({ problem }) => {
      const groups = (count: number) =>
        fc.array(
          fc
            .record({
              members: fc.subarray(Array.from({ length: count }, (_, at) => at)),
              least: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.constant(1)),
              more: fc.integer({ min: 0, max: 2 }),
            })
            .map(({ members, least, more }) => ({ name: 'g', members, least, most: least + more })),
          { maxLength: 3 },
        )
      return fc.record({
        problem: fc.constant(problem),
        objective: objectives,
        needGroups: groups(problem.needCount),
        personGroups: groups(problem.personCount),
      })
    })
    const seen = new Set<string>()
    await fc.assert(
      fc.asyncProperty(cases, async ({ problem, objective, needGroups, personGroups }) => {
        const found = await assignWithin(
          problem,
          { needGroups, personGroups },
          { ...settings, objective },
          tools,
        )
        seen.add(found.status)
        const needs = needsOf(problem)
        const within = (matching: Matching): boolean =>
          [
            ...needGroups.map((group) => ({ ...group, ends: needs })),
            ...personGroups.map((group) => ({ ...group, ends: [...problem.edgePerson] })),
          ].every(({ ends, members, least, most }) => {
            const count = ends.filter((end, e) => matching[e] === 1 && members.includes(end)).length
            return count >= least && count <= most
          })
        const best = greatest(
          everyMatching(problem)
            .filter(within)
            .map((matching) => worthOf(problem, objective, matching)),
        )
        if (found.status === 'infeasible') {
          expect(best).toBeNull()
          expect(found.irreducible).toBe(true)
          // Without any one rule of those that collide there is an assignment; the rest are given up.
          const within = async (kept: typeof found.rules): Promise<string> => {
            const rules = onlyRules({ needGroups, personGroups }, kept)
            return (await assignWithin(problem, rules, { ...settings, objective }, tools)).status
          }
          expect(await within(found.rules)).toBe('infeasible')
          for (const rule of found.rules) {
            expect(await within(found.rules.filter((other) => other !== rule))).toBe('optimal')
          }
        } else if (!('matching' in found)) throw new Error(found.status)
        else {
          expect(within(found.matching)).toBe(true)
          expect(worthOf(problem, objective, found.matching)).toEqual(best)
        }
      }),
      { numRuns: 80 },
    )
    expect([...seen].sort()).toEqual(['infeasible', 'optimal'])
  })
})

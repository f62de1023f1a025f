import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CandidateInput } from '#core/matching/candidates/input.ts'
import { solveSlowly } from '#core/matching/candidates/testing/exact-solver.ts'
import { randomCity } from '#core/matching/candidates/testing/random-city.ts'
import { capacitiesOf, onWhole, wholeProblem } from '#core/matching/candidates/testing/whole-problem.ts'
import type { MatchingProblem } from '#core/matching/problem.ts'
import { countBlockingPairs } from '#core/matching/stable/count-blocking-pairs.ts'
import { type MatchingTotals, totalsOf } from '#core/matching/totals.ts'
import { matchSettings } from '../../contract/match-run.ts'
import { candidateInput, type RunInput } from './snapshot.ts'
import { partsHere, solveExactly } from './solve-exactly.ts'
import { solveRun } from './solve-run.ts'

const words = ['电池', '组件', '焊接', '工艺']

/** A run over a small city from lists of one candidate, so that most of what matters is left out at first. */
function runOver(
  seed: number,
  needs: number,
  people: number,
  asked: Pick<RunInput['settings'], 'objective' | 'mostBlocking'>,
) {
  const city = randomCity(seed, { needs, people, chains: 1, skills: 6, words, textLength: 4 })
  const { blocked, chainNodes, skills, majorNearness } = city.input
  // One seat and one place for each: the best total and what nobody would leave often differ.
  const capacities = {
    needCapacity: new Int32Array(needs).fill(1),
    needTier: capacitiesOf(city.input, seed).needTier,
    personCapacity: new Int32Array(people).fill(1),
  }
  const run: RunInput = {
    method: 'nearStable',
    settings: { ...matchSettings.parse({ most: 1 }), ...asked },
    needs: city.input.needs.map((candidate, at) => ({
      candidate,
      title: candidate.id,
      enterpriseName: candidate.employer,
      county: '341102',
      countyName: '琅琊区',
      education: '20',
      titleLevel: null,
      words: city.needTexts[at]!,
    })),
    people: city.input.people.map((candidate, at) => ({
      candidate,
      school: null,
      education: null,
      titleLevel: null,
      words: city.personTexts[at]!,
    })),
    needCapacity: [...capacities.needCapacity],
    needTier: [...capacities.needTier],
    personCapacity: [...capacities.personCapacity],
    references: { blocked, chainNodes, skills, majorNearness },
    pins: { forced: [], ruledOut: [] },
    previous: [],
  }
  const input: CandidateInput = candidateInput(run)
  return { run, whole: wholeProblem(input, capacities) }
}

/** Which of two results is better: tier by tier what is filled where tiers count, then the score. */
function compare(objective: 'tiers' | 'score', one: MatchingTotals, other: MatchingTotals): number {
  if (objective === 'tiers')
    for (const [at, { filled }] of one.filledByTier.entries()) {
      const more = filled - other.filledByTier[at]!.filled
      if (more !== 0) return more
    }
  return one.totalScore - other.totalScore
}

/** The best of all matchings with so few blocking pairs, found by trying every one; each need has one seat. */
function slowlyNearStable(
  problem: MatchingProblem,
  objective: 'tiers' | 'score',
  mostBlocking: number,
): MatchingTotals {
  let best: MatchingTotals | null = null
  const matching = new Uint8Array(problem.edgePerson.length)
  const taken = new Set<number>()
  const tryFrom = (need: number): void => {
    if (need === problem.needCount) {
      if (countBlockingPairs(problem, null, matching, { listed: 0 }).count > mostBlocking) return
      const totals = totalsOf(problem, matching)
      if (best === null || compare(objective, totals, best) > 0) best = totals
      return
    }
    tryFrom(need + 1)
    for (let edge = problem.needStart[need]!; edge < problem.needStart[need + 1]!; edge++) {
      const person = problem.edgePerson[edge]!
      if (taken.has(person)) continue
      taken.add(person)
      matching[edge] = 1
      tryFrom(need + 1)
      matching[edge] = 0
      taken.delete(person)
    }
  }
  tryFrom(0)
  return best!
}

describe('SYS7 a nearly stable run', () => {
  test('counts its blocking pairs over all eligible pairs, and says the best only of what nothing beats', async () => {
    const seen = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(
        fc.nat(1_000_000),
        fc.integer({ min: 3, max: 6 }),
        fc.integer({ min: 3, max: 7 }),
        fc.constantFrom('tiers' as const, 'score' as const),
        fc.integer({ min: 0, max: 1 }),
        async (seed, needs, people, objective, mostBlocking) => {
          const { run, whole } = runOver(seed, needs, people, { objective, mostBlocking })
          const outcome = await solveRun(run, () => {}, solveExactly(partsHere))
          if (outcome.status !== 'done') throw new Error(outcome.status)
          const { frozen, parts } = outcome
          const matching = onWhole(whole, frozen.problem, frozen.matching)
          expect(parts.blockingPairs).toBe(countBlockingPairs(whole, null, matching, { listed: 0 }).count)
          const reached = totalsOf(whole, matching)
          const best = totalsOf(whole, solveSlowly(whole, objective).matching)
          expect(parts.best).toEqual({ filled: best.filled, totalScore: best.totalScore })
          const { status, bound, greaterFill } = parts.certificate
          if (status === 'withinQuotas') {
            expect(parts.blockingPairs).toBeLessThanOrEqual(mostBlocking)
            expect(reached).toEqual(best)
          }
          if (status === 'amongListed') {
            const listed = totalsOf(frozen.problem, frozen.matching)
            const judged = slowlyNearStable(frozen.problem, objective, mostBlocking)
            expect(compare(objective, listed, judged)).toBe(0)
          }
          // What is said to be possible beyond the result is never less than what is.
          if (objective === 'tiers') expect(best.filled - reached.filled).toBeLessThanOrEqual(greaterFill)
          if (bound !== null) expect(best.totalScore - reached.totalScore).toBeLessThanOrEqual(bound)
          seen.set(status, (seen.get(status) ?? 0) + 1)
        },
      ),
      { numRuns: 40, seed: 20_261_127 },
    )
    // Both were met, so that neither was proved of nothing.
    expect([...seen.keys()].toSorted()).toEqual(['amongListed', 'withinQuotas'])
  }, 240_000)
})

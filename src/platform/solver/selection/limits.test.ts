import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arbitraryProblem } from '#core/scheduling/selection/testing/arbitrary-problem.ts'
import {
  brokenRules,
  everySelection,
  objectiveInHundredths,
} from '#core/scheduling/selection/testing/brute-force.ts'
import type { Solver } from '../solve-model.ts'
import { selectTrainees } from './select.ts'

/** A solver whose time is always out. */
const outOfTime: Solver = async () => ({ status: 'limit', bound: null })

describe('a selection whose solver ends with nothing', () => {
  test('is the greedy one with a bound that holds, and never called optimal or infeasible without proof', async () => {
    const seen = new Set<string>()
    await fc.assert(
      fc.asyncProperty(arbitraryProblem, async (problem) => {
        const proposal = await selectTrainees(
          problem,
          { seconds: 1, seed: 0 },
          { solve: outOfTime, now: () => 0 },
        )
        seen.add(proposal.status)
        const sound = [...everySelection(problem)].filter((set) => brokenRules(problem, set).length === 0)
        if (proposal.status === 'feasible') {
          expect(brokenRules(problem, new Set(proposal.selected))).toEqual([])
          for (const set of sound) {
            expect(objectiveInHundredths(problem, set)).toBeLessThanOrEqual(Math.round(proposal.bound! * 100))
          }
        } else if (proposal.status === 'infeasible') {
          // Counting is a proof.
          expect(sound).toEqual([])
          expect(proposal.conflicts.length).toBeGreaterThan(0)
        } else {
          expect(proposal).toMatchObject({ status: 'limit', objective: null, selected: [] })
          expect(problem.kindLimits?.length ?? 0).toBeGreaterThan(0)
        }
      }),
      { numRuns: 600 },
    )
    expect([...seen].sort()).toEqual(['feasible', 'infeasible', 'limit'])
  })

  test('a solver that calls infeasible what has a selection is not believed', async () => {
    const lying: Solver = async () => ({ status: 'infeasible' })
    const problem = {
      seats: 1,
      people: [{ id: 'p', unit: 'u', kinds: [], covers: [], duty: 1 }],
      needs: [],
      units: [{ id: 'u', min: 0, max: 1, headcount: 10 }],
      maxUnitShare: 1,
      weights: { coverage: 1, duty: 1, change: 1 },
    }
    await expect(
      selectTrainees(problem, { seconds: 1, seed: 0 }, { solve: lying, now: () => 0 }),
    ).rejects.toThrow('calls infeasible what has a selection')
  })
})

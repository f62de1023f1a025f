import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SelectionProblem } from '#core/scheduling/selection/problem.ts'
import type { Conflict } from '#core/scheduling/selection/proposal.ts'
import { replan } from '#core/scheduling/selection/replan.ts'
import { arbitraryProblem } from '#core/scheduling/selection/testing/arbitrary-problem.ts'
import {
  brokenRules,
  differenceOf,
  everySelection,
  objectiveInHundredths,
} from '#core/scheduling/selection/testing/brute-force.ts'
import { solveInThread } from '../testing/solve-in-thread.ts'
import { selectTrainees } from './select.ts'

const select = (problem: SelectionProblem) =>
  selectTrainees(problem, { seconds: 60, seed: 1 }, { solve: solveInThread, now: () => performance.now() })

const runs = { numRuns: 600 }

/** The best of all sets that keep the rules, in the order given; null when there is none. */
function bruteForce(
  problem: SelectionProblem,
  orderOf: (selected: Set<string>) => number[],
): number[] | null {
  let best: number[] | null = null
  for (const selected of everySelection(problem)) {
    if (brokenRules(problem, selected).length > 0) continue
    const order = orderOf(selected)
    if (best === null || isBefore(best, order)) best = order
  }
  return best
}

function isBefore(a: number[], b: number[]): boolean {
  const at = a.findIndex((value, index) => value !== b[index])
  return at >= 0 && a[at]! < b[at]!
}

describe('the selection of trainees', () => {
  test('is the optimum that brute force finds, with the most people of all optima', async () => {
    let feasible = 0
    await fc.assert(
      fc.asyncProperty(arbitraryProblem, async (problem) => {
        const orderOf = (selected: Set<string>) => [objectiveInHundredths(problem, selected), selected.size]
        const best = bruteForce(problem, orderOf)
        const proposal = await select(problem)
        if (best === null) {
          expect(proposal).toMatchObject({ status: 'infeasible', objective: null, bound: null, selected: [] })
          return
        }
        feasible++
        const selected = new Set(proposal.selected)
        expect(proposal.status).toBe('optimal')
        expect(brokenRules(problem, selected)).toEqual([])
        expect(orderOf(selected)).toEqual(best)
        expect(proposal.objective).toBe(best[0]! / 100)
        expect(proposal.bound).toBe(proposal.objective)
        expect([...proposal.selected, ...proposal.waitlist].every((id) => id in proposal.reasons)).toBe(true)
      }),
      runs,
    )
    expect(feasible).toBeGreaterThan(runs.numRuns / 4)
  })

  test('among equals prefers whoever stands earlier in the input: no exchange for an earlier one is as good', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryProblem, async (problem) => {
        const { selected, objective } = await select(problem)
        const order = problem.people.map(({ id }) => id)
        for (const id of selected) {
          for (const earlier of order.slice(0, order.indexOf(id))) {
            if (selected.includes(earlier)) continue
            const other = new Set([...selected.filter((each) => each !== id), earlier])
            if (brokenRules(problem, other).length > 0) continue
            expect(objectiveInHundredths(problem, other)).toBeLessThan(Math.round(objective! * 100))
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  test('infeasible: the rules named collide, and none of them can be spared', async () => {
    let infeasible = 0
    await fc.assert(
      fc.asyncProperty(arbitraryProblem, async (problem) => {
        const { status, conflicts, irreducible } = await select(problem)
        if (status !== 'infeasible') return
        infeasible++
        expect(irreducible).toBe(true)
        const named = conflicts.map(keyOf)
        // Who is blocked stays so as a fact, unless the person has to come: then it is a rule as well.
        const hasToCome = (id: string): boolean =>
          problem.pins?.in?.includes(id) === true ||
          problem.people.some((person) => person.id === id && person.mustAttend === true)
        const isFact = (key: string): boolean =>
          key.startsWith('blocked ') && !hasToCome(key.slice('blocked '.length))
        const canKeep = (rules: string[]): boolean =>
          [...everySelection(problem)].some((selected) =>
            brokenRules(problem, selected).every((key) => !rules.includes(key) && !isFact(key)),
          )
        expect(canKeep(named)).toBe(false)
        for (const spared of named) expect(canKeep(named.filter((key) => key !== spared))).toBe(true)
      }),
      runs,
    )
    expect(infeasible).toBeGreaterThan(20)
  })

  test('re-planning takes as many places as before, then moves the fewest, then is best', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryProblem, fc.integer(), async (problem, pick) => {
        const before = await select({ ...problem, previous: undefined })
        if (before.selected.length === 0) return
        const refuser = before.selected[Math.abs(pick) % before.selected.length]!
        const again = replan(problem, before.selected, [refuser])
        const orderOf = (selected: Set<string>) => [
          Math.min(selected.size, before.selected.length),
          -differenceOf(again, selected),
          objectiveInHundredths(again, selected),
          selected.size,
        ]
        const best = bruteForce(again, orderOf)
        const proposal = await select(again)
        expect(proposal.status).toBe(best === null ? 'infeasible' : 'optimal')
        if (best === null) return
        expect(orderOf(new Set(proposal.selected))).toEqual(best)
        expect(proposal.reasons[refuser]).toEqual({ in: false, rule: 'blocked', params: { why: 'refused' } })
      }),
      { numRuns: 400 },
    )
  })

  test('a great weight of change moves as few as the rules allow', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryProblem, async (problem) => {
        const previous = problem.people.filter((_, at) => at % 2 === 0).map(({ id }) => id)
        const stubborn = { ...problem, previous, weights: { ...problem.weights, change: 1000 } }
        const best = bruteForce(stubborn, (selected) => [-differenceOf(stubborn, selected)])
        const { selected, status } = await select(stubborn)
        if (best === null) expect(status).toBe('infeasible')
        else expect(differenceOf(stubborn, new Set(selected))).toBe(-best[0]!)
      }),
      { numRuns: 300 },
    )
  })
})

function keyOf({ rule, params }: Conflict): string {
  const id = 'unit' in params && !('person' in params) ? params.unit : 'kind' in params ? params.kind : ''
  return [rule, 'person' in params ? params.person : id].filter((part) => part !== '').join(' ')
}

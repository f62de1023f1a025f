import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SelectionProblem } from '#core/scheduling/selection/problem.ts'
import type { Reason, SelectionProposal } from '#core/scheduling/selection/proposal.ts'
import { replan } from '#core/scheduling/selection/replan.ts'
import { arbitraryProblem } from '#core/scheduling/selection/testing/arbitrary-problem.ts'
import {
  brokenRules,
  differenceOf,
  objectiveInHundredths,
} from '#core/scheduling/selection/testing/brute-force.ts'
import { solveInThread } from '../testing/solve-in-thread.ts'
import { selectTrainees } from './select.ts'

const select = (problem: SelectionProblem) =>
  selectTrainees(problem, { seconds: 60, seed: 1 }, { solve: solveInThread, now: () => performance.now() })

/** What a reason claims, checked against the selection and the problem alone. */
function expectTrue(
  problem: SelectionProblem,
  proposal: SelectionProposal,
  id: string,
  reason: Reason,
): void {
  const selected = new Set(proposal.selected)
  const person = problem.people.find((each) => each.id === id)!
  const unit = problem.units.find((each) => each.id === person.unit)!
  const value = objectiveInHundredths(problem, selected)
  const without = new Set([...selected].filter((each) => each !== id))
  const withAll = new Set([...selected, id])
  const inUnit = problem.people.filter((each) => each.unit === unit.id && selected.has(each.id)).length
  const ofKind = (kind: string) =>
    problem.people.filter((each) => each.kinds.includes(kind) && selected.has(each.id)).length
  const coveredBy = (people: Set<string>) =>
    new Set(problem.people.filter((each) => people.has(each.id)).flatMap(({ covers }) => covers))
  switch (reason.rule) {
    case 'mustAttend':
      expect(person.mustAttend).toBe(true)
      return
    case 'pinnedIn':
      expect(problem.pins?.in).toContain(id)
      return
    case 'coversNeeds': {
      expect(reason.params.needs.length).toBeGreaterThan(0)
      for (const need of reason.params.needs) {
        expect(problem.needs.find((each) => each.id === need)!.weight).toBeGreaterThan(0)
        expect([coveredBy(selected).has(need), coveredBy(without).has(need)]).toEqual([true, false])
      }
      return
    }
    case 'unitMinimum':
      expect(brokenRules(problem, without)).toContain(`unitMinimum ${reason.params.unit}`)
      return
    case 'kindMinimum':
      expect(brokenRules(problem, without)).toContain(`kindMinimum ${reason.params.kind}`)
      return
    case 'chainDuty':
      expect(reason.params.duty).toBe(person.duty)
      expect(person.duty * problem.weights.duty).toBeGreaterThan(0)
      return
    case 'carriedOver':
      expect(person.carriedOver).toBe(true)
      return
    case 'kept':
      expect(problem.previous).toContain(id)
      return
    case 'stepsIn':
      expect(problem.previous).not.toContain(id)
      expect(selected.size).toBeLessThanOrEqual(problem.previous!.length)
      return
    case 'seatFree':
      // Nothing would be lost without this person, and nothing is won.
      expect(objectiveInHundredths(problem, without)).toBe(value)
      return
    case 'blocked':
      expect(person.blocked).toBe(reason.params.why ?? true)
      return
    case 'pinnedOut':
      expect(problem.pins?.out).toContain(id)
      return
    case 'unitMaximum':
      expect([inUnit, reason.params.maximum]).toEqual([unit.max, unit.max])
      return
    case 'unitShare':
      expect(inUnit).toBe(reason.params.allowed)
      expect(brokenRules(problem, withAll)).toContain(`unitShare ${unit.id}`)
      return
    case 'kindMaximum':
      expect(ofKind(reason.params.kind)).toBe(reason.params.maximum)
      return
    case 'fewestChanges':
      expect(differenceOf(problem, withAll)).toBeGreaterThan(differenceOf(problem, selected))
      return
    case 'seats':
      expect(selected.size).toBe(problem.seats)
      expect(Math.round(reason.params.gain * 100)).toBe(objectiveInHundredths(problem, withAll) - value)
      return
    case 'inputOrder': {
      const swapped = new Set([...withAll].filter((each) => each !== reason.params.after))
      const order = problem.people.map((each) => each.id)
      expect(order.indexOf(reason.params.after)).toBeLessThan(order.indexOf(id))
      expect([brokenRules(problem, swapped), objectiveInHundredths(problem, swapped)]).toEqual([[], value])
      return
    }
    case 'notWorthTheMove':
      expect(selected.size).toBeLessThan(problem.seats)
      expect(objectiveInHundredths(problem, withAll)).toBeLessThan(value)
  }
}

describe('reasons in or out', () => {
  test('everybody has one, it says whether they are in, and it is true', async () => {
    const seen = new Set<string>()
    await fc.assert(
      fc.asyncProperty(arbitraryProblem, fc.boolean(), async (made, isReplanned) => {
        let problem = made
        let proposal = await select(made)
        if (isReplanned && proposal.selected.length > 0) {
          problem = replan(made, proposal.selected, proposal.selected.slice(0, 1))
          proposal = await select(problem)
        }
        if (proposal.status === 'infeasible') return
        expect(Object.keys(proposal.reasons)).toEqual(problem.people.map(({ id }) => id))
        for (const [id, reason] of Object.entries(proposal.reasons)) {
          expect(reason.in).toBe(proposal.selected.includes(id))
          seen.add(reason.rule)
          expectTrue(problem, proposal, id, reason)
        }
      }),
      { numRuns: 1500, seed: 1 },
    )
    expect([...seen].sort()).toEqual(
      [
        'blocked',
        'carriedOver',
        'chainDuty',
        'coversNeeds',
        'fewestChanges',
        'inputOrder',
        'kept',
        'kindMaximum',
        'kindMinimum',
        'mustAttend',
        'notWorthTheMove',
        'pinnedIn',
        'pinnedOut',
        'seatFree',
        'seats',
        'stepsIn',
        'unitMaximum',
        'unitMinimum',
        'unitShare',
      ].sort(),
    )
  })

  test('the waitlist: those the rules let in by what they would add, then those whose unit is full; nobody blocked', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryProblem, async (problem) => {
        const { status, selected, waitlist } = await select(problem)
        if (status === 'infeasible') return
        const out = problem.people.filter(
          ({ id, blocked }) =>
            !selected.includes(id) && blocked === undefined && problem.pins?.out?.includes(id) !== true,
        )
        expect([...waitlist].sort()).toEqual(out.map(({ id }) => id).sort())
        const opened = { ...problem, seats: selected.length + 1 }
        const value = objectiveInHundredths(problem, new Set(selected))
        const keys = waitlist.map((id) => {
          const person = problem.people.find((each) => each.id === id)!
          const withAll = new Set([...selected, id])
          return [
            brokenRules(opened, withAll).length > 0 ? 1 : 0,
            value - objectiveInHundredths(problem, withAll),
            -person.duty,
            person.carriedOver === true ? 0 : 1,
            problem.people.indexOf(person),
          ]
        })
        const sorted = keys.toSorted((a, b) => {
          const at = a.findIndex((key, index) => key !== b[index])
          return a[at]! - b[at]!
        })
        expect(keys).toEqual(sorted)
      }),
      { numRuns: 300 },
    )
  })
})

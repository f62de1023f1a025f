import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildProblem, edgeOf } from '../problem.ts'
import { solveSpread } from '../spread/solve-spread.ts'
import { countBlockingPairs } from '../stable/count-blocking-pairs.ts'
import { solveStable } from '../stable/solve-stable.ts'
import { findBlockingOutside } from './blocking.ts'
import { matchedPairs } from './greater-fill.ts'
import type { CandidateInput } from './input.ts'
import { edgesOf, listCandidates } from './list.ts'
import { matchSpreadAmongAll } from './match-spread.ts'
import { matchStableAmongAll } from './match-stable.ts'
import { prepareCandidates } from './prepare.ts'
import { solveSlowly } from './testing/exact-solver.ts'
import { smallCities } from './testing/small-city.ts'
import { capacitiesOf, onWhole, wholeProblem } from './testing/whole-problem.ts'

const cities = smallCities(7, 25)
const objective = fc.constantFrom('tiers' as const, 'score' as const)
const blocking = { listed: 0 }

describe('SYS7 matching among all eligible pairs, from lists of one candidate', () => {
  test('a stable match has no blocking pair among all of them, which the listed ones alone would leave', () => {
    let grown = 0
    fc.assert(
      fc.property(
        cities,
        fc.nat(1000),
        fc.constantFrom('person' as const, 'need' as const),
        (input, seed, proposer) => {
          const capacities = capacitiesOf(input, seed)
          const space = prepareCandidates(input)
          const found = matchStableAmongAll(
            (problem) => solveStable(problem, null, { proposer, fill: true }).matching,
            space,
            listCandidates(space, 1),
            capacities,
            { most: 1 },
          )
          expect(found.blockingOutside).toBe(0)
          const whole = wholeProblem(input, capacities)
          const matching = onWhole(whole, found.problem, found.matching)
          expect(countBlockingPairs(whole, null, matching, blocking).count).toBe(0)
          if (found.rounds > 1) grown++
        },
      ),
      { numRuns: 300 },
    )
    expect(grown).toBeGreaterThan(20)
  })

  test('blocking pairs of any match are those listed and those found outside', () => {
    let outside = 0
    fc.assert(
      fc.property(cities, fc.nat(1000), objective, (input, seed, of) => {
        const capacities = capacitiesOf(input, seed)
        const space = prepareCandidates(input)
        const list = listCandidates(space, 1)
        const { needCapacity, needTier, personCapacity } = capacities
        const problem = buildProblem(needCapacity, needTier, personCapacity, edgesOf(space, list.pairs))
        const { matching } = solveSlowly(problem, of)
        const found = findBlockingOutside(space, list, capacities, matchedPairs(space, problem, matching), 0)
        const whole = wholeProblem(input, capacities)
        expect(countBlockingPairs(problem, null, matching, blocking).count + found.count).toBe(
          countBlockingPairs(whole, null, onWhole(whole, problem, matching), blocking).count,
        )
        outside += found.count
      }),
      { numRuns: 300 },
    )
    expect(outside).toBeGreaterThan(50)
  })

  test('what is added to a list for each need are the best of the pairs that block among all, at most k of them', () => {
    let cutOff = 0
    fc.assert(
      fc.property(cities, fc.nat(1000), objective, fc.constantFrom(1, 1, 2), (input, seed, of, k) => {
        const capacities = capacitiesOf(input, seed)
        const space = prepareCandidates(input)
        const list = listCandidates(space, 1)
        const { needCapacity, needTier, personCapacity } = capacities
        const problem = buildProblem(needCapacity, needTier, personCapacity, edgesOf(space, list.pairs))
        const { matching } = solveSlowly(problem, of)
        const found = findBlockingOutside(space, list, capacities, matchedPairs(space, problem, matching), k)
        const whole = wholeProblem(input, capacities)
        const judged = countBlockingPairs(whole, null, onWhole(whole, problem, matching), { listed: 10_000 })
        // Of all that block, those that are no edge of the problem, as scores by need.
        const outside = new Map<number, number[]>()
        const known = new Set<string>()
        for (const { need, person, edge } of judged.first) {
          if (edgeOf(problem, need, person) >= 0) continue
          known.add(`${need} ${person} ${whole.edgeScore[edge]}`)
          outside.set(need, [...(outside.get(need) ?? []), whole.edgeScore[edge]!])
        }
        const given = new Map<number, number[]>()
        for (let at = 0; at < found.edges.need.length; at++) {
          const need = space.needOrder[found.edges.need[at]!]!
          const score = found.edges.score[at]!
          expect(known).toContain(`${need} ${space.personOrder[found.edges.person[at]!]!} ${score}`)
          given.set(need, [...(given.get(need) ?? []), score])
        }
        for (const [need, scores] of outside) {
          const best = scores.toSorted((a, b) => b - a).slice(0, k)
          expect((given.get(need) ?? []).toSorted((a, b) => b - a)).toEqual(best)
          if (scores.length > k) cutOff++
        }
      }),
      { numRuns: 400 },
    )
    expect(cutOff).toBeGreaterThan(5)
  })

  test('within quotas nothing among all of them is better, aim by aim, and what collides does among all', () => {
    let grown = 0
    let impossible = 0
    const quota = fc.record({ least: fc.nat(1), more: fc.nat(2) })
    fc.assert(
      fc.property(cities, fc.nat(1000), objective, quota, quota, (input, seed, of, ofNeeds, ofPeople) => {
        const capacities = capacitiesOf(input, seed)
        const groups = {
          needGroups: groupsOf(input.needs, ({ employer }) => employer, ofNeeds),
          personGroups: groupsOf(input.people, ({ education }) => `${education}`, ofPeople),
        }
        const space = prepareCandidates(input)
        const { status, solved, rounds } = matchSpreadAmongAll(
          solveSpread,
          space,
          listCandidates(space, 1),
          capacities,
          { objective: of, ...groups, previous: [], most: 1 },
        )
        const slow = solveSpread(wholeProblem(input, capacities), { objective: of, ...groups })
        expect(status).toBe('proven')
        expect(solved.status).toBe(slow.status)
        if (solved.status === 'optimal' && slow.status === 'optimal')
          expect(solved.aims.map(({ value }) => value)).toEqual(slow.aims.map(({ value }) => value))
        else impossible++
        if (rounds > 1) grown++
      }),
      { numRuns: 300 },
    )
    expect(grown).toBeGreaterThan(20)
    expect(impossible).toBeGreaterThan(3)
  })
})

/** Everybody with the same key is a group of at least and at most so many. */
function groupsOf<Row extends CandidateInput['needs'][number] | CandidateInput['people'][number]>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  { least, more }: { least: number; more: number },
) {
  return [...Map.groupBy(rows.keys(), (at) => keyOf(rows[at]!))].map(([name, members]) => ({
    name,
    members,
    least,
    most: least + more,
  }))
}

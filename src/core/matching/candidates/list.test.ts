import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maxScore } from '../problem.ts'
import { pairExplainer } from './explain-pair.ts'
import type { CandidateInput } from './input.ts'
import { edgesOf, exclusionsOf, listCandidates } from './list.ts'
import { prepareCandidates } from './prepare.ts'
import { ruleCodes } from './rules.ts'
import { defaultSettings } from './settings.ts'
import { reordered, smallCities, smallCity } from './testing/small-city.ts'

/** Every pair explained one by one: what the fast lists have to agree with. */
function explained(input: CandidateInput) {
  const explain = pairExplainer(input)
  return input.needs.map((_, need) => input.people.map((_person, person) => explain(need, person)))
}

/** Listed pairs as `need person score`, by ids. */
function listed(input: CandidateInput, most: number): string[] {
  const space = prepareCandidates(input)
  const { need, person, score } = edgesOf(space, listCandidates(space, most).pairs)
  return Array.from(
    need,
    (index, at) => `${input.needs[index]!.id} ${input.people[person[at]!]!.id} ${score[at]!}`,
  ).sort()
}

describe('candidate lists', () => {
  test('hold exactly the eligible pairs that are among the best of their need or of their person', () => {
    fc.assert(
      fc.property(smallCities(), fc.integer({ min: 1, max: 6 }), (input, most) => {
        const pairs = explained(input)
        const space = prepareCandidates(input)
        const eligible = pairs.flat().filter((pair) => pair.eligible)
        const list = listCandidates(space, most)
        expect(list.eligiblePairs).toBe(eligible.length)
        const placeOfNeed = new Map([...space.needOrder].map((at, place) => [input.needs[at]!.id, place]))
        const placeOfPerson = new Map(
          [...space.personOrder].map((at, place) => [input.people[at]!.id, place]),
        )
        const best = (
          of: typeof eligible,
          place: (pair: (typeof eligible)[number]) => number,
        ): typeof eligible => [...of].sort((a, b) => b.score - a.score || place(a) - place(b)).slice(0, most)
        const chosen = new Set([
          ...input.needs.flatMap(({ id }) =>
            best(
              eligible.filter(({ need }) => need === id),
              ({ person }) => placeOfPerson.get(person)!,
            ),
          ),
          ...input.people.flatMap(({ id }) =>
            best(
              eligible.filter(({ person }) => person === id),
              ({ need }) => placeOfNeed.get(need)!,
            ),
          ),
        ])
        const expected = [...chosen].map(({ need, person, score }) => `${need} ${person} ${score}`).sort()
        expect(listed(input, most)).toEqual(expected)
      }),
      { numRuns: 30 },
    )
  })

  test('a list long enough holds every eligible pair with the score that its explanation adds up to', () => {
    const input = smallCity(11, 30, 90)
    const eligible = explained(input)
      .flat()
      .filter((pair) => pair.eligible)
    expect(eligible.length).toBeGreaterThan(100)
    expect(listed(input, 90)).toEqual(
      eligible.map(({ need, person, score }) => `${need} ${person} ${score}`).sort(),
    )
  })

  test('the order of needs and people changes nothing', () => {
    fc.assert(
      fc.property(
        smallCities(8, 40),
        fc.integer({ min: 1, max: 4 }),
        fc.infiniteStream(fc.nat()),
        (input, most, keys) => {
          const shuffled = (count: number) =>
            Array.from({ length: count }, (_, at) => ({ at, key: keys.next().value ?? 0 }))
              .sort((a, b) => a.key - b.key)
              .map(({ at }) => at)
          const other = reordered(input, shuffled(input.needs.length), shuffled(input.people.length))
          expect(listed(other, most)).toEqual(listed(input, most))
        },
      ),
      { numRuns: 25 },
    )
  })

  test('blocks know the greatest score of their eligible people', () => {
    const input = smallCity(5, 6, 300)
    const explain = pairExplainer(input)
    const space = prepareCandidates(input)
    const { blockBest, blockCount } = listCandidates(space, 1)
    expect(blockCount).toBe(2)
    for (const [need, index] of space.needOrder.entries()) {
      const best = [-1, -1]
      for (const [person, at] of space.personOrder.entries()) {
        const { eligible, score } = explain(index, at)
        const block = Math.floor(person / 256)
        if (eligible) best[block] = Math.max(best[block]!, score)
      }
      expect([...blockBest.subarray(need * 2, need * 2 + 2)]).toEqual(best)
    }
  })
})

describe('exclusions', () => {
  test('each rule counts whom it keeps from a need, and whom it alone keeps from it', () => {
    fc.assert(
      fc.property(smallCities(), (input) => {
        const pairs = explained(input)
        const counted = exclusionsOf(prepareCandidates(input))
        for (const [need, row] of pairs.entries()) {
          const failures = row.map(({ rules }) =>
            rules.filter(({ passed }) => !passed).map(({ rule }) => rule),
          )
          expect(counted[need]).toEqual(
            ruleCodes.map((rule) => ({
              rule,
              failed: failures.filter((failed) => failed.includes(rule)).length,
              failedAlone: failures.filter((failed) => failed.length === 1 && failed[0] === rule).length,
            })),
          )
        }
      }),
      { numRuns: 30 },
    )
  })

  test('every rule keeps somebody away in a generated city, so that none goes untried', () => {
    const totals = new Map<string, number>()
    for (const row of exclusionsOf(prepareCandidates(smallCity(3, 40, 200))))
      for (const { rule, failed } of row) totals.set(rule, (totals.get(rule) ?? 0) + failed)
    for (const rule of ruleCodes) expect(totals.get(rule), rule).toBeGreaterThan(0)
  })
})

describe('scores', () => {
  test('are whole numbers from 0 to a million and exactly the sum of what the parts contribute', () => {
    const weights = fc.record({
      node: fc.nat(50),
      major: fc.nat(50),
      skills: fc.nat(50),
      experience: fc.nat(50),
      education: fc.nat(50),
      level: fc.nat(50),
      salary: fc.nat(50),
      placeMode: fc.nat(50),
      text: fc.double({ min: 0.1, max: 50, noNaN: true }),
    })
    fc.assert(
      fc.property(smallCities(4, 20), weights, (input, given) => {
        const settings = { ...defaultSettings, weights: given }
        const explain = pairExplainer(input, settings)
        const space = prepareCandidates(input, settings)
        const { need, person, score } = edgesOf(space, listCandidates(space, 20).pairs)
        for (let at = 0; at < need.length; at++) {
          const pair = explain(need[at]!, person[at]!)
          expect(pair.score).toBe(score[at])
          expect(pair.score).toBe(pair.parts.reduce((sum, { share, worth }) => sum + share * worth, 0))
          expect(pair.parts.reduce((sum, { share }) => sum + share, 0)).toBe(1000)
          expect(Number.isInteger(pair.score) && pair.score >= 0 && pair.score <= maxScore).toBe(true)
        }
      }),
      { numRuns: 30 },
    )
  })

  test('without texts their weight goes to the other parts', () => {
    const input = { ...smallCity(2, 3, 10), texts: null }
    const pair = pairExplainer(input)(0, 0)
    expect(pair.parts.find(({ part }) => part === 'text')).toMatchObject({ share: 0, contribution: 0 })
    expect(pair.parts.find(({ part }) => part === 'node')?.share).toBe(250)
  })
})

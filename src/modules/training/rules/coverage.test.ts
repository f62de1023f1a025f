import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Need } from '../contract/index.ts'
import { type CourseTopics, coverageOf } from './coverage.ts'

const need = (
  id: string,
  weight: number,
  topics: string[],
  competences: Need['tags']['competences'] = [],
): Need => ({
  id,
  number: 1,
  level: 'organisation',
  statement: id,
  org: { id: 'o', name: '某局' },
  postTitle: null,
  person: null,
  chainCode: null,
  chainName: null,
  node: null,
  weight,
  topics: topics.map((code) => ({ code, name: code })),
  tags: { competences, changeAbilities: [], qualities: [] },
  closedOn: null,
  closeReason: null,
  lockVersion: 1,
})
const course = (
  id: string,
  topics: string[],
  competences: CourseTopics['competences'] = [],
): CourseTopics => ({ id, title: id, topics, competences })

describe('SYS9 coverage of needs by courses', () => {
  it('a course meets a need when it covers one of its topics; no need is dropped', () => {
    const told = coverageOf(
      [need('a', 5, ['finance', 'land']), need('b', 2, ['party'])],
      [course('x', ['land']), course('y', ['finance', 'land']), course('z', ['export'])],
    )
    expect(told.needs.map(({ id, metBy }) => [id, metBy])).toEqual([
      [
        'a',
        [
          { courseId: 'y', topics: ['finance', 'land'] },
          { courseId: 'x', topics: ['land'] },
        ],
      ],
      ['b', []],
    ])
    // 5 of 5 + 2 are met.
    expect([told.metWeight, told.weight]).toEqual([5, 7])
    expect(told.courses.map(({ id }) => id)).toEqual(['x', 'y'])
  })

  it('topics without a course come first, the weightiest before: party 2 + 4 = 6 before tax 3, then land 5', () => {
    const { topics } = coverageOf(
      [need('a', 5, ['land']), need('b', 2, ['party']), need('c', 4, ['party']), need('d', 3, ['tax'])],
      [course('x', ['land'])],
    )
    expect(topics.map(({ code, needs, weight, courses }) => [code, needs, weight, courses])).toEqual([
      ['party', 2, 6, 0],
      ['tax', 1, 3, 0],
      ['land', 1, 5, 1],
    ])
  })

  it('SYS24 tells by competence what is asked, met and offered', () => {
    const { competences } = coverageOf(
      [
        need('a', 5, ['land'], ['riskPrevention']),
        need('b', 2, ['party'], ['riskPrevention', 'useOfMarkets']),
      ],
      [course('x', ['land'], ['riskPrevention'])],
    )
    expect(competences.find(({ competence }) => competence === 'riskPrevention')).toEqual({
      competence: 'riskPrevention',
      weight: 7,
      met: 5,
      courses: 1,
    })
    expect(competences.find(({ competence }) => competence === 'useOfMarkets')).toMatchObject({
      weight: 2,
      met: 0,
    })
  })

  it('agrees with asking every pair of need and course', () => {
    const topics = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(
        fc.array(fc.record({ topics, weight: fc.integer({ min: 1, max: 5 }) }), { maxLength: 8 }),
        fc.array(topics, { maxLength: 8 }),
        (some, others) => {
          const needs = some.map((one, at) => need(`n${at}`, one.weight, one.topics))
          const courses = others.map((one, at) => course(`c${at}`, one))
          const told = coverageOf(needs, courses)
          for (const [at, one] of needs.entries()) {
            const meeting = courses.filter(({ topics: has }) =>
              one.topics.some(({ code }) => has.includes(code)),
            )
            expect(told.needs[at]!.metBy.map(({ courseId }) => courseId).sort()).toEqual(
              meeting.map(({ id }) => id).sort(),
            )
          }
          const met = needs.filter((_, at) => told.needs[at]!.metBy.length > 0)
          expect(told.metWeight).toBe(met.reduce((total, { weight }) => total + weight, 0))
          expect(told.courses.every(({ needs: count }) => count > 0)).toBe(true)
        },
      ),
    )
  })
})

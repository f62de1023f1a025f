import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseCourses, type DesignCourse, type DesignInput } from './class-design.ts'

/** Every subset of courses in every module: slow and obvious. */
function judge({ modules, hours, needs, courses, cutPrice = 2 }: DesignInput): {
  filled: number
  value: number
} {
  let best = { filled: 0, value: 0 }
  const go = (at: number, chosen: { course: DesignCourse; module: number; bonus: number }[]) => {
    if (at === courses.length) {
      const least = chosen.reduce((sum, { course }) => sum + course.leastHours, 0)
      if (least > hours) return
      const full = chosen.reduce((sum, { course }) => sum + course.hours, 0)
      const filled = new Set(chosen.map(({ module }) => module)).size
      const met = new Set(chosen.flatMap(({ course }) => course.meets))
      const value =
        needs.reduce((sum, { id, weight }) => sum + (met.has(id) ? weight : 0), 0) +
        chosen.reduce((sum, { bonus }) => sum + bonus, 0) -
        cutPrice * Math.max(0, full - hours)
      if (filled > best.filled || (filled === best.filled && value > best.value)) best = { filled, value }
      return
    }
    go(at + 1, chosen)
    const course = courses[at]!
    for (const { module, bonus } of course.places) go(at + 1, [...chosen, { course, module, bonus }])
  }
  go(0, [])
  expect(modules).toBeGreaterThanOrEqual(best.filled)
  return best
}

const input: fc.Arbitrary<DesignInput> = fc
  .record({ modules: fc.integer({ min: 1, max: 3 }), needs: fc.integer({ min: 0, max: 6 }) })
  .chain(({ modules, needs }) =>
    fc.record({
      modules: fc.constant(modules),
      hours: fc.integer({ min: 1, max: 10 }),
      cutPrice: fc.integer({ min: 0, max: 4 }),
      needs: fc
        .array(fc.integer({ min: 0, max: 10 }), { minLength: needs, maxLength: needs })
        .map((weights) => weights.map((weight, at) => ({ id: `n${at}`, weight }))),
      courses: fc
        .array(
          fc.record({
            places: fc.uniqueArray(
              fc.record({
                module: fc.integer({ min: 0, max: modules - 1 }),
                bonus: fc.integer({ min: -3, max: 3 }),
              }),
              { selector: ({ module }) => module, maxLength: modules },
            ),
            leastHours: fc.integer({ min: 1, max: 4 }),
            more: fc.integer({ min: 0, max: 2 }),
            meets: fc.subarray(Array.from({ length: needs }, (_, at) => `n${at}`)),
          }),
          { maxLength: 6 },
        )
        .map((list) =>
          list.map(({ more, ...one }, at) => ({ ...one, id: `c${at}`, hours: one.leastHours + more })),
        ),
    }),
  )

describe('SYS9 courses for a class', () => {
  it('no choice of courses is better: the slow judge finds the same', () => {
    fc.assert(
      fc.property(input, (given) => {
        const choice = chooseCourses(given)
        expect(choice.status).toBe('optimal')
        const best = judge(given)
        expect(choice.filled).toBe(best.filled)
        expect(choice.value).toBeCloseTo(best.value, 6)
      }),
      { numRuns: 400 },
    )
  })

  it('hours are kept, no course is cut below its least or stands twice, whatever the order they come in', () => {
    fc.assert(
      fc.property(input, (given) => {
        const { courses } = chooseCourses(given)
        expect(courses.reduce((sum, { hours }) => sum + hours, 0)).toBeLessThanOrEqual(given.hours + 1e-9)
        expect(new Set(courses.map(({ id }) => id)).size).toBe(courses.length)
        for (const { id, module, hours } of courses) {
          const course = given.courses.find((one) => one.id === id)!
          expect(hours).toBeGreaterThanOrEqual(course.leastHours)
          expect(hours).toBeLessThanOrEqual(course.hours)
          expect(course.places.map((place) => place.module)).toContain(module)
        }
        expect(chooseCourses({ ...given, courses: [...given.courses].reverse() }).courses).toEqual(courses)
      }),
    )
  })

  const course = (
    id: string,
    module: number,
    meets: string[],
    more: Partial<DesignCourse> = {},
  ): DesignCourse => ({
    id,
    places: [{ module, bonus: 0 }],
    hours: 3,
    leastHours: 2,
    meets,
    ...more,
  })

  it('each module has a course before a second one is added, even where it meets nothing', () => {
    const { courses, filled } = chooseCourses({
      modules: 2,
      hours: 6,
      needs: [
        { id: 'a', weight: 5 },
        { id: 'b', weight: 5 },
      ],
      courses: [
        course('one', 0, ['a']),
        course('two', 0, ['b']),
        course('none', 1, [], { places: [{ module: 1, bonus: -1 }] }),
      ],
      // 3 × 3 hours are 9: 3 hours too many cost 3, and what they meet is worth 5.
      cutPrice: 1,
    })
    expect(filled).toBe(2)
    expect(courses.map(({ id }) => id)).toEqual(['one', 'two', 'none'])
    expect(courses.map(({ hours }) => hours)).toEqual([2, 2, 2])
  })

  it('a course that adds nothing is not chosen beside one that meets the same', () => {
    const { courses } = chooseCourses({
      modules: 1,
      hours: 8,
      needs: [{ id: 'a', weight: 4 }],
      courses: [
        course('dear', 0, ['a'], { places: [{ module: 0, bonus: -2 }] }),
        course('own', 0, ['a'], { places: [{ module: 0, bonus: -1 }] }),
      ],
    })
    expect(courses.map(({ id }) => id)).toEqual(['own'])
  })

  it('is exact for a class of three days out of a library of a city', () => {
    let state = 7
    const random = () => {
      state = (state * 48271) % 2147483647
      return state / 2147483647
    }
    const needs = Array.from({ length: 80 }, (_, at) => ({
      id: `n${at}`,
      weight: 10 + Math.floor(random() * 40),
    }))
    const courses = Array.from({ length: 60 }, (_, at) =>
      course(
        `c${at}`,
        at % 3,
        needs.filter(() => random() < 0.04).map(({ id }) => id),
        {
          places: [{ module: at % 3, bonus: -6 }],
        },
      ),
    )
    expect(chooseCourses({ modules: 3, hours: 8, needs, courses, cutPrice: 10 }).status).toBe('optimal')
    const days = { modules: 3, hours: 24, needs, courses, cutPrice: 10 }
    expect(chooseCourses(days).status).toBe('optimal')
    const stopped = chooseCourses({ ...days, nodeLimit: 20 })
    expect(stopped).toMatchObject({ status: 'limit', filled: 3 })
    expect(stopped.value).toBeLessThanOrEqual(chooseCourses(days).value)
  })

  it('refuses what makes no sense', () => {
    expect(() => chooseCourses({ modules: 1, hours: 0, needs: [], courses: [] })).toThrow(RangeError)
    expect(() => chooseCourses({ modules: 1, hours: 4, needs: [], courses: [course('c', 1, [])] })).toThrow(
      RangeError,
    )
    expect(() =>
      chooseCourses({ modules: 1, hours: 4, needs: [], courses: [course('c', 0, [], { leastHours: 4 })] }),
    ).toThrow(RangeError)
  })
})

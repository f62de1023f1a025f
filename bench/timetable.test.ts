import { describe, expect, it } from 'vitest'
import { seededRandom } from '#core/random/seeded-random.ts'
import { checkConfiguration } from '#core/scheduling/timetable/classes/check-configuration.ts'
import { solveTimetable } from '#core/scheduling/timetable/classes/solve-timetable.ts'
import { annealCourses } from '#core/scheduling/timetable/courses/anneal-courses.ts'
import { checkCourses } from '#core/scheduling/timetable/courses/check-courses.ts'
import { evaluateCourses } from '#core/scheduling/timetable/courses/evaluate-courses.ts'
import { generateCtt } from './generate-ctt.ts'
import { generateTimetable } from './generate-timetable.ts'

describe('made-up instances of courses', () => {
  it('hold a timetable that breaks no rule, in more than six places of ten', () => {
    for (let seed = 1; seed <= 5; seed++) {
      const { instance, planted } = generateCtt(seed)
      expect(evaluateCourses(instance, planted).hardViolations).toBe(0)
      expect(checkCourses(instance)).toEqual([])
      const places = instance.rooms.length * instance.days * instance.periodsPerDay
      expect(planted.length / places).toBeGreaterThan(0.6)
    }
  })

  it('are solved without a broken rule', () => {
    const { instance } = generateCtt(1)
    const found = annealCourses(instance, { random: seededRandom(1), budget: { moves: 2e6 } })
    expect(found.hardViolations).toBe(0)
    expect(evaluateCourses(instance, found.places)).toMatchObject({ hardViolations: 0, cost: found.cost })
  })
})

describe('made-up timetables of classes', () => {
  it('have nothing against them from the start, and the perfect one is found', () => {
    const problem = generateTimetable(6)
    expect(checkConfiguration(problem)).toEqual([])
    const solved = solveTimetable(problem, { random: seededRandom(1), budget: { moves: 3e6 } })
    expect(solved).toMatchObject({ status: 'optimal', cost: 0 })
  })
})

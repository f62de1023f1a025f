/**
 * Problem: demands of a set of courses that no timetable can meet.
 * Method: lectures against places, and the lectures of each course, teacher and curriculum, which all need different
 * periods, against the periods that are open to any of them. Necessary conditions only: none found proves nothing.
 * Cost: O((courses + curricula) × periods).
 */
import type { Course, CourseInstance } from './instance.ts'

export type CourseFinding =
  | { readonly rule: 'placesTooFew'; readonly params: { lectures: number; places: number } }
  | {
      readonly rule: 'courseOverfull' | 'teacherOverfull' | 'curriculumOverfull'
      readonly params: { id: string; lectures: number; periods: number }
    }

/** What can never be met; empty when nothing stands against a timetable from the start. */
export function checkCourses(instance: CourseInstance): CourseFinding[] {
  const found: CourseFinding[] = []
  const periods = instance.days * instance.periodsPerDay
  const lectures = lecturesOf(instance.courses)
  const places = periods * instance.rooms.length
  if (lectures > places) found.push({ rule: 'placesTooFew', params: { lectures, places } })

  const closed = new Map<string, Set<number>>(instance.courses.map(({ id }) => [id, new Set()]))
  for (const { course, day, period } of instance.unavailable)
    closed.get(course)?.add(day * instance.periodsPerDay + period)
  const open = (courses: readonly Course[]) => {
    let count = 0
    for (let period = 0; period < periods; period++)
      if (courses.some(({ id }) => closed.get(id)?.has(period) === false)) count++
    return count
  }
  const check = (
    rule: 'courseOverfull' | 'teacherOverfull' | 'curriculumOverfull',
    id: string,
    courses: readonly Course[],
  ) => {
    // A course alone is told by its own name.
    if (rule !== 'courseOverfull' && courses.length < 2) return
    const needed = lecturesOf(courses)
    const there = open(courses)
    if (needed > there) found.push({ rule, params: { id, lectures: needed, periods: there } })
  }
  for (const course of instance.courses) check('courseOverfull', course.id, [course])
  for (const teacher of new Set(instance.courses.map((course) => course.teacher)))
    check(
      'teacherOverfull',
      teacher,
      instance.courses.filter((course) => course.teacher === teacher),
    )
  for (const curriculum of instance.curricula)
    check(
      'curriculumOverfull',
      curriculum.id,
      instance.courses.filter(({ id }) => curriculum.courses.includes(id)),
    )
  return found
}

const lecturesOf = (courses: readonly Course[]) => courses.reduce((sum, course) => sum + course.lectures, 0)

import { describe, expect, it } from 'vitest'
import { checkTimetable } from '#core/scheduling/timetable/classes/check-timetable.ts'
import { evaluateCourses } from '#core/scheduling/timetable/courses/evaluate-courses.ts'
import type { CourseInstance } from '#core/scheduling/timetable/courses/instance.ts'
import { readProblem } from './format.ts'
import { solveCoursesInThreads, solveTimetableInThreads } from './solve.ts'

/** Course a is open on one day only and wishes for two, which the search does not know beforehand. */
const courses: CourseInstance = {
  name: 'full',
  days: 2,
  periodsPerDay: 3,
  courses: [
    { id: 'a', teacher: 't', lectures: 3, minDays: 2, students: 10 },
    { id: 'b', teacher: 'u', lectures: 2, minDays: 1, students: 10 },
  ],
  rooms: [{ id: 'r', seats: 10 }],
  curricula: [],
  unavailable: [0, 1, 2].map((period) => ({ course: 'a', day: 1, period })),
}

describe('searches in threads', () => {
  it('use their time and give what the judge of core finds true', async () => {
    const begun = performance.now()
    const solved = await solveCoursesInThreads(courses, { seconds: 1, seed: '1', workers: 2 })
    expect(performance.now() - begun).toBeLessThan(10_000)
    expect(solved).toMatchObject({ status: 'feasible', hardViolations: 0, cost: 5 })
    expect(evaluateCourses(courses, solved.places)).toMatchObject({ hardViolations: 0, cost: 5 })
  })

  it('end at once when a result is proven, though an hour is left', async () => {
    const read = readProblem(
      JSON.stringify({
        halfDays: [{ date: '2026-03-02', part: 'am' }],
        classes: [{ id: 'A' }],
        sessions: [
          { id: 's', classId: 'A', hours: 2, position: 'closing' },
          { id: 't', classId: 'A', hours: 2 },
        ],
        rooms: [{ id: 'r', seats: 1 }],
      }),
    )
    if (!read.ok) throw new Error(read.faults.join())
    const solved = await solveTimetableInThreads(read.problem, { seconds: 3600, seed: '1' })
    expect(solved.status).toBe('optimal')
    expect(checkTimetable(read.problem, solved.placements)).toEqual([])
  })

  it('end without a result when they are told to', async () => {
    const stop = new AbortController()
    setTimeout(() => stop.abort(new Error('enough')), 300)
    const search = solveCoursesInThreads(courses, { seconds: 3600, seed: '1', signal: stop.signal })
    await expect(search).rejects.toThrow('enough')
  })

  it('a fault in a thread is a fault of the search', async () => {
    const broken = { ...courses, periodsPerDay: 32 }
    await expect(solveCoursesInThreads(broken, { seconds: 1, seed: '1' })).rejects.toThrow(
      'at most 31 periods',
    )
  })
})

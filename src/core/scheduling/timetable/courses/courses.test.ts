import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quickRandom } from '#core/random/quick-random.ts'
import { seededRandom } from '#core/random/seeded-random.ts'
import { annealCourses } from './anneal-courses.ts'
import { checkCourses } from './check-courses.ts'
import { courseState, hardChange, placesOf, put, roomChange, take, timeChange } from './course-state.ts'
import { evaluateCourses } from './evaluate-courses.ts'
import type { CourseInstance, LecturePlace } from './instance.ts'
import { placeFirst } from './place-first.ts'
import { instances } from './testing/instances.ts'

/** Three courses in one curriculum over two days of four periods. */
const example: CourseInstance = {
  name: 'example',
  days: 2,
  periodsPerDay: 4,
  courses: [
    { id: 'law', teacher: 'Li', lectures: 3, minDays: 2, students: 30 },
    { id: 'tax', teacher: 'Wu', lectures: 2, minDays: 2, students: 12 },
    { id: 'ai', teacher: 'Li', lectures: 1, minDays: 1, students: 8 },
  ],
  rooms: [
    { id: 'big', seats: 25 },
    { id: 'small', seats: 10 },
  ],
  curricula: [{ id: 'q', courses: ['law', 'tax'] }],
  unavailable: [{ course: 'tax', day: 0, period: 0 }],
}

const place = (course: string, room: string, day: number, period: number): LecturePlace => ({
  course,
  room,
  day,
  period,
})

const good = [
  place('law', 'big', 0, 0),
  place('law', 'big', 0, 1),
  place('law', 'big', 1, 0),
  place('tax', 'small', 0, 2),
  place('tax', 'big', 0, 3),
  place('ai', 'small', 1, 3),
]

describe('evaluateCourses', () => {
  it('prices the wishes of a timetable counted by hand', () => {
    expect(evaluateCourses(example, good)).toEqual({
      hardViolations: 0,
      hardByRule: { lectures: 0, roomOccupancy: 0, conflicts: 0, availability: 0 },
      cost: 25,
      costByRule: {
        // law: 30 − 25 = 5 in each of 3 lectures; tax: 12 − 10 = 2 in the small room.
        roomCapacity: 3 * 5 + 2,
        // tax is taught on one day of two.
        minWorkingDays: 5,
        // q has periods 0, 1, 2, 3 on the first day, and one alone on the second.
        curriculumCompactness: 2,
        // tax uses two rooms.
        roomStability: 1,
      },
    })
  })

  it.each([
    ['lectures', good.slice(1)],
    ['roomOccupancy', good.with(5, place('ai', 'big', 0, 3))],
    ['conflicts', good.with(5, place('ai', 'small', 1, 0))],
    ['conflicts', good.with(3, place('tax', 'small', 0, 1))],
    ['availability', good.with(0, place('law', 'big', 1, 1)).with(3, place('tax', 'small', 0, 0))],
  ] as const)('counts one broken rule of %s', (rule, places) => {
    const { hardByRule, hardViolations } = evaluateCourses(example, places)
    expect(hardByRule[rule]).toBe(1)
    expect(hardViolations).toBe(1)
  })

  it('refuses places of unknown courses and rooms', () => {
    expect(() => evaluateCourses(example, [place('x', 'big', 0, 0)])).toThrow('x is not in the instance')
    expect(() => evaluateCourses(example, [place('ai', 'x', 0, 0)])).toThrow('x is not in the instance')
  })
})

describe('incremental counting', () => {
  it('equals the slow evaluator after every move and exchange, and told each change before it was made', () => {
    const steps = fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 20 })
    let moved = 0
    fc.assert(
      fc.property(instances(6, 3), fc.integer(), steps, (instance, seed, moves) => {
        const state = courseState(instance)
        fc.pre(state.lectures <= state.lectureIn.length)
        placeFirst(state, quickRandom(seededRandom(seed)))
        for (const [pick, target] of moves) {
          const lecture = pick % state.lectures
          const cell = state.cellOf[lecture]!
          const goal = target % state.lectureIn.length
          const other = state.lectureIn[goal]!
          const course = state.courseOf[lecture]!
          const otherCourse = other < 0 ? -1 : state.courseOf[other]!
          if (course === otherCourse) continue
          const [from, to] = [Math.floor(cell / state.rooms), Math.floor(goal / state.rooms)]
          const before = { hard: state.hard, cost: state.cost }
          let hard = 0
          let cost = roomChange(state, course, cell % state.rooms, goal % state.rooms)
          if (other >= 0) cost += roomChange(state, otherCourse, goal % state.rooms, cell % state.rooms)
          if (from !== to) {
            const leaving = other < 0 ? 0 : state.conflicts[course * state.courses + otherCourse]!
            hard += hardChange(state, course, from, to, leaving)
            cost += timeChange(state, course, from, to, otherCourse)
            if (other >= 0) {
              hard += hardChange(state, otherCourse, to, from, leaving)
              cost += timeChange(state, otherCourse, to, from, course)
            }
          }
          take(state, lecture)
          if (other >= 0) {
            take(state, other)
            put(state, other, cell)
          }
          put(state, lecture, goal)
          moved++
          const judged = evaluateCourses(instance, placesOf(instance, state.cellOf, state.courseOf))
          expect({ hard: state.hard, cost: state.cost }).toEqual({
            hard: judged.hardViolations,
            cost: judged.cost,
          })
          expect({ hard: before.hard + hard, cost: before.cost + cost }).toEqual({
            hard: state.hard,
            cost: state.cost,
          })
        }
      }),
      { numRuns: 300 },
    )
    expect(moved).toBeGreaterThan(1000)
  })
})

describe('annealCourses', () => {
  /** Tries all places of all lectures, those of one course in rising order. */
  function bruteForce(instance: CourseInstance) {
    const lectures = instance.courses.flatMap((course) =>
      Array.from({ length: course.lectures }, () => course.id),
    )
    const cells = Array.from({ length: instance.days * instance.periodsPerDay }, (_, period) =>
      instance.rooms.map((room) =>
        place('', room.id, Math.floor(period / instance.periodsPerDay), period % instance.periodsPerDay),
      ),
    ).flat()
    let best = { hard: Number.POSITIVE_INFINITY, cost: Number.POSITIVE_INFINITY }
    const chosen: number[] = []
    const next = () => {
      const at = chosen.length
      if (at === lectures.length) {
        const places = chosen.map((cell, lecture) => ({ ...cells[cell]!, course: lectures[lecture]! }))
        const { hardViolations: hard, cost } = evaluateCourses(instance, places)
        if (hard < best.hard || (hard === best.hard && cost < best.cost)) best = { hard, cost }
        return
      }
      const first = lectures[at] === lectures[at - 1] ? chosen[at - 1]! + 1 : 0
      for (let cell = first; cell < cells.length; cell++) {
        if (chosen.includes(cell)) continue
        chosen.push(cell)
        next()
        chosen.pop()
      }
    }
    next()
    return best
  }

  it('finds the optimum of brute force on small instances', () => {
    fc.assert(
      fc.property(instances(3), (instance) => {
        fc.pre(instance.courses.reduce((sum, { lectures }) => sum + lectures, 0) <= 4)
        const found = annealCourses(instance, { random: seededRandom(1), budget: { moves: 20_000 } })
        expect({ hard: found.hardViolations, cost: found.cost }).toEqual(bruteForce(instance))
        if (checkCourses(instance).length > 0) expect(found.hardViolations).toBeGreaterThan(0)
      }),
      // The search is no proof: the same problems every time.
      { numRuns: 60, seed: 20_260_301 },
    )
  })

  it('gives the same timetable for the same seed and number of moves, and what it says is true', () => {
    fc.assert(
      fc.property(instances(5), fc.integer(), (instance, seed) => {
        fc.pre(checkCourses(instance).length === 0)
        const search = () => annealCourses(instance, { random: seededRandom(seed), budget: { moves: 1000 } })
        const found = search()
        expect(search()).toEqual(found)
        const judged = evaluateCourses(instance, found.places)
        expect([found.hardViolations, found.cost]).toEqual([judged.hardViolations, judged.cost])
      }),
      { numRuns: 50 },
    )
  })

  it('ends when the clock that is handed in says so', () => {
    let time = 0
    const budget = { milliseconds: 50, now: () => time++ }
    const { moves } = annealCourses(example, { random: seededRandom(1), budget })
    expect(moves).toBeLessThanOrEqual(50 * 1024)
    expect(moves).toBeGreaterThan(0)
  })
})

describe('demands that no timetable of courses can meet', () => {
  it('more lectures than places: 6 > 2 × 1 × 2', () => {
    expect(checkCourses({ ...example, periodsPerDay: 1, unavailable: [] })).toEqual([
      { rule: 'placesTooFew', params: { lectures: 6, places: 4 } },
      { rule: 'courseOverfull', params: { id: 'law', lectures: 3, periods: 2 } },
      { rule: 'teacherOverfull', params: { id: 'Li', lectures: 4, periods: 2 } },
      { rule: 'curriculumOverfull', params: { id: 'q', lectures: 5, periods: 2 } },
    ])
  })

  it('a course whose periods are closed: 2 lectures, 1 open period', () => {
    const unavailable = Array.from({ length: 7 }, (_, n) => ({
      course: 'tax',
      day: Math.floor(n / 4),
      period: n % 4,
    }))
    expect(checkCourses({ ...example, unavailable })).toEqual([
      { rule: 'courseOverfull', params: { id: 'tax', lectures: 2, periods: 1 } },
    ])
  })

  it('nothing is found against an instance that has a timetable', () => {
    expect(checkCourses(example)).toEqual([])
  })
})

/**
 * Problem: places for all lectures that break no hard rule and cost little.
 * Method: simulated annealing from a quick first placement. A move takes a random lecture to a free cell, or exchanges it
 * with another lecture; broken rules cost `hardWeight` each, so that the search may pass through them while it is hot.
 * The random number is drawn before the change is told, and what rooms and hard rules alone make too dear is dropped
 * without looking at the curricula.
 * Reference: Bellio et al. 2016 (see course-state.ts).
 * Cost: O(curricula of a course) per move, some two million moves a second; O(lectures) for each new best timetable.
 * Ties: of equally good timetables the first one found stays. The same seed and a budget of moves give the same result.
 */
import { quickRandom } from '#core/random/quick-random.ts'
import type { SeededRandom } from '#core/random/seeded-random.ts'
import { type Budget, cooling } from '../cooling.ts'
import {
  type CourseState,
  courseState,
  hardChange,
  placesOf,
  put,
  roomChange,
  take,
  timeChange,
} from './course-state.ts'
import { type CourseInstance, type LecturePlace, prices } from './instance.ts'
import { placeFirst } from './place-first.ts'

export interface CourseSearchOptions {
  readonly random: SeededRandom
  readonly budget: Budget
  /** Temperatures in units of cost. */
  readonly hottest?: number
  readonly coldest?: number
  /** Cost of a broken hard rule during the search. */
  readonly hardWeight?: number
  /** Share of exchanges among the moves. */
  readonly exchanges?: number
}

export const courseSearchDefaults = {
  coldest: 0.1,
  exchanges: 0.3,
  sameTime: 0.05,
}

export interface CourseSearchResult {
  readonly places: LecturePlace[]
  readonly hardViolations: number
  readonly cost: number
  readonly moves: number
}

/** Searches until the budget is spent or the cost is proven to be the least. Needs at least as many cells as lectures. */
export function annealCourses(instance: CourseInstance, options: CourseSearchOptions): CourseSearchResult {
  const state = courseState(instance)
  const scale = meanCurricula(state)
  const hottest = options.hottest ?? 3 * scale
  const hardWeight = options.hardWeight ?? 30 * scale
  const { coldest, exchanges, sameTime } = { ...courseSearchDefaults, ...options }
  const random = quickRandom(options.random)
  placeFirst(state, random)
  const { lectures, rooms, courses, courseOf, cellOf, lectureIn } = state
  const free = freeCells(state)
  const greatestGain = greatestTimeGain(state)
  const least = leastCost(instance)

  const best = cellOf.slice()
  let bestHard = state.hard
  let bestCost = state.cost
  let moves = 0
  const watch = cooling(options.budget, hottest, coldest)
  let share = watch.spent()
  while (share < 1 && !(bestHard === 0 && bestCost <= least) && lectures > 0) {
    const temperature = watch.temperature(share)
    for (let step = 0; step < watch.stride; step++) {
      const lecture = random.below(lectures)
      const cell = cellOf[lecture]!
      const draw = random.unit()
      let other = -1
      let freeAt = -1
      let goal: number
      if (draw < exchanges) {
        other = random.below(lectures)
        goal = cellOf[other]!
      } else if (draw < exchanges + sameTime) {
        goal = cell - (cell % rooms) + random.below(rooms)
        other = lectureIn[goal]!
        if (other < 0) freeAt = free.position[goal]!
      } else {
        if (free.count === 0) continue
        freeAt = random.below(free.count)
        goal = free.cells[freeAt]!
      }
      const course = courseOf[lecture]!
      const otherCourse = other < 0 ? -1 : courseOf[other]!
      if (course === otherCourse) continue

      const period = (cell / rooms) | 0
      const room = cell - period * rooms
      const goalPeriod = (goal / rooms) | 0
      const goalRoom = goal - goalPeriod * rooms
      const allowed = -temperature * Math.log(1 - random.unit())

      let change = roomChange(state, course, room, goalRoom)
      if (otherCourse >= 0) change += roomChange(state, otherCourse, goalRoom, room)
      if (period !== goalPeriod) {
        const leaving = otherCourse >= 0 ? state.conflicts[course * courses + otherCourse]! : 0
        let hard = hardChange(state, course, period, goalPeriod, leaving)
        if (otherCourse >= 0) hard += hardChange(state, otherCourse, goalPeriod, period, leaving)
        change += hardWeight * hard
        const gain = greatestGain[course]! + (otherCourse >= 0 ? greatestGain[otherCourse]! : 0)
        if (change - gain > allowed) continue
        change += timeChange(state, course, period, goalPeriod, otherCourse)
        if (otherCourse >= 0) change += timeChange(state, otherCourse, goalPeriod, period, course)
      }
      if (change > allowed) continue

      take(state, lecture)
      if (other >= 0) {
        take(state, other)
        put(state, other, cell)
      } else {
        free.cells[freeAt] = cell
        free.position[cell] = freeAt
        free.position[goal] = -1
      }
      put(state, lecture, goal)
      if (state.hard < bestHard || (state.hard === bestHard && state.cost < bestCost)) {
        bestHard = state.hard
        bestCost = state.cost
        best.set(cellOf)
        if (bestHard === 0 && bestCost <= least) break
      }
    }
    moves += watch.stride
    share = watch.spent()
  }
  return { places: placesOf(instance, best, courseOf), hardViolations: bestHard, cost: bestCost, moves }
}

function freeCells(state: CourseState) {
  const cells = Int32Array.from(
    Array.from(state.lectureIn.keys()).filter((cell) => state.lectureIn[cell]! < 0),
  )
  const position = new Int32Array(state.lectureIn.length).fill(-1)
  cells.forEach((cell, at) => {
    position[cell] = at
  })
  return { cells, position, count: cells.length }
}

/** No lecture of the course can gain more by another period: its days, itself and two neighbours in each curriculum. */
function greatestTimeGain(state: CourseState): Float64Array {
  return Float64Array.from(
    { length: state.courses },
    (_, course) => 5 + 6 * (state.curriculaStart[course + 1]! - state.curriculaStart[course]!),
  )
}

/** What a move may cost grows with the curricula of a course, and with it the heat and the weight that are needed. */
function meanCurricula(state: CourseState): number {
  let sum = 0
  for (const course of state.courseOf)
    sum += state.curriculaStart[course + 1]! - state.curriculaStart[course]!
  return Math.max(1, sum / Math.max(1, state.lectures))
}

/** Seats short even in the biggest room, and days that too few lectures cannot fill: no timetable costs less. */
export function leastCost(instance: CourseInstance): number {
  const biggest = Math.max(0, ...instance.rooms.map(({ seats }) => seats))
  return instance.courses.reduce(
    (sum, { lectures, students, minDays }) =>
      sum +
      prices.roomCapacity * lectures * Math.max(0, students - biggest) +
      prices.minWorkingDays * Math.max(0, minDays - Math.min(lectures, instance.days)),
    0,
  )
}

/**
 * Problem: what a timetable of courses breaks and costs, from the places alone.
 * Method: each rule is counted as its sentence says, over lists; nothing is shared with the search, whose judge this is.
 * Reference: L. Di Gaspero, B. McCollum, A. Schaerf, The Second International Timetabling Competition: Curriculum-based
 * Course Timetabling (Track 3), 2007, section 2.
 * Cost: O(lectures² + curricula × periods × lectures); for judging, not for searching.
 */
import {
  type CourseEvaluation,
  type CourseInstance,
  hardRules,
  type LecturePlace,
  prices,
  wishes,
} from './instance.ts'

/** Counts every broken rule and prices every wish. Unknown courses and rooms throw. */
export function evaluateCourses(instance: CourseInstance, places: readonly LecturePlace[]): CourseEvaluation {
  const courses = new Map(instance.courses.map((course) => [course.id, course]))
  const rooms = new Map(instance.rooms.map((room) => [room.id, room]))
  const courseOf = (place: LecturePlace) => known(courses.get(place.course), place.course)
  const ofCourse = (id: string) => places.filter((place) => place.course === id)
  const sameTime = (a: LecturePlace, b: LecturePlace) => a.day === b.day && a.period === b.period
  const distinct = (values: readonly (string | number)[]) => new Set(values).size

  const hard = { lectures: 0, roomOccupancy: 0, conflicts: 0, availability: 0 }
  const units = { roomCapacity: 0, minWorkingDays: 0, curriculumCompactness: 0, roomStability: 0 }

  for (const course of instance.courses) {
    const own = ofCourse(course.id)
    hard.lectures += Math.abs(course.lectures - own.length)
    units.minWorkingDays += Math.max(0, course.minDays - distinct(own.map((place) => place.day)))
    units.roomStability += Math.max(0, distinct(own.map((place) => place.room)) - 1)
  }
  for (const place of places) {
    const seats = known(rooms.get(place.room), place.room).seats
    units.roomCapacity += Math.max(0, courseOf(place).students - seats)
    if (
      instance.unavailable.some(
        ({ course, day, period }) => course === place.course && day === place.day && period === place.period,
      )
    )
      hard.availability++
  }
  const meet = (a: string, b: string) =>
    a === b ||
    known(courses.get(a), a).teacher === known(courses.get(b), b).teacher ||
    instance.curricula.some((curriculum) => curriculum.courses.includes(a) && curriculum.courses.includes(b))
  places.forEach((a, at) => {
    for (const b of places.slice(at + 1)) {
      if (!sameTime(a, b)) continue
      if (a.room === b.room) hard.roomOccupancy++
      if (meet(a.course, b.course)) hard.conflicts++
    }
  })
  for (const curriculum of instance.curricula) {
    for (let day = 0; day < instance.days; day++) {
      const periods = new Set(
        places
          .filter((place) => place.day === day && curriculum.courses.includes(place.course))
          .map((place) => place.period),
      )
      for (const period of periods)
        if (!periods.has(period - 1) && !periods.has(period + 1)) units.curriculumCompactness++
    }
  }
  const costByRule = {
    roomCapacity: units.roomCapacity * prices.roomCapacity,
    minWorkingDays: units.minWorkingDays * prices.minWorkingDays,
    curriculumCompactness: units.curriculumCompactness * prices.curriculumCompactness,
    roomStability: units.roomStability * prices.roomStability,
  }
  return {
    hardViolations: hardRules.reduce((sum, rule) => sum + hard[rule], 0),
    hardByRule: hard,
    cost: wishes.reduce((sum, wish) => sum + costByRule[wish], 0),
    costByRule,
  }
}

function known<T>(value: T | undefined, id: string): T {
  if (value === undefined) throw new RangeError(`${id} is not in the instance`)
  return value
}

/**
 * Problem: what a move of one lecture, or the exchange of two, changes in broken rules and cost, millions of times a second.
 * Method: counts in flat arrays. A room and period together are a cell that holds one lecture or none, so a room is never
 * doubly booked. For each course and period stands how many lectures it conflicts with; for each curriculum and day
 * the taken periods are bits of one number, in which a lecture alone is a bit without neighbours.
 * Reference: R. Bellio, S. Ceschia, L. Di Gaspero, A. Schaerf, T. Urli, Feature-based tuning of simulated annealing applied
 * to the curriculum-based course timetabling problem, Computers & Operations Research 65, 2016 (the moves).
 * Cost: a change is told in O(curricula of the course), made in O(curricula + conflicting courses).
 */
import { type CourseInstance, type LecturePlace, prices } from './instance.ts'

export interface CourseState {
  readonly courses: number
  readonly rooms: number
  readonly periods: number
  readonly periodsPerDay: number
  readonly lectures: number
  /** Course of each lecture; the lectures of a course follow one another. */
  readonly courseOf: Int16Array
  readonly cellOf: Int32Array
  /** Lecture in cell `period × rooms + room`, or −1. */
  readonly lectureIn: Int16Array
  readonly dayOf: Int16Array
  /** 1 where the two courses may not meet, at `course × courses + other`; a course conflicts with itself. */
  readonly conflicts: Uint8Array
  readonly conflictStart: Int32Array
  readonly conflictList: Int16Array
  /** Lectures in the period that conflict with the course, its own included. */
  readonly clashes: Int16Array
  readonly closed: Uint8Array
  readonly seatsShort: Int32Array
  readonly onDay: Int16Array
  readonly daysUsed: Int16Array
  readonly minDays: Int32Array
  readonly inRoom: Int16Array
  readonly curriculaStart: Int32Array
  readonly curriculaList: Int16Array
  /** Curricula with both courses are untouched by their exchange: 1 at `curriculum × courses + course`. */
  readonly holds: Uint8Array
  /** Lectures of the curriculum in the period. */
  readonly attending: Int16Array
  /** Bits of the taken periods, at `curriculum × days + day`. */
  readonly taken: Int32Array
  readonly days: number
  /** Broken hard rules: pairs of lectures that may not meet, and lectures in closed periods. */
  hard: number
  cost: number
}

/** Bits that have no neighbour, counted. */
function alone(bits: number): number {
  let rest = bits & ~(bits << 1) & ~(bits >>> 1)
  let count = 0
  while (rest !== 0) {
    rest &= rest - 1
    count++
  }
  return count
}

/** An empty timetable; every lecture is outside (cell −1). A day has at most 31 periods. */
export function courseState(instance: CourseInstance): CourseState {
  if (instance.periodsPerDay > 31) throw new RangeError('a day has at most 31 periods')
  const courses = instance.courses.length
  const rooms = instance.rooms.length
  const { days, periodsPerDay } = instance
  const periods = days * periodsPerDay
  const at = new Map(instance.courses.map((course, index) => [course.id, index]))
  const curricula = instance.curricula.map((curriculum) => curriculum.courses.map((id) => at.get(id)!))
  const conflicts = new Uint8Array(courses * courses)
  const mark = (a: number, b: number) => {
    conflicts[a * courses + b] = 1
  }
  instance.courses.forEach((course, a) => {
    instance.courses.forEach((other, b) => {
      if (course.teacher === other.teacher) mark(a, b)
    })
  })
  for (const curriculum of curricula) for (const a of curriculum) for (const b of curriculum) mark(a, b)
  const conflicting = lists(
    instance.courses.map((_, a) =>
      instance.courses.flatMap((__, b) => (conflicts[a * courses + b] ? [b] : [])),
    ),
  )
  const memberships = lists(
    instance.courses.map((_, course) =>
      curricula.flatMap((own, index) => (own.includes(course) ? [index] : [])),
    ),
  )
  const holds = new Uint8Array(curricula.length * courses)
  curricula.forEach((own, index) => {
    for (const course of own) holds[index * courses + course] = 1
  })
  const closed = new Uint8Array(courses * periods)
  for (const { course, day, period } of instance.unavailable)
    closed[at.get(course)! * periods + day * periodsPerDay + period] = 1
  const courseOf = Int16Array.from(
    instance.courses.flatMap((course, index) => Array.from({ length: course.lectures }, () => index)),
  )
  if (courseOf.length > 32_767) throw new RangeError('at most 32767 lectures')
  return {
    courses,
    rooms,
    periods,
    periodsPerDay,
    days,
    lectures: courseOf.length,
    courseOf,
    cellOf: new Int32Array(courseOf.length).fill(-1),
    lectureIn: new Int16Array(periods * rooms).fill(-1),
    dayOf: Int16Array.from({ length: periods }, (_, period) => Math.floor(period / periodsPerDay)),
    conflicts,
    conflictStart: conflicting.start,
    conflictList: conflicting.list,
    clashes: new Int16Array(courses * periods),
    closed,
    seatsShort: Int32Array.from(
      instance.courses.flatMap((course) =>
        instance.rooms.map((room) => prices.roomCapacity * Math.max(0, course.students - room.seats)),
      ),
    ),
    onDay: new Int16Array(courses * days),
    daysUsed: new Int16Array(courses),
    minDays: Int32Array.from(instance.courses, (course) => course.minDays),
    inRoom: new Int16Array(courses * rooms),
    curriculaStart: memberships.start,
    curriculaList: memberships.list,
    holds,
    attending: new Int16Array(curricula.length * periods),
    taken: new Int32Array(curricula.length * days),
    hard: 0,
    // Every wished day is missing, and the first room of a course is free: right as soon as all lectures are in.
    cost: instance.courses.reduce(
      (sum, course) =>
        sum + prices.minWorkingDays * course.minDays - (course.lectures > 0 ? prices.roomStability : 0),
      0,
    ),
  }
}

function lists(rows: readonly (readonly number[])[]): { start: Int32Array; list: Int16Array } {
  const start = new Int32Array(rows.length + 1)
  rows.forEach((row, index) => {
    start[index + 1] = start[index]! + row.length
  })
  return { start, list: Int16Array.from(rows.flat()) }
}

/** What it changes when a lecture of `course` leaves one period for another; curricula that hold `other` are left out. */
export function timeChange(
  state: CourseState,
  course: number,
  from: number,
  to: number,
  other: number,
): number {
  const { periods, days, periodsPerDay, courses } = state
  const day = state.dayOf[from]!
  const newDay = state.dayOf[to]!
  let change = 0
  if (day !== newDay) {
    const used = state.daysUsed[course]!
    const after =
      used -
      (state.onDay[course * days + day] === 1 ? 1 : 0) +
      (state.onDay[course * days + newDay] === 0 ? 1 : 0)
    const wished = state.minDays[course]!
    change = prices.minWorkingDays * (Math.max(0, wished - after) - Math.max(0, wished - used))
  }
  const bit = 1 << (from - day * periodsPerDay)
  const newBit = 1 << (to - newDay * periodsPerDay)
  let lonely = 0
  for (let i = state.curriculaStart[course]!; i < state.curriculaStart[course + 1]!; i++) {
    const curriculum = state.curriculaList[i]!
    if (other >= 0 && state.holds[curriculum * courses + other] === 1) continue
    const left = state.attending[curriculum * periods + from] === 1
    const came = state.attending[curriculum * periods + to] === 0
    const before = state.taken[curriculum * days + day]!
    if (day === newDay) {
      let after = left ? before & ~bit : before
      if (came) after |= newBit
      lonely += alone(after) - alone(before)
    } else {
      if (left) lonely += alone(before & ~bit) - alone(before)
      if (came) {
        const there = state.taken[curriculum * days + newDay]!
        lonely += alone(there | newBit) - alone(there)
      }
    }
  }
  return change + prices.curriculumCompactness * lonely
}

/** What it changes in seats and rooms when a lecture of `course` leaves one room for another. */
export function roomChange(state: CourseState, course: number, from: number, to: number): number {
  if (from === to) return 0
  const row = course * state.rooms
  return (
    state.seatsShort[row + to]! -
    state.seatsShort[row + from]! +
    prices.roomStability * ((state.inRoom[row + to] === 0 ? 1 : 0) - (state.inRoom[row + from] === 1 ? 1 : 0))
  )
}

/** Rules broken more when a lecture of `course` leaves one period for another that `leaving` conflicting lectures leave. */
export function hardChange(
  state: CourseState,
  course: number,
  from: number,
  to: number,
  leaving: number,
): number {
  const row = course * state.periods
  return (
    state.clashes[row + to]! -
    leaving -
    (state.clashes[row + from]! - 1) +
    state.closed[row + to]! -
    state.closed[row + from]!
  )
}

/** Puts a lecture that is outside into a free cell. */
export function put(state: CourseState, lecture: number, cell: number): void {
  const { rooms, periods, days } = state
  const course = state.courseOf[lecture]!
  const period = (cell / rooms) | 0
  const room = cell - period * rooms
  const day = state.dayOf[period]!
  state.cellOf[lecture] = cell
  state.lectureIn[cell] = lecture
  state.hard += state.clashes[course * periods + period]! + state.closed[course * periods + period]!
  for (let i = state.conflictStart[course]!; i < state.conflictStart[course + 1]!; i++)
    state.clashes[state.conflictList[i]! * periods + period]!++
  state.cost += state.seatsShort[course * rooms + room]!
  if (state.inRoom[course * rooms + room]!++ === 0) state.cost += prices.roomStability
  if (state.onDay[course * days + day]!++ === 0 && state.daysUsed[course]!++ < state.minDays[course]!)
    state.cost -= prices.minWorkingDays
  const bit = 1 << (period - day * state.periodsPerDay)
  for (let i = state.curriculaStart[course]!; i < state.curriculaStart[course + 1]!; i++) {
    const curriculum = state.curriculaList[i]!
    if (state.attending[curriculum * periods + period]!++ !== 0) continue
    const before = state.taken[curriculum * days + day]!
    state.taken[curriculum * days + day] = before | bit
    state.cost += prices.curriculumCompactness * (alone(before | bit) - alone(before))
  }
}

/** Takes a lecture out of its cell. */
export function take(state: CourseState, lecture: number): void {
  const { rooms, periods, days } = state
  const course = state.courseOf[lecture]!
  const cell = state.cellOf[lecture]!
  const period = (cell / rooms) | 0
  const room = cell - period * rooms
  const day = state.dayOf[period]!
  state.cellOf[lecture] = -1
  state.lectureIn[cell] = -1
  for (let i = state.conflictStart[course]!; i < state.conflictStart[course + 1]!; i++)
    state.clashes[state.conflictList[i]! * periods + period]!--
  state.hard -= state.clashes[course * periods + period]! + state.closed[course * periods + period]!
  state.cost -= state.seatsShort[course * rooms + room]!
  if (--state.inRoom[course * rooms + room]! === 0) state.cost -= prices.roomStability
  if (--state.onDay[course * days + day]! === 0 && --state.daysUsed[course]! < state.minDays[course]!)
    state.cost += prices.minWorkingDays
  const bit = 1 << (period - day * state.periodsPerDay)
  for (let i = state.curriculaStart[course]!; i < state.curriculaStart[course + 1]!; i++) {
    const curriculum = state.curriculaList[i]!
    if (--state.attending[curriculum * periods + period]! !== 0) continue
    const before = state.taken[curriculum * days + day]!
    state.taken[curriculum * days + day] = before & ~bit
    state.cost += prices.curriculumCompactness * (alone(before & ~bit) - alone(before))
  }
}

/** The places of all lectures, in the order of the instance's courses. */
export function placesOf(instance: CourseInstance, cells: Int32Array, courseOf: Int16Array): LecturePlace[] {
  const rooms = instance.rooms.length
  return Array.from(cells, (cell, lecture) => {
    const period = Math.floor(cell / rooms)
    return {
      course: instance.courses[courseOf[lecture]!]!.id,
      room: instance.rooms[cell % rooms]!.id,
      day: Math.floor(period / instance.periodsPerDay),
      period: period % instance.periodsPerDay,
    }
  })
}

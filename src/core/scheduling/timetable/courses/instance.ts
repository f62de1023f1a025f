/** Curriculum-based course timetabling as plain data: the problem of track 3 of the competition ITC-2007. */
export interface CourseInstance {
  readonly name: string
  readonly days: number
  readonly periodsPerDay: number
  readonly courses: readonly Course[]
  readonly rooms: readonly Room[]
  readonly curricula: readonly Curriculum[]
  /** Periods in which a course cannot be taught. */
  readonly unavailable: readonly Unavailability[]
}

export interface Course {
  readonly id: string
  readonly teacher: string
  readonly lectures: number
  /** The lectures should spread over at least so many days. */
  readonly minDays: number
  readonly students: number
}

export interface Room {
  readonly id: string
  readonly seats: number
}

/** Courses that have students in common, so none of their lectures may meet. */
export interface Curriculum {
  readonly id: string
  readonly courses: readonly string[]
}

/** Day and period count from 0. */
export interface Unavailability {
  readonly course: string
  readonly day: number
  readonly period: number
}

/** One lecture with its place. Day and period count from 0. */
export interface LecturePlace {
  readonly course: string
  readonly room: string
  readonly day: number
  readonly period: number
}

/** The hard rules, then the wishes with their price. */
export const hardRules = ['lectures', 'roomOccupancy', 'conflicts', 'availability'] as const
export const wishes = ['roomCapacity', 'minWorkingDays', 'curriculumCompactness', 'roomStability'] as const

/** Price of one unit of each wish: a seat short, a day missing, a lecture alone, a room more than one. */
export const prices = {
  roomCapacity: 1,
  minWorkingDays: 5,
  curriculumCompactness: 2,
  roomStability: 1,
} as const satisfies Record<(typeof wishes)[number], number>

export interface CourseEvaluation {
  readonly hardViolations: number
  readonly hardByRule: Readonly<Record<(typeof hardRules)[number], number>>
  readonly cost: number
  readonly costByRule: Readonly<Record<(typeof wishes)[number], number>>
}

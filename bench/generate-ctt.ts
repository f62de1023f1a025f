/**
 * Instances of course timetabling with the statistical shape of the competition's, and a timetable without a broken rule
 * hidden in each, so that feasibility is certain. Repeatable: the same seed gives the same instance.
 */
import { type SeededRandom, seededRandom } from '#core/random/seeded-random.ts'
import type { Course, CourseInstance, LecturePlace } from '#core/scheduling/timetable/courses/instance.ts'

export interface CttShape {
  readonly courses: number
  readonly rooms: number
  readonly days: number
  readonly periodsPerDay: number
  readonly curricula: number
  /** Share of the places that are taken by lectures, at most. */
  readonly occupancy: number
}

export const cttShape: CttShape = {
  courses: 100,
  rooms: 17,
  days: 5,
  periodsPerDay: 5,
  curricula: 70,
  occupancy: 0.85,
}

/** An instance and the timetable it was made around. */
export function generateCtt(
  seed: number,
  shape: CttShape = cttShape,
): { instance: CourseInstance; planted: LecturePlace[] } {
  const random = seededRandom(`ctt/${seed}`)
  const periods = shape.days * shape.periodsPerDay
  const rooms = Array.from({ length: shape.rooms }, (_, at) => ({
    id: `r${at}`,
    seats: at < shape.rooms / 3 ? random.integer(20, 50) : random.integer(50, 300),
  }))
  const free = random.shuffle(Array.from({ length: periods * shape.rooms }, (_, cell) => cell))
  let left = Math.floor(free.length * shape.occupancy)
  const taken: Set<number>[] = []
  const planted: LecturePlace[] = []
  const courses: Course[] = []
  for (let at = 0; at < shape.courses && left > 0; at++) {
    const lectures = Math.min(left, random.pick([2, 3, 3, 3, 3, 4, 5]))
    const own = new Set<number>()
    let smallest = Number.POSITIVE_INFINITY
    for (let lecture = 0; lecture < lectures; lecture++) {
      const found = free.findIndex((cell) => !own.has(Math.floor(cell / shape.rooms)))
      if (found < 0) break
      const [cell] = free.splice(found, 1) as [number]
      const period = Math.floor(cell / shape.rooms)
      const room = rooms[cell % shape.rooms]!
      own.add(period)
      smallest = Math.min(smallest, room.seats)
      planted.push({
        course: `c${at}`,
        room: room.id,
        day: Math.floor(period / shape.periodsPerDay),
        period: period % shape.periodsPerDay,
      })
    }
    if (own.size === 0) break
    left -= own.size
    taken.push(own)
    courses.push({
      id: `c${at}`,
      teacher: teacherOf(random, courses, taken, own, at),
      lectures: own.size,
      minDays: Math.min(own.size, shape.days, random.integer(2, 4)),
      students: random.integer(5, Math.max(10, smallest)),
    })
  }
  const curricula = Array.from({ length: shape.curricula }, (_, at) => {
    const members: number[] = []
    const busy = new Set<number>()
    const wanted = random.integer(2, 6)
    for (const course of random.shuffle([...courses.keys()])) {
      if (members.length === wanted) break
      const own = taken[course]!
      if ([...own].some((period) => busy.has(period))) continue
      members.push(course)
      for (const period of own) busy.add(period)
    }
    return { id: `q${at}`, courses: members.map((course) => courses[course]!.id) }
  })
  const unavailable = courses.flatMap(({ id }, at) =>
    random.chance(0.6)
      ? Array.from({ length: periods }, (_, period) => period)
          .filter((period) => !taken[at]!.has(period) && random.chance(0.3))
          .map((period) => ({
            course: id,
            day: Math.floor(period / shape.periodsPerDay),
            period: period % shape.periodsPerDay,
          }))
      : [],
  )
  const { days, periodsPerDay } = shape
  return {
    planted,
    instance: { name: `planted-${seed}`, days, periodsPerDay, courses, rooms, curricula, unavailable },
  }
}

/** Now and then the teacher of an earlier course whose lectures are at other times. */
function teacherOf(
  random: SeededRandom,
  courses: readonly Course[],
  taken: readonly ReadonlySet<number>[],
  own: ReadonlySet<number>,
  at: number,
): string {
  if (courses.length === 0 || !random.chance(0.3)) return `t${at}`
  const { teacher } = random.pick(courses)
  const isFree = courses.every(
    (course, other) => course.teacher !== teacher || [...own].every((period) => !taken[other]!.has(period)),
  )
  return isFree ? teacher : `t${at}`
}

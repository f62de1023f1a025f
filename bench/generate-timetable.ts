/**
 * Timetables of training classes for measuring, with a perfect one hidden in each: the best cost is 0, so a search that
 * reaches it is proven to be done. Repeatable: the same number of classes gives the same problem.
 *
 * Eight half-days of four hours on four days. A class takes one half-day a day; two classes share a classroom by turns, and
 * some of their people. Each has an opening, lectures in modules by day and, where a site is free, half a day at a site.
 */
import { type SeededRandom, seededRandom } from '#core/random/seeded-random.ts'
import {
  type HalfDay,
  halfDayKey,
  type Session,
  type TimetableProblem,
  timetableDefaults,
} from '#core/scheduling/timetable/classes/problem.ts'

/** A problem of so many classes, an even number. */
export function generateTimetable(classes: number): TimetableProblem {
  const random = seededRandom(`timetable/${classes}`)
  const halfDays: HalfDay[] = ['02', '03', '04', '05'].flatMap((day) =>
    (['am', 'pm'] as const).map((part) => ({ date: `2026-03-${day}`, part, hours: 4 })),
  )
  const keys = halfDays.map(halfDayKey)
  const pairs = classes / 2
  const sites = Math.ceil(classes / 3)
  const siteTaken = new Set<string>()
  const teachers = Math.ceil(classes * 1.4)
  const busy = new Map<string, Set<string>>()
  const sessions: Session[] = []
  const used = new Map<string, string[]>()
  for (let at = 0; at < classes; at++) {
    const id = `class-${at}`
    // Which half of each day; the other class of the pair takes the other.
    const turns = [0, 1, 2, 3].map(
      (day) => (seededRandom(`pair/${at >> 1}/${day}`).chance(0.5) ? 1 : 0) ^ (at & 1),
    )
    const own = turns.map((turn, day) => keys[day * 2 + turn]!)
    used.set(id, own)
    const siteDay = [0, 1, 2, 3].find((_, n) => {
      const key = own[(n + at) % 4]!
      const free = Array.from({ length: sites }, (__, site) => `${key}/${site}`).find(
        (one) => !siteTaken.has(one),
      )
      if (free === undefined || (n + at) % 4 === 0) return false
      siteTaken.add(free)
      return true
    })
    const field = siteDay === undefined ? -1 : (siteDay + at) % 4
    own.forEach((key, day) => {
      const lengths = day === field ? [4] : day === 0 ? [1, 3] : [2, 2]
      let start = 0
      for (const [n, hours] of lengths.entries()) {
        const isOpening = day === 0 && n === 0
        sessions.push({
          id: `${id}/${day}-${n}`,
          classId: id,
          title: `${day}-${n}`,
          hours,
          teacherIds:
            isOpening || day === field ? [] : [freeTeacher(random, busy, teachers, key, start, hours)],
          kind: day === field ? 'field' : 'classroom',
          module: isOpening ? null : day,
          position: isOpening ? 'opening' : null,
          after: [],
          pinned: null,
        })
        start += hours
      }
    })
  }
  const closedFor = (taken: ReadonlySet<string>) =>
    keys.filter((key) => !taken.has(key) && random.chance(0.5))
  return {
    halfDays,
    sessions,
    classes: Array.from({ length: classes }, (_, at) => {
      const shared = `shared-${at >> 1}`
      const own = used.get(`class-${at}`)!
      return {
        id: `class-${at}`,
        name: `class ${at}`,
        trainees: [...Array.from({ length: 25 }, (__, n) => `p${at}-${n}`), `${shared}-a`, `${shared}-b`],
        size: random.integer(27, 30 + 5 * (at >> 1)),
        halfDays: null,
        preferred: keys.filter((key) => own.includes(key) || random.chance(0.4)),
      }
    }),
    teachers: Array.from({ length: teachers }, (_, at) => ({
      id: `t${at}`,
      name: `teacher ${at}`,
      unavailable: closedFor(new Set([...(busy.get(`t${at}`) ?? [])].map((one) => one.slice(0, 13)))),
    })),
    rooms: [
      ...Array.from({ length: pairs + 1 }, (_, at) => ({
        id: `room-${at}`,
        name: `room ${at}`,
        kind: 'classroom' as const,
        seats: 30 + 5 * Math.min(at, pairs - 1),
        unavailable: [],
      })),
      ...Array.from({ length: sites }, (_, at) => ({
        id: `site-${at}`,
        name: `site ${at}`,
        kind: 'field' as const,
        seats: 30 + 5 * pairs,
        unavailable: [],
      })),
    ],
    feeHours: timetableDefaults.feeHours,
    weights: timetableDefaults.weights,
    previous: [],
  }
}

/** A teacher who is free for these hours, and has them from now on. */
function freeTeacher(
  random: SeededRandom,
  busy: Map<string, Set<string>>,
  teachers: number,
  key: string,
  start: number,
  hours: number,
): string {
  const slots = Array.from({ length: hours }, (_, n) => `${key}/${start + n}`)
  const free = Array.from({ length: teachers }, (_, at) => `t${at}`).filter((id) =>
    slots.every((slot) => !(busy.get(id)?.has(slot) ?? false)),
  )
  const id = random.pick(free)
  busy.set(id, new Set([...(busy.get(id) ?? []), ...slots]))
  return id
}

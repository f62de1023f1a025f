/**
 * The problem with its names looked up: numbers for sessions, half-days and rooms, and what each pair of sessions shares.
 * Half-days follow one another in time; `slot` numbers their class-hours through. Unknown ids throw a RangeError.
 */
import {
  type HalfDay,
  type HalfDayKey,
  halfDayKey,
  type Place,
  type Placement,
  type Session,
  type Teacher,
  type TimetableClass,
  type TimetableProblem,
  type TimetableRoom,
} from './problem.ts'

export interface IndexedProblem {
  readonly problem: TimetableProblem
  readonly halfDays: readonly HalfDay[]
  readonly keys: readonly HalfDayKey[]
  readonly halfDayAt: ReadonlyMap<HalfDayKey, number>
  /** Number of the first class-hour of each half-day, counted through. */
  readonly firstSlot: readonly number[]
  readonly sessions: readonly IndexedSession[]
  readonly sessionAt: ReadonlyMap<string, number>
  readonly roomAt: ReadonlyMap<string, number>
  readonly teacherAt: ReadonlyMap<string, number>
  readonly classes: readonly IndexedClass[]
}

export interface IndexedSession {
  readonly session: Session
  readonly at: number
  readonly class: IndexedClass
  readonly teachers: readonly Teacher[]
  readonly previous: Placement | null
  /** Sessions that must come before this one: named ones, the opening, and before the closing all. */
  readonly before: ReadonlySet<number>
}

export interface IndexedClass {
  readonly class: TimetableClass
  readonly at: number
  readonly people: number
  readonly halfDays: ReadonlySet<HalfDayKey> | null
  readonly preferred: ReadonlySet<HalfDayKey> | null
  readonly trainees: ReadonlySet<string>
  readonly sessions: readonly number[]
  /** Class-hours a day when they are shared evenly over its days, rounded up. */
  readonly share: number
}

/** Looks everything up once. */
export function indexProblem(problem: TimetableProblem): IndexedProblem {
  const halfDays = [...problem.halfDays].sort((a, b) => compareText(halfDayKey(a), halfDayKey(b)))
  const keys = halfDays.map(halfDayKey)
  const halfDayAt = numbered(keys, 'half-day')
  const firstSlot: number[] = []
  let slots = 0
  for (const { hours } of halfDays) {
    firstSlot.push(slots)
    slots += hours
  }
  const roomAt = numbered(
    problem.rooms.map(({ id }) => id),
    'room',
  )
  const teacherAt = numbered(
    problem.teachers.map(({ id }) => id),
    'teacher',
  )
  const sessionAt = numbered(
    problem.sessions.map(({ id }) => id),
    'session',
  )
  const classAt = numbered(
    problem.classes.map(({ id }) => id),
    'class',
  )
  const knownHalfDays = (list: readonly HalfDayKey[]) => {
    for (const key of list) look(halfDayAt, key, 'half-day')
    return new Set(list)
  }
  for (const { unavailable } of [...problem.teachers, ...problem.rooms]) knownHalfDays(unavailable)
  for (const { classId } of problem.sessions) look(classAt, classId, 'class')
  const classes = problem.classes.map((own, at): IndexedClass => {
    const sessions = problem.sessions.flatMap(({ classId }, session) => (classId === own.id ? [session] : []))
    const allowed = own.halfDays === null ? null : knownHalfDays(own.halfDays)
    const days = new Set(
      halfDays.filter((halfDay) => allowed?.has(halfDayKey(halfDay)) ?? true).map(({ date }) => date),
    )
    const hours = sessions.reduce((sum, session) => sum + problem.sessions[session]!.hours, 0)
    return {
      class: own,
      at,
      people: Math.max(own.size, new Set(own.trainees).size),
      halfDays: allowed,
      preferred: own.preferred.length === 0 ? null : knownHalfDays(own.preferred),
      trainees: new Set(own.trainees),
      sessions,
      share: Math.ceil(hours / Math.max(1, days.size)),
    }
  })
  const previous = new Map(problem.previous.map((placement) => [placement.sessionId, placement]))
  const sessions = problem.sessions.map((session, at): IndexedSession => {
    const own = classes[look(classAt, session.classId, 'class')]!
    const before = new Set(session.after.map((id) => look(sessionAt, id, 'session')))
    for (const other of own.sessions) {
      if (other === at) continue
      const position = problem.sessions[other]!.position
      if (session.position !== 'opening' && position === 'opening') before.add(other)
      if (session.position === 'closing' && position !== 'closing') before.add(other)
    }
    if (session.pinned !== null) checkPlace(session.pinned, halfDayAt, roomAt)
    return {
      session,
      at,
      class: own,
      teachers: session.teacherIds.map((id) => problem.teachers[look(teacherAt, id, 'teacher')]!),
      previous: previous.get(session.id) ?? null,
      before,
    }
  })
  return { problem, halfDays, keys, halfDayAt, firstSlot, sessions, sessionAt, roomAt, teacherAt, classes }
}

/** The number of a known id. Throws for an unknown one. */
export function look(map: ReadonlyMap<string, number>, id: string, what: string): number {
  const at = map.get(id)
  if (at === undefined) throw new RangeError(`${what} ${id} is not in the problem`)
  return at
}

/** Throws when the place names what is not there. */
export function checkPlace(
  place: Place,
  halfDayAt: ReadonlyMap<string, number>,
  roomAt: ReadonlyMap<string, number>,
): void {
  look(halfDayAt, place.halfDay, 'half-day')
  look(roomAt, place.roomId, 'room')
  if (!Number.isInteger(place.start) || place.start < 0)
    throw new RangeError('a place starts at a class-hour from 0')
}

/** Rooms of the kind of the session, or all of its room's attributes aside. */
export const roomFits = (own: IndexedSession, room: TimetableRoom): boolean =>
  room.kind === own.session.kind && room.seats >= own.class.people

function numbered(ids: readonly string[], what: string): Map<string, number> {
  const map = new Map(ids.map((id, at) => [id, at]))
  if (map.size !== ids.length) throw new RangeError(`a ${what} stands twice in the problem`)
  return map
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

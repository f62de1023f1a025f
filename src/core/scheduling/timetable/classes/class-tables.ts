/** What the rules say of a session alone and of two sessions, looked up once: the tables of class-state.ts. */
import type { IndexedProblem } from './index-problem.ts'
import { halfDayKey } from './problem.ts'

export interface ClassTables {
  /** Rules broken by the time, at `session × slots + slot`, and by the room, at `session × rooms + room`. */
  readonly timeHard: Uint8Array
  readonly roomHard: Uint8Array
  readonly roomClosed: Uint8Array
  readonly timeCost: Float64Array
  readonly roomCost: Float64Array
  /** Place of a pinned session as `slot × rooms + room`, else −1. */
  readonly pinned: Int32Array
  /** Rules broken when the two overlap in time, at `session × sessions + other`. */
  readonly apart: Uint8Array
  /** 1 when `other` must come before `session`. */
  readonly before: Uint8Array
  readonly module: Float64Array
  readonly isClassroom: Uint8Array
  /** Sessions with which it shares people or an order. */
  readonly related: readonly Int16Array[]
  readonly teachers: readonly Int16Array[]
  readonly ofClass: readonly Int16Array[]
}

/** Fills the tables; `halfDayOf` and `startOf` tell half-day and start of each class-hour counted through. */
export function classTables(index: IndexedProblem, halfDayOf: Int16Array, startOf: Int16Array): ClassTables {
  const { problem, halfDays, firstSlot } = index
  const n = index.sessions.length
  const rooms = problem.rooms.length
  const slots = halfDayOf.length
  const tables = {
    timeHard: new Uint8Array(n * slots),
    roomHard: new Uint8Array(n * rooms),
    roomClosed: new Uint8Array(rooms * halfDays.length),
    timeCost: new Float64Array(n * slots),
    roomCost: new Float64Array(n * rooms),
    pinned: new Int32Array(n).fill(-1),
    apart: new Uint8Array(n * n),
    before: new Uint8Array(n * n),
    module: Float64Array.from(index.sessions, ({ session }) => session.module ?? Number.NaN),
    isClassroom: Uint8Array.from(index.sessions, ({ session }) => (session.kind === 'classroom' ? 1 : 0)),
    teachers: index.sessions.map((own) =>
      Int16Array.from(own.teachers, (teacher) => index.teacherAt.get(teacher.id)!),
    ),
    ofClass: index.classes.map((own) => Int16Array.from(own.sessions)),
  }
  const { weights } = problem
  const meet = index.classes.map((own) =>
    index.classes.map(
      (other) => own === other || [...own.trainees].some((trainee) => other.trainees.has(trainee)),
    ),
  )
  problem.rooms.forEach((room, at) => {
    for (const key of room.unavailable)
      tables.roomClosed[at * halfDays.length + index.halfDayAt.get(key)!] = 1
  })
  for (const own of index.sessions) {
    const { session, at, previous } = own
    for (let slot = 0; slot < slots; slot++) {
      const halfDay = halfDays[halfDayOf[slot]!]!
      const key = halfDayKey(halfDay)
      const start = startOf[slot]!
      tables.timeHard[at * slots + slot] =
        (start + session.hours > halfDay.hours ? 1 : 0) +
        (own.class.halfDays?.has(key) === false ? 1 : 0) +
        own.teachers.filter((teacher) => teacher.unavailable.includes(key)).length
      tables.timeCost[at * slots + slot] =
        (own.class.preferred?.has(key) === false ? weights.preferredHalfDays : 0) +
        (previous !== null && (previous.halfDay !== key || previous.start !== start)
          ? weights.changedTime
          : 0)
    }
    problem.rooms.forEach((room, roomAt) => {
      tables.roomHard[at * rooms + roomAt] =
        (room.kind !== session.kind ? 1 : 0) + (room.seats < own.class.people ? 1 : 0)
      tables.roomCost[at * rooms + roomAt] =
        previous !== null && previous.roomId !== room.id ? weights.changedRoom : 0
    })
    const { pinned } = session
    if (pinned !== null)
      tables.pinned[at] =
        (firstSlot[index.halfDayAt.get(pinned.halfDay)!]! + pinned.start) * rooms +
        index.roomAt.get(pinned.roomId)!
    for (const other of index.sessions) {
      if (other === own) continue
      tables.apart[at * n + other.at] =
        (meet[own.class.at]![other.class.at] ? 1 : 0) +
        own.teachers.filter((teacher) => other.teachers.includes(teacher)).length
      tables.before[at * n + other.at] = own.before.has(other.at) ? 1 : 0
    }
  }
  const related = index.sessions.map((own) =>
    Int16Array.from(
      index.sessions
        .map((other) => other.at)
        .filter(
          (other) =>
            other !== own.at &&
            (tables.apart[own.at * n + other] !== 0 ||
              tables.before[own.at * n + other] !== 0 ||
              tables.before[other * n + own.at] !== 0),
        ),
    ),
  )
  return { ...tables, related }
}

/**
 * Problem: what it changes in broken rules and cost when one session moves, hundreds of thousands of times a second.
 * Method: rules that look at one session alone are tables by time and by room. The rest is counted around the session
 * before and after the move: its pairs with sessions of the same people or in the same room and half-day (a chained list),
 * the paid hours of its teachers in two half-days, and the rooms, modules and two days of its class. Whatever is not
 * around it cannot change.
 * Cost: O(sessions with which it shares people) per move.
 */
import { type ClassTables, classTables } from './class-tables.ts'
import { type IndexedProblem, roomFits } from './index-problem.ts'
import type { Place, Placement } from './problem.ts'

export interface ClassState {
  readonly index: IndexedProblem
  readonly sessions: number
  readonly slots: number
  readonly rooms: number
  readonly halfDayOf: Int16Array
  readonly startOf: Int16Array
  readonly dayOf: Int16Array
  readonly firstSlotOfDay: Int32Array
  readonly hours: Int16Array
  readonly classOf: Int16Array
  /** Class-hour each session begins at, counted through; −1 while it is outside. */
  readonly slotOf: Int32Array
  readonly roomOf: Int32Array
  hard: number
  cost: number
  readonly tables: ClassTables
  readonly counts: Counts
}

interface Counts {
  /** Hours of the teacher in the half-day, at `teacher × half-days + half-day`. */
  readonly paid: Int16Array
  /** Sessions in classrooms of the class in the room. */
  readonly inRoom: Int16Array
  readonly roomsUsed: Int16Array
  /** First session in the room and half-day, at `half-day × rooms + room`, and the chain of the others; −1 ends it. */
  readonly firstIn: Int16Array
  readonly next: Int16Array
  readonly last: Int16Array
}

/** All sessions outside. A day has at most 31 class-hours. */
export function classState(index: IndexedProblem): ClassState {
  const { problem, halfDays } = index
  const n = index.sessions.length
  const rooms = problem.rooms.length
  const halfDayOf = Int16Array.from(
    halfDays.flatMap(({ hours }, at) => Array.from({ length: hours }, () => at)),
  )
  const startOf = Int16Array.from(
    halfDays.flatMap(({ hours }) => Array.from({ length: hours }, (_, start) => start)),
  )
  const slots = halfDayOf.length
  const dates = [...new Set(halfDays.map(({ date }) => date))]
  const dayOf = Int16Array.from(halfDayOf, (halfDay) => dates.indexOf(halfDays[halfDay]!.date))
  const firstSlotOfDay = Int32Array.from(dates, (_, day) => Math.max(0, dayOf.indexOf(day)))
  if (dates.some((date) => halfDays.reduce((sum, one) => sum + (one.date === date ? one.hours : 0), 0) > 31))
    throw new RangeError('a day has at most 31 class-hours')

  return {
    index,
    sessions: n,
    slots,
    rooms,
    halfDayOf,
    startOf,
    dayOf,
    firstSlotOfDay,
    hours: Int16Array.from(index.sessions, ({ session }) => session.hours),
    classOf: Int16Array.from(index.sessions, (own) => own.class.at),
    slotOf: new Int32Array(n).fill(-1),
    roomOf: new Int32Array(n).fill(-1),
    hard: n,
    cost: 0,
    tables: classTables(index, halfDayOf, startOf),
    counts: {
      paid: new Int16Array(problem.teachers.length * halfDays.length),
      inRoom: new Int16Array(index.classes.length * rooms),
      roomsUsed: new Int16Array(index.classes.length),
      firstIn: new Int16Array(halfDays.length * rooms).fill(-1),
      next: new Int16Array(n).fill(-1),
      last: new Int16Array(n).fill(-1),
    },
  }
}

/**
 * Moves a session to a slot and room, or outside (slot −1), and keeps `hard` and `cost` true. A session outside breaks one
 * rule.
 */
export function move(state: ClassState, session: number, slot: number, room: number): void {
  const old = state.slotOf[session]!
  const oldDay = old < 0 ? -1 : state.dayOf[old]!
  const newDay = slot < 0 ? -1 : state.dayOf[slot]!
  const oldHalfDay = old < 0 ? -1 : state.halfDayOf[old]!
  const newHalfDay = slot < 0 ? -1 : state.halfDayOf[slot]!
  count(state, session, -1, oldDay, newDay, oldHalfDay, newHalfDay)
  place(state, session, slot, room)
  count(state, session, 1, oldDay, newDay, oldHalfDay, newHalfDay)
}

/** Puts a session there without counting: for taking moves back, when `hard` and `cost` of before are known. */
export function place(state: ClassState, session: number, slot: number, room: number): void {
  shift(state, session, -1)
  state.slotOf[session] = slot
  state.roomOf[session] = room
  shift(state, session, 1)
}

function shift(state: ClassState, session: number, sign: number): void {
  const slot = state.slotOf[session]!
  if (slot < 0) return
  const { counts, tables } = state
  const halfDays = state.index.halfDays.length
  const halfDay = state.halfDayOf[slot]!
  const teachers = tables.teachers[session]!
  for (let i = 0; i < teachers.length; i++)
    counts.paid[teachers[i]! * halfDays + halfDay]! += sign * state.hours[session]!
  chain(counts, session, halfDay * state.rooms + state.roomOf[session]!, sign)
  if (tables.isClassroom[session] === 0) return
  const own = state.classOf[session]!
  const at = own * state.rooms + state.roomOf[session]!
  const before = counts.inRoom[at]!
  counts.inRoom[at] = before + sign
  if (sign > 0 && before === 0) counts.roomsUsed[own]!++
  if (sign < 0 && before === 1) counts.roomsUsed[own]!--
}

/** Puts a session into the chain of its room and half-day, or takes it out. */
function chain(counts: Counts, session: number, at: number, sign: number): void {
  const { firstIn, next, last } = counts
  if (sign > 0) {
    const first = firstIn[at]!
    firstIn[at] = session
    next[session] = first
    last[session] = -1
    if (first >= 0) last[first] = session
    return
  }
  const [before, after] = [last[session]!, next[session]!]
  if (before >= 0) next[before] = after
  else firstIn[at] = after
  if (after >= 0) last[after] = before
}

/** Adds (sign 1) or takes away (−1) all that stands around the session. */
function count(
  state: ClassState,
  session: number,
  sign: number,
  dayA: number,
  dayB: number,
  halfDayA: number,
  halfDayB: number,
): void {
  const { tables, counts, sessions, slots, rooms, slotOf, roomOf, halfDayOf, startOf, hours } = state
  const { weights, feeHours } = state.index.problem
  const halfDays = state.index.halfDays.length
  const slot = slotOf[session]!
  let hard = 0
  let cost = 0
  if (slot < 0) hard = 1
  else {
    const room = roomOf[session]!
    const halfDay = halfDayOf[slot]!
    const pinned = tables.pinned[session]!
    hard =
      tables.timeHard[session * slots + slot]! +
      tables.roomHard[session * rooms + room]! +
      tables.roomClosed[room * halfDays + halfDay]! +
      (pinned >= 0 && pinned !== slot * rooms + room ? 1 : 0)
    cost = tables.timeCost[session * slots + slot]! + tables.roomCost[session * rooms + room]!
    const row = session * sessions
    const own = state.classOf[session]!
    const module = tables.module[session]!
    const start = startOf[slot]!
    const end = start + hours[session]!
    const related = tables.related[session]!
    for (let i = 0; i < related.length; i++) {
      const other = related[i]!
      const otherSlot = slotOf[other]!
      if (otherSlot < 0) continue
      if (tables.before[row + other] === 1 && otherSlot >= slot) hard++
      if (tables.before[other * sessions + session] === 1 && slot >= otherSlot) hard++
      if (state.classOf[other] === own) {
        const otherModule = tables.module[other]!
        if ((module < otherModule && slot > otherSlot) || (module > otherModule && slot < otherSlot))
          cost += weights.moduleOrder
      }
      if (halfDayOf[otherSlot] !== halfDay) continue
      const otherStart = startOf[otherSlot]!
      if (otherStart < end && start < otherStart + hours[other]!) hard += tables.apart[row + other]!
    }
    for (let other = counts.firstIn[halfDay * rooms + room]!; other >= 0; other = counts.next[other]!) {
      if (other === session) continue
      const otherStart = startOf[slotOf[other]!]!
      if (otherStart < end && start < otherStart + hours[other]!) hard++
    }
  }
  const teachers = tables.teachers[session]!
  for (let i = 0; i < teachers.length; i++) {
    const at = teachers[i]! * halfDays
    if (halfDayA >= 0 && counts.paid[at + halfDayA]! > feeHours) hard++
    if (halfDayB >= 0 && halfDayB !== halfDayA && counts.paid[at + halfDayB]! > feeHours) hard++
  }
  const own = state.classOf[session]!
  cost += weights.roomStability * Math.max(0, counts.roomsUsed[own]! - 1)
  if (dayA >= 0) cost += dayCost(state, own, dayA)
  if (dayB >= 0 && dayB !== dayA) cost += dayCost(state, own, dayB)
  state.hard += sign * hard
  state.cost += sign * cost
}

/** Gaps and hours above the share of one class on one day. */
function dayCost(state: ClassState, own: number, day: number): number {
  const sessions = state.tables.ofClass[own]!
  const first = state.firstSlotOfDay[day]!
  let taken = 0
  let total = 0
  for (let i = 0; i < sessions.length; i++) {
    const session = sessions[i]!
    const slot = state.slotOf[session]!
    if (slot < 0 || state.dayOf[slot] !== day) continue
    const hours = state.hours[session]!
    taken |= ((1 << hours) - 1) << (slot - first)
    total += hours
  }
  if (taken === 0) return 0
  const { weights } = state.index.problem
  const span = 32 - Math.clz32(taken) - (31 - Math.clz32(taken & -taken))
  let rest = taken
  let filled = 0
  while (rest !== 0) {
    rest &= rest - 1
    filled++
  }
  return (
    weights.gaps * (span - filled) + weights.spread * Math.max(0, total - state.index.classes[own]!.share)
  )
}

/** Places in which the session by itself breaks nothing, as `slot × rooms + room`, in order of time. */
export function goodPlaces(state: ClassState, session: number): Int32Array {
  const { tables, slots, rooms } = state
  const own = state.index.sessions[session]!
  const halfDays = state.index.halfDays.length
  const found: number[] = []
  const pinned = tables.pinned[session]!
  if (pinned >= 0) return Int32Array.of(pinned)
  for (let slot = 0; slot < slots; slot++) {
    if (tables.timeHard[session * slots + slot] !== 0) continue
    for (let room = 0; room < rooms; room++)
      if (
        roomFits(own, state.index.problem.rooms[room]!) &&
        tables.roomClosed[room * halfDays + state.halfDayOf[slot]!] === 0
      )
        found.push(slot * rooms + room)
  }
  return Int32Array.from(found)
}

/** The numbers of a place. */
export function slotAndRoom(state: ClassState, place: Place): { slot: number; room: number } {
  const halfDay = state.index.halfDayAt.get(place.halfDay)!
  return { slot: state.index.firstSlot[halfDay]! + place.start, room: state.index.roomAt.get(place.roomId)! }
}

/** The placements of all sessions that are inside. */
export function placementsOf(state: ClassState, slotOf: Int32Array, roomOf: Int32Array): Placement[] {
  return state.index.sessions.flatMap(({ session, at }) => {
    const slot = slotOf[at]!
    if (slot < 0) return []
    const halfDay = state.halfDayOf[slot]!
    return [
      {
        sessionId: session.id,
        halfDay: state.index.keys[halfDay]!,
        start: state.startOf[slot]!,
        roomId: state.index.problem.rooms[roomOf[at]!]!.id,
      },
    ]
  })
}

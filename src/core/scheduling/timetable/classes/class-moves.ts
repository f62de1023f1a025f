/**
 * Problem: which changes a search of timetables tries.
 * Method: single ones (a session to another place in which it breaks nothing by itself; another room at the same time; two
 * sessions change places) and whole ones, which single ones reach only through broken rules: a class changes two of its
 * half-days, a room changes two half-days with all that is in it, two classes change rooms, a class takes another room.
 * Each is made of moves of single sessions, kept in a list by which all are taken back.
 * Cost: O(sessions) for each session that moves.
 */
import type { QuickRandom } from '#core/random/quick-random.ts'
import { type ClassState, move, place } from './class-state.ts'

/** Shares of the moves; the rest are single moves to any place. */
const shares = {
  exchange: 0.25,
  sameTime: 0.08,
  classHalfDays: 0.08,
  roomHalfDays: 0.06,
  rooms: 0.03,
} as const

export interface ClassMoves {
  /** Makes a random change, or none when the lot falls on an impossible one. */
  any(): void
  /** Takes the last change back; `hard` and `cost` are those of before. */
  back(hard: number, cost: number): void
}

/** Moves of the sessions `free`, whose good places are given; sessions with one place stay. */
export function classMoves(
  state: ClassState,
  places: readonly Int32Array[],
  free: Int32Array,
  random: QuickRandom,
): ClassMoves {
  const { rooms, slotOf, roomOf, halfDayOf, startOf, hours, classOf, tables } = state
  const halfDays = state.index.halfDays
  const isFree = new Uint8Array(state.sessions)
  for (const session of free) isFree[session] = 1
  const moved: number[] = []
  let count = 0

  function go(session: number, slot: number, room: number): void {
    moved[3 * count] = session
    moved[3 * count + 1] = slotOf[session]!
    moved[3 * count + 2] = roomOf[session]!
    count++
    move(state, session, slot, room)
  }
  const pick = () => free[random.below(free.length)]!
  const fits = (session: number, slot: number) =>
    startOf[slot]! + hours[session]! <= halfDays[halfDayOf[slot]!]!.hours

  function exchange(session: number): void {
    const other = pick()
    if (other === session) return
    const [slot, room, otherSlot, otherRoom] = [
      slotOf[session]!,
      roomOf[session]!,
      slotOf[other]!,
      roomOf[other]!,
    ]
    if (!fits(session, otherSlot) || !fits(other, slot)) return
    // Sessions of different kinds change times only.
    const keep = tables.isClassroom[session] !== tables.isClassroom[other]
    go(session, otherSlot, keep ? room : otherRoom)
    go(other, slot, keep ? otherRoom : room)
  }

  /** The same start in the other half-day; −1 when the session is in neither or does not fit. */
  function across(session: number, a: number, b: number): number {
    const slot = slotOf[session]!
    const halfDay = halfDayOf[slot]!
    if (halfDay !== a && halfDay !== b) return -1
    const goal = halfDay === a ? b : a
    const start = startOf[slot]!
    return start + hours[session]! > halfDays[goal]!.hours ? -1 : state.index.firstSlot[goal]! + start
  }

  function changeHalfDays(session: number, ofRoom: boolean): void {
    const a = halfDayOf[slotOf[session]!]!
    const b = random.below(halfDays.length)
    if (a === b) return
    const own = classOf[session]!
    const room = roomOf[session]!
    for (let other = 0; other < state.sessions; other++) {
      if (isFree[other] === 0 || (ofRoom ? roomOf[other] !== room : classOf[other] !== own)) continue
      const slot = across(other, a, b)
      if (slot >= 0) go(other, slot, roomOf[other]!)
    }
  }

  function changeRooms(session: number): void {
    const own = classOf[session]!
    const room = roomOf[session]!
    const goal = places[session]![random.below(places[session]!.length)]! % rooms
    if (goal === room) return
    // With another class of that room, or alone.
    let other = -1
    if (random.unit() < 0.7) {
      const one = pick()
      if (roomOf[one] === goal && classOf[one] !== own) other = classOf[one]!
    }
    for (let one = 0; one < state.sessions; one++) {
      if (isFree[one] === 0) continue
      if (classOf[one] === own && roomOf[one] === room) go(one, slotOf[one]!, goal)
      else if (classOf[one] === other && roomOf[one] === goal) go(one, slotOf[one]!, room)
    }
  }

  function any(): void {
    count = 0
    const session = pick()
    const draw = random.unit()
    const { exchange: exchanges, classHalfDays, roomHalfDays, rooms: changes, sameTime } = shares
    if (draw < exchanges) exchange(session)
    else if (draw < exchanges + classHalfDays) changeHalfDays(session, false)
    else if (draw < exchanges + classHalfDays + roomHalfDays) changeHalfDays(session, true)
    else if (draw < exchanges + classHalfDays + roomHalfDays + changes) changeRooms(session)
    else single(session, draw > 1 - sameTime)
  }

  function single(session: number, keepTime: boolean): void {
    const own = places[session]!
    const goal = own[random.below(own.length)]!
    const room = goal % rooms
    const slot = keepTime ? slotOf[session]! : (goal - room) / rooms
    if (slot !== slotOf[session] || room !== roomOf[session]) go(session, slot, room)
  }

  return {
    any,
    back(hard, cost) {
      while (count > 0) {
        count--
        place(state, moved[3 * count]!, moved[3 * count + 1]!, moved[3 * count + 2]!)
      }
      state.hard = hard
      state.cost = cost
    },
  }
}

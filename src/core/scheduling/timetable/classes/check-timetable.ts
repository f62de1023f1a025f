/**
 * Problem: which rules a timetable of training classes breaks, and what its wishes cost; of the whole, or of what one
 * session has to do with.
 * Method: rule by rule as its sentence says, over lists. Nothing is shared with the search, whose judge this is.
 * Cost: O(sessions²) for the whole; O(sessions + those of its class squared) around one session.
 * Ties: sorted by the order of the problem: sessions, then teachers, then classes; hard rules before wishes.
 */
import {
  checkPlace,
  type IndexedClass,
  type IndexedProblem,
  type IndexedSession,
  indexProblem,
  look,
} from './index-problem.ts'
import type {
  Broken,
  DemandParams,
  HardParams,
  Place,
  Placement,
  SoftParams,
  TimetableProblem,
} from './problem.ts'

/** Everything that is broken or costs. Sessions without a place are told as `unplaced` and count for nothing else. */
export function checkTimetable(problem: TimetableProblem, placements: readonly Placement[]): Broken[] {
  const index = indexProblem(problem)
  return brokenRules(index, placesBySession(index, placements), null)
}

/** Place of each session by its number, null where it has none. Unknown ids and two places of one session throw. */
export function placesBySession(index: IndexedProblem, placements: readonly Placement[]): (Place | null)[] {
  const places: (Place | null)[] = index.sessions.map(() => null)
  for (const placement of placements) {
    checkPlace(placement, index.halfDayAt, index.roomAt)
    const at = look(index.sessionAt, placement.sessionId, 'session')
    if (places[at] !== null) throw new RangeError(`session ${placement.sessionId} has two places`)
    places[at] = placement
  }
  return places
}

/** What is broken, of everything (`focus` null) or of what session number `focus` takes part in. */
export function brokenRules(
  index: IndexedProblem,
  places: readonly (Place | null)[],
  focus: number | null,
): Broken[] {
  const found: Broken[] = []
  const looked = focus === null ? index.sessions : [index.sessions[focus]!]
  for (const own of looked) alone(index, own, places[own.at] ?? null, found)
  for (const own of looked)
    for (const other of index.sessions)
      if (focus === null ? own.at < other.at : own.at !== other.at)
        together(
          index,
          [own, other].sort((a, b) => a.at - b.at) as [IndexedSession, IndexedSession],
          places,
          found,
        )
  fees(index, places, focus, found)
  const classes = focus === null ? index.classes : [index.sessions[focus]!.class]
  for (const own of looked) wishesOfSession(index, own, places[own.at] ?? null, found)
  for (const own of classes) wishesOfClass(index, own, places, found)
  return found
}

function alone(index: IndexedProblem, own: IndexedSession, place: Place | null, found: Broken[]): void {
  const { session } = own
  const id = session.id
  if (place === null) {
    found.push(hard('unplaced', { session: id }))
    return
  }
  const { halfDay, start, roomId } = place
  const slots = index.halfDays[look(index.halfDayAt, halfDay, 'half-day')]!.hours
  const room = index.problem.rooms[look(index.roomAt, roomId, 'room')]!
  if (start + session.hours > slots)
    found.push(hard('outsideHalfDay', { session: id, halfDay, start, hours: session.hours, slots }))
  if (own.class.halfDays?.has(halfDay) === false)
    found.push(hard('outsideClassDates', { session: id, class: own.class.class.id, halfDay }))
  if (room.kind !== session.kind)
    found.push(hard('roomKind', { session: id, room: roomId, kind: session.kind }))
  if (room.seats < own.class.people)
    found.push(
      hard('roomCapacity', { session: id, room: roomId, seats: room.seats, people: own.class.people }),
    )
  if (room.unavailable.includes(halfDay))
    found.push(hard('roomUnavailable', { room: roomId, session: id, halfDay }))
  for (const teacher of own.teachers)
    if (teacher.unavailable.includes(halfDay))
      found.push(hard('teacherUnavailable', { teacher: teacher.id, session: id, halfDay }))
  const { pinned } = session
  if (pinned !== null && !samePlace(pinned, place))
    found.push(
      hard('pinned', { session: id, halfDay: pinned.halfDay, start: pinned.start, room: pinned.roomId }),
    )
}

function together(
  index: IndexedProblem,
  [a, b]: [IndexedSession, IndexedSession],
  places: readonly (Place | null)[],
  found: Broken[],
): void {
  const [placeA, placeB] = [places[a.at] ?? null, places[b.at] ?? null]
  if (placeA === null || placeB === null) return
  for (const [first, second] of [
    [a, b],
    [b, a],
  ] as const) {
    if (second.before.has(first.at) && timeOf(index, places[first.at]!) >= timeOf(index, places[second.at]!))
      found.push(hard('order', { session: second.session.id, before: first.session.id }))
  }
  const apart =
    placeA.halfDay !== placeB.halfDay ||
    placeA.start + a.session.hours <= placeB.start ||
    placeB.start + b.session.hours <= placeA.start
  if (apart) return
  const both = { session: a.session.id, other: b.session.id, halfDay: placeA.halfDay }
  if (a.class === b.class) found.push(hard('classClash', { class: a.class.class.id, ...both }))
  else {
    const trainees = [...a.class.trainees].filter((trainee) => b.class.trainees.has(trainee))
    if (trainees.length > 0) found.push(hard('traineeClash', { ...both, trainees }))
  }
  for (const teacher of a.teachers)
    if (b.teachers.includes(teacher)) found.push(hard('teacherClash', { teacher: teacher.id, ...both }))
  if (placeA.roomId === placeB.roomId) found.push(hard('roomClash', { room: placeA.roomId, ...both }))
}

/** A teacher is paid for so many class-hours of a half-day; those of a session count for its half-day whole. */
function fees(
  index: IndexedProblem,
  places: readonly (Place | null)[],
  focus: number | null,
  found: Broken[],
): void {
  const limit = index.problem.feeHours
  const teachers = focus === null ? index.problem.teachers : index.sessions[focus]!.teachers
  const halfDays = focus === null ? index.keys : index.keys.filter((key) => key === places[focus]?.halfDay)
  for (const teacher of teachers)
    for (const halfDay of halfDays) {
      const hours = index.sessions.reduce(
        (sum, own) =>
          own.teachers.includes(teacher) && places[own.at]?.halfDay === halfDay
            ? sum + own.session.hours
            : sum,
        0,
      )
      if (hours > limit) found.push(hard('feeHours', { teacher: teacher.id, halfDay, hours, limit }))
    }
}

function wishesOfSession(
  index: IndexedProblem,
  own: IndexedSession,
  place: Place | null,
  found: Broken[],
): void {
  if (place === null) return
  const { weights } = index.problem
  const id = own.session.id
  if (own.class.preferred?.has(place.halfDay) === false)
    wish(found, weights.preferredHalfDays, 'preferredHalfDays', {
      session: id,
      class: own.class.class.id,
      halfDay: place.halfDay,
    })
  const { previous } = own
  if (previous === null) return
  if (previous.halfDay !== place.halfDay || previous.start !== place.start)
    wish(found, weights.changedTime, 'changedTime', {
      session: id,
      halfDay: previous.halfDay,
      start: previous.start,
    })
  if (previous.roomId !== place.roomId)
    wish(found, weights.changedRoom, 'changedRoom', { session: id, room: previous.roomId })
}

function wishesOfClass(
  index: IndexedProblem,
  own: IndexedClass,
  places: readonly (Place | null)[],
  found: Broken[],
): void {
  const { weights } = index.problem
  const id = own.class.id
  const placed = own.sessions.flatMap((at) => {
    const place = places[at] ?? null
    if (place === null) return []
    const time = timeOf(index, place)
    const { session } = index.sessions[at]!
    return [{ session, place, time, date: place.halfDay.slice(0, 10) }]
  })
  const rooms = [
    ...new Set(placed.filter(({ session }) => session.kind === 'classroom').map(({ place }) => place.roomId)),
  ]
  if (rooms.length > 1)
    wish(found, weights.roomStability * (rooms.length - 1), 'roomStability', {
      class: id,
      rooms: rooms.sort(),
    })

  const turned = placed.flatMap((a) =>
    placed.flatMap((b) =>
      a.session.module !== null &&
      b.session.module !== null &&
      a.session.module < b.session.module &&
      a.time > b.time
        ? [[a, b] as const]
        : [],
    ),
  )
  const [first] = turned
  if (first !== undefined)
    wish(found, weights.moduleOrder * turned.length, 'moduleOrder', {
      class: id,
      pairs: turned.length,
      session: first[0].session.id,
      other: first[1].session.id,
    })

  for (const date of [...new Set(placed.map((one) => one.date))].sort()) {
    const today = placed.filter((one) => one.date === date)
    const taken = new Set(
      today.flatMap(({ time, session }) => Array.from({ length: session.hours }, (_, hour) => time + hour)),
    )
    const empty = Math.max(...taken) - Math.min(...taken) + 1 - taken.size
    if (empty > 0) wish(found, weights.gaps * empty, 'gaps', { class: id, date, hours: empty })
    const hours = today.reduce((sum, { session }) => sum + session.hours, 0)
    if (hours > own.share)
      wish(found, weights.spread * (hours - own.share), 'spread', {
        class: id,
        date,
        hours,
        share: own.share,
      })
  }
}

/** Class-hour a place begins at, counted through all half-days. */
function timeOf(index: IndexedProblem, place: Place): number {
  return index.firstSlot[look(index.halfDayAt, place.halfDay, 'half-day')]! + place.start
}

export const samePlace = (a: Place, b: Place): boolean =>
  a.halfDay === b.halfDay && a.start === b.start && a.roomId === b.roomId

/** A broken hard rule or unmet demand. */
export function hard<Rule extends keyof (HardParams & DemandParams)>(
  rule: Rule,
  params: (HardParams & DemandParams)[Rule],
): Broken {
  return { rule, params, hard: true, cost: 0 } as Broken
}

function wish<Rule extends keyof SoftParams>(
  found: Broken[],
  cost: number,
  rule: Rule,
  params: SoftParams[Rule],
): void {
  if (cost > 0) found.push({ rule, params, hard: false, cost } as Broken)
}

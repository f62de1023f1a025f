/**
 * Problem: demands that no timetable can meet, told before any search: too long, too many, too big, never free.
 * Method: each session by itself against every place, then sums of hours against the hours there are, for classes,
 * teachers, trainees and kinds of rooms; circles in the order by taking away sessions that wait for nothing; pinned
 * sessions against each other. All are necessary conditions, so a finding is certain; none found proves nothing.
 * Cost: O(sessions × half-days × rooms + trainees × classes).
 */
import { brokenRules, hard } from './check-timetable.ts'
import { type IndexedProblem, type IndexedSession, indexProblem, roomFits } from './index-problem.ts'
import { type Broken, halfDayKey, type Session, type TimetableProblem } from './problem.ts'

/** What can never be met; empty when nothing stands against a timetable from the start. */
export function checkConfiguration(problem: TimetableProblem): Broken[] {
  const index = indexProblem(problem)
  const found = [
    ...index.sessions.flatMap((own) => impossibleAlone(index, own)),
    ...overfull(index),
    ...circles(index),
  ]
  const pinned = index.sessions.map(({ session }) => session.pinned)
  const told = new Set(found.map((broken) => ('session' in broken.params ? broken.params.session : '')))
  const clashes = brokenRules(index, pinned, null).filter(
    (broken) =>
      broken.hard &&
      broken.rule !== 'unplaced' &&
      !('session' in broken.params && told.has(broken.params.session)),
  )
  return [...found, ...clashes]
}

function impossibleAlone(index: IndexedProblem, own: IndexedSession): Broken[] {
  const { session } = own
  const { problem } = index
  const found: Broken[] = []
  const longest = Math.max(0, ...index.halfDays.map(({ hours }) => hours))
  if (session.hours > longest)
    found.push(hard('sessionTooLong', { session: session.id, hours: session.hours, slots: longest }))
  if (session.hours > problem.feeHours && session.teacherIds.length > 0)
    found.push(
      hard('sessionOverFeeHours', { session: session.id, hours: session.hours, limit: problem.feeHours }),
    )
  const ofKind = problem.rooms.filter(({ kind }) => kind === session.kind)
  const seats = Math.max(0, ...ofKind.map((room) => room.seats))
  if (seats < own.class.people || ofKind.length === 0)
    found.push(
      hard('noRoomBigEnough', { session: session.id, people: own.class.people, seats, kind: session.kind }),
    )
  const open = index.halfDays.filter(
    (halfDay) => halfDay.hours >= session.hours && (own.class.halfDays?.has(halfDayKey(halfDay)) ?? true),
  )
  for (const teacher of own.teachers)
    if (open.every((halfDay) => teacher.unavailable.includes(halfDayKey(halfDay))) && open.length > 0)
      found.push(hard('teacherNeverFree', { session: session.id, teacher: teacher.id }))
  if (found.length > 0) return found
  const rooms = ofKind.filter((room) => roomFits(own, room))
  const somewhere = open.some((halfDay) => {
    const key = halfDayKey(halfDay)
    return (
      own.teachers.every((teacher) => !teacher.unavailable.includes(key)) &&
      rooms.some((room) => !room.unavailable.includes(key))
    )
  })
  return somewhere ? [] : [hard('noPlace', { session: session.id })]
}

function overfull(index: IndexedProblem): Broken[] {
  const { problem } = index
  const found: Broken[] = []
  const hoursOf = (sessions: readonly IndexedSession[]) =>
    sessions.reduce((sum, own) => sum + own.session.hours, 0)
  const slotsOf = (key: (halfDay: string) => boolean, most = Number.POSITIVE_INFINITY) =>
    index.halfDays.reduce(
      (sum, halfDay) => sum + (key(halfDayKey(halfDay)) ? Math.min(most, halfDay.hours) : 0),
      0,
    )
  for (const own of index.classes) {
    const hours = hoursOf(own.sessions.map((at) => index.sessions[at]!))
    const slots = slotsOf((key) => own.halfDays?.has(key) ?? true)
    if (hours > slots) found.push(hard('classOverfull', { class: own.class.id, hours, slots }))
  }
  for (const teacher of problem.teachers) {
    const hours = hoursOf(index.sessions.filter((own) => own.teachers.includes(teacher)))
    const slots = slotsOf((key) => !teacher.unavailable.includes(key), problem.feeHours)
    if (hours > slots) found.push(hard('teacherOverfull', { teacher: teacher.id, hours, slots }))
  }
  const classesOf = new Map<string, (typeof index.classes)[number][]>()
  for (const own of index.classes)
    for (const trainee of own.trainees) classesOf.set(trainee, [...(classesOf.get(trainee) ?? []), own])
  for (const [trainee, classes] of classesOf) {
    if (classes.length < 2) continue
    const hours = hoursOf(classes.flatMap((own) => own.sessions.map((at) => index.sessions[at]!)))
    const slots = slotsOf((key) => classes.some((own) => own.halfDays?.has(key) ?? true))
    if (hours > slots)
      found.push(
        hard('traineeOverfull', { trainee, hours, slots, classes: classes.map((own) => own.class.id) }),
      )
  }
  for (const kind of ['classroom', 'field'] satisfies Session['kind'][]) {
    const hours = hoursOf(index.sessions.filter((own) => own.session.kind === kind))
    const slots = problem.rooms
      .filter((room) => room.kind === kind)
      .reduce((sum, room) => sum + slotsOf((key) => !room.unavailable.includes(key)), 0)
    if (hours > slots && problem.rooms.some((room) => room.kind === kind))
      found.push(hard('roomsOverfull', { kind, hours, slots }))
  }
  return found
}

/** Sessions that wait for each other in a circle, those left when all that can be put in order are put. */
function circles(index: IndexedProblem): Broken[] {
  const waiting = new Set(index.sessions.map(({ at }) => at))
  let freed = true
  while (freed) {
    freed = false
    for (const at of waiting)
      if (![...index.sessions[at]!.before].some((other) => waiting.has(other))) {
        waiting.delete(at)
        freed = true
      }
  }
  // Those that only wait behind a circle are no part of it.
  let shrunk = true
  while (shrunk) {
    shrunk = false
    for (const at of waiting)
      if (![...waiting].some((other) => index.sessions[other]!.before.has(at))) {
        waiting.delete(at)
        shrunk = true
      }
  }
  return waiting.size === 0
    ? []
    : [hard('orderCircle', { sessions: [...waiting].map((at) => index.sessions[at]!.session.id) })]
}

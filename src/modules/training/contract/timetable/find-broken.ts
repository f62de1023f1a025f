import type { Half } from '../session-terms.ts'
import { atOnce, hoursOfHalf, minutesNeeded, minutesOf } from './class-hours.ts'
import type { TimetableFinding } from './findings.ts'
import type { OtherSession, PlannedSession, SessionTime, Situation } from './shapes.ts'

type Arranged = PlannedSession & { at: SessionTime }
type Session = Pick<PlannedSession, 'id' | 'title'>

const of = (...sessions: Session[]) => ({ sessionIds: sessions.map(({ id }) => id), otherClass: null })
const withClass = (session: Session, { class: other }: OtherSession) => ({
  sessionIds: [session.id],
  otherClass: other,
})
const isArranged = (session: PlannedSession): session is Arranged => session.at !== null
const when = ({ at: { on, half } }: { at: SessionTime }) => ({ on, half })

/**
 * Every rule that the sessions of a class break and every wish they leave open, as plain comparison of each with each;
 * page and server ask the same function. Hard rules come first, in the order of the sessions.
 */
export function findBroken(situation: Situation, sessions: readonly PlannedSession[]): TimetableFinding[] {
  const arranged = sessions.filter(isArranged)
  const found = [
    ...sessions.flatMap((session) => alone(situation, session)),
    ...arranged.flatMap((one, index) => arranged.slice(index + 1).flatMap((other) => together(one, other))),
    ...arranged.flatMap((one) => situation.others.flatMap((other) => withOther(one, other))),
    ...fees(situation, arranged),
    ...wishesOfClass(situation, sessions, arranged),
  ]
  return [...found.filter(({ hard }) => hard), ...found.filter(({ hard }) => !hard)]
}

function alone(
  { class: own, teachers, venues, published }: Situation,
  session: PlannedSession,
): TimetableFinding[] {
  const found: TimetableFinding[] = []
  const { at, title } = session
  const about = { ...of(session), session: title }
  if (session.kind === 'teaching' && session.teachers.length === 0)
    found.push({ rule: 'teacherMissing', hard: false, ...about })
  if (session.venue === null) found.push({ rule: 'venueMissing', hard: false, ...about })
  const venue = venues.find(({ id }) => id === session.venue?.id)
  if (venue !== undefined) {
    if (venue.capacity < own.people)
      found.push({
        rule: 'capacity',
        hard: true,
        ...about,
        venue: venue.name,
        seats: venue.capacity,
        people: own.people,
      })
    if ((session.kind === 'fieldTeaching') !== (venue.kind === 'fieldSite'))
      found.push({ rule: 'venueKind', hard: false, ...about, venue: venue.name })
  }
  if (at === null) return [{ rule: 'unplaced', hard: true, ...about }, ...found]
  const { on, half } = at
  if (on < own.startsOn || on > own.endsOn)
    found.push({
      rule: 'outsideClassDays',
      hard: true,
      ...about,
      on,
      startsOn: own.startsOn,
      endsOn: own.endsOn,
    })
  for (const { id } of session.teachers) {
    const teacher = teachers.find((one) => one.id === id)
    const away = teacher && absenceAt(teacher.unavailable, on, half)
    if (teacher && away)
      found.push({
        rule: 'teacherUnavailable',
        hard: true,
        ...about,
        on,
        half,
        teacher: teacher.name,
        why: away.reason,
      })
  }
  const shut = venue && absenceAt(venue.unavailable, on, half)
  if (venue && shut)
    found.push({
      rule: 'venueUnavailable',
      hard: true,
      ...about,
      on,
      half,
      venue: venue.name,
      why: shut.reason,
    })
  const minutes = minutesOf(at.endsAt) - minutesOf(at.startsAt)
  const needed = minutesNeeded(session.hours)
  if (session.kind !== 'opening' && session.kind !== 'closing' && minutes < needed)
    found.push({ rule: 'tooShort', hard: false, ...about, hours: session.hours, minutes, needed })
  const was = published?.find(({ id }) => id === session.id)
  if (was !== undefined) {
    if (was.at.on !== on || was.at.startsAt !== at.startsAt)
      found.push({
        rule: 'changedTime',
        hard: false,
        ...about,
        on: was.at.on,
        half: was.at.half,
        startsAt: was.at.startsAt,
      })
    if (was.venue !== null && was.venue.id !== session.venue?.id)
      found.push({ rule: 'changedVenue', hard: false, ...about, venue: was.venue.name })
  }
  return found
}

/** The entry that says that somebody or something cannot be had in a half-day. */
export const absenceAt = (
  unavailable: Situation['teachers'][number]['unavailable'],
  on: string,
  half: Half,
): Situation['teachers'][number]['unavailable'][number] | undefined =>
  unavailable.find(
    (one) => one.fromOn <= on && on <= one.untilOn && (one.half === 'all' || one.half === half),
  )

function together(one: Arranged, other: Arranged): TimetableFinding[] {
  if (!atOnce(one.at, other.at)) return []
  const both = { ...of(one, other), ...when(one), session: one.title, other: other.title }
  const found: TimetableFinding[] = [{ rule: 'classClash', hard: true, ...both }]
  for (const { id, name } of one.teachers)
    if (other.teachers.some((teacher) => teacher.id === id))
      found.push({ rule: 'teacherClash', hard: true, ...both, teacher: name })
  if (one.venue !== null && one.venue.id === other.venue?.id)
    found.push({ rule: 'venueClash', hard: true, ...both, venue: one.venue.name })
  return found
}

function withOther(one: Arranged, other: OtherSession): TimetableFinding[] {
  if (!atOnce(one.at, other.at)) return []
  const both = { ...withClass(one, other), ...when(one), session: one.title, other: other.title }
  const found: TimetableFinding[] = []
  for (const { id, name } of one.teachers)
    if (other.teachers.some((teacher) => teacher.id === id))
      found.push({ rule: 'teacherClash', hard: true, ...both, teacher: name })
  if (one.venue !== null && one.venue.id === other.venue?.id)
    found.push({ rule: 'venueClash', hard: true, ...both, venue: one.venue.name })
  if (other.sharedTrainees > 0)
    found.push({ rule: 'traineeClash', hard: true, ...both, trainees: other.sharedTrainees })
  return found
}

/** Class-hours of a teacher in each half-day, those in other classes included. */
function fees({ others }: Situation, arranged: readonly Arranged[]): TimetableFinding[] {
  const found: TimetableFinding[] = []
  const told = new Set<string>()
  for (const { at, teachers } of arranged)
    for (const { id, name } of teachers) {
      const key = `${id} ${at.on} ${at.half}`
      if (told.has(key)) continue
      told.add(key)
      const teaches = <T extends { at: SessionTime; teachers: { id: string }[] }>(session: T) =>
        session.at.on === at.on &&
        session.at.half === at.half &&
        session.teachers.some((teacher) => teacher.id === id)
      const own = arranged.filter(teaches)
      const hours = [...own, ...others.filter(teaches)].reduce((sum, session) => sum + session.hours, 0)
      if (hours > hoursOfHalf)
        found.push({
          rule: 'feeHours',
          hard: true,
          ...of(...own),
          otherClass: others.find(teaches)?.class ?? null,
          on: at.on,
          half: at.half,
          teacher: name,
          hours,
          limit: hoursOfHalf,
        })
    }
  return found
}

function wishesOfClass(
  { class: own }: Situation,
  sessions: readonly PlannedSession[],
  arranged: readonly Arranged[],
): TimetableFinding[] {
  const found: TimetableFinding[] = []
  const inOrder = arranged.toSorted((a, b) => compare(timeKey(a), timeKey(b)))
  for (const [index, session] of inOrder.entries()) {
    const before = inOrder.slice(0, index)
    const earlier = before[0]
    if (session.kind === 'opening' && earlier !== undefined)
      found.push({
        rule: 'openingFirst',
        hard: false,
        ...of(session, earlier),
        session: session.title,
        other: earlier.title,
      })
    const closing = before.find(({ kind }) => kind === 'closing')
    if (closing !== undefined && session.kind !== 'closing')
      found.push({
        rule: 'closingLast',
        hard: false,
        ...of(closing, session),
        session: closing.title,
        other: session.title,
      })
    const module = session.modulePosition
    const late = before.find((one) => module !== null && (one.modulePosition ?? 0) > module)
    if (late !== undefined)
      found.push({
        rule: 'moduleOrder',
        hard: false,
        ...of(session, late),
        session: session.title,
        other: late.title,
      })
  }
  for (const on of new Set(inOrder.map(({ at }) => at.on))) {
    const ofDay = inOrder.filter(({ at, kind }) => at.on === on && kind !== 'fieldTeaching')
    const venues = [...new Set(ofDay.flatMap(({ venue }) => venue?.name ?? []))]
    if (venues.length > 1) found.push({ rule: 'venueMoves', hard: false, ...of(...ofDay), on, venues })
  }
  const counted = sessions.filter(({ kind }) => kind !== 'opening' && kind !== 'closing')
  const planned = counted.reduce((sum, { hours }) => sum + hours, 0)
  if (sessions.length > 0 && planned !== own.hours)
    found.push({ rule: 'hoursOfClass', hard: false, ...of(), planned, hours: own.hours })
  return found
}

const timeKey = ({ at }: Arranged) => `${at.on} ${at.startsAt}`
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

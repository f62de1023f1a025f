import { recordOccurrences } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { HeldSession, OwnTimetable, ReleasedSession } from '../../contract/index.ts'
import { dropFeed, feedSince, personOfFeed, putFeed } from '../../queries/calendar-feed.ts'
import {
  classesAttended,
  classesTaught,
  type ReleasedClass,
  releasedClass,
  sessionsAttended,
  sessionsOfTeacher,
  teacherOfPerson,
} from '../../queries/held-sessions.ts'
import { releasesOf } from '../../queries/timetable.ts'
import { hashOfCalendarToken, newCalendarToken } from '../../rules/calendar-token.ts'
import { type CalendarEvent, iCalendar } from '../../rules/icalendar.ts'
import { readToken } from '../../rules/survey-token.ts'
import { visibleClass } from '../class/show-class.ts'

const type = 'text/calendar;charset=utf-8'

const notReleased = () =>
  new AppError('conflict', 'training.timetable.notReleased', 'the class has no released timetable')

/** The released timetable of a class as an iCalendar file. */
export async function downloadCalendar(ctx: Context, id: string): Promise<File> {
  const one = await visibleClass(ctx, id)
  const released = await releasedClass(ctx.db, id)
  if (released === null) throw notReleased()
  return new File([iCalendar(one.title, await eventsOf(ctx, released, () => true))], 'timetable.ics', {
    type,
  })
}

/** What the caller attends and teaches, from today on. */
export async function getOwnTimetable(ctx: Context): Promise<OwnTimetable> {
  const { personId } = ctx.actor
  if (personId === null) return { sessions: [], calendarSince: null, isPerson: false }
  const today = businessDay(ctx.clock)
  const teacherId = await teacherOfPerson(ctx.db, personId)
  const taught = teacherId === null ? [] : await sessionsOfTeacher(ctx.db, teacherId, today)
  const attended = await sessionsAttended(ctx.db, personId, today)
  const key = ({ at }: HeldSession) => `${at.on} ${at.startsAt}`
  const sessions = [
    ...taught.map((session) => ({ ...session, teaches: true })),
    ...attended
      .filter(({ id }) => taught.every((session) => session.id !== id))
      .map((session) => ({ ...session, teaches: false })),
  ].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
  return {
    sessions,
    calendarSince: (await feedSince(ctx.db, ctx.actor.id))?.toISOString() ?? null,
    isPerson: true,
  }
}

/**
 * Opens the caller's secret address for calendar programs, told this once; one opened before ends. Only the hash of its
 * token is kept.
 *
 * @throws AppError `conflict` `training.calendar.noPerson` for an account that stands for nobody.
 */
export async function openOwnCalendar(ctx: Context): Promise<{ path: string }> {
  if (ctx.actor.personId === null)
    throw new AppError('conflict', 'training.calendar.noPerson', 'the account stands for no person')
  const token = newCalendarToken()
  await inTransaction(ctx, async (tx) => {
    await putFeed(tx.db, tx.actor.id, hashOfCalendarToken(token), tx.clock.now())
    note(tx, 'training.calendar.open')
  })
  return { path: `/api/training/calendars/${token}` }
}

/** Closes it. */
export function closeOwnCalendar(ctx: Context): Promise<{ closed: boolean }> {
  return inTransaction(ctx, async (tx) => {
    const closed = await dropFeed(tx.db, tx.actor.id)
    if (closed) note(tx, 'training.calendar.close')
    return { closed }
  })
}

const note = (tx: Context, action: string) =>
  recordOccurrences(tx, [{ action, object: { kind: 'access.account', id: tx.actor.id } }])

/**
 * The sessions behind a secret address. One that was never given out, one that was closed and one that can be none answer
 * alike.
 *
 * @throws AppError `notFound` `training.calendar.unknown`.
 */
export async function readCalendar(ctx: Context, given: string): Promise<File> {
  const token = readToken(given.replace(/\.ics$/, ''))
  const personId = token === null ? null : await personOfFeed(ctx.db, hashOfCalendarToken(token))
  if (personId === null)
    throw new AppError('notFound', 'training.calendar.unknown', 'nothing is behind this address')
  const teacherId = await teacherOfPerson(ctx.db, personId)
  const attended = await classesAttended(ctx.db, personId)
  const taught = (teacherId === null ? [] : await classesTaught(ctx.db, teacherId)).filter((one) =>
    attended.every((other) => other.class.id !== one.class.id),
  )
  const events = []
  for (const one of attended) events.push(...(await eventsOf(ctx, one, () => true)))
  for (const one of taught)
    events.push(...(await eventsOf(ctx, one, ({ teachers }) => teachers.some(({ id }) => id === teacherId))))
  return new File([iCalendar('培训课表', events)], 'timetable.ics', { type })
}

/** Sessions of a class as appointments; those that are gone since an earlier release are cancelled. */
async function eventsOf(
  ctx: Context,
  one: ReleasedClass,
  fits: (session: ReleasedSession) => boolean,
): Promise<CalendarEvent[]> {
  const present = one.content.filter(fits)
  const told = new Set(present.map(({ id }) => id))
  const gone: ReleasedSession[] = []
  for (const { content } of await releasesOf(ctx.db, one.class.id))
    for (const session of content.filter(fits))
      if (!told.has(session.id)) {
        told.add(session.id)
        gone.push(session)
      }
  const event = (session: ReleasedSession, cancelled: boolean): CalendarEvent => ({
    uid: `session-${session.id}@training.shuanglian`,
    // A class that is called off is no release; its appointments must still be newer than the last one.
    sequence: one.number + (one.cancelled ? 1 : 0),
    stamp: one.at,
    on: session.at.on,
    startsAt: session.at.startsAt,
    endsAt: session.at.endsAt,
    summary: session.title,
    location:
      session.venue === null
        ? null
        : [session.venue.name, session.venue.address].filter((part) => part !== null).join(' '),
    description: [one.class.title, session.teachers.map(({ name }) => name).join('、')]
      .filter((part) => part !== '')
      .join('\n'),
    cancelled,
  })
  return [
    ...present.map((session) => event(session, one.cancelled)),
    ...gone.map((session) => event(session, true)),
  ]
}

import { randomUUID } from 'node:crypto'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { refuseInUse, requireVersion } from '#platform/db/editing.ts'
import { AppError, badField } from '#platform/errors.ts'
import { may } from '#platform/rights/rights.ts'
import type { Link } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import { halfOf, type PlannedSession, type SessionFields, sessionFields } from '../../contract/index.ts'
import type { StoredClass } from '../../queries/class.ts'
import { classCourses } from '../../queries/class-courses.ts'
import { coursesById } from '../../queries/course.ts'
import {
  deleteSession,
  insertSessions,
  type NewSession,
  updateSession,
} from '../../queries/session-writes.ts'
import { findSession, lockSession, type StoredSession } from '../../queries/sessions.ts'
import { bumpTimetable, lockTimetable } from '../../queries/timetable.ts'
import { venuesById } from '../../queries/venue.ts'
import { classRef, sessionRef } from '../../refs.ts'
import { seesCourse } from '../library/course-sight.ts'
import { requireTeachers } from '../library/teachers.ts'
import { draftedClass, toPlanned } from './load.ts'

const unknownSession = (id: string) =>
  new AppError('notFound', 'training.session.unknown', `there is no session ${id}`, { id })

/** Adds a session to the draft. @throws AppError for what it names that does not exist. */
export async function addSession(
  ctx: Context,
  { id: classId, ...given }: SessionFields & { id: string },
): Promise<PlannedSession> {
  const id = await inTransaction(ctx, (tx) => enterSession(tx, classId, given, false))
  return planned(ctx, id)
}

/** The same in the open transaction; gives the id. */
export async function enterSession(
  tx: Context,
  classId: string,
  given: SessionFields,
  isDemo: boolean,
): Promise<string> {
  const one = await draftedClass(tx, classId)
  const session = { ...(await checked(tx, one, sessionFields.parse(given), null)), id: randomUUID(), classId }
  await insertSessions(tx.db, [session], isDemo, tx.clock.now())
  await touch(tx, classId)
  await recordChanges(tx, [
    {
      action: 'training.session.add',
      object: sessionRef(session.id),
      before: null,
      after: session,
      links: sessionLinks(session.id, classId),
    },
  ])
  return session.id
}

/** Changes a session or moves it. @throws AppError as `addSession`; `conflict` after another's change. */
export async function updateSessionDraft(
  ctx: Context,
  { id, lockVersion, ...given }: SessionFields & { id: string; lockVersion: number },
): Promise<PlannedSession> {
  await inTransaction(ctx, (tx) => changeSession(tx, id, lockVersion, given))
  return planned(ctx, id)
}

/** The same in the open transaction. */
export async function changeSession(
  tx: Context,
  id: string,
  lockVersion: number,
  given: SessionFields,
): Promise<void> {
  const { before, one } = await held(tx, id)
  requireVersion(toPlanned(before), lockVersion)
  const session = {
    ...(await checked(tx, one, sessionFields.parse(given), before)),
    id,
    classId: before.classId,
  }
  await updateSession(tx.db, session, tx.clock.now())
  await touch(tx, before.classId)
  await recordChanges(tx, [
    {
      action: 'training.session.change',
      object: sessionRef(id),
      before: asEntered(before),
      after: session,
      links: sessionLinks(id, before.classId),
    },
  ])
}

/** Takes a session out of the draft. @throws AppError `platform.object.inUse` when attendance hangs on it. */
export async function removeSession(
  ctx: Context,
  { id, lockVersion }: { id: string; lockVersion: number },
): Promise<{ id: string }> {
  await inTransaction(ctx, async (tx) => {
    const { before } = await held(tx, id)
    requireVersion(toPlanned(before), lockVersion)
    await refuseInUse(sessionRef(id), () => deleteSession(tx.db, id))
    await touch(tx, before.classId)
    await recordChanges(tx, [
      {
        action: 'training.session.remove',
        object: sessionRef(id),
        before: asEntered(before),
        after: null,
        links: sessionLinks(id, before.classId),
      },
    ])
  })
  return { id }
}

/** Counts a change of the draft as a whole. */
export async function touch(tx: Context, classId: string): Promise<void> {
  await lockTimetable(tx.db, classId)
  await bumpTimetable(tx.db, classId)
}

export const sessionLinks = (id: string, classId: string): [Link, ...Link[]] => [
  { from: sessionRef(id), relation: 'sessionOf', to: classRef(classId) },
]

/** A stored session in the shape in which it was entered. */
export const asEntered = (one: StoredSession): NewSession => ({
  id: one.id,
  classId: one.classId,
  kind: one.kind,
  title: one.title,
  course: one.course,
  modulePosition: one.modulePosition,
  teacherId: one.teacher?.id ?? null,
  coTeacherIds: one.coTeachers.map(({ id }) => id),
  venueId: one.venue?.id ?? null,
  at: one.at,
  hours: one.hours,
  pinned: one.pinned,
})

async function planned(ctx: Context, id: string): Promise<PlannedSession> {
  const session = await findSession(ctx.db, id)
  if (session === null) throw unknownSession(id)
  return toPlanned(session)
}

/** A session and its class, both held; the class first, as everywhere. */
async function held(tx: Context, id: string): Promise<{ before: StoredSession; one: StoredClass }> {
  const seen = await findSession(tx.db, id)
  if (seen === null) throw unknownSession(id)
  const one = await draftedClass(tx, seen.classId)
  const before = await lockSession(tx.db, id)
  if (before === null) throw unknownSession(id)
  return { before, one }
}

async function checked(
  tx: Context,
  one: StoredClass,
  fields: SessionFields,
  before: StoredSession | null,
): Promise<Omit<NewSession, 'id' | 'classId'>> {
  const { courseId, teacherIds, venueId, modulePosition, at } = fields
  if (modulePosition !== null && modulePosition > one.modules.length)
    throw badField('modulePosition', 'training.session.moduleUnknown', 'the class has no such module')
  if (new Set(teacherIds).size < teacherIds.length)
    throw badField('teacherIds', 'training.session.teacherTwice', 'a teacher is named once')
  const kept = before === null ? [] : toPlanned(before).teachers.map(({ id }) => id)
  await requireTeachers(tx, teacherIds, kept)
  if (venueId !== null && venueId !== before?.venue?.id) {
    // The library is the whole city's: who does not see it cannot learn from a refusal what is in it.
    const [venue] = may(tx, 'training.venue.read', {}) ? await venuesById(tx.db, [venueId]) : []
    if (venue === undefined || venue.retired)
      throw badField('venueId', 'training.session.venueUnknown', 'there is no such venue in use')
  }
  // A field site may be left open and still be pinned to its time; whatever is pinned has a time.
  if (fields.pinned && (at === null || (venueId === null && fields.kind !== 'fieldTeaching')))
    throw badField('pinned', 'training.session.pinIncomplete', 'what is pinned has a time and a venue')
  const [teacherId = null, ...coTeacherIds] = teacherIds
  return {
    kind: fields.kind,
    title: fields.title,
    course: await courseFor(tx, one.id, courseId, before),
    modulePosition,
    teacherId,
    coTeacherIds,
    venueId,
    at: at === null ? null : { ...at, half: halfOf(at.startsAt) },
    hours: fields.hours,
    pinned: fields.pinned,
  }
}

/** The version of a course: the one it had, the one of the design, else the present one. */
async function courseFor(
  tx: Context,
  classId: string,
  courseId: string | null,
  before: StoredSession | null,
): Promise<NewSession['course']> {
  if (courseId === null) return null
  if (before?.course?.id === courseId) return before.course
  const designed = (await classCourses(tx.db, classId)).find((one) => one.courseId === courseId)
  if (designed !== undefined) return { id: courseId, versionNo: designed.versionNo }
  const [course] = await coursesById(tx.db, [courseId])
  if (course === undefined || course.retired || !seesCourse(tx, course))
    throw badField('courseId', 'training.session.courseUnknown', 'there is no such course in use')
  return { id: courseId, versionNo: course.versionNo }
}

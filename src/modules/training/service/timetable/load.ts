import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { may, requireRight } from '#platform/rights/rights.ts'
import {
  type PlannedSession,
  type ReleasedSession,
  releasableStates,
  type Situation,
  type TimetableDetail,
  timetableStates,
} from '../../contract/index.ts'
import type { StoredClass } from '../../queries/class.ts'
import { classCourses } from '../../queries/class-courses.ts'
import { courseTitles } from '../../queries/course.ts'
import { type StoredSession, sessionsOf } from '../../queries/sessions.ts'
import {
  otherSessions,
  releasesOf,
  teacherDays,
  timetableVersion,
  venueDays,
} from '../../queries/timetable.ts'
import { traineesOf } from '../../queries/trainees.ts'
import { lockedClass, visibleClass } from '../class/show-class.ts'

/** Whoever drafts or runs a class works on its timetable. */
export const mayDraft = (ctx: Context, { belonging }: StoredClass): boolean =>
  may(ctx, 'training.class.draft', belonging) || may(ctx, 'training.class.run', belonging)

/** The timetable of a class as the actor may see it: the last release, and the draft for those who work on it. */
export async function getTimetable(ctx: Context, id: string): Promise<TimetableDetail> {
  const one = await visibleClass(ctx, id)
  const drafts = mayDraft(ctx, one)
  const releases = await releasesOf(ctx.db, id)
  const published = releases[0]?.content ?? null
  return {
    classId: id,
    classTitle: one.title,
    state: one.state,
    startsOn: one.startsOn,
    endsOn: one.endsOn,
    modules: one.modules.map(({ title }, index) => ({ position: index + 1, title })),
    mayEdit: drafts && timetableStates.includes(one.state),
    mayRelease: may(ctx, 'training.class.run', one.belonging) && releasableStates.includes(one.state),
    draft: drafts ? await draftOf(ctx, one, published) : null,
    released: published,
    releases: releases.map((release) => ({
      number: release.number,
      at: release.at.toISOString(),
      by: release.by,
      changes: release.changes,
      broken: drafts ? release.broken : [],
      overrideReason: drafts ? release.overrideReason : null,
    })),
    lockVersion: await timetableVersion(ctx.db, id),
  }
}

async function draftOf(
  ctx: Context,
  one: StoredClass,
  published: ReleasedSession[] | null,
): Promise<NonNullable<TimetableDetail['draft']>> {
  const sessions = (await sessionsOf(ctx.db, one.id)).map(toPlanned)
  const courses = await hoursLeft(ctx, one.id, sessions)
  const titles = await courseTitles(
    ctx.db,
    courses.map(({ courseId }) => courseId),
  )
  return {
    sessions,
    situation: await situationOf(ctx, one, sessions, published),
    coursesLeft: courses.map(({ courseId, modulePosition, left }) => ({
      courseId,
      title: titles.get(courseId) ?? '',
      modulePosition,
      hoursLeft: left,
    })),
  }
}

/** Courses of the design of a class that have fewer class-hours in sessions than they were given. */
export async function hoursLeft(ctx: Context, classId: string, sessions: readonly PlannedSession[]) {
  const courses = await classCourses(ctx.db, classId)
  return courses.flatMap((course) => {
    const taught = sessions
      .filter((session) => session.course?.id === course.courseId)
      .reduce((sum, { hours }) => sum + hours, 0)
    return taught < course.hours ? [{ ...course, left: course.hours - taught }] : []
  })
}

export const toPlanned = (one: StoredSession): PlannedSession => ({
  id: one.id,
  kind: one.kind,
  title: one.title,
  course: one.course,
  modulePosition: one.modulePosition,
  teachers: [...(one.teacher === null ? [] : [one.teacher]), ...one.coTeachers],
  venue: one.venue,
  at: one.at,
  hours: one.hours,
  pinned: one.pinned,
  lockVersion: one.lockVersion,
})

/** What the sessions of a class are held against, other classes' drafts included. */
export async function situationOf(
  ctx: Context,
  one: StoredClass,
  sessions: readonly PlannedSession[],
  published: ReleasedSession[] | null,
): Promise<Situation> {
  const { db } = ctx
  const days = [one.startsOn, one.endsOn, ...sessions.flatMap(({ at }) => at?.on ?? [])].sort()
  const settled = one.state === 'enrolled' || one.state === 'running'
  const inHall = settled ? (await traineesOf(db, one.id)).filter(({ seat }) => seat === 'hall').length : 0
  return {
    class: {
      startsOn: one.startsOn,
      endsOn: one.endsOn,
      hours: one.hours,
      // Until the list of trainees is settled, every seat may be taken.
      people: inHall > 0 ? inHall : one.seats,
    },
    others: await otherSessions(db, one.id, {
      from: days[0] ?? one.startsOn,
      to: days.at(-1) ?? one.endsOn,
    }),
    teachers: await teacherDays(db, [
      ...new Set(sessions.flatMap(({ teachers }) => teachers.map(({ id }) => id))),
    ]),
    venues: await venueDays(
      db,
      sessions.flatMap(({ venue }) => venue?.id ?? []),
    ),
    published,
  }
}

/**
 * A class whose timetable the actor may change now, held until the transaction ends.
 *
 * @throws AppError `forbidden`; `conflict` `training.timetable.notEditable` outside of `timetableStates`.
 */
export async function draftedClass(tx: Context, classId: string): Promise<StoredClass> {
  const one = await lockedClass(tx, classId)
  if (!mayDraft(tx, one)) requireRight(tx, 'training.class.draft', one.belonging)
  if (!timetableStates.includes(one.state))
    throw new AppError(
      'conflict',
      'training.timetable.notEditable',
      'a timetable is drafted before a class is submitted, and after its approval until its end',
      { state: one.state },
    )
  return one
}

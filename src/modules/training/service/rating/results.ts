import type { Context } from '#platform/context.ts'
import { may } from '#platform/rights/rights.ts'
import type { ClassRatings, CourseRatings, RatedSession } from '../../contract/index.ts'
import { presentAt } from '../../queries/present.ts'
import {
  type SessionToRate,
  sessionsOfCourse,
  sessionsToRateOf,
} from '../../queries/rating/rated-sessions.ts'
import { givenOf, ratingsOf } from '../../queries/rating/ratings.ts'
import { lastRatingDay, leastRatings, togetherOf } from '../../rules/rating.ts'
import { visibleClass } from '../class/show-class.ts'
import { getCourse } from '../library/courses.ts'
import { phaseOf } from './rate.ts'
import { toldOf } from './told.ts'

/**
 * How a class was rated. Session by session for whoever may see its feedback; others are told of the class as a whole,
 * and of no session, course or teacher.
 */
export async function getClassRatings(ctx: Context, classId: string): Promise<ClassRatings> {
  const one = await visibleClass(ctx, classId)
  const sessions = await ratedSessionsOf(ctx, classId)
  const held = sessions.filter(({ phase }) => phase !== 'before')
  return {
    classId,
    minimumSample: leastRatings,
    together: (await overRatings(ctx, await sessionsToRateOf(ctx.db, classId))).figures,
    sessionsHeld: held.length,
    sessionsTold: held.filter(({ figures }) => figures !== null).length,
    sessions: may(ctx, 'training.feedback.read', one.belonging) ? held : null,
  }
}

/** Sessions of a class with what may be told of each. */
export async function ratedSessionsOf(ctx: Context, classId: string): Promise<RatedSession[]> {
  const sessions = await sessionsToRateOf(ctx.db, classId)
  const ids = sessions.map(({ id }) => id)
  const ratings = await ratingsOf(ctx.db, ids)
  const given = await givenOf(ctx.db, ids)
  return Promise.all(
    sessions.map(async (session): Promise<RatedSession> => {
      const phase = phaseOf(ctx, session)
      return {
        sessionId: session.id,
        title: session.title,
        courseId: session.courseId,
        teacherName: session.teacherName,
        heldOn: session.at.on,
        phase,
        until: lastRatingDay(session.at.on),
        present: (await presentAt(ctx.db, session.id)).length,
        given: given.get(session.id) ?? 0,
        ...toldOf(phase, ratings.get(session.id) ?? []),
      }
    }),
  )
}

/** How a course was rated wherever it was taught. */
export async function getCourseRatings(ctx: Context, courseId: string): Promise<CourseRatings> {
  await getCourse(ctx, courseId)
  const { figures, sessions } = await overRatings(ctx, await sessionsOfCourse(ctx.db, courseId))
  return { figures, sessions, minimumSample: leastRatings }
}

/** Figures of those of the sessions that are told, and how many those are. */
async function overRatings(
  ctx: Context,
  sessions: readonly SessionToRate[],
): Promise<Pick<CourseRatings, 'figures' | 'sessions'>> {
  const over = sessions.filter((session) => phaseOf(ctx, session) === 'over').map(({ id }) => id)
  const ratings = [...(await ratingsOf(ctx.db, over)).values()]
  return {
    figures: togetherOf(ratings),
    sessions: ratings.filter(({ length }) => length >= leastRatings).length,
  }
}

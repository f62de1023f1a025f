import type { Context } from '#platform/context.ts'
import type { StoredClass } from '../../queries/class.ts'
import { classCourses } from '../../queries/class-courses.ts'
import { coursesById } from '../../queries/course.ts'
import { followUpAnswersOf } from '../../queries/follow-up/answers.ts'
import { sessionsToRateOf } from '../../queries/rating/rated-sessions.ts'
import { ratingsOf } from '../../queries/rating/ratings.ts'
import { unmetNeeds } from '../../queries/unmet-needs.ts'
import type { ClassOutcome } from '../../rules/lessons.ts'
import { getClassFollowUp } from '../follow-up/results.ts'
import { phaseOf } from '../rating/rate.ts'

/** What a class left behind so far: only what may be told already. */
export async function outcomeOf(ctx: Context, one: StoredClass): Promise<ClassOutcome> {
  const sessions = (await sessionsToRateOf(ctx.db, one.id)).filter(
    (session) => phaseOf(ctx, session) === 'over',
  )
  const ratings = await ratingsOf(
    ctx.db,
    sessions.map(({ id }) => id),
  )
  const taught = await classCourses(ctx.db, one.id)
  const ids = [
    ...taught.map(({ courseId }) => courseId),
    ...sessions.flatMap(({ courseId }) => courseId ?? []),
  ]
  const courses = new Map((await coursesById(ctx.db, [...new Set(ids)])).map((course) => [course.id, course]))
  const topicsMet = [...new Set([...courses.values()].flatMap(({ topicCodes }) => topicCodes))]
  const followUp = await getClassFollowUp(ctx, one.id)
  return {
    hasChain: one.chainCode !== null,
    sessions: sessions.map(({ id, courseId, teacherId }) => {
      const course = courseId === null ? undefined : courses.get(courseId)
      return {
        course:
          course === undefined
            ? null
            : { id: course.id, topics: course.topicCodes, isOfAChain: course.chainCodes.length > 0 },
        teacherId,
        ratings: ratings.get(id) ?? [],
      }
    }),
    followUp: followUp.state === 'over' ? await followUpAnswersOf(ctx.db, one.id) : null,
    unmet: await unmetNeeds(ctx.db, { chainCode: one.chainCode, since: one.startsOn, topicsMet }),
  }
}

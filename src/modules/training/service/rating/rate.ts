import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { RateableSession, RatingAnswers } from '../../contract/index.ts'
import { presentAt } from '../../queries/present.ts'
import { findSessionToRate, type SessionToRate } from '../../queries/rating/rated-sessions.ts'
import { hasRated, holdRatings, mixInRatings } from '../../queries/rating/ratings.ts'
import { lastRatingDay, type RatingPhase, ratingPhase } from '../../rules/rating.ts'

/** Where the rating of a session stands now. */
export const phaseOf = (ctx: Pick<Context, 'clock'>, { at }: Pick<SessionToRate, 'at'>): RatingPhase =>
  ratingPhase(at, { day: businessDay(ctx.clock), instant: ctx.clock.now() })

export const toRateable = (session: SessionToRate): RateableSession => ({
  sessionId: session.id,
  title: session.title,
  classTitle: session.classTitle,
  teacherName: session.teacherName,
  heldOn: session.at.on,
  startsAt: session.at.startsAt,
  endsAt: session.at.endsAt,
  until: lastRatingDay(session.at.on),
})

/** A session that the caller may rate now. */
export async function getRatingForm(ctx: Context, sessionId: string): Promise<RateableSession> {
  return toRateable((await enter(ctx, sessionId)).session)
}

/**
 * Rates a session, once and for good. Leaves no audit entry: it would say when who rated, and an entry of what was said
 * would tie it to a moment.
 */
export async function rateSession(
  ctx: Context,
  sessionId: string,
  answers: RatingAnswers,
): Promise<{ done: true }> {
  return inTransaction(ctx, async (tx) => {
    await holdRatings(tx.db, sessionId)
    const { personId } = await enter(tx, sessionId)
    await mixInRatings(tx.db, sessionId, [{ personId, answers: tidy(answers) }])
    return { done: true }
  })
}

/** An empty comment is none. */
const tidy = (answers: RatingAnswers): RatingAnswers => ({ ...answers, comment: answers.comment || null })

/**
 * @throws AppError `notFound` `training.rating.notPresent` for a session the caller was not in, alike for one that does
 *   not exist; `conflict` `training.rating.notYet`, `.over` outside of its days; `.given` when the caller has rated it.
 */
async function enter(ctx: Context, sessionId: string): Promise<{ session: SessionToRate; personId: string }> {
  const { personId } = ctx.actor
  const session = personId === null ? null : await findSessionToRate(ctx.db, sessionId)
  if (session === null || personId === null || !(await presentAt(ctx.db, sessionId)).includes(personId))
    throw new AppError('notFound', 'training.rating.notPresent', 'the caller was not in this session')
  const phase = phaseOf(ctx, session)
  if (phase === 'before')
    throw new AppError('conflict', 'training.rating.notYet', 'the session is not over', {
      endsAt: `${session.at.on} ${session.at.endsAt}`,
    })
  if (phase === 'over')
    throw new AppError('conflict', 'training.rating.over', 'its days of rating are over', {
      until: lastRatingDay(session.at.on),
    })
  if (await hasRated(ctx.db, sessionId, personId))
    throw new AppError('conflict', 'training.rating.given', 'the caller has rated this session')
  return { session, personId }
}

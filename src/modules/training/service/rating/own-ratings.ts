import { addDays } from '#core/scheduling/working-calendar.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import type { OwnRatings, TaughtSession } from '../../contract/index.ts'
import { sessionsAttendedBy, sessionsTaughtBy } from '../../queries/rating/rated-sessions.ts'
import { hasRated, ratingsOf } from '../../queries/rating/ratings.ts'
import { leastRatings, ratingDays } from '../../rules/rating.ts'
import { phaseOf, toRateable } from './rate.ts'
import { toldOf } from './told.ts'

/** What the caller may still rate, and how the sessions that the caller taught were rated. */
export async function getOwnRatings(ctx: Context): Promise<OwnRatings> {
  const { personId } = ctx.actor
  if (personId === null) return { open: [], given: 0, taught: [], minimumSample: leastRatings }
  const from = addDays(businessDay(ctx.clock), -ratingDays)
  const open: OwnRatings['open'] = []
  let given = 0
  for (const session of await sessionsAttendedBy(ctx.db, personId, from)) {
    if (phaseOf(ctx, session) !== 'open') continue
    if (await hasRated(ctx.db, session.id, personId)) given += 1
    else open.push(toRateable(session))
  }
  return { open, given, taught: await taughtBy(ctx, personId), minimumSample: leastRatings }
}

async function taughtBy(ctx: Context, personId: string): Promise<TaughtSession[]> {
  const sessions = (await sessionsTaughtBy(ctx.db, personId)).filter(
    (session) => phaseOf(ctx, session) !== 'before',
  )
  const ratings = await ratingsOf(
    ctx.db,
    sessions.map(({ id }) => id),
  )
  return sessions.toReversed().map((session) => {
    const phase = phaseOf(ctx, session)
    return {
      sessionId: session.id,
      title: session.title,
      classTitle: session.classTitle,
      heldOn: session.at.on,
      isOver: phase === 'over',
      ...toldOf(phase, ratings.get(session.id) ?? []),
    }
  })
}

import { organisationRef } from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import type { StoredClass } from '../../queries/class.ts'
import { sessionsToRateOf } from '../../queries/rating/rated-sessions.ts'
import { classRef } from '../../refs.ts'
import { lastRatingDay } from '../../rules/rating.ts'
import { phaseOf } from './rate.ts'
import { getClassRatings } from './results.ts'

/**
 * What has to be before a class counts as evaluated: the days of rating of all its sessions are over. What was said, as far
 * as it may be told, is then put into the thread of the class.
 *
 * @throws AppError `conflict` `training.class.ratingsOpen`
 */
export async function reportRatings(tx: Context, one: StoredClass): Promise<void> {
  const open = (await sessionsToRateOf(tx.db, one.id)).filter((session) => phaseOf(tx, session) !== 'over')
  const last = open.at(-1)
  if (last !== undefined)
    throw new AppError('conflict', 'training.class.ratingsOpen', 'sessions can still be rated', {
      until: lastRatingDay(last.at.on),
    })
  const { together, sessionsHeld, sessionsTold } = await getClassRatings(tx, one.id)
  if (sessionsHeld === 0) return
  await recordChanges(tx, [
    {
      action: 'training.class.reportRatings',
      object: classRef(one.id),
      before: null,
      after: {
        sessionsHeld,
        sessionsTold,
        ratings: together?.ratings ?? null,
        score: together?.score ?? null,
      },
      links: [{ from: classRef(one.id), relation: 'hostedBy', to: organisationRef(one.host.id) }],
    },
  ])
}

import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError, badField } from '#platform/errors.ts'
import { may } from '#platform/rights/rights.ts'
import { inTransaction } from '#platform/transaction.ts'
import { halfOf, type ProposedPlace } from '../../contract/index.ts'
import { placeSession } from '../../queries/session-writes.ts'
import { sessionsOf } from '../../queries/sessions.ts'
import { timetableVersion } from '../../queries/timetable.ts'
import { venuesById } from '../../queries/venue.ts'
import { sessionRef } from '../../refs.ts'
import { draftedClass } from './load.ts'
import { asEntered, sessionLinks, touch } from './sessions.ts'

/**
 * Puts sessions where a proposal has them; gives how many that moved.
 *
 * @throws AppError `conflict` when the draft was changed since it was computed, or a pinned session would move.
 */
export async function takeTimetable(
  ctx: Context,
  { id, lockVersion, places }: { id: string; lockVersion: number; places: readonly ProposedPlace[] },
): Promise<{ moved: number }> {
  return inTransaction(ctx, async (tx) => {
    await draftedClass(tx, id)
    requireVersion({ lockVersion: await timetableVersion(tx.db, id) }, lockVersion)
    return { moved: await place(tx, id, places) }
  })
}

/** The same in the open transaction. */
export async function place(tx: Context, classId: string, places: readonly ProposedPlace[]): Promise<number> {
  const sessions = new Map((await sessionsOf(tx.db, classId)).map((one) => [one.id, one]))
  const venueIds = [...new Set(places.flatMap(({ venueId }) => venueId ?? []))]
  const kept = new Set([...sessions.values()].map(({ venue }) => venue?.id))
  const known = new Set(
    may(tx, 'training.venue.read', {}) ? (await venuesById(tx.db, venueIds)).map(({ id }) => id) : [],
  )
  if (venueIds.some((id) => !known.has(id) && !kept.has(id)))
    throw badField('places', 'training.session.venueUnknown', 'there is no such venue in use')
  let moved = 0
  for (const { sessionId, at: given, venueId } of places) {
    const before = sessions.get(sessionId)
    if (before === undefined)
      throw new AppError('notFound', 'training.session.unknown', `there is no session ${sessionId}`, {
        id: sessionId,
      })
    const at = { ...given, half: halfOf(given.startsAt) }
    if (at.endsAt <= at.startsAt)
      throw badField('places', 'training.session.timeReversed', 'a session ends after it begins')
    const same =
      before.venue?.id === (venueId ?? undefined) &&
      before.at?.on === at.on &&
      before.at.startsAt === at.startsAt &&
      before.at.endsAt === at.endsAt
    if (same) continue
    if (before.pinned)
      throw new AppError('conflict', 'training.timetable.pinnedMoved', 'a pinned session stays', {
        title: before.title,
      })
    await placeSession(tx.db, sessionId, { at, venueId }, tx.clock.now())
    moved += 1
    await recordChanges(tx, [
      {
        action: 'training.session.change',
        object: sessionRef(sessionId),
        before: asEntered(before),
        after: { ...asEntered(before), at, venueId },
        links: sessionLinks(sessionId, classId),
      },
    ])
  }
  if (moved > 0) await touch(tx, classId)
  return moved
}

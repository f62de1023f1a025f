import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { inTransaction } from '#platform/transaction.ts'
import {
  changesBetween,
  findBroken,
  type PlannedSession,
  type ReleasedSession,
  releasableStates,
} from '../../contract/index.ts'
import { markReleased } from '../../queries/session-writes.ts'
import { sessionsOf } from '../../queries/sessions.ts'
import { insertRelease, releasesOf, timetableVersion, venueAddresses } from '../../queries/timetable.ts'
import { classRef } from '../../refs.ts'
import { classLinks } from '../class/enter-class.ts'
import { lockedClass } from '../class/show-class.ts'
import { situationOf, toPlanned } from './load.ts'
import { touch } from './sessions.ts'
import { tellRelease } from './tell.ts'

/**
 * Releases the draft: freezes it with what changed, and tells those whom it concerns. Sessions without a time are left out.
 *
 * @param input.lockVersion of the draft as it was seen.
 * @throws AppError `conflict`: `training.timetable.brokenRules` when hard rules are broken and no reason is given to
 *   override them, `.unchanged` when nothing differs from the last release, `.empty` when nothing has a time,
 *   `.notReleasable` before the class is approved and after it is over.
 */
export function releaseTimetable(
  ctx: Context,
  { id, lockVersion, overrideReason }: { id: string; lockVersion: number; overrideReason: string | null },
): Promise<{ number: number; told: number }> {
  return inTransaction(ctx, async (tx) => {
    const one = await lockedClass(tx, id)
    requireRight(tx, 'training.class.run', one.belonging)
    requireVersion({ lockVersion: await timetableVersion(tx.db, id) }, lockVersion)
    return releaseIn(tx, id, overrideReason, false)
  })
}

/** The same in the open transaction, whatever the version. */
export async function releaseIn(
  tx: Context,
  id: string,
  overrideReason: string | null,
  isDemo: boolean,
): Promise<{ number: number; told: number }> {
  const one = await lockedClass(tx, id)
  requireRight(tx, 'training.class.run', one.belonging)
  if (!releasableStates.includes(one.state))
    throw new AppError(
      'conflict',
      'training.timetable.notReleasable',
      'only an approved class that is not over has a timetable to release',
      { state: one.state },
    )
  const sessions = (await sessionsOf(tx.db, id)).map(toPlanned)
  const content = await frozen(tx, sessions)
  const [last] = await releasesOf(tx.db, id)
  if (content.length === 0)
    throw new AppError('conflict', 'training.timetable.empty', 'no session has a time')
  const changes = changesBetween(last?.content ?? [], content)
  if (last !== undefined && changes.length === 0)
    throw new AppError('conflict', 'training.timetable.unchanged', 'nothing differs from the last release')
  const situation = await situationOf(tx, one, sessions, last?.content ?? null)
  const broken = findBroken(situation, sessions).filter(({ hard }) => hard)
  if (broken.length > 0 && overrideReason === null)
    throw new AppError('conflict', 'training.timetable.brokenRules', 'the draft breaks rules', {
      count: broken.length,
      broken,
    })
  const release = {
    number: (last?.number ?? 0) + 1,
    content,
    changes: last === undefined ? [] : changes,
    broken,
    overrideReason: broken.length > 0 ? overrideReason : null,
  }
  await insertRelease(
    tx.db,
    id,
    { ...release, by: { id: tx.actor.id, name: tx.actor.name }, isDemo },
    tx.clock.now(),
  )
  await markReleased(
    tx.db,
    id,
    content.map((session) => session.id),
  )
  await touch(tx, id)
  await recordChanges(tx, [
    {
      action: 'training.timetable.release',
      object: classRef(id),
      before: last === undefined ? null : { release: last.number, sessions: last.content },
      after: { release: release.number, sessions: content },
      reason: release.overrideReason,
      links: classLinks(id, { chainCode: one.chainCode, hostOrgId: one.host.id }, one.programmeId),
    },
  ])
  // What the demo city tells was long read.
  const told = isDemo ? 0 : await tellRelease(tx, one, release, last?.content ?? null)
  return { number: release.number, told }
}

async function frozen(tx: Context, sessions: readonly PlannedSession[]): Promise<ReleasedSession[]> {
  const addresses = await venueAddresses(
    tx.db,
    sessions.flatMap(({ venue }) => venue?.id ?? []),
  )
  return sessions.flatMap(({ pinned: _pinned, lockVersion: _lockVersion, at, venue, ...session }) =>
    at === null
      ? []
      : [
          {
            ...session,
            at,
            venue: venue === null ? null : { ...venue, address: addresses.get(venue.id) ?? null },
          },
        ],
  )
}

import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { inTransaction } from '#platform/transaction.ts'
import { type ClassDetail, movableStates } from '../../contract/index.ts'
import { moveClass } from '../../queries/class-writes.ts'
import { classRef } from '../../refs.ts'
import { checkDays, classLinks } from './enter-class.ts'
import { getClass, lockedClass } from './show-class.ts'

export interface Rescheduling {
  id: string
  lockVersion: number
  startsOn: string
  endsOn: string
  place: string | null
  reason: string
}

/**
 * Moves an approved class that has not begun to other days or another place.
 *
 * @throws AppError `conflict` `training.class.notMovable` before it is approved and after it has begun.
 */
export async function rescheduleClass(
  ctx: Context,
  { id, lockVersion, reason, ...to }: Rescheduling,
): Promise<ClassDetail> {
  checkDays(to)
  await inTransaction(ctx, async (tx) => {
    const before = await lockedClass(tx, id)
    requireRight(tx, 'training.class.run', before.belonging)
    requireVersion(before, lockVersion)
    if (!movableStates.includes(before.state))
      throw new AppError(
        'conflict',
        'training.class.notMovable',
        'only an approved class that has not begun moves',
        {
          state: before.state,
        },
      )
    await moveClass(tx.db, id, to, tx.clock.now())
    await recordChanges(tx, [
      {
        action: 'training.class.reschedule',
        object: classRef(id),
        before: { startsOn: before.startsOn, endsOn: before.endsOn, place: before.place },
        after: to,
        reason,
        links: classLinks(id, { chainCode: before.chainCode, hostOrgId: before.host.id }, before.programmeId),
      },
    ])
  })
  return getClass(ctx, id)
}

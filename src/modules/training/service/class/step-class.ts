import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { inTransaction } from '#platform/transaction.ts'
import { act, type Step } from '#platform/workflow/engine.ts'
import { classWorkflow } from '../../class-workflow.ts'
import type { StoredClass } from '../../queries/class.ts'

import { releasedSessionsOf } from '../../queries/timetable.ts'
import { lockedClass } from './show-class.ts'

/**
 * Does one step of the life of a class.
 *
 * @throws AppError as `act` of the workflow engine; `conflict` `training.class.tooEarly` when it is to begin before its
 *   first day or to finish before its last, `training.class.noTimetable` when it is to begin without a released one.
 */
export const stepOnClass = (ctx: Context, step: Step): Promise<void> =>
  inTransaction(ctx, (tx) => stepOnClassIn(tx, step))

/** The same in the open transaction. */
export async function stepOnClassIn(tx: Context, step: Step): Promise<void> {
  const one = await lockedClass(tx, step.object.id)
  refuseEarly(tx, one, step.action)
  await refuseWithoutTimetable(tx, one, step.action)
  await act(tx, classWorkflow, step)
}

function refuseEarly(tx: Context, one: StoredClass, action: string): void {
  const earliest = action === 'start' ? one.startsOn : action === 'finish' ? one.endsOn : null
  if (earliest === null || businessDay(tx.clock) >= earliest) return
  throw new AppError('conflict', 'training.class.tooEarly', `this is done from ${earliest} on`, { earliest })
}

/** A class begins when those who attend know when and where. */
async function refuseWithoutTimetable(tx: Context, one: StoredClass, action: string): Promise<void> {
  if (action !== 'start' || (await releasedSessionsOf(tx.db, one.id)) !== null) return
  throw new AppError('conflict', 'training.class.noTimetable', 'its timetable was not released')
}

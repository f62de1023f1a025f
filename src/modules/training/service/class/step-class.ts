import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { inTransaction } from '#platform/transaction.ts'
import { act, type Step } from '#platform/workflow/engine.ts'
import { classWorkflow } from '../../class-workflow.ts'
import type { StoredClass } from '../../queries/class.ts'
import { reportRatings } from '../rating/report.ts'
import { lockedClass } from './show-class.ts'

/**
 * Does one step of the life of a class.
 *
 * @throws AppError as `act` of the workflow engine; `conflict` `training.class.tooEarly` when it is to begin before its
 *   first day or to finish before its last; `training.class.ratingsOpen` when it is to be evaluated while its sessions are rated.
 */
export const stepOnClass = (ctx: Context, step: Step): Promise<void> =>
  inTransaction(ctx, (tx) => stepOnClassIn(tx, step))

/** The same in the open transaction. */
export async function stepOnClassIn(tx: Context, step: Step): Promise<void> {
  const one = await lockedClass(tx, step.object.id)
  refuseEarly(tx, one, step.action)
  if (step.action === 'evaluate') await reportRatings(tx, one)
  await act(tx, classWorkflow, step)
}

function refuseEarly(tx: Context, one: StoredClass, action: string): void {
  const earliest = action === 'start' ? one.startsOn : action === 'finish' ? one.endsOn : null
  if (earliest === null || businessDay(tx.clock) >= earliest) return
  throw new AppError('conflict', 'training.class.tooEarly', `this is done from ${earliest} on`, { earliest })
}

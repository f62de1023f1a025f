import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { inTransaction } from '#platform/transaction.ts'
import { act, type Step } from '#platform/workflow/engine.ts'
import { classWorkflow } from '../../class-workflow.ts'
import type { StoredClass } from '../../queries/class.ts'
import {
  closingDueOn,
  issueHours,
  refuseLateWithoutNote,
  refuseUnrecorded,
  takeBackHours,
} from '../attendance/close-class.ts'
import { lockedClass } from './show-class.ts'

/**
 * Does one step of the life of a class.
 *
 * @throws AppError as `act` of the workflow engine; `conflict` `training.class.tooEarly` when it is to begin before its
 *   first day or to finish before its last, `training.class.attendanceMissing` when it is to finish or close before
 *   attendance is recorded; `badInput` `training.class.lateNote` when it is closed late without saying why.
 */
export const stepOnClass = (ctx: Context, step: Step): Promise<void> =>
  inTransaction(ctx, (tx) => stepOnClassIn(tx, step))

/** The same in the open transaction. */
export async function stepOnClassIn(tx: Context, step: Step, isDemo = false): Promise<void> {
  const one = await lockedClass(tx, step.object.id)
  refuseEarly(tx, one, step.action)
  const dueOn = await closingDueOn(tx, one.id)
  // Whether the step is allowed at all is said first; what the class lacks takes it back as a whole.
  await act(tx, classWorkflow, step)
  switch (step.action) {
    case 'finish':
      await refuseUnrecorded(tx, one)
      break
    case 'close':
      await refuseUnrecorded(tx, one)
      refuseLateWithoutNote(tx, dueOn, step.reason)
      await issueHours(tx, one, isDemo)
      break
    case 'reopen':
      await takeBackHours(tx, one, step.reason ?? '')
      break
  }
}

function refuseEarly(tx: Context, one: StoredClass, action: string): void {
  const earliest = action === 'start' ? one.startsOn : action === 'finish' ? one.endsOn : null
  if (earliest === null || businessDay(tx.clock) >= earliest) return
  throw new AppError('conflict', 'training.class.tooEarly', `this is done from ${earliest} on`, { earliest })
}

import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { inTransaction } from '#platform/transaction.ts'
import { act, type Step } from '#platform/workflow/engine.ts'
import { classWorkflow } from '../../class-workflow.ts'
import type { StoredClass } from '../../queries/class.ts'
import { releasedSessionsOf } from '../../queries/timetable.ts'
import {
  closingDueOn,
  issueHours,
  refuseLateWithoutNote,
  refuseUnrecorded,
  takeBackHours,
} from '../attendance/close-class.ts'
import { refuseOpenEnrolment, tellCancelled, tellOpened } from '../enrolment/class-steps.ts'
import { reportRatings } from '../rating/report.ts'
import { lockedClass } from './show-class.ts'

/**
 * Does one step of the life of a class.
 *
 * @throws AppError as `act` of the workflow engine; `conflict` `training.class.tooEarly` when it is to begin before its
 *   first day or to finish before its last; `training.enrolment.undecided` and `training.enrolment.nobodySelected` when its
 *   list is to be settled too early; `training.class.noTimetable` when it is to begin without a released timetable;
 *   `training.class.attendanceMissing` when it is to finish or close before attendance is recorded; `badInput`
 *   `training.class.lateNote` when it is closed late without saying why;
 *   `training.class.ratingsOpen` when it is to be evaluated while its sessions are rated.
 */
export const stepOnClass = (ctx: Context, step: Step): Promise<void> =>
  inTransaction(ctx, (tx) => stepOnClassIn(tx, step))

/** The same in the open transaction. */
export async function stepOnClassIn(tx: Context, step: Step, isDemo = false): Promise<void> {
  const one = await lockedClass(tx, step.object.id)
  refuseEarly(tx, one, step.action)
  // The step takes the term away that it was to be done in.
  const dueOn = step.action === 'close' ? await closingDueOn(tx, one.id) : null
  // Whether the step is allowed at all is said first; what the class lacks takes it back as a whole.
  await act(tx, classWorkflow, step)
  switch (step.action) {
    case 'openEnrolment':
      await tellOpened(tx, one)
      break
    case 'closeEnrolment':
      await refuseOpenEnrolment(tx, one)
      break
    case 'start':
      await refuseWithoutTimetable(tx, one)
      break
    case 'finish':
      await refuseUnrecorded(tx, one)
      break
    case 'evaluate':
      await reportRatings(tx, one)
      break
    case 'close':
      await refuseUnrecorded(tx, one)
      refuseLateWithoutNote(tx, dueOn, step.reason)
      await issueHours(tx, one, isDemo)
      break
    case 'cancel':
      await tellCancelled(tx, one)
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

/** A class begins when those who attend know when and where. */
async function refuseWithoutTimetable(tx: Context, one: StoredClass): Promise<void> {
  if ((await releasedSessionsOf(tx.db, one.id)) !== null) return
  throw new AppError('conflict', 'training.class.noTimetable', 'its timetable was not released')
}

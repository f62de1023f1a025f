import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import type { StoredClass } from '../../queries/class.ts'
import { nominationsOf } from '../../queries/enrolment/nomination.ts'
import { standing } from './state.ts'
import { askToTell } from './tell.ts'

/**
 * What enrolment asks before the list of a class is settled.
 *
 * @throws AppError `conflict` `training.enrolment.undecided` while somebody waits for a decision when the list is to be
 *   settled, `training.enrolment.nobodySelected` when nobody is on it.
 */
export async function refuseOpenEnrolment(tx: Context, of: StoredClass): Promise<void> {
  const nominations = await nominationsOf(tx.db, of.id)
  const open = nominations.filter(({ state }) => state === 'nominated').length
  if (open > 0)
    throw new AppError('conflict', 'training.enrolment.undecided', 'somebody waits for a decision', { open })
  if (!nominations.some(({ state }) => state === 'selected'))
    throw new AppError('conflict', 'training.enrolment.nobodySelected', 'nobody is selected', {})
}

/** Units with a quota learn that enrolment is open. */
export const tellOpened = (tx: Context, of: StoredClass): Promise<void> =>
  askToTell(tx, { what: 'opened', classId: of.id, nominationIds: [] })

/** Whoever stands on the list of a class learns that it is cancelled. */
export async function tellCancelled(tx: Context, of: StoredClass): Promise<void> {
  const about = (await nominationsOf(tx.db, of.id)).filter(({ state }) => standing.includes(state))
  if (about.length > 0)
    await askToTell(tx, { what: 'cancelled', classId: of.id, nominationIds: about.map(({ id }) => id) })
}

import { forgetMoved } from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { forgetDrafts } from '#platform/drafts/forget.ts'
import { forgetImported } from '#platform/tabular/import/forget.ts'
import type { ProfileRecord } from '../../queries/profile.ts'
import { eraseProfileRow } from '../../queries/profile-writes.ts'
import { profileRef } from '../../refs.ts'
import { eraseFromRuns } from '../run/erase-from-runs.ts'
import { heldProfile, profileChanged } from './profile-records.ts'

/**
 * Erases somebody for good: the row with all that hangs on it, the line in every run, drafts of forms, rows and files of
 * the tables that brought him or her, what merges of enterprises keep. The index of names follows by itself; the audit and the thread never held any of it.
 * Number, dates of consent and sums of runs stay.
 */
export async function eraseProfile(
  tx: Context,
  before: ProfileRecord,
  action: 'talent.consent.withdraw' | 'talent.profile.expire',
  reason: string,
): Promise<void> {
  await eraseProfileRow(tx.db, before.id, tx.clock.now())
  await eraseFromRuns(tx.db, before.id)
  await forgetDrafts(tx, { prefix: 'talent.', words: [before.id, before.name, before.phone, before.email] })
  await forgetMoved(tx.db, before.id)
  await forgetImported(tx, { ...profileRef(before.id), words: [before.name] })
  const after = await heldProfile(tx, before.id)
  const { changedFields: _fields, ...told } = profileChanged(action, before, after).after as Record<
    string,
    unknown
  >
  await recordChanges(tx, [{ ...profileChanged(action, before, after), after: told, reason }])
}

import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { ConsentInput } from '../../contract/consent-table.ts'
import type { ProfileDetail } from '../../contract/profile.ts'
import { withdrawConsents } from '../../queries/consent.ts'
import { insertConsents, touchProfile } from '../../queries/profile-writes.ts'
import { eraseProfile } from './erase.ts'
import { heldProfile, profileChanged, requireNameless } from './profile-records.ts'
import { editedProfile, getProfile } from './profiles.ts'
import { requireSoundConsent } from './sound-consent.ts'

/** Records a new consent; those before it stay as its history. */
export async function renewConsent(
  ctx: Context,
  { id, lockVersion, ...consent }: ConsentInput & { id: string; lockVersion: number },
): Promise<ProfileDetail> {
  await inTransaction(ctx, async (tx) => {
    const before = await editedProfile(tx, id, lockVersion)
    await renewIn(tx, before.id, consent)
    await recordChanges(tx, [profileChanged('talent.consent.renew', before, await heldProfile(tx, id))])
  })
  return getProfile(ctx, id)
}

/** The same in the open transaction, without its audit entry. */
export async function renewIn(tx: Context, id: string, consent: ConsentInput): Promise<void> {
  requireSoundConsent(tx, consent)
  const at = tx.clock.now()
  await insertConsents(tx.db, [{ ...consent, profileId: id }], { ...tx.actor, at })
  await touchProfile(tx.db, id, at)
}

/** Records that consent was withdrawn, and erases the person in the same transaction. */
export async function withdrawConsent(
  ctx: Context,
  { id, lockVersion, reason }: { id: string; lockVersion: number; reason: string },
): Promise<ProfileDetail> {
  await inTransaction(ctx, async (tx) => {
    const before = await editedProfile(tx, id, lockVersion, 'talent.profile.erase')
    requireNameless(before, reason)
    await withdrawConsents(tx.db, id, reason, tx.clock.now())
    await eraseProfile(tx, before, 'talent.consent.withdraw', reason)
  })
  return getProfile(ctx, id)
}

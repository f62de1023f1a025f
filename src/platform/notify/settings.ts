import { recordChanges } from '../audit/audit.ts'
import type { Context } from '../context.ts'
import { requireVersion } from '../db/editing.ts'
import type { ObjectRef } from '../http/contract.ts'
import { may } from '../rights/rights.ts'
import { inTransaction } from '../transaction.ts'
import type { NotifySettings, SettingsView, SettingValues } from './contract.ts'
import type { NotifyPorts } from './ports.ts'
import * as queries from './settings-queries.ts'

/** An account, as the module that owns accounts names it. */
export const accountRef = (id: string): ObjectRef => ({ kind: 'access.account', id })
export const settingsRef = (accountId: string): ObjectRef => ({
  kind: 'platform.notifySettings',
  id: accountId,
})

/** One's own settings, and what is needed to understand them. */
export async function getSettings(ctx: Context, ports: NotifyPorts): Promise<SettingsView> {
  const { id } = ctx.actor
  const settings = (await queries.settingsOf(ctx.db, [id])).get(id)!
  const recipient = (await ports.addressOf(ctx.db, [id])).get(id)
  return {
    ...settings,
    mailOn: ports.mail !== null,
    address: recipient?.address ?? null,
    knownTopics: await queries.topicsOf(ctx.db, id),
    mayEditWebhooks: may(ctx, 'platform.webhook.edit', {}),
    mayReadMail: may(ctx, 'platform.mailDelivery.read', {}),
  }
}

/**
 * Changes one's own settings. What waits for a digest and is no longer to be in one leaves it.
 *
 * @throws AppError `conflict` when they were changed elsewhere meanwhile.
 */
export async function saveSettings(
  ctx: Context,
  lockVersion: number,
  values: SettingValues,
): Promise<NotifySettings> {
  const { id } = ctx.actor
  return inTransaction(ctx, async (tx) => {
    const before = await queries.lockSettings(tx.db, id, tx.clock.now())
    requireVersion(before, lockVersion)
    await queries.storeSettings(tx.db, id, values, tx.clock.now())
    const after = (await queries.settingsOf(tx.db, [id])).get(id)!
    await queries.leaveDigest(tx.db, id, (topic) => queries.modeOf(after, topic) === 'digest')
    await recordChanges(tx, [
      {
        action: 'platform.notifySettings.edit',
        object: settingsRef(id),
        before,
        after,
        links: [{ from: settingsRef(id), relation: 'settingsOf', to: accountRef(id) }],
      },
    ])
    return after
  })
}

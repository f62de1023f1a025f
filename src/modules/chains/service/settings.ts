import { recordChanges } from '#platform/audit/audit.ts'
import { type Undoer, undoLink } from '#platform/audit/undoer.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import { guardBy, requireRight } from '#platform/rights/rights.ts'
import type { Link } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { ChainDiagnosisSettings } from '../contract/index.ts'
import { defaultSettings, storedSettings } from '../diagnosis-settings.ts'
import { type Chain, findChainByCode, lockChain, updateChainSettings } from '../queries/chain.ts'
import { chainRef } from '../refs.ts'
import { belongingOfChains, ofChain, seesChain } from './reach.ts'
import { unknownChain } from './unknown.ts'

interface SettingsView {
  settings: ChainDiagnosisSettings
  defaults: ChainDiagnosisSettings
  lockVersion: number
}

const view = (chain: Chain): SettingsView => ({
  settings: storedSettings(chain.settings),
  defaults: defaultSettings,
  lockVersion: chain.lockVersion,
})

/** Weights and thresholds a chain sets itself, beside the defaults that fill the rest. */
export async function getSettings(ctx: Context, chainCode: string): Promise<SettingsView> {
  const chain = await findChainByCode(ctx.db, chainCode)
  if (chain === null || !seesChain(ctx, chainCode)) throw unknownChain(chainCode)
  return view(chain)
}

/** Sets weights and thresholds. @throws AppError when nothing would be weighed at all. */
export async function updateSettings(
  ctx: Context,
  input: { chainCode: string; settings: ChainDiagnosisSettings; lockVersion: number; reason: string },
): Promise<SettingsView> {
  const weights = { ...defaultSettings.weights, ...input.settings.weights }
  if (Object.values(weights).every((weight) => weight === 0)) {
    throw new AppError('badInput', 'chains.settings.noWeight', 'at least one part must weigh something', {
      field: 'weights',
    })
  }
  return inTransaction(ctx, async (tx) => {
    const before = await lockChain(tx.db, input.chainCode)
    if (before === null || !seesChain(tx, input.chainCode)) throw unknownChain(input.chainCode)
    requireRight(tx, 'chains.settings.edit', ofChain(input.chainCode))
    requireVersion(before, input.lockVersion)
    await saveSettings(tx, before, input.settings, 'chains.settings.update', input.reason)
    return view((await findChainByCode(tx.db, input.chainCode))!)
  })
}

async function saveSettings(
  tx: Context,
  before: Chain,
  settings: ChainDiagnosisSettings,
  action: string,
  reason: string | null,
  more: Link[] = [],
): Promise<void> {
  await updateChainSettings(tx.db, before.id, settings)
  await recordChanges(tx, [
    {
      action,
      object: chainRef(before.code),
      before: before.settings,
      after: settings,
      reason,
      links: [
        { from: chainRef(before.code), relation: 'settingsOf', to: { kind: 'chains.all', id: 'all' } },
        ...more,
      ],
    },
  ])
}

/** Takes back a change of a chain's own weights and thresholds. */
export const settingsUndoer: Undoer = {
  actions: ['chains.settings.update', 'chains.settings.undo'],
  permission: 'chains.settings.edit',
  editable: guardBy('chains.settings.edit', belongingOfChains),
  lock: async (tx, { object }) => (await lockChain(tx.db, object.id))?.settings ?? null,
  restore: async (tx, change) => {
    const chain = await lockChain(tx.db, change.object.id)
    if (chain === null) throw unknownChain(change.object.id)
    const settings = storedSettings(change.before)
    await saveSettings(tx, chain, settings, 'chains.settings.undo', null, [undoLink(change)])
  },
}

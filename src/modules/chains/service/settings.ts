import { recordChanges } from '#platform/audit/audit.ts'
import { type Context, inTransaction } from '#platform/context.ts'
import { requireVersion } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import type { ChainDiagnosisSettings } from '../contract/index.ts'
import { defaultSettings, storedSettings } from '../diagnosis-settings.ts'
import { type Chain, findChainByCode, lockChain, updateChainSettings } from '../queries/chain.ts'
import { chainRef } from '../refs.ts'
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
  if (chain === null) throw unknownChain(chainCode)
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
    if (before === null) throw unknownChain(input.chainCode)
    requireVersion(before, input.lockVersion)
    await updateChainSettings(tx.db, before.id, input.settings)
    await recordChanges(tx, [
      {
        action: 'chains.settings.update',
        object: chainRef(input.chainCode),
        before: before.settings,
        after: input.settings,
        reason: input.reason,
        links: [
          { from: chainRef(input.chainCode), relation: 'settingsOf', to: { kind: 'chains.all', id: 'all' } },
        ],
      },
    ])
    return view((await findChainByCode(tx.db, input.chainCode))!)
  })
}

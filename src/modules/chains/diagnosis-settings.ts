import {
  diagnosisSettings as coreSettings,
  type DiagnosisSettings,
  diagnosisDefaults,
} from '#core/scoring/diagnosis/settings.ts'
import { type ActionType, type ChainDiagnosisSettings, diagnosisSettings } from './contract/index.ts'

/** What a chain that sets nothing itself is diagnosed with, as the settings page shows it. */
export const defaultSettings: ChainDiagnosisSettings = {
  weights: { ...diagnosisDefaults.weights },
  thresholds: {
    weakLocalSupplyRate: diagnosisDefaults.thresholds.weakSupplyRateBelow,
    blockOpenCount: diagnosisDefaults.thresholds.blockOpenAtLeast,
    chokeTechDependence: diagnosisDefaults.thresholds.chokeMarkAtLeast,
    staleDays: diagnosisDefaults.evidence.staleAfterDays,
  },
  buildAndExtend: false,
}

/** A chain's own settings as stored; an empty object means that it sets nothing. */
export function storedSettings(stored: unknown): ChainDiagnosisSettings {
  return diagnosisSettings
    .partial()
    .transform((own) => ({ weights: {}, thresholds: {}, buildAndExtend: false, ...own }))
    .parse(stored)
}

/**
 * The settings a chain is diagnosed with: its own where it has some, else the defaults.
 *
 * @throws RangeError when together they make no sense, such as no weight at all.
 */
export function settingsInForce(own: ChainDiagnosisSettings): DiagnosisSettings {
  const { weakLocalSupplyRate, blockOpenCount, chokeTechDependence, staleDays } = {
    ...defaultSettings.thresholds,
    ...own.thresholds,
  }
  return coreSettings({
    weights: own.weights,
    thresholds: {
      weakSupplyRateBelow: weakLocalSupplyRate,
      blockOpenAtLeast: blockOpenCount,
      chokeMarkAtLeast: chokeTechDependence,
    },
    evidence: { staleAfterDays: staleDays },
    verbs: own.buildAndExtend
      ? ['fill', 'scale', 'strengthen', 'build', 'extend']
      : ['fill', 'scale', 'strengthen'],
  })
}

/** The actions a chain offers: 补链 壮链 强链 always, 建链 and 延链 where its stored settings switch them on. */
export function offeredVerbs(stored: unknown): readonly ActionType[] {
  return settingsInForce(storedSettings(stored)).verbs
}

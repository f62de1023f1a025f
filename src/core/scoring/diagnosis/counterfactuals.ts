import { indicators, type Values, valueRanges } from './evidence.ts'
import { judge } from './rules.ts'
import type { DiagnosisSettings } from './settings.ts'
import type { Counterfactual, Indicator, RegisterIndicator, Verdict } from './types.ts'

type Key = Indicator | RegisterIndicator

const keys: readonly Key[] = ['firms', 'aboveScaleFirms', 'leadingFirms', 'topFirmShare', ...indicators]

/** How far a value may sensibly move: makes changes of different indicators comparable. */
function spanOf(key: Key, settings: DiagnosisSettings): number {
  const { scales } = settings
  switch (key) {
    case 'localSupplyRate':
      return 100
    case 'techDependence':
      return 3
    case 'singleSource':
    case 'topFirmShare':
      return 1
    case 'nationalShare':
      return scales.fullNationalShare
    case 'outputValue':
      return scales.fullOutputValue
    default:
      return 10
  }
}

/**
 * Problem: the smallest change of one value, up or down, that would give another verdict.
 * Method: along one value the verdict is a step function. Steps of rules lie at thresholds, which are tried outright;
 * the step of the score rule lies where a monotone score passes its threshold and is found by halving. Values move
 * on a grid (whole numbers, 0.1 percent, 0.01 of a share, a million yuan). Counts of above-scale and leading firms
 * stay within the firms. For a value that is not known yet, the edge of the values that would change the verdict is
 * given (none when all of them would).
 * Cost: some 15 judgements per value. Ties: smaller change relative to its span, then the order of `keys`.
 */
export function findCounterfactuals(values: Values, settings: DiagnosisSettings): Counterfactual[] {
  const now = judge(values, settings).verdict
  const found: (Counterfactual & { readonly size: number; readonly rank: number })[] = []
  for (const [rank, key] of keys.entries()) {
    const from = values[key]
    for (const to of nearestFlips(key, values, settings, now)) {
      const changed = withChange(values, key, to)
      if (changed === null) continue
      const { verdict } = judge(changed, settings)
      const distance = from === null ? Number.POSITIVE_INFINITY : Math.abs(to - from) / spanOf(key, settings)
      found.push({ change: { indicator: key, from, to }, verdict, size: distance, rank })
    }
  }
  found.sort((a, b) => (a.size === b.size ? a.rank - b.rank || a.change.to - b.change.to : a.size - b.size))
  return found.map(({ change, verdict }) => ({ change, verdict }))
}

/** Values with one of them replaced and the others kept possible; null when that cannot be. */
export function withChange(values: Values, key: Key, to: number): Values | null {
  if (key === 'firms') {
    return {
      ...values,
      firms: to,
      aboveScaleFirms: Math.min(values.aboveScaleFirms, to),
      leadingFirms: Math.min(values.leadingFirms, to),
      topFirmShare: to === 0 ? null : values.topFirmShare,
    }
  }
  if ((key === 'aboveScaleFirms' || key === 'leadingFirms') && to > values.firms) return null
  if (key === 'topFirmShare' && values.firms === 0) return null
  return { ...values, [key]: to }
}

/** Nearest value above and nearest below (as far as there is one) that give another verdict. */
function nearestFlips(key: Key, values: Values, settings: DiagnosisSettings, now: Verdict): number[] {
  const step = valueRanges[key].fraction ?? 1
  const last = Math.floor(
    Math.min(valueRanges[key].most, Math.max(reachOf(key, settings), values[key] ?? 0)) / step + 1e-9,
  )
  const valueAt = (index: number) => Math.round(index * step * 1e6) / 1e6
  const flips = (index: number): boolean => {
    const changed = withChange(values, key, valueAt(index))
    return changed !== null && judge(changed, settings).verdict !== now
  }
  const steps = new Set<number>([0, 1, last])
  for (const threshold of thresholdsOf(key, settings)) {
    const index = Math.ceil(threshold / step - 1e-9)
    for (const near of [index - 1, index]) if (near >= 0 && near <= last) steps.add(near)
  }
  const tried = [...steps].sort((a, b) => a - b)

  /** First flip on the way from a value that does not flip through the tried ones. */
  const firstFlip = (start: number, way: readonly number[]): number[] => {
    let held = start
    for (const index of way) {
      if (!flips(index)) {
        held = index
        continue
      }
      // Between two tried values only the score can pass its threshold, and it does so once.
      let hit = index
      while (Math.abs(hit - held) > 1) {
        const middle = Math.trunc((hit + held) / 2)
        if (flips(middle)) hit = middle
        else held = middle
      }
      return [valueAt(hit)]
    }
    return []
  }
  const from = values[key]
  if (from === null) {
    if (!flips(0)) return firstFlip(0, tried)
    return flips(last) ? [] : firstFlip(last, tried.reverse())
  }
  const position = from / step
  const below = tried.filter((index) => index < position - 1e-9).reverse()
  const above = tried.filter((index) => index > position + 1e-9)
  return [...firstFlip(Math.ceil(position - 1e-9), below), ...firstFlip(Math.floor(position + 1e-9), above)]
}

/** Values at which a rule changes its mind. */
function thresholdsOf(key: Key, { thresholds }: DiagnosisSettings): number[] {
  switch (key) {
    case 'localSupplyRate':
      return [thresholds.weakSupplyRateBelow]
    case 'techDependence':
      return [thresholds.chokeMarkAtLeast]
    case 'openBlocks':
      return [thresholds.blockOpenAtLeast]
    case 'overdueBlocks':
      return [thresholds.blockOverdueAtLeast]
    default:
      return []
  }
}

/** Beyond this value nothing changes any more. */
function reachOf(key: Key, { thresholds, scales }: DiagnosisSettings): number {
  switch (key) {
    case 'openBlocks':
      return thresholds.blockOpenAtLeast
    case 'overdueBlocks':
      return thresholds.blockOverdueAtLeast
    case 'pipelineProjects':
      return Math.ceil(scales.fullPipeline)
    case 'outputValue':
      return scales.fullOutputValue
    case 'firms':
    case 'aboveScaleFirms':
    case 'leadingFirms':
      return 1
    default:
      return valueRanges[key].most
  }
}

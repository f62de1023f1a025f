import type { UsedRows, Values } from './evidence.ts'
import type { DiagnosisSettings } from './settings.ts'
import {
  type Indicator,
  type RegisterIndicator,
  type SubScore,
  type SubScoreKey,
  subScoreKeys,
} from './types.ts'

type Parts = SubScore['parts']

/**
 * The six sub-scores, each 0 to 100, the more the better, rounded to one decimal (practice: 2.3 of the domain notes):
 *
 * - coverage = 40 with a firm + 30 with one above scale + 30 with a leading one
 * - localSupplyRate = the rate itself, in percent
 * - scale = 100 × min(1, national share ÷ fullNationalShare), or with the output value when the share is unknown
 * - pipeline = 100 × min(1, projects ÷ fullPipeline)
 * - techDependence = 100 × (1 − mark ÷ 3)
 * - risk = 0 with a single source, else 100; with the share of the largest firm known, at most
 *   100 × (1 − (share − safe) ÷ (1 − safe)) above the safe share
 *
 * Without evidence a sub-score is null.
 */
export function subScoreOf(
  key: SubScoreKey,
  values: Values,
  scales: DiagnosisSettings['scales'],
): number | null {
  switch (key) {
    case 'coverage': {
      const { firms, aboveScaleFirms, leadingFirms } = values
      return (firms > 0 ? 40 : 0) + (aboveScaleFirms > 0 ? 30 : 0) + (leadingFirms > 0 ? 30 : 0)
    }
    case 'localSupplyRate':
      return values.localSupplyRate === null ? null : tenth(values.localSupplyRate)
    case 'scale': {
      const { nationalShare, outputValue } = values
      if (nationalShare !== null) return shareOf(nationalShare, scales.fullNationalShare)
      return outputValue === null ? null : shareOf(outputValue, scales.fullOutputValue)
    }
    case 'pipeline':
      return values.pipelineProjects === null ? null : shareOf(values.pipelineProjects, scales.fullPipeline)
    case 'techDependence':
      return values.techDependence === null ? null : tenth(100 * (1 - values.techDependence / 3))
    case 'risk': {
      const { singleSource, topFirmShare } = values
      if (singleSource === null && topFirmShare === null) return null
      if (singleSource === 1) return 0
      const safe = scales.safeTopFirmShare
      return topFirmShare === null ? 100 : tenth(100 * Math.min(1, (1 - topFirmShare) / (1 - safe)))
    }
  }
}

/** The values each sub-score looks at; a known national share makes the output value idle. */
const partKeys: Readonly<Record<SubScoreKey, readonly (Indicator | RegisterIndicator)[]>> = {
  coverage: ['firms', 'aboveScaleFirms', 'leadingFirms'],
  localSupplyRate: ['localSupplyRate'],
  scale: ['nationalShare', 'outputValue'],
  pipeline: ['pipelineProjects'],
  techDependence: ['techDependence'],
  risk: ['singleSource', 'topFirmShare'],
}

function partsOf(key: SubScoreKey, values: Values): Parts {
  const parts: { key: string; value: number }[] = []
  for (const part of partKeys[key]) {
    const value = values[part]
    if (value !== null && !(part === 'outputValue' && values.nationalShare !== null))
      parts.push({ key: part, value })
  }
  return parts
}

/** Weighted mean of the known sub-scores, one decimal; null when none with a weight is known. */
export function totalScore(values: Values, settings: DiagnosisSettings): number | null {
  let sum = 0
  let weights = 0
  for (const key of subScoreKeys) {
    const score = subScoreOf(key, values, settings.scales)
    if (score === null) continue
    sum += settings.weights[key] * score
    weights += settings.weights[key]
  }
  return weights === 0 ? null : tenth(sum / weights)
}

/** All sub-scores with the weight each carries after missing ones were left out, and the evidence behind them. */
export function listSubScores(values: Values, used: UsedRows, settings: DiagnosisSettings): SubScore[] {
  const found = subScoreKeys.map((key) => ({
    key,
    score: subScoreOf(key, values, settings.scales),
    parts: partsOf(key, values),
  }))
  const carried = found.reduce((sum, { key, score }) => sum + (score === null ? 0 : settings.weights[key]), 0)
  return found.map(({ key, score, parts }) => ({
    key,
    score,
    weight: score === null || carried === 0 ? 0 : Math.round((1e4 * settings.weights[key]) / carried) / 1e4,
    rows: parts.map((part) => used[part.key as Indicator]?.id ?? `register:${part.key}`),
    parts,
  }))
}

function shareOf(value: number, full: number): number {
  return tenth(100 * Math.min(1, value / full))
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10
}

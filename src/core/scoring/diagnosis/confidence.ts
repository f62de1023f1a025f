import { dayNumber, type UsedRows } from './evidence.ts'
import type { DiagnosisSettings } from './settings.ts'
import { type Diagnosis, type Indicator, type NodeEvidence, type SubScore, subScoreKeys } from './types.ts'

const registerQualityKey = 'register'

/**
 * How far the diagnosis can be trusted: completeness × freshness × source quality, each 0 to 1.
 *
 * - completeness: weight of the sub-scores that have evidence ÷ weight of all
 * - freshness: mean over these sub-scores, by weight, of the mean over their rows of 1 up to `freshDays` and
 *   2^(−(age − freshDays) ÷ halfLifeDays) after that
 * - source quality: the same mean of the quality of the rows' sources
 *
 * Parts without weight do not count; with none left, confidence is 0. Two decimals. Counts of the register have the
 * register's day and quality; a register day after `asOf` counts as that day.
 */
export function rateConfidence(
  evidence: NodeEvidence,
  used: UsedRows,
  subScores: readonly SubScore[],
  settings: DiagnosisSettings,
  asOf: string,
): Pick<Diagnosis, 'confidence' | 'confidenceParts'> {
  const { freshDays, halfLifeDays, sourceQuality } = settings.evidence
  const today = dayNumber(asOf)
  const allWeights = subScoreKeys.reduce((sum, key) => sum + settings.weights[key], 0)
  let weights = 0
  let fresh = 0
  let quality = 0
  for (const { key, score, parts } of subScores) {
    const weight = settings.weights[key]
    if (score === null || weight === 0) continue
    weights += weight
    for (const part of parts) {
      const row = used[part.key as Indicator]
      const age = Math.max(0, today - dayNumber(row?.asOf ?? evidence.registerAsOf))
      fresh += (weight / parts.length) * (age <= freshDays ? 1 : 2 ** (-(age - freshDays) / halfLifeDays))
      quality += (weight / parts.length) * sourceQuality[row?.sourceKind ?? registerQualityKey]
    }
  }
  if (weights === 0)
    return { confidence: 0, confidenceParts: { completeness: 0, freshness: 0, sourceQuality: 0 } }
  const completeness = weights / allWeights
  const freshness = fresh / weights
  const meanQuality = quality / weights
  return {
    confidence: hundredth(completeness * freshness * meanQuality),
    confidenceParts: {
      completeness: hundredth(completeness),
      freshness: hundredth(freshness),
      sourceQuality: hundredth(meanQuality),
    },
  }
}

/** Age of the register and of every row that counts, blocks included. */
export function ageOfEvidence(
  evidence: NodeEvidence,
  used: UsedRows,
  settings: DiagnosisSettings,
  asOf: string,
): Diagnosis['evidenceAgeDays'] {
  const today = dayNumber(asOf)
  const dated = [
    { id: 'register', asOf: evidence.registerAsOf },
    ...Object.values(used).map((row) => ({ id: row.id, asOf: row.asOf })),
  ].map(({ id, asOf: day }) => ({ id, age: Math.max(0, today - dayNumber(day)) }))
  const ages = dated.map(({ age }) => age)
  const staleRows = dated.filter(({ age }) => age > settings.evidence.staleAfterDays).map(({ id }) => id)
  return {
    oldest: Math.max(...ages),
    newest: Math.min(...ages),
    stale: staleRows.length > 0,
    staleRows: staleRows.sort(),
  }
}

function hundredth(value: number): number {
  return Math.round(value * 100) / 100
}

import type { DiagnosisSettings } from './settings.ts'
import {
  type EvidenceRow,
  type Indicator,
  indicatorUnits,
  type NodeEvidence,
  type RegisterIndicator,
} from './types.ts'

/** Current values, absent ones null. This is all the rules and scores look at. */
export type Values = Readonly<Record<Indicator | RegisterIndicator, number | null>> & {
  readonly firms: number
  readonly aboveScaleFirms: number
  readonly leadingFirms: number
}

/** The row that counts for each indicator. */
export type UsedRows = Readonly<Partial<Record<Indicator, EvidenceRow>>>

export const indicators = Object.keys(indicatorUnits) as readonly Indicator[]

/** Range and kind of every value; a whole number unless `fraction` gives the step it is kept in. */
export const valueRanges: Readonly<
  Record<Indicator | RegisterIndicator, { readonly most: number; readonly fraction?: number }>
> = {
  firms: { most: Number.MAX_SAFE_INTEGER },
  aboveScaleFirms: { most: Number.MAX_SAFE_INTEGER },
  leadingFirms: { most: Number.MAX_SAFE_INTEGER },
  topFirmShare: { most: 1, fraction: 0.01 },
  localSupplyRate: { most: 100, fraction: 0.1 },
  techDependence: { most: 3 },
  singleSource: { most: 1 },
  pipelineProjects: { most: Number.MAX_SAFE_INTEGER },
  nationalShare: { most: 100, fraction: 0.1 },
  outputValue: { most: Number.MAX_VALUE, fraction: 1_000_000 },
  openBlocks: { most: Number.MAX_SAFE_INTEGER },
  overdueBlocks: { most: Number.MAX_SAFE_INTEGER },
}

/**
 * Picks the row that counts for each indicator. Rows dated after `asOf` are not known yet and left out.
 * @throws RangeError on wrong units, values out of range, impossible counts or malformed days
 */
export function readEvidence(
  evidence: NodeEvidence,
  settings: DiagnosisSettings,
  asOf: string,
): { readonly values: Values; readonly used: UsedRows } {
  const today = dayNumber(asOf)
  dayNumber(evidence.registerAsOf)
  const { firms, aboveScaleFirms, leadingFirms, topFirmShare } = evidence
  for (const key of ['firms', 'aboveScaleFirms', 'leadingFirms'] as const) checkValue(key, evidence[key])
  if (topFirmShare !== null) checkValue('topFirmShare', topFirmShare)
  if (aboveScaleFirms > firms || leadingFirms > firms) {
    throw new RangeError(`${aboveScaleFirms} above scale and ${leadingFirms} leading among ${firms} firms`)
  }
  const quality = settings.evidence.sourceQuality
  const used: Partial<Record<Indicator, EvidenceRow>> = {}
  for (const row of evidence.rows) {
    const unit: string | undefined = indicatorUnits[row.indicator]
    if (unit === undefined) throw new RangeError(`row ${row.id} has the unknown indicator ${row.indicator}`)
    if (row.unit !== unit) throw new RangeError(`row ${row.id}: ${row.indicator} in ${row.unit}, not ${unit}`)
    if (quality[row.sourceKind] === undefined) throw new RangeError(`row ${row.id}: source ${row.sourceKind}`)
    checkValue(row.indicator, row.value)
    if (dayNumber(row.asOf) > today) continue
    const known = used[row.indicator]
    const isBetter =
      known === undefined ||
      row.asOf > known.asOf ||
      (row.asOf === known.asOf &&
        (quality[row.sourceKind] > quality[known.sourceKind] ||
          (quality[row.sourceKind] === quality[known.sourceKind] && row.id < known.id)))
    if (isBetter) used[row.indicator] = row
  }
  const value = (indicator: Indicator) => used[indicator]?.value ?? null
  const values: Values = {
    firms,
    aboveScaleFirms,
    leadingFirms,
    topFirmShare: firms === 0 ? null : topFirmShare,
    localSupplyRate: value('localSupplyRate'),
    techDependence: value('techDependence'),
    singleSource: value('singleSource'),
    pipelineProjects: value('pipelineProjects'),
    nationalShare: value('nationalShare'),
    outputValue: value('outputValue'),
    openBlocks: value('openBlocks'),
    overdueBlocks: value('overdueBlocks'),
  }
  return { values, used }
}

/** Days since 1970-01-01 of a calendar day. @throws RangeError when it is none */
export function dayNumber(day: string): number {
  const known = dayNumbers.get(day)
  if (known !== undefined) return known
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  const time =
    match === null ? Number.NaN : Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]))
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day) {
    throw new RangeError(`${day} is not a day written YYYY-MM-DD`)
  }
  const number = time / 86_400_000
  if (dayNumbers.size < 10_000) dayNumbers.set(day, number)
  return number
}

const dayNumbers = new Map<string, number>()

function checkValue(indicator: Indicator | RegisterIndicator, value: number): void {
  const { most, fraction } = valueRanges[indicator]
  if (!(value >= 0 && value <= most) || (fraction === undefined && !Number.isInteger(value))) {
    throw new RangeError(
      `${indicator} is ${value}, not ${fraction === undefined ? 'a whole number ' : ''}in 0..${most}`,
    )
  }
}

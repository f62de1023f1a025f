import { type ActionVerb, type SourceKind, type SubScoreKey, subScoreKeys, type Verdict } from './types.ts'

/** Everything about a diagnosis that a chain may set for itself. */
export interface DiagnosisSettings {
  /** At least 0, not all 0; only their proportions matter. */
  readonly weights: Readonly<Record<SubScoreKey, number>>
  readonly thresholds: {
    /** Firms exist but the local supply rate is below this: weak. Percent. */
    readonly weakSupplyRateBelow: number
    /** No rule fires but the score is below this: weak. 0 switches it off. */
    readonly weakScoreBelow: number
    /** So many open blocks, or so many overdue ones: block. */
    readonly blockOpenAtLeast: number
    readonly blockOverdueAtLeast: number
    /** Core-technology mark from which the node is a choke: 1 to 3. */
    readonly chokeMarkAtLeast: number
  }
  /** Which verdict wins when several rules match. Each of the four once. */
  readonly precedence: readonly Exclude<Verdict, 'sound'>[]
  readonly scales: {
    /** Share of national output that earns the full scale score. Percent. */
    readonly fullNationalShare: number
    /** Output value that earns it when the national share is unknown. Yuan. */
    readonly fullOutputValue: number
    /** Projects in progress that earn the full pipeline score. */
    readonly fullPipeline: number
    /** Share of the largest firm up to which there is no concentration risk; at 1 the risk score is 0. */
    readonly safeTopFirmShare: number
  }
  readonly evidence: {
    /** Up to this age evidence counts as fresh; from then on its freshness halves every `halfLifeDays`. */
    readonly freshDays: number
    readonly halfLifeDays: number
    readonly staleAfterDays: number
    /** 0 to 1. */
    readonly sourceQuality: Readonly<Record<SourceKind, number>>
  }
  /** Verbs that may be recommended; fill, scale and strengthen always may. */
  readonly verbs: readonly ActionVerb[]
}

export const diagnosisDefaults: DiagnosisSettings = {
  weights: { coverage: 25, localSupplyRate: 25, scale: 15, pipeline: 10, techDependence: 15, risk: 10 },
  thresholds: {
    weakSupplyRateBelow: 30,
    weakScoreBelow: 30,
    blockOpenAtLeast: 2,
    blockOverdueAtLeast: 1,
    chokeMarkAtLeast: 3,
  },
  precedence: ['break', 'block', 'choke', 'weak'],
  scales: { fullNationalShare: 5, fullOutputValue: 10_000_000_000, fullPipeline: 3, safeTopFirmShare: 0.5 },
  evidence: {
    freshDays: 90,
    halfLifeDays: 365,
    staleAfterDays: 365,
    sourceQuality: {
      statistics: 1,
      register: 0.95,
      department: 0.9,
      enterprise: 0.75,
      document: 0.7,
      expert: 0.65,
      estimate: 0.5,
    },
  },
  verbs: ['fill', 'scale', 'strengthen'],
}

type Overrides = { readonly [K in keyof DiagnosisSettings]?: Partial<DiagnosisSettings[K]> }

/**
 * Settings of a chain: the defaults with the given parts replaced (lists as a whole, the rest field by field).
 * @throws RangeError when a value is out of its range
 */
export function diagnosisSettings(overrides: Overrides = {}): DiagnosisSettings {
  const settings: DiagnosisSettings = {
    weights: { ...diagnosisDefaults.weights, ...overrides.weights },
    thresholds: { ...diagnosisDefaults.thresholds, ...overrides.thresholds },
    precedence:
      (overrides.precedence as DiagnosisSettings['precedence'] | undefined) ?? diagnosisDefaults.precedence,
    scales: { ...diagnosisDefaults.scales, ...overrides.scales },
    evidence: {
      ...diagnosisDefaults.evidence,
      ...overrides.evidence,
      sourceQuality: { ...diagnosisDefaults.evidence.sourceQuality, ...overrides.evidence?.sourceQuality },
    },
    verbs: (overrides.verbs as DiagnosisSettings['verbs'] | undefined) ?? diagnosisDefaults.verbs,
  }
  checkSettings(settings)
  return settings
}

/** @throws RangeError when a setting is out of its range */
export function checkSettings(settings: DiagnosisSettings): void {
  const { weights, thresholds, scales, evidence, precedence } = settings
  for (const key of subScoreKeys) within(weights[key], 0, Number.MAX_VALUE, `weight of ${key}`)
  if (subScoreKeys.every((key) => weights[key] === 0)) throw new RangeError('all weights are 0')
  within(thresholds.weakSupplyRateBelow, 0, 100, 'weakSupplyRateBelow')
  within(thresholds.weakScoreBelow, 0, 100, 'weakScoreBelow')
  within(thresholds.blockOpenAtLeast, 1, Number.MAX_SAFE_INTEGER, 'blockOpenAtLeast')
  within(thresholds.blockOverdueAtLeast, 1, Number.MAX_SAFE_INTEGER, 'blockOverdueAtLeast')
  within(thresholds.chokeMarkAtLeast, 1, 3, 'chokeMarkAtLeast')
  for (const key of ['fullNationalShare', 'fullOutputValue', 'fullPipeline'] as const) {
    within(scales[key], Number.MIN_VALUE, Number.MAX_VALUE, key)
  }
  within(scales.safeTopFirmShare, 0, 0.999, 'safeTopFirmShare')
  within(evidence.freshDays, 0, Number.MAX_SAFE_INTEGER, 'freshDays')
  within(evidence.halfLifeDays, Number.MIN_VALUE, Number.MAX_VALUE, 'halfLifeDays')
  within(evidence.staleAfterDays, 0, Number.MAX_SAFE_INTEGER, 'staleAfterDays')
  for (const [kind, quality] of Object.entries(evidence.sourceQuality))
    within(quality, 0, 1, `quality of ${kind}`)
  if ([...precedence].sort().join() !== 'block,break,choke,weak') {
    throw new RangeError(
      `precedence ${precedence.join()} does not name each of break, block, choke, weak once`,
    )
  }
}

function within(value: number, least: number, most: number, name: string): void {
  if (!(value >= least && value <= most))
    throw new RangeError(`${name} is ${value}, not in ${least}..${most}`)
}

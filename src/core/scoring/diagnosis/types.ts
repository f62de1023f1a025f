/** Glossary: break 断点, weak 弱链, block 堵点, choke 卡点, sound 健全. */
export type Verdict = 'break' | 'weak' | 'block' | 'choke' | 'sound'

/** Glossary: fill 补链, scale 壮链, strengthen 强链, build 建链, extend 延链. */
export type ActionVerb = 'fill' | 'scale' | 'strengthen' | 'build' | 'extend'

/** What an evidence row measures, with the unit it must have. */
export const indicatorUnits = {
  /** Share of local purchases of the chain owners that is met locally. */
  localSupplyRate: 'percent',
  /** Expert mark, 0 (own technology) to 3 (wholly dependent). */
  techDependence: 'mark',
  /** 1 when users depend on one supplier. */
  singleSource: 'flag',
  /** Projects in progress that would fill or enlarge the node. */
  pipelineProjects: 'count',
  /** Share of the national output of this node. */
  nationalShare: 'percent',
  /** Yearly output value. */
  outputValue: 'yuan',
  /** Open blocking problems, and those of them past their time limit. */
  openBlocks: 'count',
  overdueBlocks: 'count',
} as const

export type Indicator = keyof typeof indicatorUnits

/** Counts from the register of enterprises; they can be changed in counterfactuals like rows. */
export type RegisterIndicator = 'firms' | 'aboveScaleFirms' | 'leadingFirms' | 'topFirmShare'

/** Where a value comes from. */
export type SourceKind =
  | 'statistics'
  | 'register'
  | 'department'
  | 'enterprise'
  | 'document'
  | 'expert'
  | 'estimate'

export interface EvidenceRow {
  readonly id: string
  readonly indicator: Indicator
  readonly value: number
  readonly unit: (typeof indicatorUnits)[Indicator]
  /** Day the value holds for, YYYY-MM-DD. */
  readonly asOf: string
  readonly sourceKind: SourceKind
}

export interface NodeEvidence {
  readonly firms: number
  readonly aboveScaleFirms: number
  readonly leadingFirms: number
  /** Share of the largest firm in the node's local output, 0 to 1; null when unknown. Without firms it is not read. */
  readonly topFirmShare: number | null
  /** Day the register was counted, YYYY-MM-DD. */
  readonly registerAsOf: string
  /** Several rows of one indicator: the latest counts, then the better source, then the smaller id. */
  readonly rows: readonly EvidenceRow[]
  /** Where the node stands; only needed to tell extending from filling. */
  readonly segment?: 'upstream' | 'midstream' | 'downstream' | 'supporting'
  /** Local firms on nodes next to this one; only needed to tell building from filling. */
  readonly neighbourFirms?: number
}

export type SubScoreKey = 'coverage' | 'localSupplyRate' | 'scale' | 'pipeline' | 'techDependence' | 'risk'

/** Order in which sub-scores are listed and summed. */
export const subScoreKeys: readonly SubScoreKey[] = [
  'coverage',
  'localSupplyRate',
  'scale',
  'pipeline',
  'techDependence',
  'risk',
]

export interface SubScore {
  readonly key: SubScoreKey
  /** 0 to 100 with one decimal, the more the better; null when there is no evidence for it. */
  readonly score: number | null
  /** Share of the total score, 0 to 1 with four decimals, after the weight of missing parts was given to the others. */
  readonly weight: number
  /** Ids of the evidence rows used; counts of the register appear as `register:firms` and the like. */
  readonly rows: readonly string[]
  /** The values the score was computed from, for the reader's sentence. */
  readonly parts: readonly { readonly key: string; readonly value: number }[]
}

/** The rule that gave the verdict. Several may match; the order of precedence decides. */
export type RuleKey =
  | 'break.noFirmNoProject'
  | 'block.openBlocks'
  | 'block.overdue'
  | 'choke.techDependence'
  | 'weak.onlyProjects'
  | 'weak.localSupplyRate'
  | 'weak.lowScore'
  | 'sound.noRule'

export interface Counterfactual {
  readonly change: {
    readonly indicator: Indicator | RegisterIndicator
    /** Null: not known today. */
    readonly from: number | null
    readonly to: number
  }
  readonly verdict: Verdict
}

export interface Diagnosis {
  readonly verdict: Verdict
  /** 0 to 100 with one decimal; null when every part with a weight lacks evidence. */
  readonly score: number | null
  readonly subScores: readonly SubScore[]
  readonly ruleFired: RuleKey
  /** All rules that match, in order of precedence; `ruleFired` is the first. */
  readonly rulesMatched: readonly RuleKey[]
  readonly evidenceAgeDays: {
    readonly oldest: number
    readonly newest: number
    /** Some of the evidence is older than `staleAfterDays`. */
    readonly stale: boolean
    readonly staleRows: readonly string[]
  }
  /** Completeness × freshness × source quality, 0 to 1 with two decimals. */
  readonly confidence: number
  readonly confidenceParts: {
    readonly completeness: number
    readonly freshness: number
    readonly sourceQuality: number
  }
  /** Smallest single changes that give another verdict, nearest first. */
  readonly counterfactuals: readonly Counterfactual[]
  readonly recommendedAction: ActionVerb
  readonly actionReason: ActionReason
}

export interface ActionReason {
  readonly key:
    | 'missing'
    | 'missingAtTheEnd'
    | 'nothingToJoin'
    | 'projectsToLand'
    | 'coreTechnology'
    | 'openBlocks'
    | 'noLeader'
    | 'leaderButSmall'
    | 'weakestPart'
  /** The part that is weakest, where that is the reason. */
  readonly subScore: SubScoreKey | null
}

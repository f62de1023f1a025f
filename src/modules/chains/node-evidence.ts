import {
  type Diagnosis as CoreDiagnosis,
  type EvidenceRow,
  indicatorUnits,
  type NodeEvidence,
} from '#core/scoring/diagnosis/types.ts'
import type { Diagnosis } from './contract/index.ts'
import type { Evidence } from './queries/evidence.ts'
import type { PlacedNode } from './queries/node.ts'
import type { Placement } from './queries/placement.ts'

/** Output value is entered and shown in 亿元; core reckons in yuan. */
const yuanPerUnit = 100_000_000

const isLeading = (place: Placement): boolean =>
  place.kinds.includes('leadingEnterprise') || place.kinds.includes('chainOwner')

const newest = (days: string[]): string | null =>
  days.reduce<string | null>((last, day) => (last === null || day > last ? day : last), null)

/** What is known of a node, in the terms of the diagnosis. Rows of a day to come are not known yet. */
export function toNodeEvidence(
  node: PlacedNode,
  placements: Placement[],
  evidence: Evidence[],
  today: string,
): NodeEvidence {
  return {
    firms: placements.length,
    aboveScaleFirms: placements.filter((place) => place.aboveScale).length,
    leadingFirms: placements.filter(isLeading).length,
    // A share would need each firm's output on this node, which no source may give (statistics law).
    topFirmShare: null,
    registerAsOf: newest(placements.map((place) => place.asOfOn)) ?? node.asOfOn,
    segment: node.segment,
    rows: [...evidence.flatMap(measureRow), ...blockRows(evidence, today)],
  }
}

function measureRow(row: Evidence): EvidenceRow[] {
  if (row.indicator === 'block') return []
  return [
    {
      id: row.id,
      indicator: row.indicator,
      value: row.indicator === 'outputValue' ? Math.round(row.value * yuanPerUnit) : row.value,
      unit: indicatorUnits[row.indicator],
      asOf: row.asOfOn,
      sourceKind: row.sourceKind,
    },
  ]
}

/** Blocks are entered one by one; the rules look at how many are open and how many of these are overdue. */
function blockRows(evidence: Evidence[], today: string): EvidenceRow[] {
  const open = evidence.filter((row) => row.indicator === 'block' && row.asOfOn <= today)
  const overdue = open.filter((row) => row.dueOn !== null && row.dueOn < today)
  return (['openBlocks', 'overdueBlocks'] as const).flatMap((indicator) => {
    const rows = indicator === 'openBlocks' ? open : overdue
    const [first] = rows
    if (first === undefined) return []
    return [
      {
        id: `${indicator}:${first.id}`,
        indicator,
        value: rows.length,
        unit: indicatorUnits[indicator],
        asOf: newest(rows.map((row) => row.asOfOn)) ?? first.asOfOn,
        sourceKind: first.sourceKind,
      },
    ]
  })
}

/** In the units people read: output value in 亿元. */
function shown(indicator: string, value: number | null): number | null {
  return indicator === 'outputValue' && value !== null ? value / yuanPerUnit : value
}

/** The diagnosis as the contract tells it. A sound node needs no action. */
export function toDiagnosis(core: CoreDiagnosis): Diagnosis {
  const { key, subScore } = core.actionReason
  const isSound = core.verdict === 'sound'
  return {
    verdict: core.verdict,
    score: core.score,
    ruleFired: core.ruleFired,
    rulesMatched: [...core.rulesMatched],
    subScores: core.subScores.map((part) => ({
      key: part.key,
      score: part.score,
      weight: part.weight,
      inputs: Object.fromEntries(part.parts.map((input) => [input.key, shown(input.key, input.value)])),
      rows: [...part.rows],
    })),
    confidence: core.confidence,
    confidenceParts: { ...core.confidenceParts },
    oldestEvidenceDays: core.evidenceAgeDays.oldest,
    newestEvidenceDays: core.evidenceAgeDays.newest,
    stale: core.evidenceAgeDays.stale,
    counterfactuals: core.counterfactuals.map(({ change, verdict }) => ({
      change: {
        indicator: change.indicator,
        from: shown(change.indicator, change.from),
        to: shown(change.indicator, change.to) ?? 0,
      },
      verdict,
    })),
    action: isSound ? null : core.recommendedAction,
    actionReason: isSound
      ? null
      : key === 'weakestPart' && subScore !== null
        ? `weakestPart.${subScore}`
        : key,
  }
}

import { type CriticalityOptions, type NodeCriticality, nodeCriticality } from '../../graph/criticality.ts'
import { compareIds } from '../../graph/csr.ts'
import type { SupplyEdge } from '../../graph/supply-requirements.ts'
import { diagnoseChecked } from './diagnose-node.ts'
import { checkSettings, type DiagnosisSettings } from './settings.ts'
import type { Diagnosis, NodeEvidence, Verdict } from './types.ts'

export interface DiagnosedNodeInput {
  readonly id: string
  readonly evidence: NodeEvidence
  /** Local output in any one unit; null when unknown. */
  readonly localOutput: number | null
  /** Settings of the node's own chain, where several chains are diagnosed together. */
  readonly settings?: DiagnosisSettings
}

export interface DiagnosedNode {
  readonly id: string
  readonly diagnosis: Diagnosis
  readonly criticality: NodeCriticality
  /** 0 to 100, one decimal: how early the gap should be dealt with. */
  readonly priority: number
}

export interface GraphDiagnosis {
  /** `limit` when some criticality is a lower bound. */
  readonly status: 'complete' | 'limit'
  /** By id. */
  readonly nodes: readonly DiagnosedNode[]
  /** Ids of all nodes that are not sound, most urgent first. */
  readonly gaps: readonly string[]
}

export interface GraphDiagnosisOptions {
  /** Counterfactuals for every node; they cost most of the time and a map does not show them. */
  counterfactuals: boolean
  criticality: Partial<CriticalityOptions>
}

/** How bad each verdict is by itself. */
export const severities: Readonly<Record<Verdict, number>> = {
  break: 1,
  block: 0.8,
  choke: 0.8,
  weak: 0.5,
  sound: 0,
}
/** What a gap that nothing depends on keeps of its severity. */
export const priorityFloor = 0.15

/**
 * All nodes of a chain, criticality beside the verdict, and the gap list. A missing trifle does not outrank a missing
 * heart, because severity is weighed by what depends on the node:
 *
 *     priority = 100 × severity × (floor + (1 − floor) × criticality ÷ 100)      with floor = 0.15
 *
 * Ties of priority: lower score first (unknown last), then id. Firms on neighbouring nodes are filled in from the
 * edges where the evidence does not say them. Cost as `nodeCriticality`, plus O(rows) per node.
 * @throws RangeError as `diagnoseNode` and `nodeCriticality`
 */
export function diagnoseGraph(
  nodes: readonly DiagnosedNodeInput[],
  edges: readonly SupplyEdge[],
  settings: DiagnosisSettings,
  asOf: string,
  overrides: Partial<GraphDiagnosisOptions> = {},
): GraphDiagnosis {
  for (const checked of new Set([settings, ...nodes.flatMap((node) => node.settings ?? [])]))
    checkSettings(checked)
  const { counterfactuals = false, criticality: criticalityOptions = {} } = overrides
  const criticality = nodeCriticality(nodes, edges, criticalityOptions)
  const nodeById = new Map(nodes.map((node) => [node.id, node]))
  const neighbourFirms = firmsNextTo(nodeById, edges)
  const diagnosed = criticality.nodes.map((critical): DiagnosedNode => {
    const node = nodeById.get(critical.id)!
    const evidence: NodeEvidence = { neighbourFirms: neighbourFirms.get(node.id) ?? 0, ...node.evidence }
    const diagnosis = diagnoseChecked(evidence, node.settings ?? settings, asOf, counterfactuals)
    return { id: node.id, diagnosis, criticality: critical, priority: priorityOf(diagnosis, critical) }
  })
  const gaps = diagnosed
    .filter((node) => node.diagnosis.verdict !== 'sound')
    .sort(
      (a, b) =>
        b.priority - a.priority ||
        (a.diagnosis.score ?? 101) - (b.diagnosis.score ?? 101) ||
        compareIds(a.id, b.id),
    )
    .map((node) => node.id)
  return { status: criticality.status, nodes: diagnosed, gaps }
}

/** Place of a gap in the list; see `diagnoseGraph`. A confirmed override of the verdict can be passed in its place. */
export function priorityOf(
  diagnosis: Pick<Diagnosis, 'verdict'>,
  critical: Pick<NodeCriticality, 'criticality'>,
): number {
  const share = priorityFloor + ((1 - priorityFloor) * critical.criticality) / 100
  return Math.round(1000 * severities[diagnosis.verdict] * share) / 10
}

function firmsNextTo(
  nodeById: ReadonlyMap<string, DiagnosedNodeInput>,
  edges: readonly SupplyEdge[],
): Map<string, number> {
  const sums = new Map<string, number>()
  const add = (id: string, other: string) => {
    if (id !== other) sums.set(id, (sums.get(id) ?? 0) + (nodeById.get(other)?.evidence.firms ?? 0))
  }
  for (const { from, to } of edges) {
    add(from, to)
    add(to, from)
  }
  return sums
}

import { createHash } from 'node:crypto'
import { type DiagnosedNode, diagnoseGraph, priorityOf } from '#core/scoring/diagnosis/diagnose-graph.ts'
import type { DiagnosisSettings } from '#core/scoring/diagnosis/settings.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import type { Diagnosis, NodeDetail, TemplateEdge, TemplateSummary, Verdict } from '../contract/index.ts'
import { settingsInForce, storedSettings } from '../diagnosis-settings.ts'
import { toDiagnosis, toNodeEvidence } from '../node-evidence.ts'
import { type Chain, listChains } from '../queries/chain.ts'
import { type Evidence, listEvidence } from '../queries/evidence.ts'
import { listPlacedNodes, type PlacedNode } from '../queries/node.ts'
import { listOverrides, type StoredOverride } from '../queries/override.ts'
import { listPlacements, type Placement } from '../queries/placement.ts'
import { listEdges, listPublished } from '../queries/template.ts'
import { seesChain } from './reach.ts'

/** A node in its chain, with everything the verdict rests on. */
export interface AssessedNode extends PlacedNode {
  placements: Placement[]
  firms: number
  aboveScaleFirms: number
  leadingFirms: number
  /** In force: a person's override, else the computed one. */
  verdict: Verdict
  override: StoredOverride | null
  diagnosis: Diagnosis
  criticality: NodeDetail['criticality'] & { dependentOutput: number; soleOutput: number }
  /** 0–100: severity of the verdict in force times what depends on the node. */
  priority: number
  /** Nobody confirmed the node, or renewed some of its evidence, within the chain's limit. */
  stale: boolean
}

export interface AssessedChain {
  chain: Chain
  /** Null when no version is published; the chain then has no nodes. */
  template: TemplateSummary | null
  nodes: AssessedNode[]
  edges: TemplateEdge[]
  settings: DiagnosisSettings
  computedOn: string
  /** SHA-256 over all that went in: the same hash, the same verdicts. */
  inputsHash: string
}

/** Order of a gap list: most pressing first. */
export const byPriority = (a: AssessedNode, b: AssessedNode): number =>
  b.priority - a.priority || (a.code < b.code ? -1 : 1)

/** From this strength on a user cannot run without the supplier; in the templates 1 and 2 are minor inputs. */
const neededStrength = 3

const dayLength = 86_400_000

/** Whether something of day `on` is older today than the chain allows. */
export function isStale(on: string, today: string, settings: DiagnosisSettings): boolean {
  return (Date.parse(today) - Date.parse(on)) / dayLength > settings.evidence.staleAfterDays
}

/**
 * Diagnoses chains from what is in the database now. Nothing is stored: the same data give the same answer.
 *
 * @param codes the chains, or null for all in force today; unknown codes and those out of reach are left out.
 * @param options.counterfactuals whether to find out what would change each verdict, which only a node's page shows.
 */
export async function assessChains(
  ctx: Context,
  codes: string[] | null,
  options: { counterfactuals: boolean } = { counterfactuals: false },
): Promise<AssessedChain[]> {
  const today = businessDay(ctx.clock)
  const chains = (await listChains(ctx.db, today)).filter(
    (chain) => (codes === null || codes.includes(chain.code)) && seesChain(ctx, chain.code),
  )
  const published = await listPublished(ctx.db)
  const templateIds = chains.flatMap((chain) => published.get(chain.code)?.id ?? [])
  const nodesByTemplate = await listPlacedNodes(ctx.db, templateIds)
  const nodeIds = [...new Set([...nodesByTemplate.values()].flat().map((node) => node.id))]
  const [edgesByTemplate, placements, evidence, overrides] = await Promise.all([
    listEdges(ctx.db, templateIds),
    listPlacements(ctx.db, nodeIds),
    listEvidence(ctx.db, nodeIds, false),
    listOverrides(ctx.db),
  ])
  const placementsByNode = Map.groupBy(placements, (place) => place.nodeCode)
  const evidenceByNode = Map.groupBy(evidence, (row) => row.nodeId)
  return chains.map((chain) => {
    const template = published.get(chain.code) ?? null
    const templateId = template?.id ?? ''
    return assess({
      chain,
      template,
      today,
      nodes: nodesByTemplate.get(templateId) ?? [],
      edges: edgesByTemplate.get(templateId) ?? [],
      placementsOf: (node) => placementsByNode.get(node.code) ?? [],
      evidenceOf: (node) => evidenceByNode.get(node.id) ?? [],
      overrideOf: (node) =>
        overrides.find((item) => item.chainId === chain.id && item.nodeId === node.id) ?? null,
      counterfactuals: options.counterfactuals,
    })
  })
}

interface ChainInputs {
  chain: Chain
  template: TemplateSummary | null
  today: string
  nodes: PlacedNode[]
  edges: TemplateEdge[]
  placementsOf(node: PlacedNode): Placement[]
  evidenceOf(node: PlacedNode): Evidence[]
  overrideOf(node: PlacedNode): StoredOverride | null
  counterfactuals: boolean
}

function assess(inputs: ChainInputs): AssessedChain {
  const { chain, template, today, nodes, edges } = inputs
  const settings = settingsInForce(storedSettings(chain.settings))
  const diagnosed = nodes.map((node) => ({
    id: node.code,
    evidence: toNodeEvidence(node, inputs.placementsOf(node), inputs.evidenceOf(node), today),
    localOutput: inputs.evidenceOf(node).find((row) => row.indicator === 'outputValue')?.value ?? null,
  }))
  const supply = edges.map(({ from, to, strength, group }) => ({ from, to, strength, group }))
  const result = diagnoseGraph(diagnosed, supply, settings, today, {
    counterfactuals: inputs.counterfactuals,
    criticality: { minStrength: neededStrength },
  })
  const resultByCode = new Map(result.nodes.map((node) => [node.id, node]))
  const names = new Map(nodes.map((node) => [node.code, node.name]))
  return {
    chain,
    template,
    settings,
    edges,
    computedOn: today,
    inputsHash: createHash('sha256')
      .update(JSON.stringify({ diagnosed, supply, settings, today }))
      .digest('hex'),
    nodes: nodes.map((node) => assessedNode(node, inputs, resultByCode.get(node.code)!, settings, names)),
  }
}

function assessedNode(
  node: PlacedNode,
  inputs: ChainInputs,
  result: DiagnosedNode,
  settings: DiagnosisSettings,
  names: Map<string, string>,
): AssessedNode {
  const placements = inputs.placementsOf(node)
  const override = inputs.overrideOf(node)
  const verdict = override?.verdict ?? result.diagnosis.verdict
  const diagnosis = toDiagnosis(result.diagnosis)
  return {
    ...node,
    placements,
    firms: placements.length,
    aboveScaleFirms: placements.filter((place) => place.aboveScale).length,
    leadingFirms: placements.filter(
      (place) => place.kinds.includes('leadingEnterprise') || place.kinds.includes('chainOwner'),
    ).length,
    verdict,
    override,
    diagnosis,
    criticality: {
      score: result.criticality.criticality,
      dependentOutput: result.criticality.dependentOutput,
      soleOutput: result.criticality.soleOutput,
      substitutable: result.criticality.substitutable,
      stops: result.criticality.stopped.map(({ id }) => ({ code: id, name: names.get(id) ?? id })),
    },
    priority: priorityOf({ verdict }, result.criticality),
    stale: diagnosis.stale || isStale(node.asOfOn, inputs.today, settings),
  }
}

import { z } from 'zod'
import { day, endpoint, instant, lockVersion, objectRef } from '#platform/http/contract.ts'
import { actionType, code, indicator, segment, sourceKind, tier, verdict } from './terms.ts'

export const evidenceRow = z.object({
  id: z.uuid(),
  indicator,
  value: z.number(),
  unit: z.string(),
  description: z.string().nullable(),
  /** For a block: the day by which it should be gone. */
  dueOn: day.nullable(),
  asOfOn: day,
  source: z.string(),
  sourceKind,
  /** The object that brought the row and closes it, such as an open problem; null when it was entered by hand. */
  origin: objectRef.nullable(),
  closedOn: day.nullable(),
  closedReason: z.string().nullable(),
  stale: z.boolean(),
  lockVersion: z.number().int(),
})
export type EvidenceRow = z.infer<typeof evidenceRow>

export const subScore = z.object({
  key: z.enum(['coverage', 'localSupplyRate', 'scale', 'pipeline', 'techDependence', 'risk']),
  /** 0–100, null when nothing is known. */
  score: z.number().nullable(),
  /** Weight after unknown parts were left out, 0–1. */
  weight: z.number(),
  /** The numbers that went in, by name. */
  inputs: z.record(z.string(), z.number().nullable()),
  /** Evidence rows behind the score. */
  rows: z.array(z.string()),
})

export const counterfactual = z.object({
  change: z.object({ indicator: z.string(), from: z.number().nullable(), to: z.number() }),
  verdict,
})

export const criticality = z.object({
  /** 0–100 within its chain. */
  score: z.number(),
  /** Local output of everything downstream, 亿元 a year; null for whoever may not see evidence. */
  dependentOutput: z.number().nullable(),
  /** Part of it that stops without this node, 亿元 a year; null likewise. */
  soleOutput: z.number().nullable(),
  /** Whether a direct user could turn to a substitute. */
  substitutable: z.boolean(),
  /** Nodes that stop, nearest first. */
  stops: z.array(z.object({ code: z.string(), name: z.string() })),
})

export const diagnosis = z.object({
  verdict,
  score: z.number().nullable(),
  ruleFired: z.string(),
  /** All rules that match, the one that decided first. */
  rulesMatched: z.array(z.string()),
  subScores: z.array(subScore),
  /** 0–1: completeness × freshness × quality of sources. */
  confidence: z.number(),
  confidenceParts: z.object({ completeness: z.number(), freshness: z.number(), sourceQuality: z.number() }),
  oldestEvidenceDays: z.number().int().nullable(),
  newestEvidenceDays: z.number().int().nullable(),
  stale: z.boolean(),
  counterfactuals: z.array(counterfactual),
  action: actionType.nullable(),
  actionReason: z.string().nullable(),
})
export type Diagnosis = z.infer<typeof diagnosis>

export const verdictOverride = z.object({
  id: z.uuid(),
  verdict,
  computedVerdict: verdict,
  reason: z.string(),
  createdAt: instant,
  createdByName: z.string(),
  withdrawnAt: instant.nullable(),
  withdrawnByName: z.string().nullable(),
  withdrawnReason: z.string().nullable(),
})
export type VerdictOverride = z.infer<typeof verdictOverride>

export const nodePlacement = z.object({
  id: z.uuid(),
  enterpriseId: z.uuid(),
  enterpriseName: z.string(),
  regionName: z.string(),
  aboveScale: z.boolean(),
  kinds: z.array(z.string()),
  sharePercent: z.number(),
  role: z.string(),
  evidence: z.string(),
  source: z.string(),
  asOfOn: day,
  lockVersion: z.number().int(),
})
export type NodePlacement = z.infer<typeof nodePlacement>

const neighbour = z.object({
  code: z.string(),
  name: z.string(),
  kind: z.string(),
  strength: z.number().int(),
  group: z.string().nullable(),
  reason: z.string(),
  verdict,
})

/** Everything about one node as one chain sees it. */
export const nodeDetail = z.object({
  chainCode: z.string(),
  chainName: z.string(),
  code: z.string(),
  name: z.string(),
  nameEn: z.string(),
  segment,
  tier,
  gbCodes: z.array(z.string()),
  note: z.string().nullable(),
  owner: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  asOfOn: day,
  stale: z.boolean(),
  lockVersion: z.number().int(),
  /** The verdict in force: a person's override, else the computed one. */
  verdict,
  diagnosis,
  criticality,
  override: verdictOverride.nullable(),
  overrideHistory: z.array(verdictOverride),
  /** True when the reader may not see evidence and the figures computed from it; they are left out then. */
  evidenceHidden: z.boolean(),
  evidence: z.array(evidenceRow),
  placements: z.array(nodePlacement),
  /** Firms on the node that the reader may not see singly. */
  placementsHidden: z.number().int(),
  suppliers: z.array(neighbour),
  users: z.array(neighbour),
  /** Every chain whose published template uses this node. */
  chains: z.array(z.object({ code: z.string(), name: z.string(), segment })),
  /** Which data the verdict was computed from. */
  basis: z.object({ templateVersion: z.string(), computedOn: day, inputsHash: z.string() }),
})
export type NodeDetail = z.infer<typeof nodeDetail>

const weight = z.number().min(0).max(100)

/** Weights and thresholds of a chain's diagnosis; what is absent takes its default. */
export const diagnosisSettings = z.object({
  weights: z
    .object({
      coverage: weight,
      localSupplyRate: weight,
      scale: weight,
      pipeline: weight,
      techDependence: weight,
      risk: weight,
    })
    .partial(),
  thresholds: z
    .object({
      weakLocalSupplyRate: z.number().min(0).max(100),
      blockOpenCount: z.number().int().min(1).max(100),
      chokeTechDependence: z.number().min(0).max(3),
      staleDays: z.number().int().min(1).max(3650),
    })
    .partial(),
  /** Whether 建链 and 延链 are offered beside 补链, 壮链 and 强链. */
  buildAndExtend: z.boolean(),
})
export type ChainDiagnosisSettings = z.infer<typeof diagnosisSettings>

const nodeOfChain = z.object({ chainCode: code, nodeCode: code })
const tags = ['diagnosis']

export const diagnosisContract = {
  getNode: endpoint('chains.chain.read', {
    method: 'GET',
    path: '/chains/{chainCode}/nodes/{nodeCode}',
    tags,
    summary: 'A node with its verdict, reasons and evidence',
  })
    .input(nodeOfChain)
    .output(nodeDetail),
  overrideVerdict: endpoint('chains.verdict.override', {
    method: 'POST',
    path: '/chains/{chainCode}/nodes/{nodeCode}/override',
    tags,
    summary: 'Set a verdict by hand, with a reason',
    successStatus: 201,
  })
    .input(
      nodeOfChain.extend({
        verdict,
        reason: z.string().trim().min(5).max(1000),
        replacesId: z.uuid().nullable(),
      }),
    )
    .output(nodeDetail),
  withdrawOverride: endpoint('chains.verdict.override', {
    method: 'POST',
    path: '/chains/{chainCode}/nodes/{nodeCode}/override/withdraw',
    tags,
    summary: 'Return to the computed verdict',
  })
    .input(nodeOfChain.extend({ id: z.uuid(), reason: z.string().trim().min(2).max(1000) }))
    .output(nodeDetail),
  addEvidence: endpoint('chains.evidence.record', {
    method: 'POST',
    path: '/chains/{chainCode}/nodes/{nodeCode}/evidence',
    tags,
    summary: 'Enter evidence or a block by hand',
    successStatus: 201,
  })
    .input(
      nodeOfChain.extend({
        indicator,
        value: z.number(),
        description: z.string().trim().max(500).nullable().default(null),
        dueOn: day.nullable().default(null),
        asOfOn: day,
        source: z.string().trim().min(2).max(200),
        sourceKind: sourceKind.default('department'),
      }),
    )
    .output(nodeDetail),
  closeEvidence: endpoint('chains.evidence.record', {
    method: 'POST',
    path: '/chains/{chainCode}/nodes/{nodeCode}/evidence/{id}/close',
    tags,
    summary: 'Take a row out of force, with a reason',
  })
    .input(nodeOfChain.extend({ id: z.uuid(), lockVersion, reason: z.string().trim().min(2).max(500) }))
    .output(nodeDetail),
  updateNode: endpoint('chains.node.edit', {
    method: 'PUT',
    path: '/chains/{chainCode}/nodes/{nodeCode}',
    tags,
    summary: 'Set who keeps a node and confirm its data as of a day',
  })
    .input(
      nodeOfChain.extend({
        lockVersion,
        ownerId: z.uuid().nullable(),
        asOfOn: day,
        note: z.string().trim().max(1000).nullable(),
      }),
    )
    .output(nodeDetail),
  getSettings: endpoint('chains.chain.read', {
    method: 'GET',
    path: '/chains/{chainCode}/settings',
    tags,
    summary: 'Weights and thresholds in force, and the defaults',
  })
    .input(z.object({ chainCode: code }))
    .output(
      z.object({ settings: diagnosisSettings, defaults: diagnosisSettings, lockVersion: z.number().int() }),
    ),
  updateSettings: endpoint('chains.settings.edit', {
    method: 'PUT',
    path: '/chains/{chainCode}/settings',
    tags,
    summary: 'Set weights and thresholds of a chain',
  })
    .input(
      z.object({
        chainCode: code,
        settings: diagnosisSettings,
        lockVersion,
        reason: z.string().trim().min(2).max(500),
      }),
    )
    .output(
      z.object({ settings: diagnosisSettings, defaults: diagnosisSettings, lockVersion: z.number().int() }),
    ),
}

import { z } from 'zod'
import { day, endpoint, lockVersion } from '#platform/http/contract.ts'
import { actionType, code, edgeKind, segment, tier, verdict } from './terms.ts'

const verdictCounts = z.record(verdict, z.number().int())

export const chainSummary = z.object({
  code: z.string(),
  name: z.string(),
  nameEn: z.string(),
  aliases: z.array(z.string()),
  validFrom: day,
  validTo: day.nullable(),
  templateVersion: z.string().nullable(),
  nodes: z.number().int(),
  staleNodes: z.number().int(),
  verdicts: verdictCounts,
  enterprises: z.number().int(),
  aboveScale: z.number().int(),
  /** Most pressing gaps, at most three. */
  topGaps: z.array(z.object({ code: z.string(), name: z.string(), verdict })),
  /** Leading enterprises and chain owners, at most five. */
  keyEnterprises: z.array(z.object({ id: z.uuid(), name: z.string(), kinds: z.array(z.string()) })),
})
export type ChainSummary = z.infer<typeof chainSummary>

export const mapNode = z.object({
  code: z.string(),
  name: z.string(),
  nameEn: z.string(),
  segment,
  tier,
  firms: z.number().int(),
  aboveScaleFirms: z.number().int(),
  leadingFirms: z.number().int(),
  verdict,
  overridden: z.boolean(),
  score: z.number().nullable(),
  criticality: z.number(),
  action: actionType.nullable(),
  ownerName: z.string().nullable(),
  asOfOn: day,
  stale: z.boolean(),
  gbCodes: z.array(z.string()),
  /** Other chains that use the same node. */
  sharedWith: z.array(z.string()),
  /** Box in drawing units: top left corner and size. */
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
})
export type MapNode = z.infer<typeof mapNode>

export const mapEdge = z.object({
  from: z.string(),
  to: z.string(),
  kind: edgeKind,
  strength: z.number().int(),
  group: z.string().nullable(),
  reason: z.string(),
  /** Runs against the flow, such as recycling. */
  feedback: z.boolean(),
  points: z.array(z.object({ x: z.number(), y: z.number() })),
})
export type MapEdge = z.infer<typeof mapEdge>

/** A chain's published template, diagnosed and drawn. The table twin shows the same nodes and edges. */
export const chainMap = z.object({
  chainCode: z.string(),
  chainName: z.string(),
  templateVersion: z.string(),
  computedOn: day,
  width: z.number(),
  height: z.number(),
  bands: z.array(z.object({ segment, x0: z.number(), x1: z.number(), y0: z.number(), y1: z.number() })),
  nodes: z.array(mapNode),
  edges: z.array(mapEdge),
})
export type ChainMap = z.infer<typeof chainMap>

export const atlasNode = z.object({
  code: z.string(),
  name: z.string(),
  segment,
  tier,
  verdict,
  criticality: z.number(),
  firms: z.number().int(),
  stale: z.boolean(),
})

/** All chains together: per chain its nodes by segment, and the nodes that several chains share. */
export const atlas = z.object({
  chains: z.array(z.object({ code: z.string(), name: z.string(), nodes: z.array(atlasNode) })),
  shared: z.array(z.object({ code: z.string(), name: z.string(), chains: z.array(z.string()) })),
})
export type Atlas = z.infer<typeof atlas>

export const placementOfEnterprise = z.object({
  id: z.uuid(),
  nodeCode: z.string(),
  nodeName: z.string(),
  chains: z.array(z.object({ code: z.string(), name: z.string() })),
  sharePercent: z.number(),
  role: z.string(),
  evidence: z.string(),
  source: z.string(),
  asOfOn: day,
  lockVersion: z.number().int(),
})
export type PlacementOfEnterprise = z.infer<typeof placementOfEnterprise>

/** What is said of a place, whoever brings it. */
export const placementFields = z.object({
  sharePercent: z.number().gt(0).max(100),
  role: z.string().trim().min(1).max(60),
  evidence: z.string().trim().min(2).max(500),
  source: z.string().trim().min(2).max(200),
  asOfOn: day,
})
const tags = ['chains']

export const chainContract = {
  listChains: endpoint('chains.chain.read', {
    method: 'GET',
    path: '/chains',
    tags,
    summary: 'Chains in force with their figures',
  }).output(z.array(chainSummary)),
  getChain: endpoint('chains.chain.read', {
    method: 'GET',
    path: '/chains/{chainCode}',
    tags,
    summary: 'One chain',
  })
    .input(z.object({ chainCode: code }))
    .output(chainSummary),
  getMap: endpoint('chains.chain.read', {
    method: 'GET',
    path: '/chains/{chainCode}/map',
    tags,
    summary: 'The chain drawn in layers, with verdicts',
  })
    .input(z.object({ chainCode: code }))
    .output(chainMap),
  getAtlas: endpoint('chains.chain.read', {
    method: 'GET',
    path: '/atlas',
    tags,
    summary: 'All chains in one overview',
  }).output(atlas),
  listPlacements: endpoint('directory.enterprise.read', {
    method: 'GET',
    path: '/enterprises/{enterpriseId}/placements',
    tags,
    summary: 'Where an enterprise stands in the chains',
  })
    .input(z.object({ enterpriseId: z.uuid() }))
    .output(z.array(placementOfEnterprise)),
  createPlacement: endpoint('chains.placement.edit', {
    method: 'POST',
    path: '/placements',
    tags,
    summary: 'Place an enterprise on a node',
    successStatus: 201,
  })
    .input(placementFields.extend({ enterpriseId: z.uuid(), nodeCode: code }))
    .output(placementOfEnterprise),
  updatePlacement: endpoint('chains.placement.edit', {
    method: 'PUT',
    path: '/placements/{id}',
    tags,
    summary: 'Change share or evidence of a place',
  })
    .input(placementFields.extend({ id: z.uuid(), lockVersion }))
    .output(placementOfEnterprise),
  removePlacement: endpoint('chains.placement.edit', {
    method: 'POST',
    path: '/placements/{id}/remove',
    tags,
    summary: 'Take an enterprise off a node, with a reason',
  })
    .input(z.object({ id: z.uuid(), lockVersion, reason: z.string().trim().min(2).max(500) }))
    .output(z.object({ id: z.uuid() })),
}

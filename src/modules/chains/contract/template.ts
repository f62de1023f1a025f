import { z } from 'zod'
import { endpoint, instant, lockVersion } from '#platform/http/contract.ts'
import { code, edgeKind, segment, tier } from './terms.ts'

export const templateSummary = z.object({
  id: z.uuid(),
  chainCode: z.string(),
  version: z.string(),
  state: z.enum(['draft', 'submitted', 'published', 'retired']),
  note: z.string().nullable(),
  createdAt: instant,
  publishedAt: instant.nullable(),
  nodes: z.number().int(),
  edges: z.number().int(),
  lockVersion: z.number().int(),
})
export type TemplateSummary = z.infer<typeof templateSummary>

export const templateNode = z.object({
  code: z.string(),
  name: z.string(),
  segment,
  tier,
  gbCodes: z.array(z.string()),
})
export type TemplateNode = z.infer<typeof templateNode>

export const templateEdge = z.object({
  from: z.string(),
  to: z.string(),
  kind: edgeKind,
  strength: z.number().int().min(1).max(5),
  group: z.string().nullable(),
  reason: z.string(),
})
export type TemplateEdge = z.infer<typeof templateEdge>

export const templateDetail = templateSummary.extend({
  nodeItems: z.array(templateNode),
  edgeItems: z.array(templateEdge),
})
export type TemplateDetail = z.infer<typeof templateDetail>

const changed = z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() }))

/** What the later version has that the earlier had not, and the other way round. */
export const templateDifference = z.object({
  earlier: templateSummary,
  later: templateSummary,
  addedNodes: z.array(templateNode),
  removedNodes: z.array(templateNode),
  changedNodes: z.array(z.object({ code: z.string(), name: z.string(), changes: changed })),
  addedEdges: z.array(templateEdge),
  removedEdges: z.array(templateEdge),
  changedEdges: z.array(z.object({ from: z.string(), to: z.string(), kind: edgeKind, changes: changed })),
})
export type TemplateDifference = z.infer<typeof templateDifference>

const ofTemplate = z.object({ id: z.uuid(), lockVersion })
const tags = ['templates']

export const templateContract = {
  listTemplates: endpoint('chains.template.read', {
    method: 'GET',
    path: '/chains/{chainCode}/templates',
    tags,
    summary: 'Versions of a chain template, newest first',
  })
    .input(z.object({ chainCode: code }))
    .output(z.array(templateSummary)),
  getTemplate: endpoint('chains.template.read', {
    method: 'GET',
    path: '/templates/{id}',
    tags,
    summary: 'One version with nodes and edges',
  })
    .input(z.object({ id: z.uuid() }))
    .output(templateDetail),
  draftTemplate: endpoint('chains.template.draft', {
    method: 'POST',
    path: '/chains/{chainCode}/templates',
    tags,
    summary: 'Begin a draft from the published version',
    successStatus: 201,
  })
    .input(z.object({ chainCode: code, note: z.string().trim().max(500).nullable().default(null) }))
    .output(templateDetail),
  putTemplateNode: endpoint('chains.template.draft', {
    method: 'PUT',
    path: '/templates/{id}/nodes/{nodeCode}',
    tags,
    summary: 'Add a node to a draft or change its place; a code not known yet makes a new node',
  })
    .input(
      ofTemplate.extend({
        nodeCode: code,
        name: z.string().trim().min(1).max(60),
        nameEn: z.string().trim().min(1).max(100),
        segment,
        tier,
        gbCodes: z.array(z.string().regex(/^\d{4}$/)).max(10),
      }),
    )
    .output(templateDetail),
  removeTemplateNode: endpoint('chains.template.draft', {
    method: 'POST',
    path: '/templates/{id}/nodes/{nodeCode}/remove',
    tags,
    summary: 'Take a node and its edges out of a draft',
  })
    .input(ofTemplate.extend({ nodeCode: code }))
    .output(templateDetail),
  putTemplateEdge: endpoint('chains.template.draft', {
    method: 'PUT',
    path: '/templates/{id}/edges',
    tags,
    summary: 'Add or change a supply edge of a draft',
  })
    .input(ofTemplate.extend({ edge: templateEdge }))
    .output(templateDetail),
  removeTemplateEdge: endpoint('chains.template.draft', {
    method: 'POST',
    path: '/templates/{id}/edges/remove',
    tags,
    summary: 'Take a supply edge out of a draft',
  })
    .input(ofTemplate.extend({ from: code, to: code, kind: edgeKind }))
    .output(templateDetail),
  publishTemplate: endpoint('chains.template.publish', {
    method: 'POST',
    path: '/templates/{id}/publish',
    tags,
    summary:
      'Put a submitted draft in force; the version before is retired. Submitting and returning: POST /workflow/act',
  })
    .input(ofTemplate.extend({ note: z.string().trim().min(2).max(500) }))
    .output(templateSummary),
  discardTemplate: endpoint('chains.template.draft', {
    method: 'POST',
    path: '/templates/{id}/discard',
    tags,
    summary: 'Throw a draft away, into the recycle bin',
  })
    .input(ofTemplate.extend({ reason: z.string().trim().min(2).max(500) }))
    .output(z.object({ id: z.uuid() })),
  compareTemplates: endpoint('chains.template.read', {
    method: 'GET',
    path: '/templates/{id}/difference',
    tags,
    summary: 'Difference from an earlier version',
  })
    .input(z.object({ id: z.uuid(), against: z.uuid() }))
    .output(templateDifference),
}

import { z } from 'zod'
import { day } from '#platform/http/contract.ts'

export const discussionKinds = ['discussion', 'visit'] as const
export const discussionKind = z.enum(discussionKinds)
export type DiscussionKind = z.infer<typeof discussionKind>

export const discussionSummary = z.object({
  id: z.uuid(),
  number: z.number().int(),
  kind: discussionKind,
  title: z.string(),
  heldOn: day,
  place: z.string().nullable(),
  host: z.object({ id: z.uuid(), name: z.string() }),
  chainCode: z.string().nullable(),
  chainName: z.string().nullable(),
  enterprise: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  findings: z.number().int(),
})
export type DiscussionSummary = z.infer<typeof discussionSummary>

import { z } from 'zod'
import { code } from '#modules/chains/contract/terms.ts'
import { day, endpoint, lockVersion, namedRef, oneOrMany } from '#platform/http/contract.ts'
import { listPageOf, listQuery } from '#platform/list/contract.ts'
import { discussionList } from './discussion-list.ts'
import { discussionKind, discussionSummary } from './discussion-summary.ts'
import { removal, removed } from './removal.ts'

export const finding = z.object({
  id: z.uuid(),
  text: z.string(),
  node: z.object({ code: z.string(), name: z.string() }).nullable(),
  problems: z.array(namedRef),
})
export type Finding = z.infer<typeof finding>

export const discussionDetail = discussionSummary.omit({ findings: true }).extend({
  summary: z.string().nullable(),
  /** The class it prepares, as far as the reader sees it. */
  trainingClass: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  participants: z.array(z.object({ personId: z.uuid().nullable(), name: z.string() })),
  findings: z.array(finding),
  createdByName: z.string(),
  lockVersion: z.number().int(),
})
export type DiscussionDetail = z.infer<typeof discussionDetail>

export const discussionFields = z.object({
  kind: discussionKind,
  title: z.string().trim().min(4).max(100),
  heldOn: day,
  place: z.string().trim().min(2).max(100).nullable().default(null),
  hostOrgId: z.uuid(),
  chainCode: code.nullable().default(null),
  enterpriseId: z.uuid().nullable().default(null),
  /** The class it prepares; left out of a correction, it stays what it is. */
  classId: z.uuid().nullable().optional(),
  summary: z.string().trim().min(2).max(4000).nullable().default(null),
  participants: z
    .array(z.object({ personId: z.uuid().nullable().default(null), name: z.string().trim().min(2).max(60) }))
    .max(100)
    .default([]),
  findings: z
    .array(
      z.object({
        /** Of one that stands already: what was raised from it stays tied to it. */
        id: z.uuid().nullable().default(null),
        text: z.string().trim().min(4).max(1000),
        nodeCode: code.nullable().default(null),
      }),
    )
    .max(50)
    .default([]),
})
export type DiscussionFields = z.infer<typeof discussionFields>

export const discussionListQuery = z
  .object({
    kind: oneOrMany(discussionKind).optional(),
    chain: oneOrMany(code).optional(),
    query: z.string().max(100).optional(),
  })
  .extend(listQuery(discussionList).shape)
export type DiscussionListQuery = z.infer<typeof discussionListQuery>

const byId = z.object({ id: z.uuid() })
const tags = ['discussions']

export const discussionContract = {
  listDiscussions: endpoint('training.discussion.read', {
    method: 'GET',
    path: '/training/discussions',
    tags,
    summary: 'In-depth discussions and visits, the latest first',
  })
    .input(discussionListQuery)
    .output(listPageOf(discussionSummary, discussionList)),
  createDiscussion: endpoint('training.discussion.edit', {
    method: 'POST',
    path: '/training/discussions',
    tags,
    summary: 'Record a discussion or visit with what was found',
    successStatus: 201,
  })
    .input(discussionFields)
    .output(discussionDetail),
  getDiscussion: endpoint('training.discussion.read', {
    method: 'GET',
    path: '/training/discussions/{id}',
    tags,
    summary: 'One discussion with its findings and what was raised from them',
  })
    .input(byId)
    .output(discussionDetail),
  updateDiscussion: endpoint('training.discussion.edit', {
    method: 'PUT',
    path: '/training/discussions/{id}',
    tags,
    summary: 'Correct a record; a finding from which a problem was raised stays',
  })
    .input(discussionFields.extend({ id: z.uuid(), lockVersion }))
    .output(discussionDetail),
  removeDiscussion: endpoint('training.discussion.edit', {
    method: 'POST',
    path: '/training/discussions/{id}/remove',
    tags,
    summary: 'Delete a record from which no problem was raised, with a reason',
  })
    .input(removal)
    .output(removed),
}

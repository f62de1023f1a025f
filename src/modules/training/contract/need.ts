import { z } from 'zod'
import { code } from '#modules/chains/contract/terms.ts'
import { draftSource } from '#modules/matters/contract/index.ts'
import { download, endpoint, lockVersion, oneOrMany } from '#platform/http/contract.ts'
import { listFileQuery, listPageOf, listQuery } from '#platform/list/contract.ts'
import { needList } from './need-list.ts'
import { need, needDetail, needFields, needLevel, newNeed } from './need-shapes.ts'
import { removal, removed } from './removal.ts'
import { topicCode } from './topic.ts'

export const needFilter = z.object({
  level: oneOrMany(needLevel).optional(),
  chain: oneOrMany(code).optional(),
  topic: topicCode.optional(),
  /** False: with those that are closed. Without it only what is open. */
  open: z.boolean().optional(),
  query: z.string().max(100).optional(),
})
export type NeedFilter = z.infer<typeof needFilter>
export const needListQuery = needFilter.extend(listQuery(needList).shape)
export type NeedListQuery = z.infer<typeof needListQuery>
export const needFileQuery = needFilter.extend(listFileQuery(needList).shape)
export type NeedFileQuery = z.infer<typeof needFileQuery>

const byId = z.object({ id: z.uuid() })
const tags = ['training']

export const needContract = {
  listNeeds: endpoint('training.need.read', {
    method: 'GET',
    path: '/training/needs',
    tags,
    summary: 'Needs by level, chain and topic',
  })
    .input(needListQuery)
    .output(listPageOf(need, needList)),
  exportNeeds: endpoint('training.need.export', {
    method: 'GET',
    path: '/training/needs/export',
    tags,
    summary: 'The ledgers of need as an Excel file',
  })
    .input(needFileQuery)
    .output(download),
  draftNeed: endpoint('training.need.edit', {
    method: 'GET',
    path: '/training/needs/draft',
    tags,
    summary: 'What a need seen from a problem or a gap would say',
  })
    .input(draftSource(['gap', 'problem']))
    .output(newNeed.partial()),
  createNeed: endpoint('training.need.edit', {
    method: 'POST',
    path: '/training/needs',
    tags,
    summary: 'Enter a need',
    successStatus: 201,
  })
    .input(newNeed)
    .output(needDetail),
  getNeed: endpoint('training.need.read', {
    method: 'GET',
    path: '/training/needs/{id}',
    tags,
    summary: 'One need with what it was seen from',
  })
    .input(byId)
    .output(needDetail),
  updateNeed: endpoint('training.need.edit', {
    method: 'PUT',
    path: '/training/needs/{id}',
    tags,
    summary: 'Correct a need',
  })
    .input(needFields.extend({ id: z.uuid(), lockVersion }))
    .output(needDetail),
  removeNeed: endpoint('training.need.edit', {
    method: 'POST',
    path: '/training/needs/{id}/remove',
    tags,
    summary: 'Delete a need entered by mistake that no class was designed with, with a reason',
  })
    .input(removal)
    .output(removed),
  closeNeed: endpoint('training.need.edit', {
    method: 'POST',
    path: '/training/needs/{id}/close',
    tags,
    summary: 'Close a need that is no longer one',
  })
    .input(byId.extend({ lockVersion, reason: z.string().trim().min(2).max(500) }))
    .output(needDetail),
}

import { z } from 'zod'
import { code } from '#modules/chains/contract/terms.ts'
import { download, endpoint, lockVersion, oneOrMany } from '#platform/http/contract.ts'
import { listFileQuery, listPageOf, listQuery } from '#platform/list/contract.ts'
import { ideaList } from './idea-list.ts'
import { ideaDetail, ideaFields, ideaSummary, likeIdea } from './idea-shapes.ts'
import { ideaOutcome, ideaState } from './idea-terms.ts'
import { topicCode } from './topic.ts'

export const ideaFilter = z.object({
  chain: oneOrMany(code).optional(),
  state: oneOrMany(ideaState).optional(),
  topic: topicCode.optional(),
  class: z.uuid().optional(),
  /** Only one's own. */
  own: z.boolean().optional(),
  /** Only those that wait for the caller. */
  waiting: z.boolean().optional(),
  query: z.string().max(100).optional(),
})
export type IdeaFilter = z.infer<typeof ideaFilter>
export const ideaListQuery = ideaFilter.extend(listQuery(ideaList).shape)
export type IdeaListQuery = z.infer<typeof ideaListQuery>
export const ideaFileQuery = ideaFilter.extend(listFileQuery(ideaList).shape)
export type IdeaFileQuery = z.infer<typeof ideaFileQuery>

export const likeIdeaQuery = z.object({
  /** The idea asked about; left out while it is being written. */
  id: z.uuid().nullable().default(null),
  text: z.string().max(3200),
  chainCode: code.nullable().default(null),
  nodeCode: code.nullable().default(null),
})
export type LikeIdeaQuery = z.infer<typeof likeIdeaQuery>

const byId = z.object({ id: z.uuid() })
const tags = ['training']

export const ideaContract = {
  listIdeas: endpoint('training.idea.read', {
    method: 'GET',
    path: '/training/ideas',
    tags,
    summary: 'Ideas: one’s own, those within reach and whatever was adopted',
  })
    .input(ideaListQuery)
    .output(listPageOf(ideaSummary, ideaList)),
  exportIdeas: endpoint('training.idea.export', {
    method: 'GET',
    path: '/training/ideas/export',
    tags,
    summary: 'The list of ideas as an Excel file',
  })
    .input(ideaFileQuery)
    .output(download),
  findLikeIdeas: endpoint('training.idea.write', {
    method: 'POST',
    path: '/training/ideas/like',
    tags,
    summary: 'Ideas that say much the same as a text; of those out of sight the title alone',
  })
    .input(likeIdeaQuery)
    .output(z.array(likeIdea)),
  createIdea: endpoint('training.idea.write', {
    method: 'POST',
    path: '/training/ideas',
    tags,
    summary: 'Hand in an idea',
    successStatus: 201,
  })
    .input(ideaFields)
    .output(ideaDetail),
  getIdea: endpoint('training.idea.read', {
    method: 'GET',
    path: '/training/ideas/{id}',
    tags,
    summary: 'One idea with its reply, merges and tasks',
  })
    .input(byId)
    .output(ideaDetail),
  updateIdea: endpoint('training.idea.write', {
    method: 'PUT',
    path: '/training/ideas/{id}',
    tags,
    summary: 'Change an idea that nobody has taken up yet',
  })
    .input(ideaFields.extend({ id: z.uuid(), lockVersion }))
    .output(ideaDetail),
  replyToIdea: endpoint('training.idea.handle', {
    method: 'POST',
    path: '/training/ideas/{id}/reply',
    tags,
    summary: 'Adopt an idea or not, with the official reply; its authors are told',
  })
    .input(
      byId.extend({
        stateVersion: lockVersion,
        outcome: ideaOutcome,
        reply: z.string().trim().min(4).max(2000),
      }),
    )
    .output(ideaDetail),
  mergeIdeas: endpoint('training.idea.handle', {
    method: 'POST',
    path: '/training/ideas/{id}/merge',
    tags,
    summary: 'Put an idea into another that says the same; all authors stay and are told',
  })
    .input(
      byId.extend({
        stateVersion: lockVersion,
        intoId: z.uuid(),
        reason: z.string().trim().min(2).max(500),
      }),
    )
    .output(ideaDetail),
}

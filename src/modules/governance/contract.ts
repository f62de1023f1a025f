import { z } from 'zod'
import { day, download, endpoint, lockVersion } from '#platform/http/contract.ts'
import { inputSchema } from '#platform/tabular/description/table.ts'
import { activityTable } from './contract/activity-table.ts'
import { type PostRole, postRoles, postTable } from './contract/post-table.ts'

export { activityTable, type PostRole, postRoles, postTable }
export const postRole = z.enum(postRoles)

export const activity = z.object({
  id: z.uuid(),
  heldOn: day,
  title: z.string(),
  note: z.string().nullable(),
})
export type Activity = z.infer<typeof activity>

export const post = z.object({
  id: z.uuid(),
  role: postRole,
  /** Null for the head chief, who answers for all chains. */
  chainCode: z.string().nullable(),
  holderName: z.string(),
  holderTitle: z.string().nullable(),
  /** The holder in the directory; null for bodies and for people who are not in it. */
  personId: z.uuid().nullable(),
  orgName: z.string().nullable(),
  orgId: z.uuid().nullable(),
  sinceOn: day,
  untilOn: day.nullable(),
  note: z.string().nullable(),
  source: z.string(),
  lockVersion: z.number().int(),
  activities: z.array(activity),
})
export type Post = z.infer<typeof post>

export const cardRole = z.object({
  role: postRole,
  /** Who holds the role today; more than one deputy or office is possible. */
  current: z.array(post),
  former: z.array(post),
  /** Holders whose term begins on a day to come. */
  upcoming: z.array(post),
  /** True when a required role has no holder today. */
  vacant: z.boolean(),
  /** First day without a holder, when one is known. */
  vacantSince: day.nullable(),
})
export type CardRole = z.infer<typeof cardRole>

export const chainCard = z.object({
  chainCode: z.string(),
  chainName: z.string(),
  roles: z.array(cardRole),
  vacancies: z.number().int(),
})
export type ChainCard = z.infer<typeof chainCard>

/** What a person enters of a post. */
export const postValues = inputSchema(postTable).omit({ chainCode: true, role: true })

const tags = ['governance']

export const governanceContract = {
  listCards: endpoint('governance.card.read', {
    method: 'GET',
    path: '/governance/cards',
    tags,
    summary: 'Every chain with who answers for it',
  }).output(z.array(chainCard)),
  getCard: endpoint('governance.card.read', {
    method: 'GET',
    path: '/governance/cards/{chainCode}',
    tags,
    summary: 'One chain card',
  })
    .input(z.object({ chainCode: z.string() }))
    .output(chainCard),
  exportPosts: endpoint('governance.post.export', {
    method: 'GET',
    path: '/governance/posts/export',
    tags,
    summary: 'The roster of holders as a workbook with a watermark, which can be imported again',
  })
    .input(
      z.object({
        /** Whether those whose term has ended are listed as well. */
        former: z.boolean().default(false),
      }),
    )
    .output(download),
  assignPost: endpoint('governance.post.assign', {
    method: 'POST',
    path: '/governance/posts',
    tags,
    summary: 'Give a role to a holder; hands over from the present holder if asked',
    successStatus: 201,
  })
    .input(
      postValues.extend({
        chainCode: z.string().nullable(),
        role: postRole,
        /** The present post this one follows: it ends the day before the new one begins. */
        succeeds: z.object({ id: z.uuid(), lockVersion }).nullable().default(null),
      }),
    )
    .output(post),
  updatePost: endpoint('governance.post.assign', {
    method: 'PUT',
    path: '/governance/posts/{id}',
    tags,
    summary: 'Correct an entry',
  })
    .input(postValues.extend({ id: z.uuid(), lockVersion }))
    .output(post),
  endPost: endpoint('governance.post.assign', {
    method: 'POST',
    path: '/governance/posts/{id}/end',
    tags,
    summary: 'End a term',
  })
    .input(z.object({ id: z.uuid(), lockVersion, untilOn: day, reason: z.string().trim().min(2).max(500) }))
    .output(post),
  exportActivities: endpoint('governance.activity.export', {
    method: 'GET',
    path: '/governance/activities/export',
    tags,
    summary: 'Activities of all holders as a workbook with a watermark, which can be imported again',
  }).output(download),
  addActivity: endpoint('governance.activity.add', {
    method: 'POST',
    path: '/governance/posts/{id}/activities',
    tags,
    summary: 'Record what a body did',
    successStatus: 201,
  })
    .input(
      inputSchema(activityTable)
        .omit({ chainCode: true, role: true, holderName: true })
        .extend({ id: z.uuid() }),
    )
    .output(post),
  removeActivity: endpoint('governance.activity.remove', {
    method: 'POST',
    path: '/governance/activities/{id}/remove',
    tags,
    summary: 'Delete an activity entered by mistake into the recycle bin',
  })
    .input(z.object({ id: z.uuid(), reason: z.string().trim().min(2).max(500) }))
    .output(post),
}

import { z } from 'zod'
import { code } from '#modules/chains/contract/terms.ts'
import { day, download, endpoint, lockVersion, oneOrMany } from '#platform/http/contract.ts'
import { listFileQuery, listPageOf, listQuery } from '#platform/list/contract.ts'
import { engagementList } from './engagement-list.ts'
import {
  engagementChoices,
  engagementContacts,
  engagementDetail,
  engagementOffer,
  engagementParties,
  engagementSummary,
  misleadingReport,
} from './engagement-shapes.ts'
import { engagementState, refusalCode, side } from './engagement-terms.ts'
import { planCategories } from './plan-table.ts'

export const engagementFilter = z.object({
  chain: oneOrMany(code).optional(),
  state: oneOrMany(engagementState).optional(),
  enterprise: z.uuid().optional(),
  need: z.uuid().optional(),
  person: z.uuid().optional(),
  /** County of the need's enterprise. */
  region: z.string().max(12).optional(),
  /** Those on board whom the talent plan counts in a category. */
  category: z.enum(planCategories).optional(),
  /** On board from this day on, and until that one. */
  boardedFrom: day.optional(),
  boardedUntil: day.optional(),
  /** Only those that wait for the caller. */
  waiting: z.boolean().optional(),
  /** Part of the need's or the enterprise's name. */
  query: z.string().max(100).optional(),
})
export type EngagementFilter = z.infer<typeof engagementFilter>
export const engagementListQuery = engagementFilter.extend(listQuery(engagementList).shape)
export type EngagementListQuery = z.infer<typeof engagementListQuery>
export const engagementFileQuery = engagementFilter.extend(listFileQuery(engagementList).shape)
export type EngagementFileQuery = z.infer<typeof engagementFileQuery>

const byId = z.object({ id: z.uuid() })
const token = z.string().max(100)
const tags = ['talent']
const note = (max: number) => z.string().trim().max(max).nullable().default(null)
const reason = z.string().trim().min(2).max(500)
const address = z.object({ path: z.string() })

/** What the need's side says; the enterprise speaks for itself, for it somebody of it is named. */
export const needWord = z.object({ saidBy: note(60), evidence: note(500) })
export type NeedWord = z.infer<typeof needWord>

/** What the person said on the telephone, with what proves it. */
export const personWord = z.object({
  agrees: z.boolean(),
  saidOn: day,
  evidence: z.string().trim().min(2).max(500),
  refusal: refusalCode.nullable().default(null),
})
export type PersonWord = z.infer<typeof personWord>

export const engagementContract = {
  listEngagements: endpoint('talent.engagement.read', {
    method: 'GET',
    path: '/talent/engagements',
    tags,
    summary: 'Engagements within reach; people are masked until both sides agreed',
  })
    .input(engagementListQuery)
    .output(listPageOf(engagementSummary, engagementList)),
  exportEngagements: endpoint('talent.engagement.export', {
    method: 'GET',
    path: '/talent/engagements/export',
    tags,
    summary: 'The same list as a workbook',
  })
    .input(engagementFileQuery)
    .output(download),
  listEngagementParties: endpoint('talent.engagement.read', {
    method: 'GET',
    path: '/talent/engagements/parties',
    tags,
    summary: 'Enterprises, needs and people of the engagements in sight, to narrow their list',
  }).output(engagementParties),
  listEngagementChoices: endpoint('talent.engagement.suggest', {
    method: 'GET',
    path: '/talent/engagements/choices',
    tags,
    summary: 'Open needs and people with a consent that holds, for a pair made by hand',
  }).output(engagementChoices),
  reviewRefusals: endpoint('talent.engagement.review', {
    method: 'GET',
    path: '/talent/engagements/reasons',
    tags,
    summary: 'Which parts of the score refusals contradict',
  }).output(misleadingReport),
  getEngagement: endpoint('talent.engagement.read', {
    method: 'GET',
    path: '/talent/engagements/{id}',
    tags,
    summary: 'One engagement with score, words of both sides and masked contacts',
  })
    .input(byId)
    .output(engagementDetail),
  suggestEngagement: endpoint('talent.engagement.suggest', {
    method: 'POST',
    path: '/talent/engagements',
    tags,
    summary: 'Bring a need and somebody for it together by hand',
    successStatus: 201,
  })
    .input(z.object({ needId: z.uuid(), profileId: z.uuid() }))
    .output(engagementDetail),
  agreeForNeed: endpoint('talent.engagement.agree', {
    method: 'POST',
    path: '/talent/engagements/{id}/agree',
    tags,
    summary: 'The need’s side agrees to pass on contacts',
  })
    .input(byId.extend({ lockVersion, ...needWord.shape }))
    .output(engagementDetail),
  recordPersonWord: endpoint('talent.engagement.invite', {
    method: 'POST',
    path: '/talent/engagements/{id}/person-word',
    tags,
    summary: 'Keep what the person said on the telephone; a refusal ends it',
  })
    .input(byId.extend({ lockVersion, ...personWord.shape }))
    .output(engagementDetail),
  inviteEngagement: endpoint('talent.engagement.invite', {
    method: 'POST',
    path: '/talent/engagements/{id}/invitation',
    tags,
    summary: 'A personal address on which the person agrees or not; one that is open is revoked',
  })
    .input(byId.extend({ lockVersion, expiresOn: day }))
    .output(address),
  showEngagementAddress: endpoint('talent.engagement.invite', {
    method: 'POST',
    path: '/talent/engagements/{id}/invitation/address',
    tags,
    summary: 'The open address once more; that it was asked for is audited',
  })
    .input(byId)
    .output(address),
  revokeEngagementAddress: endpoint('talent.engagement.invite', {
    method: 'POST',
    path: '/talent/engagements/{id}/invitation/revoke',
    tags,
    summary: 'Take the address back: it opens no more',
  })
    .input(byId.extend({ lockVersion, reason }))
    .output(engagementDetail),
  revealEngagementContacts: endpoint('talent.engagement.reveal', {
    method: 'POST',
    path: '/talent/engagements/{id}/contacts',
    tags,
    summary: 'Contacts of both sides, once both agreed; that they were shown is audited',
  })
    .input(byId)
    .output(engagementContacts),
  rejectEngagement: endpoint('talent.engagement.edit', {
    method: 'POST',
    path: '/talent/engagements/{id}/reject',
    tags,
    summary: 'One side refuses, for a reason of the list',
  })
    .input(byId.extend({ stateVersion: lockVersion, refusedBy: side, refusal: refusalCode, note: note(500) }))
    .output(engagementDetail),
  boardEngagement: endpoint('talent.engagement.edit', {
    method: 'POST',
    path: '/talent/engagements/{id}/onboard',
    tags,
    summary: 'The person is on board; the last seat fills the need',
  })
    .input(byId.extend({ stateVersion: lockVersion, onboardOn: day }))
    .output(engagementDetail),

  /** The token stands in the body and never in the path, which logs keep. */
  openEngagementOffer: endpoint('public', {
    method: 'POST',
    path: '/engagements/open',
    tags: ['invitation'],
    summary: 'The need behind a personal address',
  })
    .input(z.object({ token }))
    .output(engagementOffer),
  answerEngagementOffer: endpoint('public', {
    method: 'POST',
    path: '/engagements/answer',
    tags: ['invitation'],
    summary: 'Agree to pass on contacts, or refuse; an answer is given once',
  })
    .input(
      z.object({
        token,
        agrees: z.boolean(),
        refusal: refusalCode.nullable().default(null),
        note: note(500),
      }),
    )
    .output(engagementOffer),
}

import { z } from 'zod'
import { day, download, endpoint, lockVersion, oneOrMany } from '#platform/http/contract.ts'
import { listFileQuery, listPageOf, listQuery } from '#platform/list/contract.ts'
import {
  fair,
  fairComparison,
  fairDetail,
  fairEntry,
  fairEntryDetail,
  fairEntryInput,
  fairEntryList,
  fairInput,
  fairList,
  fairNeed,
  fairResult,
  fairResultInput,
  fairResultList,
} from './fair-shapes.ts'
import { fairTable } from './fair-table.ts'
import { removal, removed } from './removal.ts'

const conditions = z.object({
  /** Part of the title, the place or the host. */
  query: z.string().max(100).optional(),
  kind: oneOrMany(fairTable.columns.kind.schema).optional(),
  state: oneOrMany(fairTable.columns.state.schema).optional(),
  /** Those for a chain, among them those for every chain. */
  chain: oneOrMany(z.string().max(60)).optional(),
  from: day.optional(),
  until: day.optional(),
  /** Only those planned still though their last day has passed. */
  overdue: z.boolean().optional(),
})
export const fairFilter = conditions.extend(listQuery(fairList).shape)
export type FairFilter = z.infer<typeof fairFilter>
export const fairFileQuery = conditions.extend(listFileQuery(fairList).shape)
export type FairFileQuery = z.infer<typeof fairFileQuery>

const ofFair = z.object({ id: z.uuid(), query: z.string().max(100).optional() })
export const fairEntryFilter = ofFair.extend(listQuery(fairEntryList).shape)
export type FairEntryFilter = z.infer<typeof fairEntryFilter>
export const fairEntryFileQuery = ofFair.extend(listFileQuery(fairEntryList).shape)
export type FairEntryFileQuery = z.infer<typeof fairEntryFileQuery>
export const fairResultFilter = ofFair.extend(listQuery(fairResultList).shape)
export type FairResultFilter = z.infer<typeof fairResultFilter>
export const fairResultFileQuery = ofFair.extend(listFileQuery(fairResultList).shape)
export type FairResultFileQuery = z.infer<typeof fairResultFileQuery>

const tags = ['talent']
const byId = z.object({ id: z.uuid() })

export const fairContract = {
  listFairs: endpoint('talent.fair.read', {
    method: 'GET',
    path: '/talent/fairs',
    tags,
    summary: 'Matching fairs within reach with what was announced and what came of it',
  })
    .input(fairFilter)
    .output(listPageOf(fair, fairList)),
  exportFairs: endpoint('talent.fair.export', {
    method: 'GET',
    path: '/talent/fairs/export',
    tags,
    summary: 'The same list as a workbook',
  })
    .input(fairFileQuery)
    .output(download),
  getFair: endpoint('talent.fair.read', {
    method: 'GET',
    path: '/talent/fairs/{id}',
    tags,
    summary: 'One fair with its sums',
  })
    .input(byId)
    .output(fairDetail),
  addFair: endpoint('talent.fair.edit', {
    method: 'POST',
    path: '/talent/fairs',
    tags,
    summary: 'Enter a fair',
    successStatus: 201,
  })
    .input(fairInput)
    .output(fairDetail),
  updateFair: endpoint('talent.fair.edit', {
    method: 'PUT',
    path: '/talent/fairs/{id}',
    tags,
    summary: 'Change a fair, also to held or cancelled',
  })
    .input(fairInput.extend({ id: z.uuid(), lockVersion }))
    .output(fairDetail),
  removeFair: endpoint('talent.fair.remove', {
    method: 'POST',
    path: '/talent/fairs/{id}/remove',
    tags,
    summary: 'Delete a fair to which no need was brought, with a reason',
  })
    .input(removal)
    .output(removed),
  compareFair: endpoint('talent.fair.read', {
    method: 'GET',
    path: '/talent/fairs/{id}/comparison',
    tags,
    summary: 'Seats announced beside what came of them, by enterprise and by node',
  })
    .input(byId)
    .output(fairComparison),
  listFairNeeds: endpoint('talent.fair.join', {
    method: 'GET',
    path: '/talent/fairs/{id}/needs',
    tags,
    summary: 'Needs within reach that can be brought to the fair',
  })
    .input(byId)
    .output(z.array(fairNeed)),
  listFairEntries: endpoint('talent.fair.read', {
    method: 'GET',
    path: '/talent/fairs/{id}/entries',
    tags,
    summary: 'Needs at a fair within reach, with what was counted last',
  })
    .input(fairEntryFilter)
    .output(listPageOf(fairEntry, fairEntryList)),
  exportFairEntries: endpoint('talent.fair.export', {
    method: 'GET',
    path: '/talent/fairs/{id}/entries/export',
    tags,
    summary: 'The same list as a workbook',
  })
    .input(fairEntryFileQuery)
    .output(download),
  addFairEntry: endpoint('talent.fair.join', {
    method: 'POST',
    path: '/talent/fairs/{id}/entries',
    tags,
    summary: 'Bring a need to a fair',
    successStatus: 201,
  })
    .input(fairEntryInput.extend({ id: z.uuid(), needId: z.uuid() }))
    .output(fairEntryDetail),
  getFairEntry: endpoint('talent.fair.read', {
    method: 'GET',
    path: '/talent/fair-entries/{id}',
    tags,
    summary: 'One need at a fair with its reports and the engagements that began there',
  })
    .input(byId)
    .output(fairEntryDetail),
  updateFairEntry: endpoint('talent.fair.join', {
    method: 'PUT',
    path: '/talent/fair-entries/{id}',
    tags,
    summary: 'Change what is announced of a need',
  })
    .input(fairEntryInput.extend({ id: z.uuid(), lockVersion }))
    .output(fairEntryDetail),
  removeFairEntry: endpoint('talent.fair.join', {
    method: 'POST',
    path: '/talent/fair-entries/{id}/remove',
    tags,
    summary: 'Take a need of which nothing was reported off a fair, with a reason',
  })
    .input(removal)
    .output(removed),
  engageAtFair: endpoint('talent.engagement.suggest', {
    method: 'POST',
    path: '/talent/fair-entries/{id}/engagements',
    tags,
    summary: 'Go on with somebody who was met for a need and consents',
    successStatus: 201,
  })
    .input(byId.extend({ profileId: z.uuid() }))
    .output(z.object({ engagementId: z.uuid() })),
  listFairResults: endpoint('talent.fair.read', {
    method: 'GET',
    path: '/talent/fairs/{id}/results',
    tags,
    summary: 'Every report of the needs at a fair, with source, who entered it and when',
  })
    .input(fairResultFilter)
    .output(listPageOf(fairResult, fairResultList)),
  exportFairResults: endpoint('talent.fair.export', {
    method: 'GET',
    path: '/talent/fairs/{id}/results/export',
    tags,
    summary: 'The same list as a workbook',
  })
    .input(fairResultFileQuery)
    .output(download),
  addFairResult: endpoint('talent.fair.report', {
    method: 'POST',
    path: '/talent/fair-entries/{id}/results',
    tags,
    summary: 'Report what came of a need from the fair to a day',
    successStatus: 201,
  })
    .input(fairResultInput.extend({ id: z.uuid() }))
    .output(fairEntryDetail),
  updateFairResult: endpoint('talent.fair.report', {
    method: 'PUT',
    path: '/talent/fair-results/{id}',
    tags,
    summary: 'Correct a report',
  })
    .input(fairResultInput.extend({ id: z.uuid(), lockVersion }))
    .output(fairEntryDetail),
  removeFairResult: endpoint('talent.fair.report', {
    method: 'POST',
    path: '/talent/fair-results/{id}/remove',
    tags,
    summary: 'Delete a report that was entered by mistake, with a reason',
  })
    .input(removal)
    .output(removed),
}

import { z } from 'zod'
import { download, endpoint, instant, lockVersion, namedRef, oneOrMany } from '#platform/http/contract.ts'
import { listFileQuery, listPageOf, listQuery } from '#platform/list/contract.ts'
import { listOfTable } from '#platform/list/description.ts'
import { inputSchema, rowSchema } from '#platform/tabular/description/table.ts'
import { listedEnterprises } from './list-choice.ts'
import { needShown } from './need-table.ts'
import { reason, removal, removed } from './removal.ts'

const shown = needShown.columns
export const needState = shown.state.schema
export type NeedState = z.infer<typeof needState>
export const needKind = shown.kind.schema

/** Masked in every answer; the clear value is given one at a time, for a reason, and audited. */
export const needContacts = ['contactPhone', 'contactEmail'] as const
export type NeedContact = (typeof needContacts)[number]

/** What an enterprise needs: people for a post, or somebody who solves a technical problem. Contacts are masked. */
export const need = rowSchema(needShown).extend({
  id: z.uuid(),
  number: z.number().int(),
  tier: z.number().int(),
  experienceYears: z.number().int(),
  source: z.string(),
  asOfOn: z.string(),
  /** In the order of their codes. */
  majorNames: z.array(z.string()),
  requiredSkillNames: z.array(z.string()),
  wishedSkillNames: z.array(z.string()),
  regionNames: z.array(z.string()),
  closedReason: z.string().nullable(),
  isDemo: z.boolean(),
  lockVersion: z.number().int(),
  updatedAt: instant,
})
export type Need = z.infer<typeof need>

const chainCode = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/)
const nodeCode = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/)

/** A gap of the atlas: a node as a chain has it. */
export const gapRef = z.object({ chainCode, nodeCode })
export type GapRef = z.infer<typeof gapRef>

/** A gap that a need answers, by name. */
export const answeredGap = gapRef.extend({ chainName: z.string(), nodeName: z.string() })
export type AnsweredGap = z.infer<typeof answeredGap>

export const needDetail = need.extend({
  createdByName: z.string(),
  /** Problems that it answers, as far as the caller may see them. */
  problems: z.array(namedRef),
  /** Gaps that it was said to answer, beside the node it stands on. */
  gaps: z.array(answeredGap),
  mayEdit: z.boolean(),
  /** Whether the reader may ask who would suit it. */
  mayMatch: z.boolean(),
  mayRemove: z.boolean(),
  mayReveal: z.boolean(),
})
export type NeedDetail = z.infer<typeof needDetail>

/** What is entered of a need, without where it stands. */
const entered = inputSchema(needShown).omit({ state: true })
const answers = {
  problemIds: z.array(z.uuid()).max(20).default([]),
  gaps: z.array(gapRef).max(20).default([]),
}
export const needInput = entered.extend(answers)
export type NeedInput = z.infer<typeof needInput>

/** What a need answers; the whole of it, whatever was said before. */
export const needAnswers = z.object({
  id: z.uuid(),
  lockVersion,
  problemIds: answers.problemIds.removeDefault(),
  gaps: answers.gaps.removeDefault(),
})
export type NeedAnswers = z.infer<typeof needAnswers>

/** What it answers is no part of an edit: it is set by itself. */
export const needChange = entered.extend({
  id: z.uuid(),
  lockVersion,
  /** Left out: it stays; null: it is removed. The editor sees it masked and never sends the mask back. */
  contactPhone: shown.contactPhone.schema.unwrap().optional(),
  contactEmail: shown.contactEmail.schema.unwrap().optional(),
})
export type NeedChange = z.infer<typeof needChange>

export const needList = listOfTable<Need>()(needShown, {
  sorts: [
    'title',
    'kind',
    'enterpriseId',
    'chainCode',
    'headcount',
    'urgency',
    'tier',
    'deadlineOn',
    'asOfOn',
  ],
  totals: ['headcount'],
  values: {
    majorCodes: ({ majorNames }) => majorNames.join('、') || null,
    requiredSkillIds: ({ requiredSkillNames }) => requiredSkillNames.join('、') || null,
    wishedSkillIds: ({ wishedSkillNames }) => wishedSkillNames.join('、') || null,
    regionCodes: ({ regionNames }) => regionNames.join('、') || null,
  },
})

export const needConditions = z.object({
  /** Part of the title, its number, or the name of the enterprise. */
  query: z.string().max(100).optional(),
  chain: oneOrMany(z.string().max(60)).optional(),
  node: z.string().max(60).optional(),
  kind: needKind.optional(),
  urgency: oneOrMany(z.coerce.number().int().min(1).max(5)).optional(),
  /** Without it only what is open or paused. */
  state: oneOrMany(needState).optional(),
  enterprise: z.uuid().optional(),
  postKind: oneOrMany(shown.postKind.schema).optional(),
  education: oneOrMany(shown.education.schema).optional(),
  /** Those that ask for exactly this major, class or discipline. */
  major: z.string().max(12).optional(),
  /** Those that answer this problem. */
  problem: z.uuid().optional(),
  /** Those that stand on this node of a chain or were said to answer its gap: `pv.float-glass`. */
  gap: z
    .string()
    .max(125)
    .regex(/^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/)
    .optional(),
})
export const needFilter = needConditions.extend(listQuery(needList).shape)
export type NeedFilter = z.infer<typeof needFilter>
export const needFileQuery = needConditions.extend(listFileQuery(needList).shape)
export type NeedFileQuery = z.infer<typeof needFileQuery>

/** How many needs that run stand on a node of a chain or answer its gap. */
export const gapNeedCount = gapRef.extend({ count: z.number().int() })
export type GapNeedCount = z.infer<typeof gapNeedCount>

export const needReveal = z.object({ id: z.uuid(), field: z.enum(needContacts), reason })
export const needMove = z.object({ id: z.uuid(), lockVersion, state: needState, reason })

const tags = ['talent']
const byId = z.object({ id: z.uuid() })

export const needContract = {
  listNeeds: endpoint('talent.need.read', {
    method: 'GET',
    path: '/talent/needs',
    tags,
    summary: 'Needs of enterprises within reach, by chain, node, kind and urgency; contacts masked',
  })
    .input(needFilter)
    .output(listPageOf(need, needList)),
  countNeedsOfGaps: endpoint('talent.need.read', {
    method: 'GET',
    path: '/talent/needs/by-gap',
    tags,
    summary:
      'How many needs within reach run on each node of a chain or answer its gap; nodes without are left out',
  })
    .input(z.object({ chain: oneOrMany(chainCode).optional() }))
    .output(z.array(gapNeedCount)),
  exportNeeds: endpoint('talent.need.export', {
    method: 'GET',
    path: '/talent/needs/export',
    tags,
    summary: 'The same list as a workbook with a watermark; contacts masked',
  })
    .input(needFileQuery)
    .output(download),
  listNeedEnterprises: endpoint('talent.need.read', {
    method: 'GET',
    path: '/talent/needs/enterprises',
    tags,
    summary: 'Enterprises of the needs within reach, to narrow their list',
  }).output(listedEnterprises),
  getNeed: endpoint('talent.need.read', {
    method: 'GET',
    path: '/talent/needs/{id}',
    tags,
    summary: 'One need with the problems it answers; contacts masked',
  })
    .input(byId)
    .output(needDetail),
  addNeed: endpoint('talent.need.edit', {
    method: 'POST',
    path: '/talent/needs',
    tags,
    summary: 'Enter a need of an enterprise',
    successStatus: 201,
  })
    .input(needInput)
    .output(needDetail),
  updateNeed: endpoint('talent.need.edit', {
    method: 'PUT',
    path: '/talent/needs/{id}',
    tags,
    summary: 'Change a need that is open or paused',
  })
    .input(needChange)
    .output(needDetail),
  setNeedAnswers: endpoint('talent.need.edit', {
    method: 'PUT',
    path: '/talent/needs/{id}/answers',
    tags,
    summary: 'Say which problems and gaps a need answers',
  })
    .input(needAnswers)
    .output(needDetail),
  moveNeed: endpoint('talent.need.edit', {
    method: 'POST',
    path: '/talent/needs/{id}/state',
    tags,
    summary: 'Pause, reopen, fill or close a need, with the reason',
  })
    .input(needMove)
    .output(needDetail),
  removeNeed: endpoint('talent.need.remove', {
    method: 'POST',
    path: '/talent/needs/{id}/remove',
    tags,
    summary: 'Delete a need that no run and no engagement names, with a reason',
  })
    .input(removal)
    .output(removed),
  revealNeed: endpoint('talent.need.reveal', {
    method: 'POST',
    path: '/talent/needs/{id}/reveal',
    tags,
    summary: 'One masked contact in clear, for a reason; audited',
  })
    .input(needReveal)
    .output(z.object({ field: z.enum(needContacts), value: z.string().nullable() })),
}

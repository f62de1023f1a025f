import { z } from 'zod'
import { findings, partKinds } from '#core/text/enterprise-name/score/part.ts'
import { day, endpoint, instant, lockVersion } from '#platform/http/contract.ts'
import { listPageOf, listQuery } from '#platform/list/contract.ts'
import { describeList } from '#platform/list/description.ts'
import type { Words } from '#platform/words.ts'

export const duplicateStates = ['open', 'later', 'different'] as const
export const duplicateState = z.enum(duplicateStates)
export type DuplicateState = z.infer<typeof duplicateState>

/** What speaks for or against two entries being one enterprise, in doublings of the odds. */
export const scorePart = z.object({
  part: z.enum(partKinds),
  finding: z.enum([...new Set(Object.values(findings).flat())]),
  weight: z.number(),
  limit: z.enum(['review', 'different']).nullable(),
  left: z.string(),
  right: z.string(),
})
export type DuplicatePart = z.infer<typeof scorePart>

/** As much of an enterprise as is needed to tell it from another. */
export const comparedEnterprise = z.object({
  id: z.uuid(),
  uscc: z.string(),
  name: z.string(),
  formerNames: z.array(z.string()),
  regionName: z.string(),
  address: z.string().nullable(),
  registeredOn: day.nullable(),
  staff: z.number().int().nullable(),
  products: z.string().nullable(),
  source: z.string(),
  asOfOn: day,
  lockVersion: z.number().int(),
})
export type ComparedEnterprise = z.infer<typeof comparedEnterprise>

export const duplicatePair = z.object({
  /** Both ids, the smaller first. */
  id: z.string(),
  left: comparedEnterprise,
  right: comparedEnterprise,
  verdict: z.enum(['same', 'review']),
  score: z.number(),
  parts: z.array(scorePart),
  foundAt: instant,
  laterUntil: day.nullable(),
  decision: z.object({ reason: z.string(), decidedAt: instant, decidedByName: z.string() }).nullable(),
})
export type DuplicatePair = z.infer<typeof duplicatePair>

export const verdicts = ['same', 'review'] as const
export const verdictWords = {
  same: { zh: '名称指向同一家', en: 'The names mean one enterprise' },
  review: { zh: '疑似同一家', en: 'May be one enterprise' },
} satisfies Record<DuplicatePair['verdict'], Words>

/** The pairs to judge. They are shown as cards, side by side. */
export const duplicateList = describeList<DuplicatePair>()({
  object: 'directory.duplicate',
  title: { zh: '疑似重复企业', en: 'Likely duplicates' },
  sorts: ['score', 'left', 'region', 'foundAt'],
  columns: {
    left: { title: { zh: '企业名称', en: 'Name' }, kind: 'text', usual: true, value: (row) => row.left.name },
    right: {
      title: { zh: '另一条记录', en: 'Other entry' },
      kind: 'text',
      usual: true,
      value: (row) => row.right.name,
    },
    region: {
      title: { zh: '所在地', en: 'Region' },
      kind: 'text',
      usual: true,
      value: (row) => row.left.regionName,
    },
    verdict: {
      title: { zh: '判断', en: 'Verdict' },
      kind: 'text',
      usual: true,
      value: (row) => verdictWords[row.verdict],
    },
    score: {
      title: { zh: '相似程度', en: 'Likeness' },
      kind: 'decimal',
      scale: 1,
      usual: true,
      value: (row) => row.score,
    },
    foundAt: {
      title: { zh: '发现时间', en: 'Found' },
      kind: 'instant',
      usual: true,
      value: (row) => row.foundAt,
    },
  },
})

const duplicateQuery = listQuery(duplicateList).extend({
  state: duplicateState.default('open'),
  enterprise: z.uuid().optional(),
  /** Words in the name or code of either. */
  query: z.string().max(100).optional(),
  /** Where either lies. */
  region: z.string().max(6).optional(),
  verdict: z.enum(verdicts).optional(),
})
export type DuplicateQuery = z.infer<typeof duplicateQuery>

export const likelyDuplicate = z.object({
  id: z.uuid(),
  name: z.string(),
  uscc: z.string(),
  regionName: z.string(),
  verdict: z.enum(['same', 'review']),
  score: z.number(),
  parts: z.array(scorePart),
})
export type LikelyDuplicate = z.infer<typeof likelyDuplicate>

export const mergeFields = [
  'name',
  'uscc',
  'regionCode',
  'address',
  'aboveScale',
  'kinds',
  'registeredOn',
  'staff',
  'products',
  'note',
  'source',
  'asOfOn',
] as const
export const mergeField = z.enum(mergeFields)
export type MergeField = z.infer<typeof mergeField>

export const mergeSide = z.enum(['survivor', 'merged'])
export type MergeSide = z.infer<typeof mergeSide>

/** What referred to the entry merged: it went over, or the other had the same and it was dropped. */
export const movedReference = z.object({
  kind: z.string(),
  id: z.string(),
  title: z.string(),
  fate: z.enum(['moved', 'dropped']),
})
export type MovedReferenceShown = z.infer<typeof movedReference>

export const mergePreview = z.object({
  survivor: comparedEnterprise,
  merged: comparedEnterprise,
  fields: z.array(
    z.object({
      field: mergeField,
      survivor: z.string().nullable(),
      merged: z.string().nullable(),
      chosen: mergeSide,
      equal: z.boolean(),
    }),
  ),
  formerNames: z.array(z.string()),
  references: z.array(movedReference),
  parts: z.array(scorePart),
})
export type MergePreview = z.infer<typeof mergePreview>

export const enterpriseMerge = z.object({
  id: z.uuid(),
  survivorId: z.uuid(),
  mergedId: z.uuid(),
  mergedName: z.string(),
  mergedUscc: z.string(),
  reason: z.string(),
  mergedAt: instant,
  mergedByName: z.string(),
  references: z.array(movedReference),
  split: z
    .object({
      at: instant,
      byName: z.string(),
      reason: z.string(),
      /** What was edited since the merge and was therefore left as it is: fields of the enterprise, and references. */
      leftAlone: z.array(z.object({ kind: z.string(), title: z.string() })),
    })
    .nullable(),
})
export type EnterpriseMerge = z.infer<typeof enterpriseMerge>

/** A search of the whole register for duplicates. */
const duplicateSearch = z.object({
  id: z.uuid(),
  requestedAt: z.iso.datetime(),
  requestedBy: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  /** Of all steps those that are done; every enterprise is filed and then compared. */
  done: z.number().int(),
  total: z.number().int(),
  /** What was found, once it is done: enterprises looked at, pairs of which the names say the same, and other pairs. */
  found: z
    .object({ enterprises: z.number().int(), same: z.number().int(), review: z.number().int() })
    .nullable(),
  endedAt: z.iso.datetime().nullable(),
})
export type DuplicateSearch = z.infer<typeof duplicateSearch>

const tags = ['directory']
const pair = z.object({ leftId: z.uuid(), rightId: z.uuid() })
const reason = z.string().trim().min(2).max(500)

export const duplicateContract = {
  listDuplicates: endpoint('directory.enterprise.merge', {
    method: 'GET',
    path: '/enterprise-duplicates',
    tags,
    summary: 'Pairs of enterprises that may be one, with the parts of their score; both within reach',
  })
    .input(duplicateQuery)
    .output(listPageOf(duplicatePair, duplicateList)),
  findDuplicates: endpoint('directory.enterprise.merge', {
    method: 'POST',
    path: '/enterprise-duplicates/find',
    tags,
    summary: 'Look for duplicates in the whole register anew: a job, and of two requests at a time one job',
  }).output(duplicateSearch),
  getDuplicateSearch: endpoint(
    'directory.enterprise.merge',
    {
      method: 'GET',
      path: '/enterprise-duplicates/search',
      tags,
      summary: 'How far the latest search of the whole register is; null when there was none',
    },
    { passive: true },
  ).output(duplicateSearch.nullable()),
  checkDuplicates: endpoint('directory.enterprise.edit', {
    method: 'POST',
    path: '/enterprise-duplicates/check',
    tags,
    summary: 'Enterprises of the register that may be the one about to be entered',
  })
    .input(
      z.object({
        name: z.string().trim().min(2).max(120),
        formerNames: z.array(z.string().trim().min(2).max(120)).max(20).default([]),
        uscc: z.string().trim().max(40).nullable().default(null),
        address: z.string().max(200).nullable().default(null),
      }),
    )
    .output(z.array(likelyDuplicate)),
  decideDuplicate: endpoint('directory.enterprise.merge', {
    method: 'POST',
    path: '/enterprise-duplicates/decide',
    tags,
    summary: 'Decide that two enterprises are different, or put the pair off for a week',
  })
    .input(
      pair
        .extend({
          decision: z.enum(['different', 'later']),
          /** Needed for `different`. */
          reason: reason.nullable().default(null),
        })
        .refine((input) => input.decision === 'later' || input.reason !== null, {
          path: ['reason'],
          error: 'a reason is needed',
        }),
    )
    .output(z.object({ leftId: z.uuid(), rightId: z.uuid() })),
  reopenDuplicate: endpoint('directory.enterprise.merge', {
    method: 'POST',
    path: '/enterprise-duplicates/reopen',
    tags,
    summary: 'Take back a decision on a pair, or a delay',
  })
    .input(pair)
    .output(z.object({ leftId: z.uuid(), rightId: z.uuid() })),
  previewMerge: endpoint('directory.enterprise.merge', {
    method: 'GET',
    path: '/enterprises/{id}/merge-preview',
    tags,
    summary: 'What a merge would do: value by value, and what refers to the entry merged',
  })
    .input(z.object({ id: z.uuid(), mergedId: z.uuid() }))
    .output(mergePreview),
  mergeEnterprises: endpoint('directory.enterprise.merge', {
    method: 'POST',
    path: '/enterprises/{id}/merge',
    tags,
    summary: 'Merge another entry of the same enterprise into this one',
  })
    .input(
      z.object({
        id: z.uuid(),
        mergedId: z.uuid(),
        lockVersion,
        mergedLockVersion: z.number().int(),
        /** Whose value wins, by field; left out: the survivor's unless it has none. */
        values: z.partialRecord(mergeField, mergeSide).default({}),
        reason,
      }),
    )
    .output(enterpriseMerge),
  listMerges: endpoint('directory.enterprise.read', {
    method: 'GET',
    path: '/enterprises/{id}/merges',
    tags,
    summary: 'Entries that were merged into an enterprise, newest first',
  })
    .input(z.object({ id: z.uuid() }))
    .output(z.array(enterpriseMerge)),
  splitEnterprise: endpoint('directory.enterprise.merge', {
    method: 'POST',
    path: '/enterprise-merges/{id}/split',
    tags,
    summary: 'Take a merge back: what it moved goes back, what was edited since stays',
  })
    .input(z.object({ id: z.uuid(), lockVersion, reason }))
    .output(enterpriseMerge),
}

import { z } from 'zod'
import { code } from '#modules/chains/contract/terms.ts'
import { day, namedRef, objectRef } from '#platform/http/contract.ts'
import type { Words } from '#platform/words.ts'
import { trainingTags } from './tags.ts'
import { topicCode } from './topic.ts'

/** 三级需求: of an organisation, of a post, of a person. */
export const needLevels = ['organisation', 'post', 'person'] as const
export const needLevel = z.enum(needLevels)
export type NeedLevel = z.infer<typeof needLevel>

/** Words of the levels, on screens and in files. */
export const needLevelWords: Readonly<Record<NeedLevel, Words>> = {
  organisation: { zh: '组织需求', en: 'Organisation' },
  post: { zh: '岗位需求', en: 'Post' },
  person: { zh: '个人需求', en: 'Person' },
}

const named = z.object({ id: z.uuid(), name: z.string() })

/** A need as the ledgers show it. */
export const need = z.object({
  id: z.uuid(),
  number: z.number().int(),
  level: needLevel,
  statement: z.string(),
  org: named,
  postTitle: z.string().nullable(),
  person: named.nullable(),
  chainCode: z.string().nullable(),
  chainName: z.string().nullable(),
  node: z.object({ code: z.string(), name: z.string() }).nullable(),
  weight: z.number().int(),
  topics: z.array(z.object({ code: topicCode, name: z.string() })),
  tags: trainingTags,
  closedOn: day.nullable(),
  closeReason: z.string().nullable(),
  lockVersion: z.number().int(),
})
export type Need = z.infer<typeof need>

export const needDetail = need.extend({
  sources: z.array(namedRef),
  createdBy: z.string(),
  mayEdit: z.boolean(),
})
export type NeedDetail = z.infer<typeof needDetail>

/** What people enter of a need. */
export const needFields = z.object({
  level: needLevel,
  statement: z.string().trim().min(4).max(500),
  /** Of an organisation or post; a person's is the person's own. */
  orgId: z.uuid().nullable().default(null),
  postTitle: z.string().trim().min(2).max(60).nullable().default(null),
  personId: z.uuid().nullable().default(null),
  chainCode: code.nullable().default(null),
  nodeCode: code.nullable().default(null),
  /** 1 would be good to know, 5 the work cannot be done without. */
  weight: z.number().int().min(1).max(5).default(3),
  topics: z.array(topicCode).min(1).max(10),
  tags: trainingTags.prefault({}),
})
export type NeedFields = z.infer<typeof needFields>

export const newNeed = needFields.extend({ sources: z.array(objectRef).max(20).default([]) })
export type NewNeed = z.input<typeof newNeed>

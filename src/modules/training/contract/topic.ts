import { z } from 'zod'
import { code as chainCode } from '#modules/chains/contract/terms.ts'
import { endpoint, lockVersion } from '#platform/http/contract.ts'

/** What a topic or a course is about. */
export const topicCategories = [
  'industryTrend',
  'policy',
  'talent',
  'partyBuilding',
  'investment',
  'finance',
  'planning',
  'practice',
] as const
export const topicCategory = z.enum(topicCategories)
export type TopicCategory = z.infer<typeof topicCategory>

export const topicCode = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/)

/** A subject of training: needs name topics and courses cover them. */
export const topic = z.object({
  code: topicCode,
  name: z.string(),
  category: topicCategory,
  /** The chain it belongs to; null for one that is of use to every chain. */
  chainCode: z.string().nullable(),
  chainName: z.string().nullable(),
  /** No longer offered; what names it keeps it. */
  retired: z.boolean(),
  lockVersion: z.number().int(),
})
export type Topic = z.infer<typeof topic>

export const topicFields = z.object({
  name: z.string().trim().min(2).max(60),
  category: topicCategory,
  chainCode: chainCode.nullable().default(null),
})
export type TopicFields = z.infer<typeof topicFields>

const tags = ['training']

export const topicContract = {
  listTopics: endpoint('training.topic.read', {
    method: 'GET',
    path: '/training/topics',
    tags,
    summary: 'Subjects of training, by category and chain',
  }).output(z.array(topic)),
  addTopic: endpoint('training.topic.edit', {
    method: 'POST',
    path: '/training/topics',
    tags,
    summary: 'Add a subject of training',
    successStatus: 201,
  })
    .input(topicFields.extend({ code: topicCode }))
    .output(topic),
  updateTopic: endpoint('training.topic.edit', {
    method: 'PUT',
    path: '/training/topics/{code}',
    tags,
    summary: 'Correct a subject of training, or retire it so that it is no longer offered',
  })
    .input(topicFields.extend({ code: topicCode, retired: z.boolean(), lockVersion }))
    .output(topic),
}

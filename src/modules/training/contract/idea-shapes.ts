import { z } from 'zod'
import { code } from '#modules/chains/contract/terms.ts'
import { taskState } from '#modules/matters/contract/terms.ts'
import { day, namedRef } from '#platform/http/contract.ts'
import { ideaState } from './idea-terms.ts'
import { topicCode } from './topic.ts'

const ideaName = z.object({ id: z.uuid(), number: z.number().int(), title: z.string() })

/** An idea as lists show it. */
export const ideaSummary = ideaName.extend({
  text: z.string(),
  state: ideaState,
  stateVersion: z.number().int(),
  chainCode: z.string().nullable(),
  chainName: z.string().nullable(),
  node: z.object({ code: z.string(), name: z.string() }).nullable(),
  topics: z.array(z.object({ code: topicCode, name: z.string() })),
  authors: z.array(z.object({ name: z.string(), unit: z.string().nullable() })),
  submittedOn: day,
  repliedOn: day.nullable(),
  /** Where the latest task it was taken into stands. */
  taskState: taskState.nullable(),
})
export type IdeaSummary = z.infer<typeof ideaSummary>

export const ideaDetail = ideaSummary.extend({
  class: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  reply: z.string().nullable(),
  repliedBy: z.string().nullable(),
  mergedInto: ideaName.nullable(),
  /** Ideas merged into this one. */
  merged: z.array(ideaName),
  /** Tasks it was taken into; named as far as the reader may see them, where they stand is told to everybody. */
  tasks: z.array(z.object({ state: taskState, named: namedRef.nullable() })),
  isOwn: z.boolean(),
  /** Whether the steps of its handling are told: to authors and whoever handles. An adopted one is read by all. */
  seesSteps: z.boolean(),
  mayEdit: z.boolean(),
  mayHandle: z.boolean(),
  lockVersion: z.number().int(),
})
export type IdeaDetail = z.infer<typeof ideaDetail>

/** Another idea that says much the same. Of one that is not the reader's to see there is the title alone. */
export const likeIdea = ideaName.extend({
  state: ideaState,
  /** 0 to 1. */
  score: z.number(),
  mayOpen: z.boolean(),
  /** Words both have; of one that is not to be seen none. */
  sharedPhrases: z.array(z.string()),
})
export type LikeIdea = z.infer<typeof likeIdea>

/** What people write of an idea. */
export const ideaFields = z.object({
  title: z.string().trim().min(4).max(80),
  text: z.string().trim().min(10).max(3000),
  chainCode: code.nullable().default(null),
  nodeCode: code.nullable().default(null),
  classId: z.uuid().nullable().default(null),
  topics: z.array(topicCode).max(5).default([]),
})
export type IdeaFields = z.infer<typeof ideaFields>
export type NewIdea = z.input<typeof ideaFields>

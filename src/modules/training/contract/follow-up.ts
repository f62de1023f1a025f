import { z } from 'zod'
import { day, endpoint } from '#platform/http/contract.ts'
import { topicCode } from './topic.ts'

/** Whether what was learnt is used in work. */
export const useLevels = ['yes', 'partly', 'no'] as const
export const useLevel = z.enum(useLevels)
export type UseLevel = z.infer<typeof useLevel>

const words = z.string().trim().max(300).nullable().default(null)

/** What somebody says of the use in work. Only the first question has to be answered. */
export const followUpAnswers = z.object({
  used: useLevel,
  where: words,
  hindrance: words,
  example: words,
  lacking: z.array(topicCode).max(5).default([]),
})
export type FollowUpAnswers = z.infer<typeof followUpAnswers>

/** A class about whose use in work the caller is asked. */
export const askedFollowUp = z.object({
  classId: z.uuid(),
  title: z.string(),
  startsOn: day,
  endsOn: day,
  until: day,
})
export type AskedFollowUp = z.infer<typeof askedFollowUp>

export const followUpForm = askedFollowUp.extend({
  topics: z.array(z.object({ code: topicCode, name: z.string() })),
})
export type FollowUpForm = z.infer<typeof followUpForm>

/** What is told of the use in work. */
export const followUpFigures = z.object({
  answers: z.number().int(),
  used: z.array(z.object({ level: useLevel, count: z.number().int() })),
  /** Topics still lacking, the most named first. */
  lacking: z.array(z.object({ code: topicCode, name: z.string(), count: z.number().int() })),
  /** In no order, numbers that look like a telephone or identity masked. */
  where: z.array(z.string()),
  hindrances: z.array(z.string()),
  examples: z.array(z.string()),
})
export type FollowUpFigures = z.infer<typeof followUpFigures>

export const classFollowUp = z.object({
  state: z.enum(['coming', 'open', 'over']),
  /** From when on the trainees are asked. */
  asksFrom: day,
  closesOn: day.nullable(),
  asked: z.number().int(),
  answered: z.number().int(),
  minimumSample: z.number().int(),
  /** Null below the minimum sample and until its last day is over. */
  figures: followUpFigures.nullable(),
})
export type ClassFollowUp = z.infer<typeof classFollowUp>

const byId = z.object({ id: z.uuid() })
const tags = ['training feedback']

export const followUpContract = {
  listOwnFollowUps: endpoint('signedIn', {
    method: 'GET',
    path: '/own-follow-ups',
    tags,
    summary: 'Classes about whose use in work the caller is asked and has not answered',
  }).output(z.array(askedFollowUp)),
  getFollowUpForm: endpoint('signedIn', {
    method: 'GET',
    path: '/own-follow-ups/{id}',
    tags,
    summary: 'The questions about the use in work of one class',
  })
    .input(byId)
    .output(followUpForm),
  handInFollowUp: endpoint('signedIn', {
    method: 'POST',
    path: '/own-follow-ups/{id}',
    tags,
    summary:
      'Say how a class is used in work, once; who answered is known, and nothing ties that to what was said',
  })
    .input(byId.extend({ answers: followUpAnswers }))
    .output(z.object({ done: z.literal(true) })),
  getClassFollowUp: endpoint('training.feedback.read', {
    method: 'GET',
    path: '/training/classes/{id}/follow-up',
    tags,
    summary: 'What trainees use of a class in their work, as far as enough people stand behind it',
  })
    .input(byId)
    .output(classFollowUp),
}

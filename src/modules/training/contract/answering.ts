import { z } from 'zod'
import { day, endpoint } from '#platform/http/contract.ts'
import { surveyQuestion } from './survey.ts'
import { longestAnswer, scale, surveyFrequency } from './survey-terms.ts'
import { topicCode } from './topic.ts'

const grade = z.number().int().min(scale.least).max(scale.most)

/** What somebody answers to one question. A matrix may be filled in part while it is only saved. */
export const answer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('matrix'),
    rows: z.record(
      topicCode,
      z.object({ importance: grade.nullable().default(null), mastery: grade.nullable().default(null) }),
    ),
  }),
  z.object({ kind: z.literal('single'), choice: z.number().int().min(0).max(99) }),
  z.object({ kind: z.literal('multiple'), choices: z.array(z.number().int().min(0).max(99)).max(100) }),
  z.object({ kind: z.literal('open'), text: z.string().max(longestAnswer) }),
])
export type Answer = z.infer<typeof answer>

/** Answers by the id of their question. */
export const answers = z.record(z.uuid(), answer)
export type Answers = z.infer<typeof answers>

/** What the page for answering needs, and nothing else of the survey. */
export const answeringForm = z.object({
  title: z.string(),
  purpose: z.string(),
  askedBy: z.string(),
  basis: z.string(),
  frequency: surveyFrequency,
  minutes: z.number().int(),
  closesOn: day,
  isAnonymous: z.boolean(),
  /** Of the invented city: the form says so. */
  isDemo: z.boolean(),
  minimumSample: z.number().int(),
  questions: z.array(surveyQuestion),
  /** Whether what is begun is kept by the server, or by this browser alone as at the open address. */
  isKept: z.boolean(),
  answers,
  /** Rises with each saving; a saving on an older one is refused. */
  savedVersion: z.number().int(),
})
export type AnsweringForm = z.infer<typeof answeringForm>

/** As it stands in the address; anything else is answered like one that was never given out. */
const token = z.string().max(100)
const savedVersion = z.number().int().min(0)
const tags = ['answering']

/** In the body and never in the path, which logs keep. */
export const answeringContract = {
  openAnswering: endpoint('public', {
    method: 'POST',
    path: '/answering/open',
    tags,
    summary: 'The form behind a personal or open address',
  })
    .input(z.object({ token }))
    .output(answeringForm),
  saveAnswers: endpoint('public', {
    method: 'POST',
    path: '/answering/save',
    tags,
    summary: 'Keep what was answered so far, to go on later',
  })
    .input(z.object({ token, answers, savedVersion }))
    .output(z.object({ savedVersion: z.number().int() })),
  handInAnswers: endpoint('public', {
    method: 'POST',
    path: '/answering/hand-in',
    tags,
    summary: 'Hand in the answers, once and for all',
  })
    .input(z.object({ token, answers, savedVersion }))
    .output(z.object({ done: z.literal(true) })),
  findOwnSurvey: endpoint('signedIn', {
    method: 'POST',
    path: '/answering/own',
    tags,
    summary: 'The personal address of a survey that the caller is invited to',
  })
    .input(z.object({ id: z.uuid() }))
    .output(z.object({ path: z.string() })),
}

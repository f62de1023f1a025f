import { z } from 'zod'
import { code } from '#modules/chains/contract/terms.ts'
import { deptKind } from '#modules/directory/contract/organisation.ts'
import { day, download, endpoint, lockVersion, oneOrMany } from '#platform/http/contract.ts'
import { listFileQuery, listPageOf, listQuery } from '#platform/list/contract.ts'
import { removal, removed } from './removal.ts'
import { surveyList } from './survey-list.ts'
import { surveySummary } from './survey-summary.ts'
import { questionKind, surveyFrequency, surveyState, surveyStrata } from './survey-terms.ts'
import { topicCode } from './topic.ts'

const regionCode = z.string().regex(/^\d{6}$/)

/** Most answers may be chosen from, most rows a matrix may have: more is not answered on a phone. */
const mostOptions = 20

export const surveyQuestion = z.object({
  id: z.uuid(),
  kind: questionKind,
  text: z.string(),
  required: z.boolean(),
  options: z.array(z.string()),
  mostChoices: z.number().int().nullable(),
  topics: z.array(z.object({ code: topicCode, name: z.string() })),
})
export type SurveyQuestion = z.infer<typeof surveyQuestion>

/** One line of who is asked; a person of several lines is asked once. */
export const audienceLine = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('organisation'), orgId: z.uuid(), withBelow: z.boolean() }),
  z.object({ kind: z.literal('person'), personId: z.uuid() }),
  z.object({ kind: z.literal('branch'), deptKind: deptKind.nullable(), regionCode: regionCode.nullable() }),
])
export type AudienceLine = z.infer<typeof audienceLine>

export const surveyDetail = surveySummary.extend({
  purpose: z.string(),
  basis: z.string(),
  frequency: surveyFrequency,
  minutes: z.number().int(),
  trainingClass: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  minimumSample: z.number().int(),
  strata: surveyStrata,
  remindDaysBefore: z.number().int().nullable(),
  mostReminders: z.number().int(),
  questions: z.array(surveyQuestion),
  audience: z.array(z.object({ line: audienceLine, name: z.string() })),
  /** Of those invited, who has an account and finds the survey in the inbox. */
  withAccount: z.number().int(),
  /** By invitation alone. */
  answeredByInvitation: z.number().int(),
  /** Path of the address that anybody may answer at; null where there is none, or for whoever may not hand it out. */
  publicPath: z.string().nullable(),
  createdByName: z.string(),
  lockVersion: z.number().int(),
})
export type SurveyDetail = z.infer<typeof surveyDetail>

const choiceOption = z.string().trim().min(1).max(60)
const option = z.array(choiceOption).max(mostOptions)

export const questionInput = z
  .object({
    kind: questionKind,
    text: z.string().trim().min(2).max(200),
    required: z.boolean(),
    options: option.default([]),
    mostChoices: z.number().int().min(1).max(mostOptions).nullable().default(null),
    topicCodes: z.array(topicCode).max(mostOptions).default([]),
  })
  .superRefine((question, ctx) => {
    const fault = questionFault(question)
    if (fault !== null) ctx.addIssue({ code: 'custom', message: fault.message, path: [fault.path] })
  })
export type QuestionInput = z.infer<typeof questionInput>

function questionFault(question: {
  kind: z.infer<typeof questionKind>
  options: string[]
  topicCodes: string[]
}): { path: string; message: string } | null {
  const { kind, options, topicCodes } = question
  const chooses = kind === 'single' || kind === 'multiple'
  if (chooses && options.length < 2) return { path: 'options', message: 'at least two options' }
  if (new Set(options).size < options.length) return { path: 'options', message: 'an option stands twice' }
  if (kind === 'matrix' && topicCodes.length === 0)
    return { path: 'topicCodes', message: 'at least one topic' }
  if (new Set(topicCodes).size < topicCodes.length)
    return { path: 'topicCodes', message: 'a topic stands twice' }
  return null
}

export const surveyFields = z.object({
  title: z.string().trim().min(4).max(80),
  purpose: z.string().trim().min(4).max(500),
  askedByOrgId: z.uuid(),
  basis: z.string().trim().min(2).max(200),
  frequency: surveyFrequency.default('once'),
  minutes: z.number().int().min(1).max(60),
  chainCode: code.nullable().default(null),
  classId: z.uuid().nullable().default(null),
  isAnonymous: z.boolean().default(true),
  opensOn: day,
  closesOn: day,
  minimumSample: z.number().int().min(3).max(50).default(5),
  strata: surveyStrata.default('none'),
  remindDaysBefore: z.number().int().min(1).max(14).nullable().default(3),
  mostReminders: z.number().int().min(0).max(5).default(2),
  /** Whether anybody may answer at an open address, besides those invited. */
  isPublic: z.boolean().default(false),
  questions: z.array(questionInput).max(40),
  audience: z.array(audienceLine).max(50).default([]),
})
export type SurveyFields = z.infer<typeof surveyFields>

export const surveyFilter = z.object({
  chain: oneOrMany(code).optional(),
  state: oneOrMany(surveyState).optional(),
  query: z.string().max(100).optional(),
})
export type SurveyFilter = z.infer<typeof surveyFilter>
export const surveyListQuery = surveyFilter.extend(listQuery(surveyList).shape)
export type SurveyListQuery = z.infer<typeof surveyListQuery>
export const surveyFileQuery = surveyFilter.extend(listFileQuery(surveyList).shape)
export type SurveyFileQuery = z.infer<typeof surveyFileQuery>

/** Somebody invited, with the address to hand over on paper or in a chat. */
export const surveyLink = z.object({
  personName: z.string(),
  orgName: z.string(),
  hasAccount: z.boolean(),
  answered: z.boolean(),
  path: z.string(),
})
export type SurveyLink = z.infer<typeof surveyLink>

const byId = z.object({ id: z.uuid() })
const byVersion = byId.extend({ lockVersion })
const tags = ['surveys']

export const surveyContract = {
  listSurveys: endpoint('training.survey.read', {
    method: 'GET',
    path: '/training/surveys',
    tags,
    summary: 'Questionnaires before training, those open first',
  })
    .input(surveyListQuery)
    .output(listPageOf(surveySummary, surveyList)),
  exportSurveys: endpoint('training.survey.export', {
    method: 'GET',
    path: '/training/surveys/export',
    tags,
    summary: 'The list of questionnaires as a workbook',
  })
    .input(surveyFileQuery)
    .output(download),
  listSurveyClasses: endpoint('training.survey.edit', {
    method: 'GET',
    path: '/training/surveys/classes',
    tags,
    summary: 'Classes that a questionnaire can prepare',
  }).output(z.array(z.object({ id: z.uuid(), title: z.string(), chainCode: z.string().nullable() }))),
  countAudience: endpoint('training.survey.edit', {
    method: 'POST',
    path: '/training/surveys/audience',
    tags,
    summary: 'How many people of the directory an audience means today',
  })
    .input(z.object({ audience: z.array(audienceLine).max(50) }))
    .output(z.object({ people: z.number().int(), withAccount: z.number().int() })),
  createSurvey: endpoint('training.survey.edit', {
    method: 'POST',
    path: '/training/surveys',
    tags,
    summary: 'Draft a questionnaire',
    successStatus: 201,
  })
    .input(surveyFields)
    .output(surveyDetail),
  getSurvey: endpoint('training.survey.read', {
    method: 'GET',
    path: '/training/surveys/{id}',
    tags,
    summary: 'One questionnaire with its questions and how many have answered',
  })
    .input(byId)
    .output(surveyDetail),
  updateSurvey: endpoint('training.survey.edit', {
    method: 'PUT',
    path: '/training/surveys/{id}',
    tags,
    summary: 'Change a draft; once it is open, questions stay as they are',
  })
    .input(surveyFields.extend({ id: z.uuid(), lockVersion }))
    .output(surveyDetail),
  removeSurvey: endpoint('training.survey.edit', {
    method: 'POST',
    path: '/training/surveys/{id}/remove',
    tags,
    summary: 'Delete a draft of a questionnaire, with a reason',
  })
    .input(removal)
    .output(removed),
  openSurvey: endpoint('training.survey.open', {
    method: 'POST',
    path: '/training/surveys/{id}/open',
    tags,
    summary: 'Open it: invites everybody of the audience and tells those who have an account',
  })
    .input(byVersion)
    .output(surveyDetail),
  extendSurvey: endpoint('training.survey.open', {
    method: 'POST',
    path: '/training/surveys/{id}/extend',
    tags,
    summary: 'Set another last day of an open one',
  })
    .input(byVersion.extend({ closesOn: day }))
    .output(surveyDetail),
  closeSurvey: endpoint('training.survey.open', {
    method: 'POST',
    path: '/training/surveys/{id}/close',
    tags,
    summary: 'Close it: nothing more is taken, and open answers can be grouped',
  })
    .input(byVersion)
    .output(surveyDetail),
  remindSurvey: endpoint('training.survey.open', {
    method: 'POST',
    path: '/training/surveys/{id}/remind',
    tags,
    summary: 'Remind those who have not answered, once a day at most',
  })
    .input(byVersion)
    .output(z.object({ reminded: z.number().int() })),
  makeSurveySlips: endpoint('training.survey.open', {
    method: 'POST',
    path: '/training/surveys/{id}/slips',
    tags,
    summary: 'Personal addresses of those who have not answered, to print or send; noted in the audit',
  })
    .input(byId.extend({ everybody: z.boolean().default(false) }))
    .output(z.array(surveyLink)),
}

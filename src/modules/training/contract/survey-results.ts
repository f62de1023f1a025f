import { z } from 'zod'
import { download, endpoint, lockVersion, namedRef } from '#platform/http/contract.ts'
import { groupState, questionKind, surveyState } from './survey-terms.ts'

/** A count or figure that is shown only where enough people stand behind it. */
const shownCount = z.object({ answered: z.number().int(), value: z.number().nullable() })

/** A row of a matrix: means of both scales; the gap is importance − mastery, the widest first. */
export const matrixRow = z.object({
  topicCode: z.string(),
  topicName: z.string(),
  /** Who graded both; null below the minimum sample, and the figures with it. */
  answered: z.number().int().nullable(),
  importance: z.number().nullable(),
  mastery: z.number().nullable(),
  gap: z.number().nullable(),
  /** The gap in each part of those who answered; null where too few did. */
  parts: z.array(shownCount.extend({ answered: z.number().int().nullable() })),
})
export type MatrixRow = z.infer<typeof matrixRow>

export const choiceCount = z.object({ option: z.string(), count: z.number().int(), share: z.number() })

export const questionResult = z.object({
  id: z.uuid(),
  kind: questionKind,
  text: z.string(),
  /** How many answered it; null below the minimum sample. */
  answered: z.number().int().nullable(),
  rows: z.array(matrixRow),
  /** Null where they are hidden. */
  choices: z.array(choiceCount).nullable(),
  grouping: z.enum(['none', 'asked', 'done']),
})
export type QuestionResult = z.infer<typeof questionResult>

export const surveyResults = z.object({
  surveyId: z.uuid(),
  state: surveyState,
  minimumSample: z.number().int(),
  /** Null while there are fewer than the minimum sample: how many fewer is told by the survey itself. */
  answered: z.number().int().nullable(),
  invited: z.number().int(),
  /** Parts that results are told by, with how many answered there; null where too few. */
  parts: z.array(
    z.object({
      key: z.string(),
      /** Null for a branch of work, which the interface names. */
      name: z.string().nullable(),
      answered: z.number().int().nullable(),
    }),
  ),
  questions: z.array(questionResult),
})
export type SurveyResults = z.infer<typeof surveyResults>

export const openAnswer = z.object({ responseId: z.uuid(), text: z.string() })
export type OpenAnswer = z.infer<typeof openAnswer>

export const answerGroup = z.object({
  id: z.uuid(),
  surveyId: z.uuid(),
  questionId: z.uuid(),
  name: z.string(),
  example: z.string(),
  state: groupState,
  size: z.number().int(),
  problems: z.array(namedRef),
  lockVersion: z.number().int(),
})
export type AnswerGroup = z.infer<typeof answerGroup>

export const questionGroups = z.object({
  groups: z.array(answerGroup),
  /** Answers in no group. */
  rest: z.number().int(),
})
export type QuestionGroups = z.infer<typeof questionGroups>

const byId = z.object({ id: z.uuid() })
const groupVersion = byId.extend({ lockVersion })
const groupName = z.string().trim().min(2).max(60)
const tags = ['surveys']

export const surveyResultsContract = {
  getSurveyResults: endpoint('training.survey.results', {
    method: 'GET',
    path: '/training/surveys/{id}/results',
    tags,
    summary: 'Results, as far as enough people stand behind each figure',
  })
    .input(byId)
    .output(surveyResults),
  exportSurveyResults: endpoint('training.survey.export', {
    method: 'GET',
    path: '/training/surveys/{id}/results/export',
    tags,
    summary:
      'Every answer as a row of a workbook, each row of a matrix in columns of its own; noted in the audit',
  })
    .input(byId.extend({ withTexts: z.boolean().default(false) }))
    .output(download),
  askForGroups: endpoint('training.survey.edit', {
    method: 'POST',
    path: '/training/survey-questions/{id}/groups',
    tags,
    summary: 'Have the open answers of a closed survey grouped by meaning; a job does it',
  })
    .input(byId)
    .output(z.object({ asked: z.literal(true) })),
  listAnswerGroups: endpoint('training.survey.results', {
    method: 'GET',
    path: '/training/survey-questions/{id}/groups',
    tags,
    summary: 'Groups of open answers, the greatest first',
  })
    .input(byId)
    .output(questionGroups),
  listOpenAnswers: endpoint('training.survey.results', {
    method: 'GET',
    path: '/training/survey-questions/{id}/answers',
    tags,
    summary:
      'Open answers of a group, or those in none; numbers that look like a telephone or identity are masked',
  })
    .input(byId.extend({ group: z.uuid().optional() }))
    .output(z.array(openAnswer)),
  changeAnswerGroup: endpoint('training.survey.edit', {
    method: 'PUT',
    path: '/training/answer-groups/{id}',
    tags,
    summary: 'Name a group and confirm it, set it aside or propose it again',
  })
    .input(groupVersion.extend({ name: groupName, state: groupState }))
    .output(answerGroup),
  mergeAnswerGroups: endpoint('training.survey.edit', {
    method: 'POST',
    path: '/training/answer-groups/{id}/merge',
    tags,
    summary: 'Put another group of the same question into this one',
  })
    .input(groupVersion.extend({ from: z.object({ id: z.uuid(), lockVersion }) }))
    .output(answerGroup),
  splitAnswerGroup: endpoint('training.survey.edit', {
    method: 'POST',
    path: '/training/answer-groups/{id}/split',
    tags,
    summary: 'Take answers out of a group, into one of their own or into none',
  })
    .input(
      groupVersion.extend({
        responseIds: z.array(z.uuid()).min(1).max(2000),
        /** Name of the group they make; null to leave them in none. */
        name: groupName.nullable(),
      }),
    )
    .output(answerGroup),
}

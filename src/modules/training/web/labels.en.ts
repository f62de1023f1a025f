import { answeringEn } from './labels/answering.en.ts'
import { trainingCommonEn } from './labels/common.en.ts'
import { discussionEn, discussionErrorsEn } from './labels/discussion.en.ts'
import { surveyEn, surveyErrorsEn, surveyTopicsEn } from './labels/survey.en.ts'
import { topicEn, topicErrorsEn } from './labels/topic.en.ts'

export const trainingEn = {
  ...trainingCommonEn,
  topic: topicEn,
  survey: surveyEn,
  answering: answeringEn,
  discussion: discussionEn,
  errors: { ...topicErrorsEn, ...surveyErrorsEn, ...discussionErrorsEn },
  topicLabels: { ...surveyTopicsEn },
}

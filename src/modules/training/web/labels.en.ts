import { answeringEn } from './labels/answering.en.ts'
import { classEn, classErrorsEn } from './labels/class.en.ts'
import { trainingCommonEn } from './labels/common.en.ts'
import { coverageEn } from './labels/coverage.en.ts'
import { discussionEn, discussionErrorsEn } from './labels/discussion.en.ts'
import { growthEn } from './labels/growth.en.ts'
import { ideaEn, ideaErrorsEn, ideaTopicsEn } from './labels/idea.en.ts'
import { libraryEn, libraryErrorsEn } from './labels/library.en.ts'
import { needEn, needErrorsEn } from './labels/need.en.ts'
import { papersEn, papersErrorsEn } from './labels/papers.en.ts'
import { surveyEn, surveyErrorsEn, surveyTopicsEn } from './labels/survey.en.ts'
import { topicEn, topicErrorsEn } from './labels/topic.en.ts'

export const trainingEn = {
  ...trainingCommonEn,
  class: classEn,
  need: needEn,
  coverage: coverageEn,
  topic: topicEn,
  library: libraryEn,
  survey: surveyEn,
  answering: answeringEn,
  discussion: discussionEn,
  papers: papersEn,
  idea: ideaEn,
  growth: growthEn,
  errors: {
    ...classErrorsEn,
    ...needErrorsEn,
    ...topicErrorsEn,
    ...libraryErrorsEn,
    ...surveyErrorsEn,
    ...discussionErrorsEn,
    ...papersErrorsEn,
    ...ideaErrorsEn,
  },
  topicLabels: { ...surveyTopicsEn, ...ideaTopicsEn },
}

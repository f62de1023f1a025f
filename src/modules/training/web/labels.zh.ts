import { answeringZh } from './labels/answering.zh.ts'
import { classErrorsZh, classZh } from './labels/class.zh.ts'
import { trainingCommonZh } from './labels/common.zh.ts'
import { coverageZh } from './labels/coverage.zh.ts'
import { discussionErrorsZh, discussionZh } from './labels/discussion.zh.ts'
import { growthZh } from './labels/growth.zh.ts'
import { ideaErrorsZh, ideaTopicsZh, ideaZh } from './labels/idea.zh.ts'
import { libraryErrorsZh, libraryZh } from './labels/library.zh.ts'
import { needErrorsZh, needZh } from './labels/need.zh.ts'
import { papersErrorsZh, papersZh } from './labels/papers.zh.ts'
import { surveyErrorsZh, surveyTopicsZh, surveyZh } from './labels/survey.zh.ts'
import { topicErrorsZh, topicZh } from './labels/topic.zh.ts'

/** Words of training, by area; each area keeps its own file. */
export const trainingZh = {
  ...trainingCommonZh,
  class: classZh,
  need: needZh,
  coverage: coverageZh,
  topic: topicZh,
  library: libraryZh,
  survey: surveyZh,
  answering: answeringZh,
  discussion: discussionZh,
  papers: papersZh,
  idea: ideaZh,
  growth: growthZh,
  errors: {
    ...classErrorsZh,
    ...needErrorsZh,
    ...topicErrorsZh,
    ...libraryErrorsZh,
    ...surveyErrorsZh,
    ...discussionErrorsZh,
    ...papersErrorsZh,
    ...ideaErrorsZh,
  },
  topicLabels: { ...surveyTopicsZh, ...ideaTopicsZh },
}
export type TrainingLabels = typeof trainingZh

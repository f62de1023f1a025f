import { answeringZh } from './labels/answering.zh.ts'
import { trainingCommonZh } from './labels/common.zh.ts'
import { discussionErrorsZh, discussionZh } from './labels/discussion.zh.ts'
import { surveyErrorsZh, surveyTopicsZh, surveyZh } from './labels/survey.zh.ts'
import { topicErrorsZh, topicZh } from './labels/topic.zh.ts'

/** Words of training, by area; each area keeps its own file. */
export const trainingZh = {
  ...trainingCommonZh,
  topic: topicZh,
  survey: surveyZh,
  answering: answeringZh,
  discussion: discussionZh,
  errors: { ...topicErrorsZh, ...surveyErrorsZh, ...discussionErrorsZh },
  topicLabels: { ...surveyTopicsZh },
}
export type TrainingLabels = typeof trainingZh

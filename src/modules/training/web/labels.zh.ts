import { trainingCommonZh } from './labels/common.zh.ts'
import { libraryErrorsZh, libraryZh } from './labels/library.zh.ts'
import { topicErrorsZh, topicZh } from './labels/topic.zh.ts'

/** Words of training, by area; each area keeps its own file. */
export const trainingZh = {
  ...trainingCommonZh,
  topic: topicZh,
  library: libraryZh,
  errors: { ...topicErrorsZh, ...libraryErrorsZh },
}
export type TrainingLabels = typeof trainingZh

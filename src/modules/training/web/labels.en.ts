import { trainingCommonEn } from './labels/common.en.ts'
import { libraryEn, libraryErrorsEn } from './labels/library.en.ts'
import { topicEn, topicErrorsEn } from './labels/topic.en.ts'

export const trainingEn = {
  ...trainingCommonEn,
  topic: topicEn,
  library: libraryEn,
  errors: { ...topicErrorsEn, ...libraryErrorsEn },
}

import { trainingCommonEn } from './labels/common.en.ts'
import { topicEn, topicErrorsEn } from './labels/topic.en.ts'

export const trainingEn = {
  ...trainingCommonEn,
  topic: topicEn,
  errors: { ...topicErrorsEn },
}

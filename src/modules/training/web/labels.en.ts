import { classEn, classErrorsEn } from './labels/class.en.ts'
import { trainingCommonEn } from './labels/common.en.ts'
import { topicEn, topicErrorsEn } from './labels/topic.en.ts'

export const trainingEn = {
  ...trainingCommonEn,
  class: classEn,
  topic: topicEn,
  errors: { ...classErrorsEn, ...topicErrorsEn },
}

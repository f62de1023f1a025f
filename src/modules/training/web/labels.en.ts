import { classEn, classErrorsEn } from './labels/class.en.ts'
import { trainingCommonEn } from './labels/common.en.ts'
import { libraryEn, libraryErrorsEn } from './labels/library.en.ts'
import { needEn, needErrorsEn } from './labels/need.en.ts'
import { topicEn, topicErrorsEn } from './labels/topic.en.ts'

export const trainingEn = {
  ...trainingCommonEn,
  class: classEn,
  need: needEn,
  topic: topicEn,
  library: libraryEn,
  errors: { ...classErrorsEn, ...needErrorsEn, ...topicErrorsEn, ...libraryErrorsEn },
}

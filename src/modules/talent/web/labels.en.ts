import { talentCommonEn } from './labels/common.en.ts'
import { skillEn, skillErrorsEn } from './labels/skill.en.ts'

export const talentEn = {
  ...talentCommonEn,
  skill: skillEn,
  errors: { ...skillErrorsEn },
}

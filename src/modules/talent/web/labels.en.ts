import { talentCommonEn } from './labels/common.en.ts'
import { planEn, planErrorsEn } from './labels/plan.en.ts'
import { skillEn, skillErrorsEn } from './labels/skill.en.ts'

export const talentEn = {
  ...talentCommonEn,
  plan: planEn,
  skill: skillEn,
  errors: { ...planErrorsEn, ...skillErrorsEn },
}

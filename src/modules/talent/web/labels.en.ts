import { talentCommonEn } from './labels/common.en.ts'
import { engagementEn, engagementErrorsEn } from './labels/engagement.en.ts'
import { skillEn, skillErrorsEn } from './labels/skill.en.ts'

export const talentEn = {
  ...talentCommonEn,
  engagement: engagementEn,
  skill: skillEn,
  errors: { ...engagementErrorsEn, ...skillErrorsEn },
}

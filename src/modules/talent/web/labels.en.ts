import { talentCommonEn } from './labels/common.en.ts'
import { profileEn, profileErrorsEn } from './labels/profile.en.ts'
import { skillEn, skillErrorsEn } from './labels/skill.en.ts'

export const talentEn = {
  ...talentCommonEn,
  profile: profileEn,
  skill: skillEn,
  topicLabels: { 'talent.consent.ending': 'Consents of people end soon' },
  errors: { ...profileErrorsEn, ...skillErrorsEn },
}

import { talentCommonEn } from './labels/common.en.ts'
import { needEn, needErrorsEn } from './labels/need.en.ts'
import { profileEn, profileErrorsEn } from './labels/profile.en.ts'
import { planEn, planErrorsEn } from './labels/plan.en.ts'
import { directoryEn, directoryErrorsEn } from './labels/directory.en.ts'
import { dualEn } from './labels/dual.en.ts'
import { engagementEn, engagementErrorsEn } from './labels/engagement.en.ts'
import { matchEn, matchErrorsEn } from './labels/match.en.ts'
import { skillEn, skillErrorsEn } from './labels/skill.en.ts'

export const talentEn = {
  ...talentCommonEn,
  need: needEn,
  skill: skillEn,
  errors: { ...needErrorsEn, ...skillErrorsEn },
  profile: profileEn,
  skill: skillEn,
  topicLabels: { 'talent.consent.ending': 'Consents of people end soon' },
  errors: { ...profileErrorsEn, ...skillErrorsEn },
  plan: planEn,
  skill: skillEn,
  errors: { ...planErrorsEn, ...skillErrorsEn },
  dual: dualEn,
  directory: directoryEn,
  skill: skillEn,
  errors: { ...directoryErrorsEn, ...skillErrorsEn },
  engagement: engagementEn,
  skill: skillEn,
  errors: { ...engagementErrorsEn, ...skillErrorsEn },
  match: matchEn,
  skill: skillEn,
  errors: { ...matchErrorsEn, ...skillErrorsEn },
}

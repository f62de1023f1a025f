import { biddingEn, biddingErrorsEn } from './labels/bidding.en.ts'
import { talentCommonEn } from './labels/common.en.ts'
import { directoryEn, directoryErrorsEn } from './labels/directory.en.ts'
import { dualEn } from './labels/dual.en.ts'
import { engagementEn, engagementErrorsEn } from './labels/engagement.en.ts'
import { fairEn, fairErrorsEn } from './labels/fair.en.ts'
import { instituteEn, instituteErrorsEn, outputEn, recruitEn } from './labels/institute.en.ts'
import { majorEn } from './labels/major.en.ts'
import { matchEn, matchErrorsEn } from './labels/match.en.ts'
import { needEn, needErrorsEn } from './labels/need.en.ts'
import { planEn, planErrorsEn } from './labels/plan.en.ts'
import { profileEn, profileErrorsEn } from './labels/profile.en.ts'
import { skillEn, skillErrorsEn } from './labels/skill.en.ts'

/** Words of talent, by area; each area keeps its own file. */
export const talentEn = {
  ...talentCommonEn,
  bidding: biddingEn,
  directory: directoryEn,
  dual: dualEn,
  engagement: engagementEn,
  major: majorEn,
  institute: instituteEn,
  fair: fairEn,
  match: matchEn,
  need: needEn,
  output: outputEn,
  plan: planEn,
  profile: profileEn,
  recruit: recruitEn,
  skill: skillEn,
  topicLabels: { 'talent.consent.ending': 'Consents of people end soon' },
  errors: {
    ...biddingErrorsEn,
    ...directoryErrorsEn,
    ...engagementErrorsEn,
    ...instituteErrorsEn,
    ...fairErrorsEn,
    ...matchErrorsEn,
    ...needErrorsEn,
    ...planErrorsEn,
    ...profileErrorsEn,
    ...skillErrorsEn,
  },
}

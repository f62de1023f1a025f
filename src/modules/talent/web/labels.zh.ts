import { biddingErrorsZh, biddingZh } from './labels/bidding.zh.ts'
import { talentCommonZh } from './labels/common.zh.ts'
import { directoryErrorsZh, directoryZh } from './labels/directory.zh.ts'
import { dualZh } from './labels/dual.zh.ts'
import { engagementErrorsZh, engagementZh } from './labels/engagement.zh.ts'
import { fairErrorsZh, fairZh } from './labels/fair.zh.ts'
import { instituteErrorsZh, instituteZh, outputZh, recruitZh } from './labels/institute.zh.ts'
import { majorZh } from './labels/major.zh.ts'
import { matchErrorsZh, matchZh } from './labels/match.zh.ts'
import { needErrorsZh, needZh } from './labels/need.zh.ts'
import { planErrorsZh, planZh } from './labels/plan.zh.ts'
import { profileErrorsZh, profileZh } from './labels/profile.zh.ts'
import { skillErrorsZh, skillZh } from './labels/skill.zh.ts'

/** Words of talent, by area; each area keeps its own file. */
export const talentZh = {
  ...talentCommonZh,
  bidding: biddingZh,
  directory: directoryZh,
  dual: dualZh,
  engagement: engagementZh,
  major: majorZh,
  institute: instituteZh,
  fair: fairZh,
  match: matchZh,
  need: needZh,
  output: outputZh,
  plan: planZh,
  profile: profileZh,
  recruit: recruitZh,
  skill: skillZh,
  topicLabels: { 'talent.consent.ending': '人才授权即将到期' },
  errors: {
    ...biddingErrorsZh,
    ...directoryErrorsZh,
    ...engagementErrorsZh,
    ...instituteErrorsZh,
    ...fairErrorsZh,
    ...matchErrorsZh,
    ...needErrorsZh,
    ...planErrorsZh,
    ...profileErrorsZh,
    ...skillErrorsZh,
  },
}
export type TalentLabels = typeof talentZh

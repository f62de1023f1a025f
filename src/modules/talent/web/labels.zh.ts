import { biddingErrorsZh, biddingZh } from './labels/bidding.zh.ts'
import { talentCommonZh } from './labels/common.zh.ts'
import { directoryZh, directoryErrorsZh } from './labels/directory.zh.ts'
import { dualZh } from './labels/dual.zh.ts'
import { engagementZh, engagementErrorsZh } from './labels/engagement.zh.ts'
import { matchZh, matchErrorsZh } from './labels/match.zh.ts'
import { needZh, needErrorsZh } from './labels/need.zh.ts'
import { planZh, planErrorsZh } from './labels/plan.zh.ts'
import { profileZh, profileErrorsZh } from './labels/profile.zh.ts'
import { skillZh, skillErrorsZh } from './labels/skill.zh.ts'

/** Words of talent, by area; each area keeps its own file. */
export const talentZh = {
  ...talentCommonZh,
  directory: directoryZh,
  dual: dualZh,
  engagement: engagementZh,
  match: matchZh,
  need: needZh,
  plan: planZh,
  profile: profileZh,
  skill: skillZh,
  topicLabels: { 'talent.consent.ending': '人才授权即将到期' },
  errors: {
    ...directoryErrorsZh,
    ...engagementErrorsZh,
    ...matchErrorsZh,
    ...needErrorsZh,
    ...planErrorsZh,
    ...profileErrorsZh,
    ...skillErrorsZh,
  },
  bidding: biddingZh,
  errors: { ...skillErrorsZh, ...biddingErrorsZh },
}
export type TalentLabels = typeof talentZh

import { talentCommonZh } from './labels/common.zh.ts'
import { needErrorsZh, needZh } from './labels/need.zh.ts'
import { profileErrorsZh, profileZh } from './labels/profile.zh.ts'
import { planErrorsZh, planZh } from './labels/plan.zh.ts'
import { directoryErrorsZh, directoryZh } from './labels/directory.zh.ts'
import { dualZh } from './labels/dual.zh.ts'
import { engagementErrorsZh, engagementZh } from './labels/engagement.zh.ts'
import { matchErrorsZh, matchZh } from './labels/match.zh.ts'
import { skillErrorsZh, skillZh } from './labels/skill.zh.ts'

/** Words of talent, by area; each area keeps its own file. */
export const talentZh = {
  ...talentCommonZh,
  need: needZh,
  skill: skillZh,
  errors: { ...needErrorsZh, ...skillErrorsZh },
  profile: profileZh,
  skill: skillZh,
  topicLabels: { 'talent.consent.ending': '人才授权即将到期' },
  errors: { ...profileErrorsZh, ...skillErrorsZh },
  plan: planZh,
  skill: skillZh,
  errors: { ...planErrorsZh, ...skillErrorsZh },
  dual: dualZh,
  directory: directoryZh,
  skill: skillZh,
  errors: { ...directoryErrorsZh, ...skillErrorsZh },
  engagement: engagementZh,
  skill: skillZh,
  errors: { ...engagementErrorsZh, ...skillErrorsZh },
  match: matchZh,
  skill: skillZh,
  errors: { ...matchErrorsZh, ...skillErrorsZh },
}
export type TalentLabels = typeof talentZh

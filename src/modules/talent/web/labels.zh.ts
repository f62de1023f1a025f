import { talentCommonZh } from './labels/common.zh.ts'
import { engagementErrorsZh, engagementZh } from './labels/engagement.zh.ts'
import { skillErrorsZh, skillZh } from './labels/skill.zh.ts'

/** Words of talent, by area; each area keeps its own file. */
export const talentZh = {
  ...talentCommonZh,
  engagement: engagementZh,
  skill: skillZh,
  errors: { ...engagementErrorsZh, ...skillErrorsZh },
}
export type TalentLabels = typeof talentZh

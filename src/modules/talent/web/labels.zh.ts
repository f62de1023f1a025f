import { talentCommonZh } from './labels/common.zh.ts'
import { planErrorsZh, planZh } from './labels/plan.zh.ts'
import { skillErrorsZh, skillZh } from './labels/skill.zh.ts'

/** Words of talent, by area; each area keeps its own file. */
export const talentZh = {
  ...talentCommonZh,
  plan: planZh,
  skill: skillZh,
  errors: { ...planErrorsZh, ...skillErrorsZh },
}
export type TalentLabels = typeof talentZh

import { talentCommonZh } from './labels/common.zh.ts'
import { needErrorsZh, needZh } from './labels/need.zh.ts'
import { skillErrorsZh, skillZh } from './labels/skill.zh.ts'

/** Words of talent, by area; each area keeps its own file. */
export const talentZh = {
  ...talentCommonZh,
  need: needZh,
  skill: skillZh,
  errors: { ...needErrorsZh, ...skillErrorsZh },
}
export type TalentLabels = typeof talentZh

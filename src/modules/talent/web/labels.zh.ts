import { talentCommonZh } from './labels/common.zh.ts'
import { skillErrorsZh, skillZh } from './labels/skill.zh.ts'

/** Words of talent, by area; each area keeps its own file. */
export const talentZh = {
  ...talentCommonZh,
  skill: skillZh,
  errors: { ...skillErrorsZh },
}
export type TalentLabels = typeof talentZh

import { talentCommonZh } from './labels/common.zh.ts'
import { matchErrorsZh, matchZh } from './labels/match.zh.ts'
import { skillErrorsZh, skillZh } from './labels/skill.zh.ts'

/** Words of talent, by area; each area keeps its own file. */
export const talentZh = {
  ...talentCommonZh,
  match: matchZh,
  skill: skillZh,
  errors: { ...matchErrorsZh, ...skillErrorsZh },
}
export type TalentLabels = typeof talentZh

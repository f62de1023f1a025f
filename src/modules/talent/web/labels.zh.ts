import { talentCommonZh } from './labels/common.zh.ts'
import { directoryErrorsZh, directoryZh } from './labels/directory.zh.ts'
import { dualZh } from './labels/dual.zh.ts'
import { skillErrorsZh, skillZh } from './labels/skill.zh.ts'

/** Words of talent, by area; each area keeps its own file. */
export const talentZh = {
  ...talentCommonZh,
  dual: dualZh,
  directory: directoryZh,
  skill: skillZh,
  errors: { ...directoryErrorsZh, ...skillErrorsZh },
}
export type TalentLabels = typeof talentZh

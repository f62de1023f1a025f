import { biddingErrorsZh, biddingZh } from './labels/bidding.zh.ts'
import { talentCommonZh } from './labels/common.zh.ts'
import { skillErrorsZh, skillZh } from './labels/skill.zh.ts'

/** Words of talent, by area; each area keeps its own file. */
export const talentZh = {
  ...talentCommonZh,
  skill: skillZh,
  bidding: biddingZh,
  errors: { ...skillErrorsZh, ...biddingErrorsZh },
}
export type TalentLabels = typeof talentZh

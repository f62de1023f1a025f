import { talentCommonEn } from './labels/common.en.ts'
import { matchEn, matchErrorsEn } from './labels/match.en.ts'
import { skillEn, skillErrorsEn } from './labels/skill.en.ts'

export const talentEn = {
  ...talentCommonEn,
  match: matchEn,
  skill: skillEn,
  errors: { ...matchErrorsEn, ...skillErrorsEn },
}

import { talentCommonEn } from './labels/common.en.ts'
import { directoryEn, directoryErrorsEn } from './labels/directory.en.ts'
import { dualEn } from './labels/dual.en.ts'
import { skillEn, skillErrorsEn } from './labels/skill.en.ts'

export const talentEn = {
  ...talentCommonEn,
  dual: dualEn,
  directory: directoryEn,
  skill: skillEn,
  errors: { ...directoryErrorsEn, ...skillErrorsEn },
}

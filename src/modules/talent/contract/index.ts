import { majorContract } from './major.ts'
import { matchContract } from './match.ts'
import { skillContract } from './skill.ts'

export * from './major.ts'
export * from './match.ts'
export * from './match-run.ts'
export * from './match-why.ts'
export * from './skill.ts'
export * from './skill-table.ts'

/** Everything the talent module answers. */
export const talentContract = {
  ...majorContract,
  ...matchContract,
  ...skillContract,
}

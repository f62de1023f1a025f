import { majorContract } from './major.ts'
import { skillContract } from './skill.ts'

export * from './major.ts'
export * from './skill.ts'
export * from './skill-table.ts'

/** Everything the talent module answers. */
export const talentContract = {
  ...majorContract,
  ...skillContract,
}

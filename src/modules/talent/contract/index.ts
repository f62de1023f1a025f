import { majorContract } from './major.ts'
import { needContract } from './need.ts'
import { skillContract } from './skill.ts'

export * from './major.ts'
export * from './need.ts'
export * from './need-table.ts'
export * from './skill.ts'
export * from './skill-table.ts'

/** Everything the talent module answers. */
export const talentContract = {
  ...majorContract,
  ...needContract,
  ...skillContract,
}

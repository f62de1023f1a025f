import { majorContract } from './major.ts'
import { planContract } from './plan.ts'
import { skillContract } from './skill.ts'

export * from './major.ts'
export * from './plan.ts'
export * from './plan-table.ts'
export * from './skill.ts'
export * from './skill-table.ts'

/** Everything the talent module answers. */
export const talentContract = {
  ...majorContract,
  ...planContract,
  ...skillContract,
}

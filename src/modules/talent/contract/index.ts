import { engagementContract } from './engagement.ts'
import { majorContract } from './major.ts'
import { skillContract } from './skill.ts'

export * from './engagement.ts'
export * from './engagement-list.ts'
export * from './engagement-shapes.ts'
export * from './engagement-terms.ts'
export * from './major.ts'
export * from './skill.ts'
export * from './skill-table.ts'

/** Everything the talent module answers. */
export const talentContract = {
  ...engagementContract,
  ...majorContract,
  ...skillContract,
}

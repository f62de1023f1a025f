import { biddingContract } from './bidding.ts'
import { majorContract } from './major.ts'
import { skillContract } from './skill.ts'

export * from './bidding.ts'
export * from './bidding-list.ts'
export * from './bidding-shapes.ts'
export * from './bidding-terms.ts'
export * from './major.ts'
export * from './skill.ts'
export * from './skill-table.ts'

/** Everything the talent module answers. */
export const talentContract = {
  ...majorContract,
  ...skillContract,
  ...biddingContract,
}

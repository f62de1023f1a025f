import { biddingContract } from './bidding.ts'
import { directoryContract } from './directory.ts'
import { dualContract } from './dual.ts'
import { engagementContract } from './engagement.ts'
import { fairContract } from './fair.ts'
import { instituteContract } from './institute.ts'
import { instituteOutputContract } from './institute-output.ts'
import { majorContract } from './major.ts'
import { matchContract } from './match.ts'
import { needContract } from './need.ts'
import { planContract } from './plan.ts'
import { profileContract } from './profile.ts'
import { recruitContract } from './recruit.ts'
import { skillContract } from './skill.ts'

export * from './bidding.ts'
export * from './bidding-list.ts'
export * from './bidding-shapes.ts'
export * from './bidding-table.ts'
export * from './bidding-terms.ts'
export * from './consent-table.ts'
export * from './directory.ts'
export * from './directory-entry.ts'
export * from './dual.ts'
export * from './dual-list.ts'
export * from './engagement.ts'
export * from './engagement-list.ts'
export * from './engagement-shapes.ts'
export * from './engagement-terms.ts'
export * from './fair.ts'
export * from './fair-rules.ts'
export * from './fair-shapes.ts'
export * from './fair-table.ts'
export * from './institute.ts'
export * from './institute-output.ts'
export * from './institute-table.ts'
export * from './list-choice.ts'
export * from './major.ts'
export * from './match.ts'
export * from './match-run.ts'
export * from './match-why.ts'
export * from './need.ts'
export * from './need-table.ts'
export * from './plan.ts'
export * from './plan-table.ts'
export * from './profile.ts'
export * from './profile-table.ts'
export * from './provinces.ts'
export * from './recruit.ts'
export * from './skill.ts'
export * from './skill-table.ts'

/** Everything the talent module answers. */
export const talentContract = {
  ...directoryContract,
  ...dualContract,
  ...engagementContract,
  ...instituteContract,
  ...instituteOutputContract,
  ...fairContract,
  ...majorContract,
  ...needContract,
  ...profileContract,
  ...planContract,
  ...matchContract,
  ...recruitContract,
  ...skillContract,
  ...biddingContract,
}

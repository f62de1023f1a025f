import { majorContract } from './major.ts'
import { profileContract } from './profile.ts'
import { skillContract } from './skill.ts'

export * from './consent-table.ts'
export * from './major.ts'
export * from './profile.ts'
export * from './profile-table.ts'
export * from './skill.ts'
export * from './skill-table.ts'

/** Everything the talent module answers. */
export const talentContract = {
  ...majorContract,
  ...profileContract,
  ...skillContract,
}

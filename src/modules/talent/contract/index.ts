import { directoryContract } from './directory.ts'
import { dualContract } from './dual.ts'
import { majorContract } from './major.ts'
import { skillContract } from './skill.ts'

export * from './directory.ts'
export * from './directory-entry.ts'
export * from './dual.ts'
export * from './dual-list.ts'
export * from './major.ts'
export * from './skill.ts'
export * from './skill-table.ts'

/** Everything the talent module answers. */
export const talentContract = {
  ...directoryContract,
  ...dualContract,
  ...majorContract,
  ...skillContract,
}

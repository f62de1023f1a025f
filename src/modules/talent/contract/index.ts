import { skillContract } from './skill.ts'

export * from './skill.ts'
export * from './skill-table.ts'

/** Everything the talent module answers. */
export const talentContract = {
  ...skillContract,
}

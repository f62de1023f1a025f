import type { PostPattern } from './talent-pattern.ts'
import { postsOfEnergyAndVehicles } from './talent-posts-of-energy-and-vehicles.ts'
import { postsOfOtherChains } from './talent-posts-of-other-chains.ts'

export type { PostPattern } from './talent-pattern.ts'
export { generalPosts } from './talent-posts-of-other-chains.ts'
export { technicalOfChains } from './talent-technical-patterns.ts'

/** Posts that firms of a chain look for. */
export const postsOfChains: Readonly<Record<string, readonly PostPattern[]>> = {
  ...postsOfEnergyAndVehicles,
  ...postsOfOtherChains,
}

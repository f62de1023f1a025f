import { chainRepointers } from '#modules/chains/index.ts'
import { directoryRepointers, type Repointer } from '#modules/directory/index.ts'
import { mattersRepointers } from '#modules/matters/index.ts'
import { talentRepointers } from '#modules/talent/index.ts'
import { trainingRepointers } from '#modules/training/index.ts'

/** How everything that refers to an enterprise goes over when two entries are merged, and back. */
export const repointers: readonly Repointer[] = [
  ...directoryRepointers,
  ...chainRepointers,
  ...mattersRepointers,
  ...talentRepointers,
  ...trainingRepointers,
]

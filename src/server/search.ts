import { chainSearchKinds } from '#modules/chains/index.ts'
import { directorySearchKinds } from '#modules/directory/index.ts'
import { documentSearchKinds } from '#modules/documents/index.ts'
import { mattersSearchKinds } from '#modules/matters/index.ts'
import { talentSearchKinds } from '#modules/talent/index.ts'
import { trainingSearchKinds } from '#modules/training/index.ts'
import { declareSearchKinds, type SearchKinds } from '#platform/search/kinds.ts'

/** Every kind of object that is found by the search, in the order in which kinds stand that fit equally well. */
export const searchKinds: SearchKinds = {
  ...directorySearchKinds,
  ...chainSearchKinds,
  ...mattersSearchKinds,
  ...documentSearchKinds,
  ...talentSearchKinds,
  ...trainingSearchKinds,
}

declareSearchKinds(searchKinds)

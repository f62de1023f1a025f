import { aboutChains } from '#modules/chains/index.ts'
import type { BinKind } from '#platform/bin/bin-kind.ts'
import { AppError } from '#platform/errors.ts'
import { binnedFair, fairScope } from '../../queries/fair.ts'
import { fairRef, fairsRef } from '../../refs.ts'

/** How a fair lies in the recycle bin. One to which needs were brought is cancelled and not deleted. */
export const fairBin: BinKind = {
  table: 'talent.fair',
  title: ['title'],
  alias: 'f',
  readRight: 'talent.fair.read',
  scope: fairScope,
  parts: [{ table: 'talent.fair_chain', column: 'fair_id' }],
  async comeBack(tx, id) {
    if ((await binnedFair(tx.db, id)).hasTwin)
      throw new AppError(
        'conflict',
        'talent.fair.taken',
        'a fair of this title and day was entered meanwhile',
      )
  },
  links: async (tx, id) => [
    { from: fairRef(id), relation: 'partOf', to: fairsRef },
    ...aboutChains(fairRef(id), (await binnedFair(tx.db, id)).chainCodes),
  ],
}

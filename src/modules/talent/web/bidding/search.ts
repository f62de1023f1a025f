import { z } from 'zod'
import { listParams } from '#web/ui/list/list-search.ts'
import { choicesParam, codesParam, textParam } from '#web/ui/search-params.ts'
import { biddingList } from '../../contract/bidding-list.ts'
import { biddingStates } from '../../contract/bidding-terms.ts'

/** Search of the list of biddings. */
export const biddingSearch = z.object({
  query: textParam(100),
  state: choicesParam(biddingStates),
  chain: codesParam(),
  enterprise: textParam(36),
  ...listParams(biddingList),
})

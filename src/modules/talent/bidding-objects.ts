import { type Guards, openTo } from '#platform/rights/rights.ts'
import type { Describers } from '#platform/thread/thread.ts'
import { biddingTitles, visibleBiddings } from './queries/bidding.ts'
import { bidTitles } from './queries/bidding-writes.ts'
import { hrefOf } from './service/bidding/enter.ts'

/** How biddings and bids are named in threads. */
export const biddingDescribers: Describers = {
  'talent.bidding': async (db, ids) =>
    new Map([...(await biddingTitles(db, ids))].map(([id, title]) => [id, { title, href: hrefOf(id) }])),
  'talent.bid': async (db, ids) =>
    new Map(
      [...(await bidTitles(db, ids))].map(([id, { title, biddingId }]) => [
        id,
        { title, href: hrefOf(biddingId) },
      ]),
    ),
}

/** Who may see them there: bids are sealed for whoever does not review. */
export const biddingGuards: Guards = {
  'talent.bidding': visibleBiddings,
  'talent.bid': openTo('talent.bidding.review'),
}

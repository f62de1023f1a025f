import { implement } from '@orpc/server'
import { type ServerContext, withData } from '#platform/http/routes.ts'
import { biddingContract } from './contract/bidding.ts'
import * as bids from './service/bidding/bids.ts'
import { addBidding, updateBidding } from './service/bidding/enter.ts'
import * as show from './service/bidding/show.ts'
import { awardBidding } from './service/bidding/steps.ts'

/** Binds the biddings of the contract to the services. */
export function biddingHandlers() {
  const os = implement(biddingContract).$context<ServerContext>().use(withData)
  return {
    listBiddings: os.listBiddings.handler(({ context, input }) => show.listBiddings(context, input)),
    exportBiddings: os.exportBiddings.handler(({ context, input }) => show.exportBiddings(context, input)),
    listBiddingEnterprises: os.listBiddingEnterprises.handler(({ context }) =>
      show.listBiddingEnterprises(context),
    ),
    listBiddingNeeds: os.listBiddingNeeds.handler(({ context }) => show.listBiddingNeeds(context)),
    getBidding: os.getBidding.handler(({ context, input }) => show.getBidding(context, input.id)),
    addBidding: os.addBidding.handler(({ context, input }) => addBidding(context, input)),
    updateBidding: os.updateBidding.handler(({ context, input }) => updateBidding(context, input)),
    addBid: os.addBid.handler(({ context, input }) => bids.addBid(context, input)),
    withdrawBid: os.withdrawBid.handler(({ context, input }) => bids.withdrawBid(context, input)),
    revealBid: os.revealBid.handler(({ context, input }) => bids.revealBid(context, input)),
    addBidReview: os.addBidReview.handler(({ context, input }) => bids.addBidReview(context, input)),
    updateBidReview: os.updateBidReview.handler(({ context, input }) => bids.updateBidReview(context, input)),
    awardBidding: os.awardBidding.handler(({ context, input }) => awardBidding(context, input)),
  }
}

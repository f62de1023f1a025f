import { z } from 'zod'
import { code } from '#modules/chains/contract/terms.ts'
import { day, download, endpoint, lockVersion, oneOrMany } from '#platform/http/contract.ts'
import { listFileQuery, listPageOf, listQuery } from '#platform/list/contract.ts'
import { biddingList } from './bidding-list.ts'
import {
  bidContacts,
  biddingDetail,
  biddingFields,
  biddingNeed,
  biddingSummary,
  bidFields,
  reviewFields,
} from './bidding-shapes.ts'
import { biddingState } from './bidding-terms.ts'
import { listedEnterprises } from './list-choice.ts'

export const biddingFilter = z.object({
  /** Part of the title or of the enterprise's name. */
  query: z.string().max(100).optional(),
  chain: oneOrMany(code).optional(),
  state: oneOrMany(biddingState).optional(),
  enterprise: z.uuid().optional(),
  need: z.uuid().optional(),
})
export type BiddingFilter = z.infer<typeof biddingFilter>
export const biddingListQuery = biddingFilter.extend(listQuery(biddingList).shape)
export type BiddingListQuery = z.infer<typeof biddingListQuery>
export const biddingFileQuery = biddingFilter.extend(listFileQuery(biddingList).shape)
export type BiddingFileQuery = z.infer<typeof biddingFileQuery>

const tags = ['talent']
const byId = z.object({ id: z.uuid() })
const reason = z.string().trim().min(2).max(1000)

export const biddingContract = {
  listBiddings: endpoint('talent.bidding.read', {
    method: 'GET',
    path: '/talent/biddings',
    tags,
    summary: 'Open-list biddings: those within reach and whatever was listed',
  })
    .input(biddingListQuery)
    .output(listPageOf(biddingSummary, biddingList)),
  exportBiddings: endpoint('talent.bidding.export', {
    method: 'GET',
    path: '/talent/biddings/export',
    tags,
    summary: 'The same list as a workbook',
  })
    .input(biddingFileQuery)
    .output(download),
  listBiddingEnterprises: endpoint('talent.bidding.read', {
    method: 'GET',
    path: '/talent/biddings/enterprises',
    tags,
    summary: 'Enterprises of the biddings in sight, to narrow their list',
  }).output(listedEnterprises),
  listBiddingNeeds: endpoint('talent.bidding.edit', {
    method: 'GET',
    path: '/talent/biddings/needs',
    tags,
    summary: 'Open technical needs that no running bidding lists',
  }).output(z.array(biddingNeed)),
  getBidding: endpoint('talent.bidding.read', {
    method: 'GET',
    path: '/talent/biddings/{id}',
    tags,
    summary: 'One bidding; bids and reviews for whoever reviews',
  })
    .input(byId)
    .output(biddingDetail),
  addBidding: endpoint('talent.bidding.edit', {
    method: 'POST',
    path: '/talent/biddings',
    tags,
    summary: 'Make a bidding of a technical need',
    successStatus: 201,
  })
    .input(biddingFields.extend({ needId: z.uuid() }))
    .output(biddingDetail),
  updateBidding: endpoint('talent.bidding.edit', {
    method: 'PUT',
    path: '/talent/biddings/{id}',
    tags,
    summary: 'Change a bidding before bids are taken',
  })
    .input(biddingFields.extend({ id: z.uuid(), lockVersion }))
    .output(biddingDetail),
  addBid: endpoint('talent.bidding.edit', {
    method: 'POST',
    path: '/talent/biddings/{id}/bids',
    tags,
    summary: 'Enter a bid that came within the period',
    successStatus: 201,
  })
    .input(bidFields.extend({ id: z.uuid() }))
    .output(biddingDetail),
  withdrawBid: endpoint('talent.bidding.edit', {
    method: 'POST',
    path: '/talent/bids/{id}/withdraw',
    tags,
    summary: 'The bidder takes the bid back before it is decided on',
  })
    .input(byId.extend({ lockVersion, reason }))
    .output(biddingDetail),
  revealBid: endpoint('talent.bidding.edit', {
    method: 'POST',
    path: '/talent/bids/{id}/reveal',
    tags,
    summary: 'One masked contact in clear, for a reason; audited',
  })
    .input(byId.extend({ field: z.enum(bidContacts), reason }))
    .output(z.object({ field: z.enum(bidContacts), value: z.string().nullable() })),
  addBidReview: endpoint('talent.bidding.review', {
    method: 'POST',
    path: '/talent/bids/{id}/reviews',
    tags,
    summary: 'Enter what a reviewer says of a bid',
    successStatus: 201,
  })
    .input(reviewFields.extend({ id: z.uuid() }))
    .output(biddingDetail),
  updateBidReview: endpoint('talent.bidding.review', {
    method: 'PUT',
    path: '/talent/bid-reviews/{id}',
    tags,
    summary: 'Correct it while bids are under review',
  })
    .input(reviewFields.extend({ id: z.uuid(), lockVersion }))
    .output(biddingDetail),
  awardBidding: endpoint('talent.bidding.edit', {
    method: 'POST',
    path: '/talent/biddings/{id}/award',
    tags,
    summary: 'A person gives it to one of the bids, says why, and it is signed',
  })
    .input(byId.extend({ stateVersion: lockVersion, bidId: z.uuid(), signedOn: day, reason }))
    .output(biddingDetail),
}

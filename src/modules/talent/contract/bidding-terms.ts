import { z } from 'zod'
import type { Words } from '#platform/words.ts'

/** States of an open-list bidding in the order of its life; the last three end it. */
export const biddingStates = [
  'collected',
  'listed',
  'bidding',
  'review',
  'signed',
  'underway',
  'accepted',
  'failed',
  'withdrawn',
] as const
export type BiddingState = (typeof biddingStates)[number]
export const biddingState = z.enum(biddingStates)

export const biddingStateWords: Record<BiddingState, Words> = {
  collected: { zh: '已征集', en: 'Collected' },
  listed: { zh: '已发榜', en: 'Listed' },
  bidding: { zh: '揭榜中', en: 'Open for bids' },
  review: { zh: '评审中', en: 'Under review' },
  signed: { zh: '已签约', en: 'Signed' },
  underway: { zh: '实施中', en: 'Underway' },
  accepted: { zh: '已验收', en: 'Accepted' },
  failed: { zh: '未成', en: 'Failed' },
  withdrawn: { zh: '已撤榜', en: 'Withdrawn' },
}

/** States whoever may read sees of all: the list was published. */
export const publishedStates = ['listed', 'bidding', 'review', 'signed', 'underway', 'accepted'] as const

export const bidStates = ['received', 'withdrawn', 'won', 'notChosen'] as const
export type BidState = (typeof bidStates)[number]
export const bidState = z.enum(bidStates)

/** What a bid is reviewed by; what each counts is said by the bidding. */
export const criteria = ['technology', 'feasibility', 'team', 'price'] as const
export type Criterion = (typeof criteria)[number]

/** What counts where nobody says otherwise, out of 100. */
export const usualWeights: Record<Criterion, number> = {
  technology: 35,
  feasibility: 30,
  team: 20,
  price: 15,
}

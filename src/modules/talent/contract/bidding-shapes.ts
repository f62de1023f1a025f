import { z } from 'zod'
import { code } from '#modules/chains/contract/terms.ts'
import { day } from '#platform/http/contract.ts'
import { biddingState, bidState } from './bidding-terms.ts'

/** Exact amount in 10,000 yuan. */
export const amount = z
  .string()
  .trim()
  .regex(/^\d{1,9}(\.\d{1,2})?$/, 'an amount in 10,000 yuan with at most two decimals')
const months = z.number().int().min(1).max(120)
const share = z.number().int().min(0).max(100)
const optional = (max: number) => z.string().trim().max(max).nullable().default(null)

export const weights = z
  .object({ technology: share, feasibility: share, team: share, price: share })
  .refine((one) => one.technology + one.feasibility + one.team + one.price === 100, {
    message: 'weights come to 100',
    path: ['price'],
  })

/** What people write of a bidding. */
export const biddingFields = z.object({
  title: z.string().trim().min(4).max(120),
  targets: z.string().trim().min(4).max(2000),
  budget: amount,
  termMonths: months,
  propertyRule: optional(500),
  bidFromOn: day,
  bidUntilOn: day,
  reviewOn: day,
  weights,
  note: optional(1000),
})
export type BiddingFields = z.infer<typeof biddingFields>

export const biddingSummary = z.object({
  id: z.uuid(),
  number: z.number().int(),
  title: z.string(),
  targets: z.string(),
  budget: z.string(),
  termMonths: z.number().int(),
  propertyRule: z.string().nullable(),
  bidFromOn: day,
  bidUntilOn: day,
  reviewOn: day,
  weights: z.object({ technology: share, feasibility: share, team: share, price: share }),
  note: z.string().nullable(),
  need: z.object({ id: z.uuid(), number: z.number().int(), title: z.string() }),
  enterprise: z.object({ id: z.uuid(), name: z.string() }),
  chainCode: code,
  chainName: z.string(),
  state: biddingState,
  stateVersion: z.number().int(),
  dueOn: day.nullable(),
  /** Bids that stand; who they are from is for whoever reviews. */
  bidCount: z.number().int(),
  /** Organisation it was given to. */
  winner: z.string().nullable(),
})
export type BiddingSummary = z.infer<typeof biddingSummary>

const score = z.number().int().min(0).max(100)
export const reviewFields = z.object({
  reviewerName: z.string().trim().min(2).max(60),
  technology: score,
  feasibility: score,
  team: score,
  price: score,
  comment: optional(1000),
})
export type ReviewFields = z.infer<typeof reviewFields>

export const bidReview = reviewFields.extend({
  id: z.uuid(),
  /** Weighted, out of 100, two decimals. */
  score: z.number(),
  lockVersion: z.number().int(),
})
export type BidReview = z.infer<typeof bidReview>

export const contactPhone = z
  .string()
  .trim()
  .regex(/^[0-9+() -]{6,30}$/, 'a telephone number')

export const bidFields = z.object({
  bidderName: z.string().trim().min(2).max(60),
  organisation: z.string().trim().min(2).max(120),
  contactName: optional(60),
  contactPhone: contactPhone.nullable().default(null),
  plan: z.string().trim().min(4).max(4000),
  price: amount,
  months,
  receivedOn: day,
})
export type BidFields = z.infer<typeof bidFields>

export const bidContacts = ['contactName', 'contactPhone'] as const
export type BidContact = (typeof bidContacts)[number]

/** A bid with its reviews; the contact is masked. */
export const bid = z.object({
  ...bidFields.shape,
  contactPhone: z.string().nullable(),
  id: z.uuid(),
  state: bidState,
  withdrawnReason: z.string().nullable(),
  reviews: z.array(bidReview),
  /** Mean of the reviews; null without any. */
  meanScore: z.number().nullable(),
  lockVersion: z.number().int(),
})
export type Bid = z.infer<typeof bid>

export const biddingDetail = biddingSummary.extend({
  winnerBidId: z.uuid().nullable(),
  winnerReason: z.string().nullable(),
  signedOn: day.nullable(),
  result: z.string().nullable(),
  evidence: z.string().nullable(),
  acceptedOn: day.nullable(),
  /** Of the need: where what is asked comes from. */
  source: z.string(),
  asOfOn: day,
  /** Empty for whoever may not review: bids are sealed. */
  bids: z.array(bid),
  seesBids: z.boolean(),
  seesSteps: z.boolean(),
  /** Whose pages the caller may open: what was listed is read by all, the need and the enterprise are not. */
  opens: z.object({ need: z.boolean(), enterprise: z.boolean() }),
  mayEdit: z.boolean(),
  mayReview: z.boolean(),
  isDemo: z.boolean(),
  createdByName: z.string(),
  lockVersion: z.number().int(),
})
export type BiddingDetail = z.infer<typeof biddingDetail>

/** A technical need that can be listed, with what the list would say. */
export const biddingNeed = z.object({
  id: z.uuid(),
  number: z.number().int(),
  title: z.string(),
  enterpriseName: z.string(),
  targets: z.string().nullable(),
  budget: z.string().nullable(),
  termMonths: z.number().int().nullable(),
  propertyRule: z.string().nullable(),
})
export type BiddingNeed = z.infer<typeof biddingNeed>

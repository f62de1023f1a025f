import { recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion, violatesUnique } from '#platform/db/editing.ts'
import { AppError, badField } from '#platform/errors.ts'
import { revealField } from '#platform/privacy/reveal.ts'
import { requireRight } from '#platform/rights/rights.ts'
import type { Link } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { BidContact, BiddingDetail, BidFields, ReviewFields } from '../../contract/bidding-shapes.ts'
import { findBidding, type StoredBidding } from '../../queries/bidding.ts'
import * as writes from '../../queries/bidding-writes.ts'
import { biddingRef, bidRef } from '../../refs.ts'
import { getBidding, lockedBidding } from './show.ts'

const unknownBid = (id: string): AppError =>
  new AppError('notFound', 'talent.bid.unknown', `there is no bid ${id}`, { id })

const linksOf = (id: string, biddingId: string): [Link, ...Link[]] => [
  { from: bidRef(id), relation: 'partOf', to: biddingRef(biddingId) },
]

/** What the log keeps of a bid: no contact. */
const told = ({ contactName: _name, contactPhone: _phone, ...rest }: BidFields) => rest

/** Enters a bid that came within the period. @throws AppError as `enterBid`. */
export async function addBid(
  ctx: Context,
  { id, ...fields }: BidFields & { id: string },
): Promise<BiddingDetail> {
  await inTransaction(ctx, (tx) => enterBid(tx, id, fields, false))
  return getBidding(ctx, id)
}

/**
 * The same in the open transaction; gives the id.
 *
 * @throws AppError `conflict` `talent.bid.notTaken` unless bids are taken, `talent.bid.twice` for an organisation that bid
 *   already; `badInput` `talent.bid.outsidePeriod` for a day outside of the period or to come.
 */
export async function enterBid(
  tx: Context,
  biddingId: string,
  fields: BidFields,
  isDemo: boolean,
): Promise<string> {
  const one = await lockedBidding(tx, biddingId)
  requireRight(tx, 'talent.bidding.edit', one.belonging)
  if (one.state !== 'bidding')
    throw new AppError('conflict', 'talent.bid.notTaken', 'bids are taken in the period alone', {
      state: one.state,
    })
  const { receivedOn } = fields
  const today = businessDay(tx.clock)
  if (receivedOn < one.bidFromOn || receivedOn > one.bidUntilOn || receivedOn > today)
    throw badField('receivedOn', 'talent.bid.outsidePeriod', 'it did not come within the period', {
      from: one.bidFromOn,
      until: one.bidUntilOn < today ? one.bidUntilOn : today,
    })
  const organisation = fields.organisation.trim()
  const standing = (await writes.bidsOf(tx.db, biddingId)).filter(({ state }) => state !== 'withdrawn')
  if (standing.some((bid) => bid.organisation === organisation)) throw bidTwice(organisation)
  const id = await writes.insertBid(tx.db, { ...fields, biddingId, isDemo }, tx.clock.now())
  await recordChanges(tx, [
    {
      action: 'talent.bid.add',
      object: bidRef(id),
      before: null,
      after: told(fields),
      links: linksOf(id, biddingId),
    },
  ])
  return id
}

const bidTwice = (organisation: string): AppError =>
  new AppError('conflict', 'talent.bid.twice', `${organisation} bid already`, {
    field: 'organisation',
    organisation,
  })

/** A bid and its bidding, both held. */
async function lockedBid(
  tx: Context,
  id: string,
): Promise<{ bid: writes.StoredBid; bidding: StoredBidding }> {
  const found = await writes.findBid(tx.db, id)
  if (found === null) throw unknownBid(id)
  // Whoever writes a bid holds its bidding first, so that nobody decides on it meanwhile.
  const bidding = await lockedBidding(tx, found.biddingId)
  const bid = await writes.findBid(tx.db, id)
  if (bid === null) throw unknownBid(id)
  return { bid, bidding }
}

/** The bidder takes the bid back before it is decided on. */
export async function withdrawBid(
  ctx: Context,
  { id, lockVersion, reason }: { id: string; lockVersion: number; reason: string },
): Promise<BiddingDetail> {
  requireRight(ctx, 'talent.bidding.edit')
  const biddingId = await inTransaction(ctx, async (tx) => {
    const { bid, bidding } = await lockedBid(tx, id)
    requireVersion(bid, lockVersion)
    if (bid.state !== 'received')
      throw new AppError('conflict', 'talent.bid.decided', 'the bid is decided on', { state: bid.state })
    await writes.putBidState(tx.db, [id], 'withdrawn', reason, tx.clock.now())
    await recordChanges(tx, [
      {
        action: 'talent.bid.withdraw',
        object: bidRef(id),
        before: { state: bid.state },
        after: { state: 'withdrawn' },
        reason,
        links: linksOf(id, bidding.id),
      },
    ])
    return bidding.id
  })
  return getBidding(ctx, biddingId)
}

/** One masked contact in clear. */
export async function revealBid(
  ctx: Context,
  { id, field, reason }: { id: string; field: BidContact; reason: string },
): Promise<{ field: BidContact; value: string | null }> {
  const bid = await writes.findBid(ctx.db, id)
  const bidding = bid && (await findBidding(ctx.db, bid.biddingId))
  if (bid === null || bidding === null) throw unknownBid(id)
  const actions = { asked: 'talent.bid.askReveal', shown: 'talent.bid.reveal' }
  return revealField(ctx, { object: bidRef(id), field, reason }, actions, () => {
    requireRight(ctx, 'talent.bidding.edit', bidding.belonging)
    return bid[field]
  })
}

/** Enters what a reviewer says. @throws AppError as `enterReview`. */
export async function addBidReview(
  ctx: Context,
  { id, ...fields }: ReviewFields & { id: string },
): Promise<BiddingDetail> {
  requireRight(ctx, 'talent.bidding.review')
  return getBidding(ctx, await inTransaction(ctx, (tx) => enterReview(tx, id, fields)))
}

/**
 * The same in the open transaction; gives the bidding's id.
 *
 * @throws AppError `conflict` `talent.bid.notUnderReview`, `talent.bid.reviewedTwice`.
 */
export async function enterReview(tx: Context, bidId: string, fields: ReviewFields): Promise<string> {
  const { bidding } = await reviewable(tx, bidId)
  await writes.insertReview(tx.db, bidId, fields, tx.clock.now()).catch((error: unknown) => {
    throw reviewFault(error, fields)
  })
  await recordReview(tx, 'talent.bid.review', bidId, bidding.id, null, fields)
  return bidding.id
}

/** Corrects a review while bids are under review. */
export async function updateBidReview(
  ctx: Context,
  { id, lockVersion, ...fields }: ReviewFields & { id: string; lockVersion: number },
): Promise<BiddingDetail> {
  requireRight(ctx, 'talent.bidding.review')
  const biddingId = await inTransaction(ctx, async (tx) => {
    const unknown = new AppError('notFound', 'talent.bid.reviewUnknown', `there is no review ${id}`, { id })
    const seen = await writes.findReview(tx.db, id)
    if (seen === null) throw unknown
    const { bidding } = await reviewable(tx, seen.bidId)
    const before = await writes.findReview(tx.db, id)
    if (before === null) throw unknown
    requireVersion(before, lockVersion)
    await writes.putReview(tx.db, id, fields, tx.clock.now()).catch((error: unknown) => {
      throw reviewFault(error, fields)
    })
    await recordReview(tx, 'talent.bid.reviewChange', before.bidId, bidding.id, before, fields)
    return bidding.id
  })
  return getBidding(ctx, biddingId)
}

/** A bid that stands, of a bidding under review. */
async function reviewable(tx: Context, bidId: string) {
  const { bid, bidding } = await lockedBid(tx, bidId)
  requireRight(tx, 'talent.bidding.review', bidding.belonging)
  if (bidding.state !== 'review' || bid.state !== 'received')
    throw new AppError('conflict', 'talent.bid.notUnderReview', 'bids are reviewed once the period is over', {
      state: bidding.state,
    })
  return { bid, bidding }
}

const reviewFault = (error: unknown, { reviewerName }: ReviewFields): unknown =>
  violatesUnique(error, 'bid_review_bid_id_reviewer_name_key')
    ? new AppError(
        'conflict',
        'talent.bid.reviewedTwice',
        `${reviewerName} reviewed this bid already`,
        { field: 'reviewerName', reviewer: reviewerName },
        { cause: error },
      )
    : error

async function recordReview(
  tx: Context,
  action: string,
  bidId: string,
  biddingId: string,
  before: ReviewFields | null,
  after: ReviewFields,
): Promise<void> {
  await recordChanges(tx, [
    {
      action,
      object: bidRef(bidId),
      before: before && reviewOf(before),
      after: reviewOf(after),
      links: linksOf(bidId, biddingId),
    },
  ])
}

const reviewOf = ({ reviewerName, technology, feasibility, team, price, comment }: ReviewFields) => ({
  reviewerName,
  technology,
  feasibility,
  team,
  price,
  comment,
})

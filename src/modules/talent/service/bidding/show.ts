import { saidChains } from '#modules/chains/index.ts'
import { enterpriseRef } from '#modules/directory/index.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import { chosenBy, containing, said } from '#platform/list/filter-words.ts'
import { listFile } from '#platform/list/list-file.ts'
import { type ListPage, mapPage } from '#platform/list/page-of-list.ts'
import { maskName, maskPhone } from '#platform/privacy/mask.ts'
import { may, requireRight } from '#platform/rights/rights.ts'
import type { BiddingFileQuery, BiddingListQuery } from '../../contract/bidding.ts'
import { biddingList } from '../../contract/bidding-list.ts'
import type { Bid, BiddingDetail, BiddingNeed, BiddingSummary } from '../../contract/bidding-shapes.ts'
import { biddingStateWords, publishedStates } from '../../contract/bidding-terms.ts'
import type { ListedEnterprises } from '../../contract/list-choice.ts'
import { openable } from '../../guards.ts'
import * as queries from '../../queries/bidding.ts'
import { bidsOf, reviewsOf } from '../../queries/bidding-writes.ts'
import { needRef } from '../../refs.ts'
import { meanScore, reviewScore } from '../../rules/bid-score.ts'

const read = 'talent.bidding.read'

export const unknownBidding = (id: string): AppError =>
  new AppError('notFound', 'talent.bidding.unknown', `there is no bidding ${id}`, { id })

/** What is within reach, and whatever was listed. */
const sees = (ctx: Context, one: queries.StoredBidding): boolean =>
  may(ctx, read, one.belonging) || (may(ctx, read) && publishedStates.some((state) => state === one.state))

/** A bidding held until the transaction ends. @throws AppError `notFound` for one unknown or out of sight. */
export async function lockedBidding(tx: Context, id: string): Promise<queries.StoredBidding> {
  const one = await queries.lockBidding(tx.db, id)
  if (one === null || !sees(tx, one)) throw unknownBidding(id)
  return one
}

/** Biddings in sight; in no other order wanted, those that run and end first. */
export async function listBiddings(
  ctx: Context,
  filter: BiddingListQuery,
): Promise<ListPage<BiddingSummary, 'budget'>> {
  requireRight(ctx, read)
  return mapPage(await queries.listBiddings(ctx, filter), toSummary)
}

/** Enterprises that the list can be narrowed to. */
export async function listBiddingEnterprises(ctx: Context): Promise<ListedEnterprises> {
  requireRight(ctx, read)
  return { enterprises: await queries.enterprisesOfBiddings(ctx) }
}

/** What can be listed. */
export async function listBiddingNeeds(ctx: Context): Promise<BiddingNeed[]> {
  requireRight(ctx, 'talent.bidding.edit')
  const needs = await queries.openTechnicalNeeds(ctx.db)
  return needs.map(({ chainCode: _chain, enterpriseId: _enterprise, orgIds: _orgs, ...need }) => need)
}

const toSummary = (one: queries.StoredBidding): BiddingSummary => ({
  id: one.id,
  number: one.number,
  title: one.title,
  targets: one.targets,
  budget: one.budget,
  termMonths: one.termMonths,
  propertyRule: one.propertyRule,
  bidFromOn: one.bidFromOn,
  bidUntilOn: one.bidUntilOn,
  reviewOn: one.reviewOn,
  weights: one.weights,
  note: one.note,
  need: one.need,
  enterprise: one.enterprise,
  chainCode: one.chainCode,
  chainName: one.chainName,
  state: one.state,
  stateVersion: one.stateVersion,
  dueOn: one.dueOn,
  bidCount: one.bidCount,
  winner: one.winner,
})

/** Everything about one bidding that the actor may know. Bids are sealed for whoever does not review. */
export async function getBidding(ctx: Context, id: string): Promise<BiddingDetail> {
  const one = await queries.findBidding(ctx.db, id)
  if (one === null || !sees(ctx, one)) throw unknownBidding(id)
  const { belonging, ...rest } = one
  const mayReview = may(ctx, 'talent.bidding.review', belonging)
  const [need, enterprise] = [needRef(one.need.id), enterpriseRef(one.enterprise.id)]
  const opens = await openable(ctx, [need, enterprise])
  return {
    ...rest,
    bids: mayReview ? await bidsWithReviews(ctx, one) : [],
    seesBids: mayReview,
    seesSteps: may(ctx, read, belonging),
    opens: { need: opens(need), enterprise: opens(enterprise) },
    mayEdit: may(ctx, 'talent.bidding.edit', belonging),
    mayReview,
  }
}

async function bidsWithReviews(ctx: Context, { id, weights }: queries.StoredBidding): Promise<Bid[]> {
  const reviews = await reviewsOf(ctx.db, id)
  return (await bidsOf(ctx.db, id)).map(({ biddingId: _bidding, contactName, contactPhone, ...bid }) => {
    const own = reviews
      .filter(({ bidId }) => bidId === bid.id)
      .map(({ bidId: _bid, ...review }) => ({ ...review, score: reviewScore(review, weights) }))
    return {
      ...bid,
      contactName: contactName && maskName(contactName),
      contactPhone: contactPhone && maskPhone(contactPhone),
      reviews: own,
      meanScore: meanScore(own.map(({ score }) => score)),
    }
  })
}

/** Biddings that fit a filter as a workbook. That the list left the house is noted in the audit. */
export async function exportBiddings(
  ctx: Context,
  { columns, sort, ...filter }: BiddingFileQuery,
): Promise<File> {
  requireRight(ctx, 'talent.bidding.export')
  const { items, total, totals } = await queries.listAllBiddings(ctx, { ...filter, sort })
  return listFile(ctx, biddingList, {
    name: 'biddings',
    action: 'talent.bidding.export',
    rows: items.map(toSummary),
    total,
    totals,
    about: [
      chosenBy([
        ...containing(filter.query, '榜题或企业'),
        ...(await saidChains(ctx, filter.chain)),
        ...(filter.enterprise === undefined
          ? []
          : said(
              '发榜企业',
              items.slice(0, 1).map(({ enterprise }) => enterprise.name),
            )),
        ...said(
          '状态',
          filter.state?.map((state) => biddingStateWords[state].zh),
        ),
      ]),
      `导出于 ${businessDay(ctx.clock)}`,
    ],
    columns,
    asked: { filter, sort },
  })
}

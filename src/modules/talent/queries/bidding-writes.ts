import { type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { uuidsOf } from '#platform/db/uuids.ts'
import type { BiddingFields, BidFields, ReviewFields } from '../contract/bidding-shapes.ts'
import { type BidState, bidState } from '../contract/bidding-terms.ts'

const columnsOf = (values: BiddingFields) => ({
  title: values.title,
  targets: values.targets,
  budget: values.budget,
  term_months: values.termMonths,
  property_rule: values.propertyRule,
  bid_from_on: values.bidFromOn,
  bid_until_on: values.bidUntilOn,
  review_on: values.reviewOn,
  weight_technology: values.weights.technology,
  weight_feasibility: values.weights.feasibility,
  weight_team: values.weights.team,
  weight_price: values.weights.price,
  note: values.note,
})

export interface NewBidding extends BiddingFields {
  id?: string
  needId: string
  createdBy: string
  createdByName: string
  createdOrgId: string | null
  isDemo: boolean
}

/** Inserts a bidding and gives its id. */
export async function insertBidding(db: Db, one: NewBidding, at: Date): Promise<string> {
  const { id } = await db
    .insertInto('talent.bidding')
    .values({
      ...columnsOf(one),
      ...(one.id === undefined ? {} : { id: one.id }),
      need_id: one.needId,
      created_by: one.createdBy,
      created_by_name: one.createdByName,
      created_org_id: one.createdOrgId,
      is_demo: one.isDemo,
      created_at: at,
      updated_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function deleteBidding(db: Db, id: string): Promise<void> {
  await db.deleteFrom('talent.bidding').where('id', '=', id).execute()
}

export const putBiddingFields = (db: Db, id: string, values: BiddingFields, at: Date) =>
  putColumns(db, id, columnsOf(values), at)

/** What steps of the workflow write. */
export interface BiddingStepValues {
  bidUntilOn?: string
  reviewOn?: string
  winner?: { bidId: string; reason: string; signedOn: string }
  accepted?: { result: string; evidence: string; on: string }
  ended?: boolean
}

export const putBiddingStep = (db: Db, id: string, values: BiddingStepValues, at: Date) =>
  putColumns(
    db,
    id,
    {
      ...(values.bidUntilOn === undefined ? {} : { bid_until_on: values.bidUntilOn }),
      ...(values.reviewOn === undefined ? {} : { review_on: values.reviewOn }),
      ...(values.winner === undefined
        ? {}
        : {
            winner_bid_id: values.winner.bidId,
            winner_reason: values.winner.reason,
            signed_on: values.winner.signedOn,
          }),
      ...(values.accepted === undefined
        ? {}
        : {
            result: values.accepted.result,
            evidence: values.accepted.evidence,
            accepted_on: values.accepted.on,
          }),
      ...(values.ended === undefined ? {} : { ended: values.ended }),
    },
    at,
  )

async function putColumns(db: Db, id: string, columns: object, at: Date): Promise<void> {
  await db
    .updateTable('talent.bidding')
    .set((set) => ({ ...columns, updated_at: at, lock_version: set('lock_version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** A bid as it is stored, contact in clear. */
export interface StoredBid extends BidFields {
  id: string
  biddingId: string
  state: BidState
  withdrawnReason: string | null
  lockVersion: number
}

const bids = (db: Db) => db.selectFrom('talent.bid').selectAll()
type BidRow = Awaited<ReturnType<ReturnType<typeof bids>['executeTakeFirstOrThrow']>>

const toBid = (row: BidRow): StoredBid => ({
  id: row.id,
  biddingId: row.bidding_id,
  bidderName: row.bidder_name,
  organisation: row.organisation,
  contactName: row.contact_name,
  contactPhone: row.contact_phone,
  plan: row.plan,
  price: row.price,
  months: row.months,
  receivedOn: row.received_on,
  state: bidState.parse(row.state),
  withdrawnReason: row.withdrawn_reason,
  lockVersion: row.lock_version,
})

/** Bids of a bidding in the order in which they came. */
export async function bidsOf(db: Db, biddingId: string): Promise<StoredBid[]> {
  const rows = await bids(db)
    .where('bidding_id', '=', biddingId)
    .orderBy('received_on')
    .orderBy('number')
    .execute()
  return rows.map(toBid)
}

export async function findBid(db: Db, id: string): Promise<StoredBid | null> {
  const row = await bids(db).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : toBid(row)
}

export async function insertBid(
  db: Db,
  one: BidFields & { biddingId: string; isDemo: boolean },
  at: Date,
): Promise<string> {
  const { id } = await db
    .insertInto('talent.bid')
    .values({
      bidding_id: one.biddingId,
      bidder_name: one.bidderName,
      organisation: one.organisation,
      contact_name: one.contactName,
      contact_phone: one.contactPhone,
      plan: one.plan,
      price: one.price,
      months: one.months,
      received_on: one.receivedOn,
      state: 'received',
      is_demo: one.isDemo,
      created_at: at,
      updated_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function putBidState(
  db: Db,
  ids: readonly string[],
  state: BidState,
  withdrawnReason: string | null,
  at: Date,
): Promise<void> {
  if (ids.length === 0) return
  await db
    .updateTable('talent.bid')
    .set((set) => ({
      state,
      withdrawn_reason: withdrawnReason,
      updated_at: at,
      lock_version: set('lock_version', '+', 1),
    }))
    .where(sql<SqlBool>`id = any(${uuidsOf(ids)}::uuid[])`)
    .execute()
}

/** How bids are named: by who made them. */
export async function bidTitles(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, { title: string; biddingId: string }>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('talent.bid')
    .select(['id', 'organisation', 'bidding_id'])
    .where(sql<SqlBool>`id = any(${uuidsOf(ids)}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, { title: row.organisation, biddingId: row.bidding_id }]))
}

export interface StoredReview extends ReviewFields {
  id: string
  bidId: string
  lockVersion: number
}

const reviews = (db: Db) => db.selectFrom('talent.bid_review').selectAll()
type ReviewRow = Awaited<ReturnType<ReturnType<typeof reviews>['executeTakeFirstOrThrow']>>

const toReview = (row: ReviewRow): StoredReview => ({
  id: row.id,
  bidId: row.bid_id,
  reviewerName: row.reviewer_name,
  technology: row.technology,
  feasibility: row.feasibility,
  team: row.team,
  price: row.price,
  comment: row.comment,
  lockVersion: row.lock_version,
})

/** Reviews of all bids of a bidding. */
export async function reviewsOf(db: Db, biddingId: string): Promise<StoredReview[]> {
  const rows = await reviews(db)
    .where('bid_id', 'in', (from) =>
      from.selectFrom('talent.bid').select('id').where('bidding_id', '=', biddingId),
    )
    .orderBy('number')
    .execute()
  return rows.map(toReview)
}

export async function findReview(db: Db, id: string): Promise<StoredReview | null> {
  const row = await reviews(db).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : toReview(row)
}

const reviewColumns = (one: ReviewFields) => ({
  reviewer_name: one.reviewerName,
  technology: one.technology,
  feasibility: one.feasibility,
  team: one.team,
  price: one.price,
  comment: one.comment,
})

export async function insertReview(db: Db, bidId: string, one: ReviewFields, at: Date): Promise<string> {
  const { id } = await db
    .insertInto('talent.bid_review')
    .values({ ...reviewColumns(one), bid_id: bidId, created_at: at, updated_at: at })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function putReview(db: Db, id: string, one: ReviewFields, at: Date): Promise<void> {
  await db
    .updateTable('talent.bid_review')
    .set((set) => ({ ...reviewColumns(one), updated_at: at, lock_version: set('lock_version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

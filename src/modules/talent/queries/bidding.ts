import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/db/database.ts'
import { contains } from '#platform/db/paging.ts'
import { uuidsOf } from '#platform/db/uuids.ts'
import { mostRowsInFile } from '#platform/list/list-file.ts'
import { type ListPage, mapPage, pageOfList, type SqlOf } from '#platform/list/page-of-list.ts'
import type { Permission } from '#platform/rights/permission.ts'
import type { Belonging } from '#platform/rights/reach.ts'
import { may } from '#platform/rights/rights.ts'
import { instanceScope } from '#platform/workflow/instance-scope.ts'
import type { BiddingFileQuery, BiddingFilter, BiddingListQuery } from '../contract/bidding.ts'
import type { biddingList } from '../contract/bidding-list.ts'
import type { BiddingDetail, BiddingNeed } from '../contract/bidding-shapes.ts'
import { biddingState, biddingStates, publishedStates } from '../contract/bidding-terms.ts'
import type { ListChoice } from '../contract/list-choice.ts'
import { columnsOfNeed, conditionsOfNeed, ofNeed, shownOfNeed } from './of-need.ts'

/** A bidding with where its workflow stands, without its bids. */
export interface StoredBidding
  extends Omit<BiddingDetail, 'bids' | 'seesBids' | 'seesSteps' | 'opens' | 'mayEdit' | 'mayReview'> {
  belonging: Belonging
}

const biddings = (db: Db) =>
  ofNeed(db, 'talent.bidding').innerJoin('talent.bidding as b', (join) =>
    join.onRef('b.need_id', '=', 'n.id').on(sql<boolean>`i.object_id = b.id::text`),
  )

const withColumns = (query: ReturnType<typeof biddings>) =>
  query
    .selectAll('b')
    .select(columnsOfNeed)
    .select([
      'n.source',
      'n.as_of_on',
      sql<number>`(select count(*)::int from talent.bid x where x.bidding_id = b.id and x.state <> 'withdrawn')`.as(
        'bid_count',
      ),
      sql<string | null>`(select x.organisation from talent.bid x where x.id = b.winner_bid_id)`.as('winner'),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof withColumns>['executeTakeFirstOrThrow']>>

const toBidding = (row: Row): StoredBidding => ({
  ...shownOfNeed(row),
  id: row.id,
  number: row.number,
  title: row.title,
  targets: row.targets,
  budget: row.budget,
  termMonths: row.term_months,
  propertyRule: row.property_rule,
  bidFromOn: row.bid_from_on,
  bidUntilOn: row.bid_until_on,
  reviewOn: row.review_on,
  weights: {
    technology: row.weight_technology,
    feasibility: row.weight_feasibility,
    team: row.weight_team,
    price: row.weight_price,
  },
  note: row.note,
  state: biddingState.parse(row.state),
  bidCount: row.bid_count,
  winner: row.winner,
  winnerBidId: row.winner_bid_id,
  winnerReason: row.winner_reason,
  signedOn: row.signed_on,
  result: row.result,
  evidence: row.evidence,
  acceptedOn: row.accepted_on,
  source: row.source,
  asOfOn: row.as_of_on,
  isDemo: row.is_demo,
  createdByName: row.created_by_name,
  lockVersion: row.lock_version,
})

/** What a reader sees: what is within reach, and whatever was listed. */
const sight = (ctx: Pick<Context, 'actor'>, permission: Permission): RawBuilder<SqlBool> =>
  may(ctx, permission)
    ? sql<SqlBool>`(i.state = any(${[...publishedStates]}::text[]) or ${instanceScope(ctx, permission)})`
    : sql<SqlBool>`false`

export async function findBidding(db: Db, id: string): Promise<StoredBidding | null> {
  const row = await withColumns(biddings(db)).where('b.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toBidding(row)
}

/** Biddings by id. */
export async function biddingsById(db: Db, ids: readonly string[]): Promise<StoredBidding[]> {
  if (ids.length === 0) return []
  const rows = await withColumns(biddings(db))
    .where(sql<SqlBool>`b.id = any(${uuidsOf(ids)}::uuid[])`)
    .execute()
  return rows.map(toBidding)
}

/** The same, held against other writers until the transaction ends. */
export async function lockBidding(db: Db, id: string): Promise<StoredBidding | null> {
  await db.selectFrom('talent.bidding').select('id').where('id', '=', id).forUpdate().execute()
  return findBidding(db, id)
}

function filtered(ctx: Context, filter: BiddingFilter, permission: Permission) {
  const query = biddings(ctx.db).where(sight(ctx, permission)).where(conditionsOfNeed(filter))
  const words = filter.query?.trim()
  if (!words) return query
  return query.where((where) =>
    where.or([contains(sql.ref('b.title'), words), contains(sql.ref('e.name'), words)]),
  )
}

const listSql: SqlOf<typeof biddingList> = {
  sorts: {
    number: sql.ref('b.number'),
    title: sql.ref('b.title'),
    enterprise: sql.ref('e.name_order'),
    chain: sql.ref('c.name'),
    budget: sql.ref('b.budget'),
    bidUntilOn: sql.ref('b.bid_until_on'),
    state: sql`array_position(${[...biddingStates]}::text[], i.state)`,
  },
  totals: { budget: sql.ref('b.budget') },
  usual: [sql`b.ended`, sql`b.bid_until_on`, sql`b.number desc`],
  tie: sql.ref('b.id'),
}

export async function listBiddings(
  ctx: Context,
  filter: BiddingListQuery,
): Promise<ListPage<StoredBidding, 'budget'>> {
  const query = withColumns(filtered(ctx, filter, 'talent.bidding.read'))
  return mapPage(await pageOfList(query, listSql, filter), toBidding)
}

/** Those that fit, for a file. */
export async function listAllBiddings(
  ctx: Context,
  filter: BiddingFileQuery,
): Promise<ListPage<StoredBidding, 'budget'>> {
  const query = withColumns(filtered(ctx, filter, 'talent.bidding.export'))
  const page = { page: 1, pageSize: mostRowsInFile, sort: filter.sort }
  return mapPage(await pageOfList(query, listSql, page), toBidding)
}

/** Enterprises of the biddings in sight. */
export async function enterprisesOfBiddings(ctx: Context): Promise<ListChoice[]> {
  return biddings(ctx.db)
    .where(sight(ctx, 'talent.bidding.read'))
    .select(['e.id', 'e.name'])
    .groupBy(['e.id', 'e.name', 'e.name_order'])
    .orderBy('e.name_order')
    .execute()
}

/**
 * The biddings that enterprises have under a title, in the order asked for: the one that runs, else the latest that is
 * over, null where there is none.
 */
export async function biddingsByTitle(
  db: Db,
  keys: readonly { enterpriseId: string; title: string }[],
): Promise<(string | null)[]> {
  const rows = await biddings(db)
    .select(['b.id', 'b.title', 'e.id as enterprise_id'])
    .where(sql<SqlBool>`e.id = any(${uuidsOf(keys.map((key) => key.enterpriseId))}::uuid[])`)
    .where(sql<SqlBool>`b.title = any(${keys.map(({ title }) => title)}::text[])`)
    .orderBy('b.ended')
    .orderBy('b.number', 'desc')
    .execute()
  return keys.map(
    (key) =>
      rows.find((row) => row.enterprise_id === key.enterpriseId && row.title === key.title)?.id ?? null,
  )
}

/** Titles by id. */
export async function biddingTitles(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('talent.bidding')
    .select(['id', 'title'])
    .where(sql<SqlBool>`id = any(${uuidsOf(ids)}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, title }) => [id, title]))
}

/** Those of the biddings that the actor may see. */
export async function visibleBiddings(ctx: Context, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await biddings(ctx.db)
    .where(sql<SqlBool>`b.id::text = any(${ids}::text[])`)
    .where(sight(ctx, 'talent.bidding.read'))
    .select('b.id')
    .execute()
  return new Set(rows.map((row) => row.id))
}

/** Open technical needs that no running bidding lists, the newest first; one of them, held, where an id is given. */
export async function openTechnicalNeeds(
  db: Db,
  id?: string,
): Promise<(BiddingNeed & { chainCode: string; enterpriseId: string; orgIds: string[] })[]> {
  let query = db
    .selectFrom('talent.need as n')
    .innerJoin('directory.enterprise as e', 'e.id', 'n.enterprise_id')
    .innerJoin('chains.chain as c', 'c.id', 'n.chain_id')
    .select([
      'n.id',
      'n.number',
      'n.title',
      'e.name as enterpriseName',
      'e.id as enterpriseId',
      'c.code as chainCode',
      'n.target_indicators as targets',
      'n.budget',
      'n.term_months as termMonths',
      'n.property_rule as propertyRule',
      sql<string[]>`array(select o.id::text from directory.organisation o where o.enterprise_id = e.id)`.as(
        'orgIds',
      ),
    ])
    .where('n.kind', '=', 'technical')
    .where('n.state', '=', 'open')
    .where('n.deleted_at', 'is', null)
    .where(sql<SqlBool>`not exists (select from talent.bidding b where b.need_id = n.id and not b.ended)`)
    .orderBy('n.number', 'desc')
  if (id !== undefined) query = query.where('n.id', '=', id).forUpdate('n')
  return query.execute()
}

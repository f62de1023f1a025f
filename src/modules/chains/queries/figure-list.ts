import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { contains } from '#platform/db/paging.ts'
import type { SortBy } from '#platform/list/contract.ts'
import type { SortOf } from '#platform/list/description.ts'
import { type ListPage, mapPage, pageOfList, type SqlOf } from '#platform/list/page-of-list.ts'
import type { ScopeColumns } from '#platform/rights/scope-filter.ts'
import {
  type FigureFilter,
  type FigureRow,
  type figureList,
  type OutputStatus,
  outputStatuses,
} from '../contract/index.ts'

type Total = (typeof figureList)['totals'][number]

/** What a figure belongs to: the chains of its industry. */
export const figureScope: ScopeColumns = {
  chainCodeLists: [
    sql`array(select c.code from chains.industry_chain m join chains.chain c on c.id = m.chain_id
      where m.industry_id = i.id)`,
  ],
}

/** Of two figures of a month, the one with the lower rank is told. */
const rank = (status: string) =>
  sql<number>`array_position(${[...outputStatuses].reverse()}::text[], ${sql.ref(status)})`

/** Beside each figure: the best one of the same month of last year, and the year up to it. */
const beside = sql<{ last_year: string | null; cumulative: string }>`(select
  (select y.amount_yuan from chains.output_value y
    where y.industry_id = v.industry_id and y.month = (v.month - interval '1 year')::date
    order by ${rank('y.status')} limit 1) as last_year,
  (select sum(b.amount_yuan) from (select distinct on (y.month) y.amount_yuan from chains.output_value y
    where y.industry_id = v.industry_id and y.month between date_trunc('year', v.month)::date and v.month
    order by y.month, ${rank('y.status')}) b) as cumulative)`.as<'a'>('a')

const figures = (db: Db) =>
  db
    .selectFrom('chains.output_value as v')
    .innerJoin('chains.industry as i', 'i.id', 'v.industry_id')
    .innerJoinLateral(beside, (join) => join.onTrue())

const growth = sql<string | null>`case when a.last_year > 0
  then round(100 * (v.amount_yuan - a.last_year) / a.last_year, 1) end`

const columnsOf = (query: ReturnType<typeof figures>) =>
  query.select([
    'i.code as industryCode',
    'i.name as industryName',
    sql<FigureRow['chains']>`coalesce((select json_agg(json_build_object('code', c.code, 'name', c.name)
      order by c.position) from chains.industry_chain m join chains.chain c on c.id = m.chain_id
      where m.industry_id = i.id), '[]')`.as('chains'),
    sql<string>`to_char(v.month, 'YYYY-MM')`.as('month'),
    'v.amount_yuan as amountYuan',
    'a.last_year as lastYearYuan',
    growth.as('growthPercent'),
    'a.cumulative as cumulativeYuan',
    'v.status',
    'v.source',
    'v.recorded_at as recordedAt',
  ])

type Row = Awaited<ReturnType<ReturnType<typeof columnsOf>['executeTakeFirstOrThrow']>>

const toFigure = (row: Row): FigureRow => ({
  ...row,
  id: `${row.industryCode}/${row.month}/${row.status}`,
  status: row.status as OutputStatus,
  recordedAt: row.recordedAt.toISOString(),
})

function filtered(db: Db, filter: FigureFilter, within: RawBuilder<SqlBool>) {
  let query = figures(db).where(within)
  if (filter.industry?.length) query = query.where('i.code', 'in', filter.industry)
  if (filter.chain?.length)
    query = query.where(sql<boolean>`exists (select from chains.industry_chain m join chains.chain c
      on c.id = m.chain_id where m.industry_id = i.id and c.code = any(${filter.chain}::text[]))`)
  if (filter.from !== undefined) query = query.where('v.month', '>=', `${filter.from}-01`)
  if (filter.to !== undefined) query = query.where('v.month', '<=', `${filter.to}-01`)
  if (filter.everyStatus !== true)
    query = query.where(sql<boolean>`not exists (select from chains.output_value b
      where b.industry_id = v.industry_id and b.month = v.month and ${rank('b.status')} < ${rank('v.status')})`)
  if (filter.status?.length) query = query.where('v.status', 'in', filter.status)
  const words = filter.query?.trim()
  if (words) query = query.where(contains(sql.ref('v.source'), words))
  return query
}

/** Industries overlap, and figures of one month stand beside each other: neither are added up. */
const countedOnce = sql<SqlBool>`count(distinct v.industry_id) = 1 and count(distinct v.month) = count(*)`

/** What the columns are in the query; unordered, by month, the last first, then as industries are listed. */
const listSql: SqlOf<typeof figureList> = {
  sorts: {
    industryCode: sql.ref('i.position'),
    month: sql.ref('v.month'),
    amountYuan: sql.ref('v.amount_yuan'),
    lastYearYuan: sql.ref('a.last_year'),
    growthPercent: growth,
    cumulativeYuan: sql.ref('a.cumulative'),
    status: rank('v.status'),
    recordedAt: sql.ref('v.recorded_at'),
  },
  totals: { amountYuan: sql.ref('v.amount_yuan'), lastYearYuan: sql.ref('a.last_year') },
  addable: {
    amountYuan: countedOnce,
    // With a month missing the sum would be of fewer months than the one beside it.
    lastYearYuan: sql`${countedOnce} and count(a.last_year) = count(*)`,
  },
  usual: [sql`v.month desc`, sql.ref('i.position'), rank('v.status')],
  tie: sql`(i.id, v.month, v.status)`,
}

/** A page of figures; their sums only where no output is counted twice. */
export async function listFigures(
  db: Db,
  filter: FigureFilter & {
    page: number
    pageSize: number
    sort?: SortBy<SortOf<typeof figureList>> | undefined
  },
  within: RawBuilder<SqlBool>,
): Promise<ListPage<FigureRow, Total>> {
  return mapPage(await pageOfList(columnsOf(filtered(db, filter, within)), listSql, filter), toFigure)
}

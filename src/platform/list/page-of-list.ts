import { type RawBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import { type Page, pageWindow } from '../db/paging.ts'
import type { SortBy } from './contract.ts'
import type { ListDescription, SortOf, TotalOf } from './description.ts'

/** What the columns of a list are in its query. */
export interface ListSql<Sort extends string = string, Total extends string = string> {
  /** What rows are put in order by. */
  sorts: Readonly<Record<Sort, RawBuilder<unknown>>>
  /** What is added up; exact, so integer or numeric. */
  totals: Readonly<Record<Total, RawBuilder<unknown>>>
  /**
   * Where the rows that fit cannot always be added up: an aggregate that is true of those that can. The sum of others is
   * null.
   */
  addable?: Readonly<Partial<Record<Total, RawBuilder<SqlBool>>>>
  /** The order when none is wanted, most significant first. */
  usual: readonly RawBuilder<unknown>[]
  /** Unlike in every two rows: what is equal otherwise always stands in the same order, on whatever page. */
  tie: RawBuilder<unknown>
}

/** The columns of a described list in its query; the types demand every one that sorts or is added up. */
export type SqlOf<L extends ListDescription<never>> = ListSql<SortOf<L>, TotalOf<L>>

/** A page of rows with the sums over all rows that fit, as exact decimals. */
export interface ListPage<Item, Total extends string = never> extends Page<Item> {
  totals: Record<Total, string | null>
}

/** Puts a query in the wanted order; rows without a value come last either way. */
export function inOrder<Q extends { orderBy(by: RawBuilder<unknown>): Q }, Sort extends string>(
  query: Q,
  { sorts, usual, tie }: ListSql<Sort>,
  wanted: SortBy<Sort> | undefined,
): Q {
  const falling = wanted?.startsWith('-') ?? false
  const by = wanted === undefined ? undefined : sorts[(falling ? wanted.slice(1) : wanted) as Sort]
  const order =
    by === undefined ? usual : [falling ? sql`${by} desc nulls last` : sql`${by} asc nulls last`, ...usual]
  return [...order, tie].reduce((ordered, one) => ordered.orderBy(one), query)
}

/**
 * One page of a list with its count and sums. Rows, count and sums come from the same conditions, the reach of the
 * caller among them.
 *
 * @param query all that fit, with the columns of a row.
 */
export async function pageOfList<DB, TB extends keyof DB, Row, Sort extends string, Total extends string>(
  query: SelectQueryBuilder<DB, TB, Row>,
  list: ListSql<Sort, Total>,
  wanted: { page: number; pageSize: number; sort?: SortBy<Sort> | undefined },
): Promise<ListPage<Row, Total>> {
  const { limit, offset } = pageWindow(wanted)
  const sums = Object.entries<RawBuilder<unknown>>(list.totals).flatMap(([key, column]) => {
    const sum = sql`sum(${column})::text`
    const addable = list.addable?.[key as Total]
    return [sql`${key}::text`, addable === undefined ? sum : sql`case when ${addable} then ${sum} end`]
  })
  const summary = query
    .clearSelect()
    .select([
      sql<number>`count(*)::int`.as('total'),
      sql<Record<Total, string | null>>`json_build_object(${sql.join(sums)})`.as('totals'),
    ])
  const items = await inOrder(query, list, wanted.sort).limit(limit).offset(offset).execute()
  const { total, totals } = (await summary.executeTakeFirstOrThrow()) as Pick<
    ListPage<Row, Total>,
    'total' | 'totals'
  >
  return { items: items as Row[], total, totals, page: wanted.page, pageSize: wanted.pageSize }
}

/** The page with its rows made into what the service gives. */
export const mapPage = <Row, Item, Total extends string>(
  page: ListPage<Row, Total>,
  toItem: (row: Row) => Item,
): ListPage<Item, Total> => ({ ...page, items: page.items.map(toItem) })

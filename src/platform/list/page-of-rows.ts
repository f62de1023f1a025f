import type { SortBy } from './contract.ts'
import type { ListPage } from './page-of-list.ts'

/** What the columns of a list are worth in its order, where the rows are computed and stand in no table. */
export interface RowOrder<Row, Sort extends string = string> {
  sorts: Readonly<Record<Sort, (row: Row) => string | number | null>>
  /** The order when none is wanted, most significant first; unlike in every two rows. */
  usual: (a: Row, b: Row) => number
}

/** Compares texts as they are stored, the same on every machine. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Puts computed rows in the wanted order; rows without a value come last either way, as in `inOrder`. */
export function rowsInOrder<Row, Sort extends string>(
  rows: readonly Row[],
  { sorts, usual }: RowOrder<Row, Sort>,
  wanted: SortBy<Sort> | undefined,
): Row[] {
  if (wanted === undefined) return [...rows].sort(usual)
  const falling = wanted.startsWith('-')
  const value = sorts[(falling ? wanted.slice(1) : wanted) as Sort]
  return [...rows].sort((a, b) => {
    const [one, other] = [value(a), value(b)]
    if (one === null || other === null) return one === other ? usual(a, b) : one === null ? 1 : -1
    const by =
      typeof one === 'number' && typeof other === 'number'
        ? one - other
        : compareText(String(one), String(other))
    return (falling ? -by : by) || usual(a, b)
  })
}

/** One page of a list whose rows are computed, as `pageOfList` gives it of a query. */
export function pageOfRows<Row, Sort extends string>(
  rows: readonly Row[],
  order: RowOrder<Row, Sort>,
  { page, pageSize, sort }: { page: number; pageSize: number; sort?: SortBy<Sort> | undefined },
): ListPage<Row> {
  const from = (page - 1) * pageSize
  return {
    items: rowsInOrder(rows, order, sort).slice(from, from + pageSize),
    total: rows.length,
    totals: {},
    page,
    pageSize,
  }
}

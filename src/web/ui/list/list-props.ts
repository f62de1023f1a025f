import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Permission } from '#platform/http/contract.ts'
import type { ListDescription } from '#platform/list/description.ts'
import type { ListFilter } from './filters.tsx'
import type { SpecialColumns } from './list-columns.tsx'
import type { ListSearch } from './list-search.ts'

/** A page of rows as the server gives it. */
export interface Rows<Row> {
  items: Row[]
  total: number
  page: number
  pageSize: number
  totals: Readonly<Record<string, string | null>>
}

export interface ListTableProps<
  Row extends { id: string | number },
  Key extends string,
  Sort extends string,
  S extends ListSearch,
> {
  list: ListDescription<Row, Key, Sort>
  query: UseQueryResult<Rows<Row>, unknown>
  /** The page's search with its setter, of `useUrlState`. */
  search: S
  setSearch: (change: Partial<S>) => void
  filters: readonly ListFilter[]
  special?: SpecialColumns<Row, Key>
  onOpen?: (row: Row) => void
  /** The row that is open. */
  selectedKey?: string | null
  /** What stands there while the list has nothing at all: how it begins. */
  empty: { title: string; text: string; action?: ReactNode }
  file?: {
    right: Permission
    send: (asked: { sort?: NonNullable<S['sort']>; columns?: Key[] }) => Promise<File>
  }
  /** Under a column that is added up, where the rows that fit cannot be: why. */
  notSummed?: { words: string; help: string }
  /** What can be done with a row, at the right edge. */
  rowActs?: (row: Row) => ReactNode
  /** Sets of columns at hand, or the boxes that the list is divided into, over the table. */
  presets?: ReactNode
  /** Which of the boxes is shown, in words for print. */
  scope?: string
  /** What is told of a row when it is unfolded. */
  expanded?: (row: Row) => ReactNode
  /** The rows otherwise than as a table, such as cards to judge by. There are no columns to choose then. */
  body?: (rows: readonly Row[]) => ReactNode
  /** Rows can be chosen; what can be done with them. */
  choice?: { chosen: readonly string[]; onChoose: (keys: string[]) => void; acts: ReactNode }
}

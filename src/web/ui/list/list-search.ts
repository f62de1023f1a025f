import { z } from 'zod'
import type { SortBy } from '#platform/list/contract.ts'
import type { ListDescription } from '#platform/list/description.ts'
import { choiceParam, countParam, orderedParam } from '../search-params.ts'

/** How many rows a page can have. */
export const pageSizes = [10, 20, 50, 100, 200] as const

/** What the address of every list says beside its filter: order, columns in theirs, size of a page, page. */
export const listParams = <Row, Key extends string, Sort extends string, Total extends string>(
  list: ListDescription<Row, Key, Sort, Total>,
) => ({
  sort: choiceParam(
    list.sorts.flatMap((key): SortBy<Sort>[] => [key, `-${key}`]) as [SortBy<Sort>, ...SortBy<Sort>[]],
  ),
  columns: orderedParam(Object.keys(list.columns) as Key[]),
  size: z.preprocess(Number, z.literal(pageSizes)).optional().catch(undefined),
  page: countParam(),
})

/** The part of a page's search that every list has. */
export interface ListSearch {
  sort?: string | undefined
  columns?: string[] | undefined
  size?: (typeof pageSizes)[number] | undefined
  page?: number | undefined
}

/** What the search says beyond the list's own part: its filter. */
export function filterOfSearch<S extends ListSearch>(
  search: S,
): Omit<S, 'sort' | 'columns' | 'size' | 'page'> {
  const { sort: _sort, columns: _columns, size: _size, page: _page, ...filter } = search
  return filter
}

/** What the server is asked for beside the filter. */
export const windowOf = <S extends ListSearch>(search: S, usualSize: number) => ({
  page: search.page ?? 1,
  pageSize: search.size ?? usualSize,
  ...(search.sort === undefined ? {} : { sort: search.sort as NonNullable<S['sort']> }),
})

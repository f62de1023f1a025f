import { z } from 'zod'
import { decimal, oneOrMany, pageOf, pageQuery } from '../http/contract.ts'
import type { ListDescription } from './description.ts'

/** A column that orders a list; with `-` before it, the greatest first. */
export type SortBy<Sort extends string> = Sort | `-${Sort}`

const sortBy = <Sort extends string>(sorts: readonly Sort[]) =>
  z.enum([...sorts, ...sorts.map((key): SortBy<Sort> => `-${key}`)] as [SortBy<Sort>, ...SortBy<Sort>[]])

/** What every list is asked for beside its filter: the page, its size and the order. */
export const listQuery = <Sort extends string>({
  sorts,
}: Pick<ListDescription<never, string, Sort>, 'sorts'>) =>
  pageQuery.extend({ sort: sortBy(sorts).optional() })

/** What the file of a list is asked for beside the filter: the order, and the columns in theirs; all when left out. */
export const listFileQuery = <Key extends string, Sort extends string>({
  columns,
  sorts,
}: Pick<ListDescription<never, Key, Sort>, 'columns' | 'sorts'>) =>
  z.object({
    sort: sortBy(sorts).optional(),
    columns: oneOrMany(z.enum(Object.keys(columns) as [Key, ...Key[]])).optional(),
  })

/** A page of a list, and the sums of its columns over all rows that fit, as exact decimals; null where none has a value. */
export const listPageOf = <T extends z.ZodType, Total extends string>(
  item: T,
  { totals }: Pick<ListDescription<never, string, string, Total>, 'totals'>,
) =>
  pageOf(item).extend({
    totals: z.object(
      Object.fromEntries(totals.map((key) => [key, decimal.nullable()])) as {
        [K in Total]: z.ZodNullable<typeof decimal>
      },
    ),
  })

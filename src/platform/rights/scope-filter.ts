import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Context } from '../context.ts'
import type { Permission } from './permission.ts'
import { reachOf } from './reach.ts'

/**
 * Where a query finds what its rows belong to: SQL expressions of type text or uuid, and lists of type text[]. Null
 * values never match.
 */
export interface ScopeColumns {
  orgIds?: RawBuilder<unknown>[]
  chainCodes?: RawBuilder<unknown>[]
  regionCodes?: RawBuilder<unknown>[]
  accountIds?: RawBuilder<unknown>[]
  chainCodeLists?: RawBuilder<unknown>[]
  regionCodeLists?: RawBuilder<unknown>[]
}

/**
 * The rows of a query that a permission covers, as one SQL condition: lists, counts, search and exports all use it, so
 * that a count never tells of rows that the list hides. It is `covers` (rights.ts) in SQL.
 */
export function scopeFilter(
  ctx: Pick<Context, 'actor'>,
  permission: Permission,
  columns: ScopeColumns,
): RawBuilder<SqlBool> {
  const reach = reachOf(ctx.actor.rights, permission)
  if (reach === null) return sql<SqlBool>`false`
  if (reach.everywhere) return sql<SqlBool>`true`
  const parts = (['orgIds', 'chainCodes', 'regionCodes', 'accountIds'] as const).flatMap((key) => {
    const values = [...reach[key]]
    return values.length === 0
      ? []
      : (columns[key] ?? []).map((column) => sql<SqlBool>`${column}::text = any(${values}::text[])`)
  })
  for (const [lists, values] of [
    [columns.chainCodeLists, reach.chainCodes],
    [columns.regionCodeLists, reach.regionCodes],
  ] as const) {
    if (values.size === 0) continue
    parts.push(...(lists ?? []).map((list) => sql<SqlBool>`${list} && ${[...values]}::text[]`))
  }
  return parts.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(parts, sql` or `)})`
}

import { type RawBuilder, type SqlBool, sql } from 'kysely'

export interface Page<T> {
  items: T[]
  total: number
  page: number
  pageSize: number
}

/** `limit` and `offset` of a page counted from 1. */
export function pageWindow(query: { page: number; pageSize: number }): { limit: number; offset: number } {
  return { limit: query.pageSize, offset: (query.page - 1) * query.pageSize }
}

/** True where `column` contains the words of a person, taken literally: `%` and `_` are no wildcards. */
export function contains(column: RawBuilder<unknown>, words: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`${column} ilike ${`%${words.replace(/[\\%_]/g, '\\$&')}%`}`
}

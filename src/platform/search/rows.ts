import { sql } from 'kysely'
import type { Db } from '../db/database.ts'

/** What a kind reads of its table, by id. */
export const mapOf = <R extends { id: string }, T>(rows: readonly R[], make: (row: R) => T): Map<string, T> =>
  new Map(rows.map((row) => [row.id, make(row)]))

/** Every value of a table's key. */
export async function allIdsOf(db: Db, table: string, key = 'id'): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`select ${sql.ref(key)}::text as id from ${sql.table(table)}`.execute(db)
  return rows.map((row) => row.id)
}

/** The second line of a hit: its parts that are there. */
export const lineOf = (...parts: (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join(' · ')

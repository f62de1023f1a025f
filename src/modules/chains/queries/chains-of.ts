import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'

/** A table that tells which chains something is for: a row for each, with the column that names the thing. */
export interface ChainTable {
  readonly table: string
  readonly owner: string
}

/** Codes and names of the chains of a row `id`, as JSON columns of a query. */
export const chainColumns = ({ table, owner }: ChainTable, id: RawBuilder<unknown>) => ({
  codes: sql<string[]>`array(select c.code from ${sql.table(table)} l join chains.chain c on c.id = l.chain_id
    where l.${sql.ref(owner)} = ${id} order by c.position, c.code)`,
  names: sql<string[]>`array(select c.name from ${sql.table(table)} l join chains.chain c on c.id = l.chain_id
    where l.${sql.ref(owner)} = ${id} order by c.position, c.code)`,
})

/** That a row is for a chain; what names no chain is for every one. */
export const isForChain = (
  { table, owner }: ChainTable,
  id: RawBuilder<unknown>,
  code: string,
): RawBuilder<SqlBool> =>
  sql<SqlBool>`(not exists (select from ${sql.table(table)} l where l.${sql.ref(owner)} = ${id})
    or exists (select from ${sql.table(table)} l join chains.chain c on c.id = l.chain_id
      where l.${sql.ref(owner)} = ${id} and c.code = ${code}))`

/** Puts these chains in place of those that stood there. */
export async function putChains(
  db: Db,
  { table, owner }: ChainTable,
  id: string,
  chainIds: readonly string[],
): Promise<void> {
  await sql`delete from ${sql.table(table)} where ${sql.ref(owner)} = ${id}`.execute(db)
  if (chainIds.length === 0) return
  await sql`insert into ${sql.table(table)} (${sql.ref(owner)}, chain_id)
    select ${id}::uuid, c from unnest(${[...new Set(chainIds)]}::uuid[]) as c`.execute(db)
}

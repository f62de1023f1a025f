import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'

/** The tables that tell which chains a thing of the library is for, each with the column that names the thing. */
const owners = {
  'training.teacher_chain': 'teacher_id',
  'training.venue_chain': 'venue_id',
} as const
export type ChainTable = keyof typeof owners

/** Codes and names of the chains of a row `id`, as JSON columns of a query. */
export const chainColumns = (table: ChainTable, id: RawBuilder<unknown>) => ({
  codes: sql<string[]>`array(select c.code from ${sql.table(table)} l join chains.chain c on c.id = l.chain_id
    where l.${sql.ref(owners[table])} = ${id} order by c.position, c.code)`,
  names: sql<string[]>`array(select c.name from ${sql.table(table)} l join chains.chain c on c.id = l.chain_id
    where l.${sql.ref(owners[table])} = ${id} order by c.position, c.code)`,
})

/** That a row is for a chain; what names no chain is for every one. */
export const isForChain = (table: ChainTable, id: RawBuilder<unknown>, code: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`(not exists (select from ${sql.table(table)} l where l.${sql.ref(owners[table])} = ${id})
    or exists (select from ${sql.table(table)} l join chains.chain c on c.id = l.chain_id
      where l.${sql.ref(owners[table])} = ${id} and c.code = ${code}))`

/** Puts these chains in place of those that stood there. */
export async function putChains(
  db: Db,
  table: ChainTable,
  id: string,
  chainIds: readonly string[],
): Promise<void> {
  const column = owners[table]
  await sql`delete from ${sql.table(table)} where ${sql.ref(column)} = ${id}`.execute(db)
  if (chainIds.length === 0) return
  await sql`insert into ${sql.table(table)} (${sql.ref(column)}, chain_id)
    select ${id}::uuid, c from unnest(${[...new Set(chainIds)]}::uuid[]) as c`.execute(db)
}

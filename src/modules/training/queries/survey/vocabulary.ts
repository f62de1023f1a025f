import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'

/** Enterprises whose names are kept whole: those placed on the chain, as many as fit a small dictionary. */
const mostEnterprises = 5000

/** Words of the field: chains, industries and nodes with their other names, and enterprises of the chain. */
export async function vocabularyOf(db: Db, chainCode: string | null): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`
    select name as word from chains.chain
    union select alias from chains.chain_alias
    union select name from chains.industry
    union select unnest(aliases) from chains.industry
    union select name from chains.node
    union (select e.name from directory.enterprise e
      join chains.placement p on p.enterprise_id = e.id and p.deleted_at is null
      join chains.node n on n.id = p.node_id
      join chains.template_node t on t.node_id = n.id
      join chains.template v on v.id = t.template_id and v.state = 'published'
      join chains.chain c on c.id = v.chain_id and c.code = ${chainCode}
      where e.deleted_at is null order by e.name limit ${mostEnterprises})`.execute(db)
  return rows.map((row) => row.word)
}

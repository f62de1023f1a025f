import { sql } from 'kysely'
import type { SearchKind, SearchKinds } from '#platform/search/kinds.ts'
import { allIdsOf, mapOf } from '#platform/search/rows.ts'

const chain: SearchKind = {
  right: 'chains.chain.read',
  watches: [
    { table: 'chains.chain', ids: ['r.code'] },
    {
      table: 'chains.chain_alias',
      ids: ['(select c.code from chains.chain c where c.id = r.chain_id)'],
    },
  ],
  async entries(db, codes) {
    const { rows } = await sql<{ id: string; name: string; name_en: string; aliases: string[] }>`
      select c.code as id, c.name, c.name_en, array(select a.alias from chains.chain_alias a
        where a.chain_id = c.id order by a.alias) as aliases
      from chains.chain c where c.code = any(${[...codes]})`.execute(db)
    return mapOf(rows, (row) => ({ names: [`${row.name}产业链`, ...row.aliases, row.name_en] }))
  },
  allIds: (db) => allIdsOf(db, 'chains.chain', 'code'),
  lines: async () => new Map(),
}

const node: SearchKind = {
  right: 'chains.chain.read',
  watches: [{ table: 'chains.node', ids: ['r.code'] }],
  async entries(db, codes) {
    const { rows } = await sql<{ id: string; name: string; name_en: string }>`
      select code as id, name, name_en from chains.node where code = any(${[...codes]})`.execute(db)
    return mapOf(rows, (row) => ({ names: [row.name, row.name_en] }))
  },
  allIds: (db) => allIdsOf(db, 'chains.node', 'code'),
  async lines({ db }, codes) {
    const { rows } = await sql<{ id: string; chains: string }>`
      select n.code as id, string_agg(c.name, ' · ' order by c.position) as chains
      from chains.node n join chains.template_node t on t.node_id = n.id
      join chains.template v on v.id = t.template_id and v.state = 'published' and v.deleted_at is null
      join chains.chain c on c.id = v.chain_id
      where n.code = any(${[...codes]}) group by n.code`.execute(db)
    return mapOf(rows, (row) => row.chains)
  },
}

/** How this module's objects join the search. */
export const chainSearchKinds: SearchKinds = { 'chains.chain': chain, 'chains.node': node }

import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Belonging } from '#platform/rights/reach.ts'

interface BelongingRow {
  id: string
  org_id: string | null
  chain_codes?: string[]
  region_code?: string | null
}

async function belongings(db: Db, query: RawBuilder<BelongingRow>): Promise<Map<string, Belonging>> {
  const { rows } = await query.execute(db)
  return new Map(
    rows.map((row) => [
      row.id,
      { orgIds: [row.org_id], chainCodes: row.chain_codes ?? [], regionCodes: [row.region_code ?? null] },
    ]),
  )
}

/** Chains whose published template uses the node `n`. */
const chainsOfNode = sql`array(
  select c.code from chains.template_node t
  join chains.template v on v.id = t.template_id and v.state = 'published'
  join chains.chain c on c.id = v.chain_id where t.node_id = n.id)`

/** What nodes belong to: the chains that use them and the organisation that keeps them. */
export const belongingOfNodes = (db: Db, codes: string[]): Promise<Map<string, Belonging>> =>
  belongings(
    db,
    sql`select n.code as id, n.owner_org_id as org_id, ${chainsOfNode} as chain_codes
      from chains.node n where n.code = any(${codes})`,
  )

/** Evidence belongs where its node does. */
export const belongingOfEvidence = (db: Db, ids: string[]): Promise<Map<string, Belonging>> =>
  belongings(
    db,
    sql`select e.id, n.owner_org_id as org_id, ${chainsOfNode} as chain_codes
      from chains.evidence e join chains.node n on n.id = e.node_id where e.id::text = any(${ids})`,
  )

/** An override belongs to its one chain and to the keeper of its node. */
export const belongingOfOverrides = (db: Db, ids: string[]): Promise<Map<string, Belonging>> =>
  belongings(
    db,
    sql`select o.id, n.owner_org_id as org_id, array[c.code] as chain_codes
      from chains.verdict_override o join chains.node n on n.id = o.node_id
      join chains.chain c on c.id = o.chain_id where o.id::text = any(${ids})`,
  )

export const belongingOfTemplates = (db: Db, ids: string[]): Promise<Map<string, Belonging>> =>
  belongings(
    db,
    sql`select t.id, null as org_id, array[c.code] as chain_codes
      from chains.template t join chains.chain c on c.id = t.chain_id where t.id::text = any(${ids})`,
  )

/** A place is seen by whoever sees its firm. */
export const belongingOfPlacedFirms = (db: Db, ids: string[]): Promise<Map<string, Belonging>> =>
  belongings(
    db,
    sql`select p.id, o.id as org_id, e.region_code
      from chains.placement p join directory.enterprise e on e.id = p.enterprise_id
      left join directory.organisation o on o.enterprise_id = e.id where p.id::text = any(${ids})`,
  )

import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { isMatchableOn } from './consent.ts'
import { countOnBoardOf } from './on-board.ts'

/** What of a person counts as supply; nothing that tells who it is. */
export interface SuppliedPerson {
  nodeCodes: string[]
  chainCodes: string[]
  /** Kinds of post wished; empty for any. */
  postKinds: string[]
  education: string | null
}

/** People who may be matched on a day, as supply: where they stand and what they would take. */
export async function suppliedPeople(db: Db, today: string): Promise<SuppliedPerson[]> {
  const rows = await db
    .selectFrom('talent.profile as p')
    .select([
      'p.post_kinds',
      'p.education',
      sql<string[]>`array(select n.code from talent.profile_node l join chains.node n on n.id = l.node_id
        where l.profile_id = p.id order by n.code)`.as('node_codes'),
      sql<string[]>`array(select c.code from talent.profile_chain l join chains.chain c on c.id = l.chain_id
        where l.profile_id = p.id order by c.code)`.as('chain_codes'),
    ])
    .where(isMatchableOn(today))
    .execute()
  return rows.map((row) => ({
    nodeCodes: row.node_codes,
    chainCodes: row.chain_codes,
    postKinds: row.post_kinds,
    education: row.education,
  }))
}

/** Open needs of a chain with how many are on board already. */
export async function openNeedsOfChain(
  db: Db,
  chainCode: string,
): Promise<{ nodeCode: string | null; headcount: number; onBoard: number }[]> {
  const rows = await db
    .selectFrom('talent.need as d')
    .innerJoin('chains.chain as c', 'c.id', 'd.chain_id')
    .leftJoin('chains.node as n', 'n.id', 'd.node_id')
    .select(['n.code as node_code', 'd.headcount', countOnBoardOf('need_id', 'd.id').as('on_board')])
    .where('c.code', '=', chainCode)
    .where('d.state', '=', 'open')
    .where('d.deleted_at', 'is', null)
    .execute()
  return rows.map((row) => ({ nodeCode: row.node_code, headcount: row.headcount, onBoard: row.on_board }))
}

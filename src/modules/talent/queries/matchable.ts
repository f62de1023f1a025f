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

/** An open need as far as demand is counted: where it stands, how many it still looks for, and of which majors. */
export interface OpenNeed {
  id: string
  number: number
  kind: 'post' | 'technical'
  title: string
  enterpriseName: string
  urgency: number
  chainCode: string
  chainName: string
  nodeCode: string | null
  nodeName: string | null
  headcount: number
  onBoard: number
  /** Disciplines, classes or majors asked for; empty for any. */
  majorCodes: string[]
}

/** Open needs of a chain, or of all, with how many are on board already; the most urgent first. */
export async function openDemand(db: Db, chainCode: string | null): Promise<OpenNeed[]> {
  let query = db
    .selectFrom('talent.need as d')
    .innerJoin('chains.chain as c', 'c.id', 'd.chain_id')
    .innerJoin('directory.enterprise as f', 'f.id', 'd.enterprise_id')
    .leftJoin('chains.node as n', 'n.id', 'd.node_id')
    .select([
      'd.id',
      'd.number',
      'd.kind',
      'd.title',
      'd.urgency',
      'd.headcount',
      'f.name as enterprise_name',
      'c.code as chain_code',
      'c.name as chain_name',
      'n.code as node_code',
      'n.name as node_name',
      countOnBoardOf('need_id', 'd.id').as('on_board'),
      sql<string[]>`array(select m.major_code from talent.need_major m
        where m.need_id = d.id order by m.major_code)`.as('major_codes'),
    ])
    .where('d.state', '=', 'open')
    .where('d.deleted_at', 'is', null)
  if (chainCode !== null) query = query.where('c.code', '=', chainCode)
  const rows = await query.orderBy('d.urgency', 'desc').orderBy('d.number').execute()
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    kind: row.kind as OpenNeed['kind'],
    title: row.title,
    enterpriseName: row.enterprise_name,
    urgency: row.urgency,
    chainCode: row.chain_code,
    chainName: row.chain_name,
    nodeCode: row.node_code,
    nodeName: row.node_name,
    headcount: row.headcount,
    onBoard: row.on_board,
    majorCodes: row.major_codes,
  }))
}

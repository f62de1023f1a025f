import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Belonging } from '#platform/rights/reach.ts'

/**
 * What is decided on a need and moves by a workflow, engagements and biddings: the need with its enterprise and chain, and
 * where the workflow stands. The caller joins its own table by the need and the workflow's object.
 */
export const ofNeed = (db: Db, kind: 'talent.engagement' | 'talent.bidding') =>
  db
    .selectFrom('talent.need as n')
    .innerJoin('directory.enterprise as e', 'e.id', 'n.enterprise_id')
    .innerJoin('chains.chain as c', 'c.id', 'n.chain_id')
    .innerJoin('platform.workflow_instance as i', (join) => join.on('i.object_kind', '=', kind))

/** The columns that {@link shownOfNeed} reads. */
export const columnsOfNeed = [
  'i.state',
  'i.lock_version as state_version',
  'i.due_on',
  'i.org_ids',
  'i.chain_codes',
  'i.region_codes',
  'i.account_ids',
  'n.number as need_number',
  'n.title as need_title',
  'e.id as enterprise_id',
  'e.name as enterprise_name',
  'c.code as chain_code',
  'c.name as chain_name',
] as const

interface RowOfNeed {
  state_version: number
  due_on: string | null
  org_ids: string[]
  chain_codes: string[]
  region_codes: string[]
  account_ids: string[]
  need_id: string
  need_number: number
  need_title: string
  enterprise_id: string
  enterprise_name: string
  chain_code: string
  chain_name: string
}

/** Need, enterprise, chain, version of the state and belonging of a row. */
export const shownOfNeed = (row: RowOfNeed) => ({
  need: { id: row.need_id, number: row.need_number, title: row.need_title },
  enterprise: { id: row.enterprise_id, name: row.enterprise_name },
  chainCode: row.chain_code,
  chainName: row.chain_name,
  stateVersion: row.state_version,
  dueOn: row.due_on,
  belonging: {
    orgIds: row.org_ids,
    chainCodes: row.chain_codes,
    regionCodes: row.region_codes,
    accountIds: row.account_ids,
  } satisfies Belonging,
})

/** Conditions that lists of what is decided on needs have in common. */
export function conditionsOfNeed(filter: {
  chain?: string[] | undefined
  state?: string[] | undefined
  enterprise?: string | undefined
  need?: string | undefined
}): RawBuilder<SqlBool> {
  const all = [sql<SqlBool>`true`]
  if (filter.chain?.length) all.push(sql`c.code = any(${filter.chain}::text[])`)
  if (filter.state?.length) all.push(sql`i.state = any(${filter.state}::text[])`)
  if (filter.enterprise !== undefined) all.push(sql`e.id = ${filter.enterprise}`)
  if (filter.need !== undefined) all.push(sql`n.id = ${filter.need}`)
  return sql.join(all, sql` and `)
}

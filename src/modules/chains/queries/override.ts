import { type Selectable, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { ChainsVerdictOverride } from '#platform/db/tables.generated.ts'
import type { Verdict, VerdictOverride } from '../contract/index.ts'

/** A person's verdict, with the node and chain it stands on. */
export interface StoredOverride extends VerdictOverride {
  chainId: string
  nodeId: string
}

const toOverride = (row: Selectable<ChainsVerdictOverride>): StoredOverride => ({
  id: row.id,
  chainId: row.chain_id,
  nodeId: row.node_id,
  verdict: row.verdict as Verdict,
  computedVerdict: row.computed_verdict as Verdict,
  reason: row.reason,
  createdAt: row.created_at.toISOString(),
  createdByName: row.created_by_name,
  withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
  withdrawnByName: row.withdrawn_by_name,
  withdrawnReason: row.withdrawn_reason,
})

/** Overrides in force. */
export async function listOverrides(db: Db): Promise<StoredOverride[]> {
  const rows = await db
    .selectFrom('chains.verdict_override')
    .selectAll()
    .where('withdrawn_at', 'is', null)
    .execute()
  return rows.map(toOverride)
}

/** All overrides a node ever had in a chain, newest first. */
export async function listOverrideHistory(
  db: Db,
  chainId: string,
  nodeId: string,
): Promise<StoredOverride[]> {
  const rows = await db
    .selectFrom('chains.verdict_override')
    .selectAll()
    .where('chain_id', '=', chainId)
    .where('node_id', '=', nodeId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(toOverride)
}

export async function insertOverride(
  db: Db,
  override: { chainId: string; nodeId: string; verdict: Verdict; computedVerdict: Verdict; reason: string },
  at: Date,
  by: { id: string; name: string },
): Promise<string> {
  const row = await db
    .insertInto('chains.verdict_override')
    .values({
      chain_id: override.chainId,
      node_id: override.nodeId,
      verdict: override.verdict,
      computed_verdict: override.computedVerdict,
      reason: override.reason,
      created_at: at,
      created_by: by.id,
      created_by_name: by.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function withdrawOverride(
  db: Db,
  id: string,
  reason: string,
  at: Date,
  byName: string,
): Promise<void> {
  await db
    .updateTable('chains.verdict_override')
    .set({ withdrawn_at: at, withdrawn_by_name: byName, withdrawn_reason: reason })
    .where('id', '=', id)
    .execute()
}

/** Titles for threads: the verdict and where it stands. */
export async function overrideTitles(
  db: Db,
  ids: string[],
): Promise<Map<string, { verdict: string; chainCode: string; nodeCode: string; nodeName: string }>> {
  const rows = await db
    .selectFrom('chains.verdict_override as o')
    .innerJoin('chains.chain as c', 'c.id', 'o.chain_id')
    .innerJoin('chains.node as n', 'n.id', 'o.node_id')
    .select(['o.id', 'o.verdict', 'c.code as chain_code', 'n.code as node_code', 'n.name as node_name'])
    .where(sql<string>`o.id::text`, 'in', ids)
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      { verdict: row.verdict, chainCode: row.chain_code, nodeCode: row.node_code, nodeName: row.node_name },
    ]),
  )
}

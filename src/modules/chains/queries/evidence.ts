import { type Selectable, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { ChainsEvidence } from '#platform/db/tables.generated.ts'
import type { ObjectRef } from '#platform/http/contract.ts'
import type { EvidenceRow, Indicator, SourceKind } from '../contract/index.ts'

/** A row of evidence; whether it is stale depends on a chain's settings and is said by the service. */
export interface Evidence extends Omit<EvidenceRow, 'stale'> {
  nodeId: string
}

const toEvidence = (row: Selectable<ChainsEvidence>): Evidence => ({
  id: row.id,
  nodeId: row.node_id,
  indicator: row.indicator as Indicator,
  value: Number(row.value),
  unit: row.unit,
  description: row.description,
  dueOn: row.due_on,
  asOfOn: row.as_of_on,
  source: row.source,
  sourceKind: row.source_kind as SourceKind,
  origin:
    row.origin_kind === null || row.origin_id === null ? null : { kind: row.origin_kind, id: row.origin_id },
  closedOn: row.closed_on,
  closedReason: row.closed_reason,
  lockVersion: row.lock_version,
})

/** Every row in force, or those of the given nodes; with `withClosed` the closed ones too. Newest first. */
export async function listEvidence(
  db: Db,
  nodeIds: string[] | null,
  withClosed: boolean,
): Promise<Evidence[]> {
  if (nodeIds?.length === 0) return []
  let query = db.selectFrom('chains.evidence').selectAll()
  if (nodeIds !== null) query = query.where('node_id', 'in', nodeIds)
  if (!withClosed) query = query.where('closed_on', 'is', null)
  const rows = await query.orderBy('as_of_on', 'desc').orderBy('created_at', 'desc').orderBy('id').execute()
  return rows.map(toEvidence)
}

export async function lockEvidence(db: Db, id: string): Promise<Evidence | null> {
  const row = await db
    .selectFrom('chains.evidence')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? null : toEvidence(row)
}

/** The block in force that an object brought, held until the transaction ends; null when there is none. */
export async function lockBlockOf(db: Db, origin: ObjectRef): Promise<Evidence | null> {
  const row = await db
    .selectFrom('chains.evidence')
    .selectAll()
    .where('indicator', '=', 'block')
    .where('origin_kind', '=', origin.kind)
    .where('origin_id', '=', origin.id)
    .where('closed_on', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? null : toEvidence(row)
}

export interface NewEvidence {
  /** Left out for one that gets a random id. */
  id?: string
  nodeId: string
  indicator: Indicator
  value: number
  unit: string
  description: string | null
  dueOn: string | null
  asOfOn: string
  source: string
  sourceKind: SourceKind
  /** The object that brings the row; left out when it is entered by hand. */
  origin?: ObjectRef | null
}

export async function insertEvidence(db: Db, items: NewEvidence[], at: Date, by: string): Promise<string[]> {
  if (items.length === 0) return []
  const rows = await db
    .insertInto('chains.evidence')
    .values(
      items.map((item) => ({
        ...(item.id === undefined ? {} : { id: item.id }),
        node_id: item.nodeId,
        indicator: item.indicator,
        value: item.value,
        unit: item.unit,
        description: item.description,
        due_on: item.dueOn,
        as_of_on: item.asOfOn,
        source: item.source,
        source_kind: item.sourceKind,
        origin_kind: item.origin?.kind ?? null,
        origin_id: item.origin?.id ?? null,
        created_at: at,
        created_by: by,
      })),
    )
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

export async function closeEvidence(db: Db, id: string, on: string, reason: string): Promise<void> {
  await db
    .updateTable('chains.evidence')
    .set((set) => ({ closed_on: on, closed_reason: reason, lock_version: set('lock_version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function reopenEvidence(db: Db, id: string): Promise<void> {
  await db
    .updateTable('chains.evidence')
    .set((set) => ({ closed_on: null, closed_reason: null, lock_version: set('lock_version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Titles for threads. */
export async function evidenceTitles(
  db: Db,
  ids: string[],
): Promise<Map<string, { indicator: string; value: number; unit: string; description: string | null }>> {
  const rows = await db
    .selectFrom('chains.evidence')
    .selectAll()
    .where(sql<string>`id::text`, 'in', ids)
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      { indicator: row.indicator, value: Number(row.value), unit: row.unit, description: row.description },
    ]),
  )
}

/** Figures in force that people entered, by node, indicator, day and source; blocks and what other objects keep aside. */
export async function figuresOfNodes(
  db: Db,
  nodeCodes: readonly string[],
): Promise<(Evidence & { nodeCode: string })[]> {
  if (nodeCodes.length === 0) return []
  const rows = await ownFigures(db).where('n.code', 'in', nodeCodes).execute()
  return rows.map((row) => ({ ...toEvidence(row), nodeCode: row.nodeCode }))
}

/** The same by id; held against other writers when asked. */
export async function figuresOfIds(
  db: Db,
  ids: readonly string[],
  hold: boolean,
): Promise<(Evidence & { nodeCode: string })[]> {
  if (ids.length === 0) return []
  const query = ownFigures(db).where('e.id', 'in', ids)
  const rows = await (hold ? query.forUpdate('e') : query).execute()
  return rows.map((row) => ({ ...toEvidence(row), nodeCode: row.nodeCode }))
}

const ownFigures = (db: Db) =>
  db
    .selectFrom('chains.evidence as e')
    .innerJoin('chains.node as n', 'n.id', 'e.node_id')
    .selectAll('e')
    .select('n.code as nodeCode')
    .where('e.closed_on', 'is', null)
    .where('e.origin_kind', 'is', null)
    .where('e.indicator', '<>', 'block')
    .orderBy('e.created_at')
    .orderBy('e.id')

import { sql } from 'kysely'
import { survivorOf } from '#modules/directory/index.ts'
import type { Db } from '#platform/db/database.ts'
import type { ScopeColumns } from '#platform/rights/scope-filter.ts'
import type { NodePlacement } from '../contract/index.ts'

/** Where an enterprise stands, with both sides named. */
export interface Placement extends NodePlacement {
  regionCode: string
  /** The organisation that stands for the firm in the tree. */
  ownOrgId: string | null
  nodeCode: string
  nodeName: string
}

/** Places, those in the recycle bin among them. */
const allPlacements = (db: Db) =>
  db
    .selectFrom('chains.placement as p')
    .innerJoin('chains.node as n', 'n.id', 'p.node_id')
    .innerJoin('directory.enterprise as e', 'e.id', 'p.enterprise_id')
    .innerJoin('directory.region as r', 'r.code', 'e.region_code')
    .leftJoin('directory.organisation as o', 'o.enterprise_id', 'e.id')
    .selectAll('p')
    .select([
      'n.code as node_code',
      'n.name as node_name',
      'e.name as enterprise_name',
      'e.above_scale',
      'e.kinds',
      'r.name as region_name',
      'e.region_code',
      'o.id as own_org_id',
    ])

const placements = (db: Db) => allPlacements(db).where('p.deleted_at', 'is', null)

type PlacementRow = Awaited<ReturnType<ReturnType<typeof placements>['executeTakeFirstOrThrow']>>

function toPlacement(row: PlacementRow): Placement {
  return {
    id: row.id,
    enterpriseId: row.enterprise_id,
    enterpriseName: row.enterprise_name,
    regionName: row.region_name,
    regionCode: row.region_code,
    ownOrgId: row.own_org_id,
    aboveScale: row.above_scale,
    kinds: row.kinds,
    nodeCode: row.node_code,
    nodeName: row.node_name,
    sharePercent: Number(row.share_percent),
    role: row.role,
    evidence: row.evidence,
    source: row.source,
    asOfOn: row.as_of_on,
    lockVersion: row.lock_version,
  }
}

/** Places by id; those in the recycle bin are missing. */
export async function placementsById(
  db: Db,
  ids: readonly string[],
): Promise<(Placement & { uscc: string })[]> {
  const rows = await placements(db)
    .select('e.uscc')
    .where(sql<boolean>`p.id = any(${[...ids]}::uuid[])`)
    .execute()
  return rows.map((row) => ({ ...toPlacement(row), uscc: row.uscc }))
}

/** The place of each enterprise on a node, by social credit code and node code; null where it has none. */
export async function placesOf(
  db: Db,
  wanted: readonly { uscc: string; nodeCode: string }[],
): Promise<(string | null)[]> {
  const rows = await placements(db)
    .select('e.uscc')
    .where(sql<boolean>`e.uscc = any(${wanted.map(({ uscc }) => uscc)})`)
    .execute()
  const found = new Map(rows.map((row) => [`${row.uscc} ${row.node_code}`, row.id]))
  return wanted.map(({ uscc, nodeCode }) => found.get(`${uscc} ${nodeCode}`) ?? null)
}

/** Every place, or those on the given nodes. */
export async function listPlacements(db: Db, nodeIds: string[] | null): Promise<Placement[]> {
  if (nodeIds?.length === 0) return []
  let query = placements(db)
  if (nodeIds !== null) query = query.where('p.node_id', 'in', nodeIds)
  const rows = await query
    .orderBy('n.code')
    .orderBy('e.above_scale', 'desc')
    .orderBy('e.name_order')
    .execute()
  return rows.map(toPlacement)
}

export async function listPlacementsOfEnterprise(db: Db, enterpriseId: string): Promise<Placement[]> {
  const rows = await placements(db)
    .where('p.enterprise_id', '=', survivorOf(enterpriseId))
    .orderBy('p.share_percent', 'desc')
    .orderBy('n.code')
    .execute()
  return rows.map(toPlacement)
}

export async function findPlacement(db: Db, id: string): Promise<Placement | null> {
  const row = await placements(db).where('p.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toPlacement(row)
}

export async function lockPlacement(db: Db, id: string): Promise<Placement | null> {
  await db.selectFrom('chains.placement').select('id').where('id', '=', id).forUpdate().execute()
  return findPlacement(db, id)
}

export interface PlacementValues {
  sharePercent: number
  role: string
  evidence: string
  source: string
  asOfOn: string
}

const columns = (values: PlacementValues) => ({
  share_percent: values.sharePercent,
  role: values.role,
  evidence: values.evidence,
  source: values.source,
  as_of_on: values.asOfOn,
})

export async function insertPlacements(
  db: Db,
  items: (PlacementValues & { id?: string; enterpriseId: string; nodeId: string })[],
): Promise<string[]> {
  if (items.length === 0) return []
  const rows = await db
    .insertInto('chains.placement')
    .values(
      items.map((item) => ({
        ...columns(item),
        id: item.id,
        enterprise_id: item.enterpriseId,
        node_id: item.nodeId,
      })),
    )
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

export async function updatePlacement(db: Db, id: string, values: PlacementValues): Promise<void> {
  await db
    .updateTable('chains.placement')
    .set((set) => ({ ...columns(values), lock_version: set('lock_version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** A place that lies in the recycle bin. */
export async function findBinnedPlacement(db: Db, id: string): Promise<Placement | null> {
  const row = await allPlacements(db)
    .where('p.id', '=', id)
    .where('p.deleted_at', 'is not', null)
    .executeTakeFirst()
  return row === undefined ? null : toPlacement(row)
}

/** What a place belongs to, for a query that calls its table `p`. */
export const placementScope: ScopeColumns = {
  regionCodes: [sql`(select region_code from directory.enterprise where id = p.enterprise_id)`],
  orgIds: [sql`(select id from directory.organisation where enterprise_id = p.enterprise_id)`],
}

/** `firm · node`. */
export const placementTitle = sql<string>`(select e.name from directory.enterprise e where e.id = p.enterprise_id)
  || ' · ' || (select n.name from chains.node n where n.id = p.node_id)`

/** Per cent of an enterprise's output already placed, without one place. */
export async function placedShare(db: Db, enterpriseId: string, exceptId: string | null): Promise<number> {
  const row = await db
    .selectFrom('chains.placement')
    .select(sql<string | null>`sum(share_percent)`.as('share'))
    .where('enterprise_id', '=', enterpriseId)
    .where('deleted_at', 'is', null)
    .where(sql<boolean>`id is distinct from ${exceptId}::uuid`)
    .executeTakeFirst()
  return Number(row?.share ?? 0)
}

/** Titles for threads, of those in the bin as well. */
export async function placementTitles(
  db: Db,
  ids: string[],
): Promise<Map<string, { enterprise: string; node: string; enterpriseId: string }>> {
  const rows = await allPlacements(db).where(sql<string>`p.id::text`, 'in', ids).execute()
  return new Map(
    rows.map((row) => [
      row.id,
      { enterprise: row.enterprise_name, node: row.node_name, enterpriseId: row.enterprise_id },
    ]),
  )
}

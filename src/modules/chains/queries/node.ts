import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { ChainsNode } from '#platform/db/tables.generated.ts'
import type { Segment, Tier } from '../contract/terms.ts'

export interface Node {
  id: string
  code: string
  name: string
  nameEn: string
  gbCodes: string[]
  note: string | null
  ownerId: string | null
  ownerName: string | null
  asOfOn: string
  lockVersion: number
}

/** A node in its place within one template version. */
export interface PlacedNode extends Node {
  segment: Segment
  tier: Tier
  position: number
}

type NodeRow = Selectable<ChainsNode> & { owner_name: string | null }

const toNode = (row: NodeRow): Node => ({
  id: row.id,
  code: row.code,
  name: row.name,
  nameEn: row.name_en,
  gbCodes: row.gb_codes,
  note: row.note,
  ownerId: row.owner_org_id,
  ownerName: row.owner_name,
  asOfOn: row.as_of_on,
  lockVersion: row.lock_version,
})

const nodes = (db: Db) =>
  db
    .selectFrom('chains.node as n')
    .leftJoin('directory.organisation as o', 'o.id', 'n.owner_org_id')
    .selectAll('n')
    .select('o.name as owner_name')

export async function findNode(db: Db, code: string): Promise<Node | null> {
  const row = await nodes(db).where('n.code', '=', code).executeTakeFirst()
  return row === undefined ? null : toNode(row)
}

export async function lockNode(db: Db, code: string): Promise<Node | null> {
  await db.selectFrom('chains.node').select('id').where('code', '=', code).forUpdate().execute()
  return findNode(db, code)
}

/** The nodes of template versions, keyed by template id, each list in the template's order. */
export async function listPlacedNodes(db: Db, templateIds: string[]): Promise<Map<string, PlacedNode[]>> {
  const byTemplate = new Map<string, PlacedNode[]>(templateIds.map((id) => [id, []]))
  if (templateIds.length === 0) return byTemplate
  const rows = await nodes(db)
    .innerJoin('chains.template_node as t', 't.node_id', 'n.id')
    .select(['t.template_id', 't.segment', 't.tier', 't.position'])
    .where('t.template_id', 'in', templateIds)
    .orderBy('t.position')
    .orderBy('n.code')
    .execute()
  for (const row of rows) {
    byTemplate.get(row.template_id)!.push({
      ...toNode(row),
      segment: row.segment as Segment,
      tier: row.tier as Tier,
      position: row.position,
    })
  }
  return byTemplate
}

export interface NewNode {
  code: string
  name: string
  nameEn: string
  gbCodes: string[]
  note: string | null
  ownerId: string | null
  asOfOn: string
}

/** Inserts nodes and gives their ids by code. */
export async function insertNodes(db: Db, items: NewNode[]): Promise<Map<string, string>> {
  if (items.length === 0) return new Map()
  const rows = await db
    .insertInto('chains.node')
    .values(
      items.map((item) => ({
        code: item.code,
        name: item.name,
        name_en: item.nameEn,
        gb_codes: item.gbCodes,
        note: item.note,
        owner_org_id: item.ownerId,
        as_of_on: item.asOfOn,
      })),
    )
    .returning(['id', 'code'])
    .execute()
  return new Map(rows.map((row) => [row.code, row.id]))
}

/** Every node by its name. */
export function listNodeNames(db: Db): Promise<{ code: string; name: string }[]> {
  return db.selectFrom('chains.node').select(['code', 'name']).orderBy('code').execute()
}

/** Ids of all nodes by code. */
export async function nodeIdsByCode(db: Db): Promise<Map<string, string>> {
  const rows = await db.selectFrom('chains.node').select(['id', 'code']).execute()
  return new Map(rows.map((row) => [row.code, row.id]))
}

/** Sets who keeps many nodes, and as of when. */
export async function keepNodes(
  db: Db,
  items: { nodeId: string; ownerId: string; asOfOn: string }[],
): Promise<void> {
  const rows = JSON.stringify(items)
  await sql`update chains.node n set owner_org_id = k."ownerId", as_of_on = k."asOfOn"
    from jsonb_to_recordset(${rows}::jsonb) as k("nodeId" uuid, "ownerId" uuid, "asOfOn" date) where n.id = k."nodeId"`.execute(
    db,
  )
}

export async function updateNodeKeeping(
  db: Db,
  id: string,
  values: { ownerId: string | null; asOfOn: string; note: string | null },
): Promise<void> {
  await db
    .updateTable('chains.node')
    .set((set) => ({
      owner_org_id: values.ownerId,
      as_of_on: values.asOfOn,
      note: values.note,
      lock_version: set('lock_version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

export async function updateNodeNames(
  db: Db,
  id: string,
  values: { name: string; nameEn: string; gbCodes: string[] },
): Promise<void> {
  await db
    .updateTable('chains.node')
    .set((set) => ({
      name: values.name,
      name_en: values.nameEn,
      gb_codes: values.gbCodes,
      lock_version: set('lock_version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

/** Chains whose published template uses each node, keyed by node code. */
export async function listChainsOfNodes(
  db: Db,
): Promise<Map<string, { code: string; name: string; segment: Segment }[]>> {
  const rows = await db
    .selectFrom('chains.template_node as t')
    .innerJoin('chains.template as v', 'v.id', 't.template_id')
    .innerJoin('chains.chain as c', 'c.id', 'v.chain_id')
    .innerJoin('chains.node as n', 'n.id', 't.node_id')
    .select(['n.code as node_code', 'c.code', 'c.name', 't.segment'])
    .where('v.state', '=', 'published')
    .orderBy('c.position')
    .execute()
  const byNode = new Map<string, { code: string; name: string; segment: Segment }[]>()
  for (const row of rows) {
    const chain = { code: row.code, name: row.name, segment: row.segment as Segment }
    byNode.set(row.node_code, [...(byNode.get(row.node_code) ?? []), chain])
  }
  return byNode
}

/** For threads: names of nodes and one chain on whose page each can be opened. */
export async function nodeTitles(
  db: Db,
  codes: string[],
): Promise<Map<string, { name: string; chainCode: string | null }>> {
  const { rows } = await sql<{ code: string; name: string; chain_code: string | null }>`
    select n.code, n.name,
      (select c.code from chains.template_node t join chains.template v on v.id = t.template_id and v.state = 'published'
        join chains.chain c on c.id = v.chain_id where t.node_id = n.id order by c.position limit 1) as chain_code
    from chains.node n where n.code = any(${codes})`.execute(db)
  return new Map(rows.map((row) => [row.code, { name: row.name, chainCode: row.chain_code }]))
}

export async function nodeCodeById(db: Db, id: string): Promise<string> {
  const row = await db.selectFrom('chains.node').select('code').where('id', '=', id).executeTakeFirstOrThrow()
  return row.code
}

export async function organisationExists(db: Db, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('directory.organisation')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}

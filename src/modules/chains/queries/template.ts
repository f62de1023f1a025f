import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { ScopeColumns } from '#platform/rights/scope-filter.ts'
import type { EdgeKind, Segment, TemplateEdge, TemplateSummary, Tier } from '../contract/index.ts'

/** Versions, drafts in the recycle bin among them. */
const allTemplates = (db: Db) =>
  db
    .selectFrom('chains.template as t')
    .innerJoin('chains.chain as c', 'c.id', 't.chain_id')
    .selectAll('t')
    .select([
      'c.code as chain_code',
      'c.name as chain_name',
      sql<number>`(select count(*) from chains.template_node n where n.template_id = t.id)`.as('nodes'),
      sql<number>`(select count(*) from chains.template_edge e where e.template_id = t.id)`.as('edges'),
    ])

const templates = (db: Db) => allTemplates(db).where('t.deleted_at', 'is', null)

type TemplateRow = Awaited<ReturnType<ReturnType<typeof templates>['executeTakeFirstOrThrow']>>

function toTemplate(row: TemplateRow): TemplateSummary {
  return {
    id: row.id,
    chainCode: row.chain_code,
    version: row.version,
    state: row.state as TemplateSummary['state'],
    note: row.note,
    createdAt: row.created_at.toISOString(),
    publishedAt: row.published_at?.toISOString() ?? null,
    nodes: Number(row.nodes),
    edges: Number(row.edges),
    lockVersion: row.lock_version,
  }
}

export async function findTemplate(db: Db, id: string): Promise<TemplateSummary | null> {
  const row = await templates(db).where('t.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toTemplate(row)
}

export async function lockTemplate(db: Db, id: string): Promise<TemplateSummary | null> {
  await db.selectFrom('chains.template').select('id').where('id', '=', id).forUpdate().execute()
  return findTemplate(db, id)
}

/** Versions of one chain, newest first. */
export async function listTemplates(db: Db, chainCode: string): Promise<TemplateSummary[]> {
  const rows = await templates(db)
    .where('c.code', '=', chainCode)
    .orderBy(sql`string_to_array(t.version, '.')::int[]`, 'desc')
    .execute()
  return rows.map(toTemplate)
}

/** The version in force of every chain, keyed by chain code. */
export async function listPublished(db: Db): Promise<Map<string, TemplateSummary>> {
  const rows = await templates(db).where('t.state', '=', 'published').execute()
  return new Map(rows.map((row) => [row.chain_code, toTemplate(row)]))
}

/** Of every chain the version that is being worked on, or the one in force; keyed by chain code. */
export async function listWorkingVersions(db: Db): Promise<Map<string, TemplateSummary>> {
  const rows = await templates(db)
    .where('t.state', 'in', ['published', 'submitted', 'draft'])
    // A chain has one draft at most, submitted or not; it comes last and stays.
    .orderBy(sql`t.state <> 'published'`)
    .execute()
  return new Map(rows.map((row) => [row.chain_code, toTemplate(row)]))
}

/** Supply edges of template versions by node codes, keyed by template id. */
export async function listEdges(db: Db, templateIds: string[]): Promise<Map<string, TemplateEdge[]>> {
  const byTemplate = new Map<string, TemplateEdge[]>(templateIds.map((id) => [id, []]))
  if (templateIds.length === 0) return byTemplate
  const rows = await db
    .selectFrom('chains.template_edge as e')
    .innerJoin('chains.node as f', 'f.id', 'e.from_node_id')
    .innerJoin('chains.node as u', 'u.id', 'e.to_node_id')
    .select([
      'e.template_id',
      'f.code as from',
      'u.code as to',
      'e.kind',
      'e.strength',
      'e.substitute_group',
      'e.reason',
    ])
    .where('e.template_id', 'in', templateIds)
    .orderBy('f.code')
    .orderBy('u.code')
    .orderBy('e.kind')
    .execute()
  for (const row of rows) {
    byTemplate.get(row.template_id)!.push({
      from: row.from,
      to: row.to,
      kind: row.kind as EdgeKind,
      strength: row.strength,
      group: row.substitute_group,
      reason: row.reason,
    })
  }
  return byTemplate
}

export async function insertTemplate(
  db: Db,
  template: {
    chainId: string
    version: string
    state: 'draft' | 'published'
    note: string | null
    basedOnId: string | null
  },
  at: Date,
): Promise<string> {
  const row = await db
    .insertInto('chains.template')
    .values({
      chain_id: template.chainId,
      version: template.version,
      state: template.state,
      note: template.note,
      based_on_id: template.basedOnId,
      created_at: at,
      published_at: template.state === 'published' ? at : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** Copies the nodes and edges of one version into another, empty one. */
export async function copyTemplate(db: Db, fromId: string, toId: string): Promise<void> {
  await sql`insert into chains.template_node (template_id, node_id, segment, tier, position)
    select ${toId}::uuid, node_id, segment, tier, position from chains.template_node where template_id = ${fromId}`.execute(
    db,
  )
  await sql`insert into chains.template_edge (template_id, from_node_id, to_node_id, kind, strength, substitute_group, reason)
    select ${toId}::uuid, from_node_id, to_node_id, kind, strength, substitute_group, reason
    from chains.template_edge where template_id = ${fromId}`.execute(db)
}

export interface PlaceInTemplate {
  nodeId: string
  segment: Segment
  tier: Tier
  position: number
}

/** Adds nodes to a version or changes where they stand. A known node keeps its position. */
export async function putPlaces(db: Db, templateId: string, places: PlaceInTemplate[]): Promise<void> {
  if (places.length === 0) return
  await db
    .insertInto('chains.template_node')
    .values(
      places.map((place) => ({
        template_id: templateId,
        node_id: place.nodeId,
        segment: place.segment,
        tier: place.tier,
        position: place.position,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['template_id', 'node_id'])
        .doUpdateSet((set) => ({ segment: set.ref('excluded.segment'), tier: set.ref('excluded.tier') })),
    )
    .execute()
}

export async function deletePlace(db: Db, templateId: string, nodeId: string): Promise<void> {
  await db
    .deleteFrom('chains.template_node')
    .where('template_id', '=', templateId)
    .where('node_id', '=', nodeId)
    .execute()
}

/** Adds supply edges or changes strength, group and reason of those that stand. */
export async function putEdges(
  db: Db,
  templateId: string,
  edges: (Omit<TemplateEdge, 'from' | 'to'> & { fromId: string; toId: string })[],
): Promise<void> {
  if (edges.length === 0) return
  await db
    .insertInto('chains.template_edge')
    .values(
      edges.map((edge) => ({
        template_id: templateId,
        from_node_id: edge.fromId,
        to_node_id: edge.toId,
        kind: edge.kind,
        strength: edge.strength,
        substitute_group: edge.group,
        reason: edge.reason,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['template_id', 'from_node_id', 'to_node_id', 'kind']).doUpdateSet((set) => ({
        strength: set.ref('excluded.strength'),
        substitute_group: set.ref('excluded.substitute_group'),
        reason: set.ref('excluded.reason'),
      })),
    )
    .execute()
}

export async function deleteEdge(
  db: Db,
  templateId: string,
  fromId: string,
  toId: string,
  kind: EdgeKind,
): Promise<number> {
  const result = await db
    .deleteFrom('chains.template_edge')
    .where('template_id', '=', templateId)
    .where('from_node_id', '=', fromId)
    .where('to_node_id', '=', toId)
    .where('kind', '=', kind)
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}

export async function touchTemplate(db: Db, id: string): Promise<void> {
  await db
    .updateTable('chains.template')
    .set((set) => ({ lock_version: set('lock_version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Keeps a draft in step with its workflow. */
export async function setTemplateState(db: Db, id: string, state: 'draft' | 'submitted'): Promise<void> {
  await db
    .updateTable('chains.template')
    .set((set) => ({ state, lock_version: set('lock_version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Retires the version in force and puts the draft in its place. */
export async function publishDraft(db: Db, draftId: string, note: string, at: Date): Promise<void> {
  await sql`update chains.template set state = 'retired', lock_version = lock_version + 1
    where state = 'published' and chain_id = (select chain_id from chains.template where id = ${draftId})`.execute(
    db,
  )
  await db
    .updateTable('chains.template')
    .set((set) => ({ state: 'published', note, published_at: at, lock_version: set('lock_version', '+', 1) }))
    .where('id', '=', draftId)
    .execute()
}

/** A draft that lies in the recycle bin. */
export async function findBinnedTemplate(db: Db, id: string): Promise<TemplateSummary | null> {
  const row = await allTemplates(db)
    .where('t.id', '=', id)
    .where('t.deleted_at', 'is not', null)
    .executeTakeFirst()
  return row === undefined ? null : toTemplate(row)
}

/** What a version belongs to, for a query that calls its table `t`. */
export const templateScope: ScopeColumns = {
  chainCodes: [sql`(select code from chains.chain where id = t.chain_id)`],
}

/** `chain version`. */
export const templateTitle = sql<string>`(select c.name from chains.chain c where c.id = t.chain_id) || ' ' || t.version`

/** Titles for threads, of those in the bin as well. */
export async function templateTitles(
  db: Db,
  ids: string[],
): Promise<Map<string, { chainCode: string; chainName: string; version: string }>> {
  const rows = await allTemplates(db).where(sql<string>`t.id::text`, 'in', ids).execute()
  return new Map(
    rows.map((row) => [
      row.id,
      { chainCode: row.chain_code, chainName: row.chain_name, version: row.version },
    ]),
  )
}

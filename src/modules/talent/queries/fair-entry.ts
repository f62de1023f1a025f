import { type SqlBool, sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/db/database.ts'
import { contains } from '#platform/db/paging.ts'
import { uuidsOf } from '#platform/db/uuids.ts'
import { type ListPage, mapPage, pageOfList, type SqlOf } from '#platform/list/page-of-list.ts'
import type { Permission } from '#platform/rights/permission.ts'
import type { Belonging } from '#platform/rights/reach.ts'
import { instanceScope } from '#platform/workflow/instance-scope.ts'
import { engagementState } from '../contract/engagement-terms.ts'
import type { FairEntryFilter } from '../contract/fair.ts'
import type {
  FairEntry,
  FairEntryDetail,
  FairEntryInput,
  FairNeed,
  fairEntryList,
} from '../contract/fair-shapes.ts'
import { entryScope, lastResult } from './fair.ts'
import { belongingOfNeed, ownOrg } from './need.ts'

/** A need at a fair as stored. */
export interface FairEntryRecord extends Omit<FairEntry, 'mayJoin' | 'mayReport'> {
  fairState: string
  fairFromOn: string
  belonging: Belonging
}

interface Last {
  as_of_on: string | null
  cvs: number | null
  interviews: number | null
  intentions: number | null
  offers: number | null
  onboard: number | null
  source: string | null
  entered_by_name: string | null
  updated_at: Date | null
}

const entries = (db: Db) =>
  db
    .selectFrom('talent.fair_entry as x')
    .innerJoin('talent.fair as f', 'f.id', 'x.fair_id')
    .innerJoin('talent.need as n', 'n.id', 'x.need_id')
    .innerJoin('directory.enterprise as e', 'e.id', 'n.enterprise_id')
    .innerJoin('chains.chain as c', 'c.id', 'n.chain_id')
    .leftJoin('chains.node as d', 'd.id', 'n.node_id')
    .leftJoinLateral(sql<Last>`${lastResult}`.as('r'), (join) => join.onTrue())
    .where('f.deleted_at', 'is', null)

const engaged = sql<number>`(select count(*)::int from talent.fair_engagement g where g.entry_id = x.id)`

const withColumns = (query: ReturnType<typeof entries>) =>
  query
    .selectAll('x')
    .select([
      'f.title as fair_title',
      'f.state as fair_state',
      'f.from_on as fair_from_on',
      'n.number as need_number',
      'n.title as need_title',
      'e.id as enterprise_id',
      'e.name as enterprise_name',
      'e.region_code as enterprise_region',
      'c.code as chain_code',
      'c.name as chain_name',
      'd.code as node_code',
      'd.name as node_name',
      'r.as_of_on',
      'r.cvs',
      'r.interviews',
      'r.intentions',
      'r.offers',
      'r.onboard',
      'r.source',
      'r.entered_by_name',
      'r.updated_at as entered_at',
      engaged.as('engaged'),
      ownOrg.as('own_org_id'),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof withColumns>['executeTakeFirstOrThrow']>>

const toEntry = (row: Row): FairEntryRecord => ({
  id: row.id,
  fairId: row.fair_id,
  fairTitle: row.fair_title,
  fairState: row.fair_state,
  fairFromOn: row.fair_from_on,
  enterpriseId: row.enterprise_id,
  enterpriseName: row.enterprise_name,
  needId: row.need_id,
  needNumber: row.need_number,
  needTitle: row.need_title,
  seats: row.seats,
  booth: row.booth,
  note: row.note,
  chainCode: row.chain_code,
  chainName: row.chain_name,
  nodeCode: row.node_code,
  nodeName: row.node_name,
  cvs: row.cvs,
  interviews: row.interviews,
  intentions: row.intentions,
  offers: row.offers,
  onboard: row.onboard,
  asOfOn: row.as_of_on,
  source: row.source,
  enteredByName: row.entered_by_name,
  enteredAt: row.entered_at?.toISOString() ?? null,
  engaged: row.engaged,
  createdByName: row.created_by_name,
  isDemo: row.is_demo,
  lockVersion: row.lock_version,
  belonging: belongingOfNeed(row),
})

/** An entry within reach of whoever reads; null for one unknown or out of reach. */
export async function findEntry(ctx: Context, id: string): Promise<FairEntryRecord | null> {
  const row = await withColumns(entries(ctx.db))
    .where('x.id', '=', id)
    .where(entryScope(ctx, 'talent.fair.read'))
    .executeTakeFirst()
  return row === undefined ? null : toEntry(row)
}

/** The same, held with its fair against other writers until the transaction ends: the fair first. */
export async function lockEntry(tx: Context, id: string): Promise<FairEntryRecord | null> {
  await tx.db
    .selectFrom('talent.fair')
    .select('id')
    .where('id', 'in', (from) => from.selectFrom('talent.fair_entry').select('fair_id').where('id', '=', id))
    .forShare()
    .execute()
  await tx.db.selectFrom('talent.fair_entry').select('id').where('id', '=', id).forUpdate().execute()
  return findEntry(tx, id)
}

/** Entries by id, whoever asks. */
export async function entriesById(db: Db, ids: readonly string[]): Promise<FairEntryRecord[]> {
  if (ids.length === 0) return []
  const rows = await withColumns(entries(db))
    .where(sql<SqlBool>`x.id = any(${uuidsOf(ids)}::uuid[])`)
    .execute()
  return rows.map(toEntry)
}

const listSql: SqlOf<typeof fairEntryList> = {
  sorts: {
    enterpriseId: sql.ref('e.name_order'),
    needTitle: sql.ref('n.title'),
    chain: sql.ref('c.name'),
    node: sql.ref('d.name'),
    seats: sql.ref('x.seats'),
    intentions: sql.ref('r.intentions'),
    onboard: sql.ref('r.onboard'),
    asOfOn: sql.ref('r.as_of_on'),
  },
  totals: {
    seats: sql.ref('x.seats'),
    cvs: sql.ref('r.cvs'),
    interviews: sql.ref('r.interviews'),
    intentions: sql.ref('r.intentions'),
    offers: sql.ref('r.offers'),
    onboard: sql.ref('r.onboard'),
  },
  usual: [sql.ref('e.name_order'), sql.ref('n.number')],
  tie: sql.ref('x.id'),
}

/** Needs at a fair within reach. */
export async function listEntries(
  ctx: Context,
  filter: FairEntryFilter,
  permission: Permission,
): Promise<ListPage<FairEntryRecord, keyof typeof listSql.totals>> {
  let query = entries(ctx.db)
    .where('x.fair_id', '=', filter.id)
    .where(entryScope(ctx, 'talent.fair.read'))
    .where(entryScope(ctx, permission))
  const words = filter.query?.trim()
  if (words)
    query = query.where((where) =>
      where.or([contains(sql.ref('n.title'), words), contains(sql.ref('e.name'), words)]),
    )
  return mapPage(await pageOfList(withColumns(query), listSql, filter), toEntry)
}

/** All needs at a fair within reach. */
export async function entriesOfFair(ctx: Context, fairId: string): Promise<FairEntryRecord[]> {
  const rows = await withColumns(entries(ctx.db))
    .where('x.fair_id', '=', fairId)
    .where(entryScope(ctx, 'talent.fair.read'))
    .orderBy('e.name_order')
    .orderBy('n.number')
    .execute()
  return rows.map(toEntry)
}

/** Entries by fair, enterprise and title of the need, in the order asked for; null where there is none. */
export async function entriesByTitle(
  db: Db,
  keys: readonly { fairId: string; enterpriseId: string; needTitle: string }[],
): Promise<(string | null)[]> {
  const rows = await entries(db)
    .select(['x.id', 'x.fair_id', 'e.id as enterprise_id', 'n.title'])
    .where(sql<SqlBool>`x.fair_id = any(${uuidsOf(keys.map(({ fairId }) => fairId))}::uuid[])`)
    .where(sql<SqlBool>`n.title = any(${keys.map(({ needTitle }) => needTitle)}::text[])`)
    // A need that runs before one of the same title that is over.
    .orderBy(sql`n.state in ('open', 'paused')`, 'desc')
    .orderBy('n.number', 'desc')
    .execute()
  return keys.map(
    (key) =>
      rows.find(
        (row) =>
          row.fair_id === key.fairId && row.enterprise_id === key.enterpriseId && row.title === key.needTitle,
      )?.id ?? null,
  )
}

/** Needs that run and are within reach, not yet at the fair. */
export async function needsForFair(ctx: Context, fairId: string): Promise<FairNeed[]> {
  return ctx.db
    .selectFrom('talent.need as n')
    .innerJoin('directory.enterprise as e', 'e.id', 'n.enterprise_id')
    .select(['n.id', 'n.number', 'n.title', 'e.name as enterpriseName', 'n.headcount'])
    .where('n.deleted_at', 'is', null)
    .where('n.state', 'in', ['open', 'paused'])
    .where(entryScope(ctx, 'talent.fair.join'))
    .where(
      sql<SqlBool>`not exists (select from talent.fair_entry x where x.fair_id = ${fairId}::uuid and x.need_id = n.id)`,
    )
    .orderBy('e.name_order')
    .orderBy('n.number')
    .limit(5000)
    .execute()
}

/** Needs of the demo city, from which its fairs are made. */
export async function needsForDemoFairs(db: Db) {
  return db
    .selectFrom('talent.need as n')
    .innerJoin('chains.chain as c', 'c.id', 'n.chain_id')
    .leftJoin('chains.node as d', 'd.id', 'n.node_id')
    .select([
      'n.id as needId',
      'n.title as needTitle',
      'n.kind',
      'n.headcount',
      'n.enterprise_id as enterpriseId',
    ])
    .select(['c.code as chainCode', 'd.code as nodeCode'])
    .where('n.is_demo', '=', true)
    .where('n.state', '=', 'open')
    .where('n.deleted_at', 'is', null)
    .orderBy('n.number')
    .execute()
}

/** Titles for threads, with the fair. */
export async function entryTitles(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, { title: string; fairId: string }>> {
  return new Map(
    (await entriesById(db, ids)).map((one) => [
      one.id,
      { title: `${one.enterpriseName} ${one.needTitle}`, fairId: one.fairId },
    ]),
  )
}

/** Those of the entries that the actor may see. */
export async function visibleEntries(ctx: Context, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await entries(ctx.db)
    .select('x.id')
    .where(sql<SqlBool>`x.id = any(${uuidsOf(ids)}::uuid[])`)
    .where(entryScope(ctx, 'talent.fair.read'))
    .execute()
  return new Set(rows.map((row) => row.id))
}

/** Engagements that began at an entry, as far as the actor may see them. */
export async function engagementsOfEntry(
  ctx: Context,
  entryId: string,
): Promise<FairEntryDetail['engagements']> {
  const rows = await ctx.db
    .selectFrom('talent.fair_engagement as l')
    .innerJoin('talent.engagement as g', 'g.id', 'l.engagement_id')
    .innerJoin('talent.profile as p', 'p.id', 'g.profile_id')
    .innerJoin('platform.workflow_instance as i', (join) =>
      join.on('i.object_kind', '=', 'talent.engagement').on(sql<boolean>`i.object_id = g.id::text`),
    )
    .select(['g.id', 'g.number', 'p.number as person', 'i.state'])
    .where('l.entry_id', '=', entryId)
    .where(instanceScope(ctx, 'talent.engagement.read'))
    .orderBy('g.number', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    personNumber: row.person,
    state: engagementState.parse(row.state),
  }))
}

export async function insertFairEngagement(
  db: Db,
  { engagementId, entryId, at }: { engagementId: string; entryId: string; at: Date },
): Promise<void> {
  await db
    .insertInto('talent.fair_engagement')
    .values({ engagement_id: engagementId, entry_id: entryId, created_at: at })
    .execute()
}

export interface NewFairEntry {
  id: string
  fairId: string
  needId: string
  values: FairEntryInput & { seats: number }
  createdBy: { id: string; name: string }
  isDemo: boolean
  at: Date
}

/** Inserts entries. */
export async function insertEntries(db: Db, given: readonly NewFairEntry[]): Promise<void> {
  for (let from = 0; from < given.length; from += 1000)
    await db
      .insertInto('talent.fair_entry')
      .values(
        given.slice(from, from + 1000).map((one) => ({
          ...one.values,
          id: one.id,
          fair_id: one.fairId,
          need_id: one.needId,
          created_by: one.createdBy.id,
          created_by_name: one.createdBy.name,
          is_demo: one.isDemo,
          created_at: one.at,
          updated_at: one.at,
        })),
      )
      .execute()
}

export async function updateEntryRow(db: Db, id: string, values: NewFairEntry['values'], at: Date) {
  await db
    .updateTable('talent.fair_entry')
    .set((set) => ({ ...values, updated_at: at, lock_version: set('lock_version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function deleteEntry(db: Db, id: string): Promise<void> {
  await db.deleteFrom('talent.fair_entry').where('id', '=', id).execute()
}

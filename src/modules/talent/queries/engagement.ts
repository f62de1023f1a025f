import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { businessDayOf } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/db/database.ts'
import { contains } from '#platform/db/paging.ts'
import { uuidsOf } from '#platform/db/uuids.ts'
import { mostRowsInFile } from '#platform/list/list-file.ts'
import { type ListPage, mapPage, pageOfList, type SqlOf } from '#platform/list/page-of-list.ts'
import type { Permission } from '#platform/rights/permission.ts'
import type { Belonging } from '#platform/rights/reach.ts'
import { instanceScope, waitsForActor } from '#platform/workflow/instance-scope.ts'
import type { EngagementFileQuery, EngagementFilter, EngagementListQuery } from '../contract/engagement.ts'
import type { engagementList } from '../contract/engagement-list.ts'
import { type EngagementSummary, engagementPart } from '../contract/engagement-shapes.ts'
import { engagementState, engagementStates, refusalCode, side } from '../contract/engagement-terms.ts'

/** Contacts of one side in clear: they stay inside the service. */
export interface StoredContact {
  name: string | null
  phone: string | null
  email: string | null
}

/** An engagement with where its workflow stands; name and contacts in clear. */
export interface StoredEngagement extends Omit<EngagementSummary, 'person'> {
  person: { id: string; number: number; name: string | null; isActive: boolean }
  run: { id: string; number: number; title: string } | null
  parts: ReturnType<typeof engagementPart.parse>[] | null
  refusalNote: string | null
  headcount: number
  personMost: number
  needContact: StoredContact
  personContact: StoredContact
  createdByName: string
  createdAt: string
  isDemo: boolean
  lockVersion: number
  belonging: Belonging
}

const engagements = (db: Db) =>
  db
    .selectFrom('talent.engagement as g')
    .innerJoin('platform.workflow_instance as i', (join) =>
      join.on('i.object_kind', '=', 'talent.engagement').on(sql<boolean>`i.object_id = g.id::text`),
    )
    .innerJoin('talent.need as n', 'n.id', 'g.need_id')
    .innerJoin('directory.enterprise as e', 'e.id', 'n.enterprise_id')
    .innerJoin('chains.chain as c', 'c.id', 'n.chain_id')
    .innerJoin('talent.profile as p', 'p.id', 'g.profile_id')
    .leftJoin('talent.match_run as r', 'r.id', 'g.run_id')

const withColumns = (query: ReturnType<typeof engagements>) =>
  query
    .selectAll('g')
    .select([
      'i.state',
      'i.lock_version as state_version',
      'i.due_on',
      'i.org_ids',
      'i.chain_codes',
      'i.region_codes',
      'i.account_ids',
      'n.number as need_number',
      'n.title as need_title',
      'n.headcount',
      'n.contact_name',
      'n.contact_phone',
      'n.contact_email',
      'e.id as enterprise_id',
      'e.name as enterprise_name',
      'c.code as chain_code',
      'c.name as chain_name',
      'p.number as person_number',
      'p.name as person_name',
      'p.state as person_state',
      'p.most_engagements',
      'p.phone as person_phone',
      'p.email as person_email',
      'r.number as run_number',
      'r.title as run_title',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof withColumns>['executeTakeFirstOrThrow']>>

const dayOf = (at: Date | null): string | null => (at === null ? null : businessDayOf(at))

const toEngagement = (row: Row): StoredEngagement => ({
  id: row.id,
  number: row.number,
  need: { id: row.need_id, number: row.need_number, title: row.need_title },
  enterprise: { id: row.enterprise_id, name: row.enterprise_name },
  chainCode: row.chain_code,
  chainName: row.chain_name,
  person: {
    id: row.profile_id,
    number: row.person_number,
    name: row.person_state === 'erased' ? null : row.person_name,
    isActive: row.person_state === 'active',
  },
  state: engagementState.parse(row.state),
  stateVersion: row.state_version,
  score: row.score,
  needAgreedOn: dayOf(row.need_agreed_at),
  personAgreedOn: dayOf(row.person_agreed_at),
  refusedBy: side.nullable().parse(row.refused_by),
  refusal: refusalCode.nullable().parse(row.refusal),
  onboardOn: row.onboard_on,
  dueOn: row.due_on,
  createdOn: businessDayOf(row.created_at),
  run:
    row.run_id === null || row.run_number === null || row.run_title === null
      ? null
      : { id: row.run_id, number: row.run_number, title: row.run_title },
  parts: row.parts === null ? null : engagementPart.array().parse(row.parts),
  refusalNote: row.refusal_note,
  headcount: row.headcount,
  personMost: row.most_engagements,
  needContact: { name: row.contact_name, phone: row.contact_phone, email: row.contact_email },
  personContact: { name: row.person_name, phone: row.person_phone, email: row.person_email },
  createdByName: row.created_by_name,
  createdAt: row.created_at.toISOString(),
  isDemo: row.is_demo,
  lockVersion: row.lock_version,
  belonging: {
    orgIds: row.org_ids,
    chainCodes: row.chain_codes,
    regionCodes: row.region_codes,
    accountIds: row.account_ids,
  },
})

export async function findEngagement(db: Db, id: string): Promise<StoredEngagement | null> {
  const row = await withColumns(engagements(db)).where('g.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toEngagement(row)
}

/** The same, held against other writers until the transaction ends. */
export async function lockEngagement(db: Db, id: string): Promise<StoredEngagement | null> {
  await db.selectFrom('talent.engagement').select('id').where('id', '=', id).forUpdate().execute()
  return findEngagement(db, id)
}

function filtered(ctx: Context, filter: EngagementFilter, permission: Permission) {
  let query = engagements(ctx.db).where(instanceScope(ctx, permission))
  if (filter.chain?.length) query = query.where('c.code', 'in', filter.chain)
  if (filter.state?.length) query = query.where('i.state', 'in', filter.state)
  if (filter.enterprise !== undefined) query = query.where('e.id', '=', filter.enterprise)
  if (filter.need !== undefined) query = query.where('n.id', '=', filter.need)
  if (filter.person !== undefined) query = query.where('p.id', '=', filter.person)
  if (filter.waiting === true) query = query.where(waitsForActor(ctx))
  const words = filter.query?.trim()
  // Nobody is found by name here: whoever sees people masked would learn names by trying.
  if (words)
    query = query.where((where) =>
      where.or([contains(sql.ref('n.title'), words), contains(sql.ref('e.name'), words)]),
    )
  return query
}

const listSql: SqlOf<typeof engagementList> = {
  sorts: {
    number: sql.ref('g.number'),
    need: sql.ref('n.title'),
    enterprise: sql.ref('e.name_order'),
    chain: sql.ref('c.name'),
    state: sql`array_position(${[...engagementStates]}::text[], i.state)`,
    score: sql.ref('g.score'),
    dueOn: sql.ref('i.due_on'),
    createdOn: sql.ref('g.created_at'),
  },
  totals: {},
  usual: [sql`g.updated_at desc`, sql`g.number desc`],
  tie: sql.ref('g.id'),
}

export async function listEngagements(
  ctx: Context,
  filter: EngagementListQuery,
): Promise<ListPage<StoredEngagement>> {
  const query = withColumns(filtered(ctx, filter, 'talent.engagement.read'))
  return mapPage(await pageOfList(query, listSql, filter), toEngagement)
}

/** Those that fit, for a file, and how many they are beyond its limit. */
export async function listAllEngagements(
  ctx: Context,
  filter: EngagementFileQuery,
): Promise<ListPage<StoredEngagement>> {
  const query = withColumns(filtered(ctx, filter, 'talent.engagement.export'))
  const page = { page: 1, pageSize: mostRowsInFile, sort: filter.sort }
  return mapPage(await pageOfList(query, listSql, page), toEngagement)
}

/** Titles for threads: the need and the number of the person, never the name. */
export async function engagementTitles(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await engagements(db)
    .select(['g.id', 'n.title', 'p.number'])
    .where(oneOf('g.id', ids))
    .execute()
  return new Map(rows.map((row) => [row.id, engagementTitle(row.title, row.number)]))
}

export const engagementTitle = (needTitle: string, personNumber: number): string =>
  `${needTitle} · 人才 ${personNumber} 号`

export const oneOf = (column: string, ids: readonly string[]): RawBuilder<SqlBool> =>
  sql<SqlBool>`${sql.ref(column)} = any(${uuidsOf(ids)}::uuid[])`

/** Those of the engagements that the actor may see. */
export async function visibleEngagements(ctx: Context, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await engagements(ctx.db)
    .where(sql<SqlBool>`g.id::text = any(${ids}::text[])`)
    .where(instanceScope(ctx, 'talent.engagement.read'))
    .select('g.id')
    .execute()
  return new Set(rows.map((row) => row.id))
}

/** Engagements that ended on board or by a refusal, with the parts of their scores. */
export async function endedPairs(db: Db) {
  const rows = await db
    .selectFrom('talent.engagement as g')
    .innerJoin('platform.workflow_instance as i', (join) =>
      join.on('i.object_kind', '=', 'talent.engagement').on(sql<boolean>`i.object_id = g.id::text`),
    )
    .select(['i.state', 'g.refusal', 'g.parts'])
    .where('i.state', 'in', ['onboard', 'rejected'])
    .execute()
  return rows.map((row) => ({
    isOnboard: row.state === 'onboard',
    refusal: row.state === 'rejected' ? refusalCode.nullable().parse(row.refusal) : null,
    parts: row.parts === null ? null : engagementPart.array().parse(row.parts),
  }))
}

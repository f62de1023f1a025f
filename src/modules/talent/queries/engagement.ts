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
import type { PlanCategory } from '../contract/plan-table.ts'
import { columnsOfNeed, conditionsOfNeed, ofNeed, shownOfNeed } from './of-need.ts'
import { countedAs } from './plan-counted.ts'

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
  ofNeed(db, 'talent.engagement')
    .innerJoin('talent.engagement as g', (join) =>
      join.onRef('g.need_id', '=', 'n.id').on(sql<boolean>`i.object_id = g.id::text`),
    )
    .innerJoin('talent.profile as p', 'p.id', 'g.profile_id')
    .leftJoin('talent.match_run as r', 'r.id', 'g.run_id')

const withColumns = (query: ReturnType<typeof engagements>) =>
  query
    .selectAll('g')
    .select(columnsOfNeed)
    .select([
      'n.headcount',
      'n.contact_name',
      'n.contact_phone',
      'n.contact_email',
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
  ...shownOfNeed(row),
  id: row.id,
  number: row.number,
  person: {
    id: row.profile_id,
    number: row.person_number,
    name: row.person_state === 'erased' ? null : row.person_name,
    isActive: row.person_state === 'active',
  },
  state: engagementState.parse(row.state),
  score: row.score,
  needAgreedOn: dayOf(row.need_agreed_at),
  personAgreedOn: dayOf(row.person_agreed_at),
  refusedBy: side.nullable().parse(row.refused_by),
  refusal: refusalCode.nullable().parse(row.refusal),
  onboardOn: row.onboard_on,
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
})

export async function findEngagement(db: Db, id: string): Promise<StoredEngagement | null> {
  const row = await withColumns(engagements(db)).where('g.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toEngagement(row)
}

/** Engagements by id. */
export async function engagementsById(db: Db, ids: readonly string[]): Promise<StoredEngagement[]> {
  if (ids.length === 0) return []
  return (await withColumns(engagements(db)).where(oneOf('g.id', ids)).execute()).map(toEngagement)
}

/** The same, held against other writers until the transaction ends. */
export async function lockEngagement(db: Db, id: string): Promise<StoredEngagement | null> {
  await db.selectFrom('talent.engagement').select('id').where('id', '=', id).forUpdate().execute()
  return findEngagement(db, id)
}

const isOnBoard = sql<SqlBool>`i.state = 'onboard'`

/** On board within these days; somebody who left again is not. */
const boardedWithin = (from: string | null, until: string | null) =>
  sql<SqlBool>`(${isOnBoard} and g.onboard_on >= coalesce(${from}::date, g.onboard_on)
    and g.onboard_on <= coalesce(${until}::date, g.onboard_on))`

/**
 * On board and counted by the talent plan in a category. Nobody else is asked for by category: that would tell of people
 * whom the caller does not know yet.
 */
const isCountedAs = (category: PlanCategory) => sql<SqlBool>`(${isOnBoard} and ${countedAs[category]})`

/** The need's enterprise is of this county; the city's code means all of them. */
const liesIn = (region: string) => sql<SqlBool>`(e.region_code = ${region}
  or exists (select from directory.region z where z.code = ${region} and z.kind = 'city'))`

/** Whom a figure of the talent plan counts: a category, in a region or all of them, on board within these days. */
export interface CountedBoarded {
  category: PlanCategory
  region: string | null
  from: string
  until: string
}

/** How many people, by how many engagements in sight, came on board; in the order asked for, by one query. */
export async function countBoarded(
  ctx: Context,
  wanted: readonly CountedBoarded[],
): Promise<{ people: number; engagements: number }[]> {
  if (wanted.length === 0) return []
  const conditions = wanted.map(
    ({ category, region, from, until }) =>
      sql`${isCountedAs(category)} and ${boardedWithin(from, until)} and ${region === null ? sql`true` : liesIn(region)}`,
  )
  const all = (counted: RawBuilder<unknown>) =>
    sql<
      number[]
    >`array[${sql.join(conditions.map((one) => sql`(count(${counted}) filter (where ${one}))::int`))}]`
  const row = await engagements(ctx.db)
    .where(instanceScope(ctx, 'talent.engagement.read'))
    .select([all(sql`distinct p.id`).as('people'), all(sql`g.id`).as('engagements')])
    .executeTakeFirstOrThrow()
  return wanted.map((_one, at) => ({ people: row.people[at] ?? 0, engagements: row.engagements[at] ?? 0 }))
}

function filtered(ctx: Context, filter: EngagementFilter, permission: Permission) {
  let query = engagements(ctx.db).where(instanceScope(ctx, permission)).where(conditionsOfNeed(filter))
  if (filter.person !== undefined) query = query.where('p.id', '=', filter.person)
  if (filter.region !== undefined) query = query.where(liesIn(filter.region))
  if (filter.category !== undefined) query = query.where(isCountedAs(filter.category))
  if (filter.boardedFrom !== undefined) query = query.where(boardedWithin(filter.boardedFrom, null))
  if (filter.boardedUntil !== undefined) query = query.where(boardedWithin(null, filter.boardedUntil))
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

/**
 * Enterprises, needs and people of the engagements in sight. A person is named where every engagement in sight would name
 * him or her, so that no choice tells whom a masked row means.
 */
export async function engagementParties(ctx: Context) {
  const inSight = () => engagements(ctx.db).where(instanceScope(ctx, 'talent.engagement.read'))
  const knows = sql<boolean>`(g.need_agreed_at is not null and g.person_agreed_at is not null)
    or ${instanceScope(ctx, 'talent.engagement.suggest')}`
  const [enterprises, needs, people] = await Promise.all([
    inSight()
      .select(['e.id', 'e.name'])
      .groupBy(['e.id', 'e.name', 'e.name_order'])
      .orderBy('e.name_order')
      .execute(),
    inSight()
      .select(['n.id', 'n.number', 'n.title'])
      .groupBy(['n.id', 'n.number', 'n.title'])
      .orderBy('n.number', 'desc')
      .execute(),
    inSight()
      .select([
        'p.id',
        'p.number',
        sql<string | null>`case when p.state <> 'erased' then p.name end`.as('name'),
      ])
      .select(sql<boolean>`bool_and(${knows})`.as('isNamed'))
      .groupBy(['p.id', 'p.number', 'p.name', 'p.state'])
      .orderBy('p.number')
      .execute(),
  ])
  return { enterprises, needs, people }
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
  const rows = await engagements(db)
    .select(['i.state', 'g.refusal', 'g.parts'])
    .where('i.state', 'in', ['onboard', 'rejected'])
    .execute()
  return rows.map((row) => ({
    isOnboard: row.state === 'onboard',
    refusal: row.state === 'rejected' ? refusalCode.nullable().parse(row.refusal) : null,
    parts: row.parts === null ? null : engagementPart.array().parse(row.parts),
  }))
}

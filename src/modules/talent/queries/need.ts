import { type SqlBool, sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/db/database.ts'
import { contains } from '#platform/db/paging.ts'
import { uuidsOf } from '#platform/db/uuids.ts'
import { type ListPage, mapPage, pageOfList, type SqlOf } from '#platform/list/page-of-list.ts'
import type { Permission } from '#platform/rights/permission.ts'
import type { Belonging } from '#platform/rights/reach.ts'
import { type ScopeColumns, scopeFilter } from '#platform/rights/scope-filter.ts'
import {
  type ListChoice,
  type Need,
  type NeedFilter,
  type NeedState,
  type needList,
  needShown,
} from '../contract/index.ts'
import { isForGap } from './need-answers.ts'

/** A need as stored, contacts in clear: it stays inside the service. */
export interface NeedRecord extends Need {
  chainId: string
  createdByName: string
  belonging: Belonging
}

/** The organisation of the enterprise of a need `n`. */
export const ownOrg = sql<
  string | null
>`(select o.id from directory.organisation o where o.enterprise_id = n.enterprise_id)`

/** What a need belongs to, in queries that call it `n`: its enterprise, the county of that, and the chain. */
export const needScope: ScopeColumns = {
  orgIds: [ownOrg],
  chainCodes: [sql`(select x.code from chains.chain x where x.id = n.chain_id)`],
  regionCodes: [sql`(select x.region_code from directory.enterprise x where x.id = n.enterprise_id)`],
}

const inReach = (ctx: Pick<Context, 'actor'>, permission: Permission) =>
  scopeFilter(ctx, permission, needScope)

const majors = (column: 'code' | 'title') => sql<string[]>`array(
  select m.${sql.ref(column)} from talent.need_major l join talent.major m on m.code = l.major_code
  where l.need_id = n.id order by m.code)`
const places = (column: 'code' | 'name') => sql<string[]>`array(
  select r.${sql.ref(column)} from talent.need_place l join directory.region r on r.code = l.region_code
  where l.need_id = n.id order by r.code)`
const skills = (column: 'id' | 'name', isRequired: boolean) => sql<string[]>`array(
  select s.${sql.ref(column)} from talent.need_skill l join talent.skill s on s.id = l.skill_id
  where l.need_id = n.id and l.is_required = ${isRequired} order by s.name_order, s.id)`

const needs = (db: Db) =>
  db
    .selectFrom('talent.need as n')
    .innerJoin('directory.enterprise as e', 'e.id', 'n.enterprise_id')
    .innerJoin('chains.chain as c', 'c.id', 'n.chain_id')
    .leftJoin('chains.node as d', 'd.id', 'n.node_id')
    .where('n.deleted_at', 'is', null)

const withColumns = (query: ReturnType<typeof needs>) =>
  query
    .selectAll('n')
    .select([
      'e.name as enterprise_name',
      'e.region_code as enterprise_region',
      'c.code as chain_code',
      'c.name as chain_name',
      'd.code as node_code',
      'd.name as node_name',
      ownOrg.as('own_org_id'),
      majors('code').as('major_codes'),
      majors('title').as('major_names'),
      places('code').as('region_codes'),
      places('name').as('region_names'),
      skills('id', true).as('required_ids'),
      skills('name', true).as('required_names'),
      skills('id', false).as('wished_ids'),
      skills('name', false).as('wished_names'),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof withColumns>['executeTakeFirstOrThrow']>>

const toNeed = (row: Row): NeedRecord => ({
  id: row.id,
  number: row.number,
  kind: row.kind as Need['kind'],
  title: row.title,
  enterpriseId: row.enterprise_id,
  enterpriseName: row.enterprise_name,
  chainId: row.chain_id,
  chainCode: row.chain_code,
  chainName: row.chain_name,
  nodeCode: row.node_code,
  nodeName: row.node_name,
  headcount: row.headcount,
  urgency: row.urgency,
  tier: row.tier,
  postKind: row.post_kind as Need['postKind'],
  talentGroup: row.talent_group as Need['talentGroup'],
  education: row.education as Need['education'],
  degree: row.degree as Need['degree'],
  experienceYears: row.experience_years,
  titleLevel: row.title_level as Need['titleLevel'],
  majorCodes: row.major_codes,
  majorNames: row.major_names,
  requiredSkillIds: row.required_ids,
  requiredSkillNames: row.required_names,
  wishedSkillIds: row.wished_ids,
  wishedSkillNames: row.wished_names,
  must: row.must as Need['must'],
  regionCodes: row.region_codes,
  regionNames: row.region_names,
  salaryFrom: row.salary_from,
  salaryTo: row.salary_to,
  modes: row.modes as Need['modes'],
  duties: row.duties,
  benefits: row.benefits,
  deadlineOn: row.deadline_on,
  targetIndicators: row.target_indicators,
  budget: row.budget,
  termMonths: row.term_months,
  propertyRule: row.property_rule,
  contactName: row.contact_name,
  contactPhone: row.contact_phone,
  contactEmail: row.contact_email,
  state: row.state as NeedState,
  closedReason: row.closed_reason,
  source: row.source,
  asOfOn: row.as_of_on,
  createdByName: row.created_by_name,
  isDemo: row.is_demo,
  lockVersion: row.lock_version,
  updatedAt: row.updated_at.toISOString(),
  belonging: belongingOfNeed(row),
})

/** Whose a need is, and with it what stands on it. */
export const belongingOfNeed = (row: {
  own_org_id: string | null
  chain_code: string
  enterprise_region: string
}): Belonging => ({
  orgIds: [row.own_org_id],
  chainCodes: [row.chain_code],
  regionCodes: [row.enterprise_region],
})

export async function findNeed(db: Db, id: string): Promise<NeedRecord | null> {
  const row = await withColumns(needs(db)).where('n.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toNeed(row)
}

/** The same, held against other writers until the transaction ends. */
export async function lockNeed(db: Db, id: string): Promise<NeedRecord | null> {
  await db.selectFrom('talent.need').select('id').where('id', '=', id).forUpdate().execute()
  return findNeed(db, id)
}

/** Needs by id; those in the recycle bin are missing. */
export async function needsById(db: Db, ids: readonly string[]): Promise<NeedRecord[]> {
  if (ids.length === 0) return []
  const rows = await withColumns(needs(db))
    .where(sql<SqlBool>`n.id = any(${uuidsOf(ids)}::uuid[])`)
    .execute()
  return rows.map(toNeed)
}

/**
 * The needs that an enterprise has under a title, in the order asked for: the one that runs, else the latest that is over,
 * null where there is none.
 */
export async function needsByTitle(
  db: Db,
  keys: readonly { enterpriseId: string; title: string }[],
): Promise<(string | null)[]> {
  const rows = await needs(db)
    .select(['n.id', 'n.enterprise_id', 'n.title'])
    .where(sql<SqlBool>`n.enterprise_id = any(${uuidsOf(keys.map((key) => key.enterpriseId))}::uuid[])`)
    .where(sql<SqlBool>`n.title = any(${keys.map(({ title }) => title)}::text[])`)
    .orderBy(sql`n.state in ('open', 'paused')`, 'desc')
    .orderBy('n.number', 'desc')
    .execute()
  return keys.map(
    (key) =>
      rows.find((row) => row.enterprise_id === key.enterpriseId && row.title === key.title)?.id ?? null,
  )
}

/** A column of codes in the order in which its choices stand. */
export const choiceOrder = (values: readonly { value: string }[], column: string) =>
  sql`array_position(${values.map(({ value }) => value)}::text[], ${sql.ref(column)})`

const listSql: SqlOf<typeof needList> = {
  sorts: {
    title: sql.ref('n.title'),
    kind: choiceOrder(needShown.columns.kind.choices, 'n.kind'),
    enterpriseId: sql.ref('e.name_order'),
    chainCode: sql.ref('c.name'),
    headcount: sql.ref('n.headcount'),
    urgency: sql.ref('n.urgency'),
    tier: sql.ref('n.tier'),
    deadlineOn: sql.ref('n.deadline_on'),
    asOfOn: sql.ref('n.as_of_on'),
  },
  // Of posts alone: a technical need asks for a solution and not for people.
  totals: { headcount: sql`case when n.kind = 'post' then n.headcount end` },
  usual: [sql`n.urgency desc`, sql`n.number desc`],
  tie: sql.ref('n.id'),
}

export async function listNeeds(
  ctx: Context,
  filter: NeedFilter,
  permission: Permission,
): Promise<ListPage<NeedRecord, 'headcount'>> {
  let query = needs(ctx.db).where(inReach(ctx, 'talent.need.read')).where(inReach(ctx, permission))
  const states = filter.state ?? ['open', 'paused']
  query = query.where('n.state', 'in', states)
  if (filter.chain?.length) query = query.where('c.code', 'in', filter.chain)
  if (filter.node !== undefined) query = query.where('d.code', '=', filter.node)
  if (filter.kind !== undefined) query = query.where('n.kind', '=', filter.kind)
  if (filter.urgency?.length) query = query.where('n.urgency', 'in', filter.urgency)
  if (filter.enterprise !== undefined) query = query.where('n.enterprise_id', '=', filter.enterprise)
  if (filter.postKind?.length) query = query.where('n.post_kind', 'in', filter.postKind)
  if (filter.education?.length) query = query.where('n.education', 'in', filter.education)
  if (filter.major !== undefined)
    query = query.where(
      sql<SqlBool>`exists (select from talent.need_major x
        where x.need_id = n.id and x.major_code = ${filter.major})`,
    )
  if (filter.problem !== undefined)
    query = query.where(
      sql<SqlBool>`exists (select from talent.need_problem x
        where x.need_id = n.id and x.problem_id = ${filter.problem}::uuid)`,
    )
  if (filter.gap !== undefined) query = query.where(isForGap(filter.gap))
  const words = filter.query?.trim() ?? ''
  if (words !== '')
    query = query.where((where) =>
      where.or([
        contains(sql.ref('n.title'), words),
        contains(sql.ref('e.name'), words),
        sql<SqlBool>`n.number::text = ${words.replace(/^#/, '')}`,
      ]),
    )
  return mapPage(await pageOfList(withColumns(query), listSql, filter), toNeed)
}

/** Enterprises of the needs within reach, those over as well. */
export async function enterprisesOfNeeds(ctx: Context): Promise<ListChoice[]> {
  return needs(ctx.db)
    .where(inReach(ctx, 'talent.need.read'))
    .select(['e.id', 'e.name'])
    .groupBy(['e.id', 'e.name', 'e.name_order'])
    .orderBy('e.name_order')
    .execute()
}

/**
 * Whether an enterprise has another need of this title that runs. Its needs are held against other writers until the
 * transaction ends, so that two do not enter one at the same time. No index guards it: entries of the register that are
 * merged may bring two of one title together.
 */
export async function hasRunningTwin(
  db: Db,
  need: { id: string | null; enterpriseId: string; title: string },
): Promise<boolean> {
  await sql`select from directory.enterprise where id = ${need.enterpriseId}::uuid for no key update`.execute(
    db,
  )
  const row = await needs(db)
    .select('n.id')
    .where('n.enterprise_id', '=', need.enterpriseId)
    .where('n.title', '=', need.title)
    .where('n.state', 'in', ['open', 'paused'])
    .where(sql<SqlBool>`n.id is distinct from ${need.id}::uuid`)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Titles for threads, of those in the recycle bin as well. */
export async function needTitles(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('talent.need as n')
    .select(['n.id', 'n.title'])
    .where(sql<SqlBool>`n.id = any(${uuidsOf(ids)}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, row.title]))
}

/** Those of the needs that the actor may see. */
export async function visibleNeeds(ctx: Context, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await needs(ctx.db)
    .where(sql<SqlBool>`n.id = any(${uuidsOf(ids)}::uuid[])`)
    .where(inReach(ctx, 'talent.need.read'))
    .select('n.id')
    .execute()
  return new Set(rows.map((row) => row.id))
}

/** What names a need: titles of runs and fairs, and how many engagements. */
export async function usesOfNeed(
  db: Db,
  id: string,
): Promise<{ runs: string[]; fairs: string[]; engagements: number }> {
  const runs = await db
    .selectFrom('talent.run_need as l')
    .innerJoin('talent.match_run as r', 'r.id', 'l.run_id')
    .select('r.title')
    .where('l.need_id', '=', id)
    .orderBy('r.number', 'desc')
    .execute()
  const { count } = await db
    .selectFrom('talent.engagement')
    .select(sql<number>`count(*)`.as('count'))
    .where('need_id', '=', id)
    .executeTakeFirstOrThrow()
  const fairs = await db
    .selectFrom('talent.fair_entry as l')
    .innerJoin('talent.fair as f', 'f.id', 'l.fair_id')
    .select('f.title')
    .where('l.need_id', '=', id)
    .orderBy('f.from_on', 'desc')
    .execute()
  return {
    runs: runs.map(({ title }) => title),
    fairs: fairs.map(({ title }) => title),
    engagements: Number(count),
  }
}

/** The enterprise of a need and whether that is deleted, also while the need lies in the recycle bin. */
export async function enterpriseOfNeed(
  db: Db,
  id: string,
): Promise<{ id: string; isDeleted: boolean; hasTwin: boolean }> {
  const { rows } = await sql<{ id: string; deleted: boolean; twin: boolean }>`
    select e.id, e.deleted_at is not null as deleted, exists (select from talent.need t
      where t.id <> n.id and t.enterprise_id = n.enterprise_id and t.title = n.title and t.deleted_at is null
      and t.state in ('open', 'paused') and n.state in ('open', 'paused')) as twin
    from talent.need n join directory.enterprise e on e.id = n.enterprise_id where n.id = ${id}`.execute(db)
  const row = rows[0]!
  return { id: row.id, isDeleted: row.deleted, hasTwin: row.twin }
}

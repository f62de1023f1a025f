import { sql } from 'kysely'
import { z } from 'zod'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/db/database.ts'
import { contains } from '#platform/db/paging.ts'
import { mostRowsInFile } from '#platform/list/list-file.ts'
import { type ListPage, mapPage, pageOfList, type SqlOf } from '#platform/list/page-of-list.ts'
import type { Permission } from '#platform/rights/permission.ts'
import type { Belonging } from '#platform/rights/reach.ts'
import { instanceScope, waitsForActor } from '#platform/workflow/instance-scope.ts'
import {
  type ClassFileQuery,
  type ClassFilter,
  type ClassKind,
  type ClassListQuery,
  type ClassState,
  type ClassSummary,
  type classList,
  classModule,
  classStates,
  organisationName,
} from '../contract/index.ts'

/** A class with where its workflow stands. */
export interface StoredClass extends ClassSummary {
  purpose: string | null
  audience: string | null
  adHocReason: string | null
  cohosts: z.infer<typeof organisationName>[]
  modules: z.infer<typeof storedModule>[]
  createdBy: string
  createdByName: string
  createdOrgId: string | null
  lockVersion: number
  belonging: Belonging
}

const storedModule = classModule.extend({ taughtBy: organisationName.nullable() })
const modulesOf = z.array(storedModule)

const classes = (db: Db) =>
  db
    .selectFrom('training.class as k')
    .innerJoin('platform.workflow_instance as i', (join) =>
      join.on('i.object_kind', '=', 'training.class').on(sql<boolean>`i.object_id = k.id::text`),
    )
    .innerJoin('directory.organisation as o', 'o.id', 'k.host_org_id')
    .leftJoin('training.programme as p', 'p.id', 'k.programme_id')
    .leftJoin('chains.chain as c', 'c.id', 'k.chain_id')

const withColumns = (query: ReturnType<typeof classes>) =>
  query.selectAll('k').select([
    'i.state',
    'i.lock_version as state_version',
    'i.org_ids',
    'i.chain_codes',
    'i.region_codes',
    'i.account_ids',
    'o.name as host_name',
    'p.title as programme_title',
    'c.code as chain_code',
    'c.name as chain_name',
    sql<z.infer<typeof organisationName>[]>`(
      select coalesce(json_agg(json_build_object('id', a.org_id, 'name', x.name) order by a.position), '[]')
      from training.class_cohost a join directory.organisation x on x.id = a.org_id
      where a.class_id = k.id)`.as('cohosts'),
    sql<unknown>`(
      select coalesce(json_agg(json_build_object('kind', m.kind, 'title', m.title,
        'taughtByOrgId', m.taught_by_org_id,
        'taughtBy', case when x.id is null then null else json_build_object('id', x.id, 'name', x.name) end)
        order by m.position), '[]')
      from training.class_module m left join directory.organisation x on x.id = m.taught_by_org_id
      where m.class_id = k.id)`.as('modules'),
  ])

type ClassRow = Awaited<ReturnType<ReturnType<typeof withColumns>['executeTakeFirstOrThrow']>>

function toClass(row: ClassRow): StoredClass {
  return {
    id: row.id,
    number: row.number,
    programmeId: row.programme_id,
    programmeTitle: row.programme_title,
    termNo: row.term_no,
    kind: row.kind as ClassKind,
    title: row.title,
    chainCode: row.chain_code,
    chainName: row.chain_name,
    host: { id: row.host_org_id, name: row.host_name },
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    hours: Number(row.hours),
    seats: row.seats,
    place: row.place,
    state: row.state as ClassState,
    stateVersion: row.state_version,
    purpose: row.purpose,
    audience: row.audience,
    adHocReason: row.ad_hoc_reason,
    cohosts: row.cohosts,
    modules: modulesOf.parse(row.modules),
    createdBy: row.created_by,
    createdByName: row.created_by_name,
    createdOrgId: row.created_org_id,
    lockVersion: row.lock_version,
    belonging: {
      orgIds: row.org_ids,
      chainCodes: row.chain_codes,
      regionCodes: row.region_codes,
      accountIds: row.account_ids,
    },
  }
}

export async function findClass(db: Db, id: string): Promise<StoredClass | null> {
  const row = await withColumns(classes(db)).where('k.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toClass(row)
}

/** The same, held against other writers until the transaction ends. */
export async function lockClass(db: Db, id: string): Promise<StoredClass | null> {
  await db.selectFrom('training.class').select('id').where('id', '=', id).forUpdate().execute()
  return findClass(db, id)
}

/** Classes of a programme that the actor may see, in the order of their terms. */
export async function classesOfProgramme(ctx: Context, programmeId: string): Promise<StoredClass[]> {
  const rows = await withColumns(classes(ctx.db))
    .where('k.programme_id', '=', programmeId)
    .where(instanceScope(ctx, 'training.class.read'))
    .orderBy('k.term_no')
    .execute()
  return rows.map(toClass)
}

/** Classes that take place and have a day within the span. */
export async function classesWithin(
  db: Db,
  span: { startsOn: string; endsOn: string },
): Promise<Pick<StoredClass, 'id' | 'title' | 'programmeId' | 'startsOn' | 'endsOn'>[]> {
  const rows = await classes(db)
    .select(['k.id', 'k.title', 'k.programme_id', 'k.starts_on', 'k.ends_on'])
    .where('k.starts_on', '<=', span.endsOn)
    .where('k.ends_on', '>=', span.startsOn)
    .where('i.state', 'not in', ['rejected', 'cancelled'])
    .orderBy('k.starts_on')
    .orderBy('k.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    programmeId: row.programme_id,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
  }))
}

function filtered(ctx: Context, filter: ClassFilter, permission: Permission) {
  let query = classes(ctx.db).where(instanceScope(ctx, permission))
  const within = (column: string, values: readonly string[] | undefined) => {
    if (values !== undefined && values.length > 0)
      query = query.where(sql<boolean>`${sql.ref(column)} = any(${values}::text[])`)
  }
  within('c.code', filter.chain)
  within('i.state', filter.state)
  within('k.kind', filter.kind)
  if (filter.programme !== undefined) query = query.where('k.programme_id', '=', filter.programme)
  if (filter.adHoc === true) query = query.where('k.programme_id', 'is', null)
  if (filter.year !== undefined)
    query = query.where(sql<boolean>`extract(year from k.starts_on) = ${filter.year}`)
  if (filter.mine === true)
    query = query.where(sql<boolean>`(${waitsForActor(ctx)} or k.created_by = ${ctx.actor.id})`)
  const words = filter.query?.trim()
  if (words)
    query = query.where((where) =>
      where.or([
        contains(sql.ref('k.title'), words),
        contains(sql`coalesce(k.purpose, '')`, words),
        contains(sql`coalesce(k.place, '')`, words),
        contains(sql.ref('o.name'), words),
      ]),
    )
  return query
}

/** What the columns are in the query; unordered, the latest first. */
const listSql: SqlOf<typeof classList> = {
  sorts: {
    number: sql.ref('k.number'),
    title: sql.ref('k.title'),
    chain: sql.ref('c.name'),
    kind: sql.ref('k.kind'),
    host: sql.ref('o.name_order'),
    startsOn: sql.ref('k.starts_on'),
    seats: sql.ref('k.seats'),
    state: sql`array_position(${[...classStates]}::text[], i.state)`,
  },
  totals: {},
  usual: [sql`k.starts_on desc`, sql.ref('k.number')],
  tie: sql.ref('k.id'),
}

export async function listClasses(ctx: Context, filter: ClassListQuery): Promise<ListPage<StoredClass>> {
  return mapPage(
    await pageOfList(withColumns(filtered(ctx, filter, 'training.class.read')), listSql, filter),
    toClass,
  )
}

/** The classes that fit, for a file, and how many they are beyond its limit. */
export async function listAllClasses(ctx: Context, filter: ClassFileQuery): Promise<ListPage<StoredClass>> {
  const query = filtered(ctx, filter, 'training.class.read').where(
    instanceScope(ctx, 'training.class.export'),
  )
  const page = { page: 1, pageSize: mostRowsInFile, sort: filter.sort }
  return mapPage(await pageOfList(withColumns(query), listSql, page), toClass)
}

/** Titles for threads. */
export async function classTitles(db: Db, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('training.class')
    .select(['id', 'title'])
    .where(sql<string>`id::text`, 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row.title]))
}

/** Those of the classes that a permission covers; left out, those that the actor may see. */
export async function visibleClasses(
  ctx: Context,
  ids: string[],
  permission: Permission = 'training.class.read',
): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await classes(ctx.db)
    .where(sql<string>`k.id::text`, 'in', ids)
    .where(instanceScope(ctx, permission))
    .select('k.id')
    .execute()
  return new Set(rows.map((row) => row.id))
}

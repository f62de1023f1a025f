import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { contains } from '#platform/db/paging.ts'
import { uuidsOf } from '#platform/db/uuids.ts'
import { type ListPage, mapPage, pageOfList, type SqlOf } from '#platform/list/page-of-list.ts'
import { nameOrder } from '#platform/name-order/name-order.ts'
import type { Institute, InstituteFilter, instituteList } from '../contract/institute.ts'
import { instituteShown } from '../contract/institute-table.ts'

/** An institute as stored, contacts in clear: it stays inside the service. */
export type InstituteRecord = Institute

const nodes = (column: 'code' | 'name') => sql<string[]>`array(
  select n.${sql.ref(column)} from talent.institute_node l join chains.node n on n.id = l.node_id
  where l.institute_id = i.id order by n.code)`

const institutes = (db: Db) =>
  db
    .selectFrom('talent.institute as i')
    .leftJoin('directory.region as r', 'r.code', 'i.region_code')
    .leftJoinLateral(
      (join) =>
        join
          .selectFrom('talent.institute_output as o')
          .select((select) => [
            'o.year',
            sql<number>`sum(o.graduates)::int`.as('graduates'),
            select.fn.count<number>('o.id').as('majors'),
          ])
          .whereRef('o.institute_id', '=', 'i.id')
          .groupBy('o.year')
          .orderBy('o.year', 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue(),
    )
    .where('i.deleted_at', 'is', null)

const withColumns = (query: ReturnType<typeof institutes>) =>
  query
    .selectAll('i')
    .select([
      'r.name as region_name',
      'last.year as last_year',
      'last.graduates as last_graduates',
      'last.majors as last_majors',
      nodes('code').as('node_codes'),
      nodes('name').as('node_names'),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof withColumns>['executeTakeFirstOrThrow']>>

const toInstitute = (row: Row): InstituteRecord => ({
  id: row.id,
  name: row.name,
  code: row.code,
  kind: row.kind as Institute['kind'],
  tiers: row.tiers as Institute['tiers'],
  province: row.province as Institute['province'],
  city: row.city,
  regionCode: row.region_code,
  regionName: row.region_name,
  nodeCodes: row.node_codes,
  nodeNames: row.node_names,
  website: row.website,
  contactName: row.contact_name,
  contactPhone: row.contact_phone,
  contactEmail: row.contact_email,
  note: row.note,
  source: row.source,
  asOfOn: row.as_of_on,
  lastYear: row.last_year,
  lastGraduates: row.last_graduates,
  lastMajors: row.last_majors === null ? null : Number(row.last_majors),
  isDemo: row.is_demo,
  lockVersion: row.lock_version,
  updatedAt: row.updated_at.toISOString(),
})

/** Institutes by id; those in the recycle bin are missing. */
export async function institutesById(db: Db, ids: readonly string[]): Promise<InstituteRecord[]> {
  if (ids.length === 0) return []
  const rows = await withColumns(institutes(db))
    .where(sql<SqlBool>`i.id = any(${uuidsOf(ids)}::uuid[])`)
    .execute()
  return rows.map(toInstitute)
}

export const findInstitute = async (db: Db, id: string): Promise<InstituteRecord | null> =>
  (await institutesById(db, [id]))[0] ?? null

/** The same, held against other writers until the transaction ends. */
export async function lockInstitute(db: Db, id: string): Promise<InstituteRecord | null> {
  await db.selectFrom('talent.institute').select('id').where('id', '=', id).forUpdate().execute()
  return findInstitute(db, id)
}

/** Institutes by name, in the order asked for; null where there is none. */
export async function institutesNamed(db: Db, names: readonly string[]): Promise<(string | null)[]> {
  const rows = await db
    .selectFrom('talent.institute')
    .select(['id', 'name'])
    .where('deleted_at', 'is', null)
    .where(sql<SqlBool>`name = any(${[...names]}::text[])`)
    .execute()
  const ids = new Map(rows.map(({ id, name }) => [name, id]))
  return names.map((name) => ids.get(name) ?? null)
}

const order = (values: readonly { value: string }[], column: string) =>
  sql`array_position(${values.map(({ value }) => value)}::text[], ${sql.ref(column)})`

const listSql: SqlOf<typeof instituteList> = {
  sorts: {
    name: sql.ref('i.name_order'),
    kind: order(instituteShown.columns.kind.choices, 'i.kind'),
    province: sql.ref('i.province'),
    city: sql.ref('i.city'),
    asOfOn: sql.ref('i.as_of_on'),
  },
  totals: {},
  usual: [sql.ref('i.name_order')],
  tie: sql.ref('i.id'),
}

/** That an institute has told graduates of a major or one within it. */
const turnsOut = (major: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`exists (select from talent.institute_output o
    where o.institute_id = i.id and starts_with(o.major_code, ${major}))`

export async function listInstitutes(db: Db, filter: InstituteFilter): Promise<ListPage<InstituteRecord>> {
  let query = institutes(db)
  const words = filter.query?.trim() ?? ''
  if (words !== '')
    query = query.where((where) =>
      where.or([
        contains(sql.ref('i.name'), words),
        contains(sql.ref('i.city'), words),
        sql<SqlBool>`i.code = ${words}`,
      ]),
    )
  if (filter.kind?.length) query = query.where('i.kind', 'in', filter.kind)
  if (filter.tier?.length) query = query.where(sql<SqlBool>`i.tiers && ${[...filter.tier]}::text[]`)
  if (filter.province?.length) query = query.where('i.province', 'in', filter.province)
  if (filter.city !== undefined) query = query.where('i.city', '=', filter.city)
  if (filter.major !== undefined) query = query.where(turnsOut(filter.major))
  if (filter.node !== undefined)
    query = query.where(
      sql<SqlBool>`exists (select from talent.institute_node l join chains.node n on n.id = l.node_id
        where l.institute_id = i.id and n.code = ${filter.node})`,
    )
  return mapPage(await pageOfList(withColumns(query), listSql, filter), toInstitute)
}

/** All institutes by name, for choice. */
export async function instituteNames(db: Db): Promise<{ id: string; name: string; city: string }[]> {
  return db
    .selectFrom('talent.institute')
    .select(['id', 'name', 'city'])
    .where('deleted_at', 'is', null)
    .orderBy('name_order')
    .orderBy('id')
    .execute()
}

/** Names for threads, of those in the recycle bin as well. */
export async function instituteTitles(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('talent.institute')
    .select(['id', 'name'])
    .where(sql<SqlBool>`id = any(${uuidsOf(ids)}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Whether another institute that is not deleted has the name or the code of this one, which lies in the bin. */
export async function instituteTwin(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql`select from talent.institute i join talent.institute t
    on t.id <> i.id and t.deleted_at is null and (t.name = i.name or t.code = i.code)
    where i.id = ${id}`.execute(db)
  return rows.length > 0
}

/** People who are kept and say that they studied at an institute of this name. */
export async function peopleOfSchool(db: Db, name: string): Promise<number> {
  const { count } = await db
    .selectFrom('talent.profile')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('school', '=', name)
    .where('state', '<>', 'erased')
    .executeTakeFirstOrThrow()
  return count
}

/** What of an institute is stored. */
export type InstituteValues = Pick<
  Institute,
  | 'name'
  | 'code'
  | 'kind'
  | 'tiers'
  | 'province'
  | 'city'
  | 'regionCode'
  | 'website'
  | 'contactName'
  | 'contactPhone'
  | 'contactEmail'
  | 'note'
  | 'source'
  | 'asOfOn'
> & { nodeIds: readonly string[] }

const columnsOf = (values: InstituteValues) => ({
  code: values.code,
  name: values.name,
  name_order: nameOrder(values.name),
  kind: values.kind,
  tiers: [...new Set(values.tiers)],
  province: values.province,
  city: values.city,
  region_code: values.regionCode,
  website: values.website,
  contact_name: values.contactName,
  contact_phone: values.contactPhone,
  contact_email: values.contactEmail,
  note: values.note,
  source: values.source,
  as_of_on: values.asOfOn,
})

/** Inserts institutes with their nodes, in a statement each. */
export async function insertInstitutes(
  db: Db,
  given: readonly (InstituteValues & { id: string })[],
  at: Date,
  isDemo: boolean,
): Promise<void> {
  for (let from = 0; from < given.length; from += 500)
    await db
      .insertInto('talent.institute')
      .values(
        given.slice(from, from + 500).map((one) => ({
          ...columnsOf(one),
          id: one.id,
          is_demo: isDemo,
          created_at: at,
          updated_at: at,
        })),
      )
      .execute()
  await insertNodes(db, given)
}

async function insertNodes(
  db: Db,
  given: readonly { id: string; nodeIds: readonly string[] }[],
): Promise<void> {
  const pairs = given.flatMap(({ id, nodeIds }) => [...new Set(nodeIds)].map((nodeId) => ({ id, nodeId })))
  if (pairs.length === 0) return
  await sql`insert into talent.institute_node (institute_id, node_id)
    select * from unnest(${pairs.map(({ id }) => id)}::uuid[], ${pairs.map(({ nodeId }) => nodeId)}::uuid[])`.execute(
    db,
  )
}

export async function updateInstituteRow(
  db: Db,
  id: string,
  values: InstituteValues,
  at: Date,
): Promise<void> {
  await db
    .updateTable('talent.institute')
    .set((set) => ({ ...columnsOf(values), updated_at: at, lock_version: set('lock_version', '+', 1) }))
    .where('id', '=', id)
    .execute()
  await db.deleteFrom('talent.institute_node').where('institute_id', '=', id).execute()
  await insertNodes(db, [{ id, nodeIds: values.nodeIds }])
}

export async function deleteInstitute(db: Db, id: string): Promise<void> {
  await db.deleteFrom('talent.institute').where('id', '=', id).execute()
}

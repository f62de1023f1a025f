import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { contains } from '#platform/db/paging.ts'
import { type ListPage, mapPage, pageOfList, type SqlOf } from '#platform/list/page-of-list.ts'
import { personNameOrder } from '#platform/name-order/name-order.ts'
import type { PersonFilter, PersonInput, personList } from '../contract/person.ts'
import { idsBelow } from './organisation.ts'

/** A person as stored, phone and e-mail in clear: it stays inside the service. */
export interface PersonRecord {
  id: string
  staffNo: string | null
  name: string
  orgId: string
  orgName: string
  regionCode: string
  phone: string | null
  email: string | null
  note: string | null
  isDemo: boolean
  leftOn: string | null
  lockVersion: number
  updatedAt: string
}

const people = (db: Db) =>
  db
    .selectFrom('directory.person as p')
    .innerJoin('directory.organisation as o', 'o.id', 'p.org_id')
    .selectAll('p')
    .select(['o.name as org_name', 'o.region_code'])

type Row = Awaited<ReturnType<ReturnType<typeof people>['executeTakeFirstOrThrow']>>

function toRecord(row: Row): PersonRecord {
  return {
    id: row.id,
    staffNo: row.staff_no,
    name: row.name,
    orgId: row.org_id,
    orgName: row.org_name,
    regionCode: row.region_code,
    phone: row.phone,
    email: row.email,
    note: row.note,
    isDemo: row.is_demo,
    leftOn: row.left_on,
    lockVersion: row.lock_version,
    updatedAt: row.updated_at.toISOString(),
  }
}

export async function findPerson(db: Db, id: string): Promise<PersonRecord | null> {
  const row = await people(db).where('p.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toRecord(row)
}

/** The same, held against other writers until the transaction ends. */
export async function lockPerson(db: Db, id: string): Promise<PersonRecord | null> {
  await db.selectFrom('directory.person').select('id').where('id', '=', id).forUpdate().execute()
  return findPerson(db, id)
}

const listSql: SqlOf<typeof personList> = {
  sorts: {
    name: sql.ref('p.name_order'),
    orgId: sql.ref('o.name_order'),
    staffNo: sql.ref('p.staff_no'),
    leftOn: sql.ref('p.left_on'),
  },
  totals: {},
  usual: [sql.ref('o.position'), sql.ref('o.code'), sql.ref('p.staff_no')],
  tie: sql.ref('p.id'),
}

/** @param inReach which people the caller may know of; the count obeys it as the rows do. */
export async function listPeople(
  db: Db,
  filter: PersonFilter,
  inReach: RawBuilder<SqlBool>,
  today: string,
): Promise<ListPage<PersonRecord>> {
  let query = people(db).where(inReach)
  if (filter.organisation !== undefined)
    query = filter.below
      ? query.where(sql<SqlBool>`p.org_id in ${idsBelow(filter.organisation)}`)
      : query.where('p.org_id', '=', filter.organisation)
  const words = filter.query?.trim() ?? ''
  if (words !== '')
    query = query.where((where) =>
      where.or([contains(sql.ref('p.name'), words), where('p.staff_no', '=', words)]),
    )
  const post = filter.post?.trim() ?? ''
  if (post !== '')
    query = query.where(sql<SqlBool>`exists (
      select from directory.appointment a where a.person_id = p.id and a.since_on <= ${today}::date
      and (a.until_on is null or a.until_on >= ${today}::date) and ${contains(sql.ref('a.title'), post)})`)
  if (filter.state !== 'all')
    query = query.where('p.left_on', filter.state === 'left' ? 'is not' : 'is', null)
  return mapPage(await pageOfList(query, listSql, filter), toRecord)
}

/** People in service by organisation, as far as the caller may know of them. */
export async function countPeople(db: Db, inReach: RawBuilder<SqlBool>): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('directory.person as p')
    .innerJoin('directory.organisation as o', 'o.id', 'p.org_id')
    .select((select) => ['p.org_id', select.fn.countAll<number>().as('people')])
    .where('p.left_on', 'is', null)
    .where(inReach)
    .groupBy('p.org_id')
    .execute()
  return new Map(rows.map((row) => [row.org_id, Number(row.people)]))
}

/** People in service whose organisation this is. */
export async function peopleOfOrganisation(
  db: Db,
  orgId: string,
  inReach: RawBuilder<SqlBool>,
): Promise<PersonRecord[]> {
  const rows = await people(db)
    .where('p.org_id', '=', orgId)
    .where('p.left_on', 'is', null)
    .where(inReach)
    .orderBy('p.staff_no')
    .orderBy('p.id')
    .execute()
  return rows.map(toRecord)
}

/** Those of the people that the caller may know of. */
export async function idsInReach(db: Db, ids: string[], inReach: RawBuilder<SqlBool>): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('directory.person as p')
    .innerJoin('directory.organisation as o', 'o.id', 'p.org_id')
    .select('p.id')
    .where(sql<string>`p.id::text`, 'in', ids)
    .where(inReach)
    .execute()
  return new Set(rows.map((row) => row.id))
}

/** Everybody who has not left by a day, by name. @param inReach whom the caller may know of. */
export async function peopleInService(
  db: Db,
  today: string,
  inReach: RawBuilder<SqlBool>,
): Promise<PersonRecord[]> {
  const rows = await people(db)
    .where(inReach)
    .where((where) => where.or([where('p.left_on', 'is', null), where('p.left_on', '>=', today)]))
    .orderBy('p.name_order')
    .orderBy('p.id')
    .execute()
  return rows.map(toRecord)
}

/** People by id. */
export async function peopleById(db: Db, ids: readonly string[]): Promise<PersonRecord[]> {
  const rows = await people(db)
    .where(sql<boolean>`p.id = any(${[...ids]}::uuid[])`)
    .execute()
  return rows.map(toRecord)
}

/** Ids of the people in service by name, in whatever organisation. */
export async function peopleNamed(
  db: Db,
  names: readonly string[],
): Promise<{ id: string; name: string; orgId: string }[]> {
  const rows = await db
    .selectFrom('directory.person')
    .select(['id', 'name', 'org_id'])
    .where(sql<boolean>`name = any(${[...names]})`)
    .where('left_on', 'is', null)
    .execute()
  return rows.map((row) => ({ id: row.id, name: row.name, orgId: row.org_id }))
}

export async function deletePerson(db: Db, id: string): Promise<void> {
  await db.deleteFrom('directory.person').where('id', '=', id).execute()
}

export interface PersonValues extends PersonInput {
  id?: string
  orgId: string
  phone: string | null
  email: string | null
}

/** Inserts people and gives their ids in the same order. */
export async function insertPeople(
  db: Db,
  items: (PersonValues & { leftOn?: string | null })[],
  at: Date,
  isDemo: boolean,
): Promise<string[]> {
  if (items.length === 0) return []
  const rows = await db
    .insertInto('directory.person')
    .values(
      items.map((item) => ({
        id: item.id,
        staff_no: item.staffNo,
        name: item.name,
        name_order: personNameOrder(item.name),
        org_id: item.orgId,
        phone: item.phone,
        email: item.email,
        note: item.note,
        left_on: item.leftOn ?? null,
        is_demo: isDemo,
        created_at: at,
        updated_at: at,
      })),
    )
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

export async function updatePerson(
  db: Db,
  id: string,
  change: Partial<PersonValues & { leftOn: string | null }>,
  at: Date,
): Promise<void> {
  await db
    .updateTable('directory.person')
    .set((set) => ({
      staff_no: change.staffNo,
      name: change.name,
      name_order: change.name === undefined ? undefined : personNameOrder(change.name),
      org_id: change.orgId,
      phone: change.phone,
      email: change.email,
      note: change.note,
      left_on: change.leftOn,
      updated_at: at,
      lock_version: set('lock_version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

/** Titles for threads. */
export async function personNames(db: Db, ids: string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('directory.person')
    .select(['id', 'name'])
    .where(sql<string>`id::text`, 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

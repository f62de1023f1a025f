import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { chainColumns, isForChain } from '#modules/chains/index.ts'
import type { Db } from '#platform/db/database.ts'
import { contains } from '#platform/db/paging.ts'
import { uuidsOf } from '#platform/db/uuids.ts'
import { type ListPage, mapPage, pageOfList, type SqlOf } from '#platform/list/page-of-list.ts'
import { personNameOrder } from '#platform/name-order/name-order.ts'
import {
  type TeacherFilter,
  type TeacherSource,
  type TitleLevel,
  type teacherList,
  titleLevels,
} from '../contract/teacher.ts'
import { teacherChains } from './chain-tables.ts'

/** A teacher as stored, phone and e-mail in clear: it stays inside the service. */
export interface TeacherRecord {
  id: string
  personId: string | null
  name: string
  unit: string
  post: string | null
  level: TitleLevel
  source: TeacherSource
  fields: string | null
  chainCodes: string[]
  chainNames: string[]
  phone: string | null
  email: string | null
  feeNote: string | null
  note: string | null
  retired: boolean
  isDemo: boolean
  lockVersion: number
  updatedAt: string
}

const chains = chainColumns(teacherChains, sql.ref('t.id'))
const nameColumn = sql<string>`coalesce(p.name, t.name)`
const unitColumn = sql<string>`coalesce(o.name, t.unit)`
/** Of a person of the register the post held in the own organisation, the head's first. */
const postColumn = sql<string | null>`case when t.person_id is null then t.post else (
  select a.title from directory.appointment a
  where a.person_id = p.id and a.org_id = p.org_id and a.until_on is null
  order by a.is_head desc, a.since_on desc, a.id limit 1) end`

const teachers = (db: Db) =>
  db
    .selectFrom('training.teacher as t')
    .leftJoin('directory.person as p', 'p.id', 't.person_id')
    .leftJoin('directory.organisation as o', 'o.id', 'p.org_id')
    .selectAll('t')
    .select([
      nameColumn.as('shown_name'),
      unitColumn.as('shown_unit'),
      postColumn.as('shown_post'),
      chains.codes.as('chain_codes'),
      chains.names.as('chain_names'),
    ])
    .where('t.deleted_at', 'is', null)

type Row = Awaited<ReturnType<ReturnType<typeof teachers>['executeTakeFirstOrThrow']>>

const toRecord = (row: Row): TeacherRecord => ({
  id: row.id,
  personId: row.person_id,
  name: row.shown_name,
  unit: row.shown_unit,
  post: row.shown_post,
  level: row.level as TitleLevel,
  source: row.source as TeacherSource,
  fields: row.fields,
  chainCodes: row.chain_codes,
  chainNames: row.chain_names,
  phone: row.phone,
  email: row.email,
  feeNote: row.fee_note,
  note: row.note,
  retired: row.retired,
  isDemo: row.is_demo,
  lockVersion: row.lock_version,
  updatedAt: row.updated_at.toISOString(),
})

export async function findTeacher(db: Db, id: string): Promise<TeacherRecord | null> {
  const row = await teachers(db).where('t.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toRecord(row)
}

/** The same, held against other writers until the transaction ends. */
export async function lockTeacher(db: Db, id: string): Promise<TeacherRecord | null> {
  await db.selectFrom('training.teacher').select('id').where('id', '=', id).forUpdate().execute()
  return findTeacher(db, id)
}

/** Teachers by id. */
export async function teachersById(db: Db, ids: readonly string[]): Promise<TeacherRecord[]> {
  if (ids.length === 0) return []
  const rows = await teachers(db)
    .where(sql<boolean>`t.id = any(${uuidsOf(ids)}::uuid[])`)
    .execute()
  return rows.map(toRecord)
}

/** Outside experts by name and unit, in the order asked for; null where there is none. */
export async function outsideTeachers(
  db: Db,
  keys: readonly { name: string; unit: string }[],
): Promise<(string | null)[]> {
  const { rows } = await sql<{ id: string; name: string; unit: string }>`
    select id, name, unit from training.teacher
    where person_id is null and deleted_at is null and name = any(${keys.map(({ name }) => name)})`.execute(
    db,
  )
  return keys.map((key) => rows.find((row) => row.name === key.name && row.unit === key.unit)?.id ?? null)
}

const listSql: SqlOf<typeof teacherList> = {
  sorts: {
    name: sql`coalesce(p.name_order, t.name_order)`,
    unit: sql`coalesce(o.name, t.unit)`,
    level: sql`array_position(${[...titleLevels]}::text[], t.level)`,
    source: sql.ref('t.source'),
  },
  totals: {},
  usual: [sql`coalesce(p.name_order, t.name_order)`],
  tie: sql.ref('t.id'),
}

export async function listTeachers(db: Db, filter: TeacherFilter): Promise<ListPage<TeacherRecord>> {
  let query = teachers(db)
  const words = filter.query?.trim() ?? ''
  if (words !== '')
    query = query.where((where) =>
      where.or(
        [nameColumn, unitColumn, postColumn, sql.ref('t.fields')].map((column: RawBuilder<unknown>) =>
          contains(sql`coalesce(${column}, '')`, words),
        ),
      ),
    )
  if (filter.chain !== undefined)
    query = query.where(isForChain(teacherChains, sql.ref('t.id'), filter.chain))
  if (filter.level !== undefined) query = query.where(sql<SqlBool>`t.level = any(${filter.level})`)
  if (filter.source !== undefined) query = query.where(sql<SqlBool>`t.source = any(${filter.source})`)
  if (filter.state !== 'all') query = query.where('t.retired', '=', filter.state === 'retired')
  return mapPage(await pageOfList(query, listSql, filter), toRecord)
}

/** What of a teacher is stored, without chains and days. */
export interface TeacherValues {
  personId: string | null
  name: string
  unit: string | null
  post: string | null
  level: TitleLevel
  source: TeacherSource
  fields: string | null
  phone: string | null
  email: string | null
  feeNote: string | null
  note: string | null
  retired: boolean
}

const columnsOf = (values: TeacherValues) => ({
  name: values.name,
  name_order: personNameOrder(values.name),
  unit: values.unit,
  post: values.post,
  level: values.level,
  source: values.source,
  fields: values.fields,
  phone: values.phone,
  email: values.email,
  fee_note: values.feeNote,
  note: values.note,
  retired: values.retired,
})

/** Inserts a teacher and gives the id. */
export async function insertTeacher(
  db: Db,
  { id, personId, ...values }: TeacherValues & { id?: string },
  at: Date,
  isDemo: boolean,
): Promise<string> {
  const row = await db
    .insertInto('training.teacher')
    .values({
      ...columnsOf({ ...values, personId }),
      ...(id === undefined ? {} : { id }),
      person_id: personId,
      is_demo: isDemo,
      created_at: at,
      updated_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function updateTeacherRow(db: Db, id: string, values: TeacherValues, at: Date): Promise<void> {
  await db
    .updateTable('training.teacher')
    .set((set) => ({ ...columnsOf(values), updated_at: at, lock_version: set('lock_version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function deleteTeacher(db: Db, id: string): Promise<void> {
  await db.deleteFrom('training.teacher').where('id', '=', id).execute()
}

/** Names for threads. */
export async function teacherNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  return new Map((await teachersById(db, ids)).map(({ id, name }) => [id, name]))
}

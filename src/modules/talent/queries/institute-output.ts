import { type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { uuidsOf } from '#platform/db/uuids.ts'
import { type ListPage, mapPage, pageOfList, type SqlOf } from '#platform/list/page-of-list.ts'
import type {
  InstituteOutput,
  InstituteOutputInput,
  OutputFilter,
  outputList,
} from '../contract/institute-output.ts'

const outputs = (db: Db) =>
  db
    .selectFrom('talent.institute_output as o')
    .innerJoin('talent.institute as i', 'i.id', 'o.institute_id')
    .innerJoin('talent.major as m', 'm.code', 'o.major_code')
    .where('i.deleted_at', 'is', null)

const withColumns = (query: ReturnType<typeof outputs>) =>
  query.selectAll('o').select(['i.name as institute_name', 'i.province', 'i.city', 'm.name as major_name'])

type Row = Awaited<ReturnType<ReturnType<typeof withColumns>['executeTakeFirstOrThrow']>>

const toOutput = (row: Row): InstituteOutput => ({
  id: row.id,
  instituteId: row.institute_id,
  instituteName: row.institute_name,
  province: row.province,
  city: row.city,
  majorCode: row.major_code,
  majorName: row.major_name,
  year: row.year,
  graduates: row.graduates,
  employedLocal: row.employed_local,
  source: row.source,
  note: row.note,
  isDemo: row.is_demo,
  lockVersion: row.lock_version,
  updatedAt: row.updated_at.toISOString(),
})

/** Figures by id; those of deleted institutes are missing. */
export async function outputsById(db: Db, ids: readonly string[]): Promise<InstituteOutput[]> {
  if (ids.length === 0) return []
  const rows = await withColumns(outputs(db))
    .where(sql<SqlBool>`o.id = any(${uuidsOf(ids)}::uuid[])`)
    .execute()
  return rows.map(toOutput)
}

/** One figure, held against other writers until the transaction ends. */
export async function lockOutput(db: Db, id: string): Promise<InstituteOutput | null> {
  await db.selectFrom('talent.institute_output').select('id').where('id', '=', id).forUpdate().execute()
  return (await outputsById(db, [id]))[0] ?? null
}

/** All figures of one institute, or of all that are not deleted. */
export async function allOutputs(db: Db, instituteId: string | null): Promise<InstituteOutput[]> {
  let query = withColumns(outputs(db))
  if (instituteId !== null) query = query.where('o.institute_id', '=', instituteId)
  const rows = await query.orderBy('o.major_code').orderBy('o.year').orderBy('i.name_order').execute()
  return rows.map(toOutput)
}

const listSql: SqlOf<typeof outputList> = {
  sorts: {
    instituteId: sql.ref('i.name_order'),
    majorCode: sql.ref('o.major_code'),
    year: sql.ref('o.year'),
    graduates: sql.ref('o.graduates'),
    employedLocal: sql.ref('o.employed_local'),
  },
  totals: { graduates: sql.ref('o.graduates'), employedLocal: sql.ref('o.employed_local') },
  usual: [sql`o.year desc`, sql.ref('i.name_order'), sql.ref('o.major_code')],
  tie: sql.ref('o.id'),
}

export async function listOutputs(
  db: Db,
  filter: OutputFilter,
): Promise<ListPage<InstituteOutput, 'graduates' | 'employedLocal'>> {
  let query = outputs(db)
  if (filter.institute !== undefined) query = query.where('o.institute_id', '=', filter.institute)
  if (filter.major !== undefined)
    query = query.where(sql<SqlBool>`starts_with(o.major_code, ${filter.major})`)
  if (filter.year !== undefined) query = query.where('o.year', '=', filter.year)
  if (filter.province?.length) query = query.where('i.province', 'in', filter.province)
  return mapPage(await pageOfList(withColumns(query), listSql, filter), toOutput)
}

/** Years of which something was told, the last first. */
export async function outputYears(db: Db): Promise<string[]> {
  const rows = await outputs(db).select('o.year').distinct().orderBy('o.year', 'desc').execute()
  return rows.map(({ year }) => year)
}

/** Institute, major and year of figures, for threads; of deleted institutes as well. */
export async function outputTitles(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, { title: string; instituteId: string }>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('talent.institute_output as o')
    .innerJoin('talent.institute as i', 'i.id', 'o.institute_id')
    .innerJoin('talent.major as m', 'm.code', 'o.major_code')
    .select(['o.id', 'o.institute_id', 'o.year', 'i.name', 'm.name as major'])
    .where(sql<SqlBool>`o.id = any(${uuidsOf(ids)}::uuid[])`)
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      { title: `${row.name}${row.major}专业 ${row.year} 年毕业生`, instituteId: row.institute_id },
    ]),
  )
}

type Key = Pick<InstituteOutputInput, 'instituteId' | 'majorCode' | 'year'>
const keyOf = ({ instituteId, majorCode, year }: Key) => `${instituteId}/${majorCode}/${year}`

/** Figures by institute, major and year, in the order asked for; null where there is none. */
export async function outputsOf(db: Db, keys: readonly Key[]): Promise<(string | null)[]> {
  const rows = await outputs(db)
    .select(['o.id', 'o.institute_id', 'o.major_code', 'o.year'])
    .where(sql<SqlBool>`o.institute_id = any(${uuidsOf(keys.map((key) => key.instituteId))}::uuid[])`)
    .execute()
  const ids = new Map(
    rows.map((row) => [
      keyOf({ instituteId: row.institute_id, majorCode: row.major_code, year: row.year }),
      row.id,
    ]),
  )
  return keys.map((key) => ids.get(keyOf(key)) ?? null)
}

const columnsOf = (values: InstituteOutputInput) => ({
  institute_id: values.instituteId,
  major_code: values.majorCode,
  year: values.year,
  graduates: values.graduates,
  employed_local: values.employedLocal,
  source: values.source,
  note: values.note,
})

/** Inserts figures. */
export async function insertOutputs(
  db: Db,
  given: readonly (InstituteOutputInput & { id: string })[],
  at: Date,
  isDemo: boolean,
): Promise<void> {
  for (let from = 0; from < given.length; from += 500)
    await db
      .insertInto('talent.institute_output')
      .values(
        given.slice(from, from + 500).map(({ id, ...values }) => ({
          ...columnsOf(values),
          id,
          is_demo: isDemo,
          created_at: at,
          updated_at: at,
        })),
      )
      .execute()
}

export async function updateOutputRow(
  db: Db,
  id: string,
  values: InstituteOutputInput,
  at: Date,
): Promise<void> {
  await db
    .updateTable('talent.institute_output')
    .set((set) => ({ ...columnsOf(values), updated_at: at, lock_version: set('lock_version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function deleteOutput(db: Db, id: string): Promise<void> {
  await db.deleteFrom('talent.institute_output').where('id', '=', id).execute()
}

import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { uuidsOf } from '#platform/db/uuids.ts'
import { type ListPage, mapPage, pageOfList, type SqlOf } from '#platform/list/page-of-list.ts'
import type { PlanFilter, PlanLine, PlanLineInput, planList } from '../contract/plan.ts'
import type { PlanFigures } from '../contract/plan-progress.ts'
import type { PlanCategory } from '../contract/plan-table.ts'

const lines = (db: Db) =>
  db
    .selectFrom('talent.plan_line as p')
    .innerJoin('directory.region as r', 'r.code', 'p.region_code')
    .selectAll('p')
    .select(['r.name as region_name', 'r.kind as region_kind'])

type Row = Awaited<ReturnType<ReturnType<typeof lines>['executeTakeFirstOrThrow']>>

const toLine = (row: Row): PlanLine => ({
  id: row.id,
  year: row.year,
  category: row.category as PlanCategory,
  regionCode: row.region_code,
  regionName: row.region_name,
  target: row.target,
  targetSource: row.target_source,
  actual: row.actual,
  asOfOn: row.as_of_on,
  actualSource: row.actual_source,
  note: row.note,
  isDemo: row.is_demo,
  lockVersion: row.lock_version,
  updatedAt: row.updated_at.toISOString(),
})

/** Lines by id. */
export async function planLinesById(db: Db, ids: readonly string[]): Promise<PlanLine[]> {
  if (ids.length === 0) return []
  const rows = await lines(db)
    .where(sql<boolean>`p.id = any(${uuidsOf(ids)}::uuid[])`)
    .execute()
  return rows.map(toLine)
}

/** One line, held against other writers until the transaction ends. */
export async function lockPlanLine(db: Db, id: string): Promise<PlanLine | null> {
  await db.selectFrom('talent.plan_line').select('id').where('id', '=', id).forUpdate().execute()
  return (await planLinesById(db, [id]))[0] ?? null
}

const order = sql`case p.category when 'highLevel' then 1 when 'highSkill' then 2 when 'professional' then 3 else 4 end`

const listSql: SqlOf<typeof planList> = {
  sorts: {
    year: sql.ref('p.year'),
    category: order,
    regionCode: sql.ref('p.region_code'),
    target: sql.ref('p.target'),
    actual: sql.ref('p.actual'),
  },
  totals: {},
  usual: [sql`p.year desc`, order, sql`r.kind <> 'city'`, sql.ref('p.region_code')],
  tie: sql.ref('p.id'),
}

export async function listPlanLines(db: Db, filter: PlanFilter): Promise<ListPage<PlanLine>> {
  let query = lines(db)
  if (filter.year !== undefined) query = query.where('p.year', '=', filter.year)
  if (filter.category !== undefined) query = query.where('p.category', '=', filter.category)
  if (filter.region !== undefined) query = query.where('p.region_code', '=', filter.region)
  return mapPage(await pageOfList(query, listSql, filter), toLine)
}

/** What is counted of every line. */
export async function planFigures(db: Db): Promise<PlanFigures[]> {
  const rows = await lines(db).execute()
  return rows.map((row) => ({
    year: row.year,
    category: row.category,
    isCity: row.region_kind === 'city',
    target: row.target,
    actual: row.actual,
    asOfOn: row.as_of_on,
  }))
}

type Key = Pick<PlanLineInput, 'year' | 'category' | 'regionCode'>

/** Lines by year, category and region, in the order asked for; null where there is none. */
export async function planLinesOf(db: Db, keys: readonly Key[]): Promise<(string | null)[]> {
  const rows = await db
    .selectFrom('talent.plan_line')
    .select(['id', 'year', 'category', 'region_code'])
    .where(sql<boolean>`year = any(${[...new Set(keys.map(({ year }) => year))]}::text[])`)
    .execute()
  const ids = new Map(rows.map((row) => [`${row.year}/${row.category}/${row.region_code}`, row.id]))
  return keys.map(({ year, category, regionCode }) => ids.get(`${year}/${category}/${regionCode}`) ?? null)
}

const columnsOf = (values: PlanLineInput) => ({
  year: values.year,
  category: values.category,
  region_code: values.regionCode,
  target: values.target,
  target_source: values.targetSource,
  actual: values.actual,
  as_of_on: values.asOfOn,
  actual_source: values.actualSource,
  note: values.note,
})

/** Inserts lines. */
export async function insertPlanLines(
  db: Db,
  given: readonly (PlanLineInput & { id: string })[],
  at: Date,
  isDemo: boolean,
): Promise<void> {
  for (let from = 0; from < given.length; from += 500)
    await db
      .insertInto('talent.plan_line')
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

export async function updatePlanLineRow(db: Db, id: string, values: PlanLineInput, at: Date): Promise<void> {
  await db
    .updateTable('talent.plan_line')
    .set((set) => ({ ...columnsOf(values), updated_at: at, lock_version: set('lock_version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function deletePlanLine(db: Db, id: string): Promise<void> {
  await db.deleteFrom('talent.plan_line').where('id', '=', id).execute()
}

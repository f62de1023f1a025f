import { type SqlBool, sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/db/database.ts'
import { contains } from '#platform/db/paging.ts'
import { uuidsOf } from '#platform/db/uuids.ts'
import { type ListPage, mapPage, pageOfList, type SqlOf } from '#platform/list/page-of-list.ts'
import type { Permission } from '#platform/rights/permission.ts'
import type { Belonging } from '#platform/rights/reach.ts'
import type { FairResultFilter } from '../contract/fair.ts'
import type { FairResult, FairResultInput, fairResultList } from '../contract/fair-shapes.ts'
import { entryScope } from './fair.ts'
import { belongingOfNeed, ownOrg } from './need.ts'

/** A report as stored. */
export interface FairResultRecord extends Omit<FairResult, 'mayReport'> {
  needId: string
  belonging: Belonging
}

const results = (db: Db) =>
  db
    .selectFrom('talent.fair_result as r')
    .innerJoin('talent.fair_entry as x', 'x.id', 'r.entry_id')
    .innerJoin('talent.fair as f', 'f.id', 'x.fair_id')
    .innerJoin('talent.need as n', 'n.id', 'x.need_id')
    .innerJoin('directory.enterprise as e', 'e.id', 'n.enterprise_id')
    .where('f.deleted_at', 'is', null)

const withColumns = (query: ReturnType<typeof results>) =>
  query
    .selectAll('r')
    .select([
      'f.id as fair_id',
      'f.title as fair_title',
      'n.id as need_id',
      'n.title as need_title',
      'e.id as enterprise_id',
      'e.name as enterprise_name',
      'e.region_code as enterprise_region',
      sql<string>`(select c.code from chains.chain c where c.id = n.chain_id)`.as('chain_code'),
      ownOrg.as('own_org_id'),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof withColumns>['executeTakeFirstOrThrow']>>

const toResult = (row: Row): FairResultRecord => ({
  id: row.id,
  entryId: row.entry_id,
  fairId: row.fair_id,
  fairTitle: row.fair_title,
  enterpriseId: row.enterprise_id,
  enterpriseName: row.enterprise_name,
  needId: row.need_id,
  needTitle: row.need_title,
  asOfOn: row.as_of_on,
  cvs: row.cvs,
  interviews: row.interviews,
  intentions: row.intentions,
  offers: row.offers,
  onboard: row.onboard,
  source: row.source,
  note: row.note,
  enteredByName: row.entered_by_name,
  enteredAt: row.updated_at.toISOString(),
  isDemo: row.is_demo,
  lockVersion: row.lock_version,
  belonging: belongingOfNeed(row),
})

/** A report within reach of whoever reads; null for one unknown or out of reach. */
export async function findResult(ctx: Context, id: string): Promise<FairResultRecord | null> {
  const row = await withColumns(results(ctx.db))
    .where('r.id', '=', id)
    .where(entryScope(ctx, 'talent.fair.read'))
    .executeTakeFirst()
  return row === undefined ? null : toResult(row)
}

/** The same, held against other writers until the transaction ends. */
export async function lockResult(tx: Context, id: string): Promise<FairResultRecord | null> {
  await tx.db.selectFrom('talent.fair_result').select('id').where('id', '=', id).forUpdate().execute()
  return findResult(tx, id)
}

/** Reports by id, whoever asks. */
export async function resultsById(db: Db, ids: readonly string[]): Promise<FairResultRecord[]> {
  if (ids.length === 0) return []
  const rows = await withColumns(results(db))
    .where(sql<SqlBool>`r.id = any(${uuidsOf(ids)}::uuid[])`)
    .execute()
  return rows.map(toResult)
}

/** Reports of an entry, the latest first. */
export async function resultsOfEntry(db: Db, entryId: string): Promise<FairResultRecord[]> {
  const rows = await withColumns(results(db))
    .where('r.entry_id', '=', entryId)
    .orderBy('r.as_of_on', 'desc')
    .execute()
  return rows.map(toResult)
}

/** Reports by entry and day, in the order asked for; null where there is none. */
export async function resultsOn(
  db: Db,
  keys: readonly { entryId: string | null; asOfOn: string }[],
): Promise<(string | null)[]> {
  const ids = keys.flatMap(({ entryId }) => (entryId === null ? [] : [entryId]))
  if (ids.length === 0) return keys.map(() => null)
  const rows = await db
    .selectFrom('talent.fair_result')
    .select(['id', 'entry_id', 'as_of_on'])
    .where(sql<SqlBool>`entry_id = any(${uuidsOf(ids)}::uuid[])`)
    .execute()
  return keys.map(
    (key) => rows.find((row) => row.entry_id === key.entryId && row.as_of_on === key.asOfOn)?.id ?? null,
  )
}

const listSql: SqlOf<typeof fairResultList> = {
  sorts: {
    enterpriseId: sql.ref('e.name_order'),
    needTitle: sql.ref('n.title'),
    asOfOn: sql.ref('r.as_of_on'),
    enteredAt: sql.ref('r.updated_at'),
  },
  totals: {},
  usual: [sql`r.as_of_on desc`, sql.ref('e.name_order'), sql.ref('n.number')],
  tie: sql.ref('r.id'),
}

/** Reports of a fair within reach. */
export async function listResults(
  ctx: Context,
  filter: FairResultFilter,
  permission: Permission,
): Promise<ListPage<FairResultRecord>> {
  let query = results(ctx.db)
    .where('f.id', '=', filter.id)
    .where(entryScope(ctx, 'talent.fair.read'))
    .where(entryScope(ctx, permission))
  const words = filter.query?.trim()
  if (words)
    query = query.where((where) =>
      where.or([contains(sql.ref('n.title'), words), contains(sql.ref('e.name'), words)]),
    )
  return mapPage(await pageOfList(withColumns(query), listSql, filter), toResult)
}

/** Titles for threads, with the fair. */
export async function resultTitles(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, { title: string; fairId: string; entryId: string }>> {
  return new Map(
    (await resultsById(db, ids)).map((one) => [
      one.id,
      {
        title: `${one.enterpriseName} ${one.needTitle}（${one.asOfOn}）`,
        fairId: one.fairId,
        entryId: one.entryId,
      },
    ]),
  )
}

/** Those of the reports that the actor may see. */
export async function visibleResults(ctx: Context, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await results(ctx.db)
    .select('r.id')
    .where(sql<SqlBool>`r.id = any(${uuidsOf(ids)}::uuid[])`)
    .where(entryScope(ctx, 'talent.fair.read'))
    .execute()
  return new Set(rows.map((row) => row.id))
}

export interface NewFairResult {
  id: string
  entryId: string
  values: FairResultInput & { source: string }
  enteredBy: { id: string; name: string }
  isDemo: boolean
  at: Date
}

const columnsOf = (values: NewFairResult['values']) => ({
  as_of_on: values.asOfOn,
  cvs: values.cvs,
  interviews: values.interviews,
  intentions: values.intentions,
  offers: values.offers,
  onboard: values.onboard,
  source: values.source,
  note: values.note,
})

/** Inserts reports. */
export async function insertResults(db: Db, given: readonly NewFairResult[]): Promise<void> {
  for (let from = 0; from < given.length; from += 1000)
    await db
      .insertInto('talent.fair_result')
      .values(
        given.slice(from, from + 1000).map((one) => ({
          ...columnsOf(one.values),
          id: one.id,
          entry_id: one.entryId,
          entered_by: one.enteredBy.id,
          entered_by_name: one.enteredBy.name,
          is_demo: one.isDemo,
          created_at: one.at,
          updated_at: one.at,
        })),
      )
      .execute()
}

/** Makes a report what it should be; whoever corrects it stands for it. */
export async function updateResultRow(
  db: Db,
  { id, values, enteredBy, at }: Pick<NewFairResult, 'id' | 'values' | 'enteredBy' | 'at'>,
): Promise<void> {
  await db
    .updateTable('talent.fair_result')
    .set((set) => ({
      ...columnsOf(values),
      entered_by: enteredBy.id,
      entered_by_name: enteredBy.name,
      updated_at: at,
      lock_version: set('lock_version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

export async function deleteResult(db: Db, id: string): Promise<void> {
  await db.deleteFrom('talent.fair_result').where('id', '=', id).execute()
}

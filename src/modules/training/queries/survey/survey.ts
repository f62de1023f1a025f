import { type RawBuilder, sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/db/database.ts'
import { contains } from '#platform/db/paging.ts'
import { mostRowsInFile } from '#platform/list/list-file.ts'
import { type ListPage, mapPage, pageOfList, type SqlOf } from '#platform/list/page-of-list.ts'
import type { Belonging } from '#platform/rights/reach.ts'
import { type ScopeColumns, scopeFilter } from '#platform/rights/scope-filter.ts'
import {
  droppedStates,
  type SurveyFields,
  type SurveyFileQuery,
  type SurveyFilter,
  type SurveyFrequency,
  type SurveyListQuery,
  type SurveyState,
  type SurveyStrata,
  type SurveySummary,
  type surveyList,
  surveyStates,
} from '../../contract/index.ts'

/** A survey as it is stored, with what it belongs to. */
export interface StoredSurvey extends Omit<SurveySummary, 'invited' | 'answered'> {
  purpose: string
  basis: string
  frequency: SurveyFrequency
  minutes: number
  trainingClass: { id: string; title: string } | null
  minimumSample: number
  strata: SurveyStrata
  remindDaysBefore: number | null
  mostReminders: number
  publicCode: string | null
  createdByName: string
  isDemo: boolean
  lockVersion: number
  belonging: Belonging
}

/** What a survey belongs to, in queries that call it `s`. */
export const surveyScope: ScopeColumns = {
  orgIds: [sql.ref('s.asked_by_org_id'), sql.ref('s.created_org_id')],
  chainCodes: [sql`(select x.code from chains.chain x where x.id = s.chain_id)`],
  accountIds: [sql.ref('s.created_by')],
}

const surveys = (db: Db) =>
  db
    .selectFrom('training.survey as s')
    .innerJoin('directory.organisation as o', 'o.id', 's.asked_by_org_id')
    .leftJoin('chains.chain as c', 'c.id', 's.chain_id')
    .leftJoin('training.class as k', 'k.id', 's.class_id')
    .where('s.deleted_at', 'is', null)

const withColumns = (query: ReturnType<typeof surveys>) =>
  query
    .selectAll('s')
    .select([
      'o.name as org_name',
      'c.code as chain_code',
      'c.name as chain_name',
      'k.title as class_title',
      invitedCount.as('invited'),
      answeredCount.as('answered'),
    ])

const invitedCount = sql<number>`(select count(*)::int from training.survey_invitation i where i.survey_id = s.id)`
const answeredCount = sql<number>`(select count(*)::int from training.survey_response r where r.survey_id = s.id)`

type Row = Awaited<ReturnType<ReturnType<typeof withColumns>['executeTakeFirstOrThrow']>>

const toSummary = (row: Row): SurveySummary => ({
  id: row.id,
  number: row.number,
  title: row.title,
  chainCode: row.chain_code,
  chainName: row.chain_name,
  isAnonymous: row.is_anonymous,
  opensOn: row.opens_on,
  closesOn: row.closes_on,
  state: row.state as SurveyState,
  askedBy: { id: row.asked_by_org_id, name: row.org_name },
  invited: row.invited,
  answered: row.answered,
})

const toSurvey = (row: Row): StoredSurvey & SurveySummary => ({
  ...toSummary(row),
  purpose: row.purpose,
  basis: row.basis,
  frequency: row.frequency as SurveyFrequency,
  minutes: row.minutes,
  trainingClass:
    row.class_id === null || row.class_title === null ? null : { id: row.class_id, title: row.class_title },
  minimumSample: row.minimum_sample,
  strata: row.strata as SurveyStrata,
  remindDaysBefore: row.remind_days_before,
  mostReminders: row.most_reminders,
  publicCode: row.public_code,
  createdByName: row.created_by_name,
  isDemo: row.is_demo,
  lockVersion: row.lock_version,
  belonging: {
    orgIds: [row.asked_by_org_id, row.created_org_id],
    chainCodes: [row.chain_code],
    accountIds: [row.created_by],
  },
})

export async function findSurvey(db: Db, id: string): Promise<(StoredSurvey & SurveySummary) | null> {
  const row = await withColumns(surveys(db)).where('s.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toSurvey(row)
}

/** The same, held against other writers until the transaction ends. */
export async function lockSurvey(db: Db, id: string): Promise<(StoredSurvey & SurveySummary) | null> {
  await db.selectFrom('training.survey').select('id').where('id', '=', id).forUpdate().execute()
  return findSurvey(db, id)
}

/** The survey of an open address. */
export async function findSurveyByCode(db: Db, publicCode: string): Promise<StoredSurvey | null> {
  const row = await withColumns(surveys(db)).where('s.public_code', '=', publicCode).executeTakeFirst()
  return row === undefined ? null : toSurvey(row)
}

/** Open surveys whose last day is over, and those whose reminders are due: ids. */
export async function openSurveys(db: Db): Promise<(StoredSurvey & SurveySummary)[]> {
  const rows = await withColumns(surveys(db)).where('s.state', '=', 'open').orderBy('s.number').execute()
  return rows.map(toSurvey)
}

function filtered(
  ctx: Context,
  filter: SurveyFilter,
  permission: 'training.survey.read' | 'training.survey.export',
) {
  let query = surveys(ctx.db).where(scopeFilter(ctx, permission, surveyScope))
  if (filter.chain?.length) query = query.where(sql<boolean>`c.code = any(${filter.chain}::text[])`)
  if (filter.state?.length) query = query.where(sql<boolean>`s.state = any(${filter.state}::text[])`)
  const words = filter.query?.trim()
  if (words)
    query = query.where((where) =>
      where.or([contains(sql.ref('s.title'), words), contains(sql.ref('s.purpose'), words)]),
    )
  return query
}

const stateOrder: RawBuilder<unknown> = sql`array_position(${[...surveyStates]}::text[], s.state)`

const listSql: SqlOf<typeof surveyList> = {
  sorts: {
    number: sql.ref('s.number'),
    title: sql.ref('s.title'),
    chain: sql.ref('c.name'),
    state: stateOrder,
    opensOn: sql.ref('s.opens_on'),
    closesOn: sql.ref('s.closes_on'),
  },
  totals: {},
  usual: [
    sql`case s.state when 'open' then 0 when 'draft' then 1 else 2 end`,
    sql`s.closes_on desc`,
    sql`s.number desc`,
  ],
  tie: sql.ref('s.id'),
}

export async function listSurveys(ctx: Context, wanted: SurveyListQuery): Promise<ListPage<SurveySummary>> {
  const query = withColumns(filtered(ctx, wanted, 'training.survey.read'))
  return mapPage(await pageOfList(query, listSql, wanted), toSummary)
}

/** Those that fit, for a file. */
export async function listAllSurveys(
  ctx: Context,
  wanted: SurveyFileQuery,
): Promise<ListPage<SurveySummary>> {
  const page = { page: 1, pageSize: mostRowsInFile, sort: wanted.sort }
  return mapPage(
    await pageOfList(withColumns(filtered(ctx, wanted, 'training.survey.export')), listSql, page),
    toSummary,
  )
}

/** What is stored of a survey beside its questions and audience. */
export type SurveyValues = Omit<SurveyFields, 'questions' | 'audience' | 'chainCode' | 'isPublic'> & {
  chainId: string | null
  publicCode: string | null
}

const toColumns = (values: SurveyValues) => ({
  title: values.title,
  purpose: values.purpose,
  asked_by_org_id: values.askedByOrgId,
  basis: values.basis,
  frequency: values.frequency,
  minutes: values.minutes,
  chain_id: values.chainId,
  class_id: values.classId,
  is_anonymous: values.isAnonymous,
  opens_on: values.opensOn,
  closes_on: values.closesOn,
  minimum_sample: values.minimumSample,
  strata: values.strata,
  remind_days_before: values.remindDaysBefore,
  most_reminders: values.mostReminders,
  public_code: values.publicCode,
})

export async function insertSurvey(
  db: Db,
  values: SurveyValues,
  by: { orgId: string | null; id: string; name: string },
  at: Date,
  isDemo: boolean,
): Promise<string> {
  const row = await db
    .insertInto('training.survey')
    .values({
      ...toColumns(values),
      state: 'draft',
      created_org_id: by.orgId,
      created_by: by.id,
      created_by_name: by.name,
      is_demo: isDemo,
      created_at: at,
      updated_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function updateSurvey(db: Db, id: string, values: SurveyValues, at: Date): Promise<void> {
  await db
    .updateTable('training.survey')
    .set((set) => ({ ...toColumns(values), updated_at: at, lock_version: set('lock_version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function moveSurvey(
  db: Db,
  id: string,
  to: { state?: SurveyState; opensOn?: string; closesOn?: string },
  at: Date,
): Promise<void> {
  await db
    .updateTable('training.survey')
    .set((set) => ({
      ...(to.state === undefined ? {} : { state: to.state }),
      ...(to.opensOn === undefined ? {} : { opens_on: to.opensOn }),
      ...(to.closesOn === undefined ? {} : { closes_on: to.closesOn }),
      updated_at: at,
      lock_version: set('lock_version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

export async function surveyTitles(db: Db, ids: string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('training.survey')
    .select(['id', 'title'])
    .where(sql<string>`id::text`, 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row.title]))
}

/** Of these surveys those that the permission covers. */
export async function visibleSurveys(ctx: Context, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await surveys(ctx.db)
    .select('s.id')
    .where(sql<string>`s.id::text`, 'in', ids)
    .where(scopeFilter(ctx, 'training.survey.read', surveyScope))
    .execute()
  return new Set(rows.map((row) => row.id))
}

/** Classes that take place and are not over, the next first. */
export async function classesToPrepare(
  db: Db,
  today: string,
): Promise<{ id: string; title: string; chainCode: string | null }[]> {
  const rows = await db
    .selectFrom('training.class as k')
    .innerJoin('platform.workflow_instance as i', (join) =>
      join.on('i.object_kind', '=', 'training.class').on(sql<boolean>`i.object_id = k.id::text`),
    )
    .leftJoin('chains.chain as c', 'c.id', 'k.chain_id')
    .select(['k.id', 'k.title', 'c.code'])
    .where('k.ends_on', '>=', today)
    .where('i.state', 'not in', droppedStates)
    .orderBy('k.starts_on')
    .orderBy('k.number')
    .limit(200)
    .execute()
  return rows.map((row) => ({ id: row.id, title: row.title, chainCode: row.code }))
}

export async function classExists(db: Db, id: string): Promise<boolean> {
  const row = await db.selectFrom('training.class').select('id').where('id', '=', id).executeTakeFirst()
  return row !== undefined
}

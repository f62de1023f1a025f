import { sql } from 'kysely'
import { z } from 'zod'
import { survivorOf } from '#modules/directory/index.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/db/database.ts'
import { contains } from '#platform/db/paging.ts'
import { mostRowsInFile } from '#platform/list/list-file.ts'
import { type ListPage, mapPage, pageOfList, type SqlOf } from '#platform/list/page-of-list.ts'
import type { Permission } from '#platform/rights/permission.ts'
import type { Belonging } from '#platform/rights/reach.ts'
import { instanceScope, waitsForActor } from '#platform/workflow/instance-scope.ts'
import {
  type Level,
  type OrganisationName,
  type ProblemFileQuery,
  type ProblemFilter,
  type ProblemListQuery,
  type ProblemOrigin,
  type ProblemState,
  type ProblemSummary,
  type problemList,
  problemOrigins,
  problemStates,
  type Severity,
  severities,
} from '../contract/index.ts'
import { isOverdue, limitLight } from './clock.ts'

/** A problem with where its workflow stands. Working days left are for the service to count, which has the calendar. */
export interface StoredProblem extends Omit<ProblemSummary, 'limit'> {
  clock: { dueOn: string | null; warnOn: string | null; isPaused: boolean }
  /** While other units are asked to agree to the plan. */
  isCountersigned: boolean
  createdBy: string
  createdByName: string
  createdOrgId: string | null
  createdAt: string
  mergedIntoId: string | null
  lockVersion: number
  stateVersion: number
  belonging: Belonging
}

const supervisionOf = z.object({ kind: z.enum(['normal', 'key']) }).nullable()

const problems = (db: Db) =>
  db
    .selectFrom('matters.problem as p')
    // One in the recycle bin has none.
    .innerJoin('platform.workflow_instance as i', (join) =>
      join.on('i.object_kind', '=', 'matters.problem').on(sql<boolean>`i.object_id = p.id::text`),
    )
    .innerJoin('chains.chain as c', 'c.id', 'p.chain_id')
    .leftJoin('chains.node as n', 'n.id', 'p.node_id')
    .leftJoin('directory.enterprise as e', 'e.id', 'p.enterprise_id')
    .leftJoin('directory.region as r', 'r.code', 'p.region_code')
    .leftJoin('directory.organisation as o', 'o.id', 'p.lead_org_id')

const withColumns = (query: ReturnType<typeof problems>) =>
  query.selectAll('p').select([
    'i.state',
    'i.stage',
    'i.level',
    'i.supervision',
    'i.due_on as step_due_on',
    'i.warn_on',
    'i.clock',
    'i.countersign',
    'i.lock_version as state_version',
    'i.org_ids',
    'i.chain_codes',
    'i.region_codes',
    'i.account_ids',
    'c.code as chain_code',
    'c.name as chain_name',
    'n.code as node_code',
    'n.name as node_name',
    'e.name as enterprise_name',
    'r.name as region_name',
    'o.name as lead_name',
    sql<OrganisationName[]>`(select coalesce(json_agg(json_build_object('id', a.org_id, 'name', x.name)
        order by a.position), '[]') from matters.problem_assist a
        join directory.organisation x on x.id = a.org_id where a.problem_id = p.id)`.as('assisting'),
  ])

type ProblemRow = Awaited<ReturnType<ReturnType<typeof withColumns>['executeTakeFirstOrThrow']>>

/** States in which the clock of the step is the time limit of the problem itself, moved by pauses. */
const ownClockStates: readonly string[] = ['assigned', 'planned', 'inProgress', 'escalated']

function toProblem(row: ProblemRow): StoredProblem {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    problem: row.problem,
    countermeasure: row.countermeasure,
    responsibility: row.responsibility,
    responsiblePerson: row.responsible_person,
    dueOn: ownClockStates.includes(row.state) ? (row.step_due_on ?? row.due_on) : row.due_on,
    effect: row.effect,
    chainCode: row.chain_code,
    chainName: row.chain_name,
    node: named(row.node_code, row.node_name, (code, name) => ({ code, name })),
    enterprise: named(row.enterprise_id, row.enterprise_name, (id, name) => ({ id, name })),
    region: named(row.region_code, row.region_name, (code, name) => ({ code, name })),
    lead: named(row.lead_org_id, row.lead_name, (id, name) => ({ id, name })),
    assisting: row.assisting,
    origin: row.origin as ProblemOrigin,
    isBlocking: row.is_blocking,
    verdict: row.verdict as ProblemSummary['verdict'],
    severity: row.severity as Severity,
    state: row.state as ProblemState,
    clock: {
      dueOn: row.step_due_on,
      warnOn: row.warn_on,
      isPaused: row.stage === 'side' && row.clock !== null && row.step_due_on === null,
    },
    isCountersigned: row.countersign !== null,
    level: row.level as Level | null,
    supervision: supervisionOf.parse(row.supervision)?.kind ?? null,
    openedOn: row.opened_on,
    closedOn: row.closed_on,
    createdBy: row.created_by,
    createdByName: row.created_by_name,
    createdOrgId: row.created_org_id,
    createdAt: row.created_at.toISOString(),
    mergedIntoId: row.merged_into_id,
    lockVersion: row.lock_version,
    stateVersion: row.state_version,
    belonging: {
      orgIds: row.org_ids,
      chainCodes: row.chain_codes,
      regionCodes: row.region_codes,
      accountIds: row.account_ids,
    },
  }
}

function named<T>(key: string | null, name: string | null, make: (key: string, name: string) => T): T | null {
  return key === null || name === null ? null : make(key, name)
}

export async function findProblem(db: Db, id: string): Promise<StoredProblem | null> {
  const row = await withColumns(problems(db)).where('p.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toProblem(row)
}

/** The same, held against other writers until the transaction ends. */
export async function lockProblem(db: Db, id: string): Promise<StoredProblem | null> {
  await db.selectFrom('matters.problem').select('id').where('id', '=', id).forUpdate().execute()
  return findProblem(db, id)
}

function filtered(ctx: Context, filter: ProblemFilter, today: string) {
  let query = problems(ctx.db).where(instanceScope(ctx, 'matters.problem.read'))
  const within = (column: string, values: readonly string[] | undefined) => {
    if (values !== undefined && values.length > 0)
      query = query.where(sql<boolean>`${sql.ref(column)} = any(${values}::text[])`)
  }
  within('c.code', filter.chain)
  within('i.state', filter.state)
  within('p.origin', filter.origin)
  within('p.severity', filter.severity)
  if (filter.light?.length)
    query = query.where(sql<boolean>`${limitLight(today)} = any(${filter.light}::text[])`)
  if (filter.lead !== undefined) query = query.where('p.lead_org_id', '=', filter.lead)
  if (filter.enterprise !== undefined)
    query = query.where('p.enterprise_id', '=', survivorOf(filter.enterprise))
  if (filter.node !== undefined) query = query.where('n.code', '=', filter.node)
  if (filter.mine === true) {
    const { id } = ctx.actor
    query = query.where(sql<boolean>`(${waitsForActor(ctx)} or p.created_by = ${id}
      or exists (select 1 from matters.problem_follower f where f.problem_id = p.id and f.account_id = ${id}))`)
  }
  if (filter.overdue === true) query = query.where(isOverdue(today))
  if (filter.supervised === true) query = query.where('i.supervision', 'is not', null)
  // A filter by state says by itself whether closed ones are wanted.
  if (filter.open !== false && !filter.state?.length)
    query = query.where(sql<boolean>`i.stage <> 'done' and i.state <> 'merged'`)
  const words = filter.query?.trim()
  if (words) {
    query = query.where((where) =>
      where.or([
        contains(sql.ref('p.title'), words),
        contains(sql.ref('p.problem'), words),
        contains(sql.ref('e.name'), words),
        contains(sql.ref('o.name'), words),
      ]),
    )
  }
  return query
}

/** What the columns are in the query; unordered, those under key supervision first, then by light and the day due. */
const listSql = (today: string): SqlOf<typeof problemList> => ({
  sorts: {
    number: sql.ref('p.number'),
    chain: sql.ref('c.name'),
    enterprise: sql.ref('e.name_order'),
    title: sql.ref('p.title'),
    responsibility: sql.ref('o.name_order'),
    dueOn: sql`case when i.state = any(${[...ownClockStates]}::text[]) then coalesce(i.due_on, p.due_on) else p.due_on end`,
    state: sql`array_position(${[...problemStates]}::text[], i.state)`,
    light: lightOrder(today),
    severity: sql`array_position(${[...severities]}::text[], p.severity)`,
    origin: sql`array_position(${[...problemOrigins]}::text[], p.origin)`,
    openedOn: sql.ref('p.opened_on'),
  },
  totals: {},
  usual: [
    sql`case i.supervision ->> 'kind' when 'key' then 0 else 1 end`,
    lightOrder(today),
    sql`i.due_on nulls last`,
    sql.ref('p.number'),
  ],
  tie: sql.ref('p.id'),
})

const lightOrder = (today: string) =>
  sql`case ${limitLight(today)} when 'red' then 0 when 'amber' then 1 when 'green' then 2 else 3 end`

export async function listProblems(
  ctx: Context,
  filter: ProblemListQuery,
  today: string,
): Promise<ListPage<StoredProblem>> {
  return mapPage(
    await pageOfList(withColumns(filtered(ctx, filter, today)), listSql(today), filter),
    toProblem,
  )
}

/** The problems that fit, for a file, and how many they are beyond its limit. */
export async function listAllProblems(
  ctx: Context,
  filter: ProblemFileQuery,
  today: string,
): Promise<ListPage<StoredProblem>> {
  const query = filtered(ctx, filter, today).where(instanceScope(ctx, 'matters.problem.export'))
  const page = { page: 1, pageSize: mostRowsInFile, sort: filter.sort }
  return mapPage(await pageOfList(withColumns(query), listSql(today), page), toProblem)
}

/** Open problems the actor may see, as texts to compare with. */
export async function listOpenTexts(ctx: Context): Promise<
  {
    id: string
    title: string
    problem: string
    chainCode: string
    nodeCode: string | null
    enterpriseId: string | null
  }[]
> {
  const rows = await problems(ctx.db)
    .where(instanceScope(ctx, 'matters.problem.read'))
    .where(sql<boolean>`i.stage <> 'done' and i.state <> 'merged'`)
    .select([
      'p.id',
      'p.title',
      'p.problem',
      'c.code as chain_code',
      'n.code as node_code',
      'p.enterprise_id',
    ])
    .orderBy('p.number')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    problem: row.problem,
    chainCode: row.chain_code,
    nodeCode: row.node_code,
    enterpriseId: row.enterprise_id,
  }))
}

export async function listProblemsById(db: Db, ids: string[]): Promise<StoredProblem[]> {
  if (ids.length === 0) return []
  const rows = await withColumns(problems(db)).where('p.id', 'in', ids).execute()
  return rows.map(toProblem)
}

/** Titles for threads. */
export async function problemTitles(db: Db, ids: string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('matters.problem')
    .select(['id', 'title'])
    .where(sql<string>`id::text`, 'in', ids)
    .where('deleted_at', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.id, row.title]))
}

/** Those of the problems that the actor may see. */
export const visibleProblems = (ctx: Context, ids: string[]): Promise<Set<string>> =>
  problemsWithin(ctx, 'matters.problem.read', ids)

/** Those of the problems that a permission of the actor covers. */
export async function problemsWithin(
  ctx: Context,
  permission: Permission,
  ids: string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await problems(ctx.db)
    .where(sql<string>`p.id::text`, 'in', ids)
    .where(instanceScope(ctx, permission))
    .select('p.id')
    .execute()
  return new Set(rows.map((row) => row.id))
}

import { sql } from 'kysely'
import { z } from 'zod'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/db/database.ts'
import { contains } from '#platform/db/paging.ts'
import type { ObjectRef } from '#platform/http/contract.ts'
import { mostRowsInFile } from '#platform/list/list-file.ts'
import { type ListPage, mapPage, pageOfList, type SqlOf } from '#platform/list/page-of-list.ts'
import type { Permission } from '#platform/rights/permission.ts'
import type { Belonging } from '#platform/rights/reach.ts'
import { instanceScope, waitsForActor } from '#platform/workflow/instance-scope.ts'
import {
  type OrganisationName,
  type TaskFileQuery,
  type TaskFilter,
  type TaskListQuery,
  type TaskOrigin,
  type TaskState,
  type TaskSummary,
  type TaskVerb,
  type taskList,
  taskStates,
  taskTarget,
  taskVerbs,
} from '../contract/index.ts'
import { paceLight } from './pace.ts'

/** A task with where its workflow stands; its pace is for the service to compute, which has the day. */
export interface StoredTask extends Omit<TaskSummary, 'pace'> {
  /** Per cent done, as last reported. */
  progress: number
  instruction: string | null
  cancelReason: string | null
  doneOn: string | null
  createdBy: string
  createdByName: string
  createdOrgId: string | null
  createdAt: string
  lockVersion: number
  stateVersion: number
  belonging: Belonging
}

const tasks = (db: Db) =>
  db
    .selectFrom('matters.task as t')
    // One in the recycle bin has none.
    .innerJoin('platform.workflow_instance as i', (join) =>
      join.on('i.object_kind', '=', 'matters.task').on(sql<boolean>`i.object_id = t.id::text`),
    )
    .innerJoin('chains.chain as c', 'c.id', 't.chain_id')
    .innerJoin('directory.organisation as o', 'o.id', 't.lead_org_id')
    .leftJoin('chains.node as n', 'n.id', 't.node_id')
    .leftJoin('directory.region as r', 'r.code', 't.region_code')
    .leftJoin('directory.person as lp', 'lp.id', 't.lead_person_id')
    .leftJoin('directory.organisation as lo', 'lo.id', 'lp.org_id')
    .leftJoin(
      (query) =>
        query
          .selectFrom('matters.task_report')
          .distinctOn('task_id')
          .select(['task_id', 'percent', 'reported_on', 'text'])
          .orderBy('task_id')
          .orderBy('reported_on', 'desc')
          .orderBy('created_at', 'desc')
          .as('l'),
      (join) => join.onRef('l.task_id', '=', 't.id'),
    )

/** The post that the leader holds on a day, the head's first; the organisation where there is none. */
const leaderPost = (today: string) =>
  sql<string | null>`coalesce((select a.title from directory.appointment a
    where a.person_id = lp.id and a.since_on <= ${today}::date
      and (a.until_on is null or a.until_on >= ${today}::date)
    order by a.is_head desc, a.since_on desc, a.id limit 1), lo.name)`

const withColumns = (query: ReturnType<typeof tasks>, today: string) =>
  query.selectAll('t').select([
    'lp.name as leader_name',
    leaderPost(today).as('leader_post'),
    'i.state',
    'i.lock_version as state_version',
    'i.org_ids',
    'i.chain_codes',
    'i.region_codes',
    'i.account_ids',
    'c.code as chain_code',
    'c.name as chain_name',
    'n.code as node_code',
    'n.name as node_name',
    'r.name as region_name',
    'o.name as lead_name',
    'l.percent as last_percent',
    'l.reported_on as last_on',
    'l.text as last_text',
    sql<OrganisationName[]>`(select coalesce(json_agg(json_build_object('id', a.org_id, 'name', x.name)
        order by a.position), '[]') from matters.task_assist a
        join directory.organisation x on x.id = a.org_id where a.task_id = t.id)`.as('assisting'),
    sql<unknown>`(select coalesce(json_agg(json_build_object('quarter', g.quarter, 'target', g.target,
        'value', g.value::float8, 'unit', g.unit) order by g.quarter), '[]')
        from matters.task_target g where g.task_id = t.id)`.as('targets'),
  ])

type TaskRow = Awaited<ReturnType<ReturnType<typeof withColumns>['executeTakeFirstOrThrow']>>

const targetsOf = z.array(taskTarget)

function toTask(row: TaskRow): StoredTask {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    actionType: row.action_type as TaskVerb,
    goal: row.goal,
    chainCode: row.chain_code,
    chainName: row.chain_name,
    node:
      row.node_code === null || row.node_name === null ? null : { code: row.node_code, name: row.node_name },
    region:
      row.region_code === null || row.region_name === null
        ? null
        : { code: row.region_code, name: row.region_name },
    origin: row.origin as TaskOrigin,
    leadLeader: {
      personId: row.lead_person_id,
      name: row.leader_name ?? row.lead_leader_name ?? '',
      post: row.leader_post,
    },
    lead: { id: row.lead_org_id, name: row.lead_name },
    assisting: row.assisting,
    startsOn: row.starts_on,
    dueOn: row.due_on,
    targets: targetsOf.parse(row.targets),
    state: row.state as TaskState,
    lastReport:
      row.last_on === null || row.last_text === null
        ? null
        : { reportedOn: row.last_on, text: row.last_text },
    progress: Number(row.last_percent ?? 0),
    instruction: row.instruction,
    cancelReason: row.cancel_reason,
    doneOn: row.done_on,
    createdBy: row.created_by,
    createdByName: row.created_by_name,
    createdOrgId: row.created_org_id,
    createdAt: row.created_at.toISOString(),
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

export async function findTask(db: Db, id: string, today: string): Promise<StoredTask | null> {
  const row = await withColumns(tasks(db), today).where('t.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toTask(row)
}

export async function listTasksById(db: Db, ids: string[], today: string): Promise<StoredTask[]> {
  if (ids.length === 0) return []
  const rows = await withColumns(tasks(db), today).where('t.id', 'in', ids).execute()
  return rows.map(toTask)
}

/** The same, held against other writers until the transaction ends. */
export async function lockTask(db: Db, id: string, today: string): Promise<StoredTask | null> {
  await db.selectFrom('matters.task').select('id').where('id', '=', id).forUpdate().execute()
  return findTask(db, id, today)
}

function filtered(ctx: Context, filter: TaskFilter, today: string) {
  let query = tasks(ctx.db).where(instanceScope(ctx, 'matters.task.read'))
  const within = (column: string, values: readonly string[] | undefined) => {
    if (values !== undefined && values.length > 0)
      query = query.where(sql<boolean>`${sql.ref(column)} = any(${values}::text[])`)
  }
  within('c.code', filter.chain)
  within('i.state', filter.state)
  within('t.action_type', filter.action)
  if (filter.light?.length)
    query = query.where(sql<boolean>`${paceLight(today)} = any(${filter.light}::text[])`)
  if (filter.lead !== undefined) query = query.where('t.lead_org_id', '=', filter.lead)
  if (filter.node !== undefined) query = query.where('n.code', '=', filter.node)
  if (filter.mine === true)
    query = query.where(sql<boolean>`(${waitsForActor(ctx)} or t.created_by = ${ctx.actor.id})`)
  if (filter.overdue === true)
    query = query.where(sql<boolean>`i.state in ('approved', 'running') and t.due_on < ${today}::date`)
  if (filter.open !== false && !filter.state?.length) query = query.where('i.stage', '<>', 'done')
  const words = filter.query?.trim()
  if (words) {
    query = query.where((where) =>
      where.or([
        contains(sql.ref('t.title'), words),
        contains(sql.ref('t.goal'), words),
        contains(sql`coalesce(lp.name, t.lead_leader_name)`, words),
        contains(sql.ref('o.name'), words),
      ]),
    )
  }
  return query
}

/** What the columns are in the query; unordered, by light, then by the day due. */
const listSql = (today: string): SqlOf<typeof taskList> => ({
  sorts: {
    number: sql.ref('t.number'),
    chain: sql.ref('c.name'),
    action: sql`array_position(${[...taskVerbs]}::text[], t.action_type)`,
    title: sql.ref('t.title'),
    // Somebody of before the directory, named in words alone, comes last.
    leader: sql`coalesce(lp.name_order, t.lead_leader_name) collate "C"`,
    lead: sql.ref('o.name_order'),
    startsOn: sql.ref('t.starts_on'),
    dueOn: sql.ref('t.due_on'),
    progress: sql`coalesce(l.percent, 0)`,
    state: sql`array_position(${[...taskStates]}::text[], i.state)`,
    light: lightOrder(today),
  },
  totals: {},
  usual: [lightOrder(today), sql.ref('t.due_on'), sql.ref('t.number')],
  tie: sql.ref('t.id'),
})

const lightOrder = (today: string) =>
  sql`case ${paceLight(today)} when 'red' then 0 when 'amber' then 1 when 'green' then 2 else 3 end`

export async function listTasks(
  ctx: Context,
  filter: TaskListQuery,
  today: string,
): Promise<ListPage<StoredTask>> {
  const query = withColumns(filtered(ctx, filter, today), today)
  return mapPage(await pageOfList(query, listSql(today), filter), toTask)
}

/** The tasks that fit, for a file, and how many they are beyond its limit. */
export async function listAllTasks(
  ctx: Context,
  filter: TaskFileQuery,
  today: string,
): Promise<ListPage<StoredTask>> {
  const query = filtered(ctx, filter, today).where(instanceScope(ctx, 'matters.task.export'))
  const page = { page: 1, pageSize: mostRowsInFile, sort: filter.sort }
  return mapPage(await pageOfList(withColumns(query, today), listSql(today), page), toTask)
}

/** Tasks raised from an object that the actor may see. */
export async function listTasksOf(
  ctx: Context,
  origin: ObjectRef,
): Promise<{ id: string; title: string; state: string }[]> {
  return tasks(ctx.db)
    .innerJoin('matters.task_origin as f', 'f.task_id', 't.id')
    .where('f.ref_kind', '=', origin.kind)
    .where('f.ref_id', '=', origin.id)
    .where(instanceScope(ctx, 'matters.task.read'))
    .select(['t.id', 't.title', 'i.state'])
    .orderBy('t.number')
    .execute()
}

/** Titles for threads. */
export async function taskTitles(db: Db, ids: string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('matters.task')
    .select(['id', 'title'])
    .where(sql<string>`id::text`, 'in', ids)
    .where('deleted_at', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.id, row.title]))
}

/** Those of the tasks that a permission covers; left out, those that the actor may see. */
export async function visibleTasks(
  ctx: Context,
  ids: string[],
  permission: Permission = 'matters.task.read',
): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await tasks(ctx.db)
    .where(sql<string>`t.id::text`, 'in', ids)
    .where(instanceScope(ctx, permission))
    .select('t.id')
    .execute()
  return new Set(rows.map((row) => row.id))
}

import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import { taskState } from '#modules/matters/contract/index.ts'
import { businessDayOf } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/db/database.ts'
import { contains } from '#platform/db/paging.ts'
import { mostRowsInFile } from '#platform/list/list-file.ts'
import { type ListPage, mapPage, pageOfList, type SqlOf } from '#platform/list/page-of-list.ts'
import type { Permission } from '#platform/rights/permission.ts'
import type { Belonging } from '#platform/rights/reach.ts'
import { may } from '#platform/rights/rights.ts'
import { instanceScope, waitsForActor } from '#platform/workflow/instance-scope.ts'
import {
  type IdeaFileQuery,
  type IdeaFilter,
  type IdeaListQuery,
  type IdeaSummary,
  type ideaList,
  ideaState,
  ideaStates,
} from '../contract/index.ts'

/** An author as kept: the account that handed it in, the person of the register, or both. */
export const ideaAuthor = z.object({
  accountId: z.string().nullable(),
  personId: z.string().nullable(),
  name: z.string(),
  unit: z.string().nullable(),
})
export type IdeaAuthor = z.infer<typeof ideaAuthor>

/** An idea with where its workflow stands. */
export interface StoredIdea extends Omit<IdeaSummary, 'authors'> {
  authors: IdeaAuthor[]
  class: { id: string; title: string } | null
  reply: string | null
  repliedBy: string | null
  mergedIntoId: string | null
  createdBy: string
  createdOrgId: string | null
  lockVersion: number
  belonging: Belonging
}

const topicsOf = z.array(z.object({ code: z.string(), name: z.string() }))
const authorsOf = z.array(ideaAuthor)

const ideas = (db: Db) =>
  db
    .selectFrom('training.idea as k')
    .innerJoin('platform.workflow_instance as i', (join) =>
      join.on('i.object_kind', '=', 'training.idea').on(sql<boolean>`i.object_id = k.id::text`),
    )
    .leftJoin('chains.chain as c', 'c.id', 'k.chain_id')
    .leftJoin('chains.node as d', 'd.id', 'k.node_id')
    .leftJoin('training.class as t', 't.id', 'k.class_id')

const withColumns = (query: ReturnType<typeof ideas>) =>
  query.selectAll('k').select([
    'i.state',
    'i.lock_version as state_version',
    'i.org_ids',
    'i.chain_codes',
    'i.region_codes',
    'i.account_ids',
    'c.code as chain_code',
    'c.name as chain_name',
    'd.code as node_code',
    'd.name as node_name',
    't.title as class_title',
    sql<unknown>`(
      select coalesce(json_agg(json_build_object('code', x.code, 'name', x.name) order by x.code), '[]')
      from training.idea_topic it join training.topic x on x.code = it.topic_code where it.idea_id = k.id)`.as(
      'topics',
    ),
    sql<unknown>`(
      select coalesce(json_agg(json_build_object('accountId', a.account_id, 'personId', a.person_id, 'name', a.name,
        'unit', a.unit_name) order by a.position, a.id), '[]')
      from training.idea_author a where a.idea_id = k.id)`.as('authors'),
    sql<string | null>`(
      select ti.state from matters.task_origin o
      join matters.task mt on mt.id = o.task_id and mt.deleted_at is null
      join platform.workflow_instance ti on ti.object_kind = 'matters.task' and ti.object_id = mt.id::text
      where o.ref_kind = 'training.idea' and o.ref_id = k.id::text
      order by mt.created_at desc, mt.id limit 1)`.as('task_state'),
  ])

type IdeaRow = Awaited<ReturnType<ReturnType<typeof withColumns>['executeTakeFirstOrThrow']>>

const toIdea = (row: IdeaRow): StoredIdea => ({
  id: row.id,
  number: row.number,
  title: row.title,
  text: row.body,
  state: ideaState.parse(row.state),
  stateVersion: row.state_version,
  chainCode: row.chain_code,
  chainName: row.chain_name,
  node:
    row.node_code === null || row.node_name === null ? null : { code: row.node_code, name: row.node_name },
  topics: topicsOf.parse(row.topics),
  authors: authorsOf.parse(row.authors),
  submittedOn: businessDayOf(row.created_at),
  repliedOn: row.replied_at === null ? null : businessDayOf(row.replied_at),
  taskState: taskState.nullable().parse(row.task_state),
  class:
    row.class_id === null || row.class_title === null ? null : { id: row.class_id, title: row.class_title },
  reply: row.reply,
  repliedBy: row.replied_by_name,
  mergedIntoId: row.merged_into_id,
  createdBy: row.created_by,
  createdOrgId: row.created_org_id,
  lockVersion: row.lock_version,
  belonging: {
    orgIds: row.org_ids,
    chainCodes: row.chain_codes,
    regionCodes: row.region_codes,
    accountIds: row.account_ids,
  },
})

/** What a reader sees: what is within reach, and whatever was adopted. */
const sight = (ctx: Pick<Context, 'actor'>): RawBuilder<SqlBool> =>
  may(ctx, 'training.idea.read')
    ? sql<SqlBool>`(i.state = 'adopted' or ${instanceScope(ctx, 'training.idea.read')})`
    : sql<SqlBool>`false`

const ownOf = ({ actor }: Pick<Context, 'actor'>): RawBuilder<SqlBool> =>
  sql<SqlBool>`exists (select from training.idea_author a where a.idea_id = k.id
    and (a.account_id = ${actor.id} or a.person_id::text = ${actor.personId}::text))`

export async function findIdea(db: Db, id: string): Promise<StoredIdea | null> {
  const row = await withColumns(ideas(db)).where('k.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toIdea(row)
}

/** The same, held against other writers until the transaction ends. */
export async function lockIdea(db: Db, id: string): Promise<StoredIdea | null> {
  await db.selectFrom('training.idea').select('id').where('id', '=', id).forUpdate().execute()
  return findIdea(db, id)
}

function filtered(ctx: Context, filter: IdeaFilter) {
  let query = ideas(ctx.db).where(sight(ctx))
  if (filter.chain?.length) query = query.where('c.code', 'in', filter.chain)
  if (filter.state?.length) query = query.where('i.state', 'in', filter.state)
  if (filter.class !== undefined) query = query.where('k.class_id', '=', filter.class)
  if (filter.topic !== undefined)
    query = query.where(
      sql<boolean>`exists (select from training.idea_topic x where x.idea_id = k.id and x.topic_code = ${filter.topic})`,
    )
  if (filter.own === true) query = query.where(ownOf(ctx))
  if (filter.waiting === true) query = query.where(waitsForActor(ctx))
  const words = filter.query?.trim()
  if (words)
    query = query.where((where) =>
      where.or([contains(sql.ref('k.title'), words), contains(sql.ref('k.body'), words)]),
    )
  return query
}

/** What the columns are in the query; unordered, the latest first. */
const listSql: SqlOf<typeof ideaList> = {
  sorts: {
    number: sql.ref('k.number'),
    title: sql.ref('k.title'),
    chain: sql.ref('c.name'),
    submittedOn: sql.ref('k.created_at'),
    repliedOn: sql.ref('k.replied_at'),
    state: sql`array_position(${[...ideaStates]}::text[], i.state)`,
  },
  totals: {},
  usual: [sql`k.created_at desc`, sql`k.number desc`],
  tie: sql.ref('k.id'),
}

export async function listIdeas(ctx: Context, filter: IdeaListQuery): Promise<ListPage<StoredIdea>> {
  return mapPage(await pageOfList(withColumns(filtered(ctx, filter)), listSql, filter), toIdea)
}

/** The ideas that fit, for a file, and how many they are beyond its limit. */
export async function listAllIdeas(ctx: Context, filter: IdeaFileQuery): Promise<ListPage<StoredIdea>> {
  const query = filtered(ctx, filter).where(instanceScope(ctx, 'training.idea.export'))
  const page = { page: 1, pageSize: mostRowsInFile, sort: filter.sort }
  return mapPage(await pageOfList(withColumns(query), listSql, page), toIdea)
}

/** What is compared with a new idea: whatever waits for its answer or was adopted, and whether the actor may read it. */
export async function comparedIdeas(ctx: Context) {
  const rows = await ideas(ctx.db)
    .select([
      'k.id',
      'k.number',
      'k.title',
      'k.body',
      'i.state',
      'c.code as chain_code',
      'd.code as node_code',
    ])
    .select(sql<boolean>`${sight(ctx)}`.as('may_open'))
    .where('i.state', 'in', ['submitted', 'underReview', 'adopted'])
    .execute()
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    title: row.title,
    text: row.body,
    state: ideaState.parse(row.state),
    chainCode: row.chain_code,
    nodeCode: row.node_code,
    mayOpen: row.may_open,
  }))
}

/** Ideas merged into one, in the order of their numbers. */
export async function ideasMergedInto(db: Db, id: string) {
  return db
    .selectFrom('training.idea')
    .select(['id', 'number', 'title'])
    .where('merged_into_id', '=', id)
    .orderBy('number')
    .execute()
}

/** Tasks an idea was taken into, the first one first. */
export async function tasksOfIdea(db: Db, id: string) {
  const rows = await db
    .selectFrom('matters.task_origin as o')
    .innerJoin('matters.task as t', 't.id', 'o.task_id')
    .innerJoin('platform.workflow_instance as i', (join) =>
      join.on('i.object_kind', '=', 'matters.task').on(sql<boolean>`i.object_id = t.id::text`),
    )
    .select(['t.id', 'i.state'])
    .where('o.ref_kind', '=', 'training.idea')
    .where('o.ref_id', '=', id)
    .where('t.deleted_at', 'is', null)
    .orderBy('t.created_at')
    .orderBy('t.id')
    .execute()
  return rows.map((row) => ({ id: row.id, state: taskState.parse(row.state) }))
}

/** Adopted ideas that a task was taken from. */
export async function adoptedIdeasOfTask(db: Db, taskId: string): Promise<StoredIdea[]> {
  const rows = await withColumns(ideas(db))
    .where('i.state', '=', 'adopted')
    .where(
      sql<boolean>`exists (select from matters.task_origin o where o.task_id::text = ${taskId}
        and o.ref_kind = 'training.idea' and o.ref_id = k.id::text)`,
    )
    .orderBy('k.number')
    .execute()
  return rows.map(toIdea)
}

/** Titles for threads. */
export async function ideaTitles(db: Db, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('training.idea')
    .select(['id', 'title'])
    .where(sql<string>`id::text`, 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row.title]))
}

/** Those of the ideas that the actor may see; with a permission, that it covers. */
export async function visibleIdeas(
  ctx: Context,
  ids: string[],
  permission?: Permission,
): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await ideas(ctx.db)
    .where(sql<string>`k.id::text`, 'in', ids)
    .where(permission === undefined ? sight(ctx) : instanceScope(ctx, permission))
    .select('k.id')
    .execute()
  return new Set(rows.map((row) => row.id))
}

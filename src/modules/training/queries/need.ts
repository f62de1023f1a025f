import { sql } from 'kysely'
import { z } from 'zod'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/db/database.ts'
import { contains } from '#platform/db/paging.ts'
import { uuidsOf } from '#platform/db/uuids.ts'
import type { ObjectRef } from '#platform/http/contract.ts'
import { mostRowsInFile } from '#platform/list/list-file.ts'
import { type ListPage, mapPage, pageOfList, type SqlOf } from '#platform/list/page-of-list.ts'
import type { Permission } from '#platform/rights/permission.ts'
import type { Belonging } from '#platform/rights/reach.ts'
import { type ScopeColumns, scopeFilter } from '#platform/rights/scope-filter.ts'
import {
  type Need,
  type NeedFileQuery,
  type NeedFilter,
  type NeedLevel,
  type NeedListQuery,
  needLevels,
  type needList,
  trainingTags,
} from '../contract/index.ts'

export interface StoredNeed extends Need {
  createdBy: string
  createdByName: string
  createdOrgId: string | null
  belonging: Belonging
}

const topicsOf = z.array(z.object({ code: z.string(), name: z.string() }))

const needs = (db: Db) =>
  db
    .selectFrom('training.need as n')
    .innerJoin('directory.organisation as o', 'o.id', 'n.org_id')
    .leftJoin('directory.person as p', 'p.id', 'n.person_id')
    .leftJoin('chains.chain as c', 'c.id', 'n.chain_id')
    .leftJoin('chains.node as d', 'd.id', 'n.node_id')
    .leftJoin('access.account as a', 'a.person_id', 'n.person_id')
    .where('n.deleted_at', 'is', null)

const withColumns = (query: ReturnType<typeof needs>) =>
  query.selectAll('n').select([
    'o.name as org_name',
    'p.name as person_name',
    'c.code as chain_code',
    'c.name as chain_name',
    'd.code as node_code',
    'd.name as node_name',
    'a.id as account_id',
    sql<unknown>`(
      select coalesce(json_agg(json_build_object('code', t.code, 'name', t.name) order by t.code), '[]')
      from training.need_topic nt join training.topic t on t.code = nt.topic_code
      where nt.need_id = n.id)`.as('topics'),
  ])

type NeedRow = Awaited<ReturnType<ReturnType<typeof withColumns>['executeTakeFirstOrThrow']>>

function toNeed(row: NeedRow): StoredNeed {
  return {
    id: row.id,
    number: row.number,
    level: row.level as NeedLevel,
    statement: row.statement,
    org: { id: row.org_id, name: row.org_name },
    postTitle: row.post_title,
    person:
      row.person_id === null || row.person_name === null
        ? null
        : { id: row.person_id, name: row.person_name },
    chainCode: row.chain_code,
    chainName: row.chain_name,
    node:
      row.node_code === null || row.node_name === null ? null : { code: row.node_code, name: row.node_name },
    weight: row.weight,
    topics: topicsOf.parse(row.topics),
    tags: trainingTags.parse({
      competences: row.competences,
      changeAbilities: row.change_abilities,
      qualities: row.qualities,
    }),
    closedOn: row.closed_on,
    closeReason: row.close_reason,
    lockVersion: row.lock_version,
    createdBy: row.created_by,
    createdByName: row.created_by_name,
    createdOrgId: row.created_org_id,
    // A person's own need is the person's as well, whoever entered it.
    belonging: {
      orgIds: [row.org_id, row.created_org_id],
      chainCodes: [row.chain_code],
      accountIds: [row.created_by, row.account_id],
    },
  }
}

/** What a need belongs to, in queries that call it `n`: a person's own need is the person's as well. */
export const needScope: ScopeColumns = {
  orgIds: [sql.ref('n.org_id'), sql.ref('n.created_org_id')],
  chainCodes: [sql`(select x.code from chains.chain x where x.id = n.chain_id)`],
  accountIds: [
    sql.ref('n.created_by'),
    sql`(select x.id from access.account x where x.person_id = n.person_id)`,
  ],
}

const inReach = (ctx: Pick<Context, 'actor'>, permission: Permission) =>
  scopeFilter(ctx, permission, needScope)

export async function findNeed(db: Db, id: string): Promise<StoredNeed | null> {
  const row = await withColumns(needs(db)).where('n.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toNeed(row)
}

/** The same, held against other writers until the transaction ends. */
export async function lockNeed(db: Db, id: string): Promise<StoredNeed | null> {
  await db.selectFrom('training.need').select('id').where('id', '=', id).forUpdate().execute()
  return findNeed(db, id)
}

function filtered(ctx: Context, filter: NeedFilter) {
  let query = needs(ctx.db).where(inReach(ctx, 'training.need.read'))
  if (filter.open !== false) query = query.where('n.closed_on', 'is', null)
  if (filter.level?.length) query = query.where('n.level', 'in', filter.level)
  if (filter.chain?.length) query = query.where('c.code', 'in', filter.chain)
  if (filter.topic !== undefined)
    query = query.where(
      sql<boolean>`exists (select from training.need_topic x where x.need_id = n.id and x.topic_code = ${filter.topic})`,
    )
  const words = filter.query?.trim()
  if (words)
    query = query.where((where) =>
      where.or([
        contains(sql.ref('n.statement'), words),
        contains(sql.ref('o.name'), words),
        contains(sql`coalesce(n.post_title, p.name, '')`, words),
      ]),
    )
  return query
}

/** What the columns are in the query; unordered, the weightiest first. */
const listSql: SqlOf<typeof needList> = {
  sorts: {
    number: sql.ref('n.number'),
    level: sql`array_position(${[...needLevels]}::text[], n.level)`,
    org: sql.ref('o.name_order'),
    chain: sql.ref('c.name'),
    weight: sql.ref('n.weight'),
  },
  totals: {},
  usual: [sql`n.weight desc`, sql.ref('n.number')],
  tie: sql.ref('n.id'),
}

export async function listNeeds(ctx: Context, filter: NeedListQuery): Promise<ListPage<StoredNeed>> {
  return mapPage(await pageOfList(withColumns(filtered(ctx, filter)), listSql, filter), toNeed)
}

/** All open needs within reach, the weightiest first. */
export async function openNeeds(
  ctx: Context,
  filter: Pick<NeedFilter, 'chain' | 'level'>,
): Promise<StoredNeed[]> {
  const rows = await withColumns(filtered(ctx, filter))
    .orderBy('n.weight', 'desc')
    .orderBy('n.number')
    .execute()
  return rows.map(toNeed)
}

/** Needs by id, whoever may see them, the weightiest first. */
export async function needsById(db: Db, ids: readonly string[]): Promise<StoredNeed[]> {
  const rows = await withColumns(needs(db))
    .where(sql<boolean>`n.id = any(${uuidsOf(ids)}::uuid[])`)
    .orderBy('n.weight', 'desc')
    .orderBy('n.number')
    .execute()
  return rows.map(toNeed)
}

/** What each of the needs was seen from. */
export async function sourcesOfNeeds(db: Db, ids: readonly string[]): Promise<Map<string, ObjectRef[]>> {
  const rows = await db
    .selectFrom('training.need_source')
    .selectAll()
    .where(sql<boolean>`need_id = any(${uuidsOf(ids)}::uuid[])`)
    .execute()
  const found = new Map<string, ObjectRef[]>()
  for (const row of rows)
    found.set(row.need_id, [...(found.get(row.need_id) ?? []), { kind: row.ref_kind, id: row.ref_id }])
  return found
}

/** The needs that fit, for a file, and how many they are beyond its limit. */
export async function listAllNeeds(ctx: Context, filter: NeedFileQuery): Promise<ListPage<StoredNeed>> {
  const query = filtered(ctx, filter).where(inReach(ctx, 'training.need.export'))
  const page = { page: 1, pageSize: mostRowsInFile, sort: filter.sort }
  return mapPage(await pageOfList(withColumns(query), listSql, page), toNeed)
}

/** What a need was seen from. */
export async function listNeedSources(db: Db, needId: string): Promise<ObjectRef[]> {
  const rows = await db
    .selectFrom('training.need_source')
    .select(['ref_kind', 'ref_id'])
    .where('need_id', '=', needId)
    .orderBy('ref_kind')
    .orderBy('ref_id')
    .execute()
  return rows.map((row) => ({ kind: row.ref_kind, id: row.ref_id }))
}

/** Statements for threads. */
export async function needTitles(db: Db, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('training.need')
    .select(['id', 'statement'])
    .where(sql<string>`id::text`, 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row.statement]))
}

/** Those of the needs that the actor may see. */
export async function visibleNeeds(ctx: Context, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await needs(ctx.db)
    .where(sql<string>`n.id::text`, 'in', ids)
    .where(inReach(ctx, 'training.need.read'))
    .select('n.id')
    .execute()
  return new Set(rows.map((row) => row.id))
}

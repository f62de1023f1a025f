import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { Db } from '#platform/db/database.ts'
import { contains } from '#platform/db/paging.ts'
import { type ListPage, mapPage, pageOfList, type SqlOf } from '#platform/list/page-of-list.ts'
import type { Belonging } from '#platform/rights/reach.ts'
import { type ScopeColumns, scopeFilter } from '#platform/rights/scope-filter.ts'
import type {
  DiscussionDetail,
  DiscussionFields,
  DiscussionKind,
  DiscussionListQuery,
  DiscussionSummary,
  discussionList,
  Finding,
} from '../contract/index.ts'

export type StoredDiscussion = DiscussionSummary &
  Pick<DiscussionDetail, 'summary' | 'trainingClass' | 'createdByName' | 'lockVersion'> & {
    belonging: Belonging
  }

/** What a discussion belongs to, in queries that call it `d`. */
export const discussionScope: ScopeColumns = {
  orgIds: [sql.ref('d.host_org_id'), sql.ref('d.created_org_id')],
  chainCodes: [sql`(select x.code from chains.chain x where x.id = d.chain_id)`],
  accountIds: [sql.ref('d.created_by')],
}

const discussions = (db: Db) =>
  db
    .selectFrom('training.discussion as d')
    .innerJoin('directory.organisation as o', 'o.id', 'd.host_org_id')
    .leftJoin('chains.chain as c', 'c.id', 'd.chain_id')
    .leftJoin('directory.enterprise as e', 'e.id', 'd.enterprise_id')
    .leftJoin('training.class as k', 'k.id', 'd.class_id')
    .where('d.deleted_at', 'is', null)

const withColumns = (query: ReturnType<typeof discussions>) =>
  query
    .selectAll('d')
    .select([
      'o.name as host_name',
      'c.code as chain_code',
      'c.name as chain_name',
      'e.name as enterprise_name',
      'k.title as class_title',
      sql<number>`(select count(*)::int from training.finding f where f.discussion_id = d.id)`.as('findings'),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof withColumns>['executeTakeFirstOrThrow']>>

const toSummary = (row: Row): DiscussionSummary => ({
  id: row.id,
  number: row.number,
  kind: row.kind as DiscussionKind,
  title: row.title,
  heldOn: row.held_on,
  place: row.place,
  host: { id: row.host_org_id, name: row.host_name },
  chainCode: row.chain_code,
  chainName: row.chain_name,
  enterprise:
    row.enterprise_id === null || row.enterprise_name === null
      ? null
      : { id: row.enterprise_id, name: row.enterprise_name },
  findings: row.findings,
})

export async function findDiscussion(db: Db, id: string): Promise<StoredDiscussion | null> {
  const row = await withColumns(discussions(db)).where('d.id', '=', id).executeTakeFirst()
  if (row === undefined) return null
  return {
    ...toSummary(row),
    summary: row.summary,
    trainingClass:
      row.class_id === null || row.class_title === null ? null : { id: row.class_id, title: row.class_title },
    createdByName: row.created_by_name,
    lockVersion: row.lock_version,
    belonging: {
      orgIds: [row.host_org_id, row.created_org_id],
      chainCodes: [row.chain_code],
      accountIds: [row.created_by],
    },
  }
}

/** The same, held against other writers until the transaction ends. */
export async function lockDiscussion(db: Db, id: string): Promise<StoredDiscussion | null> {
  await db.selectFrom('training.discussion').select('id').where('id', '=', id).forUpdate().execute()
  return findDiscussion(db, id)
}

const listSql: SqlOf<typeof discussionList> = {
  sorts: {
    number: sql.ref('d.number'),
    kind: sql.ref('d.kind'),
    title: sql.ref('d.title'),
    chain: sql.ref('c.name'),
    heldOn: sql.ref('d.held_on'),
  },
  totals: {},
  usual: [sql`d.held_on desc`, sql`d.number desc`],
  tie: sql.ref('d.id'),
}

export async function listDiscussions(
  ctx: Context,
  wanted: DiscussionListQuery,
): Promise<ListPage<DiscussionSummary>> {
  let query = discussions(ctx.db).where(scopeFilter(ctx, 'training.discussion.read', discussionScope))
  if (wanted.kind?.length) query = query.where(sql<boolean>`d.kind = any(${wanted.kind}::text[])`)
  if (wanted.chain?.length) query = query.where(sql<boolean>`c.code = any(${wanted.chain}::text[])`)
  const words = wanted.query?.trim()
  if (words)
    query = query.where((where) =>
      where.or([
        contains(sql.ref('d.title'), words),
        contains(sql.ref('d.summary'), words),
        contains(sql.ref('e.name'), words),
      ]),
    )
  return mapPage(await pageOfList(withColumns(query), listSql, wanted), toSummary)
}

export async function participantsOf(db: Db, id: string): Promise<DiscussionDetail['participants']> {
  const rows = await db
    .selectFrom('training.discussion_participant')
    .select(['person_id', 'name'])
    .where('discussion_id', '=', id)
    .orderBy('position')
    .execute()
  return rows.map((row) => ({ personId: row.person_id, name: row.name }))
}

export async function findingsOf(db: Db, id: string): Promise<Omit<Finding, 'problems'>[]> {
  const rows = await db
    .selectFrom('training.finding as f')
    .leftJoin('chains.node as n', 'n.id', 'f.node_id')
    .select(['f.id', 'f.text', 'n.code', 'n.name'])
    .where('f.discussion_id', '=', id)
    .orderBy('f.position')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    text: row.text,
    node: row.code === null || row.name === null ? null : { code: row.code, name: row.name },
  }))
}

export type DiscussionValues = Omit<
  DiscussionFields,
  'participants' | 'findings' | 'chainCode' | 'classId'
> & {
  chainId: string | null
  classId: string | null
}

const toColumns = (values: DiscussionValues) => ({
  kind: values.kind,
  title: values.title,
  held_on: values.heldOn,
  place: values.place,
  host_org_id: values.hostOrgId,
  chain_id: values.chainId,
  enterprise_id: values.enterpriseId,
  class_id: values.classId,
  summary: values.summary,
})

export async function insertDiscussion(
  db: Db,
  values: DiscussionValues,
  by: { orgId: string | null; id: string; name: string },
  at: Date,
  isDemo: boolean,
): Promise<string> {
  const row = await db
    .insertInto('training.discussion')
    .values({
      ...toColumns(values),
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

export async function updateDiscussion(
  db: Db,
  id: string,
  values: DiscussionValues,
  at: Date,
): Promise<void> {
  await db
    .updateTable('training.discussion')
    .set((set) => ({ ...toColumns(values), updated_at: at, lock_version: set('lock_version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function replaceParticipants(
  db: Db,
  id: string,
  people: DiscussionFields['participants'],
): Promise<void> {
  await db.deleteFrom('training.discussion_participant').where('discussion_id', '=', id).execute()
  if (people.length === 0) return
  await db
    .insertInto('training.discussion_participant')
    .values(
      people.map(({ personId, name }, position) => ({
        discussion_id: id,
        position,
        person_id: personId,
        name,
      })),
    )
    .execute()
}

/** Findings in their new order: those with an id stay what they are, others are new, those left out go. */
export async function putFindings(
  db: Db,
  id: string,
  items: readonly { id: string | null; text: string; nodeId: string | null }[],
): Promise<void> {
  const kept = items.flatMap((item) => (item.id === null ? [] : [item.id]))
  await sql`delete from training.finding where discussion_id = ${id} and id <> all(${kept}::uuid[])`.execute(
    db,
  )
  for (const [at, item] of items.entries()) {
    const values = { position: at + 1, text: item.text, node_id: item.nodeId }
    if (item.id === null)
      await db
        .insertInto('training.finding')
        .values({ ...values, discussion_id: id })
        .execute()
    else
      await db
        .updateTable('training.finding')
        .set(values)
        .where('id', '=', item.id)
        .where('discussion_id', '=', id)
        .execute()
  }
}

export async function findFinding(
  db: Db,
  id: string,
): Promise<{ discussionId: string; text: string; nodeCode: string | null } | null> {
  const row = await db
    .selectFrom('training.finding as f')
    .leftJoin('chains.node as n', 'n.id', 'f.node_id')
    .select(['f.discussion_id', 'f.text', 'n.code'])
    .where(sql<string>`f.id::text`, '=', id)
    .executeTakeFirst()
  return row === undefined ? null : { discussionId: row.discussion_id, text: row.text, nodeCode: row.code }
}

export async function discussionTitles(db: Db, ids: string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('training.discussion')
    .select(['id', 'title'])
    .where(sql<string>`id::text`, 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row.title]))
}

export async function findingTexts(
  db: Db,
  ids: string[],
): Promise<Map<string, { text: string; discussionId: string }>> {
  const rows = await db
    .selectFrom('training.finding')
    .select(['id', 'text', 'discussion_id'])
    .where(sql<string>`id::text`, 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, { text: row.text, discussionId: row.discussion_id }]))
}

/** Of these discussions those that the actor may read. */
export async function visibleDiscussions(ctx: Context, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await discussions(ctx.db)
    .select('d.id')
    .where(sql<string>`d.id::text`, 'in', ids)
    .where(scopeFilter(ctx, 'training.discussion.read', discussionScope))
    .execute()
  return new Set(rows.map((row) => row.id))
}

/** Which of these people nobody knows. */
export async function unknownPeople(db: Db, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from unnest(${[...ids]}::text[]) as given(id)
    where not exists (select 1 from directory.person p where p.id::text = given.id)`.execute(db)
  return rows.map((row) => row.id)
}

export async function enterpriseExists(db: Db, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('directory.enterprise')
    .select('id')
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

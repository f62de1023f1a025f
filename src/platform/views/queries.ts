import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import type { ScopeColumns } from '../rights/scope-filter.ts'
import type { ListChoice, Sharing, ViewInput } from './contract.ts'

/** A view as stored. */
export interface StoredView {
  id: string
  list: string
  name: string
  query: string
  sharing: Sharing
  orgId: string | null
  ownerId: string
  ownerName: string
  updatedAt: string
  lockVersion: number
}

/** What a view belongs to, for rights: whoever saved it, and the organisation that shares it. */
export const viewScope: ScopeColumns = { accountIds: [sql.ref('v.owner_id')], orgIds: [sql.ref('v.org_id')] }

const views = (db: Db) =>
  db.selectFrom('platform.list_view as v').where('v.deleted_at', 'is', null).selectAll('v')

type Row = Awaited<ReturnType<ReturnType<typeof views>['executeTakeFirstOrThrow']>>

const toView = (row: Row): StoredView => ({
  id: row.id,
  list: row.list,
  name: row.name,
  query: row.query,
  sharing: row.sharing as Sharing,
  orgId: row.org_id,
  ownerId: row.owner_id,
  ownerName: row.owner_name,
  updatedAt: row.updated_at.toISOString(),
  lockVersion: row.lock_version,
})

/** A view is seen by whoever saved it and by those with whom it is shared. @param above organisations of the caller. */
const seen = (accountId: string, above: readonly string[]): RawBuilder<SqlBool> =>
  sql<SqlBool>`(v.owner_id = ${accountId} or v.sharing = 'everybody'
    or (v.sharing = 'organisation' and v.org_id::text = any(${[...above]}::text[])))`

/** The views of a list that the caller sees: own ones first, then by name. */
export async function listSeenViews(
  ctx: Context,
  list: string,
  above: readonly string[],
): Promise<StoredView[]> {
  const rows = await views(ctx.db)
    .where('v.list', '=', list)
    .where(seen(ctx.actor.id, above))
    .orderBy(sql`v.owner_id <> ${ctx.actor.id}`)
    .orderBy('v.name')
    .orderBy('v.id')
    .execute()
  return rows.map(toView)
}

/** Views by id, as far as the caller sees them. @param hold against other writers until the transaction ends. */
export async function seenViews(
  ctx: Context,
  ids: readonly string[],
  above: readonly string[],
  hold = false,
): Promise<StoredView[]> {
  const query = views(ctx.db)
    .where(sql<boolean>`v.id::text = any(${[...ids]}::text[])`)
    .where(seen(ctx.actor.id, above))
  return (await (hold ? query.forUpdate() : query).execute()).map(toView)
}

export async function findView(db: Db, id: string): Promise<StoredView | null> {
  const row = await views(db).where('v.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toView(row)
}

/** A view held against other writers until the transaction ends. */
export async function lockView(db: Db, id: string): Promise<StoredView | null> {
  const row = await views(db).where('v.id', '=', id).forUpdate().executeTakeFirst()
  return row === undefined ? null : toView(row)
}

/** Who saved a view, in the recycle bin too. */
export async function ownerOfView(db: Db, id: string): Promise<{ ownerId: string; orgId: string | null }> {
  const row = await db
    .selectFrom('platform.list_view')
    .select(['owner_id', 'org_id'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { ownerId: row.owner_id, orgId: row.org_id }
}

const fields = ({ name, query, sharing, orgId }: ViewInput) => ({ name, query, sharing, org_id: orgId })

export async function insertView(ctx: Context, list: string, input: ViewInput): Promise<string> {
  const at = ctx.clock.now()
  const { id } = await ctx.db
    .insertInto('platform.list_view')
    .values({
      ...fields(input),
      list,
      owner_id: ctx.actor.id,
      owner_name: ctx.actor.name,
      created_at: at,
      updated_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function updateViewRow(db: Db, id: string, input: ViewInput, at: Date): Promise<void> {
  await db
    .updateTable('platform.list_view')
    .set((set) => ({ ...fields(input), updated_at: at, lock_version: set('lock_version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Titles and addresses for threads. */
export async function viewTitles(db: Db, ids: string[]): Promise<Map<string, StoredView>> {
  const rows = await views(db).where(sql<boolean>`v.id::text = any(${ids}::text[])`).execute()
  return new Map(rows.map((row) => [row.id, toView(row)]))
}

const nothingChosen: ListChoice = { columns: null, pageSize: null, defaultViewId: null }

export async function findChoice(db: Db, accountId: string, list: string): Promise<ListChoice> {
  const row = await db
    .selectFrom('platform.list_choice')
    .select(['columns', 'page_size', 'default_view_id'])
    .where('account_id', '=', accountId)
    .where('list', '=', list)
    .executeTakeFirst()
  return row === undefined
    ? nothingChosen
    : { columns: row.columns, pageSize: row.page_size, defaultViewId: row.default_view_id }
}

export async function putChoice(
  db: Db,
  accountId: string,
  list: string,
  choice: ListChoice,
  at: Date,
): Promise<void> {
  const values = {
    columns: choice.columns,
    page_size: choice.pageSize,
    default_view_id: choice.defaultViewId,
    updated_at: at,
  }
  await db
    .insertInto('platform.list_choice')
    .values({ account_id: accountId, list, ...values })
    .onConflict((conflict) => conflict.columns(['account_id', 'list']).doUpdateSet(values))
    .execute()
}

/** Whether the name of a view in the recycle bin was given to another of the same person and list. */
export async function nameTaken(db: Db, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('platform.list_view as gone')
    .innerJoin('platform.list_view as v', (join) =>
      join
        .onRef('v.list', '=', 'gone.list')
        .onRef('v.owner_id', '=', 'gone.owner_id')
        .onRef('v.name', '=', 'gone.name')
        .on('v.deleted_at', 'is', null),
    )
    .select('v.id')
    .where('gone.id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}

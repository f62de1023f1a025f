import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { ScopeColumns } from '#platform/rights/scope-filter.ts'
import type { Activity, PostRole } from './contract.ts'

export interface NewActivity {
  id?: string
  postId: string
  heldOn: string
  title: string
  note: string | null
}

/** Inserts activities and gives their ids in the same order. */
export async function insertActivities(
  db: Db,
  items: NewActivity[],
  at: Date,
  by: string,
): Promise<string[]> {
  if (items.length === 0) return []
  const rows = await db
    .insertInto('governance.activity')
    .values(
      items.map(({ id, postId, heldOn, title, note }) => ({
        ...(id === undefined ? {} : { id }),
        post_id: postId,
        held_on: heldOn,
        title,
        note,
        created_at: at,
        created_by: by,
      })),
    )
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

export async function activityTitles(db: Db, ids: string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('governance.activity')
    .select(['id', 'title'])
    .where('deleted_at', 'is', null)
    .where(sql<string>`id::text`, 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row.title]))
}

/** The post each of these activities belongs to. */
export async function postOfActivities(db: Db, ids: string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('governance.activity')
    .select(['id', 'post_id'])
    .where(sql<string>`id::text`, 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row.post_id]))
}

/** What an activity belongs to: the chain and the organisation of its post. */
export const activityScope: ScopeColumns = {
  chainCodes: [
    sql`(select c.code from governance.post p join chains.chain c on c.id = p.chain_id where p.id = a.post_id)`,
  ],
  orgIds: [sql`(select p.org_id from governance.post p where p.id = a.post_id)`],
}

/** The post an activity belongs to, of one in the recycle bin too. */
export async function postOfActivity(db: Db, id: string): Promise<string> {
  const row = await db
    .selectFrom('governance.activity')
    .select('post_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row.post_id
}

/** An activity and the post it belongs to, held against other writers; null when there is none. */
export async function lockActivity(db: Db, id: string): Promise<{ postId: string } | null> {
  const row = await db
    .selectFrom('governance.activity')
    .select('post_id')
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? null : { postId: row.post_id }
}

/** An activity with the post that it was recorded on. */
export interface PlacedActivity extends Activity {
  postId: string
  /** Null for the head chief. */
  chainCode: string | null
  role: PostRole
  holderName: string
}

const placed = (db: Db) =>
  db
    .selectFrom('governance.activity as a')
    .innerJoin('governance.post as p', 'p.id', 'a.post_id')
    .leftJoin('chains.chain as c', 'c.id', 'p.chain_id')
    .select(['a.id', 'a.post_id', 'a.held_on', 'a.title', 'a.note'])
    .select(['p.role', 'p.holder_name', 'c.code as chain_code'])
    .where('a.deleted_at', 'is', null)
    .orderBy('a.held_on', 'desc')
    .orderBy('a.id')

const toPlaced = (
  row: Awaited<ReturnType<ReturnType<typeof placed>['executeTakeFirstOrThrow']>>,
): PlacedActivity => ({
  id: row.id,
  postId: row.post_id,
  chainCode: row.chain_code,
  role: row.role as PostRole,
  holderName: row.holder_name,
  heldOn: row.held_on,
  title: row.title,
  note: row.note,
})

/** Every activity, the latest first. */
export async function listActivities(db: Db): Promise<PlacedActivity[]> {
  return (await placed(db).execute()).map(toPlaced)
}

/** Activities by their title, the latest first. */
export async function activitiesTitled(db: Db, titles: readonly string[]): Promise<PlacedActivity[]> {
  if (titles.length === 0) return []
  const rows = await placed(db)
    .where('a.title', 'in', [...new Set(titles)])
    .execute()
  return rows.map(toPlaced)
}

/** Activities by id. @param held against other writers until the transaction ends. */
export async function activitiesById(
  db: Db,
  ids: readonly string[],
  held: boolean,
): Promise<PlacedActivity[]> {
  if (ids.length === 0) return []
  if (held)
    await db
      .selectFrom('governance.activity')
      .select('id')
      .where('id', 'in', [...ids])
      .orderBy('id')
      .forUpdate()
      .execute()
  const rows = await placed(db)
    .where('a.id', 'in', [...ids])
    .execute()
  return rows.map(toPlaced)
}

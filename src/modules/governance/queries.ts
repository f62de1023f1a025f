import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { Activity, Post, PostRole } from './contract.ts'

const posts = (db: Db) =>
  db
    .selectFrom('governance.post as p')
    .leftJoin('chains.chain as c', 'c.id', 'p.chain_id')
    .leftJoin('directory.organisation as o', 'o.id', 'p.org_id')
    .selectAll('p')
    .select(['c.code as chain_code', 'o.name as org_name'])

type PostRow = Awaited<ReturnType<ReturnType<typeof posts>['executeTakeFirstOrThrow']>>

function toPost(row: PostRow, activities: Activity[]): Post {
  return {
    id: row.id,
    role: row.role as PostRole,
    chainCode: row.chain_code,
    holderName: row.holder_name,
    holderTitle: row.holder_title,
    personId: row.person_id,
    orgName: row.org_name,
    orgId: row.org_id,
    sinceOn: row.since_on,
    untilOn: row.until_on,
    note: row.note,
    source: row.source,
    lockVersion: row.lock_version,
    activities,
  }
}

async function withActivities(db: Db, rows: PostRow[]): Promise<Post[]> {
  if (rows.length === 0) return []
  const activities = await db
    .selectFrom('governance.activity')
    .selectAll()
    .where('deleted_at', 'is', null)
    .where(
      'post_id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('held_on', 'desc')
    .orderBy('id')
    .execute()
  const byPost = new Map<string, Activity[]>()
  for (const row of activities) {
    const activity = { id: row.id, heldOn: row.held_on, title: row.title, note: row.note }
    byPost.set(row.post_id, [...(byPost.get(row.post_id) ?? []), activity])
  }
  return rows.map((row) => toPost(row, byPost.get(row.id) ?? []))
}

/** Posts of one chain and of all chains together, or every post. */
export async function listPosts(db: Db, chainCode: string | null): Promise<Post[]> {
  let query = posts(db)
  if (chainCode !== null)
    query = query.where((where) =>
      where.or([where('c.code', '=', chainCode), where('p.chain_id', 'is', null)]),
    )
  return withActivities(db, await query.orderBy('p.since_on').orderBy('p.id').execute())
}

/** Posts of a person that have not ended, with the name of their chain. */
export async function openPostsOfPerson(
  db: Db,
  personId: string,
  today: string,
): Promise<(Post & { chainName: string | null })[]> {
  const rows = await posts(db)
    .select('c.name as chain_name')
    .where('p.person_id', '=', personId)
    .where((where) => where.or([where('p.until_on', 'is', null), where('p.until_on', '>=', today)]))
    .orderBy('p.since_on')
    .orderBy('p.id')
    .execute()
  return rows.map((row) => ({ ...toPost(row, []), chainName: row.chain_name }))
}

export async function findPost(db: Db, id: string): Promise<Post | null> {
  const [post] = await withActivities(db, await posts(db).where('p.id', '=', id).execute())
  return post ?? null
}

export async function lockPost(db: Db, id: string): Promise<Post | null> {
  await db.selectFrom('governance.post').select('id').where('id', '=', id).forUpdate().execute()
  return findPost(db, id)
}

export interface PostValues {
  holderName: string
  holderTitle: string | null
  personId: string | null
  orgId: string | null
  sinceOn: string
  untilOn: string | null
  note: string | null
  source: string
}

function postColumns(values: PostValues) {
  return {
    holder_name: values.holderName,
    holder_title: values.holderTitle,
    person_id: values.personId,
    org_id: values.orgId,
    since_on: values.sinceOn,
    until_on: values.untilOn,
    note: values.note,
    source: values.source,
  }
}

export async function insertPosts(
  db: Db,
  items: (PostValues & { id?: string; chainId: string | null; role: PostRole })[],
): Promise<string[]> {
  if (items.length === 0) return []
  const rows = await db
    .insertInto('governance.post')
    .values(
      items.map(({ id, ...item }) => ({
        ...(id === undefined ? {} : { id }),
        ...postColumns(item),
        chain_id: item.chainId,
        role: item.role,
      })),
    )
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

export async function updatePost(db: Db, id: string, values: PostValues): Promise<void> {
  await db
    .updateTable('governance.post')
    .set((set) => ({ ...postColumns(values), lock_version: set('lock_version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Deletes a post for good; the database refuses while an activity hangs on it. */
export async function deletePost(db: Db, id: string): Promise<void> {
  await db.deleteFrom('governance.post').where('id', '=', id).execute()
}

/** Posts by the name of their holder, in the order they were given. */
export async function postsHeldBy(db: Db, names: readonly string[]): Promise<Post[]> {
  if (names.length === 0) return []
  const rows = await posts(db)
    .where('p.holder_name', 'in', [...new Set(names)])
    .orderBy('p.since_on')
    .orderBy('p.id')
    .execute()
  return rows.map((row) => toPost(row, []))
}

/** Posts by id, without their activities. @param held against other writers until the transaction ends. */
export async function postsById(db: Db, ids: readonly string[], held: boolean): Promise<Post[]> {
  if (ids.length === 0) return []
  if (held)
    await db
      .selectFrom('governance.post')
      .select('id')
      .where('id', 'in', [...ids])
      .orderBy('id')
      .forUpdate()
      .execute()
  const rows = await posts(db)
    .where('p.id', 'in', [...ids])
    .execute()
  return rows.map((row) => toPost(row, []))
}

/** Titles for threads: role and holder of each post. */
export async function postTitles(
  db: Db,
  ids: string[],
): Promise<Map<string, { holder: string; role: string; chainCode: string | null }>> {
  const rows = await posts(db).where(sql<string>`p.id::text`, 'in', ids).execute()
  return new Map(
    rows.map((row) => [row.id, { holder: row.holder_name, role: row.role, chainCode: row.chain_code }]),
  )
}

import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { type Topic, type TopicCategory, topicCategories } from '../contract/index.ts'

const topics = (db: Db) =>
  db
    .selectFrom('training.topic as t')
    .leftJoin('chains.chain as c', 'c.id', 't.chain_id')
    .selectAll('t')
    .select(['c.code as chain_code', 'c.name as chain_name'])

type TopicRow = Awaited<ReturnType<ReturnType<typeof topics>['executeTakeFirstOrThrow']>>

const toTopic = (row: TopicRow): Topic => ({
  code: row.code,
  name: row.name,
  category: row.category as TopicCategory,
  chainCode: row.chain_code,
  chainName: row.chain_name,
  retired: row.retired,
  lockVersion: row.lock_version,
})

/** All topics: those for every chain first, then by chain and category. */
export async function listTopics(db: Db): Promise<Topic[]> {
  const rows = await topics(db)
    .orderBy(sql`c.code nulls first`)
    .orderBy(sql`array_position(${[...topicCategories]}::text[], t.category)`)
    .orderBy('t.code')
    .execute()
  return rows.map(toTopic)
}

export async function findTopic(db: Db, code: string): Promise<Topic | null> {
  const row = await topics(db).where('t.code', '=', code).executeTakeFirst()
  return row === undefined ? null : toTopic(row)
}

/** The same, held against other writers until the transaction ends. */
export async function lockTopic(db: Db, code: string): Promise<Topic | null> {
  await db.selectFrom('training.topic').select('code').where('code', '=', code).forUpdate().execute()
  return findTopic(db, code)
}

export interface TopicValues {
  name: string
  category: TopicCategory
  chainId: string | null
  retired: boolean
}

export async function insertTopics(
  db: Db,
  items: readonly (TopicValues & { code: string })[],
): Promise<void> {
  await db
    .insertInto('training.topic')
    .values(
      items.map(({ code, name, category, chainId, retired }) => ({
        code,
        name,
        category,
        chain_id: chainId,
        retired,
      })),
    )
    .execute()
}

export async function updateTopic(db: Db, code: string, values: TopicValues): Promise<void> {
  await db
    .updateTable('training.topic')
    .set((set) => ({
      name: values.name,
      category: values.category,
      chain_id: values.chainId,
      retired: values.retired,
      lock_version: set('lock_version', '+', 1),
    }))
    .where('code', '=', code)
    .execute()
}

/** Names for threads. */
export async function topicNames(db: Db, codes: string[]): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map()
  const rows = await db
    .selectFrom('training.topic')
    .select(['code', 'name'])
    .where('code', 'in', codes)
    .execute()
  return new Map(rows.map((row) => [row.code, row.name]))
}

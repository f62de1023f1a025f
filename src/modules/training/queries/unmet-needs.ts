import { type SqlBool, sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'

/**
 * Needs of organisations and posts, of a chain or of every chain, that no course of a class meets: those open now and those
 * that were closed since it began. Needs of persons are left out, because what is drawn from these is read by others.
 */
export async function unmetNeeds(
  db: Db,
  { chainCode, since, topicsMet }: { chainCode: string | null; since: string; topicsMet: readonly string[] },
): Promise<{ topics: string[]; weight: number; isOfAChain: boolean }[]> {
  const rows = await db
    .selectFrom('training.need as n')
    .leftJoin('chains.chain as c', 'c.id', 'n.chain_id')
    .select([
      'n.weight',
      'c.code',
      sql<
        string[]
      >`array(select x.topic_code from training.need_topic x where x.need_id = n.id order by 1)`.as('topics'),
    ])
    .where('n.level', '<>', 'person')
    .where('n.deleted_at', 'is', null)
    .where(sql<SqlBool>`(n.closed_on is null or n.closed_on >= ${since})`)
    .where(sql<SqlBool>`(c.code is null or c.code = ${chainCode} or ${chainCode}::text is null)`)
    .where(
      sql<SqlBool>`not exists (select from training.need_topic x
        where x.need_id = n.id and x.topic_code = any(${[...topicsMet]}::text[]))`,
    )
    .orderBy('n.number')
    .execute()
  return rows.map((row) => ({ topics: row.topics, weight: row.weight, isOfAChain: row.code !== null }))
}

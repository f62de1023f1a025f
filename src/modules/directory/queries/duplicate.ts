import { type SqlBool, sql } from 'kysely'
import type { Verdict } from '#core/text/enterprise-name/score/part.ts'
import type { Db } from '#platform/db/database.ts'
import type { DuplicatePart } from '../contract/duplicate.ts'

/** What names are compared by. */
export interface ComparableRow {
  id: string
  name: string
  formerNames: string[]
  uscc: string
  address: string | null
}

const live = (alias: string) =>
  sql<SqlBool>`${sql.ref(`${alias}.deleted_at`)} is null and ${sql.ref(`${alias}.merged_into_id`)} is null`

/** Those of the enterprises that stand in the register. */
export async function comparableRows(db: Db, ids: readonly string[]): Promise<ComparableRow[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('directory.enterprise as e')
    .select(['e.id', 'e.name', 'e.former_names', 'e.uscc', 'e.address'])
    .where('e.id', 'in', [...ids])
    .where(live('e'))
    .execute()
  return rows.map(({ former_names, ...row }) => ({ ...row, formerNames: former_names }))
}

/** Every id of the register, in order, from one on. */
export async function enterpriseIdsAfter(db: Db, after: string | null, limit: number): Promise<string[]> {
  let query = db.selectFrom('directory.enterprise').select('id').orderBy('id').limit(limit)
  if (after !== null) query = query.where('id', '>', after)
  return (await query.execute()).map((row) => row.id)
}

/** Files enterprises under new keys; those without any are taken out. */
export async function replaceKeys(
  db: Db,
  ids: readonly string[],
  keys: readonly { enterprise_id: string; key: string }[],
): Promise<void> {
  if (ids.length === 0) return
  await db
    .deleteFrom('directory.enterprise_key')
    .where('enterprise_id', 'in', [...ids])
    .execute()
  for (let start = 0; start < keys.length; start += 2000) {
    await sql`insert into directory.enterprise_key (enterprise_id, key)
      select k.enterprise_id, k.key
      from jsonb_to_recordset(${JSON.stringify(keys.slice(start, start + 2000))}::jsonb) as k(enterprise_id uuid, key text)`.execute(
      db,
    )
  }
}

/** Pairs of which one is of `ids` that lie in one file, smaller id first. */
export async function pairsOf(db: Db, ids: readonly string[]): Promise<[string, string][]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ l: string; r: string }>`
    select distinct least(a.enterprise_id, b.enterprise_id) as l, greatest(a.enterprise_id, b.enterprise_id) as r
    from directory.enterprise_key a
    join directory.enterprise_key b on b.key = a.key and b.enterprise_id <> a.enterprise_id
    where a.enterprise_id in (${sql.join(ids.map((id) => sql`${id}::uuid`))})
    order by 1, 2`.execute(db)
  return rows.map(({ l, r }) => [l, r])
}

/** Enterprises filed under any of the keys. */
export async function enterprisesUnder(db: Db, keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return []
  const rows = await db
    .selectFrom('directory.enterprise_key')
    .select('enterprise_id')
    .distinct()
    .where('key', 'in', [...keys])
    .orderBy('enterprise_id')
    .execute()
  return rows.map((row) => row.enterprise_id)
}

export interface CandidateRow {
  leftId: string
  rightId: string
  verdict: Exclude<Verdict, 'different'>
  score: number
  parts: readonly DuplicatePart[]
}

/** Makes the candidates with these enterprises what was found; a delay that a person set stays. */
export async function replaceCandidates(
  db: Db,
  ids: readonly string[],
  found: readonly CandidateRow[],
  at: Date,
): Promise<void> {
  if (ids.length === 0) return
  const kept = await db
    .deleteFrom('directory.duplicate_candidate')
    .where((where) => where.or([where('left_id', 'in', [...ids]), where('right_id', 'in', [...ids])]))
    .returning(['left_id', 'right_id', 'later_until', 'found_at'])
    .execute()
  const before = new Map(kept.map((row) => [`${row.left_id} ${row.right_id}`, row]))
  for (let start = 0; start < found.length; start += 500) {
    await db
      .insertInto('directory.duplicate_candidate')
      .values(
        found.slice(start, start + 500).map(({ leftId, rightId, verdict, score, parts }) => ({
          left_id: leftId,
          right_id: rightId,
          verdict,
          score: String(score),
          parts: JSON.stringify(parts),
          found_at: before.get(`${leftId} ${rightId}`)?.found_at ?? at,
          later_until: before.get(`${leftId} ${rightId}`)?.later_until ?? null,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

/** Keeps a pair from the queue until a day; null brings it back. */
export async function putOff(
  db: Db,
  leftId: string,
  rightId: string,
  until: string | null,
): Promise<boolean> {
  const result = await db
    .updateTable('directory.duplicate_candidate')
    .set({ later_until: until })
    .where('left_id', '=', leftId)
    .where('right_id', '=', rightId)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export async function insertDecision(
  db: Db,
  decision: {
    leftId: string
    rightId: string
    verdict: 'same' | 'different'
    reason: string
    at: Date
    by: { id: string; name: string }
  },
): Promise<void> {
  await db
    .insertInto('directory.duplicate_decision')
    .values({
      left_id: decision.leftId,
      right_id: decision.rightId,
      verdict: decision.verdict,
      reason: decision.reason,
      decided_at: decision.at,
      decided_by: decision.by.id,
      decided_by_name: decision.by.name,
    })
    .execute()
}

/** Whether somebody decided that the two are different, and nobody took it back. */
export async function isDecided(db: Db, leftId: string, rightId: string): Promise<boolean> {
  const row = await db
    .selectFrom('directory.duplicate_decision')
    .select('verdict')
    .where('left_id', '=', leftId)
    .where('right_id', '=', rightId)
    .where('verdict', '=', 'different')
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** Takes back the decision in force on a pair; false when there is none. */
export async function withdrawDecision(
  db: Db,
  leftId: string,
  rightId: string,
  at: Date,
  byName: string,
): Promise<boolean> {
  const result = await db
    .updateTable('directory.duplicate_decision')
    .set({ withdrawn_at: at, withdrawn_by_name: byName })
    .where('left_id', '=', leftId)
    .where('right_id', '=', rightId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

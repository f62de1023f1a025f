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

const live = sql<SqlBool>`e.deleted_at is null and e.merged_into_id is null`

/** Those of the enterprises that stand in the register. */
export async function comparableRows(db: Db, ids: readonly string[]): Promise<ComparableRow[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('directory.enterprise as e')
    .select(['e.id', 'e.name', 'e.former_names', 'e.uscc', 'e.address'])
    .where('e.id', 'in', [...ids])
    .where(live)
    .execute()
  return rows.map(({ former_names, ...row }) => ({ ...row, formerNames: former_names }))
}

/** Enterprises that stand in the register, by id, from one on, with the instant of their last change in milliseconds. */
export async function comparableRowsAfter(
  db: Db,
  after: string | null,
  limit: number,
): Promise<(ComparableRow & { changedAt: number })[]> {
  let query = db
    .selectFrom('directory.enterprise as e')
    .select(['e.id', 'e.name', 'e.former_names', 'e.uscc', 'e.address', 'e.updated_at'])
    .where(live)
    .orderBy('e.id')
    .limit(limit)
  if (after !== null) query = query.where('e.id', '>', after)
  return (await query.execute()).map(({ former_names, updated_at, ...row }) => ({
    ...row,
    formerNames: former_names,
    changedAt: updated_at.getTime(),
  }))
}

/** Enterprises that stand in the register, by id, from one on, with the instant of their last change in milliseconds. */
export async function changesAfter(
  db: Db,
  after: string | null,
  limit: number,
): Promise<{ id: string; changedAt: number }[]> {
  let query = db
    .selectFrom('directory.enterprise as e')
    .select(['e.id', 'e.updated_at'])
    .where(live)
    .orderBy('e.id')
    .limit(limit)
  if (after !== null) query = query.where('e.id', '>', after)
  return (await query.execute()).map(({ id, updated_at }) => ({ id, changedAt: updated_at.getTime() }))
}

/** How many enterprises stand in the register. */
export async function countComparable(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('directory.enterprise as e')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where(live)
    .executeTakeFirstOrThrow()
  return Number(count)
}

const written = (files: readonly number[]): string => `{${files.join(',')}}`

/** Files enterprises; rows that are right already are not written again. */
export async function fileEnterprises(
  db: Db,
  rows: readonly { id: string; files: readonly number[] }[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`insert into directory.enterprise_file as f (enterprise_id, files)
    select r.id, r.files::integer[]
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ files }) => written(files))}::text[]) as r(id, files)
    on conflict (enterprise_id) do update set files = excluded.files where f.files <> excluded.files`.execute(
    db,
  )
}

/** Takes what no longer stands in the register out of the files, and the pairs it made. */
export async function forgetGone(db: Db): Promise<void> {
  const gone = (column: string) =>
    sql<SqlBool>`not exists (select from directory.enterprise e where e.id = ${sql.ref(column)} and ${live})`
  await db.deleteFrom('directory.enterprise_file').where(gone('enterprise_id')).execute()
  await db
    .deleteFrom('directory.duplicate_candidate')
    .where((where) => where.or([gone('left_id'), gone('right_id')]))
    .execute()
}

/** Met at most by one enterprise: those that share the most files with it. Thousands may share one. */
const metAtMost = 200

/** Whom each of some enterprises meets in the files, by what it seeks. */
export async function meetings(
  db: Db,
  seekers: readonly { id: string; sought: readonly number[] }[],
): Promise<[seeker: string, met: string][]> {
  if (seekers.length === 0) return []
  const { rows } = await sql<{ seeker: string; met: string }>`
    select s.id as seeker, m.enterprise_id as met
    from (
      select id, files::integer[] as files
      from unnest(${seekers.map(({ id }) => id)}::uuid[], ${seekers.map(({ sought }) => written(sought))}::text[]) as r(id, files)
    ) s
    cross join lateral (
      select f.enterprise_id
      from directory.enterprise_file f
      where f.files && s.files and f.enterprise_id <> s.id
      order by (select count(*) from unnest(f.files) as n(file) where n.file = any(s.files)) desc, f.enterprise_id
      limit ${metAtMost}
    ) m
    order by 1, 2`.execute(db)
  return rows.map(({ seeker, met }) => [seeker, met])
}

export interface CandidateRow {
  leftId: string
  rightId: string
  verdict: Exclude<Verdict, 'different'>
  score: number
  parts: readonly DuplicatePart[]
}

/**
 * Makes the candidates with these enterprises what was found; a delay that a person set stays.
 *
 * @param side `left` for those alone in which one of them is the left.
 */
export async function replaceCandidates(
  db: Db,
  ids: readonly string[],
  found: readonly CandidateRow[],
  at: Date,
  side: 'either' | 'left',
): Promise<void> {
  if (ids.length === 0) return
  const among = (column: 'left_id' | 'right_id') =>
    sql<SqlBool>`${sql.ref(column)} = any(${[...ids]}::uuid[])`
  const kept = await db
    .deleteFrom('directory.duplicate_candidate')
    .where((where) => (side === 'left' ? among('left_id') : where.or([among('left_id'), among('right_id')])))
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

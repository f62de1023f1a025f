import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'

/**
 * Moves what a problem was raised from and who follows it to another, and remembers from where. What the other has
 * already stays as it is.
 */
export async function moveToKept(db: Db, mergedId: string, keptId: string): Promise<void> {
  await sql`update matters.problem_origin o set problem_id = ${keptId}::uuid, from_id = coalesce(o.from_id, ${mergedId}::uuid)
    where problem_id = ${mergedId}::uuid and not exists (select 1 from matters.problem_origin k
      where k.problem_id = ${keptId}::uuid and k.ref_kind = o.ref_kind and k.ref_id = o.ref_id)`.execute(db)
  await sql`update matters.problem_follower f set problem_id = ${keptId}::uuid, from_id = coalesce(f.from_id, ${mergedId}::uuid)
    where problem_id = ${mergedId}::uuid and not exists (select 1 from matters.problem_follower k
      where k.problem_id = ${keptId}::uuid and k.account_id = f.account_id)`.execute(db)
}

/** Takes back what `moveToKept` moved. */
export async function moveBack(db: Db, mergedId: string, keptId: string): Promise<void> {
  for (const table of ['matters.problem_origin', 'matters.problem_follower'] as const) {
    await sql`update ${sql.table(table)} set problem_id = ${mergedId}::uuid, from_id = null
      where problem_id = ${keptId}::uuid and from_id = ${mergedId}::uuid`.execute(db)
  }
}

export async function insertMerge(
  db: Db,
  merge: { keptId: string; mergedId: string; reason: string; at: Date; byName: string },
): Promise<void> {
  await db
    .insertInto('matters.problem_merge')
    .values({
      kept_id: merge.keptId,
      merged_id: merge.mergedId,
      reason: merge.reason,
      at: merge.at,
      by_name: merge.byName,
    })
    .execute()
}

export async function closeMerge(
  db: Db,
  mergedId: string,
  split: { at: Date; byName: string; reason: string | null },
): Promise<void> {
  await db
    .updateTable('matters.problem_merge')
    .set({ split_at: split.at, split_by_name: split.byName, split_reason: split.reason })
    .where('merged_id', '=', mergedId)
    .where('split_at', 'is', null)
    .execute()
}

/** Problems merged into this one and not split off again. */
export async function listMerged(
  db: Db,
  keptId: string,
): Promise<{ id: string; number: number; title: string; reason: string; at: string }[]> {
  const rows = await db
    .selectFrom('matters.problem_merge as m')
    .innerJoin('matters.problem as p', 'p.id', 'm.merged_id')
    .select(['p.id', 'p.number', 'p.title', 'm.reason', 'm.at'])
    .where('m.kept_id', '=', keptId)
    .where('m.split_at', 'is', null)
    .orderBy('m.at')
    .orderBy('p.number')
    .execute()
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

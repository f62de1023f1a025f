import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#platform/db/database.ts'
import { type DesignChange, designChange, leftOutReason, metBy } from '../../contract/design-shapes.ts'
import type { NeedOutcome } from '../../rules/design/outcomes.ts'

/** What was saved of a design as a whole. */
export interface StoredDesign {
  changes: DesignChange[]
  savedByName: string
  savedAt: Date
  lockVersion: number
}

const changesOf = z.array(designChange)

export async function findDesign(db: Db, classId: string): Promise<StoredDesign | null> {
  const row = await db
    .selectFrom('training.class_design')
    .selectAll()
    .where('class_id', '=', classId)
    .executeTakeFirst()
  return row === undefined
    ? null
    : {
        changes: changesOf.parse(row.changes),
        savedByName: row.saved_by_name,
        savedAt: row.saved_at,
        lockVersion: row.lock_version,
      }
}

/** Writes the row that stands for the design, with a version one higher. To be asked while the class is held. */
export async function putDesign(
  db: Db,
  classId: string,
  saved: { changes: DesignChange[]; by: string; byName: string; at: Date; isDemo: boolean },
): Promise<void> {
  const values = {
    changes: JSON.stringify(saved.changes),
    saved_by: saved.by,
    saved_by_name: saved.byName,
    saved_at: saved.at,
  }
  await db
    .insertInto('training.class_design')
    .values({ class_id: classId, is_demo: saved.isDemo, ...values })
    .onConflict((conflict) =>
      conflict
        .column('class_id')
        .doUpdateSet({ ...values, lock_version: sql`class_design.lock_version + 1` }),
    )
    .execute()
}

export type StoredNeedOutcome = NeedOutcome & { needId: string; note: string | null }

export async function classNeeds(db: Db, classId: string): Promise<StoredNeedOutcome[]> {
  const rows = await db
    .selectFrom('training.class_need as x')
    .innerJoin('training.need as n', 'n.id', 'x.need_id')
    .selectAll('x')
    .where('x.class_id', '=', classId)
    .orderBy('n.weight', 'desc')
    .orderBy('n.number')
    .execute()
  return rows.map((row): StoredNeedOutcome => {
    const base = { needId: row.need_id, note: row.note }
    return row.outcome === 'met'
      ? { ...base, outcome: 'met', metBy: z.array(metBy).parse(row.met_by), reason: null }
      : { ...base, outcome: 'leftOut', metBy: [], reason: leftOutReason.parse(row.reason) }
  })
}

/** Puts what became of the needs in the place of what stood there. */
export async function putClassNeeds(
  db: Db,
  classId: string,
  needs: readonly StoredNeedOutcome[],
): Promise<void> {
  await db.deleteFrom('training.class_need').where('class_id', '=', classId).execute()
  if (needs.length === 0) return
  await db
    .insertInto('training.class_need')
    .values(
      needs.map((one) => ({
        class_id: classId,
        need_id: one.needId,
        outcome: one.outcome,
        met_by: JSON.stringify(one.metBy),
        reason: one.reason === null ? null : JSON.stringify(one.reason),
        note: one.note,
      })),
    )
    .execute()
}

export interface StoredSource {
  kind: 'matters.problem' | 'chains.node'
  id: string
  outcome: 'addressed' | 'leftOut'
  needIds: string[]
}

export async function classSources(db: Db, classId: string): Promise<StoredSource[]> {
  const rows = await db
    .selectFrom('training.class_source')
    .selectAll()
    .where('class_id', '=', classId)
    .orderBy('ref_kind')
    .orderBy('ref_id')
    .execute()
  return rows.map((row) => ({
    kind: row.ref_kind as StoredSource['kind'],
    id: row.ref_id,
    outcome: row.outcome as StoredSource['outcome'],
    needIds: row.need_ids,
  }))
}

/** The same for problems and gaps. */
export async function putClassSources(
  db: Db,
  classId: string,
  sources: readonly StoredSource[],
): Promise<void> {
  await db.deleteFrom('training.class_source').where('class_id', '=', classId).execute()
  if (sources.length === 0) return
  await db
    .insertInto('training.class_source')
    .values(
      sources.map((one) => ({
        class_id: classId,
        ref_kind: one.kind,
        ref_id: one.id,
        outcome: one.outcome,
        need_ids: one.needIds,
      })),
    )
    .execute()
}

/** For how many needs a class was designed, and in how many courses. */
export async function countDesign(
  db: Db,
  classId: string,
): Promise<{ courses: number; met: number; leftOut: number }> {
  const { rows } = await sql<{ courses: number; met: number; left_out: number }>`
    select (select count(*)::int from training.class_course c where c.class_id = ${classId}) as courses,
      count(*) filter (where outcome = 'met')::int as met,
      count(*) filter (where outcome = 'leftOut')::int as left_out
    from training.class_need where class_id = ${classId}`.execute(db)
  const row = rows[0]
  return { courses: row?.courses ?? 0, met: row?.met ?? 0, leftOut: row?.left_out ?? 0 }
}

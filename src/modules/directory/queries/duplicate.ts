import type { Db } from '#platform/db/database.ts'

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

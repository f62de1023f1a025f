import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import type { AttendanceMark, AttendanceWay } from '../../contract/index.ts'

export interface NewMark {
  id: string
  sessionId: string
  nominationId: string
  mark: AttendanceMark
  way: AttendanceWay
}

interface By {
  id: string
  name: string
  isDemo: boolean
}

/** Enters marks where there is none yet; gives the ids of those that were entered. */
export async function insertMarks(db: Db, marks: readonly NewMark[], by: By, at: Date): Promise<Set<string>> {
  if (marks.length === 0) return new Set()
  const rows = await db
    .insertInto('training.attendance')
    .values(
      marks.map((one) => ({
        id: one.id,
        session_id: one.sessionId,
        nomination_id: one.nominationId,
        mark: one.mark,
        way: one.way,
        marked_by: by.id,
        marked_by_name: by.name,
        marked_at: at,
        is_demo: by.isDemo,
      })),
    )
    .onConflict((conflict) => conflict.columns(['session_id', 'nomination_id']).doNothing())
    .returning('id')
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** Changes a mark; false when it is not the version that was seen any more. */
export async function changeMark(
  db: Db,
  id: string,
  lockVersion: number,
  to: { mark: AttendanceMark; way: AttendanceWay },
  by: By,
  at: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('training.attendance')
    .set({
      ...to,
      marked_by: by.id,
      marked_by_name: by.name,
      marked_at: at,
      lock_version: sql<number>`lock_version + 1`,
    })
    .where('id', '=', id)
    .where('lock_version', '=', lockVersion)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function deleteMark(db: Db, id: string): Promise<void> {
  await db.deleteFrom('training.attendance').where('id', '=', id).execute()
}

export async function insertLeave(
  db: Db,
  leave: { id: string; nominationId: string; sessionIds: readonly string[]; reason: string },
  by: By,
  at: Date,
): Promise<void> {
  await db
    .insertInto('training.leave')
    .values({
      id: leave.id,
      nomination_id: leave.nominationId,
      reason: leave.reason,
      state: 'asked',
      asked_by: by.id,
      asked_by_name: by.name,
      asked_at: at,
      is_demo: by.isDemo,
    })
    .execute()
  await db
    .insertInto('training.leave_session')
    .values(leave.sessionIds.map((sessionId) => ({ leave_id: leave.id, session_id: sessionId })))
    .execute()
}

export async function decideLeave(
  db: Db,
  id: string,
  to: { state: 'granted' | 'refused'; reason: string },
  by: string,
  at: Date,
): Promise<void> {
  await db
    .updateTable('training.leave')
    .set({
      state: to.state,
      decision_reason: to.reason,
      decided_by_name: by,
      decided_at: at,
      lock_version: sql<number>`lock_version + 1`,
    })
    .where('id', '=', id)
    .execute()
}

import type { Db } from '#platform/db/database.ts'
import { traineesOf } from './trainees.ts'

/**
 * The people who were in a session, who alone may rate it.
 *
 * Attendance of sessions will say so; until it is kept, whoever was selected for the class counts as present.
 */
export async function presentAt(db: Db, sessionId: string): Promise<string[]> {
  const session = await db
    .selectFrom('training.session')
    .select('class_id')
    .where('id', '=', sessionId)
    .executeTakeFirst()
  if (session === undefined) return []
  return (await traineesOf(db, session.class_id)).map(({ personId }) => personId)
}

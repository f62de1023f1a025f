import type { Db } from '#platform/db/database.ts'

/** The people who were in a session, be it late: they alone may rate it. */
export async function presentAt(db: Db, sessionId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('training.attendance as a')
    .innerJoin('training.nomination as n', 'n.id', 'a.nomination_id')
    .select('n.person_id')
    .where('a.session_id', '=', sessionId)
    .where('a.mark', 'in', ['present', 'late'])
    .orderBy('n.person_id')
    .execute()
  return rows.map((row) => row.person_id)
}

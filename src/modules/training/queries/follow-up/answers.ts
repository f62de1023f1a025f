import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { type FollowUpAnswers, followUpAnswers } from '../../contract/follow-up.ts'
import { mixInAnswers } from '../mix-in-answers.ts'

/** Holds the answers about a class until the transaction ends, so that one comes after the other. */
export async function holdFollowUp(db: Db, classId: string): Promise<void> {
  await db
    .selectFrom('training.follow_up')
    .select('class_id')
    .where('class_id', '=', classId)
    .forUpdate()
    .execute()
}

/**
 * Takes answers about a class in; all its rows are written anew, as those of ratings are (`queries/rating/ratings.ts`). To
 * be called while the follow-up is held.
 */
export async function mixInFollowUps(
  db: Db,
  classId: string,
  given: readonly { personId: string; answers: FollowUpAnswers }[],
): Promise<void> {
  await mixInAnswers(
    db,
    { table: 'training.follow_up_answer', about: 'class_id', id: classId },
    given.map(({ answers }) => answers),
  )
  // Every row, so that none bears the mark of a transaction of its own.
  await sql`update training.follow_up_asked
    set answered = answered or person_id = any(${given.map(({ personId }) => personId)}::uuid[])
    where class_id = ${classId}`.execute(db)
}

/** Everything said about a class, in an order that says nothing. */
export async function followUpAnswersOf(db: Db, classId: string): Promise<FollowUpAnswers[]> {
  const rows = await db
    .selectFrom('training.follow_up_answer')
    .select('answers')
    .where('class_id', '=', classId)
    .orderBy('id')
    .execute()
  return rows.map((row) => followUpAnswers.parse(row.answers))
}

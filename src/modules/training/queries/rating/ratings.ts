import { sql } from 'kysely'
import type { Db } from '#platform/db/database.ts'
import { type RatingAnswers, ratingAnswers } from '../../contract/rating-terms.ts'
import { mixInAnswers } from '../mix-in-answers.ts'

/** Holds the ratings of a session until the transaction ends, so that one comes after the other. */
export async function holdRatings(db: Db, sessionId: string): Promise<void> {
  await db.selectFrom('training.session').select('id').where('id', '=', sessionId).forUpdate().execute()
}

export async function hasRated(db: Db, sessionId: string, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('training.rating_given')
    .select('person_id')
    .where('session_id', '=', sessionId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Takes ratings of a session in. All its rows are written anew, ratings and who has given one alike, in random order: so
 * neither a row's place in its table nor the transaction that wrote it, which PostgreSQL keeps with every row, says which
 * rating came with which person. To be called while the ratings are held.
 */
export async function mixInRatings(
  db: Db,
  sessionId: string,
  given: readonly { personId: string; answers: RatingAnswers }[],
): Promise<void> {
  await mixInAnswers(
    db,
    { table: 'training.rating', about: 'session_id', id: sessionId },
    given.map(({ answers }) => answers),
  )
  // Deleted and inserted in one statement the same key would clash.
  const { rows } = await sql<{ person_id: string }>`
    delete from training.rating_given where session_id = ${sessionId} returning person_id`.execute(db)
  const people = [...rows.map((row) => row.person_id), ...given.map(({ personId }) => personId)]
  await sql`
    insert into training.rating_given (session_id, person_id)
    select ${sessionId}::uuid, person from unnest(${people}::uuid[]) as person order by random()`.execute(db)
}

/** Ratings of sessions by session; each in an order that says nothing. */
export async function ratingsOf(
  db: Db,
  sessionIds: readonly string[],
): Promise<Map<string, RatingAnswers[]>> {
  const found = new Map<string, RatingAnswers[]>()
  if (sessionIds.length === 0) return found
  const rows = await db
    .selectFrom('training.rating')
    .select(['session_id', 'answers'])
    .where('session_id', 'in', sessionIds)
    .orderBy('id')
    .execute()
  for (const row of rows) {
    const known = found.get(row.session_id) ?? []
    known.push(ratingAnswers.parse(row.answers))
    found.set(row.session_id, known)
  }
  return found
}

/** How many have rated each of the sessions. */
export async function givenOf(db: Db, sessionIds: readonly string[]): Promise<Map<string, number>> {
  if (sessionIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('training.rating_given')
    .select(['session_id', sql<number>`count(*)::int`.as('given')])
    .where('session_id', 'in', sessionIds)
    .groupBy('session_id')
    .execute()
  return new Map(rows.map((row) => [row.session_id, row.given]))
}

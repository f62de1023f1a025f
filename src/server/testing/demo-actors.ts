import { loadActor } from '#modules/access/index.ts'
import { businessDay, fixedClock } from '#platform/clock.ts'
import type { Actor } from '#platform/context.ts'
import type { Database } from '#platform/db/database.ts'
import { testInstant } from '#platform/db/testing/on-both-databases.ts'

/** Whoever logs in with one of the demo city's accounts, with the rights of that account's roles. */
export async function demoActor(database: Database, username: string): Promise<Actor> {
  const { id } = await database.db
    .selectFrom('access.account')
    .select('id')
    .where('username', '=', username)
    .executeTakeFirstOrThrow()
  const actor = await loadActor(database.db, id, businessDay(fixedClock(testInstant)))
  if (actor === null) throw new Error(`${username} may not log in`)
  return actor
}

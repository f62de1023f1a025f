import type { Db } from '#platform/db/database.ts'

/** Since when an account has an address for calendar programs; null for none. */
export async function feedSince(db: Db, accountId: string): Promise<Date | null> {
  const row = await db
    .selectFrom('training.calendar_feed')
    .select('created_at')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return row?.created_at ?? null
}

/** Opens an address in the place of the one there was. */
export async function putFeed(db: Db, accountId: string, tokenHash: string, at: Date): Promise<void> {
  await db
    .insertInto('training.calendar_feed')
    .values({ account_id: accountId, token_hash: tokenHash, created_at: at })
    .onConflict((conflict) =>
      conflict.column('account_id').doUpdateSet({ token_hash: tokenHash, created_at: at }),
    )
    .execute()
}

/** Closes it; false when there was none. */
export async function dropFeed(db: Db, accountId: string): Promise<boolean> {
  const gone = await db
    .deleteFrom('training.calendar_feed')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return gone.numDeletedRows > 0n
}

/** Whose sessions an address shows; null where it is none, or its account or person is no longer in use. */
export async function personOfFeed(db: Db, tokenHash: string): Promise<string | null> {
  const row = await db
    .selectFrom('training.calendar_feed as f')
    .innerJoin('access.account as a', 'a.id', 'f.account_id')
    .innerJoin('directory.person as p', 'p.id', 'a.person_id')
    .select('p.id')
    .where('f.token_hash', '=', tokenHash)
    .where('a.state', '=', 'active')
    .where('p.left_on', 'is', null)
    .executeTakeFirst()
  return row?.id ?? null
}

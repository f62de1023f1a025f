import type { Db } from '#platform/db/database.ts'

/** The address e-mail to an account would go to, and whether it waits for its owner; null for an unknown account. */
export async function findMailAddress(
  db: Db,
  accountId: string,
): Promise<{ address: string | null; held: boolean } | null> {
  const row = await db
    .selectFrom('access.account as a')
    .leftJoin('directory.person as p', 'p.id', 'a.person_id')
    .select(['p.email', 'a.mail_held'])
    .where('a.id', '=', accountId)
    .executeTakeFirst()
  return row === undefined ? null : { address: row.email, held: row.email !== null && row.mail_held }
}

export async function setMailHeld(db: Db, accountId: string, held: boolean): Promise<void> {
  await db.updateTable('access.account').set({ mail_held: held }).where('id', '=', accountId).execute()
}

import type { Db } from '../db/database.ts'

export interface StoredSession {
  id: string
  accountId: string
  beganAt: Date
  seenAt: Date
  ip: string | null
  userAgent: string | null
  method: 'password' | 'oidc'
}

const sessions = (db: Db) =>
  db
    .selectFrom('identity.session')
    .select([
      'id',
      'user_id as accountId',
      'began_at as beganAt',
      'seen_at as seenAt',
      'ip_address as ip',
      'user_agent as userAgent',
      'method',
    ])

const toSession = (row: Omit<StoredSession, 'method'> & { method: string }): StoredSession => ({
  ...row,
  ip: row.ip || null,
  userAgent: row.userAgent || null,
  method: row.method === 'oidc' ? 'oidc' : 'password',
})

export async function findSession(db: Db, id: string): Promise<StoredSession | null> {
  const row = await sessions(db).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : toSession(row)
}

export async function findSessionByToken(db: Db, token: string): Promise<StoredSession | null> {
  const row = await sessions(db).where('token', '=', token).executeTakeFirst()
  return row === undefined ? null : toSession(row)
}

/** Sessions of an account, newest first. */
export async function listSessionsOf(db: Db, accountId: string): Promise<StoredSession[]> {
  const rows = await sessions(db)
    .where('user_id', '=', accountId)
    .orderBy('began_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(toSession)
}

export async function touchSession(db: Db, id: string, seenAt: Date): Promise<void> {
  await db.updateTable('identity.session').set({ seen_at: seenAt }).where('id', '=', id).execute()
}

export async function setSessionMethod(db: Db, id: string, method: StoredSession['method']): Promise<void> {
  await db.updateTable('identity.session').set({ method }).where('id', '=', id).execute()
}

/** @returns how many there were. */
export async function deleteSessions(db: Db, ids: string[]): Promise<number> {
  if (ids.length === 0) return 0
  const { numDeletedRows } = await db.deleteFrom('identity.session').where('id', 'in', ids).executeTakeFirst()
  return Number(numDeletedRows)
}

/** Removes sessions that are over, of whomever. */
export async function sweepSessions(db: Db, beganBefore: Date, seenBefore: Date): Promise<void> {
  await db
    .deleteFrom('identity.session')
    .where((or) => or.or([or('began_at', '<=', beganBefore), or('seen_at', '<=', seenBefore)]))
    .execute()
}

import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import type { Attempts } from './attempt-rules.ts'

/** An account as log-in knows it. */
export interface Login {
  accountId: string
  username: string
  name: string
  mustChange: boolean
  passwordChangedAt: Date
  disabledAt: Date | null
  totp: boolean
  /** An account of the invented city: its password is everybody's and stays as it is. */
  demo: boolean
}

const logins = (db: Db) =>
  db
    .selectFrom('identity.user as u')
    .innerJoin('identity.login as l', 'l.account_id', 'u.id')
    .leftJoin('identity.demo_login as d', 'd.account_id', 'u.id')
    .select([
      'u.id as accountId',
      'u.username',
      'u.name',
      'l.must_change as mustChange',
      'l.password_changed_at as passwordChangedAt',
      'l.disabled_at as disabledAt',
      'u.two_factor_enabled as totp',
      sql<boolean>`d.account_id is not null`.as('demo'),
    ])

export async function findLogin(db: Db, accountId: string): Promise<Login | null> {
  return (await logins(db).where('u.id', '=', accountId).executeTakeFirst()) ?? null
}

export async function findLoginByUsername(db: Db, username: string): Promise<Login | null> {
  return (await logins(db).where('u.username', '=', username).executeTakeFirst()) ?? null
}

/** The account a waiting second step belongs to, by the challenge in its cookie. */
export async function findLoginByChallenge(db: Db, challenge: string): Promise<Login | null> {
  const row = await db
    .selectFrom('identity.verification')
    .select('value')
    .where('identifier', '=', challenge)
    .executeTakeFirst()
  return row === undefined ? null : findLogin(db, row.value)
}

export interface LoginRows {
  accountId: string
  username: string
  name: string
  passwordHash: string
  mustChange: boolean
}

/** Writes what better-auth and we need of a new account. */
export async function insertLogin(db: Db, login: LoginRows, now: Date): Promise<void> {
  const stamps = { created_at: now, updated_at: now }
  const { accountId, username, name } = login
  await db
    .insertInto('identity.user')
    .values({ id: accountId, name, username, email: `${accountId}@login.invalid`, ...stamps })
    .execute()
  await db
    .insertInto('identity.account')
    .values({
      id: crypto.randomUUID(),
      user_id: accountId,
      provider_id: 'credential',
      account_id: accountId,
      password: login.passwordHash,
      ...stamps,
    })
    .execute()
  await db
    .insertInto('identity.login')
    .values({ account_id: accountId, must_change: login.mustChange, password_changed_at: now })
    .execute()
}

export async function insertDemoLogin(
  db: Db,
  accountId: string,
  demo: { password: string; title: string },
): Promise<void> {
  await db
    .insertInto('identity.demo_login')
    .values({ account_id: accountId, ...demo })
    .execute()
}

export async function listDemoLogins(
  db: Db,
): Promise<{ username: string; password: string; name: string; title: string }[]> {
  return db
    .selectFrom('identity.demo_login as d')
    .innerJoin('identity.user as u', 'u.id', 'd.account_id')
    .innerJoin('identity.login as l', 'l.account_id', 'd.account_id')
    .select(['u.username', 'd.password', 'u.name', 'd.title'])
    .where('l.disabled_at', 'is', null)
    .orderBy('d.position')
    .execute()
}

export async function hasDemoLogins(db: Db): Promise<boolean> {
  const row = await db.selectFrom('identity.demo_login').select('account_id').limit(1).executeTakeFirst()
  return row !== undefined
}

/** The hash of the password in force, null for an account that logs in otherwise. */
export async function findPasswordHash(db: Db, accountId: string): Promise<string | null> {
  const row = await db
    .selectFrom('identity.account')
    .select('password')
    .where('user_id', '=', accountId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst()
  return row?.password ?? null
}

/** Hashes of the passwords before the one in force, newest first. */
export async function formerHashes(db: Db, accountId: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('identity.former_password')
    .select('hash')
    .where('account_id', '=', accountId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => row.hash)
}

/** Puts a replaced password among the former ones, and forgets those past the number kept. */
export async function keepFormerHash(
  db: Db,
  accountId: string,
  hash: string,
  keep: number,
  now: Date,
): Promise<void> {
  await db
    .insertInto('identity.former_password')
    .values({ account_id: accountId, hash, replaced_at: now })
    .execute()
  await sql`delete from identity.former_password where account_id = ${accountId} and id not in (
    select id from identity.former_password where account_id = ${accountId} order by id desc limit ${keep})`.execute(
    db,
  )
}

export async function setPasswordHash(db: Db, accountId: string, hash: string, now: Date): Promise<void> {
  await db
    .updateTable('identity.account')
    .set({ password: hash, updated_at: now })
    .where('user_id', '=', accountId)
    .where('provider_id', '=', 'credential')
    .execute()
}

export async function updateLogin(
  db: Db,
  accountId: string,
  values: { mustChange?: boolean; passwordChangedAt?: Date; disabledAt?: Date | null },
): Promise<void> {
  await db
    .updateTable('identity.login')
    .set({
      must_change: values.mustChange,
      password_changed_at: values.passwordChangedAt,
      disabled_at: values.disabledAt,
    })
    .where('account_id', '=', accountId)
    .execute()
}

/**
 * Takes a backup code for one log-in; log-ins of the account take turns until the transaction ends.
 *
 * @returns false when the code is the one that opened the session before.
 */
export async function takeCode(db: Db, accountId: string, codeHash: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('identity.login')
    .set({ used_code: codeHash })
    .where('account_id', '=', accountId)
    .where((or) => or.or([or('used_code', 'is', null), or('used_code', '<>', codeHash)]))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The secret of the second factor, encrypted as better-auth keeps it; null without one. */
export async function findTotpSecret(db: Db, accountId: string): Promise<string | null> {
  const row = await db
    .selectFrom('identity.two_factor')
    .select('secret')
    .where('user_id', '=', accountId)
    .executeTakeFirst()
  return row?.secret ?? null
}

/**
 * Takes the time step of a code; those of the account take turns until the transaction ends.
 *
 * @returns false when that step or a later one was taken before.
 */
export async function takeTotpStep(db: Db, accountId: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('identity.login')
    .set({ totp_step: step })
    .where('account_id', '=', accountId)
    .where((or) => or.or([or('totp_step', 'is', null), or('totp_step', '<', step)]))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Steps count anew: a new secret makes other codes. */
export async function forgetTotpStep(db: Db, accountId: string): Promise<void> {
  await db
    .updateTable('identity.login')
    .set({ totp_step: null })
    .where('account_id', '=', accountId)
    .execute()
}

/** The identity of a provider that logs in to an account, null without one. */
export async function findIdentity(
  db: Db,
  accountId: string,
  providerId: string,
): Promise<{ issuer: string | null; subject: string } | null> {
  const row = await db
    .selectFrom('identity.account')
    .select(['issuer', 'account_id as subject'])
    .where('user_id', '=', accountId)
    .where('provider_id', '=', providerId)
    .executeTakeFirst()
  return row ?? null
}

/** Ties an identity that was just linked to its issuer, and forgets the tokens that came with it. */
export async function settleIdentity(
  db: Db,
  accountId: string,
  providerId: string,
  issuer: string,
): Promise<void> {
  await db
    .updateTable('identity.account')
    .set({
      issuer,
      access_token: null,
      refresh_token: null,
      id_token: null,
      access_token_expires_at: null,
      refresh_token_expires_at: null,
      scope: null,
    })
    .where('user_id', '=', accountId)
    .where('provider_id', '=', providerId)
    .execute()
}

/** @returns whether there was one. */
export async function deleteIdentity(db: Db, accountId: string, providerId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('identity.account')
    .where('user_id', '=', accountId)
    .where('provider_id', '=', providerId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Until when failed attempts lock a key, null when they do not. */
export async function findLock(db: Db, kind: AttemptKind, key: string, now: Date): Promise<Date | null> {
  const row = await db
    .selectFrom('identity.attempt')
    .select('locked_until')
    .where('kind', '=', kind)
    .where('key', '=', key)
    .where('locked_until', '>', now)
    .executeTakeFirst()
  return row?.locked_until ?? null
}

/** The account is nobody's to try any more: it is left out where the log-in page offers those of the invented city. */
export async function deleteDemoLogin(db: Db, accountId: string): Promise<void> {
  await db.deleteFrom('identity.demo_login').where('account_id', '=', accountId).execute()
}

export async function removeSecondFactor(db: Db, accountId: string): Promise<void> {
  await db.deleteFrom('identity.two_factor').where('user_id', '=', accountId).execute()
  await db
    .updateTable('identity.user')
    .set({ two_factor_enabled: false })
    .where('id', '=', accountId)
    .execute()
}

export type AttemptKind = 'username' | 'address'

/** The attempts of a key, held until the transaction ends; those of one key take turns. */
export async function lockAttempts(db: Db, kind: AttemptKind, key: string, now: Date): Promise<Attempts> {
  await db
    .insertInto('identity.attempt')
    .values({ kind, key, failures: 0, began_at: now, locked_until: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await db
    .selectFrom('identity.attempt')
    .select(['failures', 'began_at as beganAt', 'locked_until as lockedUntil'])
    .where('kind', '=', kind)
    .where('key', '=', key)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return row
}

export async function putAttempts(db: Db, kind: AttemptKind, key: string, attempts: Attempts): Promise<void> {
  await db
    .updateTable('identity.attempt')
    .set({ failures: attempts.failures, began_at: attempts.beganAt, locked_until: attempts.lockedUntil })
    .where('kind', '=', kind)
    .where('key', '=', key)
    .execute()
}

/** @returns whether there was anything to forget. */
export async function forgetAttempts(db: Db, kind: AttemptKind, key: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('identity.attempt')
    .where('kind', '=', kind)
    .where('key', '=', key)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Forgets what no longer counts: attempts of windows before `before` whose lock is over. */
export async function sweepAttempts(db: Db, before: Date, now: Date): Promise<void> {
  await db
    .deleteFrom('identity.attempt')
    .where('began_at', '<', before)
    .where((or) => or.or([or('locked_until', 'is', null), or('locked_until', '<', now)]))
    .execute()
}

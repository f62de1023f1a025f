import { recordOccurrences } from '../../audit/audit.ts'
import type { Context } from '../../context.ts'
import { violatesUnique } from '../../db/editing.ts'
import { AppError } from '../../errors.ts'
import { accountRef } from '../account-ref.ts'
import { oidcProvider } from '../names.ts'
import { hashPassword } from '../password-hash.ts'
import * as queries from '../queries.ts'
import * as sessions from '../session-queries.ts'
import { defaultAuthSettings } from '../settings.ts'
import { isUsername, usernameKey } from '../usernames.ts'
import { revoke } from './sessions.ts'

export interface NewLogin {
  /** Id of the account, a UUID that the caller keeps too. */
  accountId: string
  username: string
  /** The person's name, as audit entries and the top bar show it. */
  name: string
  temporaryPassword: string
  /** Whether the person must choose their own password at first log-in. */
  mustChange: boolean
  /** An account of the invented city: the log-in page offers it with this password and title. */
  demo?: { password: string; title: string }
}

/**
 * Gives an account its log-in, in the caller's transaction.
 *
 * @throws AppError `badInput` `identity.login.usernameInvalid`, `conflict` `identity.login.usernameTaken`. The
 * transaction is of no further use after the second.
 */
export async function createLogin(tx: Context, login: NewLogin): Promise<void> {
  const username = usernameKey(login.username)
  if (!isUsername(username))
    throw new AppError(
      'badInput',
      'identity.login.usernameInvalid',
      'a user name has 2 to 60 letters or digits',
      {
        field: 'username',
      },
    )
  const passwordHash = await hashPassword(login.temporaryPassword)
  const { accountId, name, mustChange } = login
  try {
    await queries.insertLogin(tx.db, { accountId, username, name, passwordHash, mustChange }, tx.clock.now())
  } catch (cause) {
    if (!violatesUnique(cause, 'user_username_key')) throw cause
    throw new AppError(
      'conflict',
      'identity.login.usernameTaken',
      `${username} is taken`,
      { field: 'username' },
      { cause },
    )
  }
  if (login.demo !== undefined) await queries.insertDemoLogin(tx.db, accountId, login.demo)
  recordOccurrences(tx, [
    {
      action: 'identity.login.create',
      object: accountRef(accountId),
      details: { username, name, mustChange },
    },
  ])
}

/**
 * Sets a temporary password that must be changed at the next log-in; ends all sessions, lifts a lock, and takes the
 * second factor away where the person lost it. A linked identity goes too: whoever held the account before holds it no
 * more. An account of the invented city is from then on one like others.
 */
export async function resetLogin(
  tx: Context,
  accountId: string,
  temporaryPassword: string,
  options: { removeSecondFactor?: boolean } = {},
): Promise<void> {
  const login = await requireLogin(tx, accountId)
  const now = tx.clock.now()
  const stored = await queries.findPasswordHash(tx.db, accountId)
  if (stored !== null)
    await queries.keepFormerHash(tx.db, accountId, stored, defaultAuthSettings.password.history - 1, now)
  await queries.setPasswordHash(tx.db, accountId, await hashPassword(temporaryPassword), now)
  await queries.updateLogin(tx.db, accountId, { mustChange: true, passwordChangedAt: now })
  await queries.deleteDemoLogin(tx.db, accountId)
  const unlinked = await queries.deleteIdentity(tx.db, accountId, oidcProvider)
  if (options.removeSecondFactor) await queries.removeSecondFactor(tx.db, accountId)
  await queries.forgetAttempts(tx.db, 'username', login.username)
  recordOccurrences(tx, [
    {
      action: 'identity.login.reset',
      object: accountRef(accountId),
      details: { secondFactorRemoved: options.removeSecondFactor ?? false, oidcUnlinked: unlinked },
    },
  ])
  await revokeSessionsOf(tx, accountId)
}

/** Nobody logs in to the account any more, and whoever is logged in is out. */
export async function disableLogin(tx: Context, accountId: string): Promise<void> {
  await requireLogin(tx, accountId)
  await queries.updateLogin(tx.db, accountId, { disabledAt: tx.clock.now() })
  recordOccurrences(tx, [{ action: 'identity.login.disable', object: accountRef(accountId) }])
  await revokeSessionsOf(tx, accountId)
}

/** Takes `disableLogin` back. */
export async function enableLogin(tx: Context, accountId: string): Promise<void> {
  await requireLogin(tx, accountId)
  await queries.updateLogin(tx.db, accountId, { disabledAt: null })
  recordOccurrences(tx, [{ action: 'identity.login.enable', object: accountRef(accountId) }])
}

/** Lifts the lock that failed attempts put on the account. */
export async function unlockLogin(tx: Context, accountId: string): Promise<void> {
  const login = await requireLogin(tx, accountId)
  await queries.forgetAttempts(tx.db, 'username', login.username)
  recordOccurrences(tx, [{ action: 'identity.account.unlock', object: accountRef(accountId) }])
}

/** Ends every session of an account. @returns how many there were. */
export async function revokeSessionsOf(tx: Context, accountId: string): Promise<number> {
  const all = await sessions.listSessionsOf(tx.db, accountId)
  return revoke(
    tx,
    accountId,
    all.map((session) => session.id),
  )
}

/**
 * Takes away the identity of the provincial platform, and ends the sessions it began.
 *
 * @throws AppError `conflict` `identity.login.oidcNone` when none is linked.
 */
export async function unlinkOidc(tx: Context, accountId: string): Promise<void> {
  await requireLogin(tx, accountId)
  if (!(await queries.deleteIdentity(tx.db, accountId, oidcProvider)))
    throw new AppError('conflict', 'identity.login.oidcNone', 'no identity is linked to this account')
  recordOccurrences(tx, [{ action: 'identity.login.unlinkOidc', object: accountRef(accountId) }])
  const begun = (await sessions.listSessionsOf(tx.db, accountId)).filter(({ method }) => method === 'oidc')
  await revoke(
    tx,
    accountId,
    begun.map(({ id }) => id),
  )
}

/** How an account logs in, null when it has no log-in. */
export async function loginFacts(
  ctx: Context,
  accountId: string,
): Promise<{ lockedUntil: Date | null; totp: boolean; oidcLinked: boolean } | null> {
  const login = await queries.findLogin(ctx.db, accountId)
  if (login === null) return null
  return {
    lockedUntil: await queries.findLock(ctx.db, 'username', login.username, ctx.clock.now()),
    totp: login.totp,
    oidcLinked: (await queries.findIdentity(ctx.db, accountId, oidcProvider)) !== null,
  }
}

/** @throws AppError `notFound` `identity.login.unknown`. */
async function requireLogin(tx: Context, accountId: string): Promise<queries.Login> {
  const login = await queries.findLogin(tx.db, accountId)
  if (login === null)
    throw new AppError('notFound', 'identity.login.unknown', `account ${accountId} has no log-in`, {
      accountId,
    })
  return login
}

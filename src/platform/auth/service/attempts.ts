import { recordOccurrences } from '../../audit/audit.ts'
import type { Context } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { inTransaction } from '../../transaction.ts'
import { accountRef, unknownAccountRef } from '../account-ref.ts'
import { countAttempt, lockIfSpent, minutesLeft } from '../attempt-rules.ts'
import type { Auth } from '../auth.ts'
import * as queries from '../queries.ts'

/** Who an attempt is counted against. */
export interface Attempt {
  username: string
  address: string | null
  /** Null when nobody has the user name. */
  accountId: string | null
}

const refOf = (attempt: Attempt) =>
  attempt.accountId === null ? unknownAccountRef : accountRef(attempt.accountId)

/**
 * Counts an attempt in a transaction of its own, before it is made.
 *
 * @throws AppError `tooMany` `platform.session.throttled` for the address, `forbidden` `platform.session.locked` for
 * the user name, both with `minutes`.
 */
export async function openAttempt(ctx: Context, auth: Auth, attempt: Attempt): Promise<void> {
  const now = ctx.clock.now()
  const refusal = await inTransaction(ctx, async (tx): Promise<AppError | null> => {
    const windowMinutes = Math.max(auth.settings.lockOut.windowMinutes, auth.settings.throttle.windowMinutes)
    await queries.sweepAttempts(tx.db, new Date(now.getTime() - windowMinutes * 60_000), now)
    for (const [kind, key, limits] of [
      ['address', attempt.address, auth.settings.throttle],
      ['username', attempt.username, auth.settings.lockOut],
    ] as const) {
      if (key === null) continue
      const current = await queries.lockAttempts(tx.db, kind, key, now)
      const { attempts, open } = countAttempt(current.failures === 0 ? null : current, now, limits)
      await queries.putAttempts(tx.db, kind, key, attempts)
      if (open) continue
      const minutes = minutesLeft(attempts.lockedUntil ?? now, now)
      recordOccurrences(tx, [
        { action: 'identity.session.refuse', object: refOf(attempt), details: { because: kind } },
      ])
      return kind === 'address'
        ? new AppError('tooMany', 'platform.session.throttled', 'too many attempts from this address', {
            minutes,
          })
        : new AppError('forbidden', 'platform.session.locked', 'too many failed attempts', { minutes })
    }
    return null
  })
  if (refusal !== null) throw refusal
}

/** Forgets the failures of a user name after success, and takes the attempt back from its address. */
export async function attemptSucceeded(tx: Context, attempt: Attempt): Promise<void> {
  await queries.forgetAttempts(tx.db, 'username', attempt.username)
  await takeBack(tx, 'address', attempt.address)
}

/** Takes an attempt back that neither succeeded nor failed: a right password that waits for its second step. */
export async function attemptUndecided(tx: Context, attempt: Attempt): Promise<void> {
  await takeBack(tx, 'username', attempt.username)
  await takeBack(tx, 'address', attempt.address)
}

async function takeBack(tx: Context, kind: queries.AttemptKind, key: string | null): Promise<void> {
  if (key === null) return
  const current = await queries.lockAttempts(tx.db, kind, key, tx.clock.now())
  await queries.putAttempts(tx.db, kind, key, { ...current, failures: Math.max(0, current.failures - 1) })
}

/** Records a failure; the last one allowed locks the user name, or the address. */
export async function attemptFailed(
  tx: Context,
  auth: Auth,
  attempt: Attempt,
  step: 'password' | 'totp' | 'backup',
): Promise<void> {
  const now = tx.clock.now()
  recordOccurrences(tx, [{ action: 'identity.session.fail', object: refOf(attempt), details: { step } }])
  for (const [kind, key, limits] of [
    ['address', attempt.address, auth.settings.throttle],
    ['username', attempt.username, auth.settings.lockOut],
  ] as const) {
    if (key === null) continue
    const attempts = lockIfSpent(await queries.lockAttempts(tx.db, kind, key, now), now, limits)
    if (attempts.lockedUntil === null) continue
    await queries.putAttempts(tx.db, kind, key, attempts)
    if (kind === 'username')
      recordOccurrences(tx, [
        {
          action: 'identity.account.lock',
          object: refOf(attempt),
          details: { until: attempts.lockedUntil.toISOString() },
        },
      ])
  }
}

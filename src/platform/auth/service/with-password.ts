import type { Context } from '../../context.ts'
import { inTransaction } from '../../transaction.ts'
import type { Auth } from '../auth.ts'
import type { BetterAuth } from '../better-auth.ts'
import { authHeaders, type SessionCall } from '../call.ts'
import { verifyPassword } from '../password-hash.ts'
import * as queries from '../queries.ts'
import { type Attempt, attemptFailed, attemptSucceeded, openAttempt } from './attempts.ts'
import { ownLogin, wrongCurrent } from './password.ts'

/**
 * Does something to the ways the caller logs in, once the password proved right; a wrong one counts as a failed attempt.
 *
 * @param work in the transaction.
 */
export async function withPassword<T>(
  call: SessionCall,
  auth: Auth,
  password: string,
  work: (tx: Context, login: queries.Login, api: BetterAuth['api'], headers: Headers) => Promise<T>,
): Promise<T> {
  const login = await ownLogin(call)
  const attempt: Attempt = { username: login.username, address: call.ip, accountId: login.accountId }
  await openAttempt(call, auth, attempt)
  const outcome = await inTransaction(call, async (tx): Promise<{ value: T } | null> => {
    const stored = await queries.findPasswordHash(tx.db, login.accountId)
    if (stored === null || !(await verifyPassword(password, stored))) {
      await attemptFailed(tx, auth, attempt, 'password')
      return null
    }
    await attemptSucceeded(tx, attempt)
    return { value: await work(tx, login, auth.on(tx.db).api, authHeaders(call)) }
  })
  if (outcome === null) throw wrongCurrent()
  return outcome.value
}

import { recordOccurrences } from '../../audit/audit.ts'
import type { Context } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { inTransaction } from '../../transaction.ts'
import { accountRef } from '../account-ref.ts'
import type { Auth } from '../auth.ts'
import { authHeaders, passCookies, requireSession, type SessionCall } from '../call.ts'
import { verifyPassword } from '../password-hash.ts'
import { type PasswordProblem, passwordProblems } from '../password-rules.ts'
import * as queries from '../queries.ts'
import { type Attempt, attemptFailed, attemptSucceeded, openAttempt } from './attempts.ts'

const weak = (problems: PasswordProblem[]) =>
  new AppError(
    'badInput',
    `platform.session.password.${problems[0]}`,
    `the password is ${problems.join(', ')}`,
    {
      problems,
      field: 'next',
    },
  )

export const wrongCurrent = () =>
  new AppError('badInput', 'platform.session.wrongCurrent', 'the current password is wrong', {
    field: 'current',
  })

/**
 * The caller's own log-in, to change something about it.
 *
 * @throws AppError `platform.session.none` without a session; `forbidden` `platform.session.demoFixed` for an account
 * that others try as well.
 */
export async function ownLogin(call: SessionCall): Promise<queries.Login> {
  const { accountId } = requireSession(call)
  const login = await queries.findLogin(call.db, accountId)
  if (login === null) throw new AppError('unauthenticated', 'platform.session.missing', 'the account is gone')
  if (login.demo)
    throw new AppError(
      'forbidden',
      'platform.session.demoFixed',
      'demo accounts are shared and stay as they are',
    )
  return login
}

/**
 * Replaces the caller's password. Every session of the account ends; the caller goes on under a new one.
 *
 * @throws AppError `badInput` `platform.session.password.…` with `problems`, `platform.session.wrongCurrent`.
 */
export async function changePassword(
  call: SessionCall,
  auth: Auth,
  input: { current: string; next: string },
): Promise<void> {
  const rules = auth.settings.password
  const login = await ownLogin(call)
  const problems = passwordProblems(input.next, login.username, rules)
  if (problems.length > 0) throw weak(problems)
  const attempt: Attempt = { username: login.username, address: call.ip, accountId: login.accountId }
  await openAttempt(call, auth, attempt)
  const outcome = await inTransaction(call, async (tx): Promise<Response | 'wrong' | 'reused'> => {
    const stored = await queries.findPasswordHash(tx.db, login.accountId)
    if (stored === null || !(await verifyPassword(input.current, stored))) {
      await attemptFailed(tx, auth, attempt, 'password')
      return 'wrong'
    }
    await attemptSucceeded(tx, attempt)
    if (await wasUsed(tx, login.accountId, input.next, stored, rules.history)) return 'reused'
    const response = await auth.on(tx.db).api.changePassword({
      body: { currentPassword: input.current, newPassword: input.next, revokeOtherSessions: true },
      headers: authHeaders(call),
      asResponse: true,
    })
    if (!response.ok) throw new Error(`the password could not be changed: ${await response.text()}`)
    const now = tx.clock.now()
    await queries.keepFormerHash(tx.db, login.accountId, stored, rules.history - 1, now)
    await queries.updateLogin(tx.db, login.accountId, { mustChange: false, passwordChangedAt: now })
    recordOccurrences(tx, [{ action: 'identity.password.change', object: accountRef(login.accountId) }])
    return response
  })
  if (outcome === 'wrong') throw wrongCurrent()
  if (outcome === 'reused') throw weak(['reused'])
  passCookies(call, outcome)
}

async function wasUsed(
  tx: Context,
  accountId: string,
  next: string,
  stored: string,
  history: number,
): Promise<boolean> {
  for (const hash of [stored, ...(await queries.formerHashes(tx.db, accountId, history - 1))])
    if (await verifyPassword(next, hash)) return true
  return false
}

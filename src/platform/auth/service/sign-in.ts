import { createHash } from 'node:crypto'
import { recordOccurrences } from '../../audit/audit.ts'
import { AppError } from '../../errors.ts'
import { inTransaction } from '../../transaction.ts'
import { accountRef } from '../account-ref.ts'
import type { Auth } from '../auth.ts'
import { authHeaders, cookieValue, newSessionToken, passCookies, type SessionCall } from '../call.ts'
import type { LogInResult } from '../contract.ts'
import { decoyHash, verifyPassword } from '../password-hash.ts'
import * as queries from '../queries.ts'
import * as sessions from '../session-queries.ts'
import { usernameKey } from '../usernames.ts'
import { type Attempt, attemptFailed, attemptSucceeded, attemptUndecided, openAttempt } from './attempts.ts'
import { beginSession, refusalOf } from './begin-session.ts'

type Outcome =
  | { status: 'failed' }
  | { status: 'refused'; reason: string }
  | { status: 'done'; response: Response; result: LogInResult }

/** An id that no account has, to ask for nobody's password. */
const nobodysId = '00000000-0000-0000-0000-000000000000'

const wrong = () =>
  new AppError('unauthenticated', 'platform.session.wrongPassword', 'user name or password is wrong')

/**
 * Logs in with user name and password. An unknown name, an account without a password and a wrong password take the
 * same way: the same queries, one comparison of hashes, the same answer.
 *
 * @throws AppError `unauthenticated` `platform.session.wrongPassword`; `platform.session.locked` and `.throttled`; and
 * once the password was right, `forbidden` with the reason why the account may not log in.
 */
export async function signIn(
  call: SessionCall,
  auth: Auth,
  input: { username: string; password: string },
): Promise<LogInResult> {
  const username = usernameKey(input.username)
  const login = await queries.findLoginByUsername(call.db, username)
  const attempt: Attempt = { username, address: call.ip, accountId: login?.accountId ?? null }
  await openAttempt(call, auth, attempt)
  const outcome = await inTransaction(call, async (tx): Promise<Outcome> => {
    const stored = await queries.findPasswordHash(tx.db, login?.accountId ?? nobodysId)
    const isRight = await verifyPassword(input.password, stored ?? decoyHash)
    if (login === null || stored === null || !isRight) {
      await attemptFailed(tx, auth, attempt, 'password')
      return { status: 'failed' }
    }
    const response = await auth.on(tx.db).api.signInUsername({
      body: { username, password: input.password, rememberMe: false },
      headers: authHeaders(call, [auth.cookies.session]),
      asResponse: true,
    })
    if (!response.ok) throw new Error(`a right password was refused: ${await response.text()}`)
    const token = newSessionToken(response, auth.cookies.session)
    const session = token === null ? null : await sessions.findSessionByToken(tx.db, token)
    const reason = await refusalOf(tx, auth, login)
    if (reason !== null) {
      if (session !== null) await sessions.deleteSessions(tx.db, [session.id])
      recordOccurrences(tx, [
        {
          action: 'identity.session.refuse',
          object: accountRef(login.accountId),
          details: { because: reason },
        },
      ])
      return { status: 'refused', reason }
    }
    if (session === null) {
      await attemptUndecided(tx, attempt)
      return { status: 'done', response, result: { status: 'secondFactor' } }
    }
    await attemptSucceeded(tx, attempt)
    await beginSession(tx, auth, login, session, call.session?.id ?? null)
    return { status: 'done', response, result: { status: 'loggedIn' } }
  })
  if (outcome.status === 'failed') throw wrong()
  if (outcome.status === 'refused')
    throw new AppError('forbidden', outcome.reason, 'this account may not log in')
  passCookies(call, outcome.response)
  return outcome.result
}

const hashOf = (code: string): string => createHash('sha256').update(code.replace(/\s/g, '')).digest('hex')

/**
 * The second step of log-in.
 *
 * @throws AppError `unauthenticated` `platform.session.challengeOver` when the first step is too long ago or was never
 * taken, `platform.session.wrongCode`; and what `signIn` throws.
 */
export async function verifySecondFactor(
  call: SessionCall,
  auth: Auth,
  input: { code: string; kind: 'totp' | 'backup' },
): Promise<LogInResult> {
  const over = () =>
    new AppError('unauthenticated', 'platform.session.challengeOver', 'log in anew with your password')
  // Only a lookup: better-auth checks the cookie's signature.
  const cookie = decodeURIComponent(cookieValue(call.headers, auth.cookies.challenge) ?? '')
  const challenge = cookie.slice(0, Math.max(0, cookie.lastIndexOf('.')))
  const login = challenge === '' ? null : await queries.findLoginByChallenge(call.db, challenge)
  if (login === null) throw over()
  const attempt: Attempt = { username: login.username, address: call.ip, accountId: login.accountId }
  await openAttempt(call, auth, attempt)
  const outcome = await inTransaction(call, async (tx): Promise<Outcome> => {
    const { api } = auth.on(tx.db)
    const request = {
      body: { code: input.code.replace(/\s/g, '') },
      headers: authHeaders(call, [auth.cookies.session]),
      asResponse: true as const,
    }
    const response = await (input.kind === 'totp' ? api.verifyTOTP(request) : api.verifyBackupCode(request))
    const token = response.ok ? newSessionToken(response, auth.cookies.session) : null
    const session = token === null ? null : await sessions.findSessionByToken(tx.db, token)
    if (session === null || !(await queries.takeCode(tx.db, login.accountId, hashOf(input.code)))) {
      if (session !== null) await sessions.deleteSessions(tx.db, [session.id])
      await attemptFailed(tx, auth, attempt, input.kind)
      return { status: 'failed' }
    }
    const reason = await refusalOf(tx, auth, login)
    if (reason !== null) {
      await sessions.deleteSessions(tx.db, [session.id])
      recordOccurrences(tx, [
        {
          action: 'identity.session.refuse',
          object: accountRef(login.accountId),
          details: { because: reason },
        },
      ])
      return { status: 'refused', reason }
    }
    await attemptSucceeded(tx, attempt)
    await beginSession(tx, auth, login, session, call.session?.id ?? null)
    return { status: 'done', response, result: { status: 'loggedIn' } }
  })
  if (outcome.status === 'failed')
    throw new AppError('unauthenticated', 'platform.session.wrongCode', 'the code is wrong or was used')
  if (outcome.status === 'refused')
    throw new AppError('forbidden', outcome.reason, 'this account may not log in')
  passCookies(call, outcome.response)
  return outcome.result
}

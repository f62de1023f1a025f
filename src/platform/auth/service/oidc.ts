import { recordOccurrences } from '../../audit/audit.ts'
import { inTransaction } from '../../transaction.ts'
import { accountRef, unknownAccountRef } from '../account-ref.ts'
import type { Auth } from '../auth.ts'
import { authHeaders, newSessionToken, passCookies, type SessionCall } from '../call.ts'
import { safeReturnPath } from '../contract.ts'
import { oidcProvider } from '../names.ts'
import * as queries from '../queries.ts'
import * as sessions from '../session-queries.ts'
import { beginSession, refusalOf } from './begin-session.ts'
import { finishLink, isLink } from './oidc-link.ts'

/** Where better-auth is to send the browser in the end; we read the answer and decide ourselves. */
const failedPath = '/login'

/** The log-in page with what went wrong, for it to say politely. */
const backToLogin = (reason: string, returnPath = '/'): string =>
  `/login?${new URLSearchParams({ refused: reason, ...(returnPath === '/' ? {} : { return: returnPath }) })}`

/**
 * Begins a log-in through the identity provider, with PKCE, state and nonce.
 *
 * @returns where to send the browser; the log-in page when the provider cannot be reached.
 */
export async function startOidc(call: SessionCall, auth: Auth, returnPath: string | null): Promise<string> {
  const path = safeReturnPath(returnPath)
  if (auth.oidc === null) return backToLogin('platform.session.oidcOff', path)
  const response = await auth.withProvider(call.db).api.signInSocial({
    body: {
      provider: oidcProvider,
      callbackURL: path,
      errorCallbackURL: failedPath,
      disableRedirect: true,
    },
    headers: authHeaders(call),
    asResponse: true,
  })
  if (!response.ok) {
    call.log.error({ status: response.status, body: await response.text() }, 'identity provider not usable')
    return backToLogin('platform.session.oidcFailed', path)
  }
  const { url } = (await response.json()) as { url?: string }
  if (url === undefined) return backToLogin('platform.session.oidcFailed', path)
  passCookies(call, response)
  return url
}

/**
 * Ends a log-in through the identity provider. An identity that no account carries is refused: nobody registers here.
 *
 * @returns where to send the browser: to where it wanted to go, or to the log-in page with the reason.
 */
export async function finishOidc(
  call: SessionCall,
  auth: Auth,
  query: Record<string, string>,
): Promise<string> {
  if (auth.oidc === null) return backToLogin('platform.session.oidcOff')
  const { issuer } = auth.oidc
  // Outside of a transaction: it asks the provider over the network.
  const response = await auth.withProvider(call.db).api.callbackOAuth({
    method: 'GET',
    params: { id: oidcProvider },
    query,
    headers: authHeaders(call, [auth.cookies.session]),
    asResponse: true,
  })
  const location = response.headers.get('location') ?? ''
  if (isLink(location)) return finishLink(call, auth, location)
  const token = newSessionToken(response, auth.cookies.session)
  const session = token === null ? null : await sessions.findSessionByToken(call.db, token)
  const login = session === null ? null : await queries.findLogin(call.db, session.accountId)
  if (session === null || login === null) {
    const error = new URL(location, 'http://relative.invalid').searchParams.get('error')
    const reason =
      error === 'signup_disabled' ? 'platform.session.oidcUnknown' : 'platform.session.oidcFailed'
    call.log.warn({ error }, 'log-in through the identity provider failed')
    await inTransaction(call, async (tx) =>
      recordOccurrences(tx, [
        { action: 'identity.session.fail', object: unknownAccountRef, details: { step: 'oidc', reason } },
      ]),
    )
    return backToLogin(reason)
  }
  const refusal = await inTransaction(call, async (tx) => {
    // A subject is somebody only with its issuer: after a change of provider the old links log nobody in.
    const identity = await queries.findIdentity(tx.db, login.accountId, oidcProvider)
    const reason =
      identity?.issuer === issuer ? await refusalOf(tx, auth, login) : 'platform.session.oidcUnknown'
    if (reason === null) {
      await sessions.setSessionMethod(tx.db, session.id, 'oidc')
      await beginSession(tx, auth, login, { ...session, method: 'oidc' }, call.session?.id ?? null)
      return null
    }
    await sessions.deleteSessions(tx.db, [session.id])
    recordOccurrences(tx, [
      {
        action: 'identity.session.refuse',
        object: accountRef(login.accountId),
        details: { because: reason },
      },
    ])
    return reason
  })
  if (refusal !== null) return backToLogin(refusal)
  passCookies(call, response)
  return safeReturnPath(location)
}

import type { Actor, Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { ServerContext, SessionFacts } from '../http/routes.ts'
import { addressHeader } from './names.ts'

/** A call about the caller's own session: it reads cookies and sets new ones. */
export type SessionCall = Context & Pick<ServerContext, 'session' | 'headers' | 'setCookies'>

/** Value of a cookie as the browser sent it, null when there is none. */
export function cookieValue(headers: Headers, name: string): string | null {
  for (const part of (headers.get('cookie') ?? '').split(';')) {
    const [key, ...value] = part.trim().split('=')
    if (key === name) return value.join('=')
  }
  return null
}

/** The headers better-auth is shown: cookies but those left out, the browser's name, the caller's address. */
export function authHeaders(call: Pick<SessionCall, 'headers' | 'ip'>, without: string[] = []): Headers {
  const cookies = (call.headers.get('cookie') ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '' && !without.includes(part.split('=')[0]!))
  const headers = new Headers()
  if (cookies.length > 0) headers.set('cookie', cookies.join('; '))
  const userAgent = call.headers.get('user-agent')
  if (userAgent !== null) headers.set('user-agent', userAgent.slice(0, 300))
  if (call.ip !== null) headers.set(addressHeader, call.ip)
  return headers
}

/** Hands the cookies of an answer of better-auth on to the browser. */
export function passCookies(call: Pick<SessionCall, 'setCookies'>, response: Response): void {
  call.setCookies.push(...response.headers.getSetCookie())
}

/** The session token an answer of better-auth gives the browser, null when it gives none. */
export function newSessionToken(response: Response, cookie: string): string | null {
  for (const line of response.headers.getSetCookie()) {
    const [pair = ''] = line.split(';')
    if (!pair.startsWith(`${cookie}=`)) continue
    const value = decodeURIComponent(pair.slice(cookie.length + 1))
    // The token, a dot, and its signature.
    if (value !== '') return value.slice(0, value.lastIndexOf('.'))
  }
  return null
}

/** @throws AppError `badInput` where the caller has no session of their own: the command line. */
export function requireSession(call: Pick<SessionCall, 'session'>): SessionFacts {
  if (call.session === null)
    throw new AppError(
      'badInput',
      'platform.session.none',
      'this concerns a session, and the caller has none',
    )
  return call.session
}

/** The person as the audit names them before their rights are looked up. */
export const personOf = (login: { accountId: string; name: string }): Actor => ({
  id: login.accountId,
  name: login.name,
  personId: null,
  orgId: null,
  rights: new Map(),
})

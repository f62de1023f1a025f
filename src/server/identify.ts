import { cookieValue, currentSession } from '#platform/auth/index.ts'
import { type Actor, anonymous, operator, type RequestContext } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import type { SessionFacts } from '#platform/http/routes.ts'
import { isLoopback } from './caller-address.ts'
import { carriesToken } from './operator-token.ts'
import type { Runtime } from './runtime.ts'

export interface Caller {
  actor: Actor
  session: SessionFacts | null
}

const nobody: Caller = { actor: anonymous, session: null }

/**
 * Who sent a request from outside: a person by the session in their cookie, or the command line of this machine by the
 * operator's token. Opens the data only where there is a cookie to look up.
 *
 * @throws AppError `unauthenticated` `platform.operator.refused` for a wrong token, or a right one from elsewhere.
 */
export async function identify(
  runtime: Runtime,
  request: Omit<RequestContext, 'actor'>,
  headers: Headers,
): Promise<Caller> {
  const authorization = headers.get('authorization')
  if (authorization !== null) {
    const here = request.ip !== null && isLoopback(request.ip)
    if (here && carriesToken(authorization, runtime.operatorToken()))
      return { actor: operator, session: null }
    throw new AppError('unauthenticated', 'platform.operator.refused', 'this token is not valid here')
  }
  if (!headers.has('cookie')) return nobody
  const auth = await runtime.auth()
  if (cookieValue(headers, auth.cookies.session) === null) return nobody
  const { database, jobs } = await runtime.data()
  const ctx = { ...request, actor: anonymous, db: database.db, jobs, pending: null }
  const session = await currentSession(ctx, auth, headers)
  if (session === null) return nobody
  const actor = await runtime.accounts.actorOf(database.db, session.accountId)
  return actor === null ? nobody : { actor, session }
}

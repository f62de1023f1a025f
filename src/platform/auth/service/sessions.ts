import { recordOccurrences } from '../../audit/audit.ts'
import type { Context } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { SessionFacts } from '../../http/routes.ts'
import { inTransaction } from '../../transaction.ts'
import { accountRef } from '../account-ref.ts'
import type { Auth } from '../auth.ts'
import { authHeaders, cookieValue, passCookies, personOf, requireSession, type SessionCall } from '../call.ts'
import type { Me, SessionEntry } from '../contract.ts'
import { oidcProvider } from '../names.ts'
import { passwordChangeDue } from '../password-rules.ts'
import * as queries from '../queries.ts'
import * as sessions from '../session-queries.ts'
import { sessionEnd } from '../session-rules.ts'

/**
 * The session a request belongs to, null without a valid one. Removes a session that is over by the product's clock, and
 * records that it ended. Whether the request is an activity of the person is for the caller to know (`noteActivity`).
 *
 * @param ctx with the anonymous actor: who it is, is the answer.
 */
export async function currentSession(
  ctx: Context,
  auth: Auth,
  headers: Headers,
): Promise<SessionFacts | null> {
  if (cookieValue(headers, auth.cookies.session) === null) return null
  const found = await auth.on(ctx.db).api.getSession({ headers: authHeaders({ headers, ip: null }) })
  if (found === null) return null
  const [session, login] = await Promise.all([
    sessions.findSession(ctx.db, found.session.id),
    queries.findLogin(ctx.db, found.user.id),
  ])
  if (session === null || login === null || login.disabledAt !== null) return null
  const now = ctx.clock.now()
  const over = sessionEnd(session, now, auth.settings.session)
  if (over !== null) {
    await inTransaction({ ...ctx, actor: personOf(login) }, async (tx) => {
      const ended = await sessions.deleteSessions(tx.db, [session.id])
      if (ended === 0) return
      recordOccurrences(tx, [
        {
          action: 'identity.session.expire',
          object: accountRef(login.accountId),
          details: { sessionId: session.id, because: over },
        },
      ])
    })
    return null
  }
  return {
    id: session.id,
    accountId: login.accountId,
    // An account of the provincial platform keeps its password there.
    passwordChangeDue:
      session.method === 'password' && !login.demo && passwordChangeDue(login, now, auth.settings.password),
    seenAt: session.seenAt,
  }
}

/** Writes down that a person is active: the idle time-out counts from here. */
export async function noteActivity(
  ctx: Pick<Context, 'db' | 'clock'>,
  auth: Auth,
  session: SessionFacts,
): Promise<void> {
  const now = ctx.clock.now()
  if (now.getTime() - session.seenAt.getTime() < auth.settings.session.seenEverySeconds * 1000) return
  await sessions.touchSession(ctx.db, session.id, now)
}

/** Who is logged in; also for callers without a session, such as the command line. */
export async function getMe(call: SessionCall, auth: Auth): Promise<Me> {
  const { actor, session } = call
  const login = session === null ? null : await queries.findLogin(call.db, session.accountId)
  const { minLength, minKinds, history, maxAgeDays } = auth.settings.password
  return {
    accountId: actor.id,
    name: actor.name,
    username: login?.username ?? null,
    personId: actor.personId,
    orgId: actor.orgId,
    mustChangePassword: session?.passwordChangeDue ?? false,
    passwordDueAt:
      login === null || login.demo
        ? null
        : new Date(login.passwordChangedAt.getTime() + maxAgeDays * 86_400_000).toISOString(),
    totp: login?.totp ?? false,
    oidcLinked:
      login !== null && (await queries.findIdentity(call.db, login.accountId, oidcProvider)) !== null,
    demo: login?.demo ?? false,
    permissions: actor.rights === 'all' ? 'all' : [...actor.rights.keys()].sort(),
    passwordRules: { minLength, minKinds, history, maxAgeDays },
  }
}

/** Ends the caller's session. */
export async function signOut(call: SessionCall, auth: Auth): Promise<void> {
  const { id, accountId } = requireSession(call)
  const response = await inTransaction(call, async (tx) => {
    const answer = await auth.on(tx.db).api.signOut({ headers: authHeaders(call), asResponse: true })
    await sessions.deleteSessions(tx.db, [id])
    recordOccurrences(tx, [
      { action: 'identity.session.end', object: accountRef(accountId), details: { sessionId: id } },
    ])
    return answer
  })
  passCookies(call, response)
}

/** The caller's own sessions that last, newest first. */
export async function listSessions(call: SessionCall, auth: Auth): Promise<SessionEntry[]> {
  const { id, accountId } = requireSession(call)
  const now = call.clock.now()
  const all = await sessions.listSessionsOf(call.db, accountId)
  return all
    .filter((session) => sessionEnd(session, now, auth.settings.session) === null)
    .map((session) => ({
      id: session.id,
      beganAt: session.beganAt.toISOString(),
      seenAt: session.seenAt.toISOString(),
      ip: session.ip,
      userAgent: session.userAgent,
      method: session.method,
      current: session.id === id,
    }))
}

/** Ends one of the caller's sessions; another's answers as one that does not exist. */
export async function revokeSession(call: SessionCall, sessionId: string): Promise<void> {
  const { accountId } = requireSession(call)
  const session = await sessions.findSession(call.db, sessionId)
  if (session === null || session.accountId !== accountId)
    throw new AppError('notFound', 'platform.session.unknown', `there is no session ${sessionId}`)
  await inTransaction(call, (tx) => revoke(tx, accountId, [sessionId]))
}

/** Ends all of the caller's sessions but the one in use. */
export async function revokeOtherSessions(call: SessionCall): Promise<number> {
  const { id, accountId } = requireSession(call)
  const others = (await sessions.listSessionsOf(call.db, accountId)).filter((session) => session.id !== id)
  return inTransaction(call, (tx) =>
    revoke(
      tx,
      accountId,
      others.map((session) => session.id),
    ),
  )
}

/** Ends sessions in the open transaction and records each. */
export async function revoke(tx: Context, accountId: string, ids: string[]): Promise<number> {
  const ended = await sessions.deleteSessions(tx.db, ids)
  recordOccurrences(
    tx,
    ids.map((sessionId) => ({
      action: 'identity.session.revoke',
      object: accountRef(accountId),
      details: { sessionId },
    })),
  )
  return ended
}

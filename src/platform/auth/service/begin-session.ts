import { recordOccurrences } from '../../audit/audit.ts'
import type { Context } from '../../context.ts'
import { accountRef } from '../account-ref.ts'
import type { Auth } from '../auth.ts'
import { personOf } from '../call.ts'
import type { Login } from '../queries.ts'
import * as sessions from '../session-queries.ts'

/**
 * What every log-in ends with, in the transaction that made the session: the session used before goes, the oldest
 * above the limit go, and from here on the transaction acts for the person.
 *
 * @param replaces the session the browser came with, which must not live on under a known token.
 */
export async function beginSession(
  tx: Context,
  auth: Auth,
  login: Login,
  session: sessions.StoredSession,
  replaces: string | null,
): Promise<void> {
  const { idleMinutes, absoluteHours, maxPerAccount } = auth.settings.session
  const now = tx.clock.now().getTime()
  tx.actor = personOf(login)
  if (replaces !== null && replaces !== session.id) await sessions.deleteSessions(tx.db, [replaces])
  await sessions.sweepSessions(
    tx.db,
    new Date(now - absoluteHours * 3_600_000),
    new Date(now - idleMinutes * 60_000),
  )
  const others = (await sessions.listSessionsOf(tx.db, login.accountId)).filter(({ id }) => id !== session.id)
  const surplus = others.slice(maxPerAccount - 1).map(({ id }) => id)
  await sessions.deleteSessions(tx.db, surplus)
  recordOccurrences(tx, [
    {
      action: 'identity.session.begin',
      object: accountRef(login.accountId),
      details: { sessionId: session.id, method: session.method },
    },
    ...surplus.map((sessionId) => ({
      action: 'identity.session.displace',
      object: accountRef(login.accountId),
      details: { sessionId },
    })),
  ])
}

/** Why an account may not log in although the person proved who they are; null when it may. */
export async function refusalOf(tx: Context, auth: Auth, login: Login): Promise<string | null> {
  if (login.disabledAt !== null) return 'platform.session.disabled'
  const leave = await auth.mayLogIn(tx.db, login.accountId)
  return leave.allowed ? null : leave.reason
}

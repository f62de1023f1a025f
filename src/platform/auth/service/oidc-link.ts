import { recordOccurrences } from '../../audit/audit.ts'
import { AppError } from '../../errors.ts'
import { inTransaction } from '../../transaction.ts'
import { accountRef } from '../account-ref.ts'
import type { Auth } from '../auth.ts'
import { authHeaders, passCookies, type SessionCall } from '../call.ts'
import { oidcProvider } from '../names.ts'
import * as queries from '../queries.ts'
import { unlinkOidc } from './logins.ts'
import { withPassword } from './with-password.ts'

/** The page that began a link and is told how it ended. */
const page = '/account'
/** Where better-auth sends whoever came back from the provider. It is kept with the state, out of the browser's reach. */
const doneMark = `${page}?linked=`
const failedMark = `${page}?notLinked=1`

const refused = (reason: string): string => `${page}?${new URLSearchParams({ refused: reason })}`

const taken = () =>
  new AppError('conflict', 'identity.login.oidcTaken', 'this identity or this account is linked already')

/**
 * Begins to link the caller's identity of the provincial platform: the password again, then the way through the provider
 * with PKCE, state and nonce, so that nobody links an identity for another.
 *
 * @returns where to send the browser.
 * @throws AppError `conflict` `platform.session.oidcOff`, `identity.login.oidcTaken`; `unavailable`
 * `platform.session.oidcFailed` when the provider does not answer; and what a wrong password brings.
 */
export async function startLink(call: SessionCall, auth: Auth, password: string): Promise<string> {
  if (auth.oidc === null)
    throw new AppError('conflict', 'platform.session.oidcOff', 'no identity provider is configured')
  const accountId = await withPassword(call, auth, password, async (tx, login) => {
    if ((await queries.findIdentity(tx.db, login.accountId, oidcProvider)) !== null) throw taken()
    return login.accountId
  })
  // Outside of a transaction: it asks the provider over the network.
  const response = await auth.withProvider(call.db).api.linkSocialAccount({
    body: {
      provider: oidcProvider,
      callbackURL: `${doneMark}${accountId}`,
      errorCallbackURL: failedMark,
      disableRedirect: true,
    },
    headers: authHeaders(call),
    asResponse: true,
  })
  const { url } = response.ok ? ((await response.json()) as { url?: string }) : {}
  if (url === undefined) {
    call.log.error({ status: response.status }, 'identity provider not usable')
    throw new AppError('unavailable', 'platform.session.oidcFailed', 'the identity provider does not answer')
  }
  passCookies(call, response)
  return url
}

/** Whether a way through the provider that ended here was begun to link an identity. */
export const isLink = (location: string): boolean =>
  location.startsWith(doneMark) || location.startsWith(failedMark)

/**
 * Ends the linking. The identity stays only where the session that began it still lasts, under our own rules too.
 *
 * @param location where better-auth wants to send the browser.
 * @returns where to send it: the account page with how it ended.
 */
export async function finishLink(call: SessionCall, auth: Auth, location: string): Promise<string> {
  const { issuer } = auth.oidc!
  if (!location.startsWith(doneMark)) {
    const error = new URL(location, 'http://relative.invalid').searchParams.get('error')
    call.log.warn({ error }, 'an identity could not be linked')
    return refused(
      error === 'account_already_linked_to_different_user'
        ? 'identity.login.oidcTaken'
        : 'platform.session.oidcFailed',
    )
  }
  const accountId = location.slice(doneMark.length)
  return inTransaction(call, async (tx) => {
    if (call.session?.accountId !== accountId || call.actor.id !== accountId) {
      await queries.deleteIdentity(tx.db, accountId, oidcProvider)
      recordOccurrences(tx, [{ action: 'identity.login.refuseLink', object: accountRef(accountId) }])
      return refused('platform.session.oidcFailed')
    }
    await queries.settleIdentity(tx.db, accountId, oidcProvider, issuer)
    recordOccurrences(tx, [
      { action: 'identity.login.linkOidc', object: accountRef(accountId), details: { issuer } },
    ])
    return `${page}?linked=1`
  })
}

/** Lets the caller's identity of the provincial platform log in no more. */
export async function unlinkOwn(call: SessionCall, auth: Auth, password: string): Promise<void> {
  await withPassword(call, auth, password, async (tx, login) => unlinkOidc(tx, login.accountId))
}

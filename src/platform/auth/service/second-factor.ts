import { recordOccurrences } from '../../audit/audit.ts'
import { AppError } from '../../errors.ts'
import { inTransaction } from '../../transaction.ts'
import { accountRef } from '../account-ref.ts'
import type { Auth } from '../auth.ts'
import { authHeaders, passCookies, type SessionCall } from '../call.ts'
import type { TotpSetup } from '../contract.ts'
import * as queries from '../queries.ts'
import { ownLogin } from './password.ts'
import { takeTotp } from './take-totp.ts'
import { withPassword } from './with-password.ts'

const issuer = '双链'

const already = () => new AppError('conflict', 'platform.session.totpOn', 'the second factor is on already')
const notOn = () =>
  new AppError('conflict', 'platform.session.totpOff', 'there is no second factor to work on')

/** Begins to set up a second factor. It counts only once `confirmTotp` saw its first code. */
export async function enableTotp(call: SessionCall, auth: Auth, password: string): Promise<TotpSetup> {
  return withPassword(call, auth, password, async (tx, login, api, headers) => {
    if (login.totp) throw already()
    const setup = await api.enableTwoFactor({ body: { password, method: 'totp' }, headers })
    if (setup.method !== 'totp') throw new Error('a second factor of another kind was set up')
    await queries.forgetTotpStep(tx.db, login.accountId)
    recordOccurrences(tx, [{ action: 'identity.totp.prepare', object: accountRef(login.accountId) }])
    const secret = new URL(setup.totpURI).searchParams.get('secret') ?? ''
    // better-auth labels it by its address, which means nothing to the person.
    const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(login.username)}`
    const query = new URLSearchParams({ secret, issuer, digits: '6', period: '30' })
    return { uri: `otpauth://totp/${label}?${query}`, secret, backupCodes: setup.backupCodes }
  })
}

/** Turns the prepared second factor on; the session goes on under a new token. */
export async function confirmTotp(call: SessionCall, auth: Auth, code: string): Promise<void> {
  const login = await ownLogin(call)
  if (login.totp) throw already()
  const response = await inTransaction(call, async (tx) => {
    const digits = code.replace(/\s/g, '')
    // Taken here already: whoever saw this code typed cannot log in with it.
    const answer = (await takeTotp(tx, auth, login.accountId, digits))
      ? await auth.on(tx.db).api.verifyTOTP({
          body: { code: digits },
          headers: authHeaders(call, [auth.cookies.challenge]),
          asResponse: true,
        })
      : null
    recordOccurrences(tx, [
      answer?.ok
        ? { action: 'identity.totp.enable', object: accountRef(login.accountId) }
        : { action: 'identity.session.fail', object: accountRef(login.accountId), details: { step: 'totp' } },
    ])
    return answer
  })
  if (!response?.ok)
    throw new AppError('badInput', 'platform.session.wrongCode', 'the code is wrong', { field: 'code' })
  passCookies(call, response)
}

/** Turns the second factor off; the session goes on under a new token. */
export async function disableTotp(call: SessionCall, auth: Auth, password: string): Promise<void> {
  const response = await withPassword(call, auth, password, async (tx, login, api, headers) => {
    if (!login.totp) throw notOn()
    const answer = await api.disableTwoFactor({ body: { password }, headers, asResponse: true })
    if (!answer.ok) throw new Error(`the second factor could not be turned off: ${await answer.text()}`)
    recordOccurrences(tx, [{ action: 'identity.totp.disable', object: accountRef(login.accountId) }])
    return answer
  })
  passCookies(call, response)
}

/** New backup codes in place of the old ones. */
export async function renewBackupCodes(call: SessionCall, auth: Auth, password: string): Promise<string[]> {
  return withPassword(call, auth, password, async (tx, login, api, headers) => {
    if (!login.totp) throw notOn()
    const { backupCodes } = await api.generateBackupCodes({ body: { password }, headers })
    recordOccurrences(tx, [{ action: 'identity.totp.renewCodes', object: accountRef(login.accountId) }])
    return backupCodes
  })
}

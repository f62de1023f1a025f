import type { LoginPort } from '#modules/access/index.ts'
import {
  createLogin,
  disableLogin,
  enableLogin,
  loginFacts,
  resetLogin,
  revokeSessionsOf,
  unlinkOidc,
  unlockLogin,
} from '#platform/auth/index.ts'

/** Log-ins of accounts, kept by the platform. Whoever needs a reset may have lost the second factor too. */
export const logins: LoginPort = {
  createLogin,
  resetLogin: (tx, accountId, temporaryPassword) =>
    resetLogin(tx, accountId, temporaryPassword, { removeSecondFactor: true }),
  disableLogin,
  enableLogin,
  unlockLogin,
  unlinkOidc,
  loginFacts,
  revokeSessionsOf,
}

import type { Context } from '#platform/context.ts'

/**
 * How accounts get log-ins. Passwords and sessions belong to the platform; this module says only whose log-in is made,
 * reset or shut. All take an open transaction: account and log-in stand or fall together.
 */
export interface LoginPort {
  /** Makes the log-in of a new account. */
  createLogin(
    tx: Context,
    login: {
      accountId: string
      username: string
      name: string
      temporaryPassword: string
      /** Whether the person must choose a password at the first log-in. */
      mustChange: boolean
      /** Set for accounts of the invented city: the log-in page offers them with their password. */
      demo?: { password: string; title: string }
    },
  ): Promise<void>
  /** Sets a temporary password, lifts whatever locked the log-in, and ends its sessions. */
  resetLogin(tx: Context, accountId: string, temporaryPassword: string): Promise<void>
  disableLogin(tx: Context, accountId: string): Promise<void>
  enableLogin(tx: Context, accountId: string): Promise<void>
  /** Lifts the lock of failed attempts. */
  unlockLogin(tx: Context, accountId: string): Promise<void>
  /** Takes away the identity of the provincial platform. Refuses where there is none. */
  unlinkOidc(tx: Context, accountId: string): Promise<void>
  /** How an account logs in; null when it has no log-in. */
  loginFacts(
    ctx: Context,
    accountId: string,
  ): Promise<{ lockedUntil: Date | null; totp: boolean; oidcLinked: boolean } | null>
  revokeSessionsOf(tx: Context, accountId: string): Promise<unknown>
}

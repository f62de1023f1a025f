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
  revokeSessionsOf(tx: Context, accountId: string): Promise<unknown>
}

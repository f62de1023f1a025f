import type { Db } from '../db/database.ts'
import type { BetterAuth, BetterAuthConfig } from './better-auth.ts'
import type { OidcConfig } from './oidc-config.ts'
import { type AuthSettings, defaultAuthSettings } from './settings.ts'

/** Whether an account may log in now; a reason is told to the person, by the grammar of error reasons. */
export type LoginLeave = { allowed: true } | { allowed: false; reason: string }

export interface AuthConfig extends Omit<BetterAuthConfig, 'settings'> {
  settings?: AuthSettings
  oidc: OidcConfig | null
  /** Asked after the password was right: whoever keeps accounts knows whether this one is in use. Default: allowed. */
  mayLogIn?: (db: Db, accountId: string) => Promise<LoginLeave>
}

/** All that log-in needs beside the request. */
export interface Auth {
  settings: AuthSettings
  oidc: OidcConfig | null
  /** Names of cookies, as the browser has them. */
  cookies: { session: string; challenge: string }
  mayLogIn: (db: Db, accountId: string) => Promise<LoginLeave>
  /** better-auth on a connection or in an open transaction; cheap, some 1 ms. */
  on(db: Db): BetterAuth
  /**
   * better-auth with the identity provider, made once. Never in a transaction: it calls over the network.
   *
   * @throws when no provider is configured.
   */
  withProvider(db: Db): BetterAuth
}

/**
 * Puts log-in together. Opens nothing: the database comes with each call. Loads better-auth, which only a process that
 * serves needs.
 */
export async function createAuth(config: AuthConfig): Promise<Auth> {
  const { createBetterAuth } = await import('./better-auth.ts')
  const settings = config.settings ?? defaultAuthSettings
  const base = { ...config, settings }
  const prefix = config.publicUrl.startsWith('https:') ? '__Host-shuanglian' : 'shuanglian'
  const made = new WeakMap<Db, BetterAuth>()
  let provider: { db: Db; auth: BetterAuth } | null = null
  return {
    settings,
    oidc: config.oidc,
    cookies: { session: `${prefix}.session_token`, challenge: `${prefix}.two_factor` },
    mayLogIn: config.mayLogIn ?? (async () => ({ allowed: true })),
    on(db) {
      const auth = made.get(db) ?? createBetterAuth(db, base)
      made.set(db, auth)
      return auth
    },
    withProvider(db) {
      if (config.oidc === null) throw new Error('no identity provider is configured')
      if (provider?.db !== db) provider = { db, auth: createBetterAuth(db, base, config.oidc) }
      return provider.auth
    },
  }
}

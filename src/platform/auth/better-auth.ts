import { betterAuth } from 'better-auth'
import { genericOAuth, twoFactor, username } from 'better-auth/plugins'
import type { Clock } from '../clock.ts'
import type { Db } from '../db/database.ts'
import { addressHeader, oidcProvider, sessionPath } from './names.ts'
import type { OidcConfig } from './oidc-config.ts'
import { hashPassword, verifyPassword } from './password-hash.ts'
import type { AuthSettings } from './settings.ts'
import { isUsername, usernameKey } from './usernames.ts'

export interface BetterAuthConfig {
  clock: Clock
  secret: string
  /** Where people reach the product, `https://host`; without a path. */
  publicUrl: string
  settings: AuthSettings
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const snakeFields = <const N extends string>(...names: N[]): Record<N, string> =>
  Object.fromEntries(names.map((name) => [name, snake(name)])) as Record<N, string>

const timestamps = ['createdAt', 'updatedAt'] as const

/**
 * better-auth over our tables. Its HTTP handler is never mounted: the services call single functions of its API.
 *
 * @param db a connection or an open transaction, in which everything then happens.
 * @param oidc only for the calls that go to the provider: with it, creating this asks for the provider's discovery.
 */
export function createBetterAuth(db: Db, config: BetterAuthConfig, oidc: OidcConfig | null = null) {
  const secure = config.publicUrl.startsWith('https:')
  return betterAuth({
    appName: '双链',
    baseURL: config.publicUrl,
    basePath: sessionPath,
    secret: config.secret,
    database: { db, type: 'postgres', schemaName: 'identity' },
    logger: { disabled: true },
    telemetry: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 1,
      maxPasswordLength: config.settings.password.maxLength * 4,
      password: {
        hash: hashPassword,
        verify: ({ hash, password }) => verifyPassword(password, hash),
      },
    },
    user: { modelName: 'user', fields: snakeFields('emailVerified', ...timestamps) },
    account: {
      modelName: 'account',
      fields: snakeFields(
        'accountId',
        'providerId',
        'userId',
        'accessToken',
        'refreshToken',
        'idToken',
        'accessTokenExpiresAt',
        'refreshTokenExpiresAt',
        ...timestamps,
      ),
      // Only by whoever is logged in, through the provider and back: never because two addresses are the same.
      accountLinking: {
        enabled: oidc !== null,
        disableImplicitLinking: true,
        allowDifferentEmails: true,
        trustedProviders: [oidcProvider],
      },
      // The provider's tokens are of no further use and are not kept.
      updateAccountOnSignIn: false,
    },
    session: {
      modelName: 'session',
      fields: snakeFields('expiresAt', 'ipAddress', 'userAgent', 'userId', ...timestamps),
      additionalFields: {
        beganAt: { type: 'date', required: true, input: false, fieldName: 'began_at' },
        seenAt: { type: 'date', required: true, input: false, fieldName: 'seen_at' },
      },
      expiresIn: config.settings.session.absoluteHours * 3600,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    verification: { modelName: 'verification', fields: snakeFields('expiresAt', ...timestamps) },
    databaseHooks: {
      session: {
        create: {
          // By the product's clock, and anew for a session that takes another's place.
          before: async (session) => {
            const now = config.clock.now()
            return { data: { ...session, beganAt: now, seenAt: now } }
          },
        },
      },
    },
    advanced: {
      // `__Host-` ties a cookie to this host and to https; better-auth's own prefix would only do the latter.
      cookiePrefix: secure ? '__Host-shuanglian' : 'shuanglian',
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/', secure },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: () => crypto.randomUUID(), validateSchema: false },
    },
    plugins: [
      username({
        displayUsername: false,
        minUsernameLength: 1,
        maxUsernameLength: 200,
        usernameNormalization: usernameKey,
        usernameValidator: isUsername,
      }),
      twoFactor({
        issuer: '双链',
        twoFactorTable: 'two_factor',
        twoFactorCookieMaxAge: config.settings.totp.challengeMinutes * 60,
        backupCodeOptions: { amount: config.settings.totp.backupCodes },
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: {
            fields: snakeFields('backupCodes', 'userId', 'failedVerificationCount', 'lockedUntil'),
          },
        },
      }),
      ...(oidc === null ? [] : [genericOAuth({ config: [providerConfig(oidc)] })]),
    ],
  })
}

export type BetterAuth = ReturnType<typeof createBetterAuth>

function providerConfig(oidc: OidcConfig) {
  const subjectOf = (profile: Record<string, unknown>): string => {
    const value = profile[oidc.claim]
    return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  }
  return {
    providerId: oidcProvider,
    discoveryUrl: new URL('.well-known/openid-configuration', `${oidc.issuer.replace(/\/$/, '')}/`).href,
    clientId: oidc.clientId,
    clientSecret: oidc.clientSecret,
    scopes: oidc.scopes,
    pkce: true,
    // What every provider must support (RFC 6749, 2.3.1).
    authentication: 'basic' as const,
    requireIdTokenVerification: true,
    disableSignUp: true,
    accountSubject: ({ profile }: { profile: Record<string, unknown> }) => subjectOf(profile),
    // better-auth wants an address of everybody. Ours is never anybody's, so that no identity is matched by address.
    mapProfileToUser: (profile: Record<string, unknown>) => ({
      email: `${crypto.randomUUID()}@oidc.invalid`,
      emailVerified: false,
      name: subjectOf(profile),
    }),
  }
}

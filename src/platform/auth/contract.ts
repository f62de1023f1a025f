import { z } from 'zod'
import { endpoint, instant } from '../http/contract.ts'

/** User names and passwords as typed; what is wrong with them is for the service to say, in one way for all. */
const typed = z.string().min(1).max(200)
const code = z.string().trim().min(1).max(40)

/**
 * Where to go after log-in: a path of this product and nothing else, so that a link to the log-in page cannot lead
 * away. Whatever does not fit is the start page.
 */
export function safeReturnPath(path: string | null | undefined): string {
  if (typeof path !== 'string' || path.length > 1000) return '/'
  if (!/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(path)) return '/'
  return /^\/(login|api)(?:[/?#]|$)/.test(path) ? '/' : path
}

export const logInOptions = z.object({
  /** The provincial platform, null when none is configured. */
  oidc: z.object({ label: z.string(), href: z.string() }).nullable(),
  /** Accounts of the invented city that anybody may try; empty outside of it. */
  demoAccounts: z.array(
    z.object({ username: z.string(), password: z.string(), name: z.string(), title: z.string() }),
  ),
})
export type LogInOptions = z.infer<typeof logInOptions>

export const passwordRules = z.object({
  minLength: z.number().int(),
  minKinds: z.number().int(),
  history: z.number().int(),
  maxAgeDays: z.number().int(),
})

/** The second step is due when the account asks for a code as well. */
export const logInResult = z.object({ status: z.enum(['loggedIn', 'secondFactor']) })
export type LogInResult = z.infer<typeof logInResult>

export const me = z.object({
  accountId: z.string(),
  name: z.string(),
  /** Null for the program itself and for the command line. */
  username: z.string().nullable(),
  personId: z.string().nullable(),
  orgId: z.string().nullable(),
  mustChangePassword: z.boolean(),
  /** When the password must be changed at the latest, null without one. */
  passwordDueAt: instant.nullable(),
  totp: z.boolean(),
  /** Whether an identity of the provincial platform logs in to the account. */
  oidcLinked: z.boolean(),
  /** An account that anybody may try: its password and second factor stay as they are. */
  demo: z.boolean(),
  /** Names of what the person may do, `all` for everything. How far each reaches is the server's to check. */
  permissions: z.union([z.literal('all'), z.array(z.string())]),
  passwordRules,
})
export type Me = z.infer<typeof me>

export const sessionEntry = z.object({
  id: z.uuid(),
  beganAt: instant,
  seenAt: instant,
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
  method: z.enum(['password', 'oidc']),
  current: z.boolean(),
})
export type SessionEntry = z.infer<typeof sessionEntry>

export const totpSetup = z.object({
  /** `otpauth:` address for the authenticator's camera. */
  uri: z.string(),
  /** The same secret for typing. */
  secret: z.string(),
  /** Each works once, in place of a code. Shown this once. */
  backupCodes: z.array(z.string()),
})
export type TotpSetup = z.infer<typeof totpSetup>

const tags = ['session']
const done = z.object({ done: z.literal(true) })
/** What a person must reach while the password change is due. */
const early = { beforePasswordChange: true }

export const sessionContract = {
  options: endpoint('public', {
    method: 'GET',
    path: '/session/options',
    tags,
    summary: 'What the log-in page offers',
  }).output(logInOptions),
  signIn: endpoint('public', {
    method: 'POST',
    path: '/session/sign-in',
    tags,
    summary: 'Log in with user name and password',
  })
    .input(z.object({ username: typed, password: typed }))
    .output(logInResult),
  verifyTotp: endpoint('public', {
    method: 'POST',
    path: '/session/verify-totp',
    tags,
    summary: 'Second step of log-in: a code of the authenticator, or a backup code',
  })
    .input(z.object({ code, kind: z.enum(['totp', 'backup']).default('totp') }))
    .output(logInResult),
  signOut: endpoint(
    'signedIn',
    { method: 'POST', path: '/session/sign-out', tags, summary: 'Log out' },
    early,
  ).output(done),
  me: endpoint(
    'signedIn',
    { method: 'GET', path: '/session/me', tags, summary: 'Who is logged in, and what they may do' },
    early,
  ).output(me),
  changePassword: endpoint(
    'signedIn',
    {
      method: 'POST',
      path: '/session/change-password',
      tags,
      summary: 'Choose a new password; all other sessions end',
    },
    early,
  )
    .input(z.object({ current: typed, next: typed }))
    .output(done),
  enableTotp: endpoint('signedIn', {
    method: 'POST',
    path: '/session/totp/enable',
    tags,
    summary: 'Begin to set up a second factor',
  })
    .input(z.object({ password: typed }))
    .output(totpSetup),
  confirmTotp: endpoint('signedIn', {
    method: 'POST',
    path: '/session/totp/confirm',
    tags,
    summary: 'Turn the second factor on with its first code',
  })
    .input(z.object({ code }))
    .output(done),
  disableTotp: endpoint('signedIn', {
    method: 'POST',
    path: '/session/totp/disable',
    tags,
    summary: 'Turn the second factor off',
  })
    .input(z.object({ password: typed }))
    .output(done),
  renewBackupCodes: endpoint('signedIn', {
    method: 'POST',
    path: '/session/totp/backup-codes',
    tags,
    summary: 'New backup codes; the old ones no longer work',
  })
    .input(z.object({ password: typed }))
    .output(z.object({ backupCodes: z.array(z.string()) })),
  linkOidc: endpoint('signedIn', {
    method: 'POST',
    path: '/session/oidc/link',
    tags,
    summary: 'Begin to link one’s identity of the provincial platform; the answer says where to prove it',
  })
    .input(z.object({ password: typed }))
    .output(z.object({ href: z.string() })),
  unlinkOidc: endpoint('signedIn', {
    method: 'POST',
    path: '/session/oidc/unlink',
    tags,
    summary: 'Let one’s identity of the provincial platform log in no more',
  })
    .input(z.object({ password: typed }))
    .output(done),
  listSessions: endpoint('signedIn', {
    method: 'GET',
    path: '/session/sessions',
    tags,
    summary: 'One’s own sessions',
  }).output(z.array(sessionEntry)),
  revokeSession: endpoint('signedIn', {
    method: 'POST',
    path: '/session/sessions/{id}/revoke',
    tags,
    summary: 'End one of one’s own sessions',
  })
    .input(z.object({ id: z.uuid() }))
    .output(done),
  revokeOtherSessions: endpoint('signedIn', {
    method: 'POST',
    path: '/session/revoke-others',
    tags,
    summary: 'End all of one’s own sessions but this one',
  }).output(z.object({ ended: z.number().int() })),
}

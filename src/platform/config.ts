import { join } from 'node:path'
import ipaddr from 'ipaddr.js'
import { z } from 'zod'
import type { OidcConfig } from './auth/oidc-config.ts'
import { secretProblem } from './auth/secret.ts'
import { parseSender } from './notify/mail/address.ts'
import { parseNet } from './notify/webhook/address.ts'

/** An empty variable means the same as an absent one. */
const blankAsAbsent = (value: unknown): unknown => (value === '' ? undefined : value)

const environment = z.object({
  PORT: z.preprocess(blankAsAbsent, z.coerce.number().int().min(0).max(65_535).default(8848)),
  HOST: z.preprocess(blankAsAbsent, z.string().default('127.0.0.1')),
  DATA_DIR: z.preprocess(blankAsAbsent, z.string().default('./data')),
  DATABASE_URL: z.preprocess(
    blankAsAbsent,
    z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'must begin with postgres:// or postgresql://')
      .nullable()
      .default(null),
  ),
  LOG_LEVEL: z.preprocess(
    blankAsAbsent,
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  ),
  FONT_DIR: z.preprocess(blankAsAbsent, z.string().nullable().default(null)),
  DEMO: z.preprocess(blankAsAbsent, z.enum(['on', 'off']).default('on')),
  DEMO_PUBLIC: z.preprocess(blankAsAbsent, z.enum(['on', 'off']).default('off')),
  NODE_ENV: z.string().optional(),
  AUTH_SECRET: z.preprocess(
    blankAsAbsent,
    z
      .string()
      .nullable()
      .default(null)
      .superRefine((secret, check) => {
        const problem = secret === null ? null : secretProblem(secret)
        if (problem !== null) check.addIssue({ code: 'custom', message: problem })
      }),
  ),
  PUBLIC_URL: z.preprocess(
    blankAsAbsent,
    z
      .url({ protocol: /^https?$/, error: 'must be an address such as https://chains.example.gov.cn' })
      .refine((url) => new URL(url).pathname === '/', 'must have no path')
      .nullable()
      .default(null),
  ),
  TRUSTED_PROXIES: z.preprocess(
    blankAsAbsent,
    z
      .string()
      .default('')
      .transform((text) =>
        text
          .split(',')
          .map((part) => part.trim())
          .filter((part) => part !== ''),
      )
      .refine(
        (ranges) => ranges.every((range) => ipaddr.isValid(range) || ipaddr.isValidCIDR(range)),
        'must be addresses or ranges such as 10.1.2.3,10.2.0.0/16',
      ),
  ),
  OIDC_ISSUER: z.preprocess(
    blankAsAbsent,
    z
      .url({ protocol: /^https?$/, error: 'must be the address of the issuer' })
      .nullable()
      .default(null),
  ),
  OIDC_CLIENT_ID: z.preprocess(blankAsAbsent, z.string().nullable().default(null)),
  OIDC_CLIENT_SECRET: z.preprocess(blankAsAbsent, z.string().nullable().default(null)),
  OIDC_LABEL: z.preprocess(blankAsAbsent, z.string().max(30).default('省统一身份认证')),
  OIDC_CLAIM: z.preprocess(blankAsAbsent, z.string().default('sub')),
  OIDC_SCOPES: z.preprocess(blankAsAbsent, z.string().default('openid')),
  SMTP_URL: z.preprocess(
    blankAsAbsent,
    z
      .url({ protocol: /^smtps?$/, error: 'must begin with smtp:// or smtps://' })
      .nullable()
      .default(null),
  ),
  MAIL_FROM: z.preprocess(
    blankAsAbsent,
    z
      .string()
      .refine((from) => parseSender(from) !== null, 'must be an address, or a name and <an address>')
      .nullable()
      .default(null),
  ),
  WEBHOOK_PRIVATE_NETS: z.preprocess(
    blankAsAbsent,
    z
      .string()
      .default('')
      .transform((text) =>
        text
          .split(',')
          .map((net) => net.trim())
          .filter((net) => net !== ''),
      )
      .refine((nets) => nets.every((net) => parseNet(net) !== null), 'must be nets such as 10.1.0.0/16'),
  ),
  DELIVERY_KEEP_DAYS: z.preprocess(blankAsAbsent, z.coerce.number().int().min(15).max(3650).default(90)),
  AUDIT_CHECKPOINTS: z.preprocess(blankAsAbsent, z.string().nullable().default(null)),
  AUDIT_KEY: z.preprocess(blankAsAbsent, z.string().min(16).nullable().default(null)),
})

/** Everything the process is told from outside, parsed once. */
export interface Config {
  /** TCP port; 0 asks the system for a free one. */
  port: number
  host: string
  /** Folder of the embedded database. Unused when `databaseUrl` is set. */
  dataDir: string
  databaseUrl: string | null
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
  /** Folder with the city's own font files for PDF documents. */
  fontDir: string | null
  /** Whether an empty database is filled with the demo city on first start. */
  demo: boolean
  /** Whether demo accounts, whose passwords everybody knows, may be reached from other machines. */
  demoPublic: boolean
  /** `NODE_ENV=production`: nothing is made up that an operator should decide. */
  production: boolean
  /** Signs session cookies and encrypts second factors; null where the program makes and keeps one. */
  authSecret: string | null
  /** Where people reach the product when that is not where it listens, such as behind a proxy. */
  publicUrl: string | null
  /** Addresses and ranges of proxies whose `X-Forwarded-For` is believed. */
  trustedProxies: string[]
  /** The identity provider people may log in with; null without one. */
  oidc: OidcConfig | null
  /** The mail server and the sender; null turns e-mail off. */
  mail: { url: string; from: string } | null
  /** Private nets that webhooks may reach. */
  webhookPrivateNets: string[]
  /** Days after which e-mails and events that ended, well or not, leave the lists of deliveries. */
  deliveryKeepDays: number
  /** Folder of the checkpoints of the audit log, outside the database. */
  auditCheckpoints: string
  /** What the checkpoints are sealed with; null: a key kept in that folder. */
  auditKey: string | null
}

/** The environment does not say what it must: one line per variable, what is wrong with it. */
export class ConfigError extends Error {
  readonly problems: string[]

  constructor(problems: string[]) {
    super(`configuration refused:\n${problems.map((problem) => `  ${problem}`).join('\n')}`)
    this.name = 'ConfigError'
    this.problems = problems
  }
}

/**
 * Reads the configuration from environment variables.
 *
 * @throws ConfigError naming every variable that is wrong, its value's fault and what is allowed.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const parsed = environment.safeParse(env)
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map(
        (issue) => `${issue.path.join('.')}: ${issue.message} (see docs/configuration.md)`,
      ),
    )
  }
  const values = parsed.data
  const problems = [...oidcProblems(values), ...mailProblems(values)]
  if (problems.length > 0) throw new ConfigError(problems)
  return {
    port: values.PORT,
    host: values.HOST,
    dataDir: values.DATA_DIR,
    databaseUrl: values.DATABASE_URL,
    logLevel: values.LOG_LEVEL,
    fontDir: values.FONT_DIR,
    demo: values.DEMO === 'on',
    demoPublic: values.DEMO_PUBLIC === 'on',
    production: values.NODE_ENV === 'production',
    authSecret: values.AUTH_SECRET,
    publicUrl: values.PUBLIC_URL === null ? null : new URL(values.PUBLIC_URL).origin,
    trustedProxies: values.TRUSTED_PROXIES,
    oidc: oidcOf(values),
    mail:
      values.SMTP_URL === null || values.MAIL_FROM === null
        ? null
        : { url: values.SMTP_URL, from: values.MAIL_FROM },
    webhookPrivateNets: values.WEBHOOK_PRIVATE_NETS,
    deliveryKeepDays: values.DELIVERY_KEEP_DAYS,
    auditCheckpoints: values.AUDIT_CHECKPOINTS ?? join(values.DATA_DIR, 'audit'),
    auditKey: values.AUDIT_KEY,
  }
}

type Values = z.infer<typeof environment>

/** A mail server is of use only with a sender. */
const mailProblems = ({ SMTP_URL, MAIL_FROM }: Values): string[] =>
  (SMTP_URL === null) === (MAIL_FROM === null)
    ? []
    : ['MAIL_FROM: goes together with SMTP_URL, set both or none (see docs/configuration.md)']

/** An issuer is of use only with a client, and with the address it sends people back to. */
function oidcProblems(values: Values): string[] {
  if (values.OIDC_ISSUER === null) return []
  return (['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'PUBLIC_URL'] as const)
    .filter((name) => values[name] === null)
    .map((name) => `${name}: is needed with OIDC_ISSUER (see docs/configuration.md)`)
}

function oidcOf(values: Values): OidcConfig | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values
  if (issuer === null || clientId === null || clientSecret === null) return null
  return {
    issuer,
    clientId,
    clientSecret,
    label: values.OIDC_LABEL,
    claim: values.OIDC_CLAIM,
    scopes: values.OIDC_SCOPES.split(/[\s,]+/).filter((scope) => scope !== ''),
  }
}

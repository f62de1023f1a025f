import { type Config, ConfigError } from '#platform/config.ts'
import { isLoopback } from './caller-address.ts'

const advice = 'make one with: openssl rand -base64 48 (see docs/configuration.md)'

/** @throws ConfigError where people would rely on a secret that nobody chose. Asked before the data are opened. */
export function requireSecret(config: Config): void {
  if (config.authSecret !== null) return
  if (config.databaseUrl !== null)
    throw new ConfigError([
      `AUTH_SECRET: is needed with DATABASE_URL, and the same for every process on that database; ${advice}`,
    ])
  if (config.production) throw new ConfigError([`AUTH_SECRET: is needed with NODE_ENV=production; ${advice}`])
}

/** @throws ConfigError where session cookies of a product in use would travel by plain http. */
export function requireSecureCookies(config: Config): void {
  if (!config.production || config.allowInsecure || config.publicUrl?.startsWith('https:')) return
  throw new ConfigError([
    'PUBLIC_URL: must be an https address with NODE_ENV=production, or session cookies travel in the clear; put a proxy ' +
      'with https before the product, or say ALLOW_INSECURE=on for a trial on a closed net (see docs/configuration.md)',
  ])
}

/** @throws ConfigError where accounts with known passwords would be within reach of others. */
export function requireDemoUnreachable(config: Config, demoLogins: boolean): void {
  const host = config.host.replace(/^\[|\]$/g, '')
  if (!demoLogins || config.demoPublic || host === 'localhost' || isLoopback(host)) return
  throw new ConfigError([
    `HOST: ${config.host} is reachable from other machines, and the demo accounts have passwords that everybody knows; ` +
      'start with an empty database and DEMO=off, or say DEMO_PUBLIC=on to show the demo city to others ' +
      '(see docs/configuration.md)',
  ])
}

import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { keptSecret } from '#platform/auth/index.ts'
import { ConfigError, readConfig } from '#platform/config.ts'
import { callerAddress, isLoopback } from './caller-address.ts'
import { isCrossSite } from './cross-site.ts'
import { carriesToken, readOperatorToken, removeOperatorToken, writeOperatorToken } from './operator-token.ts'
import { requireDemoUnreachable, requireSecret, requireSecureCookies } from './servable.ts'

const inFolder = (work: (folder: string) => void) => {
  const folder = mkdtempSync(join(tmpdir(), 'shuanglian-edge-'))
  try {
    work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

describe('a request from another site is refused (CSRF)', () => {
  const cross = (headers: Record<string, string>, method = 'POST', publicUrl: string | null = null) =>
    isCrossSite(method, new Headers({ host: 'chains.gov', cookie: 'a=b', ...headers }), publicUrl)

  it('by its origin', () => {
    expect(cross({ origin: 'http://chains.gov' })).toBe(false)
    expect(cross({ origin: 'http://evil.example' })).toBe(true)
    expect(cross({ origin: 'http://chains.gov.evil.example' })).toBe(true)
    expect(cross({ origin: 'null' })).toBe(true)
  })
  it('by what the browser says of the site, where there is no origin', () => {
    expect(cross({ 'sec-fetch-site': 'same-origin' })).toBe(false)
    expect(cross({ 'sec-fetch-site': 'cross-site' })).toBe(true)
    expect(cross({ 'sec-fetch-site': 'same-site' })).toBe(true)
  })
  it('when it carries cookies and says nothing', () => {
    expect(cross({})).toBe(true)
    expect(isCrossSite('POST', new Headers({ host: 'chains.gov' }), null)).toBe(false)
  })
  it('reading is never refused, and a proxy’s address is ours where it is configured', () => {
    expect(cross({ origin: 'http://evil.example' }, 'GET')).toBe(false)
    expect(cross({ origin: 'https://lian.gov' }, 'POST', 'https://lian.gov')).toBe(false)
  })
})

describe('who calls', () => {
  it('is the peer, whatever it writes into headers', () => {
    expect(callerAddress('10.1.1.1', '1.2.3.4', [])).toBe('10.1.1.1')
    expect(callerAddress('::ffff:10.1.1.1', null, [])).toBe('10.1.1.1')
    expect(callerAddress(null, '1.2.3.4', ['0.0.0.0/0'])).toBeNull()
  })
  it('behind trusted proxies is the last address that is none of them', () => {
    const proxies = ['10.0.0.0/8', '192.168.1.5']
    expect(callerAddress('10.1.1.1', '6.6.6.6, 36.7.1.2, 192.168.1.5', proxies)).toBe('36.7.1.2')
    expect(callerAddress('10.1.1.1', '10.2.2.2', proxies)).toBe('10.2.2.2')
    expect(callerAddress('36.7.1.9', '127.0.0.1', proxies)).toBe('36.7.1.9')
  })
  it('is this machine for loopback addresses of both kinds only', () => {
    for (const address of ['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1'])
      expect(isLoopback(address), address).toBe(true)
    for (const address of ['10.0.0.1', '0.0.0.0', '::', 'localhost.evil', ''])
      expect(isLoopback(address), address).toBe(false)
  })
})

describe('the operator’s token', () => {
  it('lies in a file only its owner reads, and is new with each start', () =>
    inFolder((folder) => {
      writeFileSync(join(folder, 'operator.token'), 'left over', { mode: 0o644 })
      const token = writeOperatorToken(folder)
      expect(statSync(join(folder, 'operator.token')).mode & 0o777).toBe(0o600)
      expect(readOperatorToken(folder)).toBe(token)
      expect(writeOperatorToken(folder)).not.toBe(token)
      removeOperatorToken(folder)
      expect(readOperatorToken(folder)).toBeNull()
    }))
  it('is compared whole', () => {
    expect(carriesToken('Bearer abc', 'abc')).toBe(true)
    for (const given of [null, '', 'abc', 'Bearer ', 'Bearer ab', 'Bearer abcd', 'Basic abc'])
      expect(carriesToken(given, 'abc'), String(given)).toBe(false)
    expect(carriesToken('Bearer ', null)).toBe(false)
  })
})

describe('the secret of an embedded database', () => {
  it('is made once, for its owner only', () =>
    inFolder((folder) => {
      const secret = keptSecret(folder)
      expect(secret.length).toBeGreaterThan(40)
      expect(keptSecret(folder)).toBe(secret)
      expect(statSync(join(folder, 'auth-secret')).mode & 0o777).toBe(0o600)
    }))
  it('is refused when somebody put a weak one there', () =>
    inFolder((folder) => {
      writeFileSync(join(folder, 'auth-secret'), 'weak')
      expect(() => keptSecret(folder)).toThrow(/no usable secret/)
    }))
})

describe('a start that would not be safe is refused with what to do', () => {
  const good = 'kZ3u9bQx7mT1pL5vR8sW2yD4fG6hJ0nC'
  it('no secret with a server database or in production', () => {
    expect(() => requireSecret(readConfig({}))).not.toThrow()
    expect(() => requireSecret(readConfig({ NODE_ENV: 'production' }))).toThrow(/AUTH_SECRET.*openssl/)
    expect(() => requireSecret(readConfig({ DATABASE_URL: 'postgres://x/y' }))).toThrow(/AUTH_SECRET/)
    expect(() => requireSecret(readConfig({ NODE_ENV: 'production', AUTH_SECRET: good }))).not.toThrow()
  })
  it('a short or known secret, everywhere', () => {
    for (const AUTH_SECRET of ['short', 'changeme'.repeat(8)])
      expect(() => readConfig({ AUTH_SECRET })).toThrow(ConfigError)
  })
  it('cookies that are not for https only, in production', () => {
    const production = (more: Record<string, string> = {}) =>
      requireSecureCookies(readConfig({ NODE_ENV: 'production', AUTH_SECRET: good, ...more }))
    expect(() => production({ PUBLIC_URL: 'http://lian.gov' })).toThrow(
      /PUBLIC_URL.*https.*ALLOW_INSECURE=on/,
    )
    expect(() => production()).toThrow(/PUBLIC_URL/)
    expect(() => production({ PUBLIC_URL: 'https://lian.gov' })).not.toThrow()
    expect(() => production({ PUBLIC_URL: 'http://lian.gov', ALLOW_INSECURE: 'on' })).not.toThrow()
    expect(() => requireSecureCookies(readConfig({ PUBLIC_URL: 'http://lian.gov' }))).not.toThrow()
  })
  it('demo accounts within reach of other machines', () => {
    for (const HOST of ['127.0.0.1', 'localhost', '::1'])
      expect(() => requireDemoUnreachable(readConfig({ HOST }), true), HOST).not.toThrow()
    expect(() => requireDemoUnreachable(readConfig({ HOST: '0.0.0.0' }), true)).toThrow(/DEMO_PUBLIC=on/)
    expect(() => requireDemoUnreachable(readConfig({ HOST: '0.0.0.0' }), false)).not.toThrow()
    expect(() =>
      requireDemoUnreachable(readConfig({ HOST: '0.0.0.0', DEMO_PUBLIC: 'on' }), true),
    ).not.toThrow()
  })
  it('an identity provider without client or return address', () => {
    expect(() => readConfig({ OIDC_ISSUER: 'https://id.gov' })).toThrow(
      /OIDC_CLIENT_ID[\s\S]*OIDC_CLIENT_SECRET[\s\S]*PUBLIC_URL/,
    )
    expect(() => readConfig({ TRUSTED_PROXIES: 'proxy' })).toThrow(/TRUSTED_PROXIES/)
  })
})

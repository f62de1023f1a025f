import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { type Config, readConfig } from '#platform/config.ts'
import type { Database } from '#platform/db/database.ts'
import { openTestDatabase, testInstant } from '#platform/db/testing/on-both-databases.ts'
import { createLog } from '#platform/log.ts'
import { createApp } from './app.ts'
import { createRuntime } from './runtime.ts'
import { startServer } from './start.ts'
import { testRuntime } from './testing/api.ts'

/** The application as the network sees it: with an address at the other end. */
function served(
  database: Database,
  operations: Partial<Config['operations']>,
  trustedProxies: string[] = [],
) {
  const defaults = readConfig({}).operations
  const runtime = testRuntime(async () => database, {
    config: { operations: { ...defaults, ...operations }, trustedProxies },
  })
  const app = createApp(runtime)
  return (path: string, init: RequestInit & { from?: string } = {}) =>
    app.request(`http://test.invalid${path}`, init, {
      incoming: { socket: { remoteAddress: init.from ?? '10.1.2.3' } },
    })
}

const body = async (response: Response) =>
  (await response.json()) as { error: { kind: string; reason: string; details: Record<string, unknown> } }

describe('what a caller may send', () => {
  let database: Database
  beforeAll(async () => {
    database = await openTestDatabase('embedded')
  })
  afterAll(() => database.close())

  it('too many requests of an address get 429 with when to come again; others, health and pages go on', async () => {
    const request = served(database, { requestsPerAddress: 3 })
    for (let count = 0; count < 3; count += 1) expect((await request('/api/system')).status).toBe(200)
    const refused = await request('/api/system', { headers: { 'accept-language': 'zh' } })
    expect(refused.status).toBe(429)
    // 3 a minute are one every 20 seconds.
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(15)
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(20)
    expect((await body(refused)).error).toMatchObject({ kind: 'tooMany', reason: 'platform.request.tooMany' })
    expect((await request('/api/system', { from: '10.1.2.4' })).status).toBe(200)
    for (const path of ['/api/health', '/api/ready']) expect((await request(path)).status, path).toBe(200)
    for (let count = 0; count < 10; count += 1)
      expect((await request('/api/system', { from: '127.0.0.1' })).status).toBe(200)
  })

  it('behind a trusted proxy each caller is counted, and nobody escapes by what they write', async () => {
    const request = served(database, { requestsPerAddress: 1 }, ['10.9.9.9'])
    const as = (forwarded: string, from = '10.9.9.9') =>
      request('/api/system', { from, headers: { 'x-forwarded-for': forwarded } })
    expect((await as('36.7.1.1')).status).toBe(200)
    expect((await as('36.7.1.1')).status).toBe(429)
    expect((await as('36.7.1.2')).status).toBe(200)
    expect((await as('1.1.1.1', '10.1.1.1')).status).toBe(200)
    expect((await as('2.2.2.2', '10.1.1.1')).status).toBe(429)
  })

  it('fields may be small, uploads larger; more is refused with 413 before it is read', async () => {
    const request = served(database, {})
    const send = (path: string, bytes: number, type: string) =>
      request(path, { method: 'POST', body: 'x'.repeat(bytes), headers: { 'content-type': type } })
    const megabyte = 1024 * 1024
    expect((await send('/api/session/sign-in', megabyte, 'application/json')).status).not.toBe(413)
    const refused = await send('/api/session/sign-in', 3 * megabyte, 'application/json')
    expect(refused.status).toBe(413)
    expect((await body(refused)).error).toMatchObject({
      reason: 'platform.body.tooLarge',
      details: { maxBytes: 2 * megabyte },
    })
    expect((await send('/api/documents/read', 3 * megabyte, 'application/json')).status).not.toBe(413)
    expect((await send('/api/documents/read', 12 * megabyte, 'application/json')).status).toBe(413)
    expect((await send('/api/documents/read', 12 * megabyte, 'multipart/form-data; boundary=x')).status).toBe(
      413,
    )
  })

  it('every answer forbids scripts that stand in a page, frames and foreign sources', async () => {
    const request = served(database, {})
    for (const path of ['/', '/api/system', '/api/nowhere', '/api/docs']) {
      const { headers } = await request(path)
      const policy = headers.get('content-security-policy') ?? ''
      expect(/script-src ([^;]*)/.exec(policy)?.[1], path).toBe("'self'")
      expect(policy).toMatch(/default-src 'self'/)
      expect(policy).toMatch(/frame-ancestors 'none'/)
      expect(policy).toMatch(/object-src 'none'/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('x-frame-options')).toBe('DENY')
      expect(headers.get('referrer-policy')).toBe('same-origin')
    }
  })

  it('metrics answer this machine, not a proxy on it and nobody else; with a token whoever carries it', async () => {
    const open = served(database, {})
    expect((await open('/metrics', { from: '127.0.0.1' })).status).toBe(200)
    const refused: { from: string; headers?: Record<string, string> }[] = [
      { from: '10.1.2.3' },
      { from: '127.0.0.1', headers: { 'x-forwarded-for': '36.7.1.1' } },
      { from: '127.0.0.1', headers: { via: '1.1 proxy' } },
    ]
    for (const init of refused) expect((await open('/metrics', init)).status, JSON.stringify(init)).toBe(404)
    const token = 'a token of the tests, 0123'
    const guarded = served(database, { metricsToken: token })
    expect((await guarded('/metrics', { from: '127.0.0.1' })).status).toBe(401)
    expect((await guarded('/metrics', { headers: { authorization: 'Bearer wrong' } })).status).toBe(401)
    expect((await guarded('/metrics', { headers: { authorization: `Bearer ${token}` } })).status).toBe(200)
  })

  it('metrics tell requests by route, never by path, and what lies in the data', async () => {
    const request = served(database, { requestsPerAddress: 5 })
    await request('/api/system')
    await request('/api/chains/secret-name/map')
    await request('/api/nowhere/13912345678')
    await request('/no/such/page')
    for (let count = 0; count < 5; count += 1) await request('/api/system')
    const text = await (await request('/metrics', { from: '127.0.0.1' })).text()
    expect(text).not.toMatch(/secret-name|13912345678|such/)
    const value = (name: string, labels: Record<string, string> = {}) => {
      const line = text
        .split('\n')
        .find(
          (one) =>
            (one.startsWith(`${name} `) || one.startsWith(`${name}{`)) &&
            Object.entries(labels).every(([key, text]) => one.includes(`${key}="${text}"`)),
        )
      return line === undefined ? undefined : Number(line.slice(line.lastIndexOf(' ')))
    }
    const count = 'http_request_duration_seconds_count'
    expect(value(count, { route: '/system', method: 'GET', status: '200' })).toBe(3)
    expect(value(count, { route: '/chains/{chainCode}/map', status: '401' })).toBe(1)
    expect(value(count, { route: 'other', status: '404' })).toBe(1)
    expect(value('shuanglian_requests_limited_total', { by: 'address' })).toBe(3)
    expect(value('shuanglian_database_up')).toBe(1)
    expect(value('shuanglian_sessions')).toBe(0)
    expect(value('shuanglian_audit_head_seq')).toBe(0)
    expect(value('shuanglian_backup_last_success_timestamp_seconds')).toBeUndefined()
    for (const name of ['shuanglian_jobs', 'shuanglian_mail_deliveries', 'shuanglian_webhook_deliveries'])
      expect(text).toContain(`# TYPE ${name} gauge\n`)
  })
})

describe('a connection that dawdles', () => {
  it('is closed when its headers do not come to an end, while others are served', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'shuanglian-slow-'))
    const config = readConfig({ PORT: '0', DATA_DIR: folder, DEMO: 'off', LOG_LEVEL: 'silent' })
    const runtime = createRuntime(config, fixedClock(testInstant), createLog('silent'))
    const server = await startServer(runtime, { headersMs: 600, requestMs: 1000, checkMs: 100 })
    try {
      const { port } = new URL(server.url)
      const slow = connect(Number(port), '127.0.0.1')
      let answer = ''
      slow.on('data', (chunk) => {
        answer += chunk.toString()
      })
      slow.on('error', () => {})
      const closed = new Promise<void>((resolve) => slow.once('close', () => resolve()))
      slow.write('GET /api/system HTTP/1.1\r\nhost: x\r\n')
      const drip = setInterval(() => slow.write('x-a: b\r\n'), 100)
      expect((await fetch(`${server.url}/api/health`)).status).toBe(200)
      await Promise.race([closed, pause(20_000)])
      clearInterval(drip)
      expect(slow.destroyed).toBe(true)
      expect(answer).toMatch(/^HTTP\/1\.1 408/)
    } finally {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

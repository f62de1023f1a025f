import { beforeAll, describe, expect, it } from 'vitest'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { testRuntime } from '../../testing/api.ts'
import { testBrowser } from '../../testing/browser.ts'
import { goodPassword, logInWorld } from '../../testing/session.ts'
import { type HiddenCity, openHiddenCity } from './hidden-city.ts'

/** Ways out of a folder, as addresses and as names. */
const waysOut = [
  '../../package.json',
  '..%2f..%2fpackage.json',
  '%2e%2e/%2e%2e/package.json',
  '%2e%2e%2f%2e%2e%2fpackage.json',
  '..%5c..%5cpackage.json',
  '..\\..\\package.json',
  '%252e%252e%252fpackage.json',
  '....//....//package.json',
  'assets/..%2f..%2f..%2fpackage.json',
  '%c0%ae%c0%ae/package.json',
  '/etc/passwd',
  '%2fetc%2fpasswd',
  'file:///etc/passwd',
  'index.html%00.png',
  '.env',
  '.git/config',
]

onBothDemoCities('files and addresses', (database) => {
  let city: HiddenCity
  beforeAll(async () => {
    city = await openHiddenCity(database())
  })

  it('no address leads out of the folder of the built pages', async () => {
    for (const way of waysOut)
      for (const path of [`/${way}`, `//${way}`, `/assets/${way}`, `/api/docs/${way}`, `/fonts/${way}`]) {
        const response = await city.api.request(path)
        const text = await response.text()
        expect(text, path).not.toContain('"name": "shuanglian"')
        expect(text, path).not.toContain('root:')
        expect(text, path).not.toContain('[core]')
        expect(response.status, path).toBeLessThan(500)
      }
  })

  it('an id that is a path is no attachment, no document and no template', async () => {
    for (const way of waysOut)
      for (const path of [
        `/api/attachments/${encodeURIComponent(way)}/content`,
        `/api/documents/${encodeURIComponent(way)}`,
        `/api/official-documents/templates/${encodeURIComponent(way)}`,
        `/api/templates/${encodeURIComponent(way)}`,
      ])
        expect([400, 404], path).toContain((await city.api.request(path)).status)
  })

  const attach = (name: string) => {
    const form = new FormData()
    form.set('kind', 'matters.problem')
    form.set('id', city.own.problemId)
    form.set('file', new File(['<script>window.__pwned = 1</script>'], name, { type: 'text/html' }))
    return city.api.request('/api/attachments', { method: 'POST', body: form })
  }

  it('whatever a file is called, it is kept under a plain name and comes back as a download of its own type', async () => {
    for (const name of [
      '../../../etc/cron.d/job.txt',
      '..\\..\\windows\\x.txt',
      '/etc/x.txt',
      '方案"; filename="x.html.txt',
      "方案'; x.txt",
      'a\r\nSet-Cookie: x=1.txt',
      '<img src=x onerror=alert(1)>.txt',
      '\u202etxt.exe.txt',
      '.htaccess.txt',
    ]) {
      const answer = await attach(name)
      expect(answer.status, name).toBe(201)
      const { id, fileName } = (await answer.json()) as { id: string; fileName: string }
      expect(fileName, name).not.toMatch(/[/\\\r\n\u202e]/)
      const { headers } = await city.api.request(`/api/attachments/${id}/content`)
      const disposition = headers.get('content-disposition') ?? ''
      expect(disposition, name).toMatch(/^attachment;/)
      // RFC 6266: a quote within the plain name is escaped; the full name stands encoded beside it.
      expect(disposition, name).toMatch(
        /^attachment; filename="(?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\])*"; filename\*=utf-8''[\w%.!~*'()-]+$/i,
      )
      expect(decodeURIComponent(/filename\*=utf-8''(.*)$/i.exec(disposition)![1]!), name).toBe(fileName)
      expect(headers.get('content-type'), name).toBe('text/plain')
      expect(headers.get('x-content-type-options'), name).toBe('nosniff')
      expect(headers.get('content-security-policy'), name).toContain("script-src 'self'")
      expect(headers.has('set-cookie'), name).toBe(false)
    }
    for (const name of ['x.html', 'x.svg', 'x.txt\u0000.html', '..', '.', ''])
      expect([400, 415], JSON.stringify(name)).toContain((await attach(name)).status)
  })

  it('an official document is named by its title without any way out of a folder', async () => {
    const { client } = city.api
    for (const { kind } of await client.officialdoc.listTemplates()) {
      const { sample } = await client.officialdoc.getTemplate({ kind })
      const hostile = Object.fromEntries(
        Object.entries(sample).map(([field, value]) => [
          field,
          typeof value === 'string' && !/^\d/.test(value) ? `../../${value}"\\x` : value,
        ]),
      )
      const response = await city.api.request(`/api/official-documents/${kind}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ data: hostile, format: 'docx' }),
      })
      expect(response.status, kind).toBeLessThan(500)
      if (response.status !== 200) continue
      const disposition = response.headers.get('content-disposition') ?? ''
      expect(disposition, kind).toMatch(/^attachment;/)
      expect(decodeURIComponent(disposition), kind).not.toMatch(/[/\\]/)
    }
  })

  describe('addresses from outside that are followed', () => {
    const away = [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      'javascript:alert(1)',
      '/%2f%2fevil.example/..//',
      '\t//evil.example',
      '/\n/evil.example',
      'http:evil.example',
      '@evil.example',
    ]

    it('the return address of a log-in leads nowhere else, with an identity provider or without', async () => {
      const browser = testBrowser(testRuntime(async () => database()))
      for (const path of away) {
        const response = await browser.request(`/api/session/oidc?return=${encodeURIComponent(path)}`)
        const location = new URL(response.headers.get('location') ?? '', 'http://test.invalid')
        expect(location.host, path).toBe('test.invalid')
        const next = new URL(location.searchParams.get('return') ?? '/', 'http://test.invalid')
        expect(next.host, path).toBe('test.invalid')
      }
    })

    it('no host named in a request appears in what is sent back', async () => {
      const browser = testBrowser(
        testRuntime(async () => database()),
        { host: 'evil.example' },
      )
      for (const path of ['/api/session/oidc', '/api/session/options', '/api/openapi.json', '/']) {
        const response = await browser.request(path, {
          headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
        })
        expect(`${response.headers.get('location')} ${await response.text()}`, path).not.toContain(
          'evil.example',
        )
      }
    })
  })

  describe('who asks about accounts learns nothing of them', () => {
    const world = logInWorld(database)

    it('a wrong code and a wrong password of the second factor answer alike for every account, and at once the same', async () => {
      const login = await world.account()
      const person = testBrowser(world.runtime)
      const nobody = testBrowser(world.runtime)
      await person.client.session.signIn({ username: login.username, password: goodPassword })
      const ask = async (browser: typeof person) => {
        const response = await browser.request('/api/session/verify-totp', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ code: '000000' }),
        })
        const { error } = (await response.json()) as { error: { reason: string; details: unknown } }
        return { status: response.status, reason: error.reason, details: error.details }
      }
      expect(await ask(nobody)).toEqual(await ask(person))
    })

    it('nobody resets, lists or finds an account without the right, whether it exists or not', async () => {
      const { stranger, hidden } = city
      const plain = stranger.client.access
      const answer = async (call: Promise<unknown>) =>
        call.then(
          () => 'done',
          (error: { status: number; body: { reason: string } }) => `${error.status} ${error.body.reason}`,
        )
      for (const id of [hidden.account, 'nobody'])
        expect(await answer(plain.resetAccount({ id, lockVersion: 1, reason: '遗失密码' }))).toBe(
          '403 platform.right.missing',
        )
    })
  })
})

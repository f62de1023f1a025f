import { afterAll, beforeAll, expect, it } from 'vitest'
import { disableLogin, linkOidc } from '#platform/auth/index.ts'
import { readConfig } from '#platform/config.ts'
import { onBothDatabases } from '#platform/db/testing/on-both-databases.ts'
import { inTransaction } from '#platform/transaction.ts'
import { testBrowser } from '../testing/browser.ts'
import { type OidcIssuer, startOidcIssuer } from '../testing/oidc-issuer.ts'
import { logInWorld } from '../testing/session.ts'

const publicUrl = 'http://test.invalid'

onBothDatabases('log-in through the provincial platform', (database) => {
  let issuer: OidcIssuer
  let world: ReturnType<typeof logInWorld>
  beforeAll(async () => {
    issuer = await startOidcIssuer(`${publicUrl}/api/session/callback/oidc`)
    const config = readConfig({
      PUBLIC_URL: publicUrl,
      OIDC_ISSUER: issuer.issuer,
      OIDC_CLIENT_ID: issuer.clientId,
      OIDC_CLIENT_SECRET: issuer.clientSecret,
      OIDC_LABEL: '皖政通',
    })
    world = logInWorld(database, { config })
  })
  afterAll(() => issuer?.close())

  const browser = () => testBrowser(world.runtime)
  const linked = async (subject: string) => {
    const login = await world.account()
    await inTransaction(world.ctx(), (tx) => linkOidc(tx, login.accountId, subject))
    return login
  }
  const start = async (person: ReturnType<typeof browser>, path = '/governance') =>
    (await person.request(`/api/session/oidc?return=${encodeURIComponent(path)}`)).headers.get('location')!
  const finish = async (person: ReturnType<typeof browser>, address: string) => {
    const url = new URL(address)
    return (await person.request(url.pathname + url.search)).headers.get('location')!
  }
  const sessions = async () =>
    Number((await database().db.selectFrom('identity.session').selectAll().execute()).length)

  it('the log-in page offers it by its name', async () => {
    expect((await browser().client.session.options()).oidc).toEqual({
      label: '皖政通',
      href: '/api/session/oidc',
    })
  })

  it('a linked identity is logged in and led to where it wanted to go, with PKCE, state and nonce', async () => {
    const login = await linked('ah-1001')
    const person = browser()
    const address = await start(person)
    const asked = new URL(address).searchParams
    expect(asked.get('code_challenge_method')).toBe('S256')
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(asked.get(name)?.length).toBeGreaterThan(20)
    expect(asked.get('redirect_uri')).toBe(`${publicUrl}/api/session/callback/oidc`)
    expect(await finish(person, await issuer.logIn(address, 'ah-1001'))).toBe('/governance')
    expect(await person.client.session.me()).toMatchObject({ accountId: login.accountId })
    expect((await person.client.session.listSessions())[0]).toMatchObject({ method: 'oidc', current: true })
    expect((await world.actions(login.accountId)).slice(-2)).toEqual([
      'identity.login.linkOidc',
      'identity.session.begin',
    ])
    const { rows } = await database().runScript(
      `select count(*)::int as kept from identity.account where id_token is not null or access_token is not null`,
    )
    expect(rows).toEqual([{ kept: 0 }])
  })

  it('its password lives there: no change is due here', async () => {
    const login = await world.account({ mustChange: true })
    await inTransaction(world.ctx(), (tx) => linkOidc(tx, login.accountId, 'ah-1002'))
    const person = browser()
    await finish(person, await issuer.logIn(await start(person), 'ah-1002'))
    expect((await person.client.session.me()).mustChangePassword).toBe(false)
  })

  it('an identity that no account carries is refused, and nobody is registered', async () => {
    const before = await sessions()
    const users = async () => (await database().db.selectFrom('identity.user').select('id').execute()).length
    const people = await users()
    const person = browser()
    expect(await finish(person, await issuer.logIn(await start(person), 'stranger'))).toBe(
      '/login?refused=platform.session.oidcUnknown',
    )
    expect(person.cookies.has('shuanglian.session_token')).toBe(false)
    expect(await sessions()).toBe(before)
    expect(await users()).toBe(people)
  })

  it('a state that was changed, or that another browser began, is refused', async () => {
    await linked('ah-1003')
    const person = browser()
    const back = await issuer.logIn(await start(person), 'ah-1003')
    const tampered = new URL(back)
    tampered.searchParams.set('state', 'x'.repeat(32))
    const failed = '/login?refused=platform.session.oidcFailed'
    expect(await finish(person, tampered.href)).toBe(failed)
    expect(await finish(browser(), back)).toBe(failed)
    expect(person.cookies.has('shuanglian.session_token')).toBe(false)
  })

  it('an answer works once', async () => {
    await linked('ah-1004')
    const person = browser()
    const back = await issuer.logIn(await start(person), 'ah-1004')
    expect(await finish(person, back)).toBe('/governance')
    const again = browser()
    for (const [name, value] of person.cookies) again.cookies.set(name, value)
    again.cookies.delete('shuanglian.session_token')
    expect(await finish(again, back)).toBe('/login?refused=platform.session.oidcFailed')
  })

  it('an account out of use is refused and left without a session', async () => {
    const login = await linked('ah-1005')
    await inTransaction(world.ctx(), (tx) => disableLogin(tx, login.accountId))
    const before = await sessions()
    const person = browser()
    expect(await finish(person, await issuer.logIn(await start(person), 'ah-1005'))).toBe(
      '/login?refused=platform.session.disabled',
    )
    expect(await sessions()).toBe(before)
  })

  it('leads to pages of the product only', async () => {
    await linked('ah-1006')
    for (const path of ['https://evil.example/', '//evil.example', '/\\evil.example']) {
      const person = browser()
      expect(await finish(person, await issuer.logIn(await start(person, path), 'ah-1006')), path).toBe('/')
    }
  })

  it('one identity belongs to one account', async () => {
    await linked('ah-1007')
    await expect(linked('ah-1007')).rejects.toMatchObject({ reason: 'identity.login.oidcTaken' })
  })

  it('a provider that does not answer is told on the log-in page', async () => {
    const config = readConfig({
      PUBLIC_URL: publicUrl,
      OIDC_ISSUER: 'http://127.0.0.1:9',
      OIDC_CLIENT_ID: 'x',
      OIDC_CLIENT_SECRET: 'y',
    })
    const alone = logInWorld(database, { config })
    const response = await testBrowser(alone.runtime).request('/api/session/oidc?return=/gaps')
    expect(response.headers.get('location')).toBe('/login?refused=platform.session.oidcFailed&return=%2Fgaps')
  })

  it('the claim that stands for a person can be another than sub', async () => {
    const config = readConfig({
      PUBLIC_URL: publicUrl,
      OIDC_ISSUER: issuer.issuer,
      OIDC_CLIENT_ID: issuer.clientId,
      OIDC_CLIENT_SECRET: issuer.clientSecret,
      OIDC_CLAIM: 'staff_no',
    })
    const other = logInWorld(database, { config })
    const login = await other.account()
    await inTransaction(other.ctx(), (tx) => linkOidc(tx, login.accountId, 'staff-ah-1008'))
    const person = testBrowser(other.runtime)
    expect(await finish(person, await issuer.logIn(await start(person), 'ah-1008'))).toBe('/governance')
    expect((await person.client.session.me()).accountId).toBe(login.accountId)
  })
})

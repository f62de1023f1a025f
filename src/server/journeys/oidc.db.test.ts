import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { disableLogin, type NewLogin, resetLogin } from '#platform/auth/index.ts'
import { readConfig } from '#platform/config.ts'
import { onBothDatabases } from '#platform/db/testing/on-both-databases.ts'
import { inTransaction } from '#platform/transaction.ts'
import { refusal } from '../testing/api.ts'
import { testBrowser } from '../testing/browser.ts'
import { type OidcIssuer, startOidcIssuer } from '../testing/oidc-issuer.ts'
import { goodPassword, logInWorld } from '../testing/session.ts'

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
  /** Somebody who linked the identity themselves, at the provider and back. */
  const linked = async (subject: string, given: Partial<NewLogin> = {}, of = world) => {
    const login = await of.account(given)
    const owner = testBrowser(of.runtime)
    await owner.client.session.signIn({ username: login.username, password: goodPassword })
    const { href } = await owner.client.session.linkOidc({ password: goodPassword })
    expect(await finish(owner, await issuer.logIn(href, subject))).toBe('/account?linked=1')
    return { ...login, owner }
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
    expect((await person.client.session.listSessions()).find(({ current }) => current)).toMatchObject({
      method: 'oidc',
    })
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
    await linked('ah-1002')
    world.clock.advance(90 * 24 * 60)
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
    const other = await world.account()
    const owner = browser()
    await owner.client.session.signIn({ username: other.username, password: goodPassword })
    const { href } = await owner.client.session.linkOidc({ password: goodPassword })
    expect(await finish(owner, await issuer.logIn(href, 'ah-1007'))).toBe(
      '/account?refused=identity.login.oidcTaken',
    )
    expect((await owner.client.session.me()).oidcLinked).toBe(false)
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
    const login = await linked('ah-1008', {}, other)
    const { rows } = await database().runScript(
      `select account_id as subject from identity.account where user_id = '${login.accountId}' and provider_id = 'oidc'`,
    )
    expect(rows).toEqual([{ subject: 'staff-ah-1008' }])
    const person = testBrowser(other.runtime)
    expect(await finish(person, await issuer.logIn(await start(person), 'ah-1008'))).toBe('/governance')
    expect((await person.client.session.me()).accountId).toBe(login.accountId)
  })

  describe('linking one’s own identity', () => {
    it('asks for the password again, and goes through the provider with PKCE, state and nonce', async () => {
      const login = await world.account()
      const owner = browser()
      await owner.client.session.signIn({ username: login.username, password: goodPassword })
      expect((await refusal(owner.client.session.linkOidc({ password: 'Wrong-1-wrong' }))).reason).toBe(
        'platform.session.wrongCurrent',
      )
      const { href } = await owner.client.session.linkOidc({ password: goodPassword })
      const asked = new URL(href).searchParams
      expect(asked.get('code_challenge_method')).toBe('S256')
      for (const name of ['state', 'nonce', 'code_challenge'])
        expect(asked.get(name)?.length).toBeGreaterThan(20)
      await finish(owner, await issuer.logIn(href, 'ah-2001'))
      expect((await owner.client.session.me()).oidcLinked).toBe(true)
      expect((await refusal(owner.client.session.linkOidc({ password: goodPassword }))).reason).toBe(
        'identity.login.oidcTaken',
      )
      const { rows } = await database().runScript(
        `select issuer, id_token, access_token from identity.account
         where user_id = '${login.accountId}' and provider_id = 'oidc'`,
      )
      expect(rows).toEqual([{ issuer: issuer.issuer, id_token: null, access_token: null }])
    })

    it('what is unlinked logs in no more, and its sessions end', async () => {
      const { owner, accountId } = await linked('ah-2002')
      const person = browser()
      await finish(person, await issuer.logIn(await start(person), 'ah-2002'))
      await person.client.session.me()
      await owner.client.session.unlinkOidc({ password: goodPassword })
      expect((await refusal(person.client.session.me())).status).toBe(401)
      await owner.client.session.me()
      expect(await finish(person, await issuer.logIn(await start(person), 'ah-2002'))).toBe(
        '/login?refused=platform.session.oidcUnknown',
      )
      expect((await refusal(owner.client.session.unlinkOidc({ password: goodPassword }))).reason).toBe(
        'identity.login.oidcNone',
      )
      expect(await world.actions(accountId)).toEqual(
        expect.arrayContaining(['identity.login.linkOidc', 'identity.login.unlinkOidc']),
      )
    })

    it('ends with nothing where the session that began it is over', async () => {
      const login = await world.account()
      const owner = browser()
      await owner.client.session.signIn({ username: login.username, password: goodPassword })
      const { href } = await owner.client.session.linkOidc({ password: goodPassword })
      const back = await issuer.logIn(href, 'ah-2003')
      world.clock.advance(31)
      expect(await finish(owner, back)).toBe('/account?refused=platform.session.oidcFailed')
      const person = browser()
      expect(await finish(person, await issuer.logIn(await start(person), 'ah-2003'))).toBe(
        '/login?refused=platform.session.oidcUnknown',
      )
    })

    it('ends with nothing where another browser comes back', async () => {
      const login = await world.account()
      const owner = browser()
      await owner.client.session.signIn({ username: login.username, password: goodPassword })
      const { href } = await owner.client.session.linkOidc({ password: goodPassword })
      const back = await issuer.logIn(href, 'ah-2007')
      const thief = browser()
      thief.cookies.set('shuanglian.session_token', owner.cookies.get('shuanglian.session_token')!)
      expect(await finish(thief, back)).toBe('/account?refused=platform.session.oidcFailed')
      expect((await owner.client.session.me()).oidcLinked).toBe(false)
    })

    it('ends with nothing where somebody else logged in meanwhile', async () => {
      const login = await world.account()
      const other = await world.account()
      const owner = browser()
      await owner.client.session.signIn({ username: login.username, password: goodPassword })
      const { href } = await owner.client.session.linkOidc({ password: goodPassword })
      const back = await issuer.logIn(href, 'ah-2004')
      await owner.client.session.signIn({ username: other.username, password: goodPassword })
      expect(await finish(owner, back)).toBe('/account?refused=platform.session.oidcFailed')
      expect((await owner.client.session.me()).oidcLinked).toBe(false)
    })

    it('a link belongs to its issuer: the same subject of another one is somebody else', async () => {
      const { accountId } = await linked('ah-2005')
      await database()
        .db.updateTable('identity.account')
        .set({ issuer: 'https://former.example' })
        .where('user_id', '=', accountId)
        .where('provider_id', '=', 'oidc')
        .execute()
      const person = browser()
      expect(await finish(person, await issuer.logIn(await start(person), 'ah-2005'))).toBe(
        '/login?refused=platform.session.oidcUnknown',
      )
    })

    it('a reset takes the identity away with the password', async () => {
      const { accountId } = await linked('ah-2006')
      await inTransaction(world.ctx(), (tx) => resetLogin(tx, accountId, 'Temporary-11'))
      const person = browser()
      expect(await finish(person, await issuer.logIn(await start(person), 'ah-2006'))).toBe(
        '/login?refused=platform.session.oidcUnknown',
      )
    })

    it('needs a provider', async () => {
      const alone = logInWorld(database)
      const login = await alone.account()
      const owner = testBrowser(alone.runtime)
      await owner.client.session.signIn({ username: login.username, password: goodPassword })
      expect((await refusal(owner.client.session.linkOidc({ password: goodPassword }))).reason).toBe(
        'platform.session.oidcOff',
      )
    })
  })
})

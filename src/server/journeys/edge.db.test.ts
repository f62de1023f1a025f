import { expect, it } from 'vitest'
import { onBothDatabases } from '#platform/db/testing/on-both-databases.ts'
import { refusal } from '../testing/api.ts'
import { testBrowser } from '../testing/browser.ts'
import { goodPassword, logInWorld } from '../testing/session.ts'

onBothDatabases('the edge of the server', (database) => {
  const token = 'a-token-of-this-test'
  const world = logInWorld(database, { token })

  it('a page of another site can neither log in nor write, and nothing happens', async () => {
    const login = await world.account()
    const person = testBrowser(world.runtime)
    await person.client.session.signIn({ username: login.username, password: goodPassword })
    const foreign = testBrowser(world.runtime, { origin: 'http://evil.example' })
    foreign.cookies.set('shuanglian.session_token', person.cookies.get('shuanglian.session_token')!)
    for (const call of [
      () => foreign.client.session.signOut(),
      () => foreign.client.session.signIn({ username: login.username, password: goodPassword }),
    ])
      expect(await refusal(call())).toMatchObject({ status: 403, reason: 'platform.request.crossSite' })
    const silent = testBrowser(world.runtime, { origin: null })
    silent.cookies.set('shuanglian.session_token', person.cookies.get('shuanglian.session_token')!)
    expect((await refusal(silent.client.session.signOut())).reason).toBe('platform.request.crossSite')
    await person.client.session.me()
  })

  it('answers of the API are kept by no cache, and every answer says what a page may do', async () => {
    const response = await testBrowser(world.runtime).request('/api/session/options')
    expect(response.headers.get('cache-control')).toBe('no-store')
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.has('strict-transport-security')).toBe(false)
  })

  it('behind https cookies are for https and this host only', async () => {
    const secure = logInWorld(database, { config: { publicUrl: 'https://lian.gov' } })
    const login = await secure.account()
    const person = testBrowser(secure.runtime, { origin: 'https://lian.gov' })
    await person.client.session.signIn({ username: login.username, password: goodPassword })
    expect(person.setCookies[0]).toMatch(/^__Host-shuanglian\.session_token=/)
    expect(person.setCookies[0]).toMatch(/; Secure/)
    expect(person.setCookies[0]).toMatch(/; Path=\/(;|$)/)
    expect(person.setCookies[0]).not.toMatch(/Domain/i)
    expect((await person.client.session.me()).accountId).toBe(login.accountId)
    const response = await person.request('/api/session/options')
    expect(response.headers.get('strict-transport-security')).toMatch(/max-age/)
  })

  it('the operator’s token opens everything from this machine and nothing from another', async () => {
    const send = (ip: string, bearer: string) =>
      testBrowser(world.runtime, { ip }).request('/api/session/me', {
        headers: { authorization: `Bearer ${bearer}` },
      })
    const here = await send('127.0.0.1', token)
    expect(here.status).toBe(200)
    expect(await here.json()).toMatchObject({ accountId: 'operator', permissions: 'all' })
    expect((await send('10.0.0.1', token)).status).toBe(401)
    expect((await send('127.0.0.1', 'another')).status).toBe(401)
  })

  it('an account that is nobody’s in the register of accounts is not logged in', async () => {
    const login = await world.account()
    const person = testBrowser({
      ...world.runtime,
      accounts: { ...world.runtime.accounts, actorOf: async () => null },
    })
    await person.client.session.signIn({ username: login.username, password: goodPassword })
    expect((await refusal(person.client.session.me())).status).toBe(401)
  })
})

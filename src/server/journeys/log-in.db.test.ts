import { beforeAll, describe, expect, it } from 'vitest'
import { disableLogin, enableLogin, resetLogin, revokeSessionsOf, unlockLogin } from '#platform/auth/index.ts'
import { onBothDatabases } from '#platform/db/testing/on-both-databases.ts'
import { inTransaction } from '#platform/transaction.ts'
import { refusal } from '../testing/api.ts'
import { type TestBrowser, testBrowser } from '../testing/browser.ts'
import { goodPassword, logInWorld } from '../testing/session.ts'

onBothDatabases('log-in', (database) => {
  const world = logInWorld(database)
  const browser = (ip?: string): TestBrowser => testBrowser(world.runtime, { ip })
  const logIn = async (username: string, password = goodPassword, ip?: string) => {
    const person = browser(ip)
    await person.client.session.signIn({ username, password })
    return person
  }

  it('who is not logged in is told so, and sees what the log-in page offers', async () => {
    const nobody = browser()
    expect(await refusal(nobody.client.session.me())).toMatchObject({
      status: 401,
      reason: 'platform.session.missing',
    })
    expect(await nobody.client.session.options()).toEqual({ oidc: null, demoAccounts: [] })
  })

  it('a log-in gives a cookie that scripts cannot read, and the person is known from then on', async () => {
    const login = await world.account()
    const person = browser()
    // Full-width and upper-case letters are the same name.
    const typed = login.username.toUpperCase().replace('P', 'Ｐ')
    expect(await person.client.session.signIn({ username: typed, password: goodPassword })).toEqual({
      status: 'loggedIn',
    })
    expect(person.setCookies[0]).toMatch(/^shuanglian\.session_token=[^;]+;.*HttpOnly.*SameSite=Lax/i)
    expect(person.setCookies.join('\n')).not.toMatch(/Max-Age=[1-9]|Secure/i)
    expect(await person.client.session.me()).toMatchObject({
      accountId: login.accountId,
      name: '宁远',
      username: login.username,
      mustChangePassword: false,
      totp: false,
      permissions: [],
    })
    expect(await world.actions(login.accountId)).toEqual(['identity.login.create', 'identity.session.begin'])
  })

  it('each log-in has a new session id, and the one the browser came with is dead', async () => {
    const login = await world.account()
    const person = await logIn(login.username)
    const planted = person.cookies.get('shuanglian.session_token')!
    await person.client.session.signIn({ username: login.username, password: goodPassword })
    expect(person.cookies.get('shuanglian.session_token')).not.toBe(planted)
    const thief = browser()
    thief.cookies.set('shuanglian.session_token', planted)
    expect((await refusal(thief.client.session.me())).status).toBe(401)
  })

  it('a cookie whose signature does not fit is nobody’s', async () => {
    const login = await world.account()
    const person = await logIn(login.username)
    const cookie = decodeURIComponent(person.cookies.get('shuanglian.session_token')!)
    person.cookies.set('shuanglian.session_token', encodeURIComponent(cookie.replace(/.{5}=$/, 'AAAAA=')))
    expect((await refusal(person.client.session.me())).status).toBe(401)
  })

  it('log-out ends the session on the server, not only in the browser', async () => {
    const login = await world.account()
    const person = await logIn(login.username)
    const kept = person.cookies.get('shuanglian.session_token')!
    await person.client.session.signOut()
    expect(person.cookies.has('shuanglian.session_token')).toBe(false)
    person.cookies.set('shuanglian.session_token', kept)
    expect((await refusal(person.client.session.me())).status).toBe(401)
    expect((await world.actions(login.accountId)).at(-1)).toBe('identity.session.end')
  })

  describe('names are not given away', () => {
    it('an unknown name and a wrong password get the same answer', async () => {
      const login = await world.account()
      const answers = await Promise.all(
        [login.username, 'nobody-at-all'].map((username) =>
          refusal(browser().client.session.signIn({ username, password: 'Wrong-2023-wrong' })),
        ),
      )
      expect(answers[0]).toEqual(answers[1])
      expect(answers[0]).toMatchObject({ status: 401, reason: 'platform.session.wrongPassword' })
    })

    // That both take the same work is counted in enumeration.db.test.ts.

    it('an unknown name is locked like a known one', async () => {
      for (let attempt = 0; attempt < 5; attempt += 1)
        await refusal(browser().client.session.signIn({ username: 'ghost', password: 'x' }))
      expect(
        await refusal(browser().client.session.signIn({ username: 'ghost', password: 'x' })),
      ).toMatchObject({ status: 403, reason: 'platform.session.locked' })
    })

    it('what was typed as an unknown name stands nowhere', async () => {
      await refusal(browser().client.session.signIn({ username: 'My-Secret-Pa55', password: 'x' }))
      const { rows } = await database().runScript(
        `select count(*)::int as found from platform.audit_entry where after::text ilike '%my-secret%'`,
      )
      expect(rows).toEqual([{ found: 0 }])
    })
  })

  describe('failed attempts', () => {
    it('five lock the account for 15 minutes, even for the right password', async () => {
      const login = await world.account()
      for (let attempt = 0; attempt < 5; attempt += 1)
        await refusal(
          browser().client.session.signIn({ username: login.username, password: 'Wrong-1-wrong' }),
        )
      expect(await refusal(logIn(login.username))).toEqual({
        status: 403,
        reason: 'platform.session.locked',
        details: { minutes: 15 },
      })
      world.clock.advance(14)
      expect((await refusal(logIn(login.username))).details).toEqual({ minutes: 1 })
      world.clock.advance(1)
      await logIn(login.username)
      expect(await world.actions(login.accountId)).toContain('identity.account.lock')
    })

    it('four and a success begin anew', async () => {
      const login = await world.account()
      for (let round = 0; round < 2; round += 1) {
        for (let attempt = 0; attempt < 4; attempt += 1)
          await refusal(browser().client.session.signIn({ username: login.username, password: 'Wrong-1-x' }))
        await logIn(login.username)
      }
    })

    it('many at once do not slip past the limit together', async () => {
      const login = await world.account()
      const answers = await Promise.all(
        Array.from({ length: 12 }, () =>
          refusal(
            browser('10.3.3.3').client.session.signIn({ username: login.username, password: 'Wrong-1-x' }),
          ),
        ),
      )
      const tried = answers.filter(({ reason }) => reason === 'platform.session.wrongPassword')
      expect(tried.length).toBeLessThanOrEqual(5)
      expect(await refusal(logIn(login.username))).toMatchObject({ reason: 'platform.session.locked' })
    })

    it('an administrator lifts a lock', async () => {
      const login = await world.account()
      for (let attempt = 0; attempt < 5; attempt += 1)
        await refusal(browser().client.session.signIn({ username: login.username, password: 'Wrong-1-x' }))
      await inTransaction(world.ctx(), (tx) => unlockLogin(tx, login.accountId))
      await logIn(login.username)
    })

    it('an address that fails 50 times waits, whatever the names; others do not', async () => {
      const login = await world.account()
      for (let attempt = 0; attempt < 50; attempt += 1) {
        const { reason } = await refusal(
          browser('10.7.7.7').client.session.signIn({ username: `made-up-${attempt}`, password: 'x' }),
        )
        expect(reason).toBe('platform.session.wrongPassword')
      }
      expect(await refusal(logIn(login.username, goodPassword, '10.7.7.7'))).toMatchObject({
        status: 429,
        reason: 'platform.session.throttled',
      })
      await logIn(login.username, goodPassword, '10.7.7.8')
      world.clock.advance(15)
      await logIn(login.username, goodPassword, '10.7.7.7')
    })
  })

  describe('sessions end', () => {
    it('after 30 idle minutes, not before; being active keeps them', async () => {
      const login = await world.account()
      const person = await logIn(login.username)
      world.clock.advance(29)
      await person.client.session.me()
      world.clock.advance(29)
      await person.client.session.me()
      world.clock.advance(30)
      expect((await refusal(person.client.session.me())).status).toBe(401)
      expect((await world.actions(login.accountId)).at(-1)).toBe('identity.session.expire')
    })

    it('after 12 hours whatever the person does', async () => {
      const login = await world.account()
      const person = await logIn(login.username)
      for (let passed = 0; passed < 12 * 60 - 20; passed += 20) {
        world.clock.advance(20)
        await person.client.session.me()
      }
      world.clock.advance(20)
      expect((await refusal(person.client.session.me())).status).toBe(401)
    })

    it('the oldest ends when a fourth begins', async () => {
      const login = await world.account()
      const people: TestBrowser[] = []
      for (let count = 0; count < 4; count += 1) {
        people.push(await logIn(login.username))
        world.clock.advance(1)
      }
      expect((await refusal(people[0]!.client.session.me())).status).toBe(401)
      await people[1]!.client.session.me()
      expect(await people[3]!.client.session.listSessions()).toHaveLength(3)
    })

    it('the person ends one, or all but this one; nobody ends another’s', async () => {
      const login = await world.account()
      const [desk, phone, tablet] = [
        await logIn(login.username),
        await logIn(login.username),
        await logIn(login.username),
      ]
      const listed = await desk.client.session.listSessions()
      expect(listed.filter((session) => session.current)).toHaveLength(1)
      expect(listed[0]).toMatchObject({ ip: '10.0.0.1', userAgent: 'Test browser', method: 'password' })
      const other = await logIn((await world.account()).username)
      const { id } = listed.find((session) => session.current)!
      expect(await refusal(other.client.session.revokeSession({ id }))).toMatchObject({
        status: 404,
        reason: 'platform.session.unknown',
      })
      const [first] = (await phone.client.session.listSessions()).filter((session) => session.current)
      await desk.client.session.revokeSession({ id: first!.id })
      expect((await refusal(phone.client.session.me())).status).toBe(401)
      expect(await desk.client.session.revokeOtherSessions()).toEqual({ ended: 1 })
      expect((await refusal(tablet.client.session.me())).status).toBe(401)
      await desk.client.session.me()
    })

    it('all of an account’s, by whoever keeps accounts', async () => {
      const login = await world.account()
      const person = await logIn(login.username)
      expect(await inTransaction(world.ctx(), (tx) => revokeSessionsOf(tx, login.accountId))).toBe(1)
      expect((await refusal(person.client.session.me())).status).toBe(401)
    })
  })

  describe('passwords', () => {
    it('a temporary one must be changed before anything else', async () => {
      const login = await world.account({ mustChange: true })
      const person = await logIn(login.username)
      expect((await person.client.session.me()).mustChangePassword).toBe(true)
      for (const call of [
        () => person.client.directory.listRegions(),
        () => person.client.session.listSessions(),
        () => person.client.session.enableTotp({ password: goodPassword }),
      ])
        expect(await refusal(call())).toMatchObject({
          status: 403,
          reason: 'platform.session.passwordChangeDue',
        })
      await person.client.session.changePassword({ current: goodPassword, next: 'Own-Choice-77' })
      expect((await person.client.session.me()).mustChangePassword).toBe(false)
      await person.client.directory.listRegions()
    })

    it('a change ends every other session, gives this one a new id, and works from then on', async () => {
      const login = await world.account()
      const person = await logIn(login.username)
      const other = await logIn(login.username)
      const before = person.cookies.get('shuanglian.session_token')
      await person.client.session.changePassword({ current: goodPassword, next: 'Own-Choice-77' })
      expect(person.cookies.get('shuanglian.session_token')).not.toBe(before)
      await person.client.session.me()
      expect((await refusal(other.client.session.me())).status).toBe(401)
      expect((await refusal(logIn(login.username))).reason).toBe('platform.session.wrongPassword')
      await logIn(login.username, 'Own-Choice-77')
      expect(await world.actions(login.accountId)).toContain('identity.password.change')
    })

    it('is due after 90 days', async () => {
      const login = await world.account()
      world.clock.advance(90 * 24 * 60 - 1)
      expect((await (await logIn(login.username)).client.session.me()).mustChangePassword).toBe(false)
      world.clock.advance(1)
      expect((await (await logIn(login.username)).client.session.me()).mustChangePassword).toBe(true)
    })

    it('the last five are not used again, the sixth may be', async () => {
      const login = await world.account()
      const person = await logIn(login.username)
      const used = [goodPassword, ...[1, 2, 3, 4, 5].map((count) => `Own-Choice-${count}${count}`)]
      for (let index = 1; index <= 4; index += 1)
        await person.client.session.changePassword({ current: used[index - 1]!, next: used[index]! })
      for (const old of used.slice(0, 5))
        expect(
          await refusal(person.client.session.changePassword({ current: used[4]!, next: old })),
        ).toMatchObject({
          status: 400,
          reason: 'platform.session.password.reused',
          details: { problems: ['reused'] },
        })
      await person.client.session.changePassword({ current: used[4]!, next: used[5]! })
      await person.client.session.changePassword({ current: used[5]!, next: used[0]! })
    })

    it('a wrong current password changes nothing and counts as a failed attempt', async () => {
      const login = await world.account()
      const person = await logIn(login.username)
      for (let attempt = 0; attempt < 5; attempt += 1)
        expect(
          await refusal(
            person.client.session.changePassword({ current: 'Wrong-1-wrong', next: 'Own-Choice-77' }),
          ),
        ).toMatchObject({ status: 400, reason: 'platform.session.wrongCurrent' })
      expect(
        (
          await refusal(
            person.client.session.changePassword({ current: goodPassword, next: 'Own-Choice-77' }),
          )
        ).reason,
      ).toBe('platform.session.locked')
    })

    it('a reset gives a temporary one, ends sessions and lifts a lock', async () => {
      const login = await world.account()
      const person = await logIn(login.username)
      await inTransaction(world.ctx(), (tx) => resetLogin(tx, login.accountId, 'Temporary-11'))
      expect((await refusal(person.client.session.me())).status).toBe(401)
      const again = await logIn(login.username, 'Temporary-11')
      expect((await again.client.session.me()).mustChangePassword).toBe(true)
    })

    it('no password and no hash stands in the audit', async () => {
      const { rows } = await database().runScript(
        `select count(*)::int as found from platform.audit_entry
         where concat(before::text, after::text, reason) ~ 'argon2|Tingcheng|Own-Choice|Temporary-11'`,
      )
      expect(rows).toEqual([{ found: 0 }])
    })
  })

  describe('accounts out of use', () => {
    it('a disabled log-in is out at once, and only the right password learns why', async () => {
      const login = await world.account()
      const person = await logIn(login.username)
      await inTransaction(world.ctx(), (tx) => disableLogin(tx, login.accountId))
      expect((await refusal(person.client.session.me())).status).toBe(401)
      expect((await refusal(logIn(login.username, 'Wrong-1-wrong'))).reason).toBe(
        'platform.session.wrongPassword',
      )
      expect(await refusal(logIn(login.username))).toMatchObject({
        status: 403,
        reason: 'platform.session.disabled',
      })
      await inTransaction(world.ctx(), (tx) => enableLogin(tx, login.accountId))
      await logIn(login.username)
    })

    it('whoever keeps accounts says who may log in, and why not', async () => {
      const strict = logInWorld(database, {
        auth: { mayLogIn: async () => ({ allowed: false, reason: 'access.account.pending' }) },
      })
      const login = await strict.account()
      const person = testBrowser(strict.runtime)
      expect(
        await refusal(person.client.session.signIn({ username: login.username, password: goodPassword })),
      ).toMatchObject({ status: 403, reason: 'access.account.pending' })
      expect(person.cookies.size).toBe(0)
      expect(await strict.actions(login.accountId)).toContain('identity.session.refuse')
    })
  })

  describe('demo accounts', () => {
    beforeAll(async () => {
      await world.account({
        name: '演示·链长',
        demo: { password: goodPassword, title: '链长' },
        username: 'chief',
      })
    })
    it('are offered with what everybody may know', async () => {
      expect((await browser().client.session.options()).demoAccounts).toEqual([
        { username: 'chief', password: goodPassword, name: '演示·链长', title: '链长' },
      ])
    })
    it('stay as they are: nobody locks others out by changing the password', async () => {
      const person = await logIn('chief')
      for (const call of [
        () => person.client.session.changePassword({ current: goodPassword, next: 'Own-Choice-77' }),
        () => person.client.session.enableTotp({ password: goodPassword }),
      ])
        expect(await refusal(call())).toMatchObject({ status: 403, reason: 'platform.session.demoFixed' })
      world.clock.advance(100 * 24 * 60)
      expect((await (await logIn('chief')).client.session.me()).mustChangePassword).toBe(false)
    })
  })
})

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { resetLogin } from '#platform/auth/index.ts'
import { onBothDatabases } from '#platform/db/testing/on-both-databases.ts'
import { inTransaction } from '#platform/transaction.ts'
import { refusal } from '../testing/api.ts'
import { testBrowser } from '../testing/browser.ts'
import { goodPassword, logInWorld, totpCode } from '../testing/session.ts'

onBothDatabases('the second factor', (database) => {
  const world = logInWorld(database)
  // Codes go by the clock of the machine, which stands still here until a test lets a step pass.
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })
  /** Lets the authenticator go on to its next code. */
  const nextCode = (secret: string): string => {
    vi.setSystemTime(Date.now() + 30_000)
    return totpCode(secret)
  }

  /** An account with the second factor on, and the browser that turned it on. */
  async function withSecondFactor() {
    const login = await world.account()
    const person = testBrowser(world.runtime)
    await person.client.session.signIn({ username: login.username, password: goodPassword })
    const setup = await person.client.session.enableTotp({ password: goodPassword })
    const before = person.cookies.get('shuanglian.session_token')
    await person.client.session.confirmTotp({ code: totpCode(setup.secret) })
    return { login, person, setup, before }
  }
  const firstStep = async (username: string) => {
    const person = testBrowser(world.runtime)
    expect(await person.client.session.signIn({ username, password: goodPassword })).toEqual({
      status: 'secondFactor',
    })
    return person
  }

  it('is on after its first code, under a new session id, and named by the person’s user name', async () => {
    const { login, person, setup, before } = await withSecondFactor()
    expect(setup.uri).toContain(`:${login.username}?`)
    expect(new URL(setup.uri).searchParams.get('secret')).toBe(setup.secret)
    expect(setup.backupCodes).toHaveLength(10)
    expect(person.cookies.get('shuanglian.session_token')).not.toBe(before)
    expect((await person.client.session.me()).totp).toBe(true)
    expect(await world.actions(login.accountId)).toEqual(
      expect.arrayContaining(['identity.totp.prepare', 'identity.totp.enable']),
    )
  })

  it('a wrong first code leaves it off', async () => {
    const login = await world.account()
    const person = testBrowser(world.runtime)
    await person.client.session.signIn({ username: login.username, password: goodPassword })
    const setup = await person.client.session.enableTotp({ password: goodPassword })
    const wrong = totpCode(setup.secret) === '000000' ? '000001' : '000000'
    expect(await refusal(person.client.session.confirmTotp({ code: wrong }))).toMatchObject({
      status: 400,
      reason: 'platform.session.wrongCode',
    })
    expect((await person.client.session.me()).totp).toBe(false)
    const again = testBrowser(world.runtime)
    expect(await again.client.session.signIn({ username: login.username, password: goodPassword })).toEqual({
      status: 'loggedIn',
    })
  })

  it('the password alone opens nothing; the code does', async () => {
    const { login, setup } = await withSecondFactor()
    const person = await firstStep(login.username)
    expect(person.cookies.has('shuanglian.session_token')).toBe(false)
    expect((await refusal(person.client.session.me())).status).toBe(401)
    await person.client.session.verifyTotp({ code: nextCode(setup.secret) })
    expect((await person.client.session.me()).accountId).toBe(login.accountId)
  })

  it('a code opens one session: who saw it typed cannot use it again', async () => {
    const { login, setup } = await withSecondFactor()
    const code = nextCode(setup.secret)
    await (await firstStep(login.username)).client.session.verifyTotp({ code })
    const watcher = await firstStep(login.username)
    expect(await refusal(watcher.client.session.verifyTotp({ code }))).toMatchObject({
      status: 401,
      reason: 'platform.session.wrongCode',
    })
    expect(watcher.cookies.has('shuanglian.session_token')).toBe(false)
    expect((await refusal(watcher.client.session.me())).status).toBe(401)
  })

  describe('a code counts once, and none before it counts after it', () => {
    const refusedWith = async (username: string, code: string) =>
      expect(await refusal((await firstStep(username)).client.session.verifyTotp({ code }))).toMatchObject({
        status: 401,
        reason: 'platform.session.wrongCode',
      })

    it('the code that confirmed the set-up does not log in', async () => {
      const { login, setup } = await withSecondFactor()
      await refusedWith(login.username, totpCode(setup.secret))
      await (await firstStep(login.username)).client.session.verifyTotp({ code: nextCode(setup.secret) })
    })

    it('an older code is worth nothing after a newer one, though it is still in time', async () => {
      const { login, setup } = await withSecondFactor()
      const older = nextCode(setup.secret)
      await (await firstStep(login.username)).client.session.verifyTotp({ code: nextCode(setup.secret) })
      await refusedWith(login.username, older)
    })

    it('of two at once with the same code one gets in', async () => {
      const { login, setup } = await withSecondFactor()
      const code = nextCode(setup.secret)
      const people = [await firstStep(login.username), await firstStep(login.username)]
      const outcomes = await Promise.allSettled(
        people.map((person) => person.client.session.verifyTotp({ code })),
      )
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    })

    it('of two at once who confirm with the same code one wins', async () => {
      const login = await world.account()
      const person = testBrowser(world.runtime)
      await person.client.session.signIn({ username: login.username, password: goodPassword })
      const { secret } = await person.client.session.enableTotp({ password: goodPassword })
      const outcomes = await Promise.allSettled(
        [0, 1].map(() => person.client.session.confirmTotp({ code: totpCode(secret) })),
      )
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    })

    it('a new secret begins anew', async () => {
      const { person, setup } = await withSecondFactor()
      await person.client.session.disableTotp({ password: goodPassword })
      const again = await person.client.session.enableTotp({ password: goodPassword })
      expect(again.secret).not.toBe(setup.secret)
      await person.client.session.confirmTotp({ code: totpCode(again.secret) })
    })
  })

  it('a backup code works once', async () => {
    const { login, setup } = await withSecondFactor()
    const code = setup.backupCodes[0]!
    const person = await firstStep(login.username)
    await person.client.session.verifyTotp({ code, kind: 'backup' })
    const again = await firstStep(login.username)
    expect(await refusal(again.client.session.verifyTotp({ code, kind: 'backup' }))).toMatchObject({
      status: 401,
      reason: 'platform.session.wrongCode',
    })
  })

  it('new backup codes end the old ones', async () => {
    const { login, person, setup } = await withSecondFactor()
    const { backupCodes } = await person.client.session.renewBackupCodes({ password: goodPassword })
    const old = await firstStep(login.username)
    await refusal(old.client.session.verifyTotp({ code: setup.backupCodes[0]!, kind: 'backup' }))
    await (await firstStep(login.username)).client.session.verifyTotp({
      code: backupCodes[0]!,
      kind: 'backup',
    })
  })

  it('wrong codes lock the account like wrong passwords', async () => {
    const { login, setup } = await withSecondFactor()
    const person = await firstStep(login.username)
    for (let attempt = 0; attempt < 5; attempt += 1)
      await refusal(person.client.session.verifyTotp({ code: 'nonsense' }))
    expect(await refusal(person.client.session.verifyTotp({ code: nextCode(setup.secret) }))).toMatchObject({
      reason: 'platform.session.locked',
    })
    expect(
      (
        await refusal(
          testBrowser(world.runtime).client.session.signIn({
            username: login.username,
            password: goodPassword,
          }),
        )
      ).reason,
    ).toBe('platform.session.locked')
  })

  it('the second step without the first is refused', async () => {
    const { setup } = await withSecondFactor()
    const stranger = testBrowser(world.runtime)
    expect(await refusal(stranger.client.session.verifyTotp({ code: nextCode(setup.secret) }))).toMatchObject(
      {
        status: 401,
        reason: 'platform.session.challengeOver',
      },
    )
    stranger.cookies.set('shuanglian.two_factor', 'made-up.c2lnbmF0dXJl')
    expect((await refusal(stranger.client.session.verifyTotp({ code: '123456' }))).reason).toBe(
      'platform.session.challengeOver',
    )
  })

  it('a challenge whose signature does not fit is refused', async () => {
    const { login, setup } = await withSecondFactor()
    const person = await firstStep(login.username)
    const challenge = decodeURIComponent(person.cookies.get('shuanglian.two_factor')!)
    const identifier = challenge.slice(0, challenge.lastIndexOf('.'))
    person.cookies.set('shuanglian.two_factor', encodeURIComponent(`${identifier}.${'A'.repeat(43)}=`))
    expect((await refusal(person.client.session.verifyTotp({ code: nextCode(setup.secret) }))).status).toBe(
      401,
    )
  })

  it('goes off only with the password, under a new session id', async () => {
    const { login, person } = await withSecondFactor()
    expect((await refusal(person.client.session.disableTotp({ password: 'Wrong-1-wrong' }))).reason).toBe(
      'platform.session.wrongCurrent',
    )
    const before = person.cookies.get('shuanglian.session_token')
    await person.client.session.disableTotp({ password: goodPassword })
    expect(person.cookies.get('shuanglian.session_token')).not.toBe(before)
    expect((await person.client.session.me()).totp).toBe(false)
    expect((await world.actions(login.accountId)).at(-1)).toBe('identity.totp.disable')
  })

  it('a person who lost it gets in after a reset that takes it away', async () => {
    const { login } = await withSecondFactor()
    await inTransaction(world.ctx(), (tx) =>
      resetLogin(tx, login.accountId, 'Temporary-11', { removeSecondFactor: true }),
    )
    expect(
      await testBrowser(world.runtime).client.session.signIn({
        username: login.username,
        password: 'Temporary-11',
      }),
    ).toEqual({ status: 'loggedIn' })
  })

  it('its secret and codes stand in no audit entry, and not in the clear in its table', async () => {
    const { setup } = await withSecondFactor()
    const { rows } = await database().runScript(
      `select (select count(*)::int from platform.audit_entry where concat(before::text, after::text) ~ $1)
        + (select count(*)::int from identity.two_factor where concat(secret, backup_codes) ~ $1) as found`,
      [`${setup.secret}|${setup.backupCodes[0]}`],
    )
    expect(rows).toEqual([{ found: 0 }])
  })
})

import { beforeAll, expect, it } from 'vitest'
import { onBothDatabases } from '#platform/db/testing/on-both-databases.ts'
import { refusal } from '../../testing/api.ts'
import { type RealCity, realCity } from './real-city.ts'

const reason = '本人忘记密码'

onBothDatabases('four eyes over log-ins', (database) => {
  let city: RealCity
  beforeAll(async () => {
    city = await realCity(database)
  })
  const chief = (name: string) =>
    city.member(name, city.orgs.root, { roleCode: 'chainChief', chainCodes: ['pv'] })

  it('a reset opens nothing until a security administrator confirmed it; the owner learns of it', async () => {
    const member = await chief('虚构链长甲')
    const { account, temporaryPassword } = await city.sysAdmin.client.access.resetAccount({
      ...(await city.account(member.username)),
      reason,
    })
    expect(account).toMatchObject({ state: 'pending', resetAt: expect.any(String) })
    expect((await refusal(member.browser.client.session.me())).status).toBe(401)
    expect((await refusal(city.logIn(member.username, temporaryPassword))).status).toBe(403)
    expect((await refusal(city.logIn(member.username, member.password))).reason).toBe(
      'platform.session.wrongPassword',
    )
    expect((await refusal(city.sysAdmin.client.access.approveAccount(account))).reason).toBe(
      'platform.right.missing',
    )
    const waiting = await city.secAdmin.client.notify.listInbox({})
    expect(waiting.items.map(({ topic }) => topic)).toContain('access.account.waiting')

    await city.secAdmin.client.access.approveAccount(account)
    const owner = await city.logIn(member.username, temporaryPassword)
    expect(await refusal(owner.client.chains.listChains())).toMatchObject({
      status: 403,
      reason: 'platform.session.passwordChangeDue',
    })
    await owner.client.session.changePassword({ current: temporaryPassword, next: 'Owner-Choice-77' })
    expect((await refusal(city.logIn(member.username, temporaryPassword))).reason).toBe(
      'platform.session.wrongPassword',
    )
    const told = (await owner.client.notify.listInbox({})).items.map(({ topic }) => topic)
    expect(told).toEqual(expect.arrayContaining(['access.account.reset', 'access.account.resetConfirmed']))
  })

  it('no one of them opens, lets in and grants: two people are needed, and the first password dies', async () => {
    const personId = await city.person('虚构新任', city.orgs.root)
    const opened = await city.sysAdmin.client.access.createAccount({
      username: 'newcomer',
      name: '虚构新任',
      personId,
    })
    const logIn = () => city.logIn('newcomer', opened.temporaryPassword)
    expect((await refusal(logIn())).reason).toBe('access.account.notActive')
    const grant = {
      accountId: opened.account.id,
      roleCode: 'chainChief',
      chainCodes: ['pv'],
      sinceOn: '2023-06-15',
      reason: '任职',
    }
    for (const call of [
      () => city.sysAdmin.client.access.approveAccount(opened.account),
      () => city.sysAdmin.client.access.giveGrant(grant),
      () => city.secAdmin.client.access.createAccount({ username: 'of-sec', name: '虚构' }),
      () => city.secAdmin.client.access.resetAccount({ ...opened.account, reason }),
    ])
      expect((await refusal(call())).reason).toBe('platform.right.missing')
    await city.secAdmin.client.access.approveAccount(opened.account)
    await city.secAdmin.client.access.giveGrant(grant)
    const owner = await logIn()
    expect((await refusal(owner.client.chains.listChains())).reason).toBe(
      'platform.session.passwordChangeDue',
    )
    await owner.client.session.changePassword({
      current: opened.temporaryPassword,
      next: 'Owner-Choice-77',
    })
    await owner.client.chains.listChains()
    expect((await refusal(logIn())).reason).toBe('platform.session.wrongPassword')
  })

  it('an account that failed attempts locked is unlocked by a system administrator, not by its owner', async () => {
    const member = await chief('虚构链长乙')
    for (let attempt = 0; attempt < 5; attempt += 1) await refusal(city.logIn(member.username, 'Wrong-1-x'))
    expect((await refusal(city.logIn(member.username, member.password))).reason).toBe(
      'platform.session.locked',
    )
    const id = member.accountId
    expect((await city.sysAdmin.client.access.getAccountLogin({ id })).lockedUntil).not.toBeNull()
    expect((await refusal(member.browser.client.access.unlockAccount({ id, reason }))).status).toBe(403)
    expect(await city.sysAdmin.client.access.unlockAccount({ id, reason })).toMatchObject({
      lockedUntil: null,
    })
    await city.logIn(member.username, member.password)
    const own = { id: city.administrators.sysadmin!, reason }
    expect((await refusal(city.sysAdmin.client.access.unlockAccount(own))).reason).toBe('access.account.self')
  })
})

import { beforeAll, expect, it } from 'vitest'
import { mailAddressesOf } from '#modules/access/index.ts'
import { onBothDatabases } from '#platform/db/testing/on-both-databases.ts'
import { refusal } from '../../testing/api.ts'
import { type Member, type RealCity, realCity } from './real-city.ts'

onBothDatabases('e-mail goes where the owner of an account confirmed', (database) => {
  let city: RealCity
  let member: Member
  beforeAll(async () => {
    city = await realCity(database)
    member = await city.member('虚构收件', city.orgs.bureau, { roleCode: 'headOffice' })
  })
  const enter = async (email: string | null) => {
    const { directory } = city.sysAdmin.client
    await directory.updatePerson({
      ...(await directory.getPerson({ id: member.personId })),
      phone: undefined,
      email,
    })
  }
  const goesTo = async () =>
    (await mailAddressesOf(database().db, [member.accountId])).get(member.accountId)?.address ?? null
  const confirmMailAddress = (address: string) => member.browser.client.access.confirmMailAddress({ address })
  const myMailAddress = () => member.browser.client.access.myMailAddress()

  it('nowhere while an address that somebody else entered waits; the owner is told in the inbox', async () => {
    await enter('owner@city.invalid')
    expect(await goesTo()).toBeNull()
    expect(await myMailAddress()).toEqual({ address: 'owner@city.invalid', held: true })
    const { items } = await member.browser.client.notify.listInbox({})
    expect(items.map(({ topic }) => topic)).toContain('access.account.addressChanged')
    await confirmMailAddress('owner@city.invalid')
    expect(await goesTo()).toBe('owner@city.invalid')
  })

  it('not to another address that the directory was turned to', async () => {
    await enter('administrator@own.invalid')
    expect(await goesTo()).toBeNull()
    expect(await refusal(confirmMailAddress('owner@city.invalid'))).toMatchObject({
      status: 409,
      reason: 'access.account.addressOther',
    })
    expect(await goesTo()).toBeNull()
  })

  it('a change of anything else holds nothing', async () => {
    await confirmMailAddress('administrator@own.invalid')
    const { directory } = city.sysAdmin.client
    const now = await directory.getPerson({ id: member.personId })
    await directory.updatePerson({ ...now, phone: '13800001234', email: undefined, note: '备注' })
    expect(await goesTo()).toBe('administrator@own.invalid')
  })

  it('the address stands in no audit entry of the account', async () => {
    const { rows } = await database().runScript(
      `select count(*)::int as found from platform.audit_entry
       where object_kind = 'access.account' and concat(before::text, after::text) ~ '@(city|own)\\.invalid'`,
    )
    expect(rows).toEqual([{ found: 0 }])
  })
})

import { beforeAll, describe, expect, it } from 'vitest'
import { onBothDatabases } from '#platform/db/testing/on-both-databases.ts'
import type { Permission } from '#platform/rights/permission.ts'
import { refusal } from '../../testing/api.ts'
import { type Member, type RealCity, realCity } from './real-city.ts'

const today = '2023-06-15'
const reason = '工作变动'

onBothDatabases('people who move or leave', (database) => {
  let city: RealCity
  beforeAll(async () => {
    city = await realCity(database)
  })

  const actorOf = (member: Member) => city.runtime.accounts.actorOf(database().db, member.accountId)
  /** Organisations a permission of somebody reaches now; null when it is not given at all. */
  const reachOf = async (member: Member, permission: Permission) => {
    const rights = (await actorOf(member))!.rights
    if (rights === 'all') throw new Error('a person has no right to everything')
    const reach = rights.get(permission)
    return reach === undefined ? null : [...reach.orgIds].sort()
  }
  const personOf = async ({ personId }: Member) => city.sysAdmin.client.directory.getPerson({ id: personId })
  const move = async (member: Member, orgId: string) =>
    city.sysAdmin.client.directory.movePerson({ ...(await personOf(member)), orgId, on: today, reason })
  const leave = async (member: Member, leftOn = today) =>
    city.sysAdmin.client.directory.leavePerson({ ...(await personOf(member)), leftOn, reason })
  const grantsOf = ({ accountId }: Member) => city.secAdmin.client.access.listGrants({ accountId })
  const heldOf = async ({ accountId }: Member) =>
    (await city.secAdmin.client.access.listHeldGrants()).filter((grant) => grant.accountId === accountId)
  const officer = (name: string, more = {}) =>
    city.member(name, city.orgs.bureau, { roleCode: 'leadOrgOfficer', ...more })

  describe('who left is out', () => {
    it('at once: open sessions end, and a new log-in is refused from the day of leaving on', async () => {
      const member = await officer('虚构甲')
      await member.browser.client.session.me()
      await leave(member)
      expect((await refusal(member.browser.client.session.me())).status).toBe(401)
      expect(await refusal(city.logIn(member.username, member.password))).toMatchObject({
        status: 403,
        reason: 'access.account.left',
      })
      expect(await actorOf(member)).toBeNull()
    })

    it('only whoever knows the password learns why', async () => {
      const member = await officer('虚构乙')
      await leave(member)
      expect(await refusal(city.logIn(member.username, 'Wrong-1-wrong'))).toMatchObject({
        status: 401,
        reason: 'platform.session.wrongPassword',
      })
    })

    it('leaves grants that wait; who comes back has none of them until each is confirmed', async () => {
      const member = await officer('虚构丁')
      const left = await leave(member)
      const [held] = await heldOf(member)
      expect(held).toMatchObject({ held: { because: 'left' }, state: 'valid' })
      const confirm = () => city.secAdmin.client.access.confirmGrant({ ...held!, orgId: undefined, reason })
      expect((await refusal(confirm())).reason).toBe('access.grant.holderLeft')
      await city.sysAdmin.client.directory.rejoinPerson({ ...left, reason })
      const again = await city.logIn(member.username, member.password)
      expect((await again.client.session.me()).permissions).toEqual([])
      await confirm()
      expect((await again.client.session.me()).permissions).toContain('matters.problem.read')
    })

    it('the last security administrator cannot leave', async () => {
      const person = await city.person('虚构戊', city.orgs.root)
      await database()
        .db.updateTable('access.account')
        .set({ person_id: person })
        .where('id', '=', city.administrators.secadmin!)
        .execute()
      const now = await city.sysAdmin.client.directory.getPerson({ id: person })
      expect(
        (await refusal(city.sysAdmin.client.directory.leavePerson({ ...now, leftOn: today, reason }))).reason,
      ).toBe('access.grant.lastSecAdmin')
      expect((await city.sysAdmin.client.directory.getPerson({ id: person })).leftOn).toBeNull()
    })
  })

  describe('who moves takes no reach along and finds none', () => {
    it('a grant names its organisation from the day it is given', async () => {
      const [grant] = await grantsOf(await officer('虚构己'))
      expect(grant!.org).toMatchObject({ id: city.orgs.bureau })
    })

    it('moved to the root, an officer reaches nothing until a security administrator confirms', async () => {
      const member = await officer('虚构庚')
      expect(await reachOf(member, 'matters.problem.read')).toEqual([city.orgs.bureau])
      await move(member, city.orgs.root)
      expect(await reachOf(member, 'matters.problem.read')).toBeNull()
      expect((await actorOf(member))!.orgId).toBeNull()
      const [held] = await heldOf(member)
      expect(held).toMatchObject({
        held: { because: 'moved' },
        org: { id: city.orgs.bureau },
        holderOrg: { id: city.orgs.root },
      })
      const inbox = await city.secAdmin.client.notify.listInbox({})
      expect(inbox.items.map(({ topic, title }) => ({ topic, title }))).toContainEqual({
        topic: 'access.grant.held',
        title: '虚构庚已调动，1 项授权待确认',
      })
      await city.secAdmin.client.access.confirmGrant({ ...held!, orgId: undefined, reason })
      expect(await reachOf(member, 'matters.problem.read')).toEqual([city.orgs.bureau])
      expect(await heldOf(member)).toEqual([])
    })

    it('a grant is confirmed for the new organisation by a security administrator only', async () => {
      const member = await officer('虚构辛')
      await move(member, city.orgs.other)
      const [held] = await heldOf(member)
      const confirm = { ...held!, orgId: city.orgs.other, reason }
      expect((await refusal(city.sysAdmin.client.access.confirmGrant(confirm))).reason).toBe(
        'platform.right.missing',
      )
      await city.secAdmin.client.access.confirmGrant(confirm)
      expect(await reachOf(member, 'matters.problem.read')).toEqual([city.orgs.other])
      expect(await refusal(city.secAdmin.client.access.confirmGrant(confirm))).toMatchObject({ status: 409 })
      const thread = await database()
        .db.selectFrom('platform.thread_link')
        .select('to_id')
        .where('from_id', '=', held!.id)
        .where('relation', '=', 'measuredFrom')
        .execute()
      expect(thread).toEqual([{ to_id: city.orgs.other }])
    })

    it('an account with an organisation of its own does not keep the old reach in silence', async () => {
      const member = await officer('虚构壬')
      await database()
        .db.updateTable('access.account')
        .set({ org_id: city.orgs.bureau })
        .where('id', '=', member.accountId)
        .execute()
      await move(member, city.orgs.other)
      expect(await reachOf(member, 'matters.problem.read')).toBeNull()
      const [held] = await heldOf(member)
      expect(held!.holderOrg).toMatchObject({ id: city.orgs.other })
      await city.secAdmin.client.access.confirmGrant({ ...held!, orgId: city.orgs.other, reason })
      expect(await reachOf(member, 'matters.problem.read')).toEqual([city.orgs.other])
      expect((await actorOf(member))!.orgId).toBe(city.orgs.other)
    })

    it('a chief is anchored to chains: a move changes nothing', async () => {
      const chief = await city.member('虚构癸', city.orgs.bureau, {
        roleCode: 'chainChief',
        chainCodes: ['pv'],
      })
      const before = (await actorOf(chief))!.rights
      await move(chief, city.orgs.root)
      expect((await actorOf(chief))!.rights).toEqual(before)
      expect(await heldOf(chief)).toEqual([])
    })

    it('a task force keeps its chains and loses only what is measured from the organisation', async () => {
      const member = await city.member('虚构子', city.orgs.bureau, {
        roleCode: 'chainOffice',
        chainCodes: ['pv'],
      })
      await move(member, city.orgs.other)
      expect(await reachOf(member, 'officialdoc.document.make')).toBeNull()
      const rights = (await actorOf(member))!.rights
      expect(rights !== 'all' && [...rights.get('matters.problem.handle')!.chainCodes]).toEqual(['pv'])
      expect(await heldOf(member)).toHaveLength(1)
    })

    it('nobody confirms their own', async () => {
      const member = await officer('虚构丑')
      await move(member, city.orgs.other)
      const [held] = await heldOf(member)
      await database()
        .db.updateTable('access.role_grant')
        .set({ account_id: city.administrators.secadmin! })
        .where('id', '=', held!.id)
        .execute()
      expect(
        (await refusal(city.secAdmin.client.access.confirmGrant({ ...held!, orgId: undefined, reason })))
          .reason,
      ).toBe('access.account.self')
    })
  })

  // Last: the clock ends the sessions of everybody else.
  it('also where the directory was written without asking anybody', async () => {
    const member = await officer('虚构丙')
    await database()
      .db.updateTable('directory.person')
      .set({ left_on: '2023-06-16' })
      .where('id', '=', member.personId)
      .execute()
    // The 16th begins in Shanghai at 16:00 UTC of the 15th; it is 02:00 UTC.
    city.clock.advance(14 * 60 - 1)
    const browser = await city.logIn(member.username, member.password)
    city.clock.advance(1)
    expect((await refusal(browser.client.session.me())).status).toBe(401)
    expect((await refusal(city.logIn(member.username, member.password))).reason).toBe('access.account.left')
  })
})

import { beforeAll, describe, expect, it } from 'vitest'
import { mailAddressesOf, roles } from '#modules/access/index.ts'
import { contract } from '#modules/contract.ts'
import { onBothDatabases } from '#platform/db/testing/on-both-databases.ts'
import { type EndpointInfo, listEndpoints } from '#platform/http/endpoints.ts'
import { notify } from '#platform/notify/index.ts'
import type { Permission } from '#platform/rights/permission.ts'
import { inTransaction } from '#platform/transaction.ts'
import { refusal, testApi } from '../../testing/api.ts'
import type { TestBrowser } from '../../testing/browser.ts'
import { type Member, type RealCity, realCity } from './real-city.ts'

const administrators = roles.filter(({ kind }) => kind === 'administrator')
const endpoints = listEndpoints(contract)
const reason = '分权检查'
const today = '2023-06-15'
/** Stands in a problem and in a notice of it, and in nothing an administrator may see. */
const secret = '绝缘焊带缺口测试词'
const ownAddress = 'administrator@own.invalid'

const keyOf = ({ module, name }: EndpointInfo) => `${module}.${name}`
const callableBy = (code: string, endpoint: EndpointInfo) =>
  endpoint.right in (roles.find((role) => role.code === code)?.gives ?? {})
/** What an administrator's role lets them do beyond looking. */
const actsOf = (code: string) => endpoints.filter((one) => one.method !== 'GET' && callableBy(code, one))

/** What there is to act upon: somebody with business rights, and the three themselves. */
interface World {
  city: RealCity
  victim: Member
  problemId: string
}
type Act = (world: World, by: TestBrowser) => Promise<unknown>

const harmless = (why: string): Act => Object.assign(() => Promise.resolve(null), { why })
const personOf = ({ city, victim }: World) =>
  city.sysAdmin.client.directory.getPerson({ id: victim.personId })
const accountOf = ({ city, victim }: World) => city.account(victim.username)
const grantOf = async ({ city, victim }: World) =>
  (await city.secAdmin.client.access.listGrants({ accountId: victim.accountId }))[0]!

/**
 * Every act of an administrator, turned against somebody with business rights. An endpoint that is given to one of the
 * three must be judged here: what it does to reach business data, or why it cannot.
 */
const acts: Record<string, Record<string, Act>> = {
  sysAdmin: {
    'access.createAccount': async ({ city }, by) => {
      const personId = await city.person('虚构自设', city.orgs.root)
      return by.client.access.createAccount({ username: 'of-my-own', name: '虚构自设', personId })
    },
    'access.disableAccount': async (world, by) =>
      by.client.access.disableAccount({ ...(await accountOf(world)), reason }),
    // After the reset: shutting out, resetting and taking back is the chain that went around the approval.
    'access.resetAccount': async (world, by) =>
      by.client.access.resetAccount({ ...(await accountOf(world)), reason }),
    'access.enableAccount': async (world, by) =>
      by.client.access.enableAccount({ ...(await accountOf(world)) }),
    'access.unlockAccount': ({ victim }, by) =>
      by.client.access.unlockAccount({ id: victim.accountId, reason }),
    'access.unlinkAccount': async ({ victim }, by) =>
      refusal(by.client.access.unlinkAccount({ id: victim.accountId, reason })),
    'backup.take': harmless(
      'writes into the folder of the configuration, which only who runs the machine can read',
    ),
    'directory.createRegion': harmless('a new region holds nothing yet'),
    'directory.updateRegion': harmless('names a region, moves nothing below it'),
    'directory.createOrganisation': harmless('a new organisation holds nothing yet'),
    'directory.updateOrganisation': harmless('names an organisation, moves nothing below it'),
    'directory.moveOrganisation': harmless(
      'the administrator’s own role measures nothing from an organisation',
    ),
    'directory.closeOrganisation': harmless('takes away only'),
    'directory.reopenOrganisation': harmless('gives back what was there'),
    'directory.createPerson': async ({ city }, by) =>
      by.client.directory.createPerson({ name: '虚构新人', orgId: city.orgs.root, email: ownAddress }),
    'directory.updatePerson': async (world, by) =>
      by.client.directory.updatePerson({ ...(await personOf(world)), phone: undefined, email: ownAddress }),
    'directory.movePerson': async (world, by) =>
      by.client.directory.movePerson({
        ...(await personOf(world)),
        orgId: world.city.orgs.root,
        on: today,
        reason,
      }),
    'directory.leavePerson': async (world, by) =>
      by.client.directory.leavePerson({ ...(await personOf(world)), leftOn: today, reason }),
    'directory.rejoinPerson': async (world, by) =>
      by.client.directory.rejoinPerson({ ...(await personOf(world)), reason }),
    'directory.giveAppointment': async ({ city, victim }, by) =>
      by.client.directory.giveAppointment({
        personId: victim.personId,
        orgId: city.orgs.root,
        title: '主任',
        sinceOn: today,
        source: '测试任免',
      }),
    'directory.updateAppointment': harmless('rights rest on grants, posts give none'),
    'directory.endAppointment': harmless('rights rest on grants, posts give none'),
    'directory.handOverAppointment': harmless('rights rest on grants, posts give none'),
    'calendar.putDay': harmless('says which days are worked'),
    'calendar.removeDay': harmless('says which days are worked'),
    'calendar.importYear': harmless('says which days are worked'),
    'notify.createWebhook': async (_world, by) =>
      by.client.notify.createWebhook({
        name: '管理员自己的地址',
        url: 'https://own.invalid/hook',
        topics: ['*'],
        algorithm: 'sha256',
      }),
    'notify.updateWebhook': harmless('other topics, the same events without words'),
    'notify.renewWebhookSecret': harmless('signs the same events'),
    'notify.testWebhook': harmless('sends an event of its own'),
    'notify.resendWebhookDelivery': harmless('sends the same event again'),
    'notify.resendMail': harmless('sends to an address the owner confirmed'),
  },
  secAdmin: {
    'access.approveAccount': async ({ city }, by) =>
      refusal(by.client.access.approveAccount({ ...(await city.account('secadmin')) })),
    'access.giveGrant': ({ city }, by) =>
      refusal(
        by.client.access.giveGrant({
          accountId: city.administrators.secadmin!,
          roleCode: 'headOffice',
          sinceOn: today,
          reason,
        }),
      ),
    'access.confirmGrant': async (world, by) => {
      const { id, lockVersion } = await grantOf(world)
      return refusal(by.client.access.confirmGrant({ id, lockVersion, reason }))
    },
    'access.endGrant': async (world, by) => {
      const { id, lockVersion } = await grantOf(world)
      return by.client.access.endGrant({ id, lockVersion, reason })
    },
  },
  auditor: { 'audit.startVerification': harmless('counts entries, shows none') },
}

/** Modules whose data an administrator has no business with. */
const business = /^(matters|chains|governance|documents|officialdoc)\./

/** The audit log holds every change of the product by its nature; the auditor reads it and can change nothing. */
const auditLog = ['system.listAudit', 'audit.search']

describe('what the roles of the three administrators give', () => {
  it('no permission over business', () => {
    for (const { code, gives } of administrators)
      expect(
        Object.keys(gives).filter((permission) => business.test(permission)),
        code,
      ).toEqual([])
  })

  it('every act of each is judged, and none that it has not', () => {
    for (const { code } of administrators)
      expect(Object.keys(acts[code]!).toSorted(), code).toEqual(actsOf(code).map(keyOf).toSorted())
  })

  it('no permission of one is held by another, but for looking at accounts and roles', () => {
    const shared = new Set<Permission>(['access.account.read', 'access.role.read'])
    for (const one of administrators)
      for (const other of administrators)
        if (one !== other)
          for (const permission of Object.keys(one.gives) as Permission[])
            if (permission in other.gives) expect(shared, `${one.code} ${other.code}`).toContain(permission)
  })

  it('nobody links an identity to another’s account: the one endpoint that links names no account', () => {
    const linking = endpoints.filter(({ name }) => /link/i.test(name)).map(keyOf)
    expect(linking.toSorted()).toEqual(['access.unlinkAccount', 'session.linkOidc', 'session.unlinkOidc'])
    const { inputSchema } = contract.session.linkOidc['~orpc']
    expect(Object.keys((inputSchema as unknown as { shape: object }).shape)).toEqual(['password'])
  })
})

onBothDatabases('the three administrators, two steps at a time', (database) => {
  let world: World
  const findings = (text: string) => text.includes(secret)

  beforeAll(async () => {
    const city = await realCity(database)
    const victim = await city.member('虚构总督查', city.orgs.bureau, { roleCode: 'headOffice' })
    const problem = await testApi(async () => database()).client.matters.openProblem({
      title: `${secret}标题`,
      problem: `${secret}：缺口约4万吨，尚未落实`,
      chainCode: 'pv',
      origin: 'own',
    })
    world = { city, victim, problemId: problem.id }
    expect(await (await victim.browser.request('/api/problems?pageSize=50')).text()).toContain(secret)
  })

  /** A notice of business, as any step of a matter would give it. */
  const tellVictim = async () => {
    const { clock, data } = world.city.runtime
    const { database: open, jobs } = await data()
    const ctx = {
      ...{ clock, db: open.db, jobs, log: world.city.runtime.log, requestId: 'separation', ip: null },
      ...{ actor: { id: 'test', name: '测试', personId: null, orgId: null, rights: 'all' as const } },
      pending: null,
    }
    await inTransaction(ctx, (tx) =>
      notify(tx, {
        to: [world.victim.accountId],
        topic: 'matters.problem.assigned',
        title: `${secret}标题`,
        text: secret,
        href: `/problems/${world.problemId}`,
        object: { kind: 'matters.problem', id: world.problemId },
        urgency: 'act',
      }),
    )
  }

  /** The second step: everything an administrator may look at, in their own session. */
  const sees = async (code: string, by: TestBrowser): Promise<string[]> => {
    const found: string[] = []
    for (const endpoint of endpoints) {
      const open = endpoint.right === 'public' || endpoint.right === 'signedIn'
      if (endpoint.method !== 'GET' || !(open || callableBy(code, endpoint))) continue
      const path = endpoint.path
        .replace('{kind}', 'matters.problem')
        .replace(/\{year\}/, '2023')
        .replace(/\{\w+\}/g, world.problemId)
      const query = new URLSearchParams({
        kind: 'matters.problem',
        id: world.problemId,
        query: '',
        pageSize: '50',
      })
      const response = await by.request(`/api${path}?${query}`)
      expect(response.status, path).not.toBe(429)
      if (findings(await response.text())) found.push(keyOf(endpoint))
    }
    return found
  }

  /** The other second steps: a password in an answer, what is pushed to other systems, where e-mail goes. */
  const wayOut = async (told: unknown) => {
    const text = JSON.stringify(told) ?? ''
    expect(findings(text), 'the answer itself').toBe(false)
    const password = /"temporaryPassword":"([^"]+)"/.exec(text)?.[1]
    for (const username of [world.victim.username, 'of-my-own'])
      if (password !== undefined)
        expect((await refusal(world.city.logIn(username, password))).reason, username).toMatch(
          /wrongPassword|notActive|disabled|locked|left/,
        )
    await tellVictim()
    const pushed = await database().db.selectFrom('platform.webhook_delivery').select('body').execute()
    expect(pushed.filter(({ body }) => findings(body))).toEqual([])
    const addressed = await mailAddressesOf(database().db, [world.victim.accountId])
    expect([...addressed.values()].map(({ address }) => address)).not.toContain(ownAddress)
  }

  const browserOf = (code: string): TestBrowser =>
    ({ sysAdmin: world.city.sysAdmin, secAdmin: world.city.secAdmin, auditor: world.city.auditor })[code]!

  // The security administrator acts first: what the system administrator does to the victim comes after.
  for (const code of ['secAdmin', 'auditor', 'sysAdmin']) {
    it(`${code}: no act of its own opens business to its own eyes, a log-in, an address or a target of its own`, async () => {
      const by = browserOf(code)
      for (const [key, act] of Object.entries(acts[code]!)) {
        const told = await act(world, by).catch((cause: unknown) => {
          throw new Error(`${key} could not be tried`, { cause })
        })
        await wayOut(told)
        expect(await sees(code, by), key).toEqual(code === 'auditor' ? auditLog : [])
      }
    }, 240_000)
  }

  it('and all of it together has given nobody a right', async () => {
    const { rows } = await database().runScript(
      `select count(*)::int as given from access.role_grant where granted_by in (select id from access.account
        where username = 'sysadmin')`,
    )
    expect(rows).toEqual([{ given: 0 }])
    const [mine] = await world.city.secAdmin.client.access.listGrants({
      accountId: world.city.administrators.sysadmin!,
    })
    expect(mine!.role.code).toBe('sysAdmin')
  })
})

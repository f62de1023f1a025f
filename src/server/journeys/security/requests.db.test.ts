import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { actorWith } from '#modules/access/testing/actor-with.ts'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { testPerson } from '../../testing/actors.ts'
import { testRuntime } from '../../testing/api.ts'
import { testBrowser } from '../../testing/browser.ts'
import { allPermissions, callByKey, endpoints, sampleInput } from '../../testing/endpoints.ts'
import { contentOf, expectSame, type HiddenCity, openHiddenCity, outcomeOf } from './hidden-city.ts'
import { hiddenCases } from './object-cases.ts'
import { send } from './send.ts'

const safe = new Set(['GET', 'HEAD'])

/** People who see the city from quite different sides. */
const readers = ['chainOffice', 'countyOfficer', 'sysAdmin', 'auditor']

/** Reading that leaves an entry in the log, because it takes data out of the product. */
const recordedReading = [
  'access.exportAccounts',
  'chains.exportGaps',
  'directory.exportAppointments',
  'directory.exportPeople',
  'documents.exportList',
  'governance.exportActivities',
  'governance.exportPosts',
  'matters.exportProblems',
  'matters.exportTasks',
]

onBothDemoCities('requests that change things and requests that do not', (database) => {
  let city: HiddenCity
  beforeAll(async () => {
    city = await openHiddenCity(database())
  })

  it('no unsafe endpoint takes a request of another site, of a page that hides where it stands, or of nobody known', async () => {
    const runtime = testRuntime(async () => database())
    const cookies = [...city.person.cookies]
    const before = await contentOf(database())
    for (const origin of ['http://evil.example', 'null', 'http://test.invalid.evil.example', null]) {
      const foreign = testBrowser(runtime, { origin })
      for (const [name, value] of cookies) foreign.cookies.set(name, value)
      for (const endpoint of endpoints) {
        if (safe.has(endpoint.method)) continue
        const response = await send(foreign, endpoint, sampleInput(endpoint))
        const { error } = (await response.json()) as { error: { reason: string } }
        expect([response.status, error.reason], `${endpoint.key} from ${origin}`).toEqual([
          403,
          'platform.request.crossSite',
        ])
      }
    }
    expectSame(before, await contentOf(database()), 'cross-site requests')
  })

  it('every endpoint that is asked with GET changes nothing, for whichever role', async () => {
    const before = await contentOf(database(), ['platform.audit_entry', 'platform.audit_head'])
    const recorded = () =>
      sql<{ action: string }>`select distinct action from platform.audit_entry`.execute(database().db)
    const known = new Set((await recorded()).rows.map(({ action }) => action))
    const callers = [city.api, ...readers.map((role) => city.api.as(actorWith({ role })))]
    for (const endpoint of endpoints.filter(({ method }) => safe.has(method)))
      for (const caller of callers) {
        const fields = Object.entries(hiddenCases).filter(([field]) => field.startsWith(`${endpoint.key}:`))
        const named = Object.fromEntries(
          fields.map(([field, one]) => [
            field.split(':')[1]!,
            one.as?.(city.hidden[one.kind]) ?? city.hidden[one.kind],
          ]),
        )
        const beside = Object.assign({}, ...fields.map(([, one]) => (one.control ?? one.with)?.(city) ?? {}))
        await outcomeOf(callByKey(caller, endpoint.key, { ...sampleInput(endpoint), ...beside, ...named }))
      }
    expectSame(
      before,
      await contentOf(database(), ['platform.audit_entry', 'platform.audit_head']),
      'reading',
    )
    const fresh = (await recorded()).rows.map(({ action }) => action).filter((action) => !known.has(action))
    // Who reads the growth record of another is noted too.
    for (const action of fresh) expect(action).toMatch(/\.export$|^training\.growth\.read$/)
    expect(endpoints.filter(({ key }) => recordedReading.includes(key))).toHaveLength(recordedReading.length)
  }, 180_000)

  it('an address that changes things answers no other method', async () => {
    for (const endpoint of endpoints) {
      if (safe.has(endpoint.method)) continue
      const path = endpoint.path.replace(/\{\w+\}/g, '00000000-0000-4000-8000-000000000000')
      if (endpoints.some((other) => other.method === 'GET' && sameShape(other.path, endpoint.path))) continue
      expect((await city.api.request(`/api${path}`)).status, endpoint.key).toBe(404)
    }
  })

  describe('fields that a body may not set', () => {
    const smuggled = {
      isDemo: true,
      state: 'closed',
      createdBy: 'somebody-else',
      createdByName: '别人',
      created_by: 'somebody-else',
      createdAt: '1999-01-01T00:00:00.000Z',
      orgId: '00000000-0000-4000-8000-000000000001',
      createdOrgId: '00000000-0000-4000-8000-000000000001',
      roleCode: 'secAdmin',
      roles: ['secAdmin'],
      rights: 'all',
      mustChange: false,
      parties: { lead: { orgIds: ['00000000-0000-4000-8000-000000000001'], accountIds: [] } },
      belonging: { chainCodes: ['pv'] },
      href: 'javascript:alert(1)',
      deletedAt: '2023-01-01T00:00:00.000Z',
      removedAt: '2023-01-01T00:00:00.000Z',
      closedOn: '2023-01-01',
      stateVersion: 99,
      number: 1,
      accountId: 'somebody-else',
      actor: { id: 'operator', rights: 'all' },
      at: '1999-01-01T00:00:00.000Z',
      sha256: 'ab',
      isShipped: true,
      approvedAt: '2023-01-01T00:00:00.000Z',
      secret: 'known',
      lock_version: 77,
      __proto__: { rights: 'all' },
    }
    /** Values that no row may come to hold. */
    const traces = [
      'somebody-else',
      '1999-01-01',
      '00000000-0000-4000-8000-000000000001',
      'javascript:alert',
      '别人',
      '"known"',
    ]

    it('are dropped by every endpoint: what is stored is what the same call without them stores', async () => {
      const actor = city.api.as(testPerson('writer', city.own.orgId, allPermissions, { everywhere: true }))
      for (const endpoint of endpoints) {
        if (safe.has(endpoint.method) || endpoint.input === null) continue
        const declared = new Set(Object.keys(endpoint.input.properties ?? {}))
        const extra = Object.fromEntries(Object.entries(smuggled).filter(([name]) => !declared.has(name)))
        const own = writes[endpoint.key]?.(city) ?? sampleInput(endpoint)
        const response = await send(actor, endpoint, { ...extra, ...own })
        if (writes[endpoint.key] !== undefined)
          expect(response.status, `${endpoint.key}: ${await response.clone().text()}`).toBeLessThan(300)
        // 503: no mail server is configured here.
        expect([500, 501, 502, 504], endpoint.key).not.toContain(response.status)
      }
      const rows = await everything()
      for (const trace of traces)
        expect(
          rows.filter((row) => row.includes(trace)),
          trace,
        ).toEqual([])
    })

    it('make nobody more than they are: a body opens no account with rights, and lets none in', async () => {
      const { rows } = await sql<{ state: string }>`
        select state from access.account where username = 'smuggler'`.execute(database().db)
      expect(rows).toEqual([{ state: 'pending' }])
      const grants = await sql`
        select 1 from access.role_grant g join access.account a on a.id = g.account_id
        where a.username = 'smuggler'`.execute(database().db)
      expect(grants.rows).toEqual([])
    })
  })

  async function everything(): Promise<string[]> {
    const { rows: tables } = await sql<{ name: string }>`
      select table_schema || '.' || table_name as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema !~ '^(pg|information_schema)'`.execute(database().db)
    const all: string[] = []
    for (const { name } of tables) {
      const { rows } = await sql<{ row: string }>`
        select ${sql.lit(name)} || ' ' || to_jsonb(t)::text as row from ${sql.table(name)} t`.execute(
        database().db,
      )
      all.push(...rows.map(({ row }) => row))
    }
    return all
  }
})

const sameShape = (one: string, other: string): boolean => {
  const [a, b] = [one.split('/'), other.split('/')]
  return (
    a.length === b.length &&
    a.every((part, index) => part === b[index] || part.startsWith('{') || b[index]!.startsWith('{'))
  )
}

/** Calls that succeed, so that dropping is seen in what they store. */
const writes: Record<string, (city: HiddenCity) => Record<string, unknown>> = {
  'matters.openProblem': ({ own }) => ({
    title: '夹带字段的问题',
    problem: '用地指标尚未落实',
    chainCode: own.chainCode,
    origin: 'own',
  }),
  'matters.createTask': ({ own }) => ({
    title: '夹带字段的任务',
    actionType: 'fill',
    goal: '补齐环节',
    chainCode: own.chainCode,
    leadPersonId: own.personId,
    leadOrgId: own.orgId,
    startsOn: '2023-06-15',
    dueOn: '2023-12-15',
    targets: [{ quarter: '2023Q4', target: '补齐', isDemo: true }],
    origin: 'instruction',
    instruction: '市政府会议纪要',
  }),
  'directory.createPerson': ({ own }) => ({ name: '夹带人', orgId: own.orgId }),
  'directory.createOrganisation': ({ own }) => ({
    name: '夹带科',
    kind: 'section',
    regionCode: '341100',
    parentId: own.orgId,
  }),
  'access.createAccount': () => ({ username: 'smuggler', name: '夹带人' }),
  'documents.upload': () => ({ text: '安丰市建立了光伏产业链。', publishedOn: '2023-05-01' }),
  'governance.assignPost': ({ own }) => ({
    chainCode: own.chainCode,
    role: 'taskForce',
    holderName: '夹带单位',
    sinceOn: '2023-06-01',
    source: '任职文件',
  }),
  'chains.addEvidence': ({ own }) => ({
    chainCode: own.chainCode,
    nodeCode: own.nodeCode,
    indicator: 'pipelineProjects',
    value: 1,
    asOfOn: '2023-06-01',
    source: '夹带来源',
  }),
  'notify.createWebhook': () => ({
    name: '夹带平台',
    url: 'https://hooks.example/',
    topics: ['*'],
    algorithm: 'sm3',
  }),
  'matters.followProblem': ({ own }) => ({ id: own.problemId, following: true }),
}

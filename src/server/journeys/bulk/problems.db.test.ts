import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { actOnProblem } from '../../testing/act.ts'
import { testPerson } from '../../testing/actors.ts'
import { refusal, refusals, type TestApi, testApi } from '../../testing/api.ts'
import { demoActor } from '../../testing/demo-actors.ts'

onBothDemoCities('one field of many problems changed at once', (database) => {
  let api: TestApi
  let office: TestApi
  let chief: TestApi
  const units = { lead: '', assist: '', other: '' }
  const object = 'matters.problem'
  const reason = '专题会明确'

  beforeAll(async () => {
    api = testApi(async () => database())
    const orgs = await api.client.directory.listOrganisations()
    const org = (code: string) => orgs.find((one) => one.code === code)!.id
    Object.assign(units, {
      lead: org('development-reform'),
      assist: org('natural-resources-planning'),
      other: org('agriculture-rural'),
    })
    office = api.as(await demoActor(database(), 'chain-office'))
    chief = api.as(await demoActor(database(), 'chief'))
  })

  let count = 0
  const open = async (by: TestApi = office, chainCode = 'pv') => {
    count += 1
    const title = `同批登记的问题${count}`
    return by.client.matters.openProblem({ title, problem: '要素保障尚未落实', chainCode, origin: 'own' })
  }
  const handled = async () => {
    const { id, stateVersion } = await open()
    const told = { leadOrgId: units.lead, assistOrgIds: [units.assist], workdays: 15 }
    return actOnProblem(office, {
      id,
      action: 'assign',
      stateVersion,
      responsiblePerson: '承办科室',
      ...told,
    })
  }
  const get = (id: string) => api.client.matters.getProblem({ id })
  const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id)
  const historyOf = (id: string) => api.client.system.listAudit({ kind: object, id })
  const preview = (by: TestApi, field: string, value: string | boolean | null, ids: string[]) =>
    by.client.bulk.preview({ object, field, value, ids })
  /** What a person does in the drawer: everything that the preview says would change. */
  const confirm = async (by: TestApi, field: string, value: string | boolean | null, ids: string[]) => {
    const { rows } = await preview(by, field, value, ids)
    const meant = rows.filter((row) => !row.same && row.refused === null)
    return by.client.bulk.make({
      object,
      field,
      value,
      reason,
      rows: meant.map(({ id, lockVersion }) => ({ id, lockVersion })),
    })
  }

  it('a preview says of each row what making it does: which change, which have the value, which are refused and why', async () => {
    const fresh = await open()
    const serious = await open()
    await office.client.matters.updateProblem({ ...serious, severity: 'serious' })
    const standing = await handled()
    const { id, stateVersion } = standing
    const pause = { reason: '等待省级批复', untilOn: '2023-07-03' }
    await actOnProblem(office, { id, stateVersion, action: 'suspend', ...pause })
    const elsewhere = await open(api, 'food')
    const ids = idsOf([fresh, serious, standing, elsewhere])
    const { rows } = await preview(office, 'severity', 'serious', ids)
    expect(rows.map((row) => [row.id, row.same, row.refused, row.before?.zh, row.after?.zh])).toEqual([
      [fresh.id, false, null, '一般', '较重'],
      [serious.id, true, null, '较重', '较重'],
      [standing.id, false, 'matters.problem.columnClosed', '一般', '较重'],
    ])
    // Asked for all the same, the refused ones are left, and so is the one that nobody showed.
    const made = await office.client.bulk.make({
      object,
      field: 'severity',
      value: 'serious',
      reason,
      rows: [...rows, { ...elsewhere, lockVersion: elsewhere.lockVersion + elsewhere.stateVersion }].map(
        (row) => ({ id: row.id, lockVersion: row.lockVersion }),
      ),
    })
    expect(made.changed).toBe(1)
    expect(new Map(made.left.map((row) => [row.id, [row.name, row.reason]]))).toEqual(
      new Map([
        [standing.id, [standing.title, 'matters.problem.columnClosed']],
        [elsewhere.id, [null, 'matters.problem.unknown']],
      ]),
    )
    expect((await get(fresh.id)).severity).toBe('serious')
    expect((await get(standing.id)).severity).toBe('general')
    expect((await historyOf(fresh.id)).map(({ action }) => action)).toEqual([
      'matters.problem.update',
      'matters.problem.open',
    ])
    const { links } = await api.client.system.traceThread({ kind: object, id: fresh.id })
    expect(links.filter(({ relation }) => relation === 'changedIn')).toHaveLength(1)
  })

  it('a preview leaves nothing behind: no version, no entry, no notice, no work for later', async () => {
    const rows = [await handled(), await handled()]
    const lead = await demoActor(database(), 'lead-unit')
    await (await api.jobs()).drain()
    const left = async () => {
      const { rows } = await sql`select (select count(*)::int from platform.audit_entry) as entries,
        (select count(*)::int from platform.thread_link) as links,
        (select count(*)::int from platform.workflow_event) as events,
        (select count(*)::int from pgboss.job) as jobs,
        (select count(*)::int from platform.bulk_edit) as edits`.execute(database().db)
      return rows
    }
    const before = await left()
    const told = await preview(office, 'leadOrgId', lead.orgId!, idsOf(rows))
    expect(told.rows.map((row) => row.refused)).toEqual([null, null])
    expect(await left()).toEqual(before)
    for (const row of rows) expect(await get(row.id)).toMatchObject({ lockVersion: row.lockVersion })
  })

  it('a new lead unit is a transfer of each: its guard is asked, the unit is told of each once, and undo fetches back what nobody touched', async () => {
    const lead = await demoActor(database(), 'lead-unit')
    const registered = await open()
    const [untouched, planned, stale] = [await handled(), await handled(), await handled()]
    const ids = idsOf([registered, untouched, planned, stale])
    const { rows } = await preview(office, 'leadOrgId', lead.orgId!, ids)
    expect(rows.map((row) => row.refused)).toEqual(['platform.workflow.notNow', null, null, null])
    // Between preview and confirmation somebody writes a countermeasure into one of them.
    await office.client.matters.updateProblem({ ...(await get(stale.id)), countermeasure: '先行核查' })
    const made = await office.client.bulk.make({
      object,
      field: 'leadOrgId',
      value: lead.orgId,
      reason,
      rows: rows.map(({ id, lockVersion }) => ({ id, lockVersion })),
    })
    expect(made.changed).toBe(2)
    expect(new Map(made.left.map((row) => [row.id, row.reason]))).toEqual(
      new Map([
        [registered.id, 'platform.workflow.notNow'],
        [stale.id, 'platform.object.changed'],
      ]),
    )
    expect(await get(untouched.id)).toMatchObject({
      lead: { id: lead.orgId },
      responsiblePerson: null,
      state: 'assigned',
      dueOn: untouched.dueOn,
    })
    expect((await historyOf(untouched.id))[0]).toMatchObject({ action: 'matters.problem.transfer', reason })
    await (await api.jobs()).drain()
    const inbox = (await api.as(lead).client.notify.listInbox({ pageSize: 100 })).items
    for (const { id } of [untouched, planned])
      expect(inbox.filter(({ href }) => href === `/problems/${id}`)).toHaveLength(1)

    // The new unit takes one up; the other goes back as it was.
    const { stateVersion } = await get(planned.id)
    await actOnProblem(api.as(lead), {
      id: planned.id,
      stateVersion,
      action: 'plan',
      countermeasure: '分批落实',
    })
    const undone = await office.client.bulk.undo({ id: made.edit.id, reason: '会议改定' })
    expect(undone.changed).toBe(1)
    expect(undone.left).toEqual([{ id: planned.id, name: planned.title, reason: 'platform.object.changed' }])
    expect(await get(untouched.id)).toMatchObject({
      lead: { id: units.lead },
      assisting: [{ id: units.assist }],
      responsiblePerson: '承办科室',
    })
    expect((await get(planned.id)).lead?.id).toBe(lead.orgId)
  })

  it('a transfer to a unit that assists makes it the lead unit, and undo makes it assist again', async () => {
    const row = await handled()
    const made = await confirm(office, 'leadOrgId', units.assist, [row.id])
    expect(await get(row.id)).toMatchObject({ lead: { id: units.assist }, assisting: [] })
    expect(await office.client.bulk.undo({ id: made.edit.id, reason: '会议改定' })).toMatchObject({
      changed: 1,
      left: [],
    })
    expect(await get(row.id)).toMatchObject({
      lead: { id: units.lead },
      assisting: [{ id: units.assist }],
    })
  })

  it('time limits and supervision are set by whoever supervises, and go back to what each was', async () => {
    const [one, other] = [await handled(), await handled()]
    const ids = idsOf([one, other])
    const { stateVersion } = await get(other.id)
    await actOnProblem(chief, {
      id: other.id,
      stateVersion,
      action: 'supervise',
      supervision: 'normal',
      reason,
    })
    const headOffice = api.as(await demoActor(database(), 'head-office'))
    const supervised = await confirm(chief, 'supervision', 'key', ids)
    const extended = await confirm(headOffice, 'dueOn', '2023-08-31', ids)
    for (const id of ids) expect(await get(id)).toMatchObject({ supervision: 'key', dueOn: '2023-08-31' })
    await headOffice.client.bulk.undo({ id: extended.edit.id, reason: '按原时限办理' })
    await chief.client.bulk.undo({ id: supervised.edit.id, reason: '不再督办' })
    expect(await get(one.id)).toMatchObject({ supervision: null, dueOn: one.dueOn })
    expect(await get(other.id)).toMatchObject({ supervision: 'normal', dueOn: other.dueOn })
  })

  it('a day that has passed is refused in the preview as it would be by the step', async () => {
    const row = await handled()
    const { rows } = await preview(chief, 'dueOn', '2023-06-01', [row.id])
    expect(rows[0]!.refused).toBe('platform.workflow.duePast')
  })

  it('a node is set where the chain has it, and left alone where not', async () => {
    const { nodeCode, nodeName } = (await api.client.chains.listGaps({ chain: ['pv'] })).items[0]!
    const [own, elsewhere] = [await open(), await open(api, 'food')]
    const { rows } = await preview(api, 'nodeCode', nodeCode, idsOf([own, elsewhere]))
    expect(rows.map((row) => [row.after?.zh, row.refused === null])).toEqual([
      [nodeName, true],
      [nodeName, false],
    ])
    await confirm(api, 'nodeCode', nodeCode, idsOf([own, elsewhere]))
    expect((await get(own.id)).node?.code).toBe(nodeCode)
    expect((await get(elsewhere.id)).node).toBeNull()
  })

  it('all of a filter are meant as the list shows them, and a filter that the list does not know is refused', async () => {
    const filter = { chain: ['pv'], state: ['registered' as const] }
    const { items } = await office.client.matters.listProblems({ ...filter, pageSize: 100 })
    const ask = { object, field: 'isBlocking', value: false }
    const { rows } = await office.client.bulk.preview({ ...ask, filter })
    expect(idsOf(rows)).toEqual(idsOf(items))
    const wrong = office.client.bulk.preview({ ...ask, filter: { chain: 7 } })
    expect(await refusal(wrong)).toMatchObject({ status: 400, details: { field: 'filter' } })
  })

  describe('rights', () => {
    it('each field asks for the right of its own edit, over the row', async () => {
      const row = await handled()
      const handler = api.as(
        testPerson('handler', units.other, ['matters.problem.read', 'matters.problem.handle'], {
          chainCodes: ['food'],
          orgIds: [units.lead],
        }),
      )
      expect(await refusal(preview(handler, 'dueOn', '2023-08-31', [row.id]))).toMatchObject({
        status: 403,
        details: { permission: 'matters.problem.supervise' },
      })
      // Its right reaches the row, but it is of no party that may hand it on.
      const { rows } = await preview(handler, 'leadOrgId', units.other, [row.id])
      expect(rows.map((one) => one.refused)).toEqual(['platform.workflow.notParty'])
      const reader = testPerson('reader', units.other, ['matters.problem.read', 'matters.problem.handle'])
      const wide = testPerson('reader', units.other, ['matters.problem.read'], { chainCodes: ['pv'] })
      if (reader.rights === 'all' || wide.rights === 'all') throw new Error('both have single rights')
      const seesMore = api.as({ ...reader, rights: new Map([...reader.rights, ...wide.rights]) })
      const seen = await preview(seesMore, 'severity', 'urgent', [row.id])
      expect(seen.rows.map((one) => one.refused)).toEqual(['platform.right.missing'])
      const made = await seesMore.client.bulk.make({
        object,
        field: 'severity',
        value: 'urgent',
        reason,
        rows: seen.rows.map(({ id, lockVersion }) => ({ id, lockVersion })),
      })
      expect(made).toMatchObject({ changed: 0, left: [{ id: row.id, reason: 'platform.right.missing' }] })
    })

    it('who may neither handle nor supervise problems makes, lists and undoes nothing', async () => {
      const row = await handled()
      const made = await confirm(office, 'severity', 'urgent', [row.id])
      for (const username of ['trainee', 'expert', 'enterprise-user', 'auditor']) {
        const { bulk } = api.as(await demoActor(database(), username)).client
        const change = { object, field: 'severity', value: 'general' }
        for (const told of await refusals([
          bulk.preview({ ...change, ids: [row.id] }),
          bulk.make({ ...change, rows: [{ id: row.id, lockVersion: 1 }], reason }),
          bulk.list({ object }),
        ]))
          expect(told).toMatchObject({ status: 403, reason: 'platform.right.missing' })
        expect(await refusal(bulk.undo({ id: made.edit.id, reason }))).toMatchObject({ status: 404 })
      }
      expect((await get(row.id)).severity).toBe('urgent')
    })
  })
})

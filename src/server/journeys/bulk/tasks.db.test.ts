import { beforeAll, describe, expect, it } from 'vitest'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { actOnTask } from '../../testing/act.ts'
import { refusal, type TestApi, testApi } from '../../testing/api.ts'
import { demoActor } from '../../testing/demo-actors.ts'

onBothDemoCities('one field of many tasks changed at once', (database) => {
  let api: TestApi
  let office: TestApi
  const leaders: { id: string; name: string }[] = []
  const units = { lead: '', assist: '' }
  const object = 'matters.task'
  const reason = '领导分工调整'

  beforeAll(async () => {
    api = testApi(async () => database())
    const orgs = await api.client.directory.listOrganisations()
    const org = (code: string) => orgs.find((one) => one.code === code)!.id
    Object.assign(units, { lead: org('investment-promotion'), assist: org('finance') })
    leaders.push(...(await api.client.directory.listPeople({ organisation: org('government') })).items)
    office = api.as(await demoActor(database(), 'chain-office'))
  })

  let count = 0
  const draft = (chainCode = 'pv', by: TestApi = office) => {
    count += 1
    return by.client.matters.createTask({
      title: `同批起草的任务${count}`,
      actionType: 'fill',
      goal: '本地配套率提高到45%以上',
      chainCode,
      origin: 'instruction',
      instruction: '市政府专题会议要求',
      leadPersonId: leaders[0]!.id,
      leadOrgId: units.lead,
      assistOrgIds: [units.assist],
      startsOn: '2023-04-01',
      dueOn: '2023-12-31',
      targets: [{ quarter: '2023Q4', target: '投产企业', value: 4, unit: '家' }],
    })
  }
  const get = (id: string) => api.client.matters.getTask({ id })
  const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id)
  const preview = (by: TestApi, field: string, value: string | null, ids: string[]) =>
    by.client.bulk.preview({ object, field, value, ids })
  const make = (
    by: TestApi,
    field: string,
    value: string | null,
    rows: { id: string; lockVersion: number }[],
  ) =>
    by.client.bulk.make({
      object,
      field,
      value,
      reason,
      rows: rows.map(({ id, lockVersion }) => ({ id, lockVersion })),
    })

  it('drafts get another leader, told by name; approved ones are refused by preview and edit alike', async () => {
    const [one, other, approved] = [await draft(), await draft(), await draft()]
    await actOnTask(api, { id: approved.id, action: 'approve', stateVersion: approved.stateVersion })
    const leader = leaders[1]!
    const { rows } = await preview(office, 'leadPersonId', leader.id, idsOf([one, other, approved]))
    expect(rows.map((row) => row.refused)).toEqual([null, null, 'matters.task.approvedAlready'])
    expect(rows[0]!.before?.zh).toContain(leaders[0]!.name)
    expect(rows[0]!.after?.zh).toContain(leader.name)
    const made = await make(office, 'leadPersonId', leader.id, rows)
    expect(made).toMatchObject({
      changed: 2,
      left: [{ id: approved.id, name: approved.title, reason: 'matters.task.approvedAlready' }],
    })
    expect((await get(one.id)).leadLeader.personId).toBe(leader.id)
    expect((await get(approved.id)).leadLeader.personId).toBe(leaders[0]!.id)
    const history = await api.client.system.listAudit({ kind: object, id: one.id })
    expect(history.map(({ action }) => action)).toEqual(['matters.task.update', 'matters.task.draft'])
    const { links } = await api.client.system.traceThread({ kind: object, id: one.id, depth: 1 })
    const led = links.filter(({ relation }) => relation === 'ledBy')
    expect(led.map(({ to }) => to.id)).toEqual([leader.id])
    expect(links.some(({ relation }) => relation === 'changedIn')).toBe(true)
  })

  it('a day that cuts off a quarter with a target, or lies before the beginning, is refused row by row', async () => {
    const [one, other] = [await draft(), await draft()]
    const early = await preview(office, 'dueOn', '2023-09-30', idsOf([one, other]))
    expect(early.rows.map((row) => row.refused)).toEqual([
      'matters.task.quarterOutside',
      'matters.task.quarterOutside',
    ])
    const reversed = await preview(office, 'dueOn', '2023-01-31', [one.id])
    expect(reversed.rows[0]!.refused).toBe('matters.task.datesReversed')
    const { rows } = await preview(office, 'dueOn', '2024-03-31', idsOf([one, other]))
    expect((await make(office, 'dueOn', '2024-03-31', rows)).changed).toBe(2)
    expect((await get(one.id)).dueOn).toBe('2024-03-31')
  })

  it('what somebody changed or approved between preview and confirmation is left, and so it is on undo', async () => {
    const [plain, edited, approved, later] = [await draft(), await draft(), await draft(), await draft()]
    const county = (await api.client.directory.listRegions()).find(({ kind }) => kind === 'county')!
    const ids = idsOf([plain, edited, approved, later])
    const { rows } = await preview(office, 'regionCode', county.code, ids)
    expect(rows.every((row) => row.refused === null && row.after?.zh === county.name)).toBe(true)
    const { leadLeader, lead, assisting, node, region, ...rest } = edited
    const fields = {
      ...rest,
      leadPersonId: leadLeader.personId!,
      leadOrgId: lead.id,
      assistOrgIds: idsOf(assisting),
      nodeCode: node?.code ?? null,
      regionCode: region?.code ?? null,
    }
    await office.client.matters.updateTask({ ...fields, goal: '目标另行细化' })
    await actOnTask(api, { id: approved.id, action: 'approve', stateVersion: approved.stateVersion })
    const made = await make(office, 'regionCode', county.code, rows)
    expect(made.changed).toBe(2)
    expect(new Map(made.left.map((row) => [row.id, row.reason]))).toEqual(
      new Map([
        [edited.id, 'platform.object.changed'],
        [approved.id, 'platform.object.changed'],
      ]),
    )
    await actOnTask(api, { id: later.id, action: 'approve', stateVersion: later.stateVersion })
    const undone = await office.client.bulk.undo({ id: made.edit.id, reason: '县区另定' })
    expect(undone).toMatchObject({
      changed: 1,
      left: [{ id: later.id, reason: 'matters.task.approvedAlready' }],
    })
    expect((await get(plain.id)).region).toBeNull()
    expect((await get(later.id)).region?.code).toBe(county.code)
    expect((await office.client.bulk.list({ object }))[0]).toMatchObject({ rows: 2 })
  })

  describe('rights', () => {
    it('an office drafts for its own chains: tasks of others are as if nobody had named them', async () => {
      const [own, elsewhere] = [await draft(), await draft('food', api)]
      const { rows } = await preview(office, 'instruction', '市委专题会要求', idsOf([own, elsewhere]))
      expect(idsOf(rows)).toEqual([own.id])
      const made = await make(office, 'instruction', '市委专题会要求', [
        ...rows,
        { id: elsewhere.id, lockVersion: elsewhere.lockVersion + elsewhere.stateVersion },
      ])
      expect(made).toMatchObject({
        changed: 1,
        left: [{ id: elsewhere.id, name: null, reason: 'matters.task.unknown' }],
      })
      expect((await get(elsewhere.id)).instruction).toBe('市政府专题会议要求')
    })

    it('who reads tasks and reports on them but drafts none is refused', async () => {
      const task = await draft()
      for (const username of ['chief', 'county', 'trainee']) {
        const by = api.as(await demoActor(database(), username))
        expect(await refusal(preview(by, 'instruction', '另行要求', [task.id]))).toMatchObject({
          status: 403,
        })
        const rows = [{ id: task.id, lockVersion: 2 }]
        expect(await refusal(make(by, 'instruction', '另行要求', rows))).toMatchObject({ status: 403 })
        expect(await refusal(by.client.bulk.list({ object }))).toMatchObject({ status: 403 })
      }
    })
  })
})

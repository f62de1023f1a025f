import { beforeAll, expect, it } from 'vitest'
import { loadActor } from '#modules/access/index.ts'
import { verifyAudit } from '#platform/audit/verify.ts'
import { type Actor, operator } from '#platform/context.ts'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import type { ImportBatch } from '#platform/tabular/import/contract.ts'
import { officeTimeout, openedInOffice } from '#platform/tabular/testing/office.ts'
import { actOnProblem, actOnTask } from '../testing/act.ts'
import { refusal, type TestApi, testApi } from '../testing/api.ts'

const objects = ['matters.problem', 'matters.task', 'chains.evidence'] as const
type Target = (typeof objects)[number]

onBothDemoCities('problems, tasks and figures that are brought as a file', (database) => {
  let api: TestApi
  let office: TestApi
  let chain: { code: string; name: string }
  let node: { code: string; name: string }

  const actorOf = async (username: string): Promise<Actor> => {
    const { id } = await database()
      .db.selectFrom('access.account')
      .select('id')
      .where('username', '=', username)
      .executeTakeFirstOrThrow()
    return (await loadActor(database().db, id, '2023-06-15'))!
  }
  const settled = async (as: TestApi, id: string): Promise<ImportBatch> => {
    await (await api.jobs()).drain()
    const batch = await as.client.imports.getImport({ id })
    expect(batch.failure).toBeNull()
    return batch
  }
  const bring = async (object: Target, lines: readonly string[], as = office): Promise<ImportBatch> => {
    const file = new File([lines.join('\n')], '报送.csv')
    return settled(as, (await as.client.imports.startImport({ object, file })).id)
  }
  const take = async ({ id, lockVersion }: ImportBatch, as = office): Promise<ImportBatch> => {
    await as.client.imports.applyImport({ id, lockVersion })
    return settled(as, id)
  }
  const back = async ({ id }: ImportBatch, as = office): Promise<ImportBatch> => {
    const { lockVersion } = await as.client.imports.getImport({ id })
    await as.client.imports.revertImport({ id, lockVersion, reason: '报送口径有误' })
    return settled(as, id)
  }
  const faultsOf = async ({ id }: ImportBatch, as = office) =>
    (await as.client.imports.listImportRows({ id, outcome: 'bad' })).items.flatMap(({ faults }) =>
      faults.map(({ column, code }) => `${column} ${code}`),
    )
  const keptOf = async ({ id }: ImportBatch) =>
    (await office.client.imports.listImportRows({ id, kept: true })).items.map(({ kept, lastAct }) => ({
      kept,
      act: lastAct?.action ?? null,
      by: lastAct?.byName ?? null,
    }))
  const problem = async (title: string) => {
    const { items } = await office.client.matters.listProblems({
      query: title,
      open: false,
      page: 1,
      pageSize: 20,
    })
    const found = items.find((one) => one.title === title)
    return found === undefined ? null : office.client.matters.getProblem({ id: found.id })
  }
  const task = async (title: string) => {
    const { items } = await office.client.matters.listTasks({
      query: title,
      open: false,
      page: 1,
      pageSize: 20,
    })
    const found = items.find((one) => one.title === title)
    return found === undefined ? null : office.client.matters.getTask({ id: found.id })
  }

  beforeAll(async () => {
    api = testApi(async () => database())
    office = api.as(operator)
    chain = (await office.client.chains.listChains({}))[0]!
    node = (await office.client.chains.getMap({ chainCode: chain.code })).nodes[0]!
  })

  const problems = '产业链,问题名称,问题描述,环节,涉及企业信用代码,来源,程度,是否堵点'
  const rowOf = (title: string, text: string, more = ',,,走访,,') => `${chain.name},${title},${text}${more}`

  it('problems begin registered with the time limit of that day, twice changes nothing, acted on ones stay', async () => {
    const firm = (await office.client.directory.listEnterprises({ page: 1, pageSize: 1 })).items[0]!
    const rows = [
      problems,
      rowOf('导入问题甲', '原片供应不足', `,${node.name},${firm.uscc},走访,,是`),
      rowOf('导入问题乙', '用工缺口较大'),
      rowOf('导入问题丙', '物流成本偏高'),
      rowOf('导入问题丁', '来源说不清楚', ',,,短板诊断,,'),
      rowOf('导入问题戊', '企业不在名录', ',,91341181MA00000000,走访,,'),
      rowOf('导入问题乙', '用工缺口较大'),
    ]
    const highest = async () => {
      const { items } = await office.client.matters.listProblems({ open: false, page: 1, pageSize: 200 })
      return Math.max(...items.map(({ number }) => number))
    }
    const before = await highest()
    const checked = await bring('matters.problem', rows)
    expect(checked.counts).toEqual({ bad: 3, create: 3, change: 0, same: 0 })
    expect(await faultsOf(checked)).toEqual([
      'null matters.origin.missing',
      'uscc directory.enterprise.unknown',
      'chainCode twiceInFile',
    ])
    expect(await problem('导入问题甲')).toBeNull()
    const first = await take(checked)
    const made = (await problem('导入问题甲'))!
    expect(made).toMatchObject({
      state: 'registered',
      openedOn: '2023-06-15',
      severity: 'general',
      isBlocking: true,
      node: { code: node.code },
      enterprise: { id: firm.id },
      region: { code: firm.regionCode },
      stateVersion: 1,
      mayRemove: true,
    })
    // Three working days from 15 June 2023, a Thursday; checking has used up no number of the ledger.
    expect(made.limit).toMatchObject({ dueOn: '2023-06-20', workdaysLeft: 3 })
    expect(await highest()).toBe(before + 3)
    const open = await office.client.chains.getNode({ chainCode: chain.code, nodeCode: node.code })
    expect(open.evidence.filter(({ origin }) => origin?.id === made.id)).toHaveLength(1)

    expect((await bring('matters.problem', rows)).counts).toEqual({ bad: 3, create: 0, change: 0, same: 3 })
    const changed = await take(
      await bring('matters.problem', [
        problems,
        rowOf('导入问题乙', '用工缺口较大', ',,,走访,紧急,'),
        rowOf('导入问题丙', '物流成本偏高', ',,,会议,,'),
      ]),
    )
    expect(changed.counts).toMatchObject({ change: 1, bad: 1 })
    expect(await faultsOf(changed)).toEqual(['origin matters.entry.fixed'])

    // Somebody acts on one of them; the others go with the batch.
    const acted = (await problem('导入问题丙'))!
    await actOnProblem(office, {
      id: acted.id,
      action: 'supervise',
      stateVersion: acted.stateVersion,
      reason: '重点关注',
      supervision: 'normal',
    })
    const reverted = await back(first)
    expect(reverted).toMatchObject({ state: 'reverted', kept: 2 })
    expect(await keptOf(first)).toEqual([
      { kept: ['severity'], act: 'matters.problem.update', by: operator.name },
      { kept: [], act: 'matters.problem.supervise', by: operator.name },
    ])
    expect(await problem('导入问题甲')).toBeNull()
    const node2 = await office.client.chains.getNode({ chainCode: chain.code, nodeCode: node.code })
    expect(
      node2.evidence.filter(({ origin, closedOn }) => origin?.id === made.id && closedOn === null),
    ).toEqual([])
    expect((await back(changed)).kept).toBe(0)
    expect(await problem('导入问题乙')).toMatchObject({ severity: 'general' })
    const { items } = await office.client.bin.list({ kind: 'matters.problem', page: 1, pageSize: 20 })
    expect(items).toMatchObject([{ id: made.id, title: '导入问题甲', reason: '报送口径有误' }])

    // Brought again after all, it is a new problem.
    expect((await bring('matters.problem', rows)).counts).toEqual({ bad: 3, create: 1, change: 0, same: 2 })
    await office.client.bin.restore({ kind: 'matters.problem', id: made.id })
    expect(await problem('导入问题甲')).toMatchObject({
      id: made.id,
      state: 'registered',
      limit: { dueOn: '2023-06-20' },
      mayRemove: true,
    })
    expect(await verifyAudit(database().db, { checkpoints: null })).toMatchObject({ sound: true })
  })

  it('a problem is deleted by hand while nobody has acted on it and no task comes from it', async () => {
    const open = (title: string) =>
      office.client.matters.openProblem({
        title,
        problem: '误登的问题',
        chainCode: chain.code,
        origin: 'own',
      })
    const one = await open('误登问题一号')
    const { id, lockVersion } = one
    const noticed = await database()
      .db.insertInto('platform.notification')
      .values({
        account_id: 'told',
        topic: 'matters.problem.waiting',
        urgency: 'act',
        title: '误登问题一号待受理',
        href: `/problems/${id}`,
        object_kind: 'matters.problem',
        object_id: id,
        created_at: new Date('2023-06-15T01:00:00Z'),
        updated_at: new Date('2023-06-15T01:00:00Z'),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    // A trainee who did not enter it and has no right over it does not even learn of it.
    const other = api.as(await actorOf('trainee'))
    expect(
      await refusal(other.client.matters.removeProblem({ id, lockVersion, reason: '不是我登记的' })),
    ).toMatchObject({ status: 404 })
    await office.client.matters.removeProblem({ id, lockVersion, reason: '重复登记' })
    expect(await refusal(office.client.matters.getProblem({ id }))).toMatchObject({ status: 404 })
    const object = { kind: 'matters.problem', id }
    expect(await refusal(office.client.workflow.getWorkflow(object))).toMatchObject({ status: 404 })
    const notice = database().db.selectFrom('platform.notification').where('id', '=', noticed.id)
    expect(await notice.select(['is_archived', 'is_read']).executeTakeFirst()).toEqual({
      is_archived: true,
      is_read: true,
    })
    await office.client.bin.restore(object)
    const again = await office.client.matters.getProblem({ id })
    expect(again.limit).toEqual(one.limit)
    await actOnProblem(office, {
      id,
      action: 'supervise',
      stateVersion: 1,
      reason: '重点关注',
      supervision: 'normal',
    })
    const acted = await office.client.matters.getProblem({ id })
    expect(acted.mayRemove).toBe(false)
    expect(
      await refusal(
        office.client.matters.removeProblem({ id, lockVersion: acted.lockVersion, reason: '还想删除' }),
      ),
    ).toMatchObject({ status: 409, reason: 'matters.problem.actedOn' })
  })

  const tasks =
    '产业链,任务名称,动作,目标,牵头领导,牵头单位,配合单位,起始日期,完成时限,季度目标,来源,批示要求'
  it('tasks begin as drafts that somebody else approves; approved ones stay when the batch goes back', async () => {
    const tree = await office.client.directory.organisationTree({})
    const [lead, assist] = tree.filter(({ kind }) => kind === 'bureau').map(({ name }) => name)
    const people = (await office.client.directory.listPeople({ page: 1, pageSize: 100 })).items
    const leader = people.find(({ name }) => people.filter((one) => one.name === name).length === 1)!.name
    const row = (title: string, targets: string, more = '领导交办,抓紧办理') =>
      `${chain.name},${title},补,年内见效,${leader},${lead},${assist},2023.7.1,2023-12-31,${targets},${more}`
    const rows = [
      tasks,
      row('导入任务甲', '2023Q3：签约（1个） 2023年四季度：开工（2个）'),
      row('导入任务乙', '2023年第3季度：完成选址'),
      row('导入任务丙', '尽快完成'),
      row('导入任务丁', '2024年第3季度：完成选址'),
      row('导入任务戊', '2023年第3季度：完成选址', '领导交办,'),
    ]
    const checked = await bring('matters.task', rows)
    expect(await faultsOf(checked)).toEqual([
      'targets matters.task.targetsUnreadable',
      'targets matters.task.quarterOutside',
      'instruction matters.task.instructionMissing',
    ])
    const first = await take(checked)
    expect(first.counts).toMatchObject({ create: 2, bad: 3 })
    const made = (await task('导入任务甲'))!
    expect(made).toMatchObject({
      state: 'drafted',
      lead: { name: lead },
      assisting: [{ name: assist }],
      targets: [
        { quarter: '2023Q3', target: '签约', value: 1, unit: '个' },
        { quarter: '2023Q4', target: '开工', value: 2, unit: '个' },
      ],
      mayRemove: true,
    })
    expect((await bring('matters.task', rows)).counts).toMatchObject({ create: 0, change: 0, same: 2 })
    await actOnTask(office, { id: made.id, action: 'approve', stateVersion: made.stateVersion })
    expect((await bring('matters.task', rows)).counts).toMatchObject({ create: 0, change: 0, same: 2 })
    expect(await back(first)).toMatchObject({ state: 'reverted', kept: 1 })
    expect(await keptOf(first)).toEqual([{ kept: [], act: 'matters.task.approve', by: operator.name }])
    expect(await task('导入任务乙')).toBeNull()
    const { items } = await office.client.bin.list({ kind: 'matters.task', page: 1, pageSize: 20 })
    await office.client.bin.restore({ kind: 'matters.task', id: items[0]!.id })
    const restored = (await task('导入任务乙'))!
    expect(restored).toMatchObject({ state: 'drafted', stateVersion: 1 })
    await office.client.matters.removeTask({
      id: restored.id,
      lockVersion: restored.lockVersion,
      reason: '确属误拟',
    })
    expect(await task('导入任务乙')).toBeNull()
  })

  it('figures are never edited: another value is refused, and a batch goes back by taking them out of force', async () => {
    const figures = '环节,指标,数值,数据日期,来源,来源类别'
    const row = (value: string, day = '2023-06-01') =>
      `${node.name},本地配套率（%）,${value},${day},导入的来源,部门数据`
    const checked = await bring('chains.evidence', [
      figures,
      row('35'),
      row('135', '2023-06-02'),
      row('35', '2024-06-01'),
    ])
    expect(await faultsOf(checked)).toEqual([
      'value chains.evidence.outOfRange',
      'asOfOn chains.evidence.future',
    ])
    const first = await take(checked)
    const standing = async () =>
      (await office.client.chains.getNode({ chainCode: chain.code, nodeCode: node.code })).evidence.filter(
        ({ source, closedOn }) => source === '导入的来源' && closedOn === null,
      )
    expect(await standing()).toMatchObject([{ value: 35, asOfOn: '2023-06-01' }])
    const again = await bring('chains.evidence', [
      figures,
      row('35'),
      row('36').replace('导入的来源', '别的来源'),
    ])
    expect(await faultsOf(again)).toEqual([])
    expect(again.counts).toMatchObject({ same: 1, create: 1 })
    expect(await faultsOf(await bring('chains.evidence', [figures, row('36')]))).toEqual([
      'value chains.evidence.notEdited',
    ])
    expect(await back(first)).toMatchObject({ state: 'reverted', kept: 0 })
    expect(await standing()).toEqual([])
  })

  it('are for those with the right of the module, each row within their reach', async () => {
    const tables = async (actor: Actor) =>
      (await api.as(actor).client.imports.listImportTables()).map(({ object }) => object)
    expect(await tables(operator)).toEqual(expect.arrayContaining([...objects]))
    const none = await tables({ ...operator, id: 'nobody', rights: new Map() } as Actor)
    expect(none.filter((object) => (objects as readonly string[]).includes(object))).toEqual([])
    // Raising a problem is no keeping of the register.
    for (const username of ['chief', 'trainee', 'expert', 'enterprise-user', 'instructor'])
      expect(await tables(await actorOf(username)), username).not.toContain('matters.problem')
    for (const username of ['head-office', 'chain-office', 'lead-unit', 'county', 'service-centre'])
      expect(await tables(await actorOf(username)), username).toContain('matters.problem')
  })

  it(
    'have templates that open in another office program',
    async () => {
      for (const object of objects) {
        const template = await office.client.imports.importTemplate({ object })
        expect(openedInOffice(new Uint8Array(await template.arrayBuffer()))[2]).toMatch(/^"示例"/)
      }
    },
    officeTimeout * 3,
  )
})

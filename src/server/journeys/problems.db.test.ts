import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { doOnProblem } from '#modules/matters/index.ts'
import { fixedClock } from '#platform/clock.ts'
import { onBothDemoCities, testContext } from '#platform/db/testing/on-both-databases.ts'
import { inTransaction } from '#platform/transaction.ts'
import { queueBuckets } from '#platform/workflow/contract.ts'
import { chainParties } from '../chain-parties.ts'
import { describers } from '../objects.ts'
import { actOnProblem } from '../testing/act.ts'
import { testPerson } from '../testing/actors.ts'
import { refusal, type TestApi, testApi, testJobs } from '../testing/api.ts'

const proof = { text: '市发改委批复已下达', attachment: '滁发改能评〔2023〕18号' }

onBothDemoCities('the life of a problem', (database) => {
  let api: TestApi
  let office: TestApi
  let lead: TestApi
  let firm: TestApi
  let chief: TestApi
  let stranger: TestApi
  const ids = { office: '', lead: '', assist: '', other: '', enterprise: '', firm: '' }
  const node = { chainCode: 'pv', nodeCode: '' }

  beforeAll(async () => {
    api = testApi(async () => database())
    const orgs = await api.client.directory.listOrganisations()
    const org = (code: string) => orgs.find((one) => one.code === code)!.id
    Object.assign(ids, {
      office: org('economy-information'),
      lead: org('development-reform'),
      assist: org('natural-resources-planning'),
      other: org('agriculture-rural'),
    })
    const firmOrg = await database()
      .db.selectFrom('directory.organisation')
      .select(['id', 'enterprise_id'])
      .where('enterprise_id', 'is not', null)
      .orderBy('code')
      .executeTakeFirstOrThrow()
    Object.assign(ids, { firm: firmOrg.id, enterprise: firmOrg.enterprise_id })
    node.nodeCode = (await api.client.chains.listGaps({ chain: ['pv'], verdict: ['sound'] }))
      .items[0]!.nodeCode
    const officer = testPerson(
      'office',
      ids.office,
      [
        'matters.problem.read',
        'matters.problem.open',
        'matters.problem.handle',
        'matters.problem.escalate',
        'matters.problem.close',
        'matters.problem.export',
        'chains.chain.read',
      ],
      { chainCodes: ['pv'] },
    )
    // The register of enterprises is read over the whole city, as offices of the city do.
    const register = testPerson('office', null, ['directory.enterprise.read'], { everywhere: true })
    const given = [officer, register].flatMap(({ rights }) => (rights === 'all' ? [] : [...rights]))
    office = api.as({ ...officer, rights: new Map(given) })
    lead = api.as(
      testPerson('lead', ids.lead, [
        'matters.problem.read',
        'matters.problem.handle',
        'matters.problem.escalate',
      ]),
    )
    firm = api.as(testPerson('firm', ids.firm, ['matters.problem.read', 'matters.problem.rate']))
    chief = api.as(
      testPerson(
        'chief',
        null,
        ['matters.problem.read', 'matters.problem.supervise', 'matters.problem.close'],
        {
          chainCodes: ['pv'],
        },
      ),
    )
    stranger = api.as(
      testPerson('stranger', ids.other, [
        'matters.problem.read',
        'matters.problem.open',
        'matters.problem.handle',
        'matters.problem.escalate',
        'matters.problem.supervise',
        'matters.problem.close',
        'matters.problem.rate',
        'matters.problem.export',
      ]),
    )
  })

  const open = (
    by: TestApi,
    values: Partial<Parameters<TestApi['client']['matters']['openProblem']>[0]> = {},
  ) =>
    by.client.matters.openProblem({
      title: '扩产项目能耗指标缺口',
      problem: '扩产项目能耗指标缺口约4万吨标准煤，尚未落实',
      chainCode: 'pv',
      origin: 'own',
      ...values,
    })

  type Act = Parameters<typeof actOnProblem>[1]
  const act = async (by: TestApi, id: string, action: Act['action'], told: Partial<Act> = {}) => {
    const { stateVersion } = await api.client.matters.getProblem({ id })
    return actOnProblem(by, { id, action, stateVersion, ...told })
  }

  const toResolved = async (values: Parameters<typeof open>[1] = {}) => {
    const { id } = await open(office, values)
    await act(office, id, 'assign', { leadOrgId: ids.lead, assistOrgIds: [ids.assist], workdays: 15 })
    await act(lead, id, 'plan', { countermeasure: '市级统筹能耗指标，分两批落实' })
    await act(lead, id, 'start')
    return act(lead, id, 'resolve', { effect: '指标全部落实，项目复工', proofs: [proof] })
  }

  const audit = async (id: string) =>
    (await api.client.system.listAudit({ kind: 'matters.problem', id }))
      .map((entry) => entry.action)
      .reverse()

  it('is registered, assigned, planned, solved, rated and closed by evidence and the enterprise’s word', async () => {
    const opened = await open(office, { enterpriseId: ids.enterprise })
    expect(opened).toMatchObject({
      state: 'registered',
      enterprise: { id: ids.enterprise },
      openedOn: '2023-06-15',
    })
    // Registered on Thursday 15 June; three working days: 16, 19, 20 June.
    expect(opened.limit).toMatchObject({ dueOn: '2023-06-20', workdaysLeft: 3, light: 'green' })
    const assigned = await act(office, opened.id, 'assign', {
      leadOrgId: ids.lead,
      assistOrgIds: [ids.assist],
      workdays: 7,
    })
    // 16, 19, 20, 21 June, then Dragon Boat 22–24, working Sunday 25, then 26 and 27 June.
    expect(assigned).toMatchObject({
      state: 'assigned',
      dueOn: '2023-06-27',
      lead: { id: ids.lead },
      assisting: [{ id: ids.assist }],
    })
    const { waitsFor } = await lead.client.workflow.getWorkflow({ kind: 'matters.problem', id: opened.id })
    expect(waitsFor).toMatchObject([{ party: 'lead', orgs: [{ title: '滁州市发展和改革委员会' }] }])
    await act(lead, opened.id, 'plan', { countermeasure: '市级统筹能耗指标', responsiblePerson: '覃明栩' })
    await act(lead, opened.id, 'start')
    expect(await refusal(act(lead, opened.id, 'resolve', { effect: '已落实', proofs: [] }))).toMatchObject({
      status: 400,
      reason: 'matters.problem.noProof',
    })
    const resolved = await act(lead, opened.id, 'resolve', { effect: '指标全部落实', proofs: [proof] })
    expect(resolved).toMatchObject({ state: 'resolved', proofs: [{ attachment: proof.attachment }] })
    expect(await refusal(act(office, opened.id, 'close'))).toMatchObject({
      status: 409,
      reason: 'matters.problem.wordMissing',
    })
    expect((await act(firm, opened.id, 'rate', { grade: 'satisfied', comment: '很及时' })).state).toBe(
      'rated',
    )
    const closed = await act(office, opened.id, 'close')
    expect(closed).toMatchObject({ state: 'closed', closedOn: '2023-06-15', effect: '指标全部落实' })
    expect(await audit(opened.id)).toEqual([
      'matters.problem.open',
      'matters.problem.assign',
      'matters.problem.plan',
      'matters.problem.start',
      'matters.problem.resolve',
      'matters.problem.rate',
      'matters.problem.close',
    ])
    const story = await office.client.workflow.listWorkflowEvents({ kind: 'matters.problem', id: opened.id })
    expect(story.map((step) => step.toTitle.zh)).toEqual([
      '已登记',
      '已分派',
      '已定对策',
      '推进中',
      '办结待验',
      '企业已评价',
      '已销号',
    ])
  })

  it('the grade is read by supervisors and by who gave it, never by the unit that is rated', async () => {
    const { id } = await toResolved({ enterpriseId: ids.enterprise })
    await act(firm, id, 'rate', { grade: 'basically', comment: '还可以更快' })
    const ratingSeenBy = async (by: TestApi) => (await by.client.matters.getProblem({ id })).ratings[0]
    expect(await ratingSeenBy(chief)).toMatchObject({ grade: 'basically', comment: '还可以更快' })
    expect(await ratingSeenBy(firm)).toMatchObject({ grade: 'basically' })
    expect(await ratingSeenBy(lead)).toMatchObject({ grade: null, comment: null })
    expect(await ratingSeenBy(office)).toMatchObject({ grade: null })
    const told = JSON.stringify(await api.client.system.listAudit({ kind: 'matters.problem', id }))
    expect(told).not.toContain('basically')
    expect(told).not.toContain('还可以更快')
    const { rows } = await sql<{ input: unknown }>`select e.input from platform.workflow_event e
      join platform.workflow_instance i on i.id = e.instance_id where i.object_id = ${id}`.execute(
      database().db,
    )
    expect(JSON.stringify(rows)).not.toContain('basically')
  })

  it('an unsatisfied enterprise re-opens it at once and puts it under key supervision', async () => {
    const { id } = await toResolved({ enterpriseId: ids.enterprise })
    const again = await act(firm, id, 'rate', { grade: 'unsatisfied', comment: '只落实了一半' })
    // Ten working days after 15 June: 16, 19, 20, 21, 25, 26, 27, 28, 29, 30 June.
    expect(again).toMatchObject({ state: 'inProgress', supervision: 'key', dueOn: '2023-06-30' })
    expect((await audit(id)).slice(-3)).toEqual([
      'matters.problem.rate',
      'matters.problem.redo',
      'matters.problem.supervise',
    ])
    expect(
      (await lead.client.matters.listProblems({ supervised: true })).items.map((problem) => problem.id),
    ).toContain(id)
  })

  it('without an enterprise it is closed by evidence, by another person than who solved it, and re-opened with reason', async () => {
    const { id } = await toResolved()
    expect(await refusal(act(firm, id, 'rate', { grade: 'satisfied' }))).toMatchObject({ status: 404 })
    const both = api.as(
      testPerson('lead', ids.lead, [
        'matters.problem.read',
        'matters.problem.handle',
        'matters.problem.close',
      ]),
    )
    expect(await refusal(act(both, id, 'close'))).toMatchObject({
      status: 403,
      reason: 'platform.workflow.samePerson',
    })
    await act(office, id, 'close')
    expect(await refusal(act(chief, id, 'reopen', { workdays: 5 }))).toMatchObject({ status: 400 })
    const reopened = await act(chief, id, 'reopen', { reason: '回头看发现反弹', workdays: 5 })
    expect(reopened).toMatchObject({ state: 'inProgress', closedOn: null })
  })

  it('what is not solved is sent back with a reason and a new time limit', async () => {
    const { id } = await toResolved()
    const back = await act(office, id, 'sendBack', { reason: '佐证不足', workdays: 5 })
    expect(back).toMatchObject({ state: 'inProgress', dueOn: '2023-06-25' })
  })

  it('a unit returns what is not its own, and it is assigned anew', async () => {
    const { id } = await open(office)
    await act(office, id, 'assign', { leadOrgId: ids.lead, workdays: 7 })
    expect((await act(lead, id, 'return', { reason: '不属本单位职责' })).state).toBe('returned')
    const anew = await act(office, id, 'assign', { leadOrgId: ids.assist, workdays: 7 })
    expect(anew).toMatchObject({ state: 'assigned', lead: { id: ids.assist } })
    // The first unit has no part in it any more.
    expect(await refusal(lead.client.matters.getProblem({ id }))).toMatchObject({ status: 404 })
  })

  it('suspending stops the clock: the working days spent waiting are added to the time limit', async () => {
    const { id } = await open(office)
    await act(office, id, 'assign', { leadOrgId: ids.lead, workdays: 7 })
    const waiting = await act(lead, id, 'suspend', { reason: '等待省级批复', untilOn: '2023-07-31' })
    expect(waiting).toMatchObject({
      state: 'suspended',
      limit: { isPaused: true, light: 'grey', dueOn: null },
    })
    const later = {
      ...testContext(database().db, await testJobs(database())),
      clock: fixedClock('2023-07-03T02:00:00Z'),
    }
    await inTransaction(later, (tx) =>
      doOnProblem(
        tx,
        { describers, guards: {}, chainParties },
        { id, action: 'resume', stateVersion: waiting.stateVersion },
      ),
    )
    const resumed = await lead.client.matters.getProblem({ id })
    // Nothing of the seven was used on 15 June; seven working days after 3 July: 4, 5, 6, 7, 10, 11, 12 July.
    expect(resumed).toMatchObject({ state: 'assigned', dueOn: '2023-07-12' })
  })

  it('climbs the ladder to the task force, the chief, the head chief, and comes back with an opinion', async () => {
    const { id } = await open(office)
    await act(office, id, 'assign', { leadOrgId: ids.lead, workdays: 7 })
    expect(await act(lead, id, 'escalate', { reason: '跨部门事项难以协调' })).toMatchObject({
      state: 'escalated',
      level: 'taskForce',
    })
    await act(lead, id, 'escalate', { reason: '专班未能解决' })
    expect(await act(lead, id, 'escalate', { reason: '须联席会议研究' })).toMatchObject({
      level: 'headChainChief',
    })
    expect(await refusal(act(lead, id, 'escalate', { reason: '再提一级' }))).toMatchObject({
      status: 409,
      reason: 'platform.workflow.topLevel',
    })
    expect(await refusal(act(lead, id, 'settle', { reason: '自行了结' }))).toMatchObject({ status: 403 })
    // What went up to the head chief is not settled below.
    const settling = ['matters.problem.read', 'matters.problem.settle'] as const
    const standing = (await chainParties(database().db, 'pv', '2023-06-15')).parties.headChainChief
    const deputy = api.as(testPerson('deputy', null, settling, { chainCodes: ['pv'] }))
    expect(await refusal(act(deputy, id, 'settle', { reason: '副链长代为明确' }))).toMatchObject({
      status: 403,
      reason: 'platform.workflow.notParty',
    })
    const head = api.as(testPerson(standing.accountIds[0]!, null, settling, { everywhere: true }))
    expect(await act(head, id, 'settle', { reason: '由市发改委牵头，月底前落实' })).toMatchObject({
      state: 'assigned',
    })
  })

  it('what asks for no column is done by the dialog of every workflow, with the same effect on the ledger', async () => {
    const { id } = await open(office)
    const object = { kind: 'matters.problem', id }
    const step = async (by: TestApi, action: string, told: object = {}) => {
      const { lockVersion } = await api.client.workflow.getWorkflow(object)
      return by.client.workflow.act({ object, action, lockVersion, ...told })
    }
    const offers = async (by: TestApi) => (await by.client.workflow.getWorkflow(object)).actions
    expect(await refusal(step(office, 'assign', { workdays: 7 }))).toMatchObject({
      reason: 'platform.workflow.ownForm',
    })
    await act(office, id, 'assign', { leadOrgId: ids.lead, workdays: 7 })
    // Who stands on the ladder is told by the module: nobody is asked for it.
    expect((await offers(lead)).find(({ action }) => action === 'escalate')).toMatchObject({
      needs: ['reason'],
      accepts: [],
      ownForm: false,
    })
    await step(lead, 'escalate', { reason: '跨部门事项难以协调' })
    expect((await lead.client.workflow.getWorkflow(object)).level).toMatchObject({ zh: '工作专班' })
    const { taskForce } = (await chainParties(database().db, 'pv', '2023-06-15')).parties
    const settling = ['matters.problem.read', 'matters.problem.settle'] as const
    const force = api.as(testPerson('force', taskForce.orgIds[0]!, settling, { everywhere: true }))
    await step(force, 'settle', { reason: '由市发改委牵头' })
    expect((await offers(chief)).find(({ action }) => action === 'extend')).toMatchObject({
      needs: ['limit', 'reason'],
    })
    expect(await refusal(step(chief, 'extend', { reason: '等待批复' }))).toMatchObject({
      status: 400,
      reason: 'matters.problem.limitMissing',
      details: { field: 'dueOn' },
    })
    expect(
      await refusal(step(chief, 'extend', { reason: '等待批复', workdays: 9, rating: 3 })),
    ).toMatchObject({
      reason: 'platform.workflow.notAccepted',
    })
    await step(chief, 'extend', { reason: '等待批复', workdays: 9 })
    // Nine working days after 15 June: 16, 19, 20, 21, 25, 26, 27, 28, 29 June.
    expect(await office.client.matters.getProblem({ id })).toMatchObject({ dueOn: '2023-06-29' })
    await act(lead, id, 'plan', { countermeasure: '统筹指标' })
    await step(lead, 'start')
    await act(lead, id, 'resolve', { effect: '已落实', proofs: [proof] })
    await step(office, 'close')
    expect(await office.client.matters.getProblem({ id })).toMatchObject({ closedOn: '2023-06-15' })
    await step(chief, 'reopen', { reason: '发现反弹', dueOn: '2023-07-10' })
    expect(await office.client.matters.getProblem({ id })).toMatchObject({
      state: 'inProgress',
      closedOn: null,
      dueOn: '2023-07-10',
    })
    expect(await refusal(step(office, 'dance'))).toMatchObject({ reason: 'platform.workflow.notNow' })
    const other = await open(office, { title: '并入后再拆分的问题' })
    const { stateVersion } = await office.client.matters.getProblem({ id: other.id })
    await office.client.matters.mergeProblems({ id: other.id, intoId: id, stateVersion, reason: '相同' })
    const merged = { kind: 'matters.problem', id: other.id }
    const { lockVersion } = await office.client.workflow.getWorkflow(merged)
    expect(
      await refusal(office.client.workflow.act({ object: merged, action: 'split', lockVersion })),
    ).toMatchObject({ reason: 'platform.workflow.needMissing' })
    await office.client.workflow.act({ object: merged, action: 'split', lockVersion, reason: '实为两件事' })
    expect(await office.client.matters.getProblem({ id: other.id })).toMatchObject({
      state: 'registered',
      mergedInto: null,
    })
  })

  it('a problem under supervision has a slip by the city’s template, made by whoever supervises it and noted', async () => {
    const { id } = await open(office, { title: '园区污水处理能力不足' })
    await act(office, id, 'assign', { leadOrgId: ids.lead, workdays: 10 })
    const slip = (by: TestApi) => by.client.matters.makeSupervisionSlip({ id, format: 'docx' })
    expect(await refusal(slip(chief))).toMatchObject({ status: 409, reason: 'matters.problem.notSupervised' })
    await act(chief, id, 'supervise', { supervision: 'key', reason: '影响二期投产' })
    expect(await refusal(slip(lead))).toMatchObject({ status: 403, reason: 'platform.right.missing' })
    expect(await refusal(slip(stranger))).toMatchObject({ status: 404, reason: 'matters.problem.unknown' })
    const file = await slip(chief)
    expect(file.name).toMatch(/园区污水处理能力不足.*\.docx$/)
    expect([...new Uint8Array(await file.slice(0, 2).arrayBuffer())]).toEqual([0x50, 0x4b])
    const history = await api.client.system.listAudit({ kind: 'matters.problem', id })
    expect(history[0]).toMatchObject({ action: 'matters.problem.makeSlip', actorName: '测试人员chief' })
  })

  it('is supervised with a reason, and the mark is lifted', async () => {
    const { id } = await open(office)
    expect(await act(chief, id, 'supervise', { supervision: 'normal', reason: '进度滞后' })).toMatchObject({
      supervision: 'normal',
    })
    expect(await act(chief, id, 'supervise', { supervision: 'none', reason: '已赶上' })).toMatchObject({
      supervision: null,
    })
  })

  it('each right is asked for: allowed to those who have it, refused to the others, unknown out of reach', async () => {
    const { id, stateVersion, lockVersion } = await open(office)
    expect(await refusal(open(lead))).toMatchObject({ status: 403, reason: 'platform.right.missing' })
    expect(await refusal(act(chief, id, 'assign', { leadOrgId: ids.lead, workdays: 7 }))).toMatchObject({
      status: 403,
    })
    await act(office, id, 'assign', { leadOrgId: ids.lead, workdays: 7 })
    // The office handles by its reach over the chain, but planning is the lead unit's.
    expect(await refusal(act(office, id, 'plan', { countermeasure: '代拟措施' }))).toMatchObject({
      status: 403,
      reason: 'platform.workflow.notParty',
    })
    expect(await refusal(act(office, id, 'supervise', { supervision: 'key', reason: '督办' }))).toMatchObject(
      {
        status: 403,
      },
    )
    expect(await refusal(act(chief, id, 'escalate', { reason: '提级' }))).toMatchObject({ status: 403 })
    expect(await refusal(lead.client.matters.exportProblems({}))).toMatchObject({ status: 403 })
    const { matters } = stranger.client
    expect(await refusal(matters.getProblem({ id }))).toMatchObject({
      status: 404,
      reason: 'matters.problem.unknown',
    })
    expect(await refusal(matters.updateProblem({ id, lockVersion, title: '改个标题试试' }))).toMatchObject({
      status: 404,
    })
    expect(await refusal(actOnProblem(stranger, { id, action: 'close', stateVersion }))).toMatchObject({
      status: 404,
    })
    expect(await refusal(matters.followProblem({ id, following: true }))).toMatchObject({ status: 404 })
    const list = await matters.listProblems({ chain: ['pv'], open: false })
    expect(list).toMatchObject({ items: [], total: 0 })
    expect((await matters.findLikeProblems({ text: '扩产项目能耗指标缺口', chainCode: 'pv' })).length).toBe(0)
    for (const bucket of queueBuckets) {
      const queue = await stranger.client.workflow.listQueue({ bucket, pageSize: 100 })
      expect(queue.items.filter((item) => item.object.id === id)).toEqual([])
    }
  })

  it('an enterprise sees the problems that name it and no others', async () => {
    const named = await open(office, { enterpriseId: ids.enterprise, title: '企业用工缺口较大' })
    const other = await open(office, { title: '园区道路照明不足' })
    const seen = (await firm.client.matters.listProblems({ pageSize: 200, open: false })).items.map(
      ({ id }) => id,
    )
    expect(seen).toContain(named.id)
    expect(seen).not.toContain(other.id)
  })

  it('two editors: the second is shown what the first saved, and may not change what the state has closed', async () => {
    const { id, lockVersion } = await open(office)
    const first = await office.client.matters.updateProblem({
      id,
      lockVersion,
      problem: '缺口约4万吨，已报省',
    })
    expect(
      await refusal(office.client.matters.updateProblem({ id, lockVersion, problem: '另一人写的' })),
    ).toMatchObject({
      status: 409,
      reason: 'platform.object.changed',
      details: { current: { problem: '缺口约4万吨，已报省' } },
    })
    expect(
      await refusal(
        office.client.matters.updateProblem({ id, lockVersion: first.lockVersion, effect: '提前写成效' }),
      ),
    ).toMatchObject({ status: 409, reason: 'matters.problem.columnClosed' })
    const { stateVersion } = first
    await actOnProblem(office, {
      id,
      action: 'assign',
      stateVersion,
      leadOrgId: ids.lead,
      workdays: 7,
    })
    expect(
      await refusal(
        actOnProblem(office, {
          id,
          action: 'assign',
          stateVersion,
          leadOrgId: ids.lead,
          workdays: 7,
        }),
      ),
    ).toMatchObject({ status: 409, reason: 'platform.object.changed' })
  })

  it('SYS10: raised from a gap in one click, it says the verdict’s reasons and is linked both ways', async () => {
    const gap = (await api.client.chains.listGaps({ chain: ['pv'], verdict: ['weak', 'break', 'choke'] }))
      .items[0]
    const draft = await office.client.matters.draftProblem({
      kind: 'gap',
      chainCode: 'pv',
      id: gap!.nodeCode,
    })
    expect(draft).toMatchObject({ origin: 'gap', verdict: gap!.verdict, nodeCode: gap!.nodeCode })
    expect(draft.problem).toContain(gap!.nodeName)
    const problem = await open(office, { ...draft, title: draft.title!, problem: draft.problem! })
    expect(problem.raisedFrom).toMatchObject([
      { kind: 'chains.node', id: gap!.nodeCode, title: gap!.nodeName },
    ])
    const thread = await api.client.system.traceThread({ kind: 'chains.node', id: gap!.nodeCode, depth: 1 })
    expect(thread.links).toContainEqual(
      expect.objectContaining({
        relation: 'raisedFrom',
        from: expect.objectContaining({
          kind: 'matters.problem',
          id: problem.id,
          href: `/problems/${problem.id}`,
        }),
      }),
    )
    expect(await refusal(open(office, { origin: 'gap' }))).toMatchObject({
      status: 400,
      reason: 'matters.origin.missing',
    })
    expect(
      await refusal(open(office, { origin: 'fact', raisedFrom: [{ kind: 'documents.fact', id: ids.lead }] })),
    ).toMatchObject({ status: 400, reason: 'matters.origin.unknown' })
  })

  it('SYS10: raised from a fact, it carries the sentence and stands in the thread of the fact', async () => {
    const document = await api.client.documents.upload({
      text: '调研纪要\n光伏产业链外派招商人员反映，光伏玻璃企业扩产用地指标尚未落实，影响投产。全市光伏产业产值突破500亿元。',
    })
    const fact = document.factItems[0]
    expect(fact, 'the text has a fact to raise a problem from').toBeDefined()
    const reader = api.as(
      testPerson(
        'reader',
        ids.office,
        ['matters.problem.open', 'matters.problem.read', 'documents.fact.read'],
        {
          chainCodes: ['pv'],
        },
      ),
    )
    const draft = await reader.client.matters.draftProblem({ kind: 'fact', id: fact!.id })
    expect(draft).toMatchObject({ origin: 'fact', problem: fact!.sentence.trim() })
    const problem = await open(reader, {
      ...draft,
      title: '光伏用地指标未落实',
      problem: draft.problem!,
      chainCode: 'pv',
    })
    const thread = await api.client.system.traceThread({ kind: 'documents.fact', id: fact!.id, depth: 1 })
    expect(thread.links.map((link) => [link.relation, link.from.id])).toContainEqual([
      'raisedFrom',
      problem.id,
    ])
    expect(await refusal(office.client.matters.draftProblem({ kind: 'fact', id: fact!.id }))).toMatchObject({
      status: 403,
    })
  })

  it('likely doubles are found with the words they share', async () => {
    const first = await open(office, {
      title: '银浆供应商单一',
      problem: '正面银浆只有一家省外供应商，断供风险大',
      nodeCode: node.nodeCode,
    })
    const like = await office.client.matters.findLikeProblems({
      text: '正面银浆由一家省外供应商独供，断供风险大',
      chainCode: 'pv',
      nodeCode: node.nodeCode,
    })
    expect(like[0]).toMatchObject({ id: first.id, sameChain: true, sameNode: true })
    expect(like[0]!.sharedPhrases).toContain('断供风险大')
  })

  it('merged into another it is kept and its origins and followers move; splitting puts all back', async () => {
    const kept = await open(office, { title: '110千伏专线待批' })
    const double = await open(office, {
      title: '110千伏专线接入待批',
      raisedFrom: [{ kind: 'chains.node', id: node.nodeCode }],
    })
    await chief.client.matters.followProblem({ id: double.id, following: true })
    const { stateVersion } = await office.client.matters.getProblem({ id: double.id })
    const merged = await office.client.matters.mergeProblems({
      id: double.id,
      intoId: kept.id,
      stateVersion,
      reason: '同一专线',
    })
    expect(merged).toMatchObject({ state: 'merged', mergedInto: { id: kept.id }, raisedFrom: [] })
    const keeper = await office.client.matters.getProblem({ id: kept.id })
    expect(keeper.merged).toMatchObject([{ id: double.id, reason: '同一专线' }])
    expect(keeper.raisedFrom).toMatchObject([{ id: node.nodeCode }])
    expect(keeper.followers).toContain('测试人员chief')
    expect(
      await refusal(
        office.client.matters.mergeProblems({
          id: kept.id,
          intoId: double.id,
          stateVersion: keeper.stateVersion,
          reason: '反向',
        }),
      ),
    ).toMatchObject({ status: 409, reason: 'matters.merge.intoOver' })
    const split = await office.client.matters.splitProblem({
      id: double.id,
      stateVersion: merged.stateVersion,
      reason: '实为两条线路',
    })
    expect(split).toMatchObject({
      state: 'registered',
      mergedInto: null,
      raisedFrom: [{ id: node.nodeCode }],
    })
    expect(split.followers).toContain('测试人员chief')
    const after = await office.client.matters.getProblem({ id: kept.id })
    expect(after).toMatchObject({ merged: [], raisedFrom: [] })
    expect(after.followers).not.toContain('测试人员chief')
    expect((await audit(kept.id)).slice(-2)).toEqual(['matters.problem.absorb', 'matters.problem.release'])
  })

  it('what was merged is told to those who may see it and to nobody else, on no way that leads there', async () => {
    const secret = '高纯石英砂进口断供'
    const kept = await open(office, { title: '石英坩埚供应紧张', nodeCode: node.nodeCode, isBlocking: true })
    const double = await open(office, { title: secret, nodeCode: node.nodeCode, isBlocking: true })
    await act(office, kept.id, 'assign', { leadOrgId: ids.lead, workdays: 7 })
    const jobs = await api.jobs()
    await jobs.drain()
    await office.client.matters.mergeProblems({
      id: double.id,
      intoId: kept.id,
      stateVersion: double.stateVersion,
      reason: '同一环节',
    })
    await jobs.drain()
    const mayRead = await office.client.matters.getProblem({ id: kept.id })
    expect(mayRead.merged).toMatchObject([{ id: double.id, title: secret }])
    expect(mayRead.mergedHidden).toBe(0)

    // The lead unit has a part in the one that was kept and in no other.
    const reader = api.as(
      testPerson('lead', ids.lead, ['matters.problem.read', 'matters.problem.handle', 'chains.chain.read'], {
        orgIds: [ids.lead],
      }),
    )
    const chainReader = api.as(
      testPerson('chain-reader', ids.other, ['chains.chain.read', 'matters.problem.read'], {
        orgIds: [ids.other],
      }),
    )
    const seesChain = api.as(
      testPerson('node-reader', ids.other, ['chains.chain.read', 'chains.gap.read'], { chainCodes: ['pv'] }),
    )
    expect(await refusal(reader.client.matters.getProblem({ id: double.id }))).toMatchObject({ status: 404 })
    const seen = await reader.client.matters.getProblem({ id: kept.id })
    expect(seen).toMatchObject({ merged: [], mergedHidden: 1 })
    const ref = { kind: 'matters.problem', id: kept.id }
    const told = [
      seen,
      await reader.client.system.traceThread({ ...ref, depth: 3 }),
      await reader.client.system.listAudit(ref),
      await reader.client.workflow.listWorkflowEvents(ref),
      await reader.client.workflow.getWorkflow(ref),
      await reader.client.matters.findLikeProblems({ text: secret, chainCode: 'pv' }),
      await reader.client.matters.listProblems({ open: false, pageSize: 200 }),
      await chainReader.client.system.traceThread({ ...ref, id: double.id, depth: 1 }),
      await seesChain.client.chains.getNode(node),
      await seesChain.client.system.traceThread({ kind: 'chains.node', id: node.nodeCode, depth: 2 }),
    ]
    expect(told.filter((answer) => JSON.stringify(answer).includes(secret))).toEqual([])

    const merged = await office.client.matters.getProblem({ id: double.id })
    await office.client.matters.splitProblem({
      id: double.id,
      stateVersion: merged.stateVersion,
      reason: '实为两件事',
    })
    const afterSplit = [
      await reader.client.matters.getProblem({ id: kept.id }),
      await reader.client.system.traceThread({ ...ref, depth: 3 }),
      await reader.client.system.listAudit(ref),
    ]
    expect(afterSplit[0]).toMatchObject({ merged: [], mergedHidden: 0 })
    expect(JSON.stringify(afterSplit)).not.toContain(secret)
    // The other way round: whoever sees the merged one alone reads that it is merged, and not into what.
    const registrar = api.as(testPerson('office', null, ['matters.problem.read']))
    const title = '备用电源改造滞后'
    const target = await open(office, { title })
    const source = await open(office, { title: '厂区备用电源未改造' })
    await act(office, source.id, 'assign', { leadOrgId: ids.lead, workdays: 7 })
    const { stateVersion } = await api.client.matters.getProblem({ id: source.id })
    await office.client.matters.mergeProblems({
      id: source.id,
      intoId: target.id,
      stateVersion,
      reason: '同一改造',
    })
    expect((await registrar.client.matters.getProblem({ id: source.id })).mergedInto).toMatchObject({ title })
    const blind = await reader.client.matters.getProblem({ id: source.id })
    expect(blind.mergedInto).toEqual({ kind: 'matters.problem', id: target.id, title: null, href: null })
    const history = await reader.client.system.listAudit({ kind: 'matters.problem', id: source.id })
    expect(JSON.stringify(history)).not.toContain(title)
    for (const one of [kept, double]) {
      const now = await office.client.matters.getProblem({ id: one.id })
      await office.client.matters.updateProblem({
        id: one.id,
        lockVersion: now.lockVersion,
        isBlocking: false,
      })
    }
    await jobs.drain()
  })

  it('SYS4: an open blocking problem is evidence for the verdict of its node, until it is closed', async () => {
    const jobs = await api.jobs()
    await jobs.drain()
    const blocks = async () => {
      const detail = await api.client.chains.getNode(node)
      return {
        verdict: detail.diagnosis.verdict,
        rows: detail.evidence.filter((row) => row.indicator === 'block' && row.closedOn === null),
      }
    }
    expect((await blocks()).verdict).toBe('sound')
    const first = await open(office, { nodeCode: node.nodeCode, isBlocking: true, title: '用地指标未落实' })
    const second = await open(office, { nodeCode: node.nodeCode, isBlocking: true, title: '排污口论证退回' })
    await jobs.drain()
    const held = await blocks()
    expect(held.verdict).toBe('block')
    expect(new Map(held.rows.map((row) => [row.description, row.origin?.id]))).toEqual(
      new Map([
        [`问题清单第${first.number}号尚未解决`, first.id],
        [`问题清单第${second.number}号尚未解决`, second.id],
      ]),
    )
    // A row that a problem keeps is closed with the problem only.
    const row = held.rows.find(({ origin }) => origin?.id === first.id)!
    expect(
      await refusal(
        api.client.chains.closeEvidence({
          ...node,
          id: row.id,
          lockVersion: row.lockVersion,
          reason: '手工办结',
        }),
      ),
    ).toMatchObject({ status: 409, reason: 'chains.evidence.closedByOrigin' })
    // The first double-checks idempotence: the same job again changes nothing.
    await office.client.matters.updateProblem({
      id: first.id,
      lockVersion: first.lockVersion,
      severity: 'urgent',
    })
    await jobs.drain()
    expect((await blocks()).rows.map(({ id }) => id)).toContain(row.id)
    await act(office, first.id, 'assign', { leadOrgId: ids.lead, workdays: 7 })
    await jobs.drain()
    expect((await blocks()).rows.find(({ origin }) => origin?.id === first.id)).toMatchObject({
      dueOn: '2023-06-27',
    })
    await act(lead, first.id, 'plan', { countermeasure: '统筹指标' })
    await act(lead, first.id, 'start')
    await act(lead, first.id, 'resolve', { effect: '已下达', proofs: [proof] })
    await act(office, first.id, 'close')
    await jobs.drain()
    expect(await blocks()).toMatchObject({ verdict: 'sound', rows: [{ origin: { id: second.id } }] })
    await act(chief, first.id, 'reopen', { reason: '指标被收回', workdays: 5 })
    await jobs.drain()
    expect((await blocks()).verdict).toBe('block')
    const { stateVersion } = await office.client.matters.getProblem({ id: second.id })
    await office.client.matters.mergeProblems({
      id: second.id,
      intoId: first.id,
      stateVersion,
      reason: '同一地块',
    })
    await jobs.drain()
    expect(await blocks()).toMatchObject({ verdict: 'sound', rows: [{ origin: { id: first.id } }] })
    const thread = await api.client.system.traceThread({ kind: 'matters.problem', id: first.id, depth: 2 })
    expect(thread.links.map((link) => link.relation)).toEqual(
      expect.arrayContaining(['about', 'evidenceFrom', 'evidenceFor']),
    )
  })

  it('a blocking problem is not lost in one that blocks nothing', async () => {
    const blocking = await open(office, { nodeCode: node.nodeCode, isBlocking: true, title: '通电方案待批' })
    const plain = await open(office, { title: '通电方案等待批复' })
    expect(
      await refusal(
        office.client.matters.mergeProblems({
          id: blocking.id,
          intoId: plain.id,
          stateVersion: blocking.stateVersion,
          reason: '相同',
        }),
      ),
    ).toMatchObject({ status: 409, reason: 'matters.merge.blockLost' })
  })
})

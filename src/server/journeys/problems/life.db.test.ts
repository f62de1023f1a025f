import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { doOnProblem } from '#modules/matters/index.ts'
import { fixedClock } from '#platform/clock.ts'
import { onBothDemoCities, testContext } from '#platform/db/testing/on-both-databases.ts'
import { inTransaction } from '#platform/transaction.ts'
import { chainParties } from '../../chain-parties.ts'
import { describers } from '../../objects.ts'
import { testPerson } from '../../testing/actors.ts'
import { refusal, type TestApi, testJobs } from '../../testing/api.ts'
import { openProblemCity, type ProblemCity, proof } from './city.ts'

onBothDemoCities('the life of a problem', (database) => {
  let city: ProblemCity
  beforeAll(async () => {
    city = await openProblemCity(database())
  })

  it('is registered, assigned, planned, solved, rated and closed by evidence and the enterprise’s word', async () => {
    const { office, lead, firm, ids, open, act, audit } = city
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
    const { api, office, lead, firm, chief, ids, act, toResolved } = city
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
    const { lead, firm, ids, act, toResolved, audit } = city
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
    const { api, office, firm, chief, ids, act, toResolved } = city
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
    const { office, act, toResolved } = city
    const { id } = await toResolved()
    const back = await act(office, id, 'sendBack', { reason: '佐证不足', workdays: 5 })
    expect(back).toMatchObject({ state: 'inProgress', dueOn: '2023-06-25' })
  })

  it('a unit returns what is not its own, and it is assigned anew', async () => {
    const { office, lead, ids, open, act } = city
    const { id } = await open(office)
    await act(office, id, 'assign', { leadOrgId: ids.lead, workdays: 7 })
    expect((await act(lead, id, 'return', { reason: '不属本单位职责' })).state).toBe('returned')
    const anew = await act(office, id, 'assign', { leadOrgId: ids.assist, workdays: 7 })
    expect(anew).toMatchObject({ state: 'assigned', lead: { id: ids.assist } })
    // The first unit has no part in it any more.
    expect(await refusal(lead.client.matters.getProblem({ id }))).toMatchObject({ status: 404 })
  })

  it('suspending stops the clock: the working days spent waiting are added to the time limit', async () => {
    const { office, lead, ids, open, act } = city
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
    const { api, office, lead, ids, open, act } = city
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
    const { api, office, lead, chief, ids, open, act } = city
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
    const { api, office, lead, chief, stranger, ids, open, act } = city
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
    const { office, chief, open, act } = city
    const { id } = await open(office)
    expect(await act(chief, id, 'supervise', { supervision: 'normal', reason: '进度滞后' })).toMatchObject({
      supervision: 'normal',
    })
    expect(await act(chief, id, 'supervise', { supervision: 'none', reason: '已赶上' })).toMatchObject({
      supervision: null,
    })
  })
})

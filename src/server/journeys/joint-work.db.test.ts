import { beforeAll, expect, it } from 'vitest'
import { factWorkflow } from '#modules/documents/index.ts'
import { fixedClock } from '#platform/clock.ts'
import type { Actor } from '#platform/context.ts'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import type { queueBuckets } from '#platform/workflow/contract.ts'
import { offersAStep } from '#platform/workflow/may-act.ts'
import { waitingFor } from '#platform/workflow/parties.ts'
import { actionsFor, listRunning } from '#platform/workflow/read.ts'
import { tick } from '#platform/workflow/tick.ts'
import { actOnProblem } from '../testing/act.ts'
import { refusal, type TestApi, testApi } from '../testing/api.ts'
import { demoActor } from '../testing/demo-actors.ts'
import { workflowDefinitions } from '../workflows.ts'

onBothDemoCities('several units on one problem', (database, ctx) => {
  let api: TestApi
  let lead: Actor
  let assistant: Actor
  let chief: Actor
  let deputy: Actor
  let trainee: Actor

  beforeAll(async () => {
    api = testApi(async () => database())
    lead = await demoActor(database(), 'lead-unit')
    assistant = await demoActor(database(), 'investment')
    chief = await demoActor(database(), 'chief')
    deputy = await demoActor(database(), 'deputy-chief')
    trainee = await demoActor(database(), 'trainee')
  })

  type Act = Parameters<typeof actOnProblem>[1]
  const act = async (by: Actor | null, id: string, action: Act['action'], told: Partial<Act> = {}) => {
    const { stateVersion } = await api.client.matters.getProblem({ id })
    const actor = by === null ? api : api.as(by)
    return actOnProblem(actor, { id, action, stateVersion, ...told })
  }
  const assigned = async () => {
    const { id } = await api.client.matters.openProblem({
      title: '园区专线接入排期滞后',
      problem: '园区110千伏专线接入排期滞后，影响投产',
      chainCode: 'pv',
      origin: 'own',
    })
    const told = { leadOrgId: lead.orgId!, assistOrgIds: [assistant.orgId!], workdays: 10 }
    await act(null, id, 'assign', told)
    return id
  }
  const noticesOf = async (actor: Actor, id: string) => {
    await (await api.jobs()).drain()
    return (await api.as(actor).client.notify.listInbox({ pageSize: 100 })).items.filter(
      ({ href }) => href === `/problems/${id}`,
    )
  }

  it('the countermeasure stands when the assisting units agree; it is taken back, refused with reason, and agreed to', async () => {
    const id = await assigned()
    const plan = { countermeasure: '优先排期，分段施工' }
    const asked = await act(lead, id, 'planTogether', plan)
    expect(asked).toMatchObject({ state: 'assigned', ...plan })
    const { waitsFor } = await api.as(lead).client.workflow.getWorkflow({ kind: 'matters.problem', id })
    expect(waitsFor.map(({ title }) => title.zh)).toEqual(['会签单位'])
    expect(asked.editable).not.toContain('countermeasure')
    expect(await noticesOf(assistant, id)).toMatchObject([
      { urgency: 'act', title: expect.stringContaining('会签') },
    ])
    expect(await refusal(act(lead, id, 'start'))).toMatchObject({ status: 409 })
    expect(await refusal(act(lead, id, 'agree'))).toMatchObject({ status: 403 })
    await act(lead, id, 'recall', { reason: '措施须补充' })
    expect(await refusal(act(lead, id, 'recall', { reason: '再次撤回' }))).toMatchObject({ status: 409 })
    await act(lead, id, 'planTogether', plan)
    expect(await refusal(act(assistant, id, 'refuse'))).toMatchObject({ status: 400 })
    expect(await act(assistant, id, 'refuse', { reason: '排期与招商进度不符' })).toMatchObject({
      state: 'assigned',
    })
    await act(lead, id, 'planTogether', plan)
    expect((await act(assistant, id, 'agree')).state).toBe('planned')
    expect((await act(lead, id, 'start')).state).toBe('inProgress')
  })

  it('a problem without assisting units has nobody to countersign', async () => {
    const { id } = await api.client.matters.openProblem({
      title: '检测排队时间过长',
      problem: '出口检测排队时间过长，影响交付',
      chainCode: 'pv',
      origin: 'own',
    })
    await act(null, id, 'assign', { leadOrgId: lead.orgId!, workdays: 10 })
    expect(await refusal(act(lead, id, 'planTogether', { countermeasure: '增设检测时段' }))).toMatchObject({
      status: 400,
      reason: 'matters.problem.noAssisting',
    })
  })

  it('a chief lends the step of the ladder to the deputy until a day, and both names stand in the story', async () => {
    const id = await assigned()
    await act(null, id, 'escalate', { reason: '跨部门事项难以协调' })
    await act(null, id, 'escalate', { reason: '专班未能解决' })
    expect(await refusal(act(deputy, id, 'settle', { reason: '代为明确' }))).toMatchObject({ status: 403 })
    const lend = { untilOn: '2023-06-30', reason: '外出招商' }
    expect(
      await refusal(act(chief, id, 'delegateChief', { ...lend, delegatePersonId: trainee.personId! })),
    ).toMatchObject({ status: 400, reason: 'matters.problem.delegateUnable' })
    await act(chief, id, 'delegateChief', { ...lend, delegatePersonId: deputy.personId! })
    expect(await noticesOf(deputy, id)).toMatchObject([{ urgency: 'act' }])
    const settled = await act(deputy, id, 'settle', { reason: '由供电部门月底前排期' })
    expect(settled.state).toBe('assigned')
    const story = await api.client.workflow.listWorkflowEvents({ kind: 'matters.problem', id })
    expect(story.at(-1)).toMatchObject({ actorName: deputy.name, onBehalfOf: chief.name })
  })

  it('“needs me” holds exactly what its reader may bring on, and the rest waits for others, for every account', async () => {
    await api.client.documents.upload({ text: '2023年4月28日，滁州市光伏产业链专题班开班。' })
    const today = '2023-06-15'
    const instances = await listRunning(ctx(), workflowDefinitions, null)
    const accounts = await database().db.selectFrom('access.account').select('username').execute()
    let needed = 0
    for (const { username } of accounts) {
      const actor = await demoActor(database(), username)
      const { client } = api.as(actor)
      const idsOf = async (bucket: (typeof queueBuckets)[number]) =>
        (await client.workflow.listQueue({ bucket, pageSize: 200 })).items.map(({ object }) => object.id)
      const expected = instances.filter((instance) => {
        const definition = workflowDefinitions.find(({ code }) => code === instance.definition)!
        const waiting = waitingFor(definition, instance, today)
        const isWaitedFor =
          waiting.accountIds.includes(actor.id) || waiting.orgIds.includes(actor.orgId ?? '')
        return isWaitedFor && offersAStep(actionsFor({ actor, clock: ctx().clock }, definition, instance))
      })
      const found = await idsOf('needsMe')
      expect(found.toSorted(), username).toEqual(expected.map(({ object }) => object.id).toSorted())
      expect(
        (await idsOf('waiting')).filter((id) => found.includes(id)),
        username,
      ).toEqual([])
      needed += found.length
    }
    // Those who are waited for and may only look on are many: the queue is no copy of whom it waits for.
    expect(needed).toBeGreaterThan(20)
  })

  it('the hand-over list of who leaves names open problems and tasks, and a successor takes them on', async () => {
    const office = await demoActor(database(), 'chain-office')
    const colleague = await api.client.directory.createPerson({ name: '虚构接办', orgId: lead.orgId! })
    const id = await assigned()
    const detail = await api.client.matters.getProblem({ id })
    const { lockVersion } = detail
    await api.client.matters.updateProblem({ id, lockVersion, responsiblePerson: lead.name })
    const task = await api.client.matters.createTask({
      title: '引进本地配套企业',
      actionType: 'fill',
      goal: '本地配套率提高到45%以上',
      chainCode: 'pv',
      origin: 'problem',
      raisedFrom: [{ kind: 'matters.problem', id }],
      leadPersonId: lead.personId!,
      leadOrgId: lead.orgId!,
      startsOn: '2023-04-01',
      dueOn: '2023-12-31',
      targets: [{ quarter: '2023Q4', target: '投产企业', value: 4, unit: '家' }],
    })
    const held = async (by: TestApi, personId: string) =>
      (await by.client.directory.getHandover({ personId })).items
        .filter(({ kind }) => kind.startsWith('matters.'))
        .map((item) => item.id)
    expect(await held(api, lead.personId!)).toEqual(expect.arrayContaining([id, task.id]))
    // Whoever keeps the register of people and sees no business sees none here.
    expect(await held(api.as(await demoActor(database(), 'sysadmin')), lead.personId!)).toEqual([])
    const people = { personId: lead.personId!, successorId: colleague.id }
    expect(
      await refusal(api.client.matters.handOverMatters({ ...people, successorId: people.personId })),
    ).toMatchObject({ status: 400, reason: 'matters.handOver.samePerson' })
    const { changed } = await api.as(office).client.matters.handOverMatters(people)
    expect(changed).toBeGreaterThanOrEqual(2)
    expect(await api.client.matters.getProblem({ id })).toMatchObject({ responsiblePerson: '虚构接办' })
    expect(await api.client.matters.getTask({ id: task.id })).toMatchObject({
      leadLeader: { name: '虚构接办', personId: colleague.id },
    })
    expect(await held(api, colleague.id)).toEqual(expect.arrayContaining([id, task.id]))
    const [entry] = await api.client.system.listAudit({ kind: 'matters.problem', id })
    expect(entry).toMatchObject({ action: 'matters.problem.handOver' })
  })

  it('the review of a fact has five working days, and those who may review are told once for a document', async () => {
    const documents = await demoActor(database(), 'documents')
    const { id, factItems } = await api.as(documents).client.documents.upload({
      text: '2023年5月12日，滁州市半导体产业链专题班开班。2023年5月19日，滁州市食品产业链专题班开班。',
    })
    const fact = { kind: 'documents.fact', id: factItems[0]!.id }
    expect((await api.as(documents).client.workflow.getWorkflow(fact)).clock).toMatchObject({
      dueOn: '2023-06-25',
    })
    const jobs = await api.jobs()
    await jobs.drain()
    await tick({ ...ctx(), jobs, clock: fixedClock('2023-06-25T02:00:00Z') }, [factWorkflow])
    await jobs.drain()
    const inbox = await api.as(documents).client.notify.listInbox({ pageSize: 100 })
    const told = inbox.items.filter(({ href }) => href.startsWith(`/documents/${id}`))
    expect(told).toMatchObject([{ topic: 'documents.fact.dueSoon', urgency: 'act' }])
  })
})

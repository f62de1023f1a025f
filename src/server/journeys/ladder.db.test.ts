import { beforeAll, expect, it } from 'vitest'
import type { Actor } from '#platform/context.ts'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { actOnProblem } from '../testing/act.ts'
import { refusal, type TestApi, testApi } from '../testing/api.ts'
import { demoActor } from '../testing/demo-actors.ts'

onBothDemoCities('who stands on the ladder', (database) => {
  let api: TestApi
  let office: Actor
  let lead: Actor
  let chief: Actor
  let deputy: Actor
  let headOffice: Actor
  let orgs: ReadonlyMap<string, string>

  beforeAll(async () => {
    api = testApi(async () => database())
    office = await demoActor(database(), 'chain-office')
    lead = await demoActor(database(), 'lead-unit')
    chief = await demoActor(database(), 'chief')
    deputy = await demoActor(database(), 'deputy-chief')
    headOffice = await demoActor(database(), 'head-office')
    orgs = new Map((await api.client.directory.listOrganisations()).map(({ code, id }) => [code, id]))
  })

  type Act = Parameters<typeof actOnProblem>[1]
  const act = async (by: TestApi, id: string, action: Act['action'], told: Partial<Act> = {}) => {
    const { stateVersion } = await api.client.matters.getProblem({ id })
    return actOnProblem(by, { id, action, stateVersion, ...told })
  }
  const assigned = async (chainCode: string, leadOrgId: string) => {
    const { id } = await api.client.matters.openProblem({
      title: '园区专线接入排期滞后',
      problem: '园区110千伏专线接入排期滞后，影响投产',
      chainCode,
      origin: 'own',
    })
    await act(api, id, 'assign', { leadOrgId, workdays: 10 })
    return id
  }
  const drain = async () => (await api.jobs()).drain()
  const noticesOf = async (actor: Actor, id: string) =>
    (await api.as(actor).client.notify.listInbox({ pageSize: 100 })).items.filter(
      ({ href }) => href === `/problems/${id}`,
    )
  const workflowOf = (id: string) => api.client.workflow.getWorkflow({ kind: 'matters.problem', id })
  const waitsForNames = async (id: string) =>
    (await workflowOf(id)).waitsFor.flatMap(({ orgs, accounts }) =>
      [...orgs, ...accounts].map((ref) => ref.id),
    )

  it('a problem waits for the successor from the day a post changes hands, and its story keeps both', async () => {
    const id = await assigned('pv', lead.orgId!)
    await act(api.as(lead), id, 'escalate', { reason: '跨部门事项难以协调' })
    await act(api.as(lead), id, 'escalate', { reason: '专班未能解决' })
    await drain()
    expect(await waitsForNames(id)).toEqual([chief.id])
    const card = await api.client.governance.getCard({ chainCode: 'pv' })
    const post = card.roles.find(({ role }) => role === 'chainChief')!.current[0]!
    await api.client.governance.assignPost({
      chainCode: 'pv',
      role: 'chainChief',
      holderName: deputy.name,
      holderTitle: '副市长',
      personId: deputy.personId,
      orgId: null,
      sinceOn: '2023-06-15',
      untilOn: null,
      note: null,
      source: '滁办发〔2023〕11号',
      succeeds: { id: post.id, lockVersion: post.lockVersion },
    })
    await drain()
    expect(await waitsForNames(id)).toEqual([deputy.id])
    expect(await noticesOf(deputy, id)).toMatchObject([{ urgency: 'act' }])
    const events = await api.client.workflow.listWorkflowEvents({ kind: 'matters.problem', id })
    const told = events.filter(({ action }) => action === 'succeed')
    expect(told).toMatchObject([{ actionTitle: { zh: '岗位更替' }, moved: false }])
    expect(told[0]!.parties).toMatchObject([{ party: 'chainChief', accounts: [{ id: deputy.id }] }])
    const entry = (await api.client.system.listAudit({ kind: 'matters.problem', id })).find(
      ({ action }) => action === 'matters.problem.succeed',
    )
    expect(JSON.stringify(entry)).toContain(chief.id)
    expect(await refusal(act(api.as(chief), id, 'settle', { reason: '原链长明确' }))).toMatchObject({
      status: 403,
      reason: 'platform.workflow.notParty',
    })
    expect((await act(api.as(deputy), id, 'settle', { reason: '月底前接入' })).state).toBe('assigned')
    // Once more changes nothing.
    const { lockVersion } = await workflowOf(id)
    await drain()
    expect((await workflowOf(id)).lockVersion).toBe(lockVersion)
  })

  it('a step without anybody who could act is stood in for by the chain’s office and the head office, and the event says so', async () => {
    const { items } = await api.client.matters.listProblems({ query: '二期厂房规划核实滞后' })
    expect(await waitsForNames(items[0]!.id)).toContain(headOffice.orgId)
    const id = await assigned('semiconductor', lead.orgId!)
    await act(api.as(lead), id, 'escalate', { reason: '跨部门事项难以协调' })
    const up = await act(api.as(lead), id, 'escalate', { reason: '专班未能解决' })
    expect(up.level).toBe('chainChief')
    const story = await api.client.workflow.listWorkflowEvents({ kind: 'matters.problem', id })
    expect(story.at(-1)!.input.values?.standIn).toBe('链长暂无可办理的人员，由链长办公室、市委办代为承接')
    await drain()
    expect(await noticesOf(headOffice, id)).toMatchObject([{ urgency: 'act' }])
    expect((await act(api.as(headOffice), id, 'settle', { reason: '由资规部门限时办理' })).state).toBe(
      'assigned',
    )
  })

  it('what waits for a unit without accounts is told to those who may let it go on', async () => {
    const id = await assigned('pv', orgs.get('agriculture-rural')!)
    await act(api, id, 'suspend', { reason: '等待省级批复', untilOn: '2023-07-31' })
    await drain()
    expect(await noticesOf(office, id)).toMatchObject([{ urgency: 'act' }])
  })
})

import { beforeAll, expect, it } from 'vitest'
import type { Actor } from '#platform/context.ts'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { actOnProblem } from '../testing/act.ts'
import { refusal, type TestApi, testApi } from '../testing/api.ts'
import { demoActor } from '../testing/demo-actors.ts'

const proof = { text: '现场核验通过', attachment: '滁发改函〔2023〕7号' }

onBothDemoCities('nobody closes a problem alone', (database) => {
  let api: TestApi
  let office: Actor
  let lead: Actor
  let headOffice: Actor
  let firm: Actor
  let enterpriseId = ''

  beforeAll(async () => {
    api = testApi(async () => database())
    office = await demoActor(database(), 'chain-office')
    lead = await demoActor(database(), 'lead-unit')
    headOffice = await demoActor(database(), 'head-office')
    firm = await demoActor(database(), 'enterprise-user')
    const organisation = await database()
      .db.selectFrom('directory.organisation')
      .select('enterprise_id')
      .where('id', '=', firm.orgId!)
      .executeTakeFirstOrThrow()
    enterpriseId = organisation.enterprise_id!
  })

  type Act = Parameters<typeof actOnProblem>[1]
  const act = async (by: Actor, id: string, action: Act['action'], told: Partial<Act> = {}) => {
    const { stateVersion } = await api.client.matters.getProblem({ id })
    return actOnProblem(api.as(by), { id, action, stateVersion, ...told })
  }
  const solved = async () => {
    const { id } = await api.as(office).client.matters.openProblem({
      title: '扩产项目能耗指标缺口',
      problem: '扩产项目能耗指标缺口约4万吨标准煤，尚未落实',
      chainCode: 'pv',
      origin: 'own',
      enterpriseId,
    })
    await act(office, id, 'assign', { leadOrgId: lead.orgId!, workdays: 15 })
    await act(lead, id, 'plan', { countermeasure: '市级统筹能耗指标' })
    await act(lead, id, 'start')
    await act(lead, id, 'resolve', { effect: '指标全部落实', proofs: [proof] })
    return id
  }
  const word = { grade: 'satisfied', comment: '电话中表示满意', reason: '电话回访企业负责人' } as const

  it('whoever wrote down the enterprise’s word does not strike the problem off; somebody else does', async () => {
    const id = await solved()
    expect((await act(headOffice, id, 'callBack', word)).state).toBe('rated')
    expect(await refusal(act(headOffice, id, 'close'))).toMatchObject({
      status: 403,
      reason: 'platform.workflow.samePerson',
      details: { action: 'callBack' },
    })
    expect((await act(office, id, 'close')).state).toBe('closed')
  })

  it('the enterprise is told of the call-back, reads what was written for it, and contradicts it until the closing', async () => {
    const id = await solved()
    await act(headOffice, id, 'callBack', word)
    await (await api.jobs()).drain()
    const inbox = await api.as(firm).client.notify.listInbox({})
    expect(inbox.items.filter(({ href }) => href === `/problems/${id}`)).toContainEqual(
      expect.objectContaining({ topic: 'matters.problem.wordRecorded', urgency: 'act' }),
    )
    const seen = await api.as(firm).client.matters.getProblem({ id })
    expect(seen.ratings).toMatchObject([{ grade: 'satisfied', comment: '电话中表示满意' }])
    const { actions } = await api.as(firm).client.workflow.getWorkflow({ kind: 'matters.problem', id })
    expect(actions).toContainEqual(expect.objectContaining({ action: 'rate', allowed: true }))
    // The unit that is rated still reads no grade.
    expect((await api.as(lead).client.matters.getProblem({ id })).ratings).toMatchObject([{ grade: null }])
    const again = await act(firm, id, 'rate', { grade: 'unsatisfied', comment: '并未接到回访电话' })
    expect(again).toMatchObject({ state: 'inProgress', supervision: 'key' })
    expect(new Set(again.ratings.map(({ grade }) => grade))).toEqual(new Set(['satisfied', 'unsatisfied']))
  })
})

import { beforeAll, expect, it } from 'vitest'
import { loadActor } from '#modules/access/index.ts'
import type { Actor } from '#platform/context.ts'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { actOnProblem } from '../testing/act.ts'
import { type TestApi, testApi } from '../testing/api.ts'

onBothDemoCities('whoever a matter waits for is told', (database) => {
  let api: TestApi
  const actorOf = async (username: string): Promise<Actor> => {
    const { id } = await database()
      .db.selectFrom('access.account')
      .select('id')
      .where('username', '=', username)
      .executeTakeFirstOrThrow()
    return (await loadActor(database().db, id, '2023-06-15'))!
  }
  beforeAll(async () => {
    api = testApi(async () => database())
  })

  it('an assigned problem reaches the inbox of the lead unit with the way to it, and leaves that of others alone', async () => {
    const office = api.as(await actorOf('chain-office'))
    const lead = await actorOf('lead-unit')
    const { id } = await office.client.matters.openProblem({
      title: '切割废水处理能力不足',
      problem: '园区切割废水处理能力不足，影响二期投产',
      chainCode: 'pv',
      origin: 'own',
    })
    const opened = await office.client.matters.getProblem({ id })
    await actOnProblem(office, {
      id,
      action: 'assign',
      stateVersion: opened.stateVersion,
      leadOrgId: lead.orgId!,
      workdays: 7,
    })
    await (await api.jobs()).drain()
    const inboxOf = async (actor: Actor) => (await api.as(actor).client.notify.listInbox({})).items
    const told = (await inboxOf(lead)).filter((notice) => notice.href === `/problems/${id}`)
    expect(told).toMatchObject([{ topic: 'matters.problem.assigned', urgency: 'act' }])
    expect(told[0]!.title).toContain('切割废水处理能力不足')
    for (const username of ['county', 'sysadmin', 'enterprise-user'])
      expect((await inboxOf(await actorOf(username))).filter((notice) => notice.href.includes(id))).toEqual(
        [],
      )
  })

  it('a step is made known to those who follow a problem and may see it; who muted that is not told', async () => {
    const office = api.as(await actorOf('chain-office'))
    const lead = await actorOf('lead-unit')
    const follower = api.as(await actorOf('chief'))
    const muting = api.as(await actorOf('deputy-chief'))
    const { id } = await office.client.matters.openProblem({
      title: '出口检测排队时间过长',
      problem: '出口检测排队时间过长，影响交付',
      chainCode: 'pv',
      origin: 'own',
    })
    await (await api.jobs()).drain()
    for (const one of [follower, muting]) await one.client.matters.followProblem({ id, following: true })
    const settings = await muting.client.notify.getSettings()
    await muting.client.notify.saveSettings({
      ...settings,
      topics: [{ topic: 'matters.problem.moved', mode: 'muted' }],
    })
    const { stateVersion } = await office.client.matters.getProblem({ id })
    const assign = { id, action: 'assign' as const, stateVersion, leadOrgId: lead.orgId!, workdays: 7 }
    await actOnProblem(office, assign)
    await (await api.jobs()).drain()
    const told = async (one: TestApi) =>
      (await one.client.notify.listInbox({ pageSize: 100 })).items.filter(
        ({ href }) => href === `/problems/${id}`,
      )
    expect(await told(follower)).toMatchObject([{ topic: 'matters.problem.moved', urgency: 'know' }])
    expect((await told(follower))[0]!.title).toContain('已分派')
    expect(await told(muting)).toEqual([])
    // Whoever made the step knows of it.
    expect((await told(office)).filter(({ topic }) => topic === 'matters.problem.moved')).toEqual([])
  })

  it('everybody who sees only what is their own has a problem to try, and the enterprise one to rate', async () => {
    for (const username of ['county', 'service-centre', 'enterprise-user', 'expert']) {
      const { items } = await api.as(await actorOf(username)).client.matters.listProblems({})
      expect(items.length, username).toBeGreaterThan(0)
    }
    const firm = api.as(await actorOf('enterprise-user')).client
    const { items } = await firm.workflow.listQueue({ bucket: 'needsMe', definition: ['matters.problem'] })
    expect(items.map(({ state }) => state)).toEqual(['resolved'])
    const { actions } = await firm.workflow.getWorkflow(items[0]!.object)
    expect(actions).toContainEqual(expect.objectContaining({ action: 'rate', allowed: true }))
    const county = api.as(await actorOf('county')).client
    const local = await county.workflow.listQueue({ bucket: 'needsMe', definition: ['matters.problem'] })
    expect(local.total).toBeGreaterThan(0)
  })
})

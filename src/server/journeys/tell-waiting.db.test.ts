import { beforeAll, expect, it } from 'vitest'
import { loadActor } from '#modules/access/index.ts'
import type { Actor } from '#platform/context.ts'
import { onBothDatabases } from '#platform/db/testing/on-both-databases.ts'
import { installDemo, type TestApi, testApi } from '../testing/api.ts'

onBothDatabases('whoever a matter waits for is told', (database) => {
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
    await installDemo(database())
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
    await office.client.matters.actOnProblem({
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
})

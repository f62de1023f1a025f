import { beforeAll, expect, it } from 'vitest'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { type QueueBucket, queueBuckets } from '#platform/workflow/contract.ts'
import { actOnProblem, actOnTask } from '../testing/act.ts'
import { testPerson } from '../testing/actors.ts'
import { refusal, type TestApi, testApi } from '../testing/api.ts'

const handling = [
  'matters.problem.read',
  'matters.problem.handle',
  'matters.task.read',
  'matters.task.report',
] as const

onBothDemoCities('what is handed to a section of a bureau', (database) => {
  let api: TestApi
  const people = new Map<string, TestApi>()
  const orgIds = new Map<string, string>()
  const org = (code: string) => orgIds.get(code)!

  beforeAll(async () => {
    api = testApi(async () => database())
    for (const { code, id } of await api.client.directory.listOrganisations()) orgIds.set(code, id)
    const person = (code: string, below: string[] = []) =>
      people.set(code, api.as(testPerson(code, org(code), handling, { orgIds: [code, ...below].map(org) })))
    person('chain-section')
    person('economy-information', ['chain-section'])
    person('project-section')
    person('investment-promotion', ['project-section'])
    person('statistics')
    person('government', ['economy-information', 'chain-section', 'investment-promotion', 'project-section'])
  })

  /** Buckets of somebody's queue in which an object stands; those of the clock left out. */
  async function bucketsOf(code: string, id: string): Promise<QueueBucket[]> {
    const found: QueueBucket[] = []
    for (const bucket of queueBuckets.filter((one) => one === 'needsMe' || one === 'waiting'))
      for (let page = 1, seen = 0, total = 1; seen < total; page += 1) {
        const queue = await people.get(code)!.client.workflow.listQueue({ bucket, page, pageSize: 100 })
        if (queue.items.some((item) => item.object.id === id)) found.push(bucket)
        total = queue.total
        seen = page * 100
      }
    return found
  }

  const toSection = async () => {
    const { id, stateVersion } = await api.client.matters.openProblem({
      title: '产业链推进事项待落实',
      problem: '产业链推进事项需要科室逐项落实',
      chainCode: 'food',
      origin: 'own',
    })
    return actOnProblem(api, {
      id,
      action: 'assign',
      stateVersion,
      leadOrgId: org('chain-section'),
      assistOrgIds: [org('project-section')],
      workdays: 7,
    })
  }

  it('needs the people of the section; the bureau above, and those who assist with theirs, see it waiting for others', async () => {
    const { id } = await toSection()
    expect(await bucketsOf('chain-section', id)).toEqual(['needsMe'])
    expect(await bucketsOf('economy-information', id)).toEqual(['waiting'])
    expect(await bucketsOf('project-section', id)).toEqual(['waiting'])
    expect(await bucketsOf('investment-promotion', id)).toEqual(['waiting'])
    expect(await bucketsOf('statistics', id)).toEqual([])
    // Everything stands below the government: it is told of what names itself.
    expect(await bucketsOf('government', id)).toEqual([])
  })

  it('the guard agrees with the queue: the section acts, the bureau reads why it may not', async () => {
    const { id, stateVersion } = await toSection()
    const plan = { id, action: 'plan' as const, stateVersion, countermeasure: '逐项列出清单' }
    for (const code of ['economy-information', 'project-section', 'investment-promotion']) {
      const seen = await people.get(code)!.client.workflow.getWorkflow({ kind: 'matters.problem', id })
      expect(seen.actions.find((offer) => offer.action === 'plan')).toMatchObject({
        allowed: false,
        why: 'platform.workflow.notParty',
      })
      expect(await refusal(actOnProblem(people.get(code)!, plan))).toMatchObject({
        status: 403,
        reason: 'platform.workflow.notParty',
      })
    }
    expect(await refusal(actOnProblem(people.get('statistics')!, plan))).toMatchObject({
      status: 404,
    })
    expect(await actOnProblem(people.get('chain-section')!, plan)).toMatchObject({
      state: 'planned',
    })
  })

  it('a bureau that leads acts itself; its sections have no part in it', async () => {
    const { id, stateVersion } = await toSection()
    const section = people.get('chain-section')!.client
    // The answer tells how it stands now, though the section has handed it out of its own reach.
    expect(
      await section.matters.actOnProblem({
        id,
        action: 'transfer',
        stateVersion,
        leadOrgId: org('economy-information'),
        reason: '需局领导统筹',
      }),
    ).toMatchObject({ lead: { id: org('economy-information') } })
    expect(await refusal(section.matters.getProblem({ id }))).toMatchObject({ status: 404 })
    expect(await bucketsOf('economy-information', id)).toEqual(['needsMe'])
    expect(await bucketsOf('chain-section', id)).toEqual([])
  })

  it('the same holds for a task', async () => {
    const chain = { chainCode: 'food', startsOn: '2023-04-01', dueOn: '2023-12-31' }
    const { id } = await api.client.matters.createTask({
      ...chain,
      title: '科室牵头的推进任务',
      actionType: 'fill',
      goal: '逐项落实推进事项',
      origin: 'instruction',
      instruction: '抓紧推进',
      leadPersonId: (await api.client.directory.listPeople({})).items[0]!.id,
      leadOrgId: org('chain-section'),
      assistOrgIds: [org('project-section')],
      targets: [{ quarter: '2023Q4', target: '全部落实' }],
    })
    const { stateVersion } = await api.client.matters.getTask({ id })
    await actOnTask(api, { id, action: 'approve', stateVersion })
    expect(await bucketsOf('chain-section', id)).toEqual(['needsMe'])
    for (const code of ['economy-information', 'project-section', 'investment-promotion'])
      expect(await bucketsOf(code, id), code).toEqual(['waiting'])
    expect(await bucketsOf('statistics', id)).toEqual([])
  })
})

import { beforeAll, expect, it } from 'vitest'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { queueBuckets } from '#platform/workflow/contract.ts'
import { actOnProblem } from '../../testing/act.ts'
import { refusal } from '../../testing/api.ts'
import { openProblemCity, type ProblemCity } from './city.ts'

onBothDemoCities('who sees and edits a problem', (database) => {
  let city: ProblemCity
  beforeAll(async () => {
    city = await openProblemCity(database())
  })

  it('each right is asked for: allowed to those who have it, refused to the others, unknown out of reach', async () => {
    const { office, lead, chief, stranger, ids, open, act } = city
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
    const { office, firm, ids, open } = city
    const named = await open(office, { enterpriseId: ids.enterprise, title: '企业用工缺口较大' })
    const other = await open(office, { title: '园区道路照明不足' })
    const seen = (await firm.client.matters.listProblems({ pageSize: 200, open: false })).items.map(
      ({ id }) => id,
    )
    expect(seen).toContain(named.id)
    expect(seen).not.toContain(other.id)
  })

  it('two editors: the second is shown what the first saved, and may not change what the state has closed', async () => {
    const { office, ids, open } = city
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
})

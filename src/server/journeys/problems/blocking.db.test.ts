import { beforeAll, expect, it } from 'vitest'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { refusal } from '../../testing/api.ts'
import { openProblemCity, type ProblemCity, proof } from './city.ts'

onBothDemoCities('a problem that blocks a node', (database) => {
  let city: ProblemCity
  beforeAll(async () => {
    city = await openProblemCity(database())
  })

  it('SYS4: an open blocking problem is evidence for the verdict of its node, until it is closed', async () => {
    const { api, office, lead, chief, ids, node, open, act } = city
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
    const { office, node, open } = city
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

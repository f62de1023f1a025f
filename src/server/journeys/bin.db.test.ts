import { beforeAll, expect, it } from 'vitest'
import { purgeBin } from '#platform/bin/bin.ts'
import { fixedClock } from '#platform/clock.ts'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { binKinds } from '../recovery.ts'
import { refusal, type TestApi, testApi } from '../testing/api.ts'

onBothDemoCities('what was taken away in the chains comes back', (database, ctx) => {
  let api: TestApi
  let enterpriseId: string
  beforeAll(async () => {
    api = testApi(async () => database())
    const { items } = await api.client.directory.listEnterprises({ page: 1, pageSize: 200 })
    for (const { id } of items) {
      if ((await api.client.chains.listPlacements({ enterpriseId: id })).length > 0) {
        enterpriseId = id
        break
      }
    }
  })
  const places = () => api.client.chains.listPlacements({ enterpriseId })
  const inBin = async (kind: string) => (await api.client.bin.list({ kind, page: 1, pageSize: 20 })).items
  const kind = 'chains.placement'

  it('a placement lies in the bin, takes no share and no node there, and is restored as it was', async () => {
    const all = await places()
    const placement = all[0]!
    const { id } = placement
    await api.client.chains.removePlacement({ id, lockVersion: placement.lockVersion, reason: '停产转移' })
    expect((await places()).map((one) => one.id)).not.toContain(id)
    expect(await inBin(kind)).toMatchObject([
      { id, title: expect.stringContaining(placement.nodeName), reason: '停产转移', restorable: true },
    ])
    await api.client.bin.restore({ kind, id })
    expect(await places()).toEqual(all)
    expect(await inBin(kind)).toEqual([])
  })

  it('a placement stays in the bin while its node or its share is taken', async () => {
    const placement = (await places())[0]!
    const { id, nodeCode, role, evidence, source, asOfOn } = placement
    await api.client.chains.removePlacement({ id, lockVersion: placement.lockVersion, reason: '误删一次' })
    const again = await api.client.chains.createPlacement({
      enterpriseId,
      nodeCode,
      sharePercent: placement.sharePercent,
      role,
      evidence,
      source,
      asOfOn,
    })
    expect(await refusal(api.client.bin.restore({ kind, id }))).toMatchObject({
      status: 409,
      reason: 'chains.placement.exists',
    })
    await api.client.chains.removePlacement({ id: again.id, lockVersion: 1, reason: '换回原记录' })
    await api.client.bin.restore({ kind, id })
    expect((await places()).map((one) => one.id)).toContain(id)
  })

  it('a discarded draft comes back with nodes, edges and workflow, and gives way to another draft', async () => {
    const { client } = api
    const drafted = await client.chains.draftTemplate({ chainCode: 'pv', note: '试改' })
    const { id } = drafted
    const object = { kind: 'chains.template', id }
    await client.chains.discardTemplate({ id, lockVersion: drafted.lockVersion, reason: '另起一稿' })
    expect(await refusal(client.chains.getTemplate({ id }))).toMatchObject({ status: 404 })
    expect(await refusal(client.workflow.getWorkflow(object))).toMatchObject({ status: 404 })
    expect((await client.chains.listTemplates({ chainCode: 'pv' })).map((one) => one.id)).not.toContain(id)

    const other = await client.chains.draftTemplate({ chainCode: 'pv', note: '另一稿' })
    expect(await refusal(client.bin.restore(object))).toMatchObject({
      status: 409,
      reason: 'chains.template.draftExists',
    })
    await client.chains.discardTemplate({ id: other.id, lockVersion: other.lockVersion, reason: '不用了' })

    await client.bin.restore(object)
    expect(await client.chains.getTemplate({ id })).toEqual(drafted)
    expect(await client.workflow.getWorkflow(object)).toMatchObject({ state: 'draft' })
  })

  it('after thirty days both are removed for good, with their parts', async () => {
    const later = { ...ctx(), clock: fixedClock('2030-01-01T02:00:00Z') }
    const before = await inBin('chains.template')
    expect(before).toHaveLength(1)
    expect(await inBin(kind)).toHaveLength(1)
    await purgeBin(later, binKinds)
    expect(await inBin('chains.template')).toEqual([])
    expect(await inBin(kind)).toEqual([])
  })
})

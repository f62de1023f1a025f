import { beforeAll, expect, it } from 'vitest'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { expectEveryWriteAudited, refusal, type TestApi, testApi } from '../testing/api.ts'

onBothDemoCities('registers over the API', (database) => {
  let api: TestApi
  beforeAll(async () => {
    api = testApi(async () => database())
  })

  const history = async (kind: string, id: string) =>
    (await api.client.system.listAudit({ kind, id })).map((entry) => entry.action)

  it('SYS3: a hand-over ends the former term the day before; a vacancy shows since when', async () => {
    const { client } = api
    const card = await client.governance.getCard({ chainCode: 'pv' })
    const chief = card.roles.find((role) => role.role === 'chainChief')!.current[0]!
    const next = {
      chainCode: 'pv',
      role: 'chainChief' as const,
      holderName: '虚构乙',
      sinceOn: '2023-05-20',
      source: '测试任免',
    }
    const assigned = await client.governance.assignPost({
      ...next,
      succeeds: { id: chief.id, lockVersion: chief.lockVersion },
    })
    const after = (await client.governance.getCard({ chainCode: 'pv' })).roles.find(
      (role) => role.role === 'chainChief',
    )!
    expect(after.current.map((post) => post.holderName)).toEqual(['虚构乙'])
    expect(after.former[0]).toMatchObject({ id: chief.id, untilOn: '2023-05-19' })
    expect(
      await refusal(
        client.governance.assignPost({ ...next, succeeds: { id: chief.id, lockVersion: chief.lockVersion } }),
      ),
    ).toMatchObject({ status: 409 })
    await client.governance.endPost({
      id: assigned.id,
      lockVersion: assigned.lockVersion,
      untilOn: '2023-05-22',
      reason: '调离',
    })
    const vacant = (await client.governance.getCard({ chainCode: 'pv' })).roles.find(
      (role) => role.role === 'chainChief',
    )!
    expect(vacant).toMatchObject({ vacant: true, vacantSince: '2023-05-23' })
  })

  it('an enterprise needs a sound code; a taken one names who has it; two editors cannot overwrite each other', async () => {
    const { client } = api
    const [holder, other] = (await client.directory.listEnterprises({ page: 1, pageSize: 2 })).items
    const fields = (item: typeof holder) => {
      const {
        id: _id,
        regionName: _region,
        isDemo: _demo,
        lockVersion: _lock,
        updatedAt: _at,
        ...rest
      } = item!
      return rest
    }
    const wrong = `${holder!.uscc.slice(0, 17)}${holder!.uscc.endsWith('0') ? '1' : '0'}`
    expect(
      await refusal(client.directory.createEnterprise({ ...fields(holder), uscc: wrong })),
    ).toMatchObject({
      status: 400,
      reason: 'directory.enterprise.usccInvalid',
      details: { fault: 'checkDigit' },
    })
    expect(await refusal(client.directory.createEnterprise(fields(holder)))).toMatchObject({
      status: 409,
      reason: 'directory.enterprise.usccTaken',
      details: { holderId: holder!.id },
    })
    const renamed = await client.directory.updateEnterprise({
      ...fields(other),
      id: other!.id,
      lockVersion: other!.lockVersion,
      name: '改名后的演示企业（演示）',
    })
    expect(renamed.lockVersion).toBe(other!.lockVersion + 1)
    expect(
      await refusal(
        client.directory.updateEnterprise({
          ...fields(other),
          id: other!.id,
          lockVersion: other!.lockVersion,
        }),
      ),
    ).toMatchObject({ status: 409, reason: 'platform.object.changed' })
    expect(await history('directory.enterprise', other!.id)).toEqual([
      'directory.enterprise.update',
      'system.demo.load',
    ])
  })

  it('words of a search are taken literally', async () => {
    expect((await api.client.directory.listEnterprises({ query: '%', page: 1, pageSize: 20 })).total).toBe(0)
  })

  it('shares of an enterprise never pass the whole', async () => {
    const { client } = api
    const { nodes } = await client.chains.getMap({ chainCode: 'food' })
    const used = await client.chains.getNode({
      chainCode: 'food',
      nodeCode: nodes.find((node) => node.firms > 0)!.code,
    })
    const { enterpriseId } = used.placements[0]!
    const places = await client.chains.listPlacements({ enterpriseId })
    const placed = places.reduce((sum, place) => sum + place.sharePercent, 0)
    const free = nodes.find((node) => !places.some((place) => place.nodeCode === node.code))!
    const place = {
      enterpriseId,
      nodeCode: free.code,
      role: '生产',
      evidence: '企业自报',
      source: '测试',
      asOfOn: '2023-05-01',
    }
    // One per cent more than what is left.
    const tooMuch = client.chains.createPlacement({ ...place, sharePercent: 100 - placed + 1 })
    expect(await refusal(tooMuch)).toMatchObject({
      status: 400,
      reason: 'chains.placement.shareExceeded',
      details: { placed },
    })
  })

  it('SYS19: a later, better figure of a month is the one shown; a correction needs a reason', async () => {
    const { client } = api
    const at = {
      industryCode: (await client.chains.listIndustries({}))[0]!.code,
      month: '2023-04',
      source: '测试',
    }
    const final = await client.chains.recordOutput({
      ...at,
      amountYuan: '123456789.10',
      status: 'revised',
      reason: null,
      lockVersion: null,
    })
    expect(final).toMatchObject({ amountYuan: '123456789.10', status: 'revised' })
    await client.chains.recordOutput({
      ...at,
      amountYuan: '1',
      status: 'estimated',
      reason: '补录预计数',
      lockVersion: null,
    })
    const { values } = await client.chains.listOutput({
      industryCode: at.industryCode,
      from: '2023-04',
      to: '2023-04',
    })
    expect(values).toMatchObject([{ amountYuan: '123456789.10', status: 'revised' }])
    expect(
      await refusal(
        client.chains.recordOutput({
          ...at,
          amountYuan: '2',
          status: 'revised',
          reason: null,
          lockVersion: 1,
        }),
      ),
    ).toMatchObject({ status: 400, reason: 'chains.output.reasonNeeded' })
  })

  it('a figure that somebody recorded or corrected meanwhile is not overwritten', async () => {
    const { client } = api
    const [industry] = await client.chains.listIndustries({})
    const at = { industryCode: industry!.code, month: '2019-06', status: 'flash' } as const
    const figure = { ...at, amountYuan: '10', source: '测试', reason: '更正', lockVersion: null }
    await client.chains.recordOutput(figure)
    expect(await refusal(client.chains.recordOutput({ ...figure, amountYuan: '11' }))).toMatchObject({
      status: 409,
      reason: 'platform.object.changed',
    })
    expect((await client.chains.getFigure(at)).figure).toMatchObject({ amountYuan: '10.00', lockVersion: 1 })
    await client.chains.recordOutput({ ...figure, amountYuan: '12', lockVersion: 1 })
    expect((await client.chains.getFigure(at)).figure).toMatchObject({ amountYuan: '12.00', lockVersion: 2 })
  })

  it('nothing was written without an audit entry and a link that says what it belongs to', () =>
    expectEveryWriteAudited(database()))
})

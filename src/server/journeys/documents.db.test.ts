import { beforeAll, expect, it } from 'vitest'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { expectEveryWriteAudited, refusal, type TestApi, testApi } from '../testing/api.ts'

const text = [
  '安丰市发展观察',
  '在全省“季度赛马”评议中，安丰市经济运行连续3个季度居全省第一。',
  '安丰市建立了光伏、食品两大产业链。',
].join('\n')

onBothDemoCities('documents over the API', (database) => {
  let api: TestApi
  beforeAll(async () => {
    api = testApi(async () => database())
  })

  const history = async (kind: string, id: string) =>
    (await api.client.system.listAudit({ kind, id })).map((entry) => entry.action)

  it('SYS21: a document goes in, a fact is confirmed, and its thread leads back to the sentence', async () => {
    const { client } = api
    const document = await client.documents.upload({ text, publishedOn: '2023-05-25' })
    const list = document.factItems.find((fact) => fact.type === 'chainList')!
    expect(list).toMatchObject({ state: 'suggested', args: { chains: ['光伏', '食品'] } })
    expect(document.cleaned.slice(list.start, list.end).length).toBeGreaterThan(0)
    expect(list.about.map((ref) => ref.id)).toEqual(['pv', 'food'])

    const confirmed = await client.documents.confirmFact({ id: list.id, lockVersion: list.lockVersion })
    expect(confirmed.state).toBe('confirmed')
    const onChain = await client.documents.listFacts({
      aboutKind: 'chains.chain',
      aboutId: 'pv',
      accepted: true,
    })
    expect(onChain.items.map((fact) => fact.id)).toContain(list.id)

    const trace = await client.system.traceThread({ kind: 'documents.fact', id: list.id, depth: 2 })
    expect(trace.links.some((link) => link.relation === 'readFrom' && link.to.id === document.id)).toBe(true)
    expect(await history('documents.fact', list.id)).toEqual([
      'documents.fact.confirm',
      'documents.fact.suggest',
    ])
  })

  it('a fact about a city of the register is found by that city, one about another city is not', async () => {
    const { client } = api
    const home = { aboutKind: 'directory.region', aboutId: '341100', type: 'rankStreak' as const }
    expect((await client.documents.listFacts(home)).total).toBe(0)
    const own = '在全省“季度赛马”评议中，滁州市经济运行连续2个季度居全省第一。'
    const document = await client.documents.upload({ text: own, publishedOn: '2022-07-20' })
    const streak = document.factItems.find((fact) => fact.type === 'rankStreak')!
    expect((await client.documents.listFacts(home)).items.map((fact) => fact.id)).toEqual([streak.id])
    const corrected = await client.documents.correctFact({
      id: streak.id,
      lockVersion: streak.lockVersion,
      args: { quarters: 3 },
      reason: '按通报更正',
    })
    expect(corrected.about.map((ref) => ref.title)).toEqual(['滁州市'])
  })

  it('a fact decided on is not decided again, and a late decision on an old version is refused', async () => {
    const { client } = api
    const { items } = await client.documents.listFacts({ type: 'rankStreak', state: 'suggested' })
    const fact = items[0]!
    const rejected = await client.documents.rejectFact({
      id: fact.id,
      lockVersion: fact.lockVersion,
      reason: '来源不明',
    })
    expect(
      await refusal(client.documents.confirmFact({ id: fact.id, lockVersion: fact.lockVersion })),
    ).toMatchObject({ status: 409, reason: 'platform.object.changed' })
    expect(
      await refusal(client.documents.confirmFact({ id: fact.id, lockVersion: rejected.lockVersion })),
    ).toMatchObject({ status: 409, reason: 'documents.fact.decided' })
    const reopened = await client.documents.reopenFact({ id: fact.id, lockVersion: rejected.lockVersion })
    const corrected = await client.documents.correctFact({
      id: fact.id,
      lockVersion: reopened.lockVersion,
      args: { quarters: 4 },
      reason: '按通报更正',
    })
    expect(corrected).toMatchObject({
      state: 'corrected',
      args: { quarters: 4 },
      suggestedArgs: { quarters: 3 },
    })
    expect(
      await refusal(
        client.documents.correctFact({
          id: fact.id,
          lockVersion: corrected.lockVersion,
          args: { rank: 1 },
          reason: '无此项',
        }),
      ),
    ).toMatchObject({ status: 409 })
  })

  it('the same bytes are stored once, and the refusal names the document that has them', async () => {
    const again = await refusal(api.client.documents.upload({ text }))
    expect(again).toMatchObject({ status: 409, reason: 'documents.document.known' })
    expect(
      (await api.client.documents.list({ page: 1, pageSize: 50 })).items.map((item) => item.id),
    ).toContain(again.details.id)
  })

  it('two documents that disagree show as a conflict with both sources', async () => {
    const other = text.replace('连续3个季度', '连续5个季度')
    await api.client.documents.upload({ text: other, publishedOn: '2023-05-26' })
    const conflicts = await api.client.documents.listConflicts()
    expect(conflicts.find((conflict) => conflict.type === 'rankStreak')!.facts).toHaveLength(2)
  })

  it('nothing was written without an audit entry and a link that says what it belongs to', () =>
    expectEveryWriteAudited(database()))
})

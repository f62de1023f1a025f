import { beforeAll, expect, it } from 'vitest'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { refusal, type TestApi, testApi } from '../../testing/api.ts'
import { demoActor } from '../../testing/demo-actors.ts'
import { talentRows } from '../../testing/talent-rows.ts'

onBothDemoCities('SYS8 the dual chain', (database, ctx) => {
  let section: TestApi
  let firm: TestApi
  let gapNode: string
  let otherNode: string
  const dual = (gap: 'both' | 'some' | 'any' = 'any') =>
    section.client.talent.listDual({ chainCode: 'pv', gap, pageSize: 200 })
  const rowOf = async (code: string | null) =>
    (await dual()).items.find((row) =>
      code === null ? row.kind === 'chainOnly' : row.kind === 'node' && row.nodeCode === code,
    )!
  beforeAll(async () => {
    const api = testApi(async () => database())
    section = api.as(await demoActor(database(), 'talent'))
    firm = api.as(await demoActor(database(), 'enterprise-user'))
    const rows = talentRows(ctx())
    await rows.clear()
    const map = await section.client.chains.getMap({ chainCode: 'pv' })
    const alone = map.nodes.filter(({ sharedWith }) => sharedWith.length === 0)
    gapNode = alone.find(({ verdict }) => verdict !== 'sound')!.code
    otherNode = alone.find(({ code }) => code !== gapNode)!.code
    const need = await rows.need({ chain: 'pv', node: gapNode, headcount: 4 })
    await rows.need({ chain: 'pv', node: gapNode, headcount: 9, state: 'paused' })
    await rows.need({ chain: 'pv', headcount: 2 })
    await rows.need({ chain: 'food', node: null, headcount: 7 })
    // Half at each of two nodes; one at the node alone; one open to the chain; three who cannot be matched.
    await rows.person({ nodes: [gapNode, otherNode] })
    const taken = await rows.person({ nodes: [gapNode] })
    await rows.person({ chains: ['pv'] })
    await rows.person({ nodes: [gapNode], until: '2021-01-01' })
    await rows.person({ nodes: [gapNode], withdrawn: true })
    await rows.person({ nodes: [gapNode], state: 'paused' })
    await rows.onBoard(need, taken)
  })

  it('demand is open seats less those on board, supply counts people by shares, heat is the difference', async () => {
    // Seats 4 − 1 on board = 3; people 1/2 + 1 = 1.5; heat 3 − 1.5 = 1.5.
    expect(await rowOf(gapNode)).toMatchObject({
      needs: 1,
      demand: 3,
      people: 2,
      supply: 1.5,
      heat: 1.5,
      gap: 'both',
    })
    expect(await rowOf(otherNode)).toMatchObject({ demand: 0, supply: 0.5, heat: -0.5 })
  })

  it('needs and people of whom only the chain is known have a row of their own, and rows add up to the chain', async () => {
    expect(await rowOf(null)).toMatchObject({ demand: 2, people: 1, supply: 1, heat: 1, gap: 'talent' })
    const { items, sums } = await dual()
    // Demand 3 + 2, supply 1.5 + 0.5 + 1.
    expect(sums).toMatchObject({ demand: 5, supply: 3, heat: 2, both: 1 })
    expect(items.reduce((sum, row) => sum + row.supply, 0)).toBeCloseTo(3)
    expect(items.at(-1)?.kind).toBe('chainOnly')
  })

  it('the industry side is the verdict the atlas gives, with its evidence', async () => {
    const row = await rowOf(gapNode)
    const node = await section.client.chains.getNode({ chainCode: 'pv', nodeCode: gapNode })
    expect(row.verdict).toBe(node.verdict)
    expect(row.evidence).toBe(node.evidence.filter(({ closedOn }) => closedOn === null).length)
    expect(await section.client.talent.getNodeHeat({ chainCode: 'pv', nodeCode: gapNode })).toEqual(row)
  })

  it('shows only what lacks on both sides, the hottest first, and leaves as a workbook', async () => {
    expect((await dual('both')).items.map(({ nodeCode }) => nodeCode)).toEqual([gapNode])
    // A gap on one side at least: every node that is not sound, and where talent lacks the row of the chain alone.
    const all = (await dual()).items
    const some = (await dual('some')).items
    expect(some).toEqual(all.filter(({ gap }) => gap !== 'none'))
    expect(some.length).toBeLessThan(all.length)
    expect(some.map(({ kind }) => kind)).toContain('chainOnly')
    const segment = all[0]!.segment!
    const ofSegment = await section.client.talent.listDual({ chainCode: 'pv', segment, pageSize: 200 })
    expect(ofSegment.items).toEqual(all.filter((row) => row.segment === segment))
    const { items } = await section.client.talent.listDual({ chainCode: 'pv', sort: '-heat', pageSize: 5 })
    expect(items[0]?.nodeCode).toBe(gapNode)
    const file = await section.client.talent.exportDual({ chainCode: 'pv', gap: 'both' })
    expect(file.name).toMatch(/^dual-pv-.*\.xlsx$/)
  })

  it('is read by officials and not by enterprises; who may not take it out is refused', async () => {
    const api = testApi(async () => database())
    const trainee = api.as(await demoActor(database(), 'trainee'))
    expect((await trainee.client.talent.listDual({ chainCode: 'pv' })).total).toBeGreaterThan(0)
    expect(await refusal(trainee.client.talent.exportDual({ chainCode: 'pv' }))).toMatchObject({
      status: 403,
    })
    expect(await refusal(firm.client.talent.listDual({ chainCode: 'pv' }))).toMatchObject({ status: 403 })
    expect(
      await refusal(firm.client.talent.getNodeHeat({ chainCode: 'pv', nodeCode: gapNode })),
    ).toMatchObject({ status: 403 })
    expect(await refusal(section.client.talent.listDual({ chainCode: 'nothing' }))).toMatchObject({
      status: 404,
      reason: 'chains.chain.unknown',
    })
    expect(
      await refusal(section.client.talent.getNodeHeat({ chainCode: 'pv', nodeCode: 'nothing' })),
    ).toMatchObject({ status: 404, reason: 'chains.node.unknown' })
  })
})

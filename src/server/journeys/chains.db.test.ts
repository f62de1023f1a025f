import { beforeAll, expect, it } from 'vitest'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { expectEveryWriteAudited, refusal, type TestApi, testApi } from '../testing/api.ts'

onBothDemoCities('chains over the API', (database) => {
  let api: TestApi
  beforeAll(async () => {
    api = testApi(async () => database())
  })

  const history = async (kind: string, id: string) =>
    (await api.client.system.listAudit({ kind, id })).map((entry) => entry.action)

  it('a gap is explained, overridden with a reason, and returns to the computed verdict', async () => {
    const { client } = api
    const gap = (await client.chains.listGaps({ chain: ['pv'] })).items[0]
    const at = { chainCode: gap!.chainCode, nodeCode: gap!.nodeCode }
    const before = await client.chains.getNode(at)
    expect(before.diagnosis.subScores.length).toBeGreaterThan(0)
    const overridden = await client.chains.overrideVerdict({
      ...at,
      verdict: 'sound',
      reason: '专家组现场核实后改判',
      replacesId: null,
    })
    expect(overridden).toMatchObject({ verdict: 'sound', diagnosis: { verdict: before.diagnosis.verdict } })
    expect(
      await refusal(
        client.chains.overrideVerdict({ ...at, verdict: 'weak', reason: '另一人同时改判', replacesId: null }),
      ),
    ).toMatchObject({ status: 409 })
    const withdrawn = await client.chains.withdrawOverride({
      ...at,
      id: overridden.override!.id,
      reason: '恢复计算结论',
    })
    expect(withdrawn).toMatchObject({ verdict: before.diagnosis.verdict, override: null })
    expect(withdrawn.overrideHistory).toHaveLength(1)
    expect(await history('chains.override', overridden.override!.id)).toEqual([
      'chains.verdict.withdraw',
      'chains.verdict.override',
    ])
  })

  it('the same evidence gives the same answer, and a block entered by hand changes it', async () => {
    const { client } = api
    const gap = (await client.chains.listGaps({ verdict: ['sound'] })).items[0]!
    const at = { chainCode: gap.chainCode, nodeCode: gap.nodeCode }
    const once = await client.chains.getNode(at)
    const twice = await client.chains.getNode(at)
    expect(twice).toEqual(once)
    const blocked = await client.chains.addEvidence({
      ...at,
      indicator: 'block',
      value: 1,
      description: '用地指标未落实',
      dueOn: '2023-05-01',
      asOfOn: '2023-04-01',
      source: '现场走访',
    })
    expect(blocked.diagnosis.verdict).toBe('block')
    const row = blocked.evidence.find((item) => item.indicator === 'block' && item.closedOn === null)!
    const cleared = await client.chains.closeEvidence({
      ...at,
      id: row.id,
      lockVersion: row.lockVersion,
      reason: '指标已下达',
    })
    expect(cleared.diagnosis).toEqual(once.diagnosis)
  })

  it('evidence out of its range or of a day to come is refused', async () => {
    const at = {
      chainCode: 'pv',
      nodeCode: (await api.client.chains.getMap({ chainCode: 'pv' })).nodes[0]!.code,
    }
    const row = { ...at, description: null, dueOn: null, source: '测试' }
    expect(
      await refusal(
        api.client.chains.addEvidence({
          ...row,
          indicator: 'localSupplyRate',
          value: 101,
          asOfOn: '2023-05-01',
        }),
      ),
    ).toMatchObject({ status: 400, reason: 'chains.evidence.outOfRange' })
    expect(
      await refusal(
        api.client.chains.addEvidence({
          ...row,
          indicator: 'localSupplyRate',
          value: 50,
          asOfOn: '2023-07-01',
        }),
      ),
    ).toMatchObject({ status: 400, reason: 'chains.evidence.future' })
  })

  it('SYS2: a template is drafted, changed, compared, published; the former version is kept', async () => {
    const { client } = api
    let draft = await client.chains.draftTemplate({ chainCode: 'food', note: null })
    expect(await refusal(client.chains.draftTemplate({ chainCode: 'food', note: null }))).toMatchObject({
      status: 409,
      reason: 'chains.template.draftExists',
    })
    const published = (await client.chains.listTemplates({ chainCode: 'food' })).find(
      (version) => version.state === 'published',
    )!
    const node = {
      nodeCode: 'freeze-drying',
      name: '冻干加工',
      nameEn: 'Freeze drying',
      segment: 'midstream' as const,
      tier: 'key' as const,
      gbCodes: ['1439'],
    }
    draft = await client.chains.putTemplateNode({ id: draft.id, lockVersion: draft.lockVersion, ...node })
    const object = { kind: 'chains.template', id: draft.id }
    const submit = () => client.workflow.act({ object, action: 'submit', lockVersion: 1 })
    expect(await refusal(submit())).toMatchObject({
      status: 400,
      reason: 'chains.template.isolatedNodes',
      details: { nodes: ['freeze-drying'] },
    })
    const other = draft.nodeItems.find((item) => item.segment === 'upstream')!.code
    const edge = {
      from: other,
      to: 'freeze-drying',
      kind: 'rawMaterial' as const,
      strength: 4,
      group: null,
      reason: '冻干以鲜料为原料',
    }
    const stale = draft.lockVersion
    draft = await client.chains.putTemplateEdge({ id: draft.id, lockVersion: draft.lockVersion, edge })
    expect(
      await refusal(client.chains.putTemplateEdge({ id: draft.id, lockVersion: stale, edge })),
    ).toMatchObject({ status: 409, reason: 'platform.object.changed' })
    const difference = await client.chains.compareTemplates({ id: draft.id, against: published.id })
    expect(difference.addedNodes.map((item) => item.code)).toEqual(['freeze-drying'])
    expect(difference.addedEdges).toHaveLength(1)
    const publish = () =>
      client.chains.publishTemplate({ id: draft.id, lockVersion: draft.lockVersion, note: '增加冻干' })
    expect(await refusal(publish())).toMatchObject({ status: 409, reason: 'platform.workflow.notNow' })
    await submit()
    const edit = { id: draft.id, lockVersion: draft.lockVersion + 1, edge }
    expect(await refusal(client.chains.putTemplateEdge(edit))).toMatchObject({
      reason: 'chains.template.notDraft',
    })
    draft = await client.chains.getTemplate({ id: draft.id })
    expect(draft.state).toBe('submitted')
    await publish()
    const versions = await client.chains.listTemplates({ chainCode: 'food' })
    expect(versions.map((version) => version.state)).toEqual(['published', 'retired'])
    const map = await client.chains.getMap({ chainCode: 'food' })
    expect(map.nodes.find((item) => item.code === 'freeze-drying')).toMatchObject({
      firms: 0,
      verdict: 'break',
    })
  })

  it('SYS4: weights of a chain change its scores, need a reason, and cannot all be nothing', async () => {
    const { client } = api
    const before = await client.chains.getSettings({ chainCode: 'automobile' })
    const only = { coverage: 100, localSupplyRate: 0, scale: 0, pipeline: 0, techDependence: 0, risk: 0 }
    const change = { chainCode: 'automobile', lockVersion: before.lockVersion, reason: '本链先看覆盖' }
    const none = { ...before.settings, weights: { ...only, coverage: 0 } }
    expect(await refusal(client.chains.updateSettings({ ...change, settings: none }))).toMatchObject({
      status: 400,
      reason: 'chains.settings.noWeight',
    })
    const saved = await client.chains.updateSettings({
      ...change,
      settings: { ...before.settings, weights: only },
    })
    expect(saved.lockVersion).toBe(before.lockVersion + 1)
    const { nodes } = await client.chains.getMap({ chainCode: 'automobile' })
    // Only coverage weighs: 40 with a firm + 30 above scale + 30 with a leading one.
    for (const node of nodes) {
      const coverage =
        (node.firms > 0 ? 40 : 0) + (node.aboveScaleFirms > 0 ? 30 : 0) + (node.leadingFirms > 0 ? 30 : 0)
      expect(node.score, node.code).toBe(coverage)
    }
    expect(
      await refusal(client.chains.updateSettings({ ...change, settings: before.settings })),
    ).toMatchObject({ status: 409 })
    expect((await history('chains.chain', 'automobile'))[0]).toBe('chains.settings.update')
  })

  it('the gap list exports as a workbook with the same rows', async () => {
    const file = await api.client.chains.exportGaps({ chain: ['pv'] })
    expect(file.type).toContain('spreadsheetml')
    expect(file.size).toBeGreaterThan(3000)
  })

  it('nothing was written without an audit entry and a link that says what it belongs to', () =>
    expectEveryWriteAudited(database()))
})

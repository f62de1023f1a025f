import ExcelJS from 'exceljs'
import { beforeAll, expect, it } from 'vitest'
import { actorGiven, actorWith } from '#modules/access/testing/actor-with.ts'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { refusal } from '../../testing/api.ts'
import { answersLikeUnknown, openScopedCity, type ScopedCity, unknownId } from './scoped-city.ts'

onBothDemoCities('data scope of chains', (database) => {
  let city: ScopedCity
  beforeAll(async () => {
    city = await openScopedCity(database())
  })

  it('chains: an enterprise sees the node but no other firm, no evidence and no figure made of it', async () => {
    const { client } = city.enterpriseUser
    const [place] = await client.chains.listPlacements({ enterpriseId: city.own.id })
    const [chain] = place!.chains
    const on = { chainCode: chain!.code, nodeCode: place!.nodeCode }
    const node = await client.chains.getNode(on)
    const whole = await city.api.client.chains.getNode(on)
    expect(node.verdict).toBe(whole.verdict)
    expect(node.placements.map((item) => item.enterpriseId)).toEqual([city.own.id])
    expect(node.placementsHidden).toBe(whole.placements.length - 1)
    expect(node).toMatchObject({ evidence: [], evidenceHidden: true, overrideHistory: [] })
    expect(node.criticality).toMatchObject({ dependentOutput: null, soleOutput: null })
    expect(node.diagnosis.subScores.every((part) => Object.keys(part.inputs).length === 0)).toBe(true)
    expect(node.diagnosis.counterfactuals).toEqual([])
    const { items: gaps } = await client.chains.listGaps({ pageSize: 200 })
    expect(gaps.every((row) => row.soleOutput === null)).toBe(true)
    const summary = await client.chains.getChain({ chainCode: chain!.code })
    expect(summary.keyEnterprises.every((firm) => firm.id === city.own.id)).toBe(true)
    const other = city.own.id === city.inside.id ? city.outside : city.inside
    expect(await client.chains.listPlacements({ enterpriseId: other.id })).toEqual([])
    expect(await client.chains.listPlacements({ enterpriseId: unknownId })).toEqual([])
    expect(whole.evidenceHidden).toBe(false)
  })

  it('chains: reads, lists, counts, search and export stop at the chains of a narrow reach', async () => {
    const { client } = city.as(
      actorGiven(
        {
          'chains.chain.read': 'ownChains',
          'chains.evidence.read': 'ownChains',
          'chains.gap.export': 'ownChains',
          'chains.template.read': 'ownChains',
          'chains.output.read': 'ownChains',
          'governance.card.read': 'ownChains',
        },
        { chainCodes: ['pv'] },
      ),
    )
    expect((await client.chains.listChains()).map((chain) => chain.code)).toEqual(['pv'])
    expect((await client.chains.getAtlas()).chains.map((chain) => chain.code)).toEqual(['pv'])
    expect(
      new Set((await client.chains.listGaps({ pageSize: 200 })).items.map((row) => row.chainCode)),
    ).toEqual(new Set(['pv']))
    expect((await client.chains.listGaps({ chain: ['food'] })).items).toEqual([])
    expect(await client.chains.listTemplates({ chainCode: 'food' })).toEqual([])
    expect(await client.chains.listTemplates({ chainCode: 'pv' })).toHaveLength(1)
    for (const read of [client.chains.getChain, client.chains.getMap, client.chains.getSettings]) {
      expect((await refusal(read({ chainCode: 'food' }))).status).toBe(404)
      expect(await refusal(read({ chainCode: 'food' }))).toEqual({
        ...(await refusal(read({ chainCode: 'no-such' }))),
        details: { chainCode: 'food' },
      })
    }
    const [template] = await city.api.client.chains.listTemplates({ chainCode: 'food' })
    await answersLikeUnknown((id) => client.chains.getTemplate({ id }), template!.id)
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(await (await client.chains.exportGaps({})).arrayBuffer())
    const chainsInFile = new Set<string>()
    workbook.worksheets[0]!.eachRow((row, number) => {
      if (number > 2) chainsInFile.add(String(row.getCell(1).value))
    })
    expect(chainsInFile).toEqual(new Set(['光伏']))
    const industries = await client.chains.listIndustries({})
    expect(industries.every((industry) => industry.chains.some((chain) => chain.code === 'pv'))).toBe(true)
    const hidden = (await city.api.client.chains.listIndustries({})).find(
      (industry) => !industry.chains.some((chain) => chain.code === 'pv'),
    )!
    expect((await refusal(client.chains.listOutput({ industryCode: hidden.code }))).status).toBe(404)
    expect((await client.governance.listCards()).map((card) => card.chainCode)).toEqual(['pv'])
    expect((await refusal(client.governance.getCard({ chainCode: 'food' }))).reason).toBe(
      'chains.chain.unknown',
    )
  })

  it('chains: an office writes on its own chain, and elsewhere only reads', async () => {
    const { client } = city.pvOffice
    const nodeOf = async (chainCode: string) => (await city.api.client.chains.getMap({ chainCode })).nodes
    const foreign = (await nodeOf('food')).find((node) => node.sharedWith.length === 0)!
    const home = (await nodeOf('pv'))[0]!
    const evidence = {
      indicator: 'localSupplyRate' as const,
      value: 40,
      asOfOn: '2023-06-01',
      source: '专班走访',
    }
    const added = await client.chains.addEvidence({ chainCode: 'pv', nodeCode: home.code, ...evidence })
    expect(added.evidence.some((row) => row.source === '专班走访')).toBe(true)
    const on = { chainCode: 'food', nodeCode: foreign.code }
    const node = await client.chains.getNode(on)
    const refused = async (call: Promise<unknown>) =>
      expect(await refusal(call)).toMatchObject({ status: 403, reason: 'platform.right.missing' })
    await refused(client.chains.addEvidence({ ...on, ...evidence }))
    await refused(client.chains.closeEvidence({ ...on, id: unknownId, lockVersion: 1, reason: '不属于本链' }))
    await refused(
      client.chains.overrideVerdict({ ...on, verdict: 'sound', reason: '不属于本链', replacesId: null }),
    )
    await refused(
      client.chains.updateNode({
        ...on,
        lockVersion: node.lockVersion,
        ownerId: null,
        asOfOn: '2023-06-01',
        note: null,
      }),
    )
    const settings = await client.chains.getSettings({ chainCode: 'food' })
    await refused(
      client.chains.updateSettings({
        chainCode: 'food',
        settings: settings.settings,
        lockVersion: settings.lockVersion,
        reason: '不属于本链',
      }),
    )
    await refused(client.chains.draftTemplate({ chainCode: 'food', note: null }))
    const foreignDraft = await city.api.client.chains.draftTemplate({ chainCode: 'food', note: null })
    await refused(
      client.chains.publishTemplate({
        id: foreignDraft.id,
        lockVersion: foreignDraft.lockVersion,
        note: '试发布',
      }),
    )
    await refused(
      client.chains.discardTemplate({
        id: foreignDraft.id,
        lockVersion: foreignDraft.lockVersion,
        reason: '另起一稿',
      }),
    )
    const draft = await client.chains.draftTemplate({ chainCode: 'pv', note: null })
    // Publishing takes a second pair of eyes: somebody else submits it.
    const object = { kind: 'chains.template', id: draft.id }
    await city.api.client.workflow.act({ object, action: 'submit', lockVersion: 1 })
    const published = await client.chains.publishTemplate({
      id: draft.id,
      lockVersion: (await client.chains.getTemplate({ id: draft.id })).lockVersion,
      note: '本链发布',
    })
    expect(published.state).toBe('published')
  })

  it('chains: a new name of a shared node takes the right on every chain that uses it', async () => {
    const { client } = city.pvOffice
    const shared = (await city.api.client.chains.getMap({ chainCode: 'pv' })).nodes.find(
      (node) => node.sharedWith.length > 0,
    )!
    const draft = await client.chains.draftTemplate({ chainCode: 'pv', note: null })
    const renaming = {
      id: draft.id,
      lockVersion: draft.lockVersion,
      nodeCode: shared.code,
      name: `${shared.name}（新名）`,
      nameEn: shared.nameEn,
      segment: shared.segment,
      tier: shared.tier,
      gbCodes: shared.gbCodes,
    }
    expect(await refusal(client.chains.putTemplateNode(renaming))).toMatchObject({ status: 403 })
    expect((await client.chains.putTemplateNode({ ...renaming, name: shared.name })).id).toBe(draft.id)
  })

  it('chains: the organisation that keeps a node records evidence there without answering for the chain', async () => {
    const nodes = (await city.api.client.chains.getMap({ chainCode: 'pv' })).nodes
    const kept = await Promise.all(
      nodes
        .slice(0, 12)
        .map((node) => city.api.client.chains.getNode({ chainCode: 'pv', nodeCode: node.code })),
    )
    const mine = kept.find((node) => node.owner !== null)!
    const other = kept.find((node) => node.owner !== null && node.owner.id !== mine.owner!.id)!
    const { client } = city.as(actorWith({ role: 'leadOrgOfficer', orgId: mine.owner!.id }))
    const evidence = {
      indicator: 'pipelineProjects' as const,
      value: 2,
      asOfOn: '2023-06-01',
      source: '项目台账',
    }
    await client.chains.addEvidence({ chainCode: 'pv', nodeCode: mine.code, ...evidence })
    expect(
      await refusal(client.chains.addEvidence({ chainCode: 'pv', nodeCode: other.code, ...evidence })),
    ).toMatchObject({ status: 403 })
  })

  it('chains: places are worked on by the county of the firm or the chains of the node', async () => {
    const [place] = await city.api.client.chains.listPlacements({ enterpriseId: city.inside.id })
    const [far] = await city.api.client.chains.listPlacements({ enterpriseId: city.outside.id })
    const { client } = city.countyOfficer
    const values = (of: NonNullable<typeof place>) => ({
      id: of.id,
      lockVersion: of.lockVersion,
      sharePercent: of.sharePercent,
      role: of.role,
      evidence: '重新核过',
      source: of.source,
      asOfOn: of.asOfOn,
    })
    expect((await client.chains.updatePlacement(values(place!))).evidence).toBe('重新核过')
    await answersLikeUnknown((id) => client.chains.updatePlacement({ ...values(far!), id }), far!.id)
    const foodOffice = city.as(actorWith({ role: 'chainOffice', chainCodes: ['no-such-chain'] }))
    expect(await refusal(foodOffice.client.chains.updatePlacement(values(far!)))).toMatchObject({
      status: 403,
    })
    expect(
      await refusal(
        client.chains.createPlacement({
          ...values(far!),
          enterpriseId: city.outside.id,
          nodeCode: far!.nodeCode,
        }),
      ),
    ).toMatchObject({ status: 404, reason: 'directory.enterprise.unknown' })
  })

  it('chains: output is recorded by the indicator office and refused to a narrow reach elsewhere', async () => {
    const figure = {
      month: '2023-05',
      amountYuan: '100.00',
      status: 'flash' as const,
      source: '快报',
      reason: '更正',
      lockVersion: null as number | null,
    }
    const [industry] = await city.api.client.chains.listIndustries({ chainCode: 'food' })
    const office = city.as(actorWith({ role: 'indicatorOffice' }))
    const known = await office.client.chains.getFigure({
      industryCode: industry!.code,
      month: figure.month,
      status: figure.status,
    })
    figure.lockVersion = known.figure?.lockVersion ?? null
    const narrow = city.as(
      actorGiven(
        { 'chains.output.read': 'city', 'chains.output.record': 'ownChains' },
        { chainCodes: ['pv'] },
      ),
    )
    expect(
      await refusal(narrow.client.chains.recordOutput({ industryCode: industry!.code, ...figure })),
    ).toMatchObject({ status: 403 })
    expect((await office.client.chains.recordOutput({ industryCode: industry!.code, ...figure })).month).toBe(
      '2023-05',
    )
  })
})

import { beforeAll, expect, it } from 'vitest'
import { loadActor } from '#modules/access/index.ts'
import { verifyAudit } from '#platform/audit/verify.ts'
import { type Actor, operator } from '#platform/context.ts'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import type { ImportBatch } from '#platform/tabular/import/contract.ts'
import { officeTimeout, openedInOffice } from '#platform/tabular/testing/office.ts'
import { type TestApi, testApi } from '../testing/api.ts'

const objects = [
  'chains.placement',
  'directory.organisation',
  'directory.person',
  'chains.templateNode',
  'chains.templateEdge',
] as const
type Target = (typeof objects)[number]

onBothDemoCities('organisations, people and places of enterprises that are brought as a file', (database) => {
  let api: TestApi
  let office: TestApi
  let parent: string
  let county: string

  const actorOf = async (username: string): Promise<Actor> => {
    const { id } = await database()
      .db.selectFrom('access.account')
      .select('id')
      .where('username', '=', username)
      .executeTakeFirstOrThrow()
    return (await loadActor(database().db, id, '2023-06-15'))!
  }
  const settled = async (id: string): Promise<ImportBatch> => {
    await (await api.jobs()).drain()
    const batch = await office.client.imports.getImport({ id })
    expect(batch.failure).toBeNull()
    return batch
  }
  const bring = async (object: Target, lines: readonly string[]): Promise<ImportBatch> => {
    const file = new File([lines.join('\n')], '报送.csv')
    return settled((await office.client.imports.startImport({ object, file })).id)
  }
  const take = async ({ id, lockVersion }: ImportBatch): Promise<ImportBatch> => {
    await office.client.imports.applyImport({ id, lockVersion })
    return settled(id)
  }
  const back = async ({ id }: ImportBatch): Promise<ImportBatch> => {
    const { lockVersion } = await office.client.imports.getImport({ id })
    await office.client.imports.revertImport({ id, lockVersion, reason: '报送口径有误' })
    return settled(id)
  }
  const faultsOf = async ({ id }: ImportBatch) =>
    (await office.client.imports.listImportRows({ id, outcome: 'bad' })).items.flatMap(({ faults }) =>
      faults.map(({ column, code }) => `${column} ${code}`),
    )
  const organisation = async (name: string) =>
    (await office.client.directory.organisationTree({})).find((one) => one.name === name) ?? null
  const person = async (query: string) =>
    (await office.client.directory.listPeople({ query })).items[0] ?? null

  beforeAll(async () => {
    api = testApi(async () => database())
    office = api.as(operator)
    const tree = await office.client.directory.organisationTree({})
    parent = tree.find(({ kind }) => kind === 'bureau')!.name
    county = tree.find(({ kind }) => kind === 'countyBureau')!.regionName
  })

  const organisations = '机构名称,上级机构,机构类别,所在区划,简称'
  it('organisations: bad rows are told, the good ones come in, twice changes nothing, edited ones stay', async () => {
    const rows = [
      organisations,
      `导入一科,${parent},内设机构,${county},一科`,
      `导入二科,${parent},内设机构,${county},二科`,
      `导入三科,没有的机构,内设机构,${county},三科`,
    ]
    const checked = await bring('directory.organisation', rows)
    expect(checked.counts).toEqual({ bad: 1, create: 2, change: 0, same: 0 })
    expect(await faultsOf(checked)).toEqual(['parentId notListed'])
    expect(await organisation('导入一科')).toBeNull()
    const first = await take(checked)
    expect(await organisation('导入一科')).toMatchObject({ shortName: '一科', kind: 'section' })
    expect((await bring('directory.organisation', rows)).counts).toEqual({
      bad: 1,
      create: 0,
      change: 0,
      same: 2,
    })

    const changed = await bring('directory.organisation', [
      organisations,
      `导入一科,${parent},内设机构,${county},投促一科`,
      `导入二科,导入一科,内设机构,${county},二科`,
    ])
    expect(changed.counts).toEqual({ bad: 1, create: 0, change: 1, same: 0 })
    expect(await faultsOf(changed)).toEqual(['parentId directory.organisation.moveByHand'])
    await take(changed)

    expect(await back(first)).toMatchObject({ state: 'reverted', kept: 1 })
    expect(await organisation('导入二科')).toBeNull()
    expect(await organisation('导入一科')).toMatchObject({ shortName: '投促一科' })
    expect(await back(changed)).toMatchObject({ state: 'reverted', kept: 0 })
    expect(await organisation('导入一科')).toMatchObject({ shortName: '一科' })
  })

  const people = '姓名,单位,工号,现任职务,任职时间,任职文号'
  it('people come with their post, which a later table corrects and a taken back one lets go', async () => {
    const checked = await bring('directory.person', [
      people,
      `示例导甲,${parent},D-901,科员,2022.4.1,任职文件`,
      `示例导乙,${parent},D-901,科员,2022.4.1,任职文件`,
      `示例导丙,${parent},D-903,科员,,任职文件`,
      `示例导丁,${parent},,,,`,
    ])
    expect(await faultsOf(checked)).toEqual([
      'staffNo directory.person.staffNoTaken',
      'postSinceOn directory.person.postIncomplete',
    ])
    expect(checked.counts).toEqual({ bad: 2, create: 2, change: 0, same: 0 })
    const first = await take(checked)
    const made = await person('示例导甲')
    const detail = await office.client.directory.getPerson({ id: made!.id })
    expect(detail).toMatchObject({ staffNo: 'D-901' })
    expect(JSON.stringify(detail)).toContain('科员')

    const again = await bring('directory.person', [
      people,
      `示例导甲,${parent},D-901,副科长,2022.4.1,任职文件`,
      `示例导丁,${parent},,,,`,
    ])
    expect(again.counts).toEqual({ bad: 0, create: 0, change: 1, same: 1 })
    const second = await take(again)
    expect(await back(second)).toMatchObject({ state: 'reverted', kept: 0 })
    expect(await back(first)).toMatchObject({ state: 'reverted', kept: 0 })
    expect(await person('示例导甲')).toBeNull()
    expect(await person('示例导丁')).toBeNull()
  })

  const places = '统一社会信用代码,环节,占比（%）,角色,依据,来源,数据日期'
  it('places: shares count together over the rows of a file, and all go back', async () => {
    const { uscc } = await database()
      .db.selectFrom('directory.enterprise as e')
      .select('e.uscc')
      .where('e.deleted_at', 'is', null)
      .where((where) =>
        where.not(
          where.exists(where.selectFrom('chains.placement as p').whereRef('p.enterprise_id', '=', 'e.id')),
        ),
      )
      .executeTakeFirstOrThrow()
    const nodes = await database()
      .db.selectFrom('chains.node')
      .select('name')
      .orderBy('code')
      .limit(3)
      .execute()
    const rowOf = (node: string, share: number, role = '供应商') =>
      `${uscc.toLowerCase()},${node},${share},${role},年报主营构成,县区报送,2023-06-01`
    const [one, two, three] = nodes.map(({ name }) => name) as [string, string, string]
    const checked = await bring('chains.placement', [
      places,
      rowOf(one, 60),
      rowOf(two, 50),
      rowOf(three, 40),
      `91341181MA00000000,${one},10,供应商,年报主营构成,县区报送,2023-06-01`,
    ])
    expect(await faultsOf(checked)).toEqual([
      'sharePercent chains.placement.shareExceeded',
      'uscc directory.enterprise.unknown',
    ])
    expect(checked.tolerances).toContainEqual(expect.objectContaining({ code: 'codeForm', column: 'uscc' }))
    const first = await take(checked)
    expect(first.counts).toMatchObject({ create: 2, bad: 2 })
    const stands = async () =>
      (
        await database()
          .db.selectFrom('chains.placement as p')
          .innerJoin('directory.enterprise as e', 'e.id', 'p.enterprise_id')
          .select(['p.role', 'p.share_percent'])
          .where('e.uscc', '=', uscc)
          .where('p.deleted_at', 'is', null)
          .orderBy('p.share_percent', 'desc')
          .execute()
      ).map(({ role, share_percent }) => `${role} ${Number(share_percent)}`)
    expect(await stands()).toEqual(['供应商 60', '供应商 40'])

    const second = await take(
      await bring('chains.placement', [places, rowOf(one, 60, '链主'), rowOf(three, 40)]),
    )
    expect(second.counts).toEqual({ bad: 0, create: 0, change: 1, same: 1 })
    expect(await back(first)).toMatchObject({ kept: 1 })
    expect(await stands()).toEqual(['链主 60'])
    expect(await verifyAudit(database().db, { checkpoints: null })).toMatchObject({ sound: true })
  })

  it('nodes and edges come into the draft of a chain, and without a draft not at all', async () => {
    const chain = (await office.client.chains.listChains({}))[0]!
    const nodes = '产业链,环节编码,环节名称,英文名称,位置,层级,行业代码'
    const rows = [
      nodes,
      `${chain.name},imported-one,导入环节一,Imported one,上游,核心,3042、3051`,
      `${chain.name},imported-two,导入环节二,Imported two,下游,一般,`,
    ]
    const without = await bring('chains.templateNode', rows)
    expect(await faultsOf(without)).toEqual([
      'chainCode chains.template.noDraft',
      'chainCode chains.template.noDraft',
    ])
    const draft = await office.client.chains.draftTemplate({ chainCode: chain.code })
    const inDraft = async () => office.client.chains.getTemplate({ id: draft.id })
    const first = await take(await bring('chains.templateNode', rows))
    expect(first.counts).toMatchObject({ create: 2 })
    expect((await inDraft()).nodeItems).toContainEqual({
      code: 'imported-one',
      name: '导入环节一',
      segment: 'upstream',
      tier: 'core',
      gbCodes: ['3042', '3051'],
    })
    expect((await bring('chains.templateNode', rows)).counts).toMatchObject({ same: 2, create: 0 })

    const edges = '产业链,供方环节,需方环节,供应类别,强度,说明'
    const supply = await bring('chains.templateEdge', [
      edges,
      `${chain.name},导入环节一,导入环节二,零部件,4,总成必需`,
      `${chain.name},导入环节一,导入环节一,零部件,4,总成必需`,
      `${chain.name},导入环节一,导入环节二,设备,9,总成必需`,
    ])
    expect(await faultsOf(supply)).toEqual(['to chains.edge.loop', 'strength outOfRange'])
    await take(supply)
    const edge = { from: 'imported-one', to: 'imported-two', kind: 'component', strength: 4 }
    expect((await inDraft()).edgeItems).toContainEqual(expect.objectContaining(edge))

    // A node that an edge hangs on stays, until the edge has gone.
    expect(await back(first)).toMatchObject({ kept: 2 })
    expect(await back(supply)).toMatchObject({ kept: 0 })
    expect((await inDraft()).edgeItems).not.toContainEqual(expect.objectContaining(edge))
    expect((await inDraft()).nodeItems.map(({ code }) => code)).toContain('imported-two')
  })

  it('are for those with the right of the module, and nobody else', async () => {
    const tables = async (actor: Actor) =>
      (await api.as(actor).client.imports.listImportTables()).map(({ object }) => object)
    expect(await tables(operator)).toEqual(expect.arrayContaining([...objects]))
    const viewer = await tables(await actorOf('indicators'))
    for (const object of objects) {
      if (viewer.includes(object)) continue
      await expect(
        api.as(await actorOf('indicators')).client.imports.importTemplate({ object }),
      ).rejects.toMatchObject({ status: 403 })
    }
    expect(viewer).not.toContain('directory.organisation')
  })

  it(
    'have templates that open in another office program',
    async () => {
      for (const object of objects) {
        const template = await office.client.imports.importTemplate({ object })
        const cells = openedInOffice(new Uint8Array(await template.arrayBuffer()))
        expect(cells[2]).toMatch(/^"示例"/)
      }
    },
    officeTimeout * 3,
  )
})

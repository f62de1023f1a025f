import { beforeAll, expect, it } from 'vitest'
import type { OrganisationNode } from '#modules/directory/contract/organisation.ts'
import { organisationsBelow } from '#modules/directory/index.ts'
import { onBothDatabases, onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { actorWith, reach } from '../testing/actors.ts'
import { expectEveryWriteAudited, refusal, type TestApi, testApi } from '../testing/api.ts'

onBothDemoCities('the tree of organisations over the API', (database) => {
  let api: TestApi
  let tree: OrganisationNode[]
  beforeAll(async () => {
    api = testApi(async () => database())
    tree = await api.client.directory.organisationTree({})
  })

  const byCode = (code: string) => tree.find((one) => one.code === code)!
  const get = (id: string) => api.client.directory.getOrganisation({ id })
  const input = (name: string, more: object = {}) => ({
    name,
    kind: 'section' as const,
    regionCode: '341100',
    parentId: byCode('commerce').id,
    ...more,
  })
  const history = async (id: string) =>
    (await api.client.system.listAudit({ kind: 'directory.organisation', id })).map((entry) => entry.action)

  it('the tree stands depth first and counts organisations and people below as a slow judge does', async () => {
    const place = new Map(tree.map((one, index) => [one.id, index]))
    for (const one of tree)
      if (one.parentId !== null) expect(place.get(one.parentId)!).toBeLessThan(place.get(one.id)!)
    for (const code of ['government', 'organization-department', 'government-341122', 'statistics']) {
      const top = byCode(code)
      const climbs = (one: OrganisationNode | undefined): boolean =>
        one !== undefined && (one.id === top.id || climbs(tree.find((other) => other.id === one.parentId)))
      const subtree = tree.filter((one) => climbs(one))
      expect(top.below).toBe(subtree.length - 1)
      expect(top.peopleBelow).toBe(subtree.reduce((sum, one) => sum + one.people!, 0))
      const ids = await organisationsBelow(database().db, [top.id])
      expect(ids.sort()).toEqual(subtree.map((one) => one.id).sort())
      const list = await api.client.directory.listPeople({ organisation: top.id })
      expect(list.total).toBe(top.peopleBelow)
    }
  })

  it('one organisation tells its way to the root, its children, its head, its people and who went before', async () => {
    const department = await get(byCode('organization-department').id)
    expect(department.path.map((one) => one.name)).toEqual(['中共滁州市委员会'])
    expect(department.children.map((one) => one.shortName)).toEqual(['干部教育科', '人才科'])
    expect(department.head?.title).toContain('组织部部长')
    expect(department.staff[0]).toMatchObject({ name: department.head?.name, isHead: true, isDemo: true })
    const bureau = await get(byCode('commerce').id)
    expect(bureau.former).toMatchObject([{ title: '局长', isHead: true }])
    const enterprise = await get(tree.find((one) => one.kind === 'enterprise')!.id)
    expect(enterprise.enterprise?.name).toBe(enterprise.name)
    expect(await refusal(get('00000000-0000-4000-8000-000000000000'))).toMatchObject({ status: 404 })
  })

  it('whoever may read neither people nor enterprises sees the offices without counts and without names', async () => {
    const { client } = api.as(actorWith({}))
    const bare = await client.directory.organisationTree({})
    expect(bare).toHaveLength(tree.filter((one) => one.kind !== 'enterprise').length)
    expect(bare.every((one) => one.people === null && one.peopleBelow === null)).toBe(true)
    const one = await client.directory.getOrganisation({ id: byCode('commerce').id })
    expect([one.head, one.staff, one.former]).toEqual([null, [], []])
  })

  it('an office is founded, renamed with its former name kept, closed and opened again, each step audited', async () => {
    const { client } = api
    const made = await client.directory.createOrganisation(input('滁州市商务局外贸科'))
    expect(made.path.at(-1)?.name).toBe('滁州市商务局')
    const second = await client.directory.createOrganisation(input('滁州市商务局内贸科'))
    expect(second.position).toBe(made.position + 1)
    const renamed = await client.directory.updateOrganisation({
      ...input('滁州市商务局对外贸易科'),
      id: made.id,
      lockVersion: made.lockVersion,
      renamedOn: '2023-06-01',
    })
    expect(renamed.formerNames).toEqual([{ name: '滁州市商务局外贸科', untilOn: '2023-05-31' }])
    expect(
      await refusal(
        client.directory.updateOrganisation({
          ...input('别的名字'),
          id: made.id,
          lockVersion: made.lockVersion,
        }),
      ),
    ).toMatchObject({ status: 409, reason: 'platform.object.changed' })
    const version = { id: made.id, lockVersion: renamed.lockVersion, reason: '机构改革' }
    expect(
      await refusal(client.directory.closeOrganisation({ ...version, validTo: '2023-06-16' })),
    ).toMatchObject({ reason: 'directory.organisation.closingDay' })
    const closed = await client.directory.closeOrganisation({ ...version, validTo: '2023-06-15' })
    expect(closed.validTo).toBe('2023-06-15')
    expect((await client.directory.organisationTree({})).some((one) => one.id === made.id)).toBe(false)
    expect(
      (await client.directory.organisationTree({ closed: true })).some((one) => one.id === made.id),
    ).toBe(true)
    expect((await client.directory.listOrganisations()).some((one) => one.id === made.id)).toBe(false)
    expect(
      await refusal(client.directory.createOrganisation(input('科下之科', { parentId: made.id }))),
    ).toMatchObject({ status: 409, reason: 'directory.organisation.closed' })
    const again = await client.directory.reopenOrganisation({
      id: made.id,
      lockVersion: closed.lockVersion,
      reason: '误撤',
    })
    expect(again.validTo).toBeNull()
    expect(await history(made.id)).toEqual([
      'directory.organisation.reopen',
      'directory.organisation.close',
      'directory.organisation.update',
      'directory.organisation.create',
    ])
  })

  it('a name is borne once; the organisation of an enterprise bears the name of the register and follows it', async () => {
    const { client } = api
    expect(await refusal(client.directory.createOrganisation(input('滁州市统计局')))).toMatchObject({
      status: 409,
      reason: 'directory.organisation.nameTaken',
      details: { field: 'name' },
    })
    const { items } = await client.directory.listEnterprises({ pageSize: 200 })
    const free = items.find((one) => !tree.some((node) => node.name === one.name))!
    const firm = { kind: 'enterprise' as const, enterpriseId: free.id }
    expect(
      await refusal(client.directory.createOrganisation(input('随便', { enterpriseId: free.id }))),
    ).toMatchObject({ reason: 'directory.organisation.kindMismatch' })
    const made = await client.directory.createOrganisation(input('随便起名', firm))
    expect(made.name).toBe(free.name)
    expect(await refusal(client.directory.createOrganisation(input('又一个', firm)))).toMatchObject({
      status: 409,
    })
    const { regionName: _region, isDemo: _demo, updatedAt: _at, ...fields } = free
    await client.directory.updateEnterprise({ ...fields, name: '滁州更名有限公司（演示）' })
    expect(await get(made.id)).toMatchObject({
      name: '滁州更名有限公司（演示）',
      formerNames: [{ name: free.name, untilOn: '2023-06-14' }],
    })
  })

  it('a move never makes a circle, not even two at the same time', async () => {
    const { client } = api
    const a = await client.directory.createOrganisation(input('圈甲'))
    const b = await client.directory.createOrganisation(input('圈乙'))
    const c = await client.directory.createOrganisation(input('圈丙', { parentId: a.id }))
    const reason = '调整隶属'
    for (const parentId of [a.id, c.id])
      expect(
        await refusal(
          client.directory.moveOrganisation({ id: a.id, lockVersion: a.lockVersion, parentId, reason }),
        ),
      ).toMatchObject({ status: 400, reason: 'directory.organisation.underItself' })
    const moves = await Promise.allSettled([
      client.directory.moveOrganisation({ id: a.id, lockVersion: a.lockVersion, parentId: b.id, reason }),
      client.directory.moveOrganisation({ id: b.id, lockVersion: b.lockVersion, parentId: a.id, reason }),
    ])
    expect(moves.map((move) => move.status).sort()).toEqual(['fulfilled', 'rejected'])
    const after = await client.directory.organisationTree({})
    expect([a, b, c].every((one) => after.some((node) => node.id === one.id))).toBe(true)
    const moved = moves[0]?.status === 'fulfilled' ? a : b
    const trace = await client.system.traceThread({ kind: 'directory.organisation', id: moved.id, depth: 1 })
    const above = trace.links.filter((link) => link.relation === 'under' && link.from.id === moved.id)
    expect(above).toHaveLength(1)
    expect((await history(moved.id))[0]).toBe('directory.organisation.move')
  })

  it('what still has children or people is not closed, and the refusal says which', async () => {
    const { client } = api
    const bureau = await get(byCode('organization-department').id)
    const refused = await refusal(
      client.directory.closeOrganisation({
        id: bureau.id,
        lockVersion: bureau.lockVersion,
        validTo: '2023-06-15',
        reason: '撤并',
      }),
    )
    expect(refused).toMatchObject({ status: 409, reason: 'directory.organisation.notEmpty' })
    expect(refused.details.childrenCount).toBe(2)
    expect(JSON.stringify(refused.details.children)).toContain('人才科')
    expect(refused.details.peopleCount).toBe(bureau.staff.length)
    expect(JSON.stringify(refused.details)).not.toContain(bureau.staff[0]!.name)
    const blind = api.as(actorWith({ 'directory.organisation.edit': reach({ everywhere: true }) }))
    const told = await refusal(
      blind.client.directory.closeOrganisation({
        id: bureau.id,
        lockVersion: bureau.lockVersion,
        validTo: '2023-06-15',
        reason: '撤并',
      }),
    )
    expect(told.details).toMatchObject({ people: [], peopleCount: bureau.staff.length })
  })

  it('editing needs the right and the organisation in reach; a root needs the whole city', async () => {
    const county = byCode('government-341122')
    const editor = api.as(
      actorWith({
        'directory.organisation.edit': reach({
          orgIds: await organisationsBelow(database().db, [county.id]),
        }),
      }),
    ).client.directory
    const made = await editor.createOrganisation(
      input('来安县科技局', { parentId: county.id, regionCode: '341122', kind: 'countyBureau' }),
    )
    expect(made.path.at(-1)?.id).toBe(county.id)
    const forbidden = { status: 403, reason: 'platform.right.missing' }
    expect(await refusal(editor.createOrganisation(input('市里的科')))).toMatchObject(forbidden)
    expect(await refusal(editor.createOrganisation(input('新的根', { parentId: null })))).toMatchObject(
      forbidden,
    )
    const own = byCode('service-centre-341122')
    const { lockVersion } = await get(own.id)
    const move = { id: own.id, lockVersion, reason: '上收' }
    expect(
      await refusal(editor.moveOrganisation({ ...move, parentId: byCode('commerce').id })),
    ).toMatchObject(forbidden)
    expect(await refusal(editor.moveOrganisation({ ...move, parentId: null }))).toMatchObject(forbidden)
    const statistics = await get(byCode('statistics').id)
    const version = { id: statistics.id, lockVersion: statistics.lockVersion, reason: '试试' }
    for (const refused of await Promise.all(
      [
        editor.updateOrganisation({ ...input('改名'), ...version }),
        editor.closeOrganisation({ ...version, validTo: '2023-06-15' }),
        editor.reopenOrganisation(version),
        api.as(actorWith({})).client.directory.createOrganisation(input('无权')),
      ].map(refusal),
    ))
      expect(refused).toMatchObject(forbidden)
    const regional = api.as(actorWith({ 'directory.organisation.edit': reach({ regionCodes: ['341122'] }) }))
      .client.directory
    const renamed = await regional.updateOrganisation({
      ...input('来安县科学技术局', { regionCode: '341122', kind: 'countyBureau' }),
      id: made.id,
      lockVersion: made.lockVersion,
    })
    expect(renamed.name).toBe('来安县科学技术局')
    expect(
      await refusal(
        regional.updateOrganisation({
          ...input('来安县科学技术局', { regionCode: '341124' }),
          id: made.id,
          lockVersion: renamed.lockVersion,
        }),
      ),
    ).toMatchObject(forbidden)
  })

  it('every write of the directory is audited and linked', async () => {
    await expectEveryWriteAudited(database())
  })
})

onBothDatabases('a city that begins without demo data', (database) => {
  it('enters its city first, then counties and zones, and can correct them', async () => {
    const { client } = testApi(async () => database())
    const county = { code: '341122', name: '来安县', kind: 'county' as const }
    expect(await refusal(client.directory.createRegion(county))).toMatchObject({
      status: 400,
      reason: 'directory.region.cityFirst',
    })
    await client.directory.createRegion({ code: '341100', name: '滁州市', kind: 'city' })
    const made = await client.directory.createRegion({ ...county, tile: { column: 2, row: 1 } })
    expect(made).toMatchObject({ parentCode: '341100', tile: { column: 2, row: 1 } })
    expect(await refusal(client.directory.createRegion(county))).toMatchObject({
      status: 409,
      reason: 'directory.region.codeTaken',
    })
    expect(
      await refusal(client.directory.createRegion({ code: '341200', name: '另一市', kind: 'city' })),
    ).toMatchObject({ reason: 'directory.region.secondCity' })
    const changed = await client.directory.updateRegion({
      ...county,
      name: '来安县（更名）',
      lockVersion: made.lockVersion,
    })
    expect(changed).toMatchObject({ name: '来安县（更名）', tile: null })
    expect(
      await refusal(client.directory.updateRegion({ ...county, lockVersion: made.lockVersion })),
    ).toMatchObject({ status: 409, reason: 'platform.object.changed' })
    expect((await client.directory.listRegions()).map((region) => region.code)).toEqual(['341100', '341122'])
    const root = await client.directory.createOrganisation({
      name: '滁州市人民政府',
      kind: 'government',
      regionCode: '341100',
      parentId: null,
    })
    expect(root.path).toEqual([])
  })

  it('regions are entered by whoever edits the whole city, and by nobody else', async () => {
    const api = testApi(async () => database())
    const region = { code: '341124', name: '全椒县', kind: 'county' as const }
    for (const actor of [
      actorWith({}),
      actorWith({ 'directory.organisation.edit': reach({ regionCodes: ['341122'] }) }),
    ]) {
      const { directory } = api.as(actor).client
      expect(await refusal(directory.createRegion(region))).toMatchObject({ status: 403 })
      expect(
        await refusal(directory.updateRegion({ ...region, code: '341122', lockVersion: 2 })),
      ).toMatchObject({ status: 403 })
    }
    const whole = api.as(actorWith({ 'directory.organisation.edit': reach({ everywhere: true }) }))
    expect((await whole.client.directory.createRegion(region)).name).toBe('全椒县')
  })
})

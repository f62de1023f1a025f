import { beforeAll, expect, it } from 'vitest'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { refusal, type TestApi, testApi } from '../../testing/api.ts'
import { demoActor } from '../../testing/demo-actors.ts'

const site = {
  name: '示例产线现场教学点',
  kind: 'fieldSite' as const,
  regionCode: '341181',
  chainCodes: ['pv'],
  capacity: 60,
  route: '出高速向东 3 公里',
  shows: '组件自动化产线',
  contactName: '示例某',
  contactPhone: '0550-3012345',
}

onBothDemoCities('SYS11 the library of classrooms and field sites', (database) => {
  let section: TestApi
  let county: TestApi
  let elsewhere: string
  beforeAll(async () => {
    const api = testApi(async () => database())
    section = api.as(await demoActor(database(), 'training'))
    county = api.as(await demoActor(database(), 'county'))
    elsewhere = (await section.client.directory.listEnterprises({ region: '341122', pageSize: 1 })).items[0]!
      .id
  })

  it('a field site has region, chains, enterprise, capacity and route; its contact leaves masked', async () => {
    const added = await section.client.training.addVenue({ ...site, enterpriseId: elsewhere })
    expect(added).toMatchObject({
      regionName: '天长市',
      contactName: '示**',
      contactPhone: '055****2345',
      enterprise: { id: elsewhere },
      capacity: 60,
    })
    const { items } = await section.client.training.listVenues({
      kind: 'fieldSite',
      chain: 'pv',
      query: '产线',
    })
    expect(items.map(({ id }) => id)).toContain(added.id)
    expect(
      await section.client.training.revealVenue({ id: added.id, field: 'contactPhone', reason: '联系参观' }),
    ).toEqual({ field: 'contactPhone', value: '0550-3012345' })
    // Who may not see the enterprise is not told of it, and keeps it by an edit.
    expect((await county.client.training.getVenue({ id: added.id })).enterprise).toBeNull()
    const { contactName: _name, contactPhone: _phone, ...rest } = added
    expect(await section.client.training.updateVenue({ ...rest, note: '需提前一周预约' })).toMatchObject({
      enterprise: { id: elsewhere },
      contactPhone: '055****2345',
      note: '需提前一周预约',
    })
    const { body } = {
      body: JSON.stringify(await section.client.system.listAudit({ kind: 'training.venue', id: added.id })),
    }
    expect(body).not.toContain('3012345')
  })

  it('is refused: a name that is taken there, an unknown region or enterprise, no right, an old version', async () => {
    const { addVenue, updateVenue } = section.client.training
    const room = { name: '示例课室', kind: 'classroom' as const, regionCode: '341181', capacity: 80 }
    const seen = await addVenue(room)
    expect(await refusal(addVenue(room))).toMatchObject({ status: 409, reason: 'training.venue.twice' })
    await addVenue({ ...room, regionCode: '341122' })
    expect(await refusal(addVenue({ ...room, regionCode: '999999' }))).toMatchObject({
      status: 400,
      reason: 'directory.region.unknown',
    })
    const unknown = '00000000-0000-4000-8000-000000000000'
    expect(await refusal(addVenue({ ...room, name: '别的', enterpriseId: unknown }))).toMatchObject({
      reason: 'directory.enterprise.unknown',
    })
    expect(await refusal(county.client.training.addVenue(room))).toMatchObject({ status: 403 })
    const edit = { ...seen, contactName: undefined, contactPhone: undefined }
    await updateVenue({
      ...edit,
      capacity: 100,
      unavailable: [{ fromOn: '2023-07-01', untilOn: '2023-07-01' }],
    })
    expect(await refusal(updateVenue({ ...edit, capacity: 90 }))).toMatchObject({
      status: 409,
      reason: 'platform.object.changed',
    })
    expect((await county.client.training.getVenue({ id: seen.id })).unavailable).toEqual([
      { fromOn: '2023-07-01', untilOn: '2023-07-01', half: 'all', reason: null },
    ])
  })

  it('come in as a table, and what is exported and brought again changes nothing but what the table has not', async () => {
    const file = await section.client.training.exportVenues({ state: 'all' })
    const { total } = await section.client.training.listVenues({ state: 'all' })
    const { id } = await section.client.imports.startImport({
      object: 'training.venue',
      file: new File([await file.arrayBuffer()], 'again.xlsx'),
    })
    await (await section.jobs()).drain()
    expect(await section.client.imports.getImport({ id })).toMatchObject({
      state: 'checked',
      counts: { bad: 0, create: 0, change: 0, same: total },
    })
  })
})

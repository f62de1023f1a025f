import { beforeAll, expect, it } from 'vitest'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { refusal, type TestApi, testApi } from '../../testing/api.ts'
import { demoActor } from '../../testing/demo-actors.ts'

const outsider = {
  name: '示例甲',
  unit: '示例大学',
  post: '教授',
  level: 'fullSenior' as const,
  source: 'expert' as const,
  fields: '光伏材料',
  chainCodes: ['pv'],
  phone: '13800001234',
  email: 'jia@demo.invalid',
}

onBothDemoCities('SYS11 the library of teachers', (database) => {
  let section: TestApi
  let official: TestApi
  let personId: string
  beforeAll(async () => {
    const api = testApi(async () => database())
    section = api.as(await demoActor(database(), 'training'))
    official = api.as(await demoActor(database(), 'indicators'))
    personId = (await section.client.directory.listPeople({ pageSize: 1 })).items[0]!.id
  })
  const entriesOf = async (action: string) =>
    database()
      .db.selectFrom('platform.audit_entry')
      .select(['before', 'after', 'reason', 'actor_name'])
      .where('action', '=', action)
      .orderBy('id', 'desc')
      .execute()

  it('an outside expert needs no account; contacts leave the service masked, the audit too', async () => {
    const added = await section.client.training.addTeacher(outsider)
    expect(added).toMatchObject({
      name: '示例甲',
      phone: '138****1234',
      email: 'j***@demo.invalid',
      personId: null,
      feeCapPerHour: 1000,
      chainNames: [expect.any(String)],
      unavailable: [],
    })
    const listed = await official.client.training.listTeachers({ query: '光伏材料', chain: 'pv' })
    expect(listed.items).toMatchObject([{ id: added.id, phone: '138****1234' }])
    const [entry] = await entriesOf('training.teacher.add')
    expect(JSON.stringify(entry)).not.toContain('13800001234')
    await section.client.training.updateTeacher({
      ...outsider,
      ...added,
      phone: '13900005678',
      email: undefined,
    })
    const [changed] = await entriesOf('training.teacher.update')
    expect(changed!.after).toMatchObject({ phone: '139****5678', changedFields: ['phone'] })
    expect(JSON.stringify(changed)).not.toContain('13900005678')
  })

  it('a contact is shown to whoever has the right, for a reason, and both stand in the audit', async () => {
    const { id } = await section.client.training.addTeacher({ ...outsider, name: '示例乙' })
    const ask = { id, field: 'phone' as const, reason: '邀请授课' }
    expect(await refusal(official.client.training.revealTeacher(ask))).toMatchObject({ status: 403 })
    expect(await section.client.training.revealTeacher(ask)).toEqual({ field: 'phone', value: '13800001234' })
    const [shown] = await entriesOf('training.teacher.reveal')
    expect(shown).toMatchObject({ after: { fields: ['phone'] }, reason: '邀请授课' })
    expect(JSON.stringify(await entriesOf('training.teacher.askReveal'))).not.toContain('13800001234')
  })

  it('a person of the register keeps name, unit and contacts there, and stands in the library once', async () => {
    const person = await section.client.directory.getPerson({ id: personId })
    const input = { personId, level: 'other' as const, source: 'official' as const }
    const added = await section.client.training.addTeacher(input)
    expect(added).toMatchObject({
      name: person.name,
      unit: person.orgName,
      post: person.posts[0]?.title ?? null,
      phone: null,
      feeCapPerHour: 500,
    })
    expect(await refusal(section.client.training.addTeacher(input))).toMatchObject({
      status: 409,
      reason: 'training.teacher.twice',
      details: { field: 'personId' },
    })
    expect(
      await refusal(section.client.training.updateTeacher({ ...added, phone: '13800001234', email: null })),
    ).toMatchObject({ reason: 'training.teacher.contactOfPerson' })
    const { items } = await official.client.training.listTeachers({ query: person.name })
    expect(items.map(({ id }) => id)).toContain(added.id)
  })

  it('is refused: no name, an unknown chain, the same expert twice, days that end before they begin', async () => {
    const add = section.client.training.addTeacher
    expect(await refusal(add({ ...outsider, name: null }))).toMatchObject({
      reason: 'training.teacher.nameMissing',
      details: { field: 'name' },
    })
    expect(await refusal(add({ ...outsider, name: '示例丙', chainCodes: ['no-such'] }))).toMatchObject({
      reason: 'chains.chain.unknown',
    })
    await add({ ...outsider, name: '示例丁' })
    expect(await refusal(add({ ...outsider, name: '示例丁' }))).toMatchObject({
      status: 409,
      reason: 'training.teacher.twice',
    })
    const unavailable = [{ fromOn: '2023-07-02', untilOn: '2023-07-01' }]
    expect(await refusal(add({ ...outsider, name: '示例戊', unavailable }))).toMatchObject({ status: 400 })
    expect(await refusal(official.client.training.addTeacher(outsider))).toMatchObject({ status: 403 })
  })

  it('days that are taken go with the edit, and two editors do not overwrite each other', async () => {
    const seen = await section.client.training.addTeacher({
      ...outsider,
      name: '示例己',
      unavailable: [{ fromOn: '2023-07-01', untilOn: '2023-07-03', half: 'am', reason: '出差' }],
    })
    const edit = { ...seen, phone: undefined, email: undefined }
    const saved = await section.client.training.updateTeacher({ ...edit, retired: true, unavailable: [] })
    expect(saved).toMatchObject({ retired: true, unavailable: [], phone: '138****1234' })
    const late = await refusal(section.client.training.updateTeacher({ ...edit, fields: '别的' }))
    expect(late).toMatchObject({ status: 409, reason: 'platform.object.changed' })
    expect(JSON.stringify(late)).not.toContain('13800001234')
    expect((await section.client.training.listTeachers({ query: '示例己' })).items).toEqual([])
    expect((await section.client.training.listTeachers({ query: '示例己', state: 'all' })).total).toBe(1)
  })

  it('are found by name, exported with masked contacts, and brought as a table without them', async () => {
    const { groups } = await official.client.search.find({ query: '示例甲', kind: 'training.teacher' })
    expect(groups[0]!.hits[0]).toMatchObject({ title: '示例甲', line: '示例大学 · 教授' })
    expect(await refusal(official.client.training.exportTeachers({}))).toMatchObject({ status: 403 })
    const file = await section.client.training.exportTeachers({ chain: 'pv' })
    expect(file.name).toMatch(/^teachers-.*\.xlsx$/)
    const lines = [
      '姓名,单位,职称层级,来源,产业链',
      '导入甲,示例研究院,研究员,专家,光伏',
      '导入乙,示例研究院,很高,专家,',
    ]
    const batch = await section.client.imports.startImport({
      object: 'training.teacher',
      file: new File([lines.join('\n')], '师资.csv'),
    })
    await (await section.jobs()).drain()
    const read = await section.client.imports.getImport({ id: batch.id })
    expect(read).toMatchObject({ state: 'checked', counts: { create: 1, bad: 1 } })
    await section.client.imports.applyImport({ id: read.id, lockVersion: read.lockVersion })
    await (await section.jobs()).drain()
    const { items } = await official.client.training.listTeachers({ query: '导入甲' })
    expect(items).toMatchObject([{ level: 'fullSenior', source: 'expert', chainCodes: ['pv'] }])
    const applied = await section.client.imports.getImport({ id: read.id })
    await section.client.imports.revertImport({ ...applied, reason: '报送有误' })
    await (await section.jobs()).drain()
    expect((await official.client.training.listTeachers({ query: '导入甲' })).total).toBe(0)
  })
})

import { beforeAll, expect, it } from 'vitest'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import type { Permission } from '#platform/rights/permission.ts'
import { actorWith, reach } from '../../testing/actors.ts'
import { refusal, type TestApi, testApi } from '../../testing/api.ts'
import { demoActor } from '../../testing/demo-actors.ts'

onBothDemoCities('needs, courses and teachers changed together', (database) => {
  let api: TestApi
  let section: TestApi
  const reason = '年度梳理'
  const everywhere = reach({ everywhere: true })

  beforeAll(async () => {
    api = testApi(async () => database())
    section = api.as(await demoActor(database(), 'training'))
  })

  const versions = (rows: readonly { id: string; lockVersion: number }[]) =>
    rows.map(({ id, lockVersion }) => ({ id, lockVersion }))
  const lastAction = async (kind: string, id: string) =>
    (await api.client.system.listAudit({ kind, id }))[0]?.action
  const only = (...rights: Permission[]) =>
    api.as(actorWith(Object.fromEntries(rights.map((right) => [right, everywhere]))))

  it('open needs get one weight and their own back, a closed one is left', async () => {
    const { training, bulk } = section.client
    const object = 'training.need'
    const items = (await training.listNeeds({ pageSize: 100 })).items.filter(({ weight }) => weight !== 1)
    const needs = items.slice(0, 3)
    expect(needs).toHaveLength(3)
    const closed = await training.closeNeed({
      id: needs[0]!.id,
      lockVersion: needs[0]!.lockVersion,
      reason: '已解决',
    })
    const rows = versions([closed, ...needs.slice(1)])
    const change = { object, field: 'weight', value: '1' }
    const preview = await bulk.preview({ ...change, ids: rows.map(({ id }) => id) })
    expect(preview.rows.map(({ after, refused }) => [after?.zh, refused])).toEqual([
      ['1 级', 'training.need.closedAlready'],
      ['1 级', null],
      ['1 级', null],
    ])
    const made = await bulk.make({ ...change, rows, reason })
    expect(made).toMatchObject({
      changed: 2,
      left: [{ id: closed.id, reason: 'training.need.closedAlready' }],
    })
    const weightOf = async (id: string) => (await training.getNeed({ id })).weight
    expect(await weightOf(closed.id)).toBe(needs[0]!.weight)
    for (const before of needs.slice(1)) {
      const { weight, lockVersion: _version, ...rest } = await training.getNeed({ id: before.id })
      expect(weight).toBe(1)
      expect(rest).toMatchObject({ statement: before.statement, topics: before.topics, org: before.org })
    }
    expect(await lastAction(object, needs[1]!.id)).toBe('training.need.update')
    expect(await bulk.undo({ id: made.edit.id, reason: '改错了' })).toMatchObject({ changed: 2, left: [] })
    for (const before of needs.slice(1)) expect(await weightOf(before.id)).toBe(before.weight)
    expect(await lastAction(object, needs[1]!.id)).toBe('training.need.undo')
    const wrong = bulk.preview({ ...change, value: '6', ids: [needs[1]!.id] })
    expect(await refusal(wrong)).toMatchObject({ status: 400, details: { field: 'value' } })
  })

  it('who may edit the needs of one organisation leaves those of another, unseen', async () => {
    const { items } = await section.client.training.listNeeds({ pageSize: 100 })
    const own = items.find(({ weight }) => weight !== 2)!
    const other = items.find(({ weight, org }) => weight !== 2 && org.id !== own.org.id)!
    const within = reach({ orgIds: [own.org.id] })
    const unit = api.as(actorWith({ 'training.need.read': within, 'training.need.edit': within }))
    const change = { object: 'training.need', field: 'weight', value: '2' }
    const made = await unit.client.bulk.make({ ...change, rows: versions([own, other]), reason })
    expect(made.changed).toBe(1)
    expect(made.left).toEqual([{ id: other.id, name: null, reason: 'training.need.unknown' }])
    const reader = only('training.need.read')
    expect(await refusal(reader.client.bulk.preview({ ...change, ids: [own.id] }))).toMatchObject({
      status: 403,
    })
  })

  it('courses are retired and shared together without a new version, each by its own right', async () => {
    const { training, bulk } = section.client
    const object = 'training.course'
    const courses = (await training.listCourses({ pageSize: 100 })).items
      .filter(({ sharing }) => sharing === 'city')
      .slice(0, 2)
    expect(courses).toHaveLength(2)
    const retire = { object, field: 'retired', value: true }
    const retired = await bulk.make({ ...retire, rows: versions(courses), reason })
    expect(retired).toMatchObject({ changed: 2, left: [] })
    const now = () => Promise.all(courses.map(({ id }) => training.getCourse({ id })))
    for (const [index, one] of (await now()).entries())
      expect(one).toMatchObject({
        retired: true,
        versionNo: courses[index]!.versionNo,
        teachers: courses[index]!.teachers,
      })
    const share = { object, field: 'sharing', value: 'public' }
    const editor = only('training.course.read', 'training.course.edit')
    const ids = courses.map(({ id }) => id)
    expect(await refusal(editor.client.bulk.preview({ ...share, ids }))).toMatchObject({ status: 403 })
    const sharer = only('training.course.read', 'training.course.share')
    expect(await refusal(sharer.client.bulk.preview({ ...retire, ids }))).toMatchObject({ status: 403 })
    const shared = await sharer.client.bulk.make({ ...share, rows: versions(await now()), reason })
    expect(shared).toMatchObject({ changed: 2, left: [] })
    expect((await now()).map(({ sharing }) => sharing)).toEqual(['public', 'public'])
    expect(await lastAction(object, ids[0]!)).toBe('training.course.share')
    await sharer.client.bulk.undo({ id: shared.edit.id, reason: '改错了' })
    await bulk.undo({ id: retired.edit.id, reason: '改错了' })
    for (const one of await now()) expect(one).toMatchObject({ retired: false, sharing: 'city' })
  })

  it('who may not see teachers retires a course and takes none of its teachers away', async () => {
    const { items } = await section.client.training.listCourses({ pageSize: 100 })
    const course = items.find(({ teachers, sharing }) => teachers.length > 0 && sharing !== 'class')!
    const editor = only('training.course.read', 'training.course.edit')
    const change = { object: 'training.course', field: 'retired', value: true }
    const made = await editor.client.bulk.make({ ...change, rows: versions([course]), reason })
    expect(made).toMatchObject({ changed: 1, left: [] })
    const after = await section.client.training.getCourse({ id: course.id })
    expect(after).toMatchObject({ retired: true, teachers: course.teachers })
    await editor.client.bulk.undo({ id: made.edit.id, reason: '改错了' })
  })

  it('teachers are retired together and keep contacts and days that are taken', async () => {
    const { training, bulk } = section.client
    const object = 'training.teacher'
    const outside = await training.addTeacher({
      personId: null,
      name: '批量停用教师',
      unit: '某研究院',
      post: null,
      level: 'other',
      source: 'expert',
      fields: null,
      chainCodes: ['pv'],
      phone: '13800001234',
      email: null,
      feeNote: null,
      note: null,
      retired: false,
      unavailable: [{ fromOn: '2023-07-01', untilOn: '2023-07-02', half: 'all', reason: null }],
    })
    const { items } = await training.listTeachers({ pageSize: 100 })
    const registered = items.find(({ personId }) => personId !== null)
    const teachers = [outside, ...(registered === undefined ? [] : [registered])]
    const change = { object, field: 'retired', value: true }
    const ids = teachers.map(({ id }) => id)
    const reader = only('training.teacher.read')
    expect(await refusal(reader.client.bulk.preview({ ...change, ids }))).toMatchObject({ status: 403 })
    const made = await bulk.make({ ...change, rows: versions(teachers), reason })
    expect(made).toMatchObject({ changed: teachers.length, left: [] })
    const { retired, phone, unavailable } = await training.getTeacher({ id: outside.id })
    expect({ retired, phone, unavailable }).toEqual({
      retired: true,
      phone: outside.phone,
      unavailable: outside.unavailable,
    })
    // The mask did not become the number.
    const shown = await api.client.training.revealTeacher({
      id: outside.id,
      field: 'phone',
      reason: '核对联系方式',
    })
    expect(shown.value).toBe('13800001234')
    await bulk.undo({ id: made.edit.id, reason: '改错了' })
    expect((await training.getTeacher({ id: outside.id })).retired).toBe(false)
  })
})

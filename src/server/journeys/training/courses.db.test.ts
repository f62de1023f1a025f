import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import type { CourseInput } from '#modules/training/contract/index.ts'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { expectEveryWriteAudited, refusal, type TestApi, testApi } from '../../testing/api.ts'
import { demoActor } from '../../testing/demo-actors.ts'

onBothDemoCities('PROM3 PROM5 the library of courses', (database) => {
  let section: TestApi
  let unit: TestApi
  let official: TestApi
  let firm: TestApi
  let expert: TestApi
  let sysAdmin: TestApi
  let hostOrgId: string
  let unitOrgId: string
  let teacherId: string
  let content: CourseInput

  beforeAll(async () => {
    const api = testApi(async () => database())
    const as = async (name: string) => api.as(await demoActor(database(), name))
    section = await as('training')
    unit = await as('investment')
    official = await as('county')
    firm = await as('enterprise-user')
    expert = await as('expert')
    sysAdmin = await as('sysadmin')
    const orgs = await section.client.directory.listOrganisations()
    hostOrgId = orgs.find(({ code }) => code === 'cadre-education')!.id
    unitOrgId = orgs.find(({ code }) => code === 'investment-promotion')!.id
    teacherId = (
      await section.client.training.addTeacher({
        name: '示例课程教师',
        unit: '示例大学',
        level: 'associateSenior',
        source: 'expert',
      })
    ).id
    content = {
      title: '示例课程',
      category: 'policy',
      form: 'lecture',
      hours: '3.5',
      summary: '政策要点与本地做法',
      topicCodes: ['industrial-policy'],
      chainCodes: ['pv'],
      competences: ['systemsThinking'],
      changeAbilities: ['recognise'],
      qualities: [],
      hostOrgId,
      licence: '非商业使用须注明来源',
      source: null,
      teacherIds: [teacherId],
      sharing: 'class',
    }
  })
  const add = (title: string, more: Partial<CourseInput> = {}, who = section) =>
    who.client.training.addCourse({ ...content, title, ...more })

  it('a course covers topics and chains, names its teachers and says honestly that nobody used it', async () => {
    const course = await add('光伏政策课')
    expect(course).toMatchObject({
      title: '光伏政策课',
      hours: '3.5',
      topicNames: ['国家产业政策解读'],
      teachers: [{ id: teacherId, name: '示例课程教师' }],
      versionNo: 1,
      timesUsed: 0,
      correctable: true,
      broughtFrom: null,
      may: { edit: true, share: true, export: false },
    })
    const listed = await section.client.training.listCourses({
      topic: 'industrial-policy',
      chain: 'pv',
      category: 'policy',
      form: 'lecture',
      teacher: teacherId,
      query: '光伏政策',
    })
    expect(listed.items.map(({ id }) => id)).toEqual([course.id])
    expect((await section.client.training.getTeacher({ id: teacherId })).courses).toContainEqual({
      id: course.id,
      title: '光伏政策课',
      retired: false,
    })
    const thread = await section.client.system.traceThread({
      kind: 'training.course',
      id: course.id,
      depth: 1,
    })
    expect(thread.links.map(({ relation }) => relation)).toEqual(
      expect.arrayContaining(['covers', 'about', 'hostedBy', 'taughtBy']),
    )
  })

  it('PROM3 a correction keeps the version, what changed makes a new one, and every version stays', async () => {
    const seen = await add('版本课')
    const corrected = await section.client.training.updateCourse({ ...seen, summary: '更正错字' })
    expect(corrected).toMatchObject({ versionNo: 1, summary: '更正错字' })
    const second = await section.client.training.updateCourse({
      ...corrected,
      title: '版本课（新）',
      hours: '4',
      topicCodes: ['industrial-policy', 'business-environment'],
      changeNote: '增加营商环境案例',
    })
    expect(
      second.versions.map(({ versionNo, title, hours, changeNote }) => [versionNo, title, hours, changeNote]),
    ).toEqual([
      [2, '版本课（新）', '4', '增加营商环境案例'],
      [1, '版本课', '3.5', null],
    ])
    // What belongs to no version makes none, whatever is said.
    const settled = await section.client.training.updateCourse({
      ...second,
      licence: '须书面同意',
      changeNote: '许可',
    })
    expect(settled).toMatchObject({ versionNo: 2, licence: '须书面同意' })
  })

  it('PROM3 a version that was used is no longer corrected', async () => {
    const seen = await add('用过的课')
    // As the migration that brings sessions will: the one function that says how often a course was used.
    const uses = (body: string) =>
      sql`${sql.raw(`create or replace function training.uses_of_course(course uuid, version integer default null)
        returns integer language sql stable as '${body}'`)}`.execute(database().db)
    await uses(`select case when course = ''${seen.id}'' then 2 else 0 end`)
    const { updateCourse, getCourse } = section.client.training
    expect(await getCourse({ id: seen.id })).toMatchObject({ timesUsed: 2, correctable: false })
    expect(await refusal(updateCourse({ ...seen, summary: '另写' }))).toMatchObject({
      status: 409,
      reason: 'training.course.versionUsed',
      details: { field: 'changeNote', changed: ['summary'] },
    })
    expect(await updateCourse({ ...seen, summary: '另写', changeNote: '重写提要' })).toMatchObject({
      versionNo: 2,
    })
    await uses('select 0')
  })

  it('two editors do not overwrite each other, and a course keeps a retired topic that it has', async () => {
    const seen = await add('两人编辑的课')
    await section.client.training.updateCourse({ ...seen, retired: true })
    expect(await refusal(section.client.training.updateCourse({ ...seen, title: '后到' }))).toMatchObject({
      status: 409,
      reason: 'platform.object.changed',
    })
    expect(await refusal(section.client.training.shareCourse({ ...seen, sharing: 'city' }))).toMatchObject({
      status: 409,
    })
    await section.client.training.addTopic({ code: 'old-topic', name: '旧主题', category: 'policy' })
    const named = await add('旧主题课', { topicCodes: ['old-topic'] })
    await section.client.training.updateTopic({
      code: 'old-topic',
      name: '旧主题',
      category: 'policy',
      retired: true,
      lockVersion: 1,
    })
    expect(await section.client.training.updateCourse({ ...named, summary: '仍在用' })).toMatchObject({
      topicCodes: ['old-topic'],
    })
    expect(await refusal(add('再用旧主题', { topicCodes: ['old-topic'] }))).toMatchObject({
      reason: 'training.topic.unknown',
    })
  })

  it('is refused: unknown host, topic, chain, teacher, hours out of range, no right', async () => {
    const unknown = '00000000-0000-4000-8000-000000000000'
    for (const [wrong, reason] of [
      [{ hostOrgId: unknown }, 'directory.organisation.unknown'],
      [{ topicCodes: ['no-such'] }, 'training.topic.unknown'],
      [{ chainCodes: ['no-such'] }, 'chains.chain.unknown'],
      [{ teacherIds: [unknown] }, 'training.teacher.unknown'],
    ] as const)
      expect(await refusal(add('错误', wrong as Partial<CourseInput>)), reason).toMatchObject({
        status: 400,
        reason,
      })
    expect(await refusal(add('错误', { hours: '0' }))).toMatchObject({ status: 400 })
    expect(await refusal(official.client.training.addCourse(content))).toMatchObject({ status: 403 })
  })

  it('PROM5 sharing: a class course is seen by its host and the section, one of the city by officials, a public one by all', async () => {
    const own = await add('本班课', { hostOrgId: unitOrgId, teacherIds: [] }, unit)
    const sees = async (who: TestApi) =>
      who.client.training.getCourse({ id: own.id }).then(
        () => true,
        () => false,
      )
    const whoSees = async () => [
      await sees(section),
      await sees(unit),
      await sees(official),
      await sees(firm),
      await sees(expert),
    ]
    expect(await whoSees()).toEqual([true, true, false, false, false])
    expect(await refusal(official.client.training.getCourse({ id: own.id }))).toEqual({
      status: 404,
      reason: 'training.course.unknown',
      details: { id: own.id },
    })
    // The host makes the course; who else may use it, the section says.
    expect(await refusal(unit.client.training.shareCourse({ ...own, sharing: 'city' }))).toMatchObject({
      status: 403,
    })
    expect(await refusal(add('越权共享', { hostOrgId: unitOrgId, sharing: 'public' }, unit))).toMatchObject({
      status: 403,
    })
    const shared = await section.client.training.shareCourse({ ...own, sharing: 'city' })
    expect(await whoSees()).toEqual([true, true, true, false, false])
    await section.client.training.shareCourse({ ...shared, sharing: 'public' })
    expect(await whoSees()).toEqual([true, true, true, true, true])
    expect(await refusal(sysAdmin.client.training.getCourse({ id: own.id }))).toMatchObject({ status: 403 })
    // Lists, search and threads obey the same.
    const hidden = await add('隐藏本班课')
    for (const [who, total] of [
      [section, 1],
      [official, 0],
      [firm, 0],
    ] as const) {
      expect((await who.client.training.listCourses({ query: '隐藏本班课' })).total).toBe(total)
      const { groups } = await who.client.search.find({ query: '隐藏本班课', kind: 'training.course' })
      expect(groups.length).toBe(total)
    }
    expect(await refusal(unit.client.training.updateCourse({ ...hidden }))).toMatchObject({ status: 404 })
  })

  it('teachers of a public course are told to officials and not outside', async () => {
    const course = await add('公开课', { sharing: 'public' })
    expect((await official.client.training.getCourse({ id: course.id })).teachers).toHaveLength(1)
    const outside = await firm.client.training.getCourse({ id: course.id })
    expect(outside.teachers).toEqual([])
    expect(outside.may).toEqual({ edit: false, share: false, export: false })
    expect(await refusal(firm.client.training.listTeachers({}))).toMatchObject({ status: 403 })
  })

  it('files hang on a course: whoever keeps it attaches, whoever sees it reads', async () => {
    const course = await add('有课件的课', { sharing: 'city' })
    const object = { kind: 'training.course', id: course.id }
    const file = () => new File(['讲义'], '讲义.txt')
    const attached = await section.client.files.attach({ ...object, file: file() })
    expect(await official.client.files.listAttachments(object)).toMatchObject({
      mayAttach: false,
      items: [{ id: attached.id }],
    })
    expect(await refusal(official.client.files.attach({ ...object, file: file() }))).toMatchObject({
      status: 403,
    })
    expect(await refusal(firm.client.files.listAttachments(object))).toMatchObject({ status: 404 })
  })

  it('come in as a table and leave as a workbook that changes nothing when it is brought again', async () => {
    const bring = async (file: File) => {
      const { id } = await section.client.imports.startImport({ object: 'training.course', file })
      await (await section.jobs()).drain()
      return section.client.imports.getImport({ id })
    }
    const lines = [
      '课程名称,主办单位,类别,教学形式,学时,培训主题,产业链,内容提要,共享范围',
      '导入课一,市委组织部干部教育科,政策,讲授,3,国家产业政策解读,光伏,提要一,全市',
      '导入课二,市委组织部干部教育科,政策,讲授,三百,国家产业政策解读,光伏,提要二,全市',
    ]
    const host = (await section.client.directory.listOrganisations()).find(({ id }) => id === hostOrgId)!.name
    const batch = await bring(
      new File([lines.join('\n').replaceAll('市委组织部干部教育科', host)], '课程.csv'),
    )
    expect(batch).toMatchObject({ state: 'checked', counts: { create: 1, bad: 1 } })
    await section.client.imports.applyImport({ id: batch.id, lockVersion: batch.lockVersion })
    await (await section.jobs()).drain()
    const { items } = await official.client.training.listCourses({ query: '导入课一' })
    expect(items).toMatchObject([{ sharing: 'city', hours: '3', topicCodes: ['industrial-policy'] }])
    const file = await section.client.training.exportCourses({ query: '导入课' })
    expect(await bring(new File([await file.arrayBuffer()], 'again.xlsx'))).toMatchObject({
      counts: { bad: 0, create: 0, change: 0, same: 1 },
    })
    expect(await refusal(official.client.training.exportCourses({}))).toMatchObject({ status: 403 })
  })

  it('nothing was written without an audit entry and a link', async () => {
    await expectEveryWriteAudited(database())
  })
})

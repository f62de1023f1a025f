import { beforeAll, expect, it } from 'vitest'
import { purgeBin } from '#platform/bin/bin.ts'
import { fixedClock } from '#platform/clock.ts'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { binKinds } from '../../recovery.ts'
import { actorWith, reach } from '../../testing/actors.ts'
import { expectEveryWriteAudited, refusal, type TestApi, testApi } from '../../testing/api.ts'
import { demoActor } from '../../testing/demo-actors.ts'

type Noun = 'survey' | 'discussion' | 'need' | 'course' | 'teacher' | 'venue'
type Version = { id: string; lockVersion: number }
type Kind = {
  add(title: string): Promise<Version>
  remove(by: TestApi, one: Version & { reason: string }): Promise<unknown>
  get(id: string): Promise<unknown>
}

const nouns: Noun[] = ['survey', 'discussion', 'need', 'course', 'teacher', 'venue']
const topics = ['digital-transformation']

onBothDemoCities('what was entered by mistake in training', (database, ctx) => {
  let api: TestApi
  let section: TestApi
  let sectionName = ''
  let orgId = ''
  let kinds: Record<Noun, Kind>

  beforeAll(async () => {
    api = testApi(async () => database())
    const actor = await demoActor(database(), 'training')
    section = api.as(actor)
    sectionName = actor.name
    orgId = (await api.client.directory.listOrganisations())[0]!.id
    const { training } = api.client
    kinds = {
      survey: {
        add: (title) =>
          training.createSurvey({
            title,
            purpose: '了解链上干部最需要的培训主题',
            askedByOrgId: orgId,
            basis: '年度干部教育培训计划',
            minutes: 5,
            opensOn: '2023-06-15',
            closesOn: '2023-06-20',
            questions: [{ kind: 'matrix', text: '请评价下列主题', required: true, topicCodes: topics }],
            audience: [],
          }),
        remove: (by, one) => by.client.training.removeSurvey(one),
        get: (id) => training.getSurvey({ id }),
      },
      discussion: {
        add: (title) =>
          training.createDiscussion({
            kind: 'visit',
            title,
            heldOn: '2023-06-12',
            hostOrgId: orgId,
            participants: [{ name: '企业负责人' }],
            findings: [{ text: '玻璃原片供应不足' }],
          }),
        remove: (by, one) => by.client.training.removeDiscussion(one),
        get: (id) => training.getDiscussion({ id }),
      },
      need: {
        add: (statement) => training.createNeed({ level: 'organisation', statement, orgId, topics }),
        remove: (by, one) => by.client.training.removeNeed(one),
        get: (id) => training.getNeed({ id }),
      },
      course: {
        add: (title) =>
          training.addCourse({
            hostOrgId: orgId,
            title,
            category: 'industryTrend',
            form: 'lecture',
            hours: '3',
            summary: '误录的课程',
            topicCodes: topics,
            chainCodes: [],
            competences: [],
            changeAbilities: [],
            qualities: [],
            teacherIds: [],
            sharing: 'city',
            licence: null,
            source: null,
          }),
        remove: (by, one) => by.client.training.removeCourse(one),
        get: (id) => training.getCourse({ id }),
      },
      teacher: {
        add: (name) =>
          training.addTeacher({
            personId: null,
            name,
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
          }),
        remove: (by, one) => by.client.training.removeTeacher(one),
        get: (id) => training.getTeacher({ id }),
      },
      venue: {
        add: (name) =>
          training.addVenue({
            kind: 'classroom',
            name,
            regionCode: '341126',
            chainCodes: [],
            enterpriseId: null,
            capacity: 40,
            address: null,
            route: null,
            shows: null,
            contactName: null,
            contactPhone: null,
            note: null,
            retired: false,
            unavailable: [],
          }),
        remove: (by, one) => by.client.training.removeVenue(one),
        get: (id) => training.getVenue({ id }),
      },
    }
  })
  const reason = '重复录入'
  const found = async (query: string) =>
    (await api.client.search.find({ query })).groups.flatMap(({ hits }) => hits.map(({ id }) => id))
  const inBin = async (by: TestApi, noun: Noun) =>
    (await by.client.bin.list({ kind: `training.${noun}`, page: 1, pageSize: 50 })).items

  it.each(nouns)(
    'a %s goes into the bin with who and why, out of every read, and comes back',
    async (noun) => {
      const kind = kinds[noun]
      const made = await kind.add(`误录待恢复${noun}`)
      const { id, lockVersion } = made
      const object = { kind: `training.${noun}`, id }
      const shown = await kind.get(id)
      expect(await found(`误录待恢复${noun}`)).toContain(id)
      expect(await refusal(kind.remove(section, { id, lockVersion: 99, reason }))).toMatchObject({
        status: 409,
        reason: 'platform.object.changed',
      })
      await kind.remove(section, { id, lockVersion, reason })
      expect(await refusal(kind.get(id))).toMatchObject({ status: 404 })
      expect(await refusal(kind.remove(section, { id, lockVersion, reason }))).toMatchObject({ status: 404 })
      expect(await found(`误录待恢复${noun}`)).not.toContain(id)
      expect((await inBin(section, noun)).find((one) => one.id === id)).toMatchObject({
        title: `误录待恢复${noun}`,
        reason,
        deletedByName: sectionName,
        restorable: true,
      })
      await section.client.bin.restore(object)
      expect(await kind.get(id)).toEqual(shown)
      expect(await found(`误录待恢复${noun}`)).toContain(id)
      const actions = (await api.client.system.listAudit(object)).map(({ action }) =>
        action.split('.').at(-1),
      )
      expect(actions.slice(0, 2)).toEqual(['restore', 'remove'])
    },
  )

  it.each(nouns)(
    'a %s is not deleted by who may only read it, nor seen in the bin by who may not',
    async (noun) => {
      const kind = kinds[noun]
      const { id, lockVersion } = await kind.add(`他人不可删除${noun}`)
      const everywhere = reach({ everywhere: true })
      const reader = api.as(actorWith({ [`training.${noun}.read`]: everywhere }))
      expect(await refusal(kind.remove(reader, { id, lockVersion, reason }))).toMatchObject({ status: 403 })
      await kind.remove(section, { id, lockVersion, reason })
      const keeper = api.as(
        actorWith({ 'platform.bin.read': everywhere, 'platform.bin.restore': everywhere }),
      )
      expect((await inBin(keeper, noun)).map((one) => one.id)).not.toContain(id)
      expect(await refusal(keeper.client.bin.restore({ kind: `training.${noun}`, id }))).toMatchObject({
        status: 404,
      })
    },
  )

  it('what a class uses is kept, and the refusal names the class', async () => {
    const { training } = section.client
    const { items } = await training.listClasses({ pageSize: 100 })
    const used: Record<string, string> = {}
    for (const { id, title } of items) {
      const { draft } = await training.getTimetable({ id })
      for (const one of draft?.sessions ?? []) {
        for (const teacher of one.teachers) used[`teacher ${teacher.id}`] = title
        if (one.venue !== null) used[`venue ${one.venue.id}`] = title
        if (one.course !== null) used[`course ${one.course.id}`] = title
      }
    }
    for (const noun of ['teacher', 'venue', 'course'] as const) {
      const [key, title] = Object.entries(used).find(([name]) => name.startsWith(`${noun} `))!
      const id = key.split(' ')[1]!
      const { lockVersion } = (await kinds[noun].get(id)) as Version
      const refused = await refusal(kinds[noun].remove(section, { id, lockVersion, reason }))
      expect(refused, noun).toMatchObject({ status: 409, reason: 'training.object.inUse' })
      const where = refused.details.where as string[]
      expect(where.length, noun).toBeGreaterThan(0)
      if (where.length < 5) expect(where, noun).toContain(title)
    }
  })

  it('a teacher whom a course names is kept', async () => {
    const teacher = await kinds.teacher.add('课程在用教师')
    const { training } = api.client
    const course = await training.addCourse({
      hostOrgId: orgId,
      title: '在用教师的课程',
      category: 'industryTrend',
      form: 'lecture',
      hours: '3',
      summary: '在用教师的课程',
      topicCodes: topics,
      chainCodes: [],
      competences: [],
      changeAbilities: [],
      qualities: [],
      teacherIds: [teacher.id],
      sharing: 'city',
      licence: null,
      source: null,
    })
    const attempt = () =>
      refusal(kinds.teacher.remove(section, { id: teacher.id, lockVersion: teacher.lockVersion, reason }))
    expect(await attempt()).toMatchObject({
      status: 409,
      reason: 'training.object.inUse',
      details: { count: 1, where: ['在用教师的课程'] },
    })
    // A course that can come back still needs its teacher.
    await kinds.course.remove(section, { id: course.id, lockVersion: course.lockVersion, reason })
    expect(await attempt()).toMatchObject({ status: 409, reason: 'training.object.inUseUnseen' })
  })

  it('a questionnaire that was opened and a discussion a problem came from are kept', async () => {
    const { training, matters } = api.client
    const survey = await training.createSurvey({
      title: '已经发布的问卷',
      purpose: '了解链上干部最需要的培训主题',
      askedByOrgId: orgId,
      basis: '年度干部教育培训计划',
      minutes: 5,
      opensOn: '2023-06-15',
      closesOn: '2023-06-20',
      isPublic: true,
      questions: [{ kind: 'open', text: '当前最突出的问题是什么', required: false }],
      audience: [],
    })
    const opened = await training.openSurvey({ id: survey.id, lockVersion: survey.lockVersion })
    expect(
      await refusal(kinds.survey.remove(section, { id: survey.id, lockVersion: opened.lockVersion, reason })),
    ).toMatchObject({ status: 409, reason: 'training.survey.state' })

    const visit = await training.createDiscussion({
      kind: 'visit',
      title: '已转问题的走访',
      heldOn: '2023-06-12',
      hostOrgId: orgId,
      chainCode: 'pv',
      findings: [{ text: '玻璃原片供应不足' }],
    })
    const draft = await matters.draftProblem({ kind: 'research', id: visit.findings[0]!.id })
    await matters.openProblem({
      title: '走访转来的问题',
      problem: draft.problem!,
      chainCode: 'pv',
      origin: 'visit',
      raisedFrom: draft.raisedFrom ?? [],
    })
    expect(
      await refusal(
        kinds.discussion.remove(section, { id: visit.id, lockVersion: visit.lockVersion, reason }),
      ),
    ).toMatchObject({ status: 409, reason: 'training.finding.raised' })
  })

  it.each(['teacher', 'venue'] as const)('a %s in the bin gives way to one entered anew', async (noun) => {
    const kind = kinds[noun]
    const { id, lockVersion } = await kind.add(`重新录入${noun}`)
    await kind.remove(section, { id, lockVersion, reason })
    const again = await kind.add(`重新录入${noun}`)
    const object = { kind: `training.${noun}`, id }
    expect(await refusal(section.client.bin.restore(object))).toMatchObject({
      status: 409,
      reason: `training.${noun}.twice`,
    })
    await kind.remove(section, { id: again.id, lockVersion: again.lockVersion, reason })
    await section.client.bin.restore(object)
  })

  it('after thirty days all are removed for good with their parts, and the log has no contact in clear', async () => {
    const made = []
    for (const noun of nouns) {
      const { id, lockVersion } = await kinds[noun].add(`清除前误录${noun}`)
      await kinds[noun].remove(section, { id, lockVersion, reason })
      made.push({ noun, id })
    }
    await expectEveryWriteAudited(database())
    await purgeBin({ ...ctx(), clock: fixedClock('2030-01-01T02:00:00Z') }, binKinds)
    for (const { noun, id } of made) {
      expect((await inBin(api, noun)).map((one) => one.id)).not.toContain(id)
      const log = await api.client.system.listAudit({ kind: `training.${noun}`, id })
      expect(log[0]!.action).toBe(`training.${noun}.purge`)
      expect(JSON.stringify(log)).not.toContain('13800001234')
    }
  })
})

import { beforeAll, expect, it } from 'vitest'
import type { ClassDesign, ClassDetail } from '#modules/training/contract/index.ts'
import { proposeDesign } from '#modules/training/index.ts'
import { onBothDemoCities, testContext } from '#platform/db/testing/on-both-databases.ts'
import { expectEveryWriteAudited, refusal, type TestApi, testApi, testJobs } from '../../testing/api.ts'
import { demoActor } from '../../testing/demo-actors.ts'

onBothDemoCities('SYS9 SYS10 SYS13 design of a class', (database) => {
  let training: TestApi
  let lead: TestApi
  let trainee: TestApi
  let enterprise: TestApi
  const terms: ClassDetail[] = []

  beforeAll(async () => {
    const api = testApi(async () => database())
    const as = async (username: string) => api.as(await demoActor(database(), username))
    training = await as('training')
    lead = await as('lead-unit')
    trainee = await as('trainee')
    enterprise = await as('enterprise-user')
    const { items } = await training.client.training.listClasses({ adHoc: false, pageSize: 50 })
    for (const { id } of items
      .filter(({ termNo }) => termNo !== null)
      .toSorted((a, b) => a.termNo! - b.termNo!))
      terms.push(await training.client.training.getClass({ id }))
  })

  /** What is sent to save a design as it stands. */
  const inputOf = ({
    classId,
    lockVersion,
    content,
  }: Pick<ClassDesign, 'classId' | 'lockVersion' | 'content'>) => ({
    id: classId,
    lockVersion,
    courses: content.courses.map(({ modulePosition, courseId, versionNo, teacherId, hours }) => ({
      modulePosition,
      courseId,
      versionNo,
      teacherId,
      hours,
    })),
  })

  const proposed = async (id: string) => {
    const { content, changes, isBest } = await training.client.training.proposeDesign({ id })
    const { lockVersion } = await training.client.training.getDesign({ id })
    return { classId: id, content, changes, isBest, lockVersion }
  }

  it('classes that were held have a design: courses in every module, within the hours', async () => {
    for (const one of terms.slice(0, 3)) {
      const design = await training.client.training.getDesign({ id: one.id })
      expect(design).toMatchObject({ isEmpty: false, lockVersion: 1 })
      expect(new Set(design.content.courses.map(({ modulePosition }) => modulePosition))).toEqual(
        new Set(one.modules.map((_, at) => at + 1)),
      )
      expect(design.content.hours).toBeLessThanOrEqual(one.hours)
      const summary = await training.client.training.getDesignSummary({ id: one.id })
      expect(summary).toMatchObject({
        isEmpty: false,
        courses: design.content.courses.length,
        met: design.content.needs.filter(({ outcome }) => outcome === 'met').length,
        leftOut: design.content.needs.filter(({ outcome }) => outcome === 'leftOut').length,
      })
      expect(summary.met).toBeGreaterThan(0)
    }
  })

  it('no need is dropped: each is met by named courses by named topics, or left out with a reason', async () => {
    const { content, isBest } = await proposed(terms[3]!.id)
    expect(isBest).toBe(true)
    const open = (await training.client.training.listNeeds({ pageSize: 200 })).items
    const ofClass = open.filter(({ chainCode }) => chainCode === null || chainCode === terms[3]!.chainCode)
    expect(new Set(content.needs.map(({ id }) => id))).toEqual(new Set(ofClass.map(({ id }) => id)))
    const courses = new Set(content.courses.map(({ courseId }) => courseId))
    for (const need of content.needs)
      if (need.outcome === 'met') {
        expect(need.metBy.every(({ courseId, topics }) => courses.has(courseId) && topics.length > 0)).toBe(
          true,
        )
      } else expect(need.reason).not.toBeNull()
    expect(content.weight).toBe(content.needs.reduce((sum, { weight }) => sum + weight, 0))
    // SYS24: shown for every competence, ability and quality, whether anybody asks for it or not.
    expect(
      [content.tags.competences, content.tags.changeAbilities, content.tags.qualities].map(
        (one) => one.length,
      ),
    ).toEqual([4, 3, 3])
  })

  it('says why: a retired course, another hour, another module, a teacher who is away', async () => {
    const study = terms.find(({ kind }) => kind === 'studyClass')!
    const rules = new Set(
      (await Promise.all([proposed(study.id), ...terms.slice(2, 6).map(({ id }) => proposed(id))])).flatMap(
        ({ content }) => content.needs.flatMap(({ reason }) => reason?.rule ?? []),
      ),
    )
    expect([...rules]).toEqual(expect.arrayContaining(['onlyRetired', 'noModule', 'noHours']))
    // The teachers of a lecture go away on its days.
    const term = terms[4]!
    const { content } = await proposed(term.id)
    const taken = content.courses.find(({ teachers, meetsAlone }) => teachers.length > 0 && meetsAlone > 0)!
    for (const { id } of taken.teachers) {
      const teacher = await training.client.training.getTeacher({ id })
      await training.client.training.updateTeacher({
        ...teacher,
        phone: undefined,
        email: undefined,
        unavailable: [
          ...teacher.unavailable,
          { fromOn: term.startsOn, untilOn: term.endsOn, half: 'all', reason: null },
        ],
      })
    }
    const after = await proposed(term.id)
    expect(after.content.courses.map(({ courseId }) => courseId)).not.toContain(taken.courseId)
    expect(after.content.needs.map(({ reason }) => reason)).toContainEqual({
      rule: 'noTeacher',
      course: taken.title,
    })
  })

  it('a person changes the draft, and says in own words why a need is left out', async () => {
    const one = await proposed(terms[5]!.id)
    const without = { ...inputOf(one), courses: inputOf(one).courses.slice(1) }
    const gone = one.content.courses[0]!
    const preview = await training.client.training.previewDesign({ id: without.id, courses: without.courses })
    const lost = preview.needs.filter(
      ({ id, outcome }) =>
        outcome === 'leftOut' &&
        one.content.needs.some((before) => before.id === id && before.outcome === 'met'),
    )
    expect(lost.length).toBe(gone.meetsAlone)
    expect(lost.every(({ reason }) => reason?.rule === 'notChosen')).toBe(true)
    const need = preview.needs.find(({ outcome }) => outcome === 'leftOut')!
    const saved = await training.client.training.saveDesign({
      ...without,
      notes: [{ needId: need.id, note: '下期班次专题安排' }],
    })
    expect(saved.content.needs.find(({ id }) => id === need.id)).toMatchObject({ note: '下期班次专题安排' })
    // What was said stays when somebody saves without saying anything.
    const again = await training.client.training.saveDesign(inputOf(saved))
    expect(again.content.needs.find(({ id }) => id === need.id)).toMatchObject({ note: '下期班次专题安排' })
    const candidates = await training.client.training.listDesignCandidates({
      id: without.id,
      modulePosition: gone.modulePosition,
      courses: without.courses,
    })
    expect(candidates.find(({ courseId }) => courseId === gone.courseId)).toMatchObject({
      adds: gone.meetsAlone,
      meets: gone.meets,
      fitsModule: true,
    })
  })

  it('two who save do not overwrite each other', async () => {
    const one = await proposed(terms[6]!.id)
    await training.client.training.saveDesign(inputOf(one))
    expect(await refusal(training.client.training.saveDesign(inputOf(one)))).toMatchObject({
      status: 409,
      reason: 'platform.object.changed',
    })
  })

  it('is traced both ways: from a need to the class, from the class to courses and problems', async () => {
    const [first] = terms
    const design = await training.client.training.getDesign({ id: first!.id })
    const met = design.content.needs.find(({ outcome }) => outcome === 'met')!
    const linksOf = async (kind: string, id: string) =>
      (await training.client.system.traceThread({ kind, id, depth: 1 })).links.map(
        ({ from, relation, to }) => `${from.kind} ${from.id} ${relation} ${to.kind} ${to.id}`,
      )
    const of = `training.class ${first!.id}`
    expect(await linksOf('training.need', met.id)).toContain(`${of} meets training.need ${met.id}`)
    const course = design.content.courses[0]!.courseId
    expect(await linksOf('training.course', course)).toContain(`${of} teaches training.course ${course}`)
    const problem = design.content.sources.find(
      ({ kind, outcome }) => kind === 'matters.problem' && outcome === 'addressed',
    )!
    expect(problem.needs.length).toBeGreaterThan(0)
    expect(await linksOf('matters.problem', problem.id)).toContain(
      `${of} addresses matters.problem ${problem.id}`,
    )
  })

  it('lessons change the proposal, and each says what it changed and why', async () => {
    const id = terms[7]!.id
    const plain = await proposed(id)
    const [taken] = plain.content.courses.filter(({ meetsAlone }) => meetsAlone > 0)
    const ctx = {
      ...testContext(database().db, await testJobs(database())),
      actor: await demoActor(database(), 'training'),
    }
    const { content, changes } = await proposeDesign(ctx, id, {
      lessons: {
        topicWeights: [{ topicCode: 'land-use', weight: 1, why: '学员评价一般' }],
        courses: [{ courseId: taken!.courseId, attitude: 'avoid', why: '上期评分低于 70 分' }],
        teachers: [],
      },
    })
    expect(changes).toEqual([
      expect.objectContaining({ subject: 'topic', factor: 1, added: [], removed: [], why: '学员评价一般' }),
      expect.objectContaining({
        subject: 'course',
        attitude: 'avoid',
        name: taken!.title,
        why: '上期评分低于 70 分',
      }),
    ])
    const stays = content.courses.some(({ courseId }) => courseId === taken!.courseId)
    expect(changes[1]!.removed.includes(taken!.title)).toBe(!stays)
  })

  it.each([
    ['training.design.courseUnknown', () => [{ courseId: '00000000-0000-4000-8000-000000000000' }]],
    ['training.design.courseUnknown', () => [{ versionNo: 99 }]],
    ['training.design.moduleUnknown', () => [{ modulePosition: 9 }]],
    ['training.design.courseTwice', () => [{}, {}]],
    ['training.design.tooManyHours', () => [{ hours: 400 }]],
    ['training.teacher.unknown', () => [{ teacherId: '00000000-0000-4000-8000-000000000000' }]],
  ])('refuses with the reason: %s', async (reason, wrong) => {
    const one = await proposed(terms[3]!.id)
    const [course] = inputOf(one).courses
    expect(
      await refusal(
        training.client.training.saveDesign({
          ...inputOf(one),
          courses: wrong().map((change) => ({ ...course!, hours: 1, ...change })),
        }),
      ),
    ).toMatchObject({ status: 400, reason })
  })

  it('a class that has begun keeps its courses', async () => {
    const held = await training.client.training.getDesign({ id: terms[0]!.id })
    expect(held.mayEdit).toBe(false)
    for (const call of [
      () => training.client.training.saveDesign(inputOf(held)),
      () => training.client.training.proposeDesign({ id: terms[0]!.id }),
      () => training.client.training.previewDesign({ id: terms[0]!.id, courses: [] }),
    ])
      expect(await refusal(call())).toMatchObject({ status: 409, reason: 'training.design.settled' })
  })

  it('a module in which courses stand is not taken away', async () => {
    const template = await training.client.training.proposeClass({ kind: 'lecture', chainCode: 'pv' })
    const one = await training.client.training.createClass({
      ...template,
      kind: 'lecture',
      title: '光伏链加办一期专题讲座',
      hostOrgId: template.hostOrgId!,
      hours: 8,
      seats: 40,
      modules: template.modules!,
      startsOn: '2026-09-10',
      endsOn: '2026-09-10',
      adHocReason: '年中新增的产业政策需要及时解读',
    })
    await training.client.training.saveDesign(inputOf(await proposed(one.id)))
    const { id, lockVersion, modules, ...fields } = one
    expect(
      await refusal(
        training.client.training.updateClass({
          ...fields,
          id,
          lockVersion,
          hostOrgId: one.host.id,
          modules: modules.slice(0, 2),
        }),
      ),
    ).toMatchObject({ status: 400, reason: 'training.design.moduleInUse', details: { field: 'modules' } })
  })

  it('is read by whoever sees the class, told as far as the reader sees needs, and changed by whoever drafts it', async () => {
    const { id } = terms[2]!
    const seen = await training.client.training.getDesign({ id })
    for (const api of [lead, trainee]) {
      const design = await api.client.training.getDesign({ id })
      expect(design.mayEdit).toBe(false)
      const { hidden, needs } = design.content
      expect(needs.length + hidden.met + hidden.leftOut).toBe(seen.content.needs.length)
      expect(hidden.met + hidden.leftOut).toBeGreaterThan(0)
      for (const call of [
        () => api.client.training.saveDesign(inputOf(seen)),
        () => api.client.training.proposeDesign({ id }),
        () => api.client.training.previewDesign({ id, courses: [] }),
        () => api.client.training.listDesignCandidates({ id, modulePosition: 1, courses: [] }),
      ])
        expect(await refusal(call())).toMatchObject({ status: 403, reason: 'platform.right.missing' })
    }
    expect(await refusal(enterprise.client.training.getDesign({ id }))).toMatchObject({ status: 403 })
  })

  it('an editor who sees fewer needs saves the others along', async () => {
    const { items } = await training.client.training.listClasses({ adHoc: true, pageSize: 50 })
    const own = items.find(({ state }) => state === 'submitted')!
    const full = await training.client.training.saveDesign({
      ...inputOf(await proposed(own.id)),
    })
    const part = await lead.client.training.getDesign({ id: own.id })
    expect(part.mayEdit).toBe(true)
    expect(part.content.hidden.met + part.content.hidden.leftOut).toBeGreaterThan(0)
    await lead.client.training.saveDesign(inputOf(part))
    const after = await training.client.training.getDesign({ id: own.id })
    expect(new Set(after.content.needs.map(({ id }) => id))).toEqual(
      new Set(full.content.needs.map(({ id }) => id)),
    )
  })

  it('every write leaves an audit entry and a link', () => expectEveryWriteAudited(database()))
})

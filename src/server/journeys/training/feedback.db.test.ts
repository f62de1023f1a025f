import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { AttendanceMark, RatingAnswers } from '#modules/training/contract/index.ts'
import { classRef, lessonsFor, stepOnClass } from '#modules/training/index.ts'
import { fixedClock } from '#platform/clock.ts'
import { onBothDemoCities, testContext } from '#platform/db/testing/on-both-databases.ts'
import { testPerson } from '../../testing/actors.ts'
import { expectEveryWriteAudited, refusal, type TestApi, testApi } from '../../testing/api.ts'
import { demoActor } from '../../testing/demo-actors.ts'
import { selectForClass } from '../../testing/select-for-class.ts'

type Client = TestApi['client']['training']

onBothDemoCities('SYS14 feedback on a class', (database) => {
  let api: TestApi
  let training: Client
  let orgId = ''
  let units: { id: string; orgId: string }[] = []

  beforeAll(async () => {
    api = testApi(async () => database())
    training = api.as(await demoActor(database(), 'training')).client.training
    const orgs = await api.client.directory.listOrganisations()
    orgId = orgs.find(({ code }) => code === 'cadre-education')!.id
    const { rows } = await sql<{ id: string; org_id: string }>`
      select p.id, p.org_id from directory.person p where left_on is null
      and not exists (select from access.account a where a.person_id = p.id)
      order by staff_no limit 8`.execute(database().db)
    units = rows.map((row) => ({ id: row.id, orgId: row.org_id }))
  })

  const trainee = (at: number): Client =>
    api.as({ ...testPerson(`trainee${at}`, units[at]!.orgId, []), personId: units[at]!.id }).client.training

  const answers = (comment: string | null = null): RatingAnswers => ({
    items: {
      relevance: 'verySatisfied',
      theory: 'satisfied',
      information: 'satisfied',
      expression: 'satisfied',
      manner: 'verySatisfied',
    },
    qualities: { specialised: 'satisfied', refined: 'satisfied', practical: 'pass' },
    comment,
  })

  let classId = ''
  let sessionId = ''
  /** In the order of the eight. */
  let nominationIds: string[] = []

  /** A class of one session of which the eight were marked so; it is finished. */
  const held = async (on: string, marks: readonly AttendanceMark[] = units.map(() => 'present')) => {
    const created = await training.createClass({
      kind: 'studyClass',
      title: `反馈核对班 ${on}`,
      chainCode: 'pv',
      hostOrgId: orgId,
      startsOn: on,
      endsOn: on,
      hours: 4,
      seats: 40,
      modules: [{ kind: 'free', title: '实务' }],
      adHocReason: '年度计划以外的需要',
    })
    classId = created.id
    await select()
    const { rows } = await sql<{ id: string; teacher_id: string }>`
      select c.id, t.teacher_id from training.course c
      join training.course_teacher t on t.course_id = c.id where not retired order by c.number limit 1`.execute(
      database().db,
    )
    const session = await training.addSession({
      id: classId,
      kind: 'teaching',
      title: '核对课',
      courseId: rows[0]!.id,
      teacherIds: [rows[0]!.teacher_id],
      at: { on, startsAt: '08:30', endsAt: '09:30' },
      hours: 4,
    })
    sessionId = session.id
    await setState('finished')
    await training.markAttendance({
      id: sessionId,
      marks: marks.map((mark, at) => ({ nominationId: nominationIds[at]!, mark, lockVersion: null })),
    })
  }
  const select = async () => {
    nominationIds = await selectForClass(
      testContext(database().db, await api.jobs()),
      classId,
      units.map(({ id, orgId: unitOrgId }) => ({ personId: id, unitOrgId })),
    )
  }
  const setState = (state: string) =>
    sql`update platform.workflow_instance set state = ${state}
      where object_kind = 'training.class' and object_id = ${classId}`.execute(database().db)
  const moveTo = (on: string) =>
    sql`update training.session set held_on = ${on} where id = ${sessionId}`.execute(database().db)

  let teacherId: string | null = null
  /** Lets one of the eight teach the session, as a teacher of the register. */
  const teachBy = async (at: number) => {
    teacherId ??= (await training.addTeacher({ personId: units[at]!.id, level: 'other', source: 'official' }))
      .id
    await sql`update training.session set teacher_id = ${teacherId} where id = ${sessionId}`.execute(
      database().db,
    )
  }

  // Now is 2023-06-15, 10:00 in Shanghai.
  beforeEach(() => held('2023-06-15'))

  it('somebody who was there rates once; results are told when the days are over', async () => {
    const own = await trainee(0).getOwnRatings()
    expect(own.open).toMatchObject([{ sessionId, title: '核对课', until: '2023-06-22' }])
    for (let at = 0; at < 6; at++)
      await trainee(at).rateSession({
        id: sessionId,
        answers: answers(at === 0 ? '打 13800001234 问我' : ''),
      })
    expect(await trainee(0).getOwnRatings()).toMatchObject({ open: [], given: 1 })
    expect(await refusal(trainee(0).rateSession({ id: sessionId, answers: answers() }))).toMatchObject({
      status: 409,
      reason: 'training.rating.given',
    })
    // While it can be rated, nothing: from one look to the next one could tell who said what.
    const before = await training.getClassRatings({ id: classId })
    expect(before).toMatchObject({ together: null, sessionsHeld: 1, sessionsTold: 0 })
    expect(before.sessions).toMatchObject([
      { phase: 'open', present: 8, given: 6, figures: null, comments: [] },
    ])
    await moveTo('2023-06-07')
    const after = await training.getClassRatings({ id: classId })
    // 20 + 16 + 16 + 16 + 20 = 88; practical 12 × 5 = 60.
    expect(after.together).toMatchObject({ ratings: 6, score: 88, level: 'satisfied' })
    expect(after.sessions![0]!.figures!.qualities[2]).toEqual({ quality: 'practical', points: 60 })
    expect(after.sessions![0]!.comments).toEqual(['打 **** 问我'])
    expect(await refusal(trainee(7).rateSession({ id: sessionId, answers: answers() }))).toMatchObject({
      status: 409,
      reason: 'training.rating.over',
    })
    const courseId = after.sessions![0]!.courseId!
    expect((await training.getCourseRatings({ id: courseId })).sessions).toBeGreaterThan(0)
  })

  it('below five ratings nothing is told to anybody, not even to who taught', async () => {
    for (let at = 0; at < 4; at++) await trainee(at).rateSession({ id: sessionId, answers: answers('很好') })
    await teachBy(7)
    await moveTo('2023-06-07')
    const told = await training.getClassRatings({ id: classId })
    expect(told).toMatchObject({ together: null, sessionsTold: 0 })
    expect(told.sessions).toMatchObject([{ given: 4, figures: null, comments: [] }])
    expect((await trainee(7).getOwnRatings()).taught).toMatchObject([
      { sessionId, figures: null, comments: [] },
    ])
  })

  it('whoever was not there cannot rate, and learns nothing of the session', async () => {
    const outsider = api.as({ ...testPerson('outsider', orgId, []), personId: randomUUID() }).client.training
    const nobody = api.as(testPerson('nobody', orgId, [])).client.training
    for (const call of [
      () => outsider.rateSession({ id: sessionId, answers: answers() }),
      () => nobody.rateSession({ id: sessionId, answers: answers() }),
      () => outsider.getRatingForm({ id: sessionId }),
      () => outsider.getRatingForm({ id: randomUUID() }),
    ])
      expect(await refusal(call())).toMatchObject({ status: 404, reason: 'training.rating.notPresent' })
  })

  it('who came late was there; who was absent, on leave or never marked was not, and is not counted', async () => {
    await held('2023-06-15', ['present', 'late', 'absent', 'leave'])
    for (const at of [0, 1]) {
      expect((await trainee(at).getOwnRatings()).open.map((one) => one.sessionId)).toContain(sessionId)
      await trainee(at).rateSession({ id: sessionId, answers: answers() })
    }
    for (const at of [2, 3, 4]) {
      expect((await trainee(at).getOwnRatings()).open.map((one) => one.sessionId)).not.toContain(sessionId)
      expect(await refusal(trainee(at).rateSession({ id: sessionId, answers: answers() }))).toMatchObject({
        status: 404,
        reason: 'training.rating.notPresent',
      })
    }
    expect((await training.getClassRatings({ id: classId })).sessions).toMatchObject([
      { present: 2, given: 2 },
    ])
  })

  it('a session that is not over, or of a class not begun, cannot be rated', async () => {
    await sql`update training.session set ends_at = '10:01' where id = ${sessionId}`.execute(database().db)
    expect(await refusal(trainee(0).rateSession({ id: sessionId, answers: answers() }))).toMatchObject({
      status: 409,
      reason: 'training.rating.notYet',
    })
    await setState('enrolled')
    expect(await refusal(trainee(0).getRatingForm({ id: sessionId }))).toMatchObject({ status: 404 })
  })

  it('of two ratings of one person at the same time one counts', async () => {
    const both = await Promise.allSettled(
      [0, 1, 2, 3].map(() => trainee(0).rateSession({ id: sessionId, answers: answers() })),
    )
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { rows } = await sql<{ ratings: number; given: number }>`select
      (select count(*)::int from training.rating where session_id = ${sessionId}) as ratings,
      (select count(*)::int from training.rating_given where session_id = ${sessionId}) as given`.execute(
      database().db,
    )
    expect(rows).toEqual([{ ratings: 1, given: 1 }])
  })

  it('anonymity: nothing in the whole database ties a rating to who gave it', async () => {
    const everything = async () => {
      const { rows } = await sql<{ schema: string; name: string }>`
        select table_schema as schema, table_name as name from information_schema.tables
        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(
        database().db,
      )
      const found: { table: string; row: string }[] = []
      for (const { schema, name } of rows) {
        const table = `${schema}.${name}`
        const all = await sql<{
          row: string
        }>`select to_jsonb(t)::text as row from ${sql.table(table)} t`.execute(database().db)
        found.push(...all.rows.map(({ row }) => ({ table, row })))
      }
      return found
    }
    const entries = async () =>
      (await sql<{ n: number }>`select count(*)::int as n from platform.audit_entry`.execute(database().db))
        .rows[0]!.n
    const audited = await entries()
    const secrets = units.map((_, at) => `独一无二的意见${'甲乙丙丁戊己庚辛'[at]}`)
    for (const [at, secret] of secrets.entries())
      await trainee(at).rateSession({ id: sessionId, answers: answers(secret) })
    // Rating leaves no entry, which would say when.
    expect(await entries()).toBe(audited)
    const after = await everything()
    for (const secret of secrets) {
      const rows = after.filter(({ row }) => row.includes(secret))
      expect(rows.map(({ table }) => table)).toEqual(['training.rating'])
      expect(Object.keys(JSON.parse(rows[0]!.row)).sort()).toEqual(['answers', 'id', 'session_id'])
    }
    const given = after.filter(
      ({ table, row }) => table === 'training.rating_given' && row.includes(sessionId),
    )
    expect(given).toHaveLength(8)
    for (const { row } of given)
      expect(Object.keys(JSON.parse(row)).sort()).toEqual(['person_id', 'session_id'])
    // Neither the transaction that wrote a row nor its place says which came when.
    for (const table of ['training.rating', 'training.rating_given']) {
      const { rows } = await sql<{ n: number }>`select count(distinct xmin::text)::int as n
        from ${sql.table(table)} where session_id = ${sessionId}`.execute(database().db)
      expect(rows[0]!.n, table).toBe(1)
    }
  })

  it('session by session is for whoever runs the class or stands over it; others see the class as a whole', async () => {
    for (let at = 0; at < 5; at++) await trainee(at).rateSession({ id: sessionId, answers: answers() })
    await moveTo('2023-06-07')
    const seen = async (username: string) => {
      const actor = await demoActor(database(), username)
      return (await api.as(actor).client.training.getClassRatings({ id: classId })).sessions !== null
    }
    expect(await seen('training')).toBe(true)
    expect(await seen('training-authority')).toBe(true)
    expect(await seen('county')).toBe(false)
    const outside = api.as(await demoActor(database(), 'county')).client.training
    expect((await outside.getClassRatings({ id: classId })).together).toMatchObject({ ratings: 5 })
    for (const call of [
      () => outside.getClassFollowUp({ id: classId }),
      () => outside.getClassLessons({ id: classId }),
    ])
      expect((await refusal(call())).status).toBe(403)
    const authority = api.as(await demoActor(database(), 'training-authority')).client.training
    expect((await refusal(authority.drawLessons({ id: classId }))).status).toBe(403)
    const enterprise = api.as(await demoActor(database(), 'enterprise-user')).client.training
    expect((await refusal(enterprise.getClassRatings({ id: classId }))).status).toBe(403)
  })

  it('a class is evaluated when its days of rating are over, with what was said in its thread', async () => {
    const ctx = {
      ...testContext(database().db, await api.jobs()),
      actor: await demoActor(database(), 'training'),
    }
    const { stateVersion } = await training.getClass({ id: classId })
    const evaluate = () =>
      stepOnClass(ctx, { object: classRef(classId), action: 'evaluate', lockVersion: stateVersion })
    await expect(evaluate()).rejects.toMatchObject({ reason: 'training.class.ratingsOpen' })
    for (let at = 0; at < 5; at++) await trainee(at).rateSession({ id: sessionId, answers: answers() })
    await moveTo('2023-06-07')
    await evaluate()
    expect((await training.getClass({ id: classId })).state).toBe('evaluated')
    const { rows } = await sql<{ after: unknown }>`select after from platform.audit_entry
      where action = 'training.class.reportRatings' and object_id = ${classId}`.execute(database().db)
    expect(rows).toMatchObject([{ after: { sessionsTold: 1, ratings: 5, score: 88 } }])
  })

  it('three months later the trainees are asked what they use, reminded at most twice, and told of above five', async () => {
    await held('2023-03-16')
    // 2023-03-16 + 90 days = 2023-06-14.
    const job = async (on: string) => {
      const { followClasses } = await import('#modules/training/service/follow-up/follow-classes.ts')
      await followClasses({
        ...testContext(database().db, await api.jobs()),
        clock: fixedClock(`${on}T02:00:00Z`),
      })
    }
    await job('2023-06-13')
    expect(await training.getClassFollowUp({ id: classId })).toMatchObject({
      state: 'coming',
      asksFrom: '2023-06-14',
    })
    await job('2023-06-14')
    await job('2023-06-14')
    expect(await training.getClassFollowUp({ id: classId })).toMatchObject({
      state: 'open',
      closesOn: '2023-07-05',
      asked: 8,
      answered: 0,
    })
    const form = await trainee(0).getFollowUpForm({ id: classId })
    const lacking = [form.topics[0]!.code]
    for (let at = 0; at < 6; at++)
      await trainee(at).handInFollowUp({
        id: classId,
        answers: { used: at < 2 ? 'no' : 'yes', lacking, example: `例子${at}` },
      })
    for (const call of [
      () => trainee(0).handInFollowUp({ id: classId, answers: { used: 'yes' } }),
      () => api.as(testPerson('nobody', orgId, [])).client.training.getFollowUpForm({ id: classId }),
    ])
      expect(await refusal(call())).toMatchObject({ status: 404, reason: 'training.followUp.notAsked' })
    expect(
      await refusal(
        trainee(6).handInFollowUp({ id: classId, answers: { used: 'yes', lacking: ['no-such'] } }),
      ),
    ).toMatchObject({ status: 400, reason: 'training.topic.unknown' })
    expect((await training.getClassFollowUp({ id: classId })).figures).toBeNull()
    for (const on of ['2023-06-20', '2023-06-21', '2023-06-22', '2023-06-28', '2023-07-05']) await job(on)
    const { rows } = await sql<{ answered: boolean; reminders: number; n: number }>`
      select answered, reminders, count(*)::int as n from training.follow_up_asked
      where class_id = ${classId} group by 1, 2 order by 1`.execute(database().db)
    expect(rows).toEqual([
      { answered: false, reminders: 2, n: 2 },
      { answered: true, reminders: 0, n: 6 },
    ])
    await sql`update training.follow_up set opened_on = '2023-05-01', closes_on = '2023-06-14'
      where class_id = ${classId}`.execute(database().db)
    const { figures } = await training.getClassFollowUp({ id: classId })
    expect(figures).toMatchObject({ answers: 6, lacking: [{ code: lacking[0], count: 6 }] })
    expect(figures!.used.map(({ count }) => count)).toEqual([4, 0, 2])
    const { rows: written } = await sql<{ n: number }>`select count(distinct xmin::text)::int as n
      from training.follow_up_answer where class_id = ${classId}`.execute(database().db)
    expect(written[0]!.n).toBe(1)
    // Lacked by all, used by two thirds.
    const { lessons } = await training.drawLessons({ id: classId })
    expect(lessons.find(({ rule }) => rule === 'topicLacking')).toMatchObject({
      seen: { figure: 100, n: 6 },
      effect: { topicCode: lacking[0], weight: 1.5 },
    })
  })

  it('PROM4 lessons are drawn, confirmed or dropped by a person, and only confirmed ones reach the next draft', async () => {
    for (let at = 0; at < 5; at++)
      await trainee(at).rateSession({
        id: sessionId,
        answers: {
          ...answers(),
          items: { ...answers().items, theory: 'verySatisfied', information: 'verySatisfied' },
        },
      })
    await moveTo('2023-06-07')
    const drawn = await training.drawLessons({ id: classId })
    expect(drawn.mayDecide).toBe(true)
    // 20 + 20 + 20 + 16 + 20 = 96.
    const course = drawn.lessons.find(({ rule }) => rule === 'courseHigh')!
    expect(course).toMatchObject({ state: 'proposed', seen: { figure: 96, outOf: 100, n: 5, bound: 90 } })
    const of = { chainCode: 'pv', programmeId: null }
    const { effect } = course
    if (effect.kind !== 'course') throw new Error('a course is preferred')
    const ctx = testContext(database().db, await api.jobs())
    const named = async () =>
      (await lessonsFor(ctx, of)).courses.find(
        ({ courseId, why }) => courseId === effect.courseId && why.includes('反馈核对班'),
      )
    expect(await named()).toBeUndefined()
    const decided = await training.decideLesson({
      id: course.id,
      lockVersion: course.lockVersion,
      state: 'confirmed',
      scope: course.scope,
      effect,
      note: '下一期继续请',
    })
    expect(decided).toMatchObject({ state: 'confirmed', note: '下一期继续请' })
    expect((await named())?.why).toContain('下一期继续请')
    // Drawing anew leaves what was decided.
    const again = await training.drawLessons({ id: classId })
    expect(again.lessons.find(({ id }) => id === course.id)).toMatchObject({
      state: 'confirmed',
      lockVersion: decided.lockVersion,
    })
    expect(
      await refusal(
        training.decideLesson({
          id: course.id,
          lockVersion: course.lockVersion,
          state: 'dropped',
          scope: 'chain',
          effect,
        }),
      ),
    ).toMatchObject({ status: 409, reason: 'platform.object.changed' })
    expect(
      await refusal(
        training.decideLesson({
          id: course.id,
          lockVersion: decided.lockVersion,
          state: 'confirmed',
          scope: 'chain',
          effect: { kind: 'discussion', minutes: 30 },
        }),
      ),
    ).toMatchObject({ status: 400, reason: 'training.lesson.otherEffect' })
    await training.decideLesson({
      id: course.id,
      lockVersion: decided.lockVersion,
      state: 'dropped',
      scope: course.scope,
      effect,
    })
    expect(await named()).toBeUndefined()
    await expectEveryWriteAudited(database())
  })

  it('a discussion that teaches a course is rated as a lecture is; opening and closing are not', async () => {
    const { items } = await training.listClasses({ state: ['closed'], pageSize: 50 })
    const { id } = items.find(({ termNo }) => termNo === 1)!
    const { content } = await training.getDesign({ id })
    expect(content.courses.map(({ form }) => form)).toContain('structuredDiscussion')
    const { sessions } = await training.getClassRatings({ id })
    expect(sessions?.map(({ title }) => title).toSorted()).toEqual(
      content.courses.map(({ title }) => title).toSorted(),
    )
  })

  it('who taught a session sees how it was rated, and nobody else’s', async () => {
    for (let at = 0; at < 5; at++)
      await trainee(at).rateSession({ id: sessionId, answers: answers('讲得好') })
    await moveTo('2023-06-07')
    await teachBy(7)
    const own = await trainee(7).getOwnRatings()
    const taught = own.taught.find((one) => one.sessionId === sessionId)!
    expect(taught).toMatchObject({ isOver: true, figures: { ratings: 5 } })
    expect(taught.comments).toHaveLength(5)
    expect((await trainee(6).getOwnRatings()).taught).toEqual([])
  })
})

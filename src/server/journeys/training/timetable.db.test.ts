import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import type { ClassDetail, SessionFields, TimetableDetail } from '#modules/training/contract/index.ts'
import { putClassCourses, tellEnrolmentIn } from '#modules/training/index.ts'
import { parseCalendar } from '#modules/training/testing/parse-calendar.ts'
import { type Actor, anonymous } from '#platform/context.ts'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { inTransaction } from '#platform/transaction.ts'
import { expectEveryWriteAudited, refusal, type TestApi, testApi } from '../../testing/api.ts'
import { demoActor } from '../../testing/demo-actors.ts'
import { selectForClass } from '../../testing/select-for-class.ts'

onBothDemoCities('timetable of a class', (database, ctx) => {
  let training: TestApi
  let head: TestApi
  let authority: TestApi
  let lead: TestApi
  let enterprise: TestApi
  let trainee: TestApi
  let anybody: TestApi
  let traineeActor: Actor

  beforeAll(async () => {
    const api = testApi(async () => database())
    const as = async (username: string) => api.as(await demoActor(database(), username))
    training = await as('training')
    head = await as('training-head')
    authority = await as('training-authority')
    lead = await as('lead-unit')
    enterprise = await as('enterprise-user')
    traineeActor = await demoActor(database(), 'trainee')
    trainee = api.as(traineeActor)
    anybody = api.as(anonymous)
  })

  const step = async (by: TestApi, id: string, action: string) => {
    const { stateVersion } = await training.client.training.getClass({ id })
    await by.client.workflow.act({
      object: { kind: 'training.class', id },
      action,
      lockVersion: stateVersion,
    })
  }

  /** An approved class of one or more days. */
  async function newClass(startsOn: string, endsOn = startsOn, seats = 30): Promise<ClassDetail> {
    const template = await training.client.training.proposeClass({ kind: 'lecture', chainCode: 'pv' })
    const { id } = await training.client.training.createClass({
      ...template,
      kind: 'lecture',
      title: `光伏链专题讲座 ${startsOn}`,
      hostOrgId: template.hostOrgId!,
      hours: 8,
      seats,
      modules: template.modules!,
      startsOn,
      endsOn,
      adHocReason: '年中新增的产业政策需要及时解读',
    })
    await step(training, id, 'submit')
    await step(head, id, 'endorse')
    await step(authority, id, 'approve')
    return training.client.training.getClass({ id })
  }

  const timetable = (id: string, by = training): Promise<TimetableDetail> =>
    by.client.training.getTimetable({ id })

  const ids = async (table: string, condition: string): Promise<string[]> => {
    const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)} where ${sql.raw(condition)}
      order by id`.execute(database().db)
    return rows.map(({ id }) => id)
  }

  const rooms = () => ids('training.venue', `kind = 'classroom' and not retired and capacity >= 30`)
  const freeTeachers = () =>
    ids(
      'training.teacher',
      'not retired and id not in (select teacher_id from training.unavailability where teacher_id is not null)',
    )

  async function session(
    classId: string,
    more: Partial<SessionFields> & { day?: string; from?: string; to?: string },
  ) {
    const { day, from = '08:30', to = '10:00', ...fields } = more
    return training.client.training.addSession({
      id: classId,
      kind: 'teaching',
      title: '产业趋势',
      hours: 2,
      at: day === undefined ? null : { on: day, startsAt: from, endsAt: to },
      ...fields,
    })
  }

  const fieldsOf = (one: Awaited<ReturnType<typeof session>>): SessionFields => ({
    kind: one.kind,
    title: one.title,
    courseId: one.course?.id ?? null,
    modulePosition: one.modulePosition,
    teacherIds: one.teachers.map(({ id }) => id),
    venueId: one.venue?.id ?? null,
    at: one.at && { on: one.at.on, startsAt: one.at.startsAt, endsAt: one.at.endsAt },
    hours: one.hours,
    pinned: one.pinned,
  })

  const release = async (id: string, overrideReason: string | null = null, by = training) =>
    by.client.training.releaseTimetable({
      id,
      lockVersion: (await timetable(id)).lockVersion,
      overrideReason,
    })

  async function nominate(classId: string, personId: string, seat: 'hall' | 'online' = 'hall') {
    const { rows } = await sql<{ org_id: string }>`
      select org_id from directory.person where id = ${personId}`.execute(database().db)
    const [id] = await selectForClass(ctx(), classId, [{ personId, unitOrgId: rows[0]!.org_id, seat }])
    return id!
  }

  const inbox = async (by: TestApi, title: string) =>
    (await by.client.notify.listInbox({ pageSize: 100 })).items.filter((one) => one.title.includes(title))

  it('sessions are made of the courses of the design, of half a day at most, with opening and closing', async () => {
    const one = await newClass('2023-09-07')
    const [course] = await ids(
      'training.course',
      `not retired and id in (select course_id from training.course_version where form = 'lecture')`,
    )
    const [teacherId] = await freeTeachers()
    await putClassCourses(database().db, one.id, [
      { modulePosition: 1, courseId: course!, versionNo: 1, teacherId: teacherId!, hours: 7 },
    ])
    const before = await timetable(one.id)
    expect(before.draft!.coursesLeft).toMatchObject([{ courseId: course, hoursLeft: 7 }])
    expect(
      await training.client.training.fillTimetable({ id: one.id, lockVersion: before.lockVersion }),
    ).toEqual({ added: 4 })
    const { draft } = await timetable(one.id)
    // 7 hours are two halves of 3.5.
    expect(draft!.sessions.map(({ kind, hours }) => `${kind} ${hours}`).toSorted()).toEqual([
      'closing 0.5',
      'opening 0.5',
      'teaching 3.5',
      'teaching 3.5',
    ])
    expect(draft!.coursesLeft).toEqual([])
    const { lockVersion } = await timetable(one.id)
    expect(await training.client.training.fillTimetable({ id: one.id, lockVersion })).toEqual({ added: 0 })
  })

  it('two editors of one session do not overwrite each other, and a release takes what was seen', async () => {
    const one = await newClass('2023-09-08')
    const made = await session(one.id, { day: '2023-09-08' })
    const seen = await timetable(one.id)
    const { id, lockVersion } = made
    const changed = await training.client.training.updateSession({
      ...fieldsOf(made),
      id,
      lockVersion,
      title: '产业形势',
    })
    expect(changed.lockVersion).toBe(lockVersion + 1)
    const late = head.client.training.updateSession({ ...fieldsOf(made), id, lockVersion, title: '别的' })
    expect(await refusal(late)).toMatchObject({ status: 409, reason: 'platform.object.changed' })
    expect(await refusal(head.client.training.removeSession({ id, lockVersion }))).toMatchObject({
      status: 409,
      reason: 'platform.object.changed',
    })
    const blind = training.client.training.releaseTimetable({ id: one.id, lockVersion: seen.lockVersion })
    expect(await refusal(blind)).toMatchObject({ status: 409, reason: 'platform.object.changed' })
    await training.client.training.removeSession({ id, lockVersion: changed.lockVersion })
    expect((await timetable(one.id)).draft!.sessions).toEqual([])
    expect(await refusal(release(one.id))).toMatchObject({ reason: 'training.timetable.empty' })
  })

  it('two who save at the same moment: one wins', async () => {
    const one = await newClass('2023-09-11')
    const made = await session(one.id, {})
    const tries = await Promise.allSettled(
      [training, head].map((by, index) =>
        by.client.training.updateSession({
          ...fieldsOf(made),
          id: made.id,
          lockVersion: made.lockVersion,
          title: `标题 ${index}`,
        }),
      ),
    )
    expect(tries.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  it('a release that breaks hard rules is refused, unless overridden with a reason, which is kept', async () => {
    const one = await newClass('2023-09-12')
    const [venueId] = await rooms()
    await session(one.id, { day: '2023-09-12', venueId: venueId! })
    await session(one.id, { day: '2023-09-12', venueId: venueId!, title: '招商政策' })
    expect(await refusal(release(one.id))).toMatchObject({
      status: 409,
      reason: 'training.timetable.brokenRules',
      // The class and its room have two sessions at once.
      details: { count: 2 },
    })
    expect(await release(one.id, '两场合并为一场讲，已同教师说好')).toMatchObject({ number: 1 })
    const [kept] = (await timetable(one.id)).releases
    expect(kept).toMatchObject({ number: 1, overrideReason: '两场合并为一场讲，已同教师说好' })
    expect(kept!.broken.map(({ rule }) => rule)).toEqual(['classClash', 'venueClash'])
    // Others see the release without what was broken.
    expect((await timetable(one.id, trainee)).releases[0]).toMatchObject({ broken: [], overrideReason: null })
    expect(await refusal(release(one.id, '再发一次看看'))).toMatchObject({
      reason: 'training.timetable.unchanged',
    })
  })

  it('the first release tells all, a later one only those whom it changes something for', async () => {
    const one = await newClass('2023-09-13', '2023-09-14')
    const [venueId, otherVenue] = await rooms()
    await nominate(one.id, traineeActor.personId!, 'online')
    const first = await session(one.id, { day: '2023-09-13', venueId: venueId! })
    await session(one.id, { day: '2023-09-14', venueId: venueId!, title: '招商政策' })
    await release(one.id)
    expect(await inbox(trainee, `课表已发布：${one.title}`)).toHaveLength(1)
    expect(await inbox(head, `课表已发布：${one.title}`)).toHaveLength(1)
    // Whoever releases knows it, and enterprises do not attend.
    expect(await inbox(training, one.title)).toHaveLength(0)
    expect(await inbox(enterprise, one.title)).toHaveLength(0)
    // Another room is nothing to somebody who sits online.
    const moved = await training.client.training.updateSession({
      ...fieldsOf(first),
      id: first.id,
      lockVersion: first.lockVersion,
      venueId: otherVenue!,
    })
    await release(one.id)
    expect(await inbox(trainee, `课表有调整：${one.title}`)).toHaveLength(0)
    expect(await inbox(head, `课表有调整：${one.title}`)).toHaveLength(1)
    await training.client.training.updateSession({
      ...fieldsOf(moved),
      id: moved.id,
      lockVersion: moved.lockVersion,
      at: { on: '2023-09-13', startsAt: '14:00', endsAt: '15:30' },
    })
    await release(one.id)
    const [told] = await inbox(trainee, `课表有调整：${one.title}`)
    expect(told).toMatchObject({
      href: '/timetable',
      text: '“产业趋势”由9月13日上午 08:30–10:00改到9月13日下午 14:00–15:30。',
    })
    expect((await timetable(one.id)).releases.map(({ number, changes }) => [number, changes.length])).toEqual(
      [
        [3, 1],
        [2, 1],
        [1, 0],
      ],
    )
  })

  it('whoever is selected after the release is told of the timetable once, and nobody before there is one', async () => {
    const late = await newClass('2023-10-16')
    const early = await newClass('2023-10-17')
    const [venueId] = await rooms()
    for (const [one, day] of [
      [late, '2023-10-16'],
      [early, '2023-10-17'],
    ] as const)
      await session(one.id, { day, venueId: venueId! })
    const select = async (one: ClassDetail) => {
      const nominationIds = [await nominate(one.id, traineeActor.personId!)]
      const tx = { ...ctx(), jobs: { enqueue: () => Promise.resolve() } }
      await inTransaction(tx, (open) =>
        tellEnrolmentIn(open, { what: 'settled', classId: one.id, nominationIds }),
      )
    }
    const told = (one: ClassDetail) => inbox(trainee, `课表已发布：${one.title}`)
    await select(early)
    expect(await told(early)).toEqual([])
    await release(early.id)
    expect(await told(early)).toHaveLength(1)

    await release(late.id)
    expect(await told(late)).toEqual([])
    await select(late)
    expect(await told(late)).toMatchObject([
      { href: '/timetable', text: expect.stringContaining('共 1 节课') },
    ])
  })

  it('a teacher with an account hears of own sessions alone', async () => {
    const one = await newClass('2023-09-15')
    const [venueId] = await rooms()
    const official = await demoActor(database(), 'chain-office')
    const office = testApi(async () => database()).as(official)
    const [teacherId] = await ids('training.teacher', `person_id = '${official.personId}'`)
    const mine = await session(one.id, {
      day: '2023-09-15',
      venueId: venueId!,
      teacherIds: [teacherId!],
    })
    const others = await session(one.id, {
      day: '2023-09-15',
      from: '14:00',
      to: '15:30',
      venueId: venueId!,
      title: '招商政策',
    })
    await release(one.id)
    expect(await inbox(office, one.title)).toHaveLength(1)
    const own = (await office.client.training.getOwnTimetable()).sessions
    expect(own.filter((held) => held.class.id === one.id)).toMatchObject([{ id: mine.id, teaches: true }])
    const taught = await training.client.training.listTeacherSessions({ id: teacherId! })
    expect(taught.filter((held) => held.class.id === one.id).map(({ id }) => id)).toEqual([mine.id])
    const inRoom = await training.client.training.listVenueSessions({ id: venueId! })
    expect(inRoom.filter((held) => held.class.id === one.id).map(({ id }) => id)).toEqual([
      mine.id,
      others.id,
    ])
    await training.client.training.updateSession({
      ...fieldsOf(others),
      id: others.id,
      lockVersion: others.lockVersion,
      title: '招商政策与案例',
    })
    await release(one.id)
    expect(await inbox(office, one.title)).toHaveLength(1)
  })

  it('teacher, room and trainees of other classes at the same time are told with the class', async () => {
    const [one, other] = [await newClass('2023-09-18'), await newClass('2023-09-18')]
    const [venueId] = await rooms()
    const [teacherId] = await freeTeachers()
    await nominate(one.id, traineeActor.personId!)
    await nominate(other.id, traineeActor.personId!)
    const given = { day: '2023-09-18', venueId: venueId!, teacherIds: [teacherId!] }
    await session(other.id, { ...given, title: '别班的课' })
    await session(one.id, given)
    const { details } = await refusal(release(one.id))
    expect(
      (details.broken as { rule: string; otherClass: { id: string } }[]).map(({ rule, otherClass }) => [
        rule,
        otherClass.id,
      ]),
    ).toEqual([
      ['teacherClash', other.id],
      ['venueClash', other.id],
      ['traineeClash', other.id],
    ])
  })

  it('a proposal keeps the rules and what is pinned, moves nothing until it is taken, and little of what was released', async () => {
    const one = await newClass('2023-09-19', '2023-09-20')
    const other = await newClass('2023-09-19')
    const [venueId] = await rooms()
    const [teacherId, secondTeacher] = await freeTeachers()
    // The teacher is busy in another class on the first morning.
    await session(other.id, { day: '2023-09-19', teacherIds: [teacherId!], to: '11:40', hours: 4 })
    const pinned = await session(one.id, {
      day: '2023-09-20',
      from: '14:00',
      to: '15:30',
      venueId: venueId!,
      teacherIds: [secondTeacher!],
      pinned: true,
      title: '固定的课',
    })
    await session(one.id, { title: '开班式', kind: 'opening', hours: 0.5 })
    await session(one.id, { title: '甲课', teacherIds: [teacherId!], hours: 3 })
    await session(one.id, { title: '乙课', teacherIds: [teacherId!], hours: 2 })
    const proposal = await training.client.training.proposeTimetable({ id: one.id })
    expect(['optimal', 'feasible']).toContain(proposal.status)
    expect((await timetable(one.id)).draft!.sessions.filter(({ at }) => at === null)).toHaveLength(3)
    expect(proposal.places.find(({ sessionId }) => sessionId === pinned.id)).toMatchObject({
      at: { on: '2023-09-20', startsAt: '14:00', endsAt: '15:30' },
      venueId,
    })
    const taken = await training.client.training.takeTimetable({
      id: one.id,
      lockVersion: proposal.lockVersion,
      places: proposal.places,
    })
    expect(taken).toEqual({ moved: 3 })
    expect(
      await refusal(
        training.client.training.takeTimetable({
          id: one.id,
          lockVersion: proposal.lockVersion,
          places: proposal.places,
        }),
      ),
    ).toMatchObject({ status: 409, reason: 'platform.object.changed' })
    await release(one.id)
    const again = await training.client.training.proposeTimetable({ id: one.id })
    const { draft, lockVersion } = await timetable(one.id)
    for (const { sessionId, at, venueId: room } of again.places) {
      const present = draft!.sessions.find(({ id }) => id === sessionId)!
      expect([at, room]).toEqual([present.at, present.venue!.id])
    }
    const away = again.places.map((place) =>
      place.sessionId === pinned.id ? { ...place, at: { ...place.at, on: '2023-09-19' } } : place,
    )
    expect(
      await refusal(training.client.training.takeTimetable({ id: one.id, lockVersion, places: away })),
    ).toMatchObject({ reason: 'training.timetable.pinnedMoved' })
  }, 60_000)

  it('an impossible timetable says why', async () => {
    const one = await newClass('2023-09-21', '2023-09-21', 1900)
    await session(one.id, {})
    const { status, reasons } = await training.client.training.proposeTimetable({ id: one.id })
    expect(status).toBe('infeasible')
    expect(reasons[0]!.zh).toMatch(/1900 人，最大的教室只有 \d+ 座/)
  })

  it('a class begins with a released timetable, and a course is used once it was taught by one', async () => {
    const one = await newClass('2023-06-15')
    const [course] = await ids('training.course', `not retired and training.uses_of_course(id) = 0`)
    const made = await session(one.id, { day: '2023-06-15', courseId: course! })
    const uses = async () =>
      (
        await sql<{ uses: number }>`select training.uses_of_course(${course}::uuid) as uses`.execute(
          database().db,
        )
      ).rows[0]!.uses
    await step(training, one.id, 'openEnrolment')
    const [free] = await ids(
      'directory.person',
      'left_on is null and id not in (select person_id from training.nomination)',
    )
    const nominationId = await nominate(one.id, free!)
    await step(training, one.id, 'closeEnrolment')
    expect(await refusal(step(training, one.id, 'start'))).toMatchObject({
      status: 409,
      reason: 'training.class.noTimetable',
    })
    await release(one.id)
    expect(await uses()).toBe(0)
    await step(training, one.id, 'start')
    expect(await uses()).toBe(1)
    // A session that is only drafted is no use.
    await session(one.id, { courseId: course!, title: '加课' })
    expect(await uses()).toBe(1)
    await training.client.training.markAttendance({
      id: made.id,
      marks: [{ nominationId, mark: 'present', lockVersion: null }],
    })
    await step(training, one.id, 'finish')
    expect(
      await refusal(
        training.client.training.updateSession({
          ...fieldsOf(made),
          id: made.id,
          lockVersion: made.lockVersion,
        }),
      ),
    ).toMatchObject({ status: 409, reason: 'training.timetable.notEditable' })
    expect(await refusal(release(one.id))).toMatchObject({ reason: 'training.timetable.notReleasable' })
  })

  it('a class that moves leaves its sessions behind, and says so', async () => {
    const one = await newClass('2023-09-25')
    await session(one.id, { day: '2023-09-25' })
    await release(one.id)
    await training.client.training.rescheduleClass({
      id: one.id,
      lockVersion: one.lockVersion,
      startsOn: '2023-09-26',
      endsOn: '2023-09-26',
      place: null,
      reason: '会场被占用',
    })
    expect(await refusal(release(one.id, null))).toMatchObject({ reason: 'training.timetable.unchanged' })
    const { draft, startsOn } = await timetable(one.id)
    expect(draft!.sessions[0]!.at!.on < startsOn).toBe(true)
  })

  it('the calendar of a class says what is cancelled, and each release counts on', async () => {
    const one = await newClass('2023-09-27')
    const [venueId] = await rooms()
    expect(await refusal(training.client.training.downloadCalendar({ id: one.id }))).toMatchObject({
      reason: 'training.timetable.notReleased',
    })
    const kept = await session(one.id, { day: '2023-09-27', venueId: venueId!, title: '政策，案例；问答' })
    const gone = await session(one.id, { day: '2023-09-27', from: '14:00', to: '15:30' })
    await release(one.id)
    const read = async () => {
      const file = await trainee.client.training.downloadCalendar({ id: one.id })
      return parseCalendar(await file.text())
    }
    expect((await read()).map(({ STATUS, SEQUENCE }) => `${STATUS} ${SEQUENCE}`)).toEqual([
      'CONFIRMED 1',
      'CONFIRMED 1',
    ])
    await training.client.training.removeSession({ id: gone.id, lockVersion: gone.lockVersion })
    await release(one.id)
    const after = await read()
    expect(after.map(({ UID, STATUS, SEQUENCE }) => [UID, STATUS, SEQUENCE])).toEqual([
      [`session-${kept.id}@training.shuanglian`, 'CONFIRMED', '2'],
      [`session-${gone.id}@training.shuanglian`, 'CANCELLED', '2'],
    ])
    expect(after[0]).toMatchObject({
      SUMMARY: '政策，案例；问答',
      'DTSTART;TZID=Asia/Shanghai': '20230927T083000',
    })
    await step(training, one.id, 'cancel').catch(async () => {
      const { stateVersion } = await training.client.training.getClass({ id: one.id })
      await training.client.workflow.act({
        object: { kind: 'training.class', id: one.id },
        action: 'cancel',
        lockVersion: stateVersion,
        reason: '与全市会议冲突',
      })
    })
    expect((await read()).map(({ STATUS, SEQUENCE }) => `${STATUS} ${SEQUENCE}`)).toEqual([
      'CANCELLED 3',
      'CANCELLED 3',
    ])
  })

  it('a personal calendar is behind an address that only its owner was told, and ends when it is closed', async () => {
    const one = await newClass('2023-09-28')
    await nominate(one.id, traineeActor.personId!)
    const made = await session(one.id, { day: '2023-09-28' })
    await release(one.id)
    const draftOnly = await session(one.id, { day: '2023-09-28', from: '14:00', to: '15:30' })
    const own = await trainee.client.training.getOwnTimetable()
    expect(own.sessions.map(({ id }) => id)).toContain(made.id)
    expect(own.sessions.map(({ id }) => id)).not.toContain(draftOnly.id)
    expect(own.calendarSince).toBeNull()
    const { path } = await trainee.client.training.openOwnCalendar()
    const answer = await anybody.request(path)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toMatch(/^text\/calendar/)
    expect(parseCalendar(await answer.text()).map(({ UID }) => UID)).toContain(
      `session-${made.id}@training.shuanglian`,
    )
    const token = path.split('/').at(-1)!
    const { rows } = await sql<{ token_hash: string }>`
      select token_hash from training.calendar_feed`.execute(database().db)
    expect(rows.map(({ token_hash }) => token_hash)).not.toContain(token)
    // A new address ends the one before.
    const { path: second } = await trainee.client.training.openOwnCalendar()
    expect((await anybody.request(path)).status).toBe(404)
    expect((await anybody.request(`${second}.ics`)).status).toBe(200)
    expect(await trainee.client.training.closeOwnCalendar()).toEqual({ closed: true })
    expect((await anybody.request(second)).status).toBe(404)
    expect((await anybody.request('/api/training/calendars/x')).status).toBe(404)
    const { rows: written } = await sql<{ count: number }>`
      select count(*)::integer as count from platform.audit_entry
      where action like 'training.calendar.%' and coalesce(after::text, '') like ${`%${token}%`}`.execute(
      database().db,
    )
    expect(written[0]!.count).toBe(0)
  })

  it('those who attend see the release and change nothing; other hosts change nothing either', async () => {
    const one = await newClass('2023-10-10')
    const made = await session(one.id, { day: '2023-10-10' })
    for (const by of [trainee, lead]) {
      const seen = await timetable(one.id, by)
      expect(seen).toMatchObject({ draft: null, released: null, mayEdit: false, mayRelease: false })
    }
    const { training: of } = enterprise.client
    const calls = (by: TestApi['client']['training']) => [
      () => by.addSession({ id: one.id, kind: 'teaching', title: '加课', hours: 1 }),
      () => by.updateSession({ ...fieldsOf(made), id: made.id, lockVersion: 1 }),
      () => by.removeSession({ id: made.id, lockVersion: 1 }),
      () => by.fillTimetable({ id: one.id, lockVersion: 1 }),
      () => by.proposeTimetable({ id: one.id }),
      () =>
        by.takeTimetable({
          id: one.id,
          lockVersion: 1,
          places: [{ sessionId: made.id, at: made.at!, venueId: null }],
        }),
      () => by.releaseTimetable({ id: one.id, lockVersion: 1 }),
    ]
    for (const by of [trainee, lead])
      for (const call of calls(by.client.training))
        expect(await refusal(call())).toMatchObject({ status: 403 })
    for (const call of [
      ...calls(of),
      () => of.getTimetable({ id: one.id }),
      () => of.downloadCalendar({ id: one.id }),
      () => of.exportTimetable({ id: one.id }),
    ])
      expect(await refusal(call())).toMatchObject({ status: 403 })
    expect(await refusal(trainee.client.training.exportTimetable({ id: one.id }))).toMatchObject({
      status: 403,
    })
  })

  it('refuses what does not exist, at its field', async () => {
    const one = await newClass('2023-10-11')
    const nothing = '00000000-0000-4000-8000-000000000000'
    for (const [field, value, reason] of [
      ['courseId', nothing, 'training.session.courseUnknown'],
      ['teacherIds', [nothing], 'training.teacher.unknown'],
      ['venueId', nothing, 'training.session.venueUnknown'],
      ['modulePosition', 9, 'training.session.moduleUnknown'],
      ['pinned', true, 'training.session.pinIncomplete'],
    ] as const)
      expect(await refusal(session(one.id, { [field]: value }))).toMatchObject({
        status: 400,
        reason,
        details: { field },
      })
    expect(
      await refusal(training.client.training.removeSession({ id: nothing, lockVersion: 1 })),
    ).toMatchObject({ status: 404, reason: 'training.session.unknown' })
  })

  it('a released timetable leaves as a workbook', async () => {
    const one = await newClass('2023-10-12')
    await session(one.id, { day: '2023-10-12' })
    await release(one.id)
    const file = await training.client.training.exportTimetable({ id: one.id })
    expect(file.name).toBe('timetable-2023-10-12.xlsx')
    expect(file.size).toBeGreaterThan(1000)
  })

  it('the demo city holds classes by their releases, and a draft that warns', async () => {
    const closed = await training.client.training.listClasses({ state: ['closed'], pageSize: 10 })
    const items = closed.items.filter(({ programmeId }) => programmeId !== null)
    const held = await Promise.all(items.map(({ id }) => timetable(id)))
    expect(held.map(({ releases }) => releases.length).toSorted((a, b) => a - b)).toEqual([1, 2])
    expect(held.flatMap(({ releases }) => releases.map(({ broken }) => broken.length))).toEqual([0, 0, 0])
    const enrolling = await training.client.training.listClasses({ state: ['enrolling'], pageSize: 10 })
    expect((await timetable(enrolling.items[0]!.id)).draft!.sessions.length).toBeGreaterThan(3)
  })

  it('everything written is audited and linked', async () => {
    await expectEveryWriteAudited(database())
  })
})

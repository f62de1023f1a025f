import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import type { ClassDesign, InvitationFields } from '#modules/training/contract/index.ts'
import { anonymous } from '#platform/context.ts'
import { onBothDemoCities, testInstant } from '#platform/db/testing/on-both-databases.ts'
import { expectEveryWriteAudited, refusal, type TestApi, testApi } from '../../testing/api.ts'
import { demoActor } from '../../testing/demo-actors.ts'

onBothDemoCities('SYS11 invitations of teachers', (database) => {
  let training: TestApi
  let lead: TestApi
  let trainee: TestApi
  let nobody: TestApi
  let design: ClassDesign
  let slotOn = ''

  beforeAll(async () => {
    const api = testApi(async () => database())
    const as = async (username: string) => api.as(await demoActor(database(), username))
    training = await as('training')
    lead = await as('lead-unit')
    trainee = await as('trainee')
    nobody = api.as(anonymous)
    const { items } = await training.client.training.listClasses({ state: 'enrolling' })
    const [one] = items
    slotOn = one!.startsOn
    design = await training.client.training.getDesign({ id: one!.id })
  })

  const fields = (more: Partial<InvitationFields> = {}): InvitationFields & { id: string } => {
    const [course] = design.content.courses
    return {
      id: design.classId,
      teacherId: course!.teacherId!,
      courseId: null,
      slotOn,
      slot: '上午 8:30—11:30',
      place: '市委党校',
      message: null,
      tellsNeeds: true,
      tellsProblems: true,
      expiresOn: slotOn,
      ...more,
    }
  }
  /** A new invitation with its token; whatever stood for the talk before is taken back. */
  const invite = async (more: Partial<InvitationFields> = {}) => {
    for (const { id, lockVersion, state } of await training.client.training.listInvitations({
      id: design.classId,
    }))
      if (state === 'open' || state === 'accepted')
        await training.client.training.revokeInvitation({ id, lockVersion, reason: '重新邀请' })
    const { id, path } = await training.client.training.createInvitation(fields(more))
    return { id, token: path.replace('/i/', '') }
  }
  const listed = async (id: string) =>
    (await training.client.training.listInvitations({ id: design.classId })).find((one) => one.id === id)!
  const open = (token: string) => nobody.client.training.openInvitation({ token })
  const answer = (token: string, answerVersion: number, more = {}) =>
    nobody.client.training.answerInvitation({ token, answerVersion, accepts: true, ...more })
  const slides = (name = '讲义.txt', text = '第一讲') => new File([text], name, { type: 'text/plain' })

  it('tells whoever has the address who invites, when, where and for whom, and names nobody', async () => {
    const { token } = await invite()
    const page = await open(token)
    expect(page).toMatchObject({ slotOn, slot: '上午 8:30—11:30', place: '市委党校', state: 'open' })
    expect(page.needs.length).toBeGreaterThan(0)
    const text = JSON.stringify({ ...page, teacherName: '' })
    const { rows } = await sql<{ name: string }>`select name from directory.person`.execute(database().db)
    expect(rows.filter(({ name }) => text.includes(name))).toEqual([])
    expect(page.audience.every(({ people }) => people >= 3)).toBe(true)
  })

  it('tells needs of organisations and posts alone, and problems only where the organiser says so', async () => {
    const personal = design.content.needs.filter(({ level }) => level === 'person')
    const page = await open((await invite()).token)
    expect(personal.filter(({ statement }) => page.needs.includes(statement))).toEqual([])
    const none = await open((await invite({ tellsNeeds: false, tellsProblems: false })).token)
    expect(none).toMatchObject({ needs: [], problems: [] })
  })

  it('with a course it tells the needs which that course meets', async () => {
    const course = design.content.courses.find(({ meets, teacherId }) => meets > 0 && teacherId !== null)!
    const page = await open((await invite({ courseId: course.courseId, teacherId: course.teacherId! })).token)
    expect(page).toMatchObject({ courseTitle: course.title, hours: course.hours })
    const met = design.content.needs.filter(({ metBy }) =>
      metBy.some(({ courseId }) => courseId === course.courseId),
    )
    expect(page.needs.every((text) => met.some(({ statement }) => statement === text))).toBe(true)
  })

  it('is accepted with what the talk will be about, and the answer can be changed', async () => {
    const { id, token } = await invite()
    const { answerVersion } = await open(token)
    const page = await answer(token, answerVersion, { talk: '本地配套怎么补', answerNote: '需要投影' })
    expect(page).toMatchObject({ state: 'accepted', talk: '本地配套怎么补' })
    expect(await listed(id)).toMatchObject({
      state: 'accepted',
      talk: '本地配套怎么补',
      answerNote: '需要投影',
    })
    expect(await refusal(answer(token, answerVersion))).toMatchObject({
      status: 409,
      reason: 'training.teacherInvitation.elsewhere',
    })
    expect(await answer(token, page.answerVersion, { accepts: false })).toMatchObject({ state: 'declined' })
  })

  it('the contact is masked, shown for a reason, and stands in no audit entry', async () => {
    const { id, token } = await invite()
    const { answerVersion } = await open(token)
    const page = await answer(token, answerVersion, { contact: '19000001234' })
    expect(JSON.stringify(page)).not.toContain('19000001234')
    // Answering again without one keeps it.
    await answer(token, page.answerVersion)
    expect((await listed(id)).contact).toBe('190****1234')
    expect(await training.client.training.revealInvitationContact({ id, reason: '联系接送事宜' })).toEqual({
      contact: '19000001234',
    })
    const { rows } = await sql<{ text: string }>`
      select coalesce(before::text, '') || coalesce(after::text, '') as text from platform.audit_entry
      where object_id = ${id}`.execute(database().db)
    expect(rows.filter(({ text }) => text.includes('19000001234'))).toEqual([])
  })

  it('slides wait until the organiser takes them into the files of the class', async () => {
    const { id, token } = await invite()
    await nobody.client.training.sendInvitationFile({ token, file: slides() })
    const [file] = (await listed(id)).files
    const ofClass = { kind: 'training.class', id: design.classId }
    expect(
      (await training.client.files.listAttachments(ofClass)).items.map((one) => one.fileName),
    ).not.toContain('讲义.txt')
    await training.client.training.takeInvitationFile({ id, attachmentId: file!.id, to: 'class' })
    expect((await training.client.files.listAttachments(ofClass)).items.map((one) => one.fileName)).toContain(
      '讲义.txt',
    )
    expect((await listed(id)).files[0]?.removed).not.toBeNull()
    expect(
      await refusal(training.client.training.takeInvitationFile({ id, attachmentId: file!.id, to: 'class' })),
    ).toMatchObject({ status: 404 })
  })

  it('refuses what is no document, and more than five files', async () => {
    const { token } = await invite()
    expect(
      await refusal(nobody.client.training.sendInvitationFile({ token, file: slides('run.exe') })),
    ).toMatchObject({ status: 415 })
    for (let count = 0; count < 5; count++)
      await nobody.client.training.sendInvitationFile({ token, file: slides(`讲义${count}.txt`) })
    expect(await refusal(nobody.client.training.sendInvitationFile({ token, file: slides() }))).toMatchObject(
      {
        status: 409,
        reason: 'training.teacherInvitation.tooManyFiles',
      },
    )
  })

  it('a guess, a revoked and an expired address answer alike, whatever is asked', async () => {
    const { id, token: revoked } = await invite()
    await training.client.training.revokeInvitation({
      id,
      lockVersion: (await listed(id)).lockVersion,
      reason: '课程调整',
    })
    const { id: other, token: expired } = await invite()
    await sql`update training.teacher_invitation set expires_on = ${testInstant.slice(0, 10)}::date - 1
      where id = ${other}`.execute(database().db)
    for (const call of [
      open,
      (token: string) => answer(token, 1),
      (token: string) => nobody.client.training.sendInvitationFile({ token, file: slides() }),
    ]) {
      const answers = []
      for (const token of [revoked, expired, 'a'.repeat(20), 'no address', ''])
        answers.push(await refusal(call(token)))
      for (const one of answers)
        expect(one).toEqual({ status: 404, reason: 'training.teacherInvitation.nothing', details: {} })
    }
    await sql`update training.teacher_invitation set state = 'revoked' where id = ${other}`.execute(
      database().db,
    )
  })

  it('the database holds no token', async () => {
    const { token } = await invite()
    const { rows } = await sql<{ text: string }>`
      select v::text as text from training.teacher_invitation v
      union all select a::text from platform.audit_entry a where a.object_kind = 'training.teacherInvitation'`.execute(
      database().db,
    )
    expect(rows.filter(({ text }) => text.includes(token))).toEqual([])
    expect((await open(` ${token.toUpperCase()} `)).state).toBe('open')
  })

  it('the address is told once more to whoever drafts the class', async () => {
    const { id, token } = await invite()
    expect(await training.client.training.showInvitationAddress({ id })).toEqual({ path: `/i/${token}` })
  })

  it.each([
    ['slotOn', 'training.teacherInvitation.slotOutside', { slotOn: '2020-01-01' }],
    ['expiresOn', 'training.teacherInvitation.expiryPast', { expiresOn: '2020-01-01' }],
    [
      'courseId',
      'training.teacherInvitation.courseNotInClass',
      { courseId: '00000000-0000-4000-8000-000000000000' },
    ],
    ['teacherIds', 'training.teacher.unknown', { teacherId: '00000000-0000-4000-8000-000000000000' }],
  ])('refuses with the field: %s, %s', async (field, reason, wrong) => {
    expect(await refusal(training.client.training.createInvitation(fields(wrong)))).toMatchObject({
      status: 400,
      reason,
      details: { field },
    })
  })

  it('one invitation stands for each talk, and a stale one is not taken back', async () => {
    const { id } = await invite()
    expect(await refusal(training.client.training.createInvitation(fields()))).toMatchObject({
      status: 409,
      reason: 'training.teacherInvitation.twice',
    })
    expect(
      await refusal(training.client.training.revokeInvitation({ id, lockVersion: 9, reason: '课程调整' })),
    ).toMatchObject({ status: 409, reason: 'platform.object.changed' })
  })

  it('is made and seen by whoever drafts the class alone', async () => {
    const { id } = await invite()
    const file = { id, attachmentId: id, to: 'class' as const }
    for (const [api, refused] of [
      [lead, 404],
      [trainee, 403],
    ] as const) {
      for (const call of [
        () => api.client.training.showInvitationAddress({ id }),
        () => api.client.training.revokeInvitation({ id, lockVersion: 1, reason: '课程调整' }),
        () => api.client.training.takeInvitationFile(file),
      ])
        expect((await refusal(call())).status).toBe(refused)
      for (const call of [
        () => api.client.training.listInvitations({ id: design.classId }),
        () => api.client.training.createInvitation(fields()),
        () => api.client.training.revealInvitationContact({ id, reason: '联系接送事宜' }),
      ])
        expect([403, 404]).toContain((await refusal(call())).status)
    }
  })

  it('its thread leads to the class and the teacher', async () => {
    const { id } = await invite()
    const { links } = await training.client.system.traceThread({
      kind: 'training.teacherInvitation',
      id,
      depth: 1,
    })
    expect(links.map(({ relation, to }) => `${relation} ${to.kind}`)).toEqual(
      expect.arrayContaining(['invitesTo training.class', 'invites training.teacher']),
    )
  })

  it('every write leaves an audit entry and a link', () => expectEveryWriteAudited(database()))
})

import ExcelJS from 'exceljs'
import { beforeAll, expect, it } from 'vitest'
import { signInCode } from '#modules/training/rules/sign-in.ts'
import { signIn } from '#modules/training/service/attendance/sign-in.ts'
import { fixedClock } from '#platform/clock.ts'
import type { Actor } from '#platform/context.ts'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { AppError } from '#platform/errors.ts'
import { expectEveryWriteAudited, refusal, type TestApi, testApi } from '../../testing/api.ts'
import { demoActor } from '../../testing/demo-actors.ts'

onBothDemoCities('attendance of a class that runs today', (database, ctx) => {
  let training: TestApi
  let trainee: TestApi
  let lead: TestApi
  let outsider: TestApi
  let traineeActor: Actor
  let classId: string
  let outsiderName: string

  beforeAll(async () => {
    const api = testApi(async () => database())
    traineeActor = await demoActor(database(), 'trainee')
    training = api.as(await demoActor(database(), 'training'))
    trainee = api.as(traineeActor)
    lead = api.as(await demoActor(database(), 'lead-unit'))
    const stranger = await demoActor(database(), 'indicators')
    outsider = api.as(stranger)
    outsiderName = stranger.name
    const { items } = await training.client.training.listClasses({ state: ['running'] })
    classId = items.find(({ title }) => title === '重点项目要素保障专题研修班')!.id
  })

  const board = () => training.client.training.getAttendance({ id: classId })
  /** Opening 08:30, teaching 09:00 and 13:00, discussion 18:00; it is 10:00. */
  const session = async (place: number) => (await board()).sessions[place]!.id
  const codeOf = async (id: string) => {
    const { path } = await training.client.training.getSignInCode({ id })
    return new URLSearchParams(path.split('?')[1]).get('code')!
  }
  const nominationOf = async (api: TestApi) =>
    (await api.client.training.getOwnTraining()).classes.find(({ id }) => id === classId)!.nominationId

  /** What the services answer at another moment than that of the tests. */
  const secret = async () => 'a secret of the tests, 0123456789'
  const signInAt = (at: string, id: string, code: string) =>
    signIn({ ...ctx(), actor: traineeActor, clock: fixedClock(at) }, secret, id, code)
  const reasonOf = async (call: Promise<unknown>) => {
    const thrown = await call.then(
      () => null,
      (error: unknown) => error,
    )
    return thrown instanceof AppError ? thrown.reason : null
  }

  it('a trainee scans and presses once; who comes after the beginning is late, and pressing twice changes nothing', async () => {
    const id = await session(1)
    const code = await codeOf(id)
    expect(await trainee.client.training.getSignIn({ id })).toMatchObject({
      title: '要素保障政策解读',
      mark: null,
    })
    expect(await trainee.client.training.signIn({ id, code })).toMatchObject({ mark: 'late' })
    expect(await trainee.client.training.signIn({ id, code })).toMatchObject({ mark: 'late' })
    const nominationId = await nominationOf(trainee)
    const marks = (await board()).trainees.find((one) => one.nominationId === nominationId)!.marks
    expect(marks).toMatchObject([{ sessionId: id, mark: 'late', way: 'code', lockVersion: 1 }])
    expect(await training.client.training.getSignInCode({ id })).toMatchObject({ signedIn: 1, trainees: 8 })
  })

  it('two presses in the same moment leave one mark', async () => {
    const id = await session(1)
    const code = await codeOf(id)
    const both = await Promise.all([
      lead.client.training.signIn({ id, code }),
      lead.client.training.signIn({ id, code }),
    ])
    expect(both.map(({ mark }) => mark)).toEqual(['late', 'late'])
    const nominationId = await nominationOf(lead)
    expect((await board()).trainees.find((one) => one.nominationId === nominationId)!.marks).toHaveLength(1)
  })

  it('a code that has passed is refused, and so is one of another session', async () => {
    const [, , afternoon] = await Promise.all([0, 1, 2].map(session))
    // 13:10:05 in Shanghai; the code is renewed every 30 seconds and the one before is still taken.
    const shown = '2023-06-15T05:10:05Z'
    const { code } = signInCode(await secret(), afternoon!, new Date(shown))
    expect(await reasonOf(signInAt('2023-06-15T05:11:00Z', afternoon!, code))).toBe(
      'training.attendance.codePassed',
    )
    expect(await refusal(trainee.client.training.signIn({ id: afternoon!, code: 'guess' }))).toMatchObject({
      status: 409,
      reason: 'training.attendance.codePassed',
    })
    expect(
      await refusal(trainee.client.training.signIn({ id: afternoon!, code: await codeOf(await session(1)) })),
    ).toMatchObject({ reason: 'training.attendance.codePassed' })
    expect(await signInAt('2023-06-15T05:10:55Z', afternoon!, code)).toMatchObject({ mark: 'late' })
  })

  it('sign-in opens half an hour before a session and ends with it', async () => {
    const evening = await session(3)
    const code = await codeOf(evening)
    // 18:00 − 30 minutes lies seven and a half hours ahead.
    expect(await refusal(trainee.client.training.signIn({ id: evening, code }))).toMatchObject({
      status: 409,
      reason: 'training.attendance.tooEarly',
      details: { startsAt: '18:00', minutes: 30 },
    })
    const opening = await session(0)
    expect(
      await refusal(trainee.client.training.signIn({ id: opening, code: await codeOf(opening) })),
    ).toMatchObject({ reason: 'training.attendance.over', details: { endsAt: '09:00' } })
  })

  it('who is no trainee of the class is refused, alike for a session that does not exist', async () => {
    const id = await session(1)
    const unknown = '00000000-0000-4000-8000-000000000000'
    for (const one of [id, unknown]) {
      expect(await refusal(outsider.client.training.getSignIn({ id: one }))).toMatchObject({
        status: 404,
        reason: 'training.attendance.noTrainee',
      })
      expect(await refusal(outsider.client.training.signIn({ id: one, code: 'x' }))).toMatchObject({
        status: 404,
        reason: 'training.attendance.noTrainee',
      })
    }
  })

  it('only who runs the class sees and marks attendance, decides on leave and sees fees', async () => {
    const id = await session(1)
    const nominationId = await nominationOf(trainee)
    const leaveId = (await board()).leaves[0]!.id
    const version = { lockVersion: 1, reason: '不该由我办' }
    for (const api of [trainee, lead, outsider]) {
      const { client } = api
      const marks = [{ nominationId, mark: 'present' as const, lockVersion: 1 }]
      const calls = [
        () => client.training.getAttendance({ id: classId }),
        () => client.training.getFees({ id: classId }),
        () => client.training.getSignInCode({ id }),
        () => client.training.setFee({ id, lockVersion: null, amountAfterTax: '100' }),
        () => client.training.markAttendance({ id, marks }),
        () => client.training.withdrawTrainee({ id: nominationId, ...version }),
      ]
      // A trainee or a leave of a class that one does not run is unknown.
      for (const call of calls) expect([403, 404]).toContain((await refusal(call())).status)
      const decided = client.training.decideLeave({ id: leaveId, grant: true, ...version })
      expect([403, 404]).toContain((await refusal(decided)).status)
    }
  })

  it('marks by hand name the version that was seen', async () => {
    const id = await session(2)
    const nominationId = await nominationOf(lead)
    const { markAttendance } = training.client.training
    expect(
      await markAttendance({ id, marks: [{ nominationId, mark: 'absent', lockVersion: null }] }),
    ).toEqual({
      marked: 1,
    })
    expect(
      await refusal(markAttendance({ id, marks: [{ nominationId, mark: 'present', lockVersion: null }] })),
    ).toMatchObject({ status: 409, reason: 'platform.object.changed' })
    await markAttendance({ id, marks: [{ nominationId, mark: 'present', lockVersion: 1 }] })
    const stranger = '00000000-0000-4000-8000-000000000000'
    expect(
      await refusal(
        markAttendance({ id, marks: [{ nominationId: stranger, mark: 'present', lockVersion: null }] }),
      ),
    ).toMatchObject({ status: 400, reason: 'training.attendance.notTrainee' })
  })

  it('leave of 0.5 of 10 hours keeps the limit of 1.4; 4 more pass it and lead to withdrawal, which a person confirms', async () => {
    const before = await board()
    // 10 ÷ 7 = 1.42…, told to the tenth below.
    expect(before).toMatchObject({ totalHours: 10, leaveLimit: 1.4 })
    const small = before.leaves.find(({ state }) => state === 'asked')!
    expect(small).toMatchObject({ hours: 0.5, hoursWith: 0.5, passesLimit: false })
    const { decideLeave, withdrawTrainee } = training.client.training
    await decideLeave({ id: small.id, lockVersion: 1, grant: true, reason: '同意' })
    expect(
      await refusal(decideLeave({ id: small.id, lockVersion: 1, grant: false, reason: '再看' })),
    ).toMatchObject({ status: 409 })
    const standing = async (nominationId: string) =>
      (await board()).trainees.find((one) => one.nominationId === nominationId)!
    expect(await standing(small.nominationId)).toMatchObject({ standing: 'onCourse', tally: { leave: 0.5 } })
    expect(
      await refusal(withdrawTrainee({ id: small.nominationId, lockVersion: 1, reason: '请假过多' })),
    ).toMatchObject({ reason: 'training.attendance.notToWithdraw' })

    const asked = await training.client.training.askLeave({
      id: small.nominationId,
      sessionIds: [before.sessions[2]!.id],
      reason: '上级检查，须陪同',
    })
    const great = (await board()).leaves.find(({ id }) => id === asked.id)!
    // 0.5 + 4 = 4.5 of 10; 4.5 × 7 = 31.5 > 10.
    expect(great).toMatchObject({ hours: 4, hoursWith: 4.5, passesLimit: true })
    await decideLeave({ id: great.id, lockVersion: 1, grant: true, reason: '确需陪同' })
    expect(await standing(small.nominationId)).toMatchObject({
      standing: 'toWithdraw',
      tally: { leave: 4.5 },
    })
    await withdrawTrainee({ id: small.nominationId, lockVersion: 1, reason: '请假超过七分之一' })
    expect(await standing(small.nominationId)).toMatchObject({ standing: 'withdrawn' })
  })

  it('a trainee asks leave for oneself, never twice for a session, and for nobody else', async () => {
    const id = await nominationOf(trainee)
    const evening = await session(3)
    const { askLeave } = trainee.client.training
    const reason = '家中有急事'
    await askLeave({ id, sessionIds: [evening], reason })
    expect(await refusal(askLeave({ id, sessionIds: [evening], reason }))).toMatchObject({
      reason: 'training.leave.twice',
    })
    expect(
      await refusal(askLeave({ id: await nominationOf(lead), sessionIds: [evening], reason })),
    ).toMatchObject({ status: 404, reason: 'training.nomination.unknown' })
    const own = (await trainee.client.training.getOwnTraining()).classes.find((one) => one.id === classId)!
    expect(own.leaves).toMatchObject([{ state: 'asked', hours: 2 }])
    const asked = (await board()).leaves.find((one) => one.id === own.leaves[0]!.id)!
    await training.client.training.decideLeave({
      id: asked.id,
      lockVersion: 1,
      grant: false,
      reason: '讨论须全员参加',
    })
    const told = async (by: TestApi) =>
      (await by.client.notify.listInbox({ pageSize: 100 })).items.filter(
        ({ topic, text }) => topic === 'training.leave.decided' && text === '讨论须全员参加',
      )
    expect(await told(trainee)).toMatchObject([{ href: '/my/training', urgency: 'know' }])
    expect((await told(trainee))[0]!.title).toContain('未获批准')
    expect(await told(lead)).toEqual([])
  })

  it('a sign-in sheet comes in as xlsx or csv: who is no trainee is told, and a batch is taken back', async () => {
    const nominationId = await nominationOf(lead)
    const name = (await board()).trainees.find((one) => one.nominationId === nominationId)!.name
    const evening = await session(3)
    const rows = [
      ['课次', '姓名', '考勤'],
      ['2023-06-15 18:00 分组讨论', name, '√'],
      ['2023-06-15 18:00 分组讨论', outsiderName, '到课'],
    ]
    const csv = new File([rows.map((row) => row.join(',')).join('\n')], 'a.csv', { type: 'text/csv' })
    const book = new ExcelJS.Workbook()
    book.addWorksheet('签到').addRows(rows)
    const xlsx = new File([await book.xlsx.writeBuffer()], 'a.xlsx')
    const markNow = async () =>
      (await board()).trainees
        .find((one) => one.nominationId === nominationId)!
        .marks.find(({ sessionId }) => sessionId === evening)
    for (const file of [csv, xlsx]) {
      const { imports } = training.client
      const { id } = await imports.startImport({ object: 'training.attendance', file })
      await (await training.jobs()).drain()
      const checked = await imports.getImport({ id })
      expect(checked).toMatchObject({ state: 'checked', counts: { create: 1, bad: 1 } })
      await imports.applyImport({ id, lockVersion: checked.lockVersion })
      await (await training.jobs()).drain()
      expect(await markNow()).toMatchObject({ mark: 'present', way: 'sheet' })
      const { lockVersion } = await imports.getImport({ id })
      await imports.revertImport({ id, lockVersion, reason: '签到表有误' })
      await (await training.jobs()).drain()
      expect(await markNow()).toBeUndefined()
    }
  })

  it('every write is audited', async () => {
    await expectEveryWriteAudited(database())
  })
})

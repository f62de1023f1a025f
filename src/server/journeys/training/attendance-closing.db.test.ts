import { beforeAll, expect, it } from 'vitest'
import { stepOnClass } from '#modules/training/service/class/step-class.ts'
import { fixedClock } from '#platform/clock.ts'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { AppError } from '#platform/errors.ts'
import { expectEveryWriteAudited, refusal, type TestApi, testApi } from '../../testing/api.ts'
import { demoActor } from '../../testing/demo-actors.ts'

onBothDemoCities('a class is closed, hours are issued', (database, ctx) => {
  let training: TestApi
  let lead: TestApi
  let closed: { id: string; title: string }
  let today: { id: string }

  beforeAll(async () => {
    const api = testApi(async () => database())
    training = api.as(await demoActor(database(), 'training'))
    lead = api.as(await demoActor(database(), 'lead-unit'))
    const classes = await training.client.training.listClasses({ state: ['closed', 'running'] })
    closed = classes.items.find(({ state }) => state === 'closed')!
    today = classes.items.find(({ state }) => state === 'running')!
  })

  const board = (id: string) => training.client.training.getAttendance({ id })
  const act = async (id: string, action: string, told: { reason?: string } = {}) => {
    const { stateVersion } = await training.client.training.getClass({ id })
    return training.client.workflow.act({
      object: { kind: 'training.class', id },
      action,
      lockVersion: stateVersion,
      ...told,
    })
  }

  it('the held classes issued what was attended to who completed: not to who was absent, not to who left', async () => {
    const { trainees, totalHours } = await board(closed.id)
    const by = Map.groupBy(trainees, ({ standing }) => standing)
    expect(by.get('withdrawn')).toMatchObject([{ issued: null }])
    expect(by.get('notCompleted')).toMatchObject([{ issued: null }])
    expect(by.get('completed')!.length).toBe(trainees.length - 2)
    for (const one of by.get('completed')!) expect(one.issued).toBe(totalHours)
    const { items } = await training.client.training.listHours({ query: closed.title, pageSize: 200 })
    expect(items).toHaveLength(trainees.length - 2)
    expect(items[0]).toMatchObject({ kind: 'centralised', classId: closed.id, revoked: null })
  })

  it('a class is not finished before attendance of every session is recorded; what is missing is named', async () => {
    const refused = await refusal(act(today.id, 'finish'))
    expect(refused).toMatchObject({
      status: 409,
      reason: 'training.class.attendanceMissing',
      details: { count: 4 },
    })
    expect(String(refused.details.sessions)).toContain('08:30 开班动员（8）')
    const { sessions, trainees } = await board(today.id)
    for (const { id } of sessions)
      await training.client.training.markAttendance({
        id,
        marks: trainees.map(({ nominationId }) => ({ nominationId, mark: 'present', lockVersion: null })),
      })
    await act(today.id, 'finish')
  })

  it('reopening revokes the hours and keeps them in the ledger; the next close issues what is true by then', async () => {
    await act(closed.id, 'reopen', { reason: '考勤登记有误' })
    const query = { query: closed.title, pageSize: 200 }
    expect((await training.client.training.listHours(query)).items).toEqual([])
    const revoked = (await training.client.training.listHours({ ...query, revokedToo: true })).items
    expect(revoked.every((one) => one.revoked?.reason === '考勤登记有误')).toBe(true)
    const before = await board(closed.id)
    const wrong = before.trainees.find(({ standing }) => standing === 'notCompleted')!
    const mark = wrong.marks.find((one) => one.mark === 'absent')!
    await training.client.training.markAttendance({
      id: mark.sessionId,
      marks: [{ nominationId: wrong.nominationId, mark: 'present', lockVersion: mark.lockVersion }],
    })
    await act(closed.id, 'close')
    const { items } = await training.client.training.listHours(query)
    expect(items).toHaveLength(revoked.length + 1)
    expect(
      await refusal(
        training.client.training.revokeHours({ id: items[0]!.id, lockVersion: 1, reason: '不符' }),
      ),
    ).toMatchObject({ reason: 'training.hours.ofClass' })
  })

  it('marks and close in the same moment: one waits for the other, and nothing is marked in a closed class', async () => {
    await act(closed.id, 'reopen', { reason: '再核对一次' })
    const { sessions, trainees } = await board(closed.id)
    const one = trainees.find(({ standing }) => standing === 'completed')!
    const { lockVersion } = one.marks.find(({ sessionId }) => sessionId === sessions[0]!.id)!
    const mark = training.client.training
      .markAttendance({
        id: sessions[0]!.id,
        marks: [{ nominationId: one.nominationId, mark: 'late', lockVersion }],
      })
      .then(
        () => 'marked',
        () => 'refused',
      )
    const [marked] = await Promise.all([mark, act(closed.id, 'close')])
    const after = (await board(closed.id)).trainees.find((x) => x.nominationId === one.nominationId)!
    const now = after.marks.find(({ sessionId }) => sessionId === sessions[0]!.id)!
    expect(now.mark).toBe(marked === 'marked' ? 'late' : 'present')
    expect(
      await refusal(
        training.client.training.markAttendance({
          id: sessions[0]!.id,
          marks: [{ nominationId: one.nominationId, mark: 'absent', lockVersion: now.lockVersion }],
        }),
      ),
    ).toMatchObject({ status: 409, reason: 'training.attendance.closed' })
  })

  it('who closes after the days allowed says why', async () => {
    const jobs = { enqueue: () => Promise.resolve() }
    const actor = await demoActor(database(), 'training')
    const at = (instant: string) => ({ ...ctx(), jobs, actor, clock: fixedClock(instant) })
    const stepNow = async (action: string) => ({
      object: { kind: 'training.class', id: today.id },
      action,
      lockVersion: (await training.client.training.getClass({ id: today.id })).stateVersion,
    })
    // Its sessions of 15 June can be rated for 7 days, to the end of 22 June.
    await stepOnClass(at('2023-06-23T02:00:00Z'), await stepNow('evaluate'))
    const late = at('2023-08-15T02:00:00Z')
    const step = await stepNow('close')
    const reason = await stepOnClass(late, step).then(
      () => null,
      (error: unknown) => (error instanceof AppError ? error.reason : error),
    )
    expect(reason).toBe('training.class.lateNote')
    await stepOnClass(late, { ...step, reason: '等待教师补交课件' })
    expect((await training.client.training.getClass({ id: today.id })).state).toBe('closed')
  })

  it('fees are held to the rules and summed; a change names the version that was seen', async () => {
    const { fees, sum } = await training.client.training.getFees({ id: closed.id })
    expect(fees.length).toBeGreaterThan(0)
    expect(fees.every(({ broken }) => broken.length === 0)).toBe(true)
    // 400 yuan for each class-hour.
    expect(Number(sum)).toBe(fees.reduce((all, { hours }) => all + hours, 0) * 400)
    const [fee] = fees
    const set = (lockVersion: number | null, amountAfterTax: string) =>
      training.client.training.setFee({ id: fee!.sessionId, lockVersion, amountAfterTax })
    await set(1, '99999')
    expect((await training.client.training.getFees({ id: closed.id })).fees[0]).toMatchObject({
      amountAfterTax: '99999.00',
      broken: [{ rule: 'capPerHour' }],
    })
    for (const seen of [1, null])
      expect(await refusal(set(seen, '1'))).toMatchObject({ reason: 'platform.object.changed' })
  })

  it('the ledger takes hours earned elsewhere, once for each source and day, and revokes them', async () => {
    const person = (await training.client.training.listCompliance({ pageSize: 1 })).items[0]!.person
    const given = {
      personId: person.id,
      kind: 'centralised' as const,
      source: '浦东干部学院专题班',
      hours: '24',
      earnedOn: '2023-05-10',
    }
    const { addHours, revokeHours, listHours } = training.client.training
    const { id } = await addHours(given)
    expect(await refusal(addHours(given))).toMatchObject({ status: 409, reason: 'training.hours.twice' })
    expect(await refusal(addHours({ ...given, earnedOn: '2023-06-16' }))).toMatchObject({
      reason: 'training.hours.future',
    })
    expect(await refusal(addHours({ ...given, hours: '0', source: '别的' }))).toMatchObject({
      reason: 'training.hours.none',
    })
    await revokeHours({ id, lockVersion: 1, reason: '证书不实' })
    expect(await refusal(revokeHours({ id, lockVersion: 2, reason: '再次' }))).toMatchObject({
      reason: 'training.hours.revoked',
    })
    await addHours(given)
    const { items } = await listHours({ person: person.id, query: '浦东', revokedToo: true })
    expect(items.filter(({ revoked }) => revoked === null)).toHaveLength(1)
    expect(items.filter(({ revoked }) => revoked !== null)).toHaveLength(1)
  })

  it('a person is judged with the arithmetic; the rank is changed on the version that was seen', async () => {
    const { listCompliance, setTraineeProfile } = training.client.training
    const { items, year } = await listCompliance({ pageSize: 200 })
    expect(year).toBe(2023)
    const one = items.find(({ band, state }) => band === 'section' && state === 'open')!
    expect(one).toMatchObject({ due: 90, window: { from: 2023, until: 2023 } })
    expect(one.counted + one.missing).toBe(90)
    await setTraineeProfile({
      personId: one.person.id,
      lockVersion: one.lockVersion,
      band: 'division',
      promotedOn: '2023-01-10',
    })
    const { items: after } = await listCompliance({ pageSize: 200, state: ['grace'] })
    expect(after.find(({ person }) => person.id === one.person.id)).toMatchObject({
      due: 550,
      window: { from: 2019, until: 2023 },
      deadline: '2024-01-10',
    })
    expect(
      await refusal(
        setTraineeProfile({
          personId: one.person.id,
          lockVersion: one.lockVersion,
          band: 'section',
          promotedOn: null,
        }),
      ),
    ).toMatchObject({ reason: 'platform.object.changed' })
  })

  it('a unit sees counts of its own people without names, and no small group', async () => {
    const all = await training.client.training.countCompliance({})
    expect(all.whole).toBe(true)
    const own = await lead.client.training.countCompliance({})
    expect(own.whole).toBe(false)
    expect(own.people).toBeLessThan(all.people)
    for (const { people } of own.units) expect(people).toBeGreaterThanOrEqual(5)
    const { client } = lead
    const calls = [
      () => client.training.listHours({}),
      () => client.training.listCompliance({}),
      () => client.training.exportHours({}),
      () =>
        client.training.addHours({
          personId: today.id,
          kind: 'other',
          source: '无权',
          hours: '1',
          earnedOn: '2023-01-01',
        }),
      () => client.training.revokeHours({ id: today.id, lockVersion: 1, reason: '无权' }),
    ]
    for (const call of calls) expect(await refusal(call())).toMatchObject({ status: 403 })
    const file = await training.client.training.exportHours({})
    expect(file.size).toBeGreaterThan(1000)
  })

  it('sheets come in as xlsx or csv: bad rows are told, good ones written, and the batch is taken back', async () => {
    const { items } = await training.client.training.listCompliance({ pageSize: 200 })
    const names = items.map(({ person }) => person.name)
    const unique = names.find((name) => names.filter((other) => other === name).length === 1)!
    const csv = [
      '姓名,类别,来源,学时,完成日期',
      `${unique},网络培训,干部网络学院春季必修,20,2023-04-01`,
      `${unique},网络培训,干部网络学院夏季必修,20,2024-04-01`,
      '查无此人,网络培训,干部网络学院春季必修,20,2023-04-01',
    ].join('\n')
    const bring = async (object: string, file: File) => {
      const { id } = await training.client.imports.startImport({ object, file })
      await (await training.jobs()).drain()
      return id
    }
    const id = await bring('training.hours', new File([csv], 'hours.csv', { type: 'text/csv' }))
    const batch = await training.client.imports.getImport({ id })
    expect(batch).toMatchObject({ state: 'checked', counts: { create: 1, bad: 2 } })
    await training.client.imports.applyImport({ id, lockVersion: batch.lockVersion })
    await (await training.jobs()).drain()
    const found = () => training.client.training.listHours({ query: '春季必修' })
    expect((await found()).total).toBe(1)
    const applied = await training.client.imports.getImport({ id })
    await training.client.imports.revertImport({ id, lockVersion: applied.lockVersion, reason: '导错了文件' })
    await (await training.jobs()).drain()
    expect((await found()).total).toBe(0)
  })

  it('every write is audited', async () => {
    await expectEveryWriteAudited(database())
  })
})

import { beforeAll, expect, it } from 'vitest'
import type { ClassDetail, NewProgramme, Programme } from '#modules/training/contract/index.ts'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { expectEveryWriteAudited, refusal, type TestApi, testApi } from '../../testing/api.ts'
import { demoActor } from '../../testing/demo-actors.ts'
import { titleOf } from '../../testing/title-of.ts'

onBothDemoCities('SYS6 programme and classes', (database) => {
  let training: TestApi
  let head: TestApi
  let authority: TestApi
  let lead: TestApi
  let colleague: TestApi
  let trainee: TestApi
  let enterprise: TestApi

  beforeAll(async () => {
    const api = testApi(async () => database())
    const as = async (username: string) => api.as(await demoActor(database(), username))
    training = await as('training')
    head = await as('training-head')
    authority = await as('training-authority')
    lead = await as('lead-unit')
    colleague = await as('chain-office')
    trainee = await as('trainee')
    enterprise = await as('enterprise-user')
  })

  const wish = { firstOn: '2027-03-05', spacingWeeks: 5, studyDays: 3, clearOfHoliday: 1 }

  async function newProgramme(year: number): Promise<Programme> {
    const proposal = await training.client.training.proposeProgramme({ ...wish, firstOn: `${year}-03-05` })
    const classes = proposal.classes.map((one): NewProgramme['classes'][number] => ({
      ...one,
      startsOn: one.startsOn!,
      endsOn: one.endsOn!,
    }))
    return training.client.training.createProgramme({ ...proposal, year, classes })
  }

  const step = async (by: TestApi, one: { id: string; stateVersion: number }, action: string, told = {}) => {
    await by.client.workflow.act({
      object: { kind: 'training.class', id: one.id },
      action,
      lockVersion: one.stateVersion,
      ...told,
    })
    return training.client.training.getClass({ id: one.id })
  }

  const adHoc = async (by: TestApi): Promise<ClassDetail> => {
    const template = await by.client.training.proposeClass({ kind: 'lecture', chainCode: 'pv' })
    return by.client.training.createClass({
      ...template,
      kind: 'lecture',
      title: template.title!,
      hostOrgId: template.hostOrgId!,
      hours: 8,
      seats: 40,
      modules: template.modules!,
      startsOn: '2023-09-07',
      endsOn: '2023-09-07',
      adHocReason: '年中新增的产业政策需要及时解读',
    })
  }

  it('proposes eight chain lectures and two study classes on working days, five weeks apart', async () => {
    const { classes, provisionalYears } = await training.client.training.proposeProgramme(wish)
    expect(classes).toHaveLength(10)
    expect(classes.filter(({ kind }) => kind === 'lecture').map(({ chainCode }) => chainCode)).toHaveLength(8)
    expect(new Set(classes.map(({ chainCode }) => chainCode)).size).toBe(9)
    // 5 March 2027 and five weeks on, 9 April, are Fridays; five weeks times nine reach into January 2028, and the holidays of neither year are known.
    expect(classes.slice(0, 2).map(({ aimedOn }) => aimedOn)).toEqual(['2027-03-05', '2027-04-09'])
    expect(provisionalYears).toEqual([2027, 2028])
    const [first] = classes
    expect(first!.modules.map(({ kind }) => kind)).toEqual(['industry', 'talentParty', 'investment'])
    expect(first!.modules.map(({ taughtByOrgId }) => taughtByOrgId === null)).toEqual([true, false, false])
  })

  it('is approved on two levels, each time by another person, all classes at once', async () => {
    const programme = await newProgramme(2027)
    expect(programme.classes.map(({ termNo, state }) => [termNo, state])).toEqual(
      Array.from({ length: 10 }, (_, index) => [index + 1, 'draft']),
    )
    const all = (one: Programme) => one.classes.map(({ id, stateVersion }) => ({ id, stateVersion }))
    const submitted = await training.client.training.actOnProgramme({
      id: programme.id,
      action: 'submit',
      classes: all(programme),
    })
    expect(
      await refusal(
        training.client.training.actOnProgramme({
          id: programme.id,
          action: 'endorse',
          classes: all(submitted),
        }),
      ),
    ).toMatchObject({ reason: 'platform.workflow.samePerson' })
    // Nothing of it was done.
    expect((await training.client.training.getProgramme({ id: programme.id })).classes[0]!.state).toBe(
      'submitted',
    )
    const endorsed = await head.client.training.actOnProgramme({
      id: programme.id,
      action: 'endorse',
      classes: all(submitted),
    })
    expect(
      await refusal(
        head.client.training.actOnProgramme({ id: programme.id, action: 'approve', classes: all(endorsed) }),
      ),
    ).toMatchObject({ status: 403, reason: 'platform.right.missing' })
    const approved = await authority.client.training.actOnProgramme({
      id: programme.id,
      action: 'approve',
      classes: all(endorsed),
    })
    expect(new Set(approved.classes.map(({ state }) => state))).toEqual(new Set(['approved']))
    const listed = (await training.client.training.listProgrammes()).find(({ id }) => id === programme.id)
    expect(listed).toMatchObject({ year: 2027, classes: 10, held: 0 })
  })

  it('a host has one programme a year', async () => {
    await newProgramme(2028)
    expect(await refusal(newProgramme(2028))).toMatchObject({
      status: 409,
      reason: 'training.programme.yearTaken',
      details: { year: 2028 },
    })
  })

  it('two who correct a programme do not overwrite each other', async () => {
    const programme = await newProgramme(2029)
    const { id, lockVersion } = programme
    await training.client.training.updateProgramme({ id, lockVersion, title: '新的名称', spacingWeeks: 4 })
    expect(
      await refusal(
        head.client.training.updateProgramme({ id, lockVersion, title: '另一名称', spacingWeeks: 6 }),
      ),
    ).toMatchObject({ status: 409, reason: 'platform.object.changed' })
    expect(await training.client.training.getProgramme({ id })).toMatchObject({
      title: '新的名称',
      spacingWeeks: 4,
    })
  })

  it('an ad-hoc class says why, is endorsed by a colleague of its host and approved by the authority', async () => {
    const drafted = await adHoc(lead)
    expect(drafted).toMatchObject({ state: 'draft', termNo: null, mayEdit: true })
    const submitted = await step(lead, drafted, 'submit')
    expect(
      await refusal(step(authority, submitted, 'approve')),
      'not before its unit has endorsed it',
    ).toMatchObject({ reason: 'platform.workflow.notNow' })
    const sentBack = await step(colleague, submitted, 'sendBack', { reason: '请补充对象' })
    const { id, lockVersion } = sentBack
    const fields = { ...sentBack, hostOrgId: sentBack.host.id, audience: '链上企业负责同志' }
    const changed = await lead.client.training.updateClass({ ...fields, id, lockVersion })
    expect(changed).toMatchObject({ audience: '链上企业负责同志', adHocReason: drafted.adHocReason })
    expect(
      await refusal(lead.client.training.updateClass({ ...fields, id, lockVersion, adHocReason: null })),
    ).toMatchObject({ status: 409 })
    expect(
      await refusal(
        lead.client.training.updateClass({
          ...fields,
          id,
          lockVersion: changed.lockVersion,
          adHocReason: null,
        }),
      ),
    ).toMatchObject({ reason: 'training.class.adHocReasonMissing', details: { field: 'adHocReason' } })
    const endorsed = await step(colleague, await step(lead, changed, 'submit'), 'endorse')
    const approved = await step(authority, endorsed, 'approve')
    expect(approved.state).toBe('approved')
    expect(
      await refusal(lead.client.training.updateClass({ ...fields, id, lockVersion: approved.lockVersion })),
    ).toMatchObject({ reason: 'training.class.submittedAlready' })
  })

  it('an approved class is moved with a reason, and tells what speaks against its new days', async () => {
    const programme = await newProgramme(2030)
    const all = (one: Programme) => one.classes.map(({ id, stateVersion }) => ({ id, stateVersion }))
    const act = (by: TestApi, action: 'submit' | 'endorse' | 'approve', one: Programme) =>
      by.client.training.actOnProgramme({ id: one.id, action, classes: all(one) })
    const approved = await act(
      authority,
      'approve',
      await act(head, 'endorse', await act(training, 'submit', programme)),
    )
    const [first, second] = approved.classes
    const detail = await training.client.training.getClass({ id: first!.id })
    expect(detail).toMatchObject({ mayEdit: false, mayReschedule: true, warnings: [] })
    const moved = await training.client.training.rescheduleClass({
      id: first!.id,
      lockVersion: detail.lockVersion,
      startsOn: second!.startsOn,
      endsOn: second!.startsOn,
      place: '市委党校',
      reason: '授课专家时间调整',
    })
    expect(moved.warnings).toEqual([
      { rule: 'sameDays', classId: second!.id, title: second!.title, startsOn: second!.startsOn },
    ])
    // A Sunday: 2030-03-03.
    const sunday = await training.client.training.rescheduleClass({
      id: first!.id,
      lockVersion: moved.lockVersion,
      startsOn: '2030-03-03',
      endsOn: '2030-03-03',
      place: null,
      reason: '再次调整',
    })
    expect(sunday.warnings).toEqual([{ rule: 'notWorkday', day: '2030-03-03' }])
    expect(
      await refusal(
        training.client.training.rescheduleClass({
          id: first!.id,
          lockVersion: sunday.lockVersion,
          startsOn: '2030-03-03',
          endsOn: '2030-03-01',
          place: null,
          reason: '写反了',
        }),
      ),
    ).toMatchObject({ reason: 'training.class.datesReversed', details: { field: 'endsOn' } })
  })

  it('a class neither begins before its first day nor moves once it is held', async () => {
    const { items } = await training.client.training.listClasses({ state: ['enrolling'] })
    const { runs, lockVersion, nominations } = await training.client.training.getEnrolment({
      id: items[0]!.id,
    })
    await training.client.training.adoptSelection({ id: runs[0]!.id, lockVersion })
    for (const one of nominations.filter(({ confirmed }) => !confirmed))
      await training.client.training.declineNomination({
        id: one.id,
        lockVersion: one.lockVersion,
        reason: '近期已参加其他班次',
      })
    const enrolled = await step(training, items[0]!, 'closeEnrolment')
    expect(await refusal(step(training, enrolled, 'start'))).toMatchObject({
      status: 409,
      reason: 'training.class.tooEarly',
      details: { earliest: enrolled.startsOn },
    })
    const { items: closed } = await training.client.training.listClasses({ state: ['closed'] })
    const held = await training.client.training.getClass({ id: closed[0]!.id })
    expect(held).toMatchObject({ mayReschedule: false, warnings: [] })
    expect(
      await refusal(
        training.client.training.rescheduleClass({
          id: held.id,
          lockVersion: held.lockVersion,
          startsOn: held.startsOn,
          endsOn: held.endsOn,
          place: null,
          reason: '已经办过',
        }),
      ),
    ).toMatchObject({ reason: 'training.class.notMovable' })
    // Closing can be taken back with a reason, and closed again.
    const reopened = await step(training, held, 'reopen', { reason: '补录学时' })
    expect(reopened.state).toBe('reopened')
    expect((await step(training, reopened, 'close')).state).toBe('closed')
  })

  it('lists classes by chain, kind, programme and year, and exports them', async () => {
    const all = await training.client.training.listClasses({ pageSize: 200 })
    const pv = await training.client.training.listClasses({ chain: ['pv'], pageSize: 200 })
    expect(pv.total).toBe(all.items.filter(({ chainCode }) => chainCode === 'pv').length)
    const study = await training.client.training.listClasses({ kind: ['studyClass'], pageSize: 200 })
    expect(study.total).toBe(all.items.filter(({ kind }) => kind === 'studyClass').length)
    const outside = await training.client.training.listClasses({ adHoc: true, pageSize: 200 })
    expect(outside.items.every(({ programmeId }) => programmeId === null)).toBe(true)
    const in2027 = await training.client.training.listClasses({ year: 2027, pageSize: 200 })
    expect(in2027.total).toBe(all.items.filter(({ startsOn }) => startsOn.startsWith('2027')).length)
    const file = await training.client.training.exportClasses({ chain: ['pv'], adHoc: true })
    expect(await titleOf(file)).toMatch(/填报人：.+数据截至：2023-06-15.*筛选：产业链：.+，临时班次/)
  })

  it('officials read, whoever has no part in training does not', async () => {
    expect((await trainee.client.training.listProgrammes()).length).toBeGreaterThan(0)
    expect(await refusal(enterprise.client.training.listProgrammes())).toMatchObject({ status: 403 })
    expect(await refusal(trainee.client.training.proposeProgramme(wish))).toMatchObject({ status: 403 })
    const other = await adHoc(training)
    expect(
      await refusal(
        lead.client.training.updateClass({
          ...other,
          hostOrgId: other.host.id,
          id: other.id,
          lockVersion: other.lockVersion,
        }),
      ),
    ).toMatchObject({ status: 403 })
  })

  it('leaves an entry and a link for every write', async () => {
    await expectEveryWriteAudited(database())
  })
})

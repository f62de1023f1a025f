import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import type { Enrolment } from '#modules/training/contract/index.ts'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { expectEveryWriteAudited, refusal, type TestApi, testApi } from '../../testing/api.ts'
import { demoActor } from '../../testing/demo-actors.ts'

onBothDemoCities('SYS12 enrolment of a class', (database) => {
  let training: TestApi
  let head: TestApi
  let authority: TestApi
  let county: TestApi
  let lead: TestApi
  let trainee: TestApi
  let enterprise: TestApi
  /** The class of the demo city that takes nominations. */
  let enrolling: string

  beforeAll(async () => {
    const api = testApi(async () => database())
    const as = async (username: string) => api.as(await demoActor(database(), username))
    training = await as('training')
    head = await as('training-head')
    authority = await as('training-authority')
    county = await as('county')
    lead = await as('lead-unit')
    trainee = await as('trainee')
    enterprise = await as('enterprise-user')
    const { items } = await training.client.training.listClasses({ state: ['enrolling'] })
    enrolling = items[0]!.id
  })

  const orgId = async (code: string): Promise<string> => {
    const { rows } = await sql<{
      id: string
    }>`select id from directory.organisation where code = ${code}`.execute(database().db)
    return rows[0]!.id
  }

  const view = (api: TestApi, id: string): Promise<Enrolment> => api.client.training.getEnrolment({ id })

  /** A class of its own, far from all others, that takes nominations. */
  async function newClass(startsOn: string, seats: number, chainCode = 'pv'): Promise<string> {
    const template = await training.client.training.proposeClass({ kind: 'lecture', chainCode })
    const drafted = await training.client.training.createClass({
      ...template,
      kind: 'lecture',
      title: `${template.title!}（加办）`,
      hostOrgId: template.hostOrgId!,
      hours: 8,
      seats,
      modules: template.modules!,
      startsOn,
      endsOn: startsOn,
      adHocReason: '年中新增的产业政策需要及时解读',
    })
    const step = async (by: TestApi, action: string, told = {}) => {
      const { stateVersion } = await training.client.training.getClass({ id: drafted.id })
      await by.client.workflow.act({
        object: { kind: 'training.class', id: drafted.id },
        action,
        lockVersion: stateVersion,
        ...told,
      })
    }
    await step(training, 'submit')
    await step(head, 'endorse')
    await step(authority, 'approve')
    await step(training, 'openEnrolment')
    return drafted.id
  }

  const act = async (api: TestApi, id: string, action: string, told = {}) => {
    const { stateVersion } = await training.client.training.getClass({ id })
    return api.client.workflow.act({
      object: { kind: 'training.class', id },
      action,
      lockVersion: stateVersion,
      ...told,
    })
  }

  const giveQuotas = async (
    id: string,
    quotas: { unitId: string; seats: number }[],
    settings: { spacingDays?: number; unitShare?: number } = {},
  ) =>
    training.client.training.saveQuotas({
      id,
      lockVersion: (await view(training, id)).lockVersion,
      spacingDays: settings.spacingDays ?? 30,
      unitShare: settings.unitShare ?? 1,
      quotas,
    })

  const nomineesOf = async (id: string, unitId: string) =>
    (await training.client.training.listNominees({ id, unitId }))
      .filter(({ checks }) => !checks.some(({ blocking }) => blocking))
      .map(({ person }) => person.id)

  it('the demo class is oversubscribed, with checks, a proposal and reasons', async () => {
    const one = await view(training, enrolling)
    expect(one.mayRun).toBe(true)
    expect(one.nominations.length).toBeGreaterThan(one.seats.hall + one.seats.online)
    expect(one.nominations.some(({ checks }) => checks.some(({ rule }) => rule === 'tooSoon'))).toBe(true)
    expect(one.carriedOver.length).toBeGreaterThan(0)
    const [run] = one.runs
    expect(run).toMatchObject({ status: 'optimal', adoptedAt: null, outdated: false })
    expect(run!.selected).toHaveLength(run!.seats)
    expect(run!.reasons).toHaveLength(run!.nominees)
    expect(run!.reasons.every(({ text }) => text.zh.length > 3 && text.en.length > 3)).toBe(true)
  })

  it('proposes quotas by kind of unit that come to the places asked for, and keeps fixed ones', async () => {
    const id = await newClass('2031-03-06', 30)
    const first = await training.client.training.proposeQuotas({ id, places: 30 })
    expect(first.quotas.reduce((sum, { seats }) => sum + seats, 0)).toBe(30)
    const finance = first.quotas.find(({ audience }) => audience === 'finance')!
    await training.client.training.saveQuotas({
      id,
      lockVersion: 1,
      spacingDays: 30,
      unitShare: 0.34,
      quotas: first.quotas.map((one) => ({
        ...one,
        seats: one === finance ? 3 : one.seats,
        fixed: one === finance,
      })),
    })
    const second = await training.client.training.proposeQuotas({ id, places: 30 })
    expect(second.quotas.find(({ unitId }) => unitId === finance.unitId)).toMatchObject({
      seats: 3,
      fixed: true,
    })
    expect(second.quotas.reduce((sum, { seats }) => sum + seats, 0)).toBe(30)
  })

  it('two who set quotas do not overwrite each other', async () => {
    const id = await newClass('2031-03-13', 5)
    const unitId = await orgId('finance')
    const quotas = [{ unitId, seats: 2 }]
    const input = { id, lockVersion: 1, spacingDays: 30, unitShare: 1, quotas }
    await training.client.training.saveQuotas(input)
    expect(await refusal(head.client.training.saveQuotas(input))).toMatchObject({
      status: 409,
      reason: 'platform.object.changed',
    })
    expect(
      await refusal(
        training.client.training.saveQuotas({ ...input, lockVersion: 2, quotas: [...quotas, ...quotas] }),
      ),
    ).toMatchObject({ reason: 'training.quota.twice' })
    expect(
      await refusal(
        training.client.training.saveQuotas({
          ...input,
          lockVersion: 2,
          quotas: [{ unitId, seats: 2, least: 3 }],
        }),
      ),
    ).toMatchObject({ reason: 'training.quota.leastAboveSeats' })
  })

  it('a unit nominates people of its own subtree within its quota, sees its own and takes back', async () => {
    const id = await newClass('2031-04-03', 5)
    const own = await orgId('government-341181')
    const other = await orgId('government-341124')
    await giveQuotas(id, [
      { unitId: own, seats: 2 },
      { unitId: other, seats: 2 },
    ])
    const nominees = await county.client.training.listNominees({ id, unitId: own })
    expect(nominees.length).toBeGreaterThan(2)
    const [first, second, third] = nominees.map(({ person }) => person.id)
    const foreign = await nomineesOf(id, other)
    expect(await refusal(county.client.training.listNominees({ id, unitId: other }))).toMatchObject({
      status: 403,
    })
    expect(
      await refusal(county.client.training.nominate({ id, unitId: other, personIds: [foreign[0]!] })),
    ).toMatchObject({ status: 403 })
    expect(
      await refusal(county.client.training.nominate({ id, unitId: own, personIds: [foreign[0]!] })),
    ).toMatchObject({ reason: 'training.nomination.notOfUnit' })
    expect(
      await refusal(
        county.client.training.nominate({ id, unitId: own, personIds: [first!, second!, third!] }),
      ),
    ).toMatchObject({ reason: 'training.nomination.overQuota', details: { quota: 2 } })
    await county.client.training.nominate({ id, unitId: own, personIds: [first!] })
    expect(
      await refusal(county.client.training.nominate({ id, unitId: own, personIds: [first!] })),
    ).toMatchObject({ reason: 'training.nomination.already' })
    await training.client.training.nominate({ id, unitId: other, personIds: [foreign[0]!] })
    const seen = await view(county, id)
    expect(seen.mayRun).toBe(false)
    expect(seen.quotas.map(({ unit }) => unit.id)).toEqual([own])
    expect(seen.nominations.map(({ person }) => person.id)).toEqual([first])
    expect(seen.runs).toEqual([])
    const [nomination] = seen.nominations
    const back = await county.client.training.withdrawNomination({
      id: nomination!.id,
      lockVersion: nomination!.lockVersion,
      reason: '工作冲突',
    })
    expect(back.nominations[0]).toMatchObject({ state: 'withdrawn', reason: '工作冲突' })
    // What was taken back can be nominated again.
    const again = await county.client.training.nominate({ id, unitId: own, personIds: [first!] })
    expect(again.nominations[0]).toMatchObject({ state: 'nominated', reason: null })
    const hidden = (await view(training, id)).nominations.find(({ unit }) => unit.id === other)!
    expect(
      await refusal(
        county.client.training.withdrawNomination({ id: hidden.id, lockVersion: 1, reason: '不是本单位' }),
      ),
    ).toMatchObject({ status: 404, reason: 'training.nomination.unknown' })
  })

  it('two requests at once do not exceed the quota of a unit', async () => {
    const id = await newClass('2031-05-08', 5)
    const own = await orgId('government-341181')
    await giveQuotas(id, [{ unitId: own, seats: 2 }])
    const [a, b, c, d] = await nomineesOf(id, own)
    const tries = await Promise.allSettled([
      county.client.training.nominate({ id, unitId: own, personIds: [a!, b!] }),
      county.client.training.nominate({ id, unitId: own, personIds: [c!, d!] }),
    ])
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await view(training, id)).nominations).toHaveLength(2)
  })

  it('a clash, a class too soon after and the same chain again are told, and a waiver is kept', async () => {
    const unitId = await orgId('finance')
    const first = await newClass('2032-03-04', 5)
    await giveQuotas(first, [{ unitId, seats: 1 }])
    const [person] = await nomineesOf(first, unitId)
    const sameDay = await newClass('2032-03-04', 5, 'smart-appliance')
    const soon = await newClass('2032-03-18', 5, 'smart-appliance')
    const later = await newClass('2032-09-02', 5)
    await training.client.training.nominate({ id: first, unitId, personIds: [person!] })
    await giveQuotas(soon, [{ unitId, seats: 1 }])
    const rulesIn = async (id: string) =>
      (await training.client.training.listNominees({ id, unitId }))
        .find((one) => one.person.id === person)!
        .checks.map(({ rule }) => rule)
    expect(await rulesIn(soon)).toContain('alsoNominated')
    await training.client.training.selectEverybody({
      id: first,
      lockVersion: (await view(training, first)).lockVersion,
    })
    expect(await rulesIn(sameDay)).toContain('sameDays')
    expect(await rulesIn(soon)).toContain('tooSoon')
    expect(await rulesIn(later)).toContain('repeat')
    await training.client.training.nominate({ id: soon, unitId, personIds: [person!] })
    const [nomination] = (await view(training, soon)).nominations
    expect(nomination!.checks.find(({ rule }) => rule === 'tooSoon')!.text.zh).toContain(
      '相隔 14 天，30 天内不重复调训',
    )
    expect(await training.client.training.confirmNominations({ id: soon })).toEqual({ confirmed: 0, left: 1 })
    const { id, lockVersion } = nomination!
    expect(
      await refusal(training.client.training.confirmNomination({ id, lockVersion, waiver: null })),
    ).toMatchObject({ reason: 'training.nomination.waiverMissing', details: { field: 'waiver' } })
    const confirmed = await training.client.training.confirmNomination({
      id,
      lockVersion,
      waiver: '分管工作需要，经批准',
    })
    expect(confirmed.nominations[0]).toMatchObject({ confirmed: true, waiver: '分管工作需要，经批准' })
  })

  it('takes everybody in one go while seats suffice, and refuses when they do not', async () => {
    const id = await newClass('2033-03-03', 3)
    const finance = await orgId('finance')
    const commerce = await orgId('commerce')
    await giveQuotas(id, [
      { unitId: finance, seats: 2 },
      { unitId: commerce, seats: 2 },
    ])
    const people = await nomineesOf(id, finance)
    await training.client.training.nominate({ id, unitId: finance, personIds: people.slice(0, 2) })
    const others = await nomineesOf(id, commerce)
    await training.client.training.nominate({ id, unitId: commerce, personIds: others.slice(0, 2) })
    const { lockVersion } = await view(training, id)
    expect(await refusal(training.client.training.selectEverybody({ id, lockVersion }))).toMatchObject({
      reason: 'training.selection.oversubscribed',
      details: { seats: 3, eligible: 4 },
    })
    // With an online hall they all have a seat, whoever has no duty follows there.
    const opened = await training.client.training.openSeats({
      id,
      kind: 'online',
      seats: 2,
      reason: '报名踊跃',
    })
    expect(opened.seats).toMatchObject({ hall: 3, online: 2 })
    expect(await refusal(act(training, id, 'closeEnrolment'))).toMatchObject({
      reason: 'training.enrolment.undecided',
      details: { open: 4 },
    })
    expect(await training.client.training.selectEverybody({ id, lockVersion: opened.lockVersion })).toEqual({
      selected: 4,
      left: 0,
    })
    const settled = await view(training, id)
    expect(settled.nominations.filter(({ seat }) => seat === 'hall')).toHaveLength(3)
    expect(settled.nominations.filter(({ seat }) => seat === 'online')).toHaveLength(1)
    await act(training, id, 'closeEnrolment')
    expect((await view(training, id)).state).toBe('enrolled')
  })

  it('a list with nobody on it is not settled', async () => {
    const id = await newClass('2033-04-07', 3)
    expect(await refusal(act(training, id, 'closeEnrolment'))).toMatchObject({
      reason: 'training.enrolment.nobodySelected',
    })
  })

  async function oversubscribed(startsOn: string, chain: number): Promise<{ id: string; unitIds: string[] }> {
    // A chain of its own, so that nobody attended a class of it.
    const codes = (await training.client.chains.listChains()).map(({ code }) => code)
    const id = await newClass(startsOn, 3, codes.at(-chain)!)
    const unitIds = [await orgId('finance'), await orgId('commerce'), await orgId('government-341181')]
    await giveQuotas(
      id,
      unitIds.map((unitId) => ({ unitId, seats: 2 })),
    )
    for (const unitId of unitIds) {
      const people = await nomineesOf(id, unitId)
      await training.client.training.nominate({ id, unitId, personIds: people.slice(0, 2) })
    }
    await training.client.training.confirmNominations({ id })
    return { id, unitIds }
  }

  it('proposes, respects pins, and is adopted once by one of two organisers', async () => {
    const { id } = await oversubscribed('2034-03-02', 1)
    const first = await training.client.training.proposeSelection({ id, kind: 'select' })
    expect(first).toMatchObject({ status: 'optimal', seats: 3, nominees: 6 })
    expect(first.selected).toHaveLength(3)
    const out = first.reasons.find((one) => !one.in)!
    const nomination = (await view(training, id)).nominations.find((one) => one.id === out.nominationId)!
    await training.client.training.pinNomination({
      id: nomination.id,
      lockVersion: nomination.lockVersion,
      pin: 'in',
      reason: '承担课题',
    })
    const stale = await view(training, id)
    expect(stale.runs[0]!.outdated).toBe(true)
    expect(
      await refusal(
        training.client.training.adoptSelection({ id: first.id, lockVersion: stale.lockVersion }),
      ),
    ).toMatchObject({ reason: 'training.selectionRun.outdated' })
    const second = await training.client.training.proposeSelection({ id, kind: 'select' })
    expect(second.selected).toContain(nomination.id)
    expect(second.reasons.find((one) => one.nominationId === nomination.id)!.text.zh).toBe('主办方指定入选。')
    const { lockVersion } = await view(training, id)
    const tries = await Promise.allSettled([
      training.client.training.adoptSelection({ id: second.id, lockVersion }),
      head.client.training.adoptSelection({ id: second.id, lockVersion }),
    ])
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const adopted = await view(training, id)
    expect(adopted.seats.taken).toBe(3)
    expect(
      adopted.nominations
        .filter(({ state }) => state === 'waitlisted')
        .map(({ rank }) => rank ?? 0)
        .sort((a, b) => a - b),
    ).toEqual([1, 2, 3])
    expect(adopted.nominations.every(({ proposalReason }) => proposalReason !== null)).toBe(true)
    // The unit is told why, but nothing of pins and proposals.
    const unit = await view(county, id)
    expect(unit.nominations.every(({ proposalReason, pin }) => proposalReason !== null && pin === null)).toBe(
      true,
    )
  })

  it('whoever departs from the proposal says why, and the reason is kept', async () => {
    const { id } = await oversubscribed('2035-03-01', 2)
    const run = await training.client.training.proposeSelection({ id, kind: 'select' })
    const { lockVersion } = await view(training, id)
    const wanted = run.waitlist[0]!
    expect(
      await refusal(
        training.client.training.adoptSelection({
          id: run.id,
          lockVersion,
          deviations: [{ nominationId: wanted, to: 'selected', reason: '分管领导建议' }],
        }),
      ),
    ).toMatchObject({ reason: 'training.selection.tooMany', details: { seats: 3 } })
    const adopted = await training.client.training.adoptSelection({
      id: run.id,
      lockVersion,
      deviations: [
        { nominationId: wanted, to: 'selected', reason: '分管领导建议' },
        { nominationId: run.selected[0]!, to: 'leftOut', reason: '另有任务' },
      ],
    })
    expect(adopted.nominations.find((one) => one.id === wanted)).toMatchObject({
      state: 'selected',
      reason: '分管领导建议',
    })
    expect(adopted.runs[0]!.deviations).toHaveLength(2)
    await expect(
      sql`update training.selection_run set problem = '{}' where id = ${run.id}`.execute(database().db),
    ).rejects.toThrow('never changed')
  })

  it('after a refusal re-planning moves as few as possible; the waitlist moves up in its order', async () => {
    const { id } = await oversubscribed('2036-03-06', 3)
    const run = await training.client.training.proposeSelection({ id, kind: 'select' })
    const before = await training.client.training.adoptSelection({
      id: run.id,
      lockVersion: (await view(training, id)).lockVersion,
    })
    expect(await refusal(training.client.training.proposeSelection({ id, kind: 'replan' }))).toMatchObject({
      reason: 'training.selection.noVacancy',
    })
    const leaver = before.nominations.find(({ state }) => state === 'selected')!
    const after = await training.client.training.withdrawNomination({
      id: leaver.id,
      lockVersion: leaver.lockVersion,
      reason: '临时出差',
    })
    expect(after).toMatchObject({ vacancies: 1, seats: { taken: 2 } })
    const again = await training.client.training.proposeSelection({ id, kind: 'replan' })
    const stayed = run.selected.filter((one) => one !== leaver.id)
    expect(again.selected).toEqual(expect.arrayContaining(stayed))
    expect(again.selected).toHaveLength(3)
    const { promoted } = await training.client.training.nextFromWaitlist({ id })
    expect(promoted).toBe(run.waitlist[0])
    expect(
      await refusal(
        training.client.training.promoteFromWaitlist({
          id,
          lockVersion: after.lockVersion,
          nominationId: run.waitlist[1]!,
        }),
      ),
    ).toMatchObject({ reason: 'training.waitlist.notNext' })
    const filled = await training.client.training.promoteFromWaitlist({
      id,
      lockVersion: after.lockVersion,
      nominationId: promoted!,
    })
    expect(filled).toMatchObject({ vacancies: 0, seats: { taken: 3 } })
    expect((await training.client.training.nextFromWaitlist({ id })).promoted).toBeNull()
  })

  it('rules that collide are named', async () => {
    const { id } = await oversubscribed('2037-03-05', 4)
    const { nominations } = await view(training, id)
    for (const one of nominations.slice(0, 4))
      await training.client.training.pinNomination({
        id: one.id,
        lockVersion: one.lockVersion,
        pin: 'in',
        reason: '都要参加',
      })
    const run = await training.client.training.proposeSelection({ id, kind: 'select' })
    expect(run).toMatchObject({ status: 'infeasible', objective: null, selected: [] })
    expect(run.conflicts.length).toBeGreaterThan(1)
    expect(
      await refusal(
        training.client.training.adoptSelection({
          id: run.id,
          lockVersion: (await view(training, id)).lockVersion,
        }),
      ),
    ).toMatchObject({ reason: 'training.selectionRun.infeasible' })
  })

  it('units learn that enrolment is open, nominees that the class is cancelled', async () => {
    const id = await newClass('2038-03-04', 5)
    const own = await orgId('government-341181')
    await giveQuotas(id, [{ unitId: own, seats: 2 }])
    const [person] = await nomineesOf(id, own)
    await county.client.training.nominate({ id, unitId: own, personIds: [person!] })
    await (await training.jobs()).drain()
    const topics = async () => {
      const { rows } = await sql<{ topic: string }>`
        select topic from platform.notification where object_id = ${id} order by topic`.execute(database().db)
      return rows.map(({ topic }) => topic)
    }
    expect(await topics()).toContain('training.enrolment.opened')
    await act(training, id, 'cancel', { reason: '专家无法到场' })
    await (await training.jobs()).drain()
    expect(
      await refusal(county.client.training.nominate({ id, unitId: own, personIds: [person!] })),
    ).toMatchObject({
      reason: 'training.enrolment.notNow',
    })
  })

  it('only whoever runs the class gives quotas, decides and proposes; whoever has no part sees nothing', async () => {
    const one = await view(training, enrolling)
    const [nomination] = one.nominations
    const byId = { id: nomination!.id, lockVersion: nomination!.lockVersion }
    const calls = (api: TestApi) => [
      () => api.client.training.proposeQuotas({ id: enrolling }),
      () => api.client.training.openSeats({ id: enrolling, kind: 'hall', seats: 1, reason: '增加' }),
      () => api.client.training.confirmNominations({ id: enrolling }),
      () => api.client.training.selectEverybody({ id: enrolling, lockVersion: one.lockVersion }),
      () => api.client.training.proposeSelection({ id: enrolling, kind: 'select' }),
      () => api.client.training.nextFromWaitlist({ id: enrolling }),
    ]
    for (const api of [county, lead, trainee, authority, enterprise])
      for (const call of calls(api)) expect((await refusal(call())).status).toBe(403)
    for (const api of [trainee, enterprise])
      for (const call of [
        () => api.client.training.confirmNomination(byId),
        () => api.client.training.declineNomination({ ...byId, reason: '不符合' }),
        () => api.client.training.pinNomination({ ...byId, pin: 'in', reason: '指定' }),
      ])
        expect([403, 404]).toContain((await refusal(call())).status)
    expect((await refusal(view(enterprise, enrolling))).status).toBe(403)
    const own = await view(trainee, enrolling)
    expect(own.quotas).toEqual([])
    expect(own.nominations.length).toBeLessThan(2)
    expect((await view(authority, enrolling)).nominations.length).toBe(one.nominations.length)
  })

  it('a person is told the own state and nothing of why, and can withdraw', async () => {
    const actor = await demoActor(database(), 'trainee')
    const id = await newClass('2039-03-03', 5)
    const { rows } = await sql<{ org_id: string }>`
      select org_id from directory.person where id = ${actor.personId}`.execute(database().db)
    const unitId = rows[0]!.org_id
    await giveQuotas(id, [{ unitId, seats: 1 }])
    await training.client.training.nominate({ id, unitId, personIds: [actor.personId!] })
    const seen = await view(trainee, id)
    expect(seen.nominations).toHaveLength(1)
    expect(seen.nominations[0]).toMatchObject({
      state: 'nominated',
      checks: [],
      duty: null,
      pin: null,
      mayWithdraw: true,
    })
    const { id: nominationId, lockVersion } = seen.nominations[0]!
    const after = await trainee.client.training.withdrawNomination({
      id: nominationId,
      lockVersion,
      reason: '身体原因',
    })
    expect(after.nominations[0]).toMatchObject({ state: 'withdrawn' })
    // What was decided of it and why is not the person's to read.
    expect(await trainee.client.system.listAudit({ kind: 'training.eligibility', id: nominationId })).toEqual(
      [],
    )
    expect(
      await trainee.client.system.listAudit({ kind: 'training.nomination', id: nominationId }),
    ).not.toEqual([])
  })

  it('tells by unit and quarter how many were trained and left out, and exports both lists', async () => {
    const { items } = await training.client.training.listClasses({ state: ['closed'], pageSize: 200 })
    const year = Number(items[0]!.startsOn.slice(0, 4))
    const report = await training.client.training.getUnitCoverage({ year })
    const sum = report.rows.reduce((total, { selected }) => total + selected, 0)
    expect(sum).toBeGreaterThan(20)
    expect(
      report.rows.every(
        (row) => row.quarters.reduce((total, one) => total + one.selected, 0) === row.selected,
      ),
    ).toBe(true)
    expect(report.rows.reduce((total, { leftOut }) => total + leftOut, 0)).toBeGreaterThan(0)
    const own = await county.client.training.getUnitCoverage({ year })
    expect(own.rows.length).toBeLessThan(report.rows.length)
    expect((await training.client.training.exportUnitCoverage({ year })).size).toBeGreaterThan(1000)
    expect((await county.client.training.exportNominations({ id: enrolling })).size).toBeGreaterThan(1000)
    expect(await refusal(trainee.client.training.exportNominations({ id: enrolling }))).toMatchObject({
      status: 403,
    })
  })

  it('leaves an entry and a link for every write', async () => {
    await expectEveryWriteAudited(database())
  })
})

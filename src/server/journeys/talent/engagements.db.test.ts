import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { suggestEngagements } from '#modules/talent/index.ts'
import { fixedClock } from '#platform/clock.ts'
import { anonymous } from '#platform/context.ts'
import { onBothDemoCities, testContext } from '#platform/db/testing/on-both-databases.ts'
import { inTransaction } from '#platform/transaction.ts'
import { expectEveryWriteAudited, refusal, type TestApi, testApi, testJobs } from '../../testing/api.ts'
import { demoActor } from '../../testing/demo-actors.ts'
import { needRow, needState, personRow } from './engagement-pairs.ts'

onBothDemoCities('SYS7 engagements of needs and people', (database) => {
  let section: TestApi
  let firm: TestApi
  let office: TestApi
  let nobody: TestApi
  let enterpriseId = ''
  let otherEnterpriseId = ''

  beforeAll(async () => {
    const api = testApi(async () => database())
    const as = async (username: string) => api.as(await demoActor(database(), username))
    section = await as('talent')
    firm = await as('enterprise-user')
    office = await as('chain-office')
    nobody = api.as(anonymous)
    const { orgId } = await demoActor(database(), 'enterprise-user')
    const { rows } = await sql<{ id: string; own: boolean }>`
      select e.id, e.id = (select enterprise_id from directory.organisation where id = ${orgId}) as own
      from directory.enterprise e order by 2 desc, 1 limit 2`.execute(database().db)
    enterpriseId = rows[0]!.id
    otherEnterpriseId = rows[1]!.id
  })

  const pair = async (
    need: Parameters<typeof needRow>[2] = {},
    person: Parameters<typeof personRow>[1] = {},
  ) => {
    const needId = await needRow(database(), enterpriseId, need)
    const { id: profileId, number } = await personRow(database(), person)
    return { needId, profileId, number }
  }
  const begun = async (need = {}, person = {}) => {
    const ids = await pair(need, person)
    const one = await section.client.talent.suggestEngagement(ids)
    return { ...ids, id: one.id }
  }
  const shown = (id: string, by = section) => by.client.talent.getEngagement({ id })
  const step = async (id: string, action: string, more = {}, by = section) => {
    const { stateVersion } = await shown(id)
    return by.client.workflow.act({
      object: { kind: 'talent.engagement', id },
      action,
      lockVersion: stateVersion,
      ...more,
    })
  }
  const version = async (id: string) => (await shown(id)).lockVersion
  const needAgrees = async (id: string) =>
    firm.client.talent.agreeForNeed({ id, lockVersion: await version(id) })
  const personAgrees = async (id: string) =>
    section.client.talent.recordPersonWord({
      id,
      lockVersion: await version(id),
      agrees: true,
      saidOn: '2023-06-01',
      evidence: '电话记录 12 号',
    })
  const invite = async (id: string) => {
    const { path } = await section.client.talent.inviteEngagement({
      id,
      lockVersion: await version(id),
      expiresOn: '2030-01-01',
    })
    return path.replace('/o/', '')
  }
  const toOffer = async (id: string) => {
    await step(id, 'shortlist')
    await step(id, 'contact')
    await needAgrees(id)
    await personAgrees(id)
    await step(id, 'interview')
    await step(id, 'offer')
  }
  const board = async (id: string, by = section) =>
    by.client.talent.boardEngagement({
      id,
      stateVersion: (await shown(id)).stateVersion,
      onboardOn: '2023-06-01',
    })

  it('goes from suggestion to on board; the last seat fills the need, and who leaves opens it again', async () => {
    const { id, needId } = await begun({ headcount: 1 })
    expect(await shown(id)).toMatchObject({ state: 'suggested', score: null, parts: null, seatsTaken: 0 })
    await toOffer(id)
    expect(await needState(database(), needId)).toBe('open')
    expect(await board(id)).toMatchObject({ state: 'onboard', seatsTaken: 1, onboardOn: '2023-06-01' })
    expect(await needState(database(), needId)).toBe('filled')
    expect(await shown(id)).toMatchObject({ personEngaged: 1, personMost: 1 })
    await step(id, 'leave', { reason: '试用期离岗' }, firm)
    expect(await shown(id)).toMatchObject({ state: 'offer', onboardOn: null, seatsTaken: 0 })
    expect(await needState(database(), needId)).toBe('open')
  })

  it('of two for one seat only the first comes on board; a need of two seats stays open after one', async () => {
    const first = await begun({ headcount: 2 })
    const { id: profileId } = await personRow(database())
    const second = await section.client.talent.suggestEngagement({ needId: first.needId, profileId })
    const third = await section.client.talent.suggestEngagement({
      needId: first.needId,
      profileId: (await personRow(database())).id,
    })
    for (const id of [first.id, second.id, third.id]) await toOffer(id)
    await board(first.id)
    // 1 of 2
    expect(await needState(database(), first.needId)).toBe('open')
    const results = await Promise.allSettled([board(second.id), board(third.id)])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await needState(database(), first.needId)).toBe('filled')
    const left = (await shown(second.id)).state === 'offer' ? second.id : third.id
    expect(await refusal(board(left))).toMatchObject({
      status: 409,
      reason: 'talent.engagement.noSeat',
      details: { headcount: 2 },
    })
  })

  it('a person comes on board no more often than agreed; other engagements stay as they are', async () => {
    const first = await begun()
    const needId = await needRow(database(), enterpriseId)
    const second = await section.client.talent.suggestEngagement({ needId, profileId: first.profileId })
    for (const id of [first.id, second.id]) await toOffer(id)
    await board(first.id)
    expect((await shown(second.id)).state).toBe('offer')
    expect(await refusal(board(second.id))).toMatchObject({ reason: 'talent.engagement.personFull' })
  })

  it('is suggested only for an open need, somebody active with a consent, and not twice at a time', async () => {
    const { suggestEngagement } = section.client.talent
    const ids = await pair()
    const { id } = await suggestEngagement(ids)
    expect(await refusal(suggestEngagement(ids))).toMatchObject({
      status: 409,
      reason: 'talent.engagement.openAlready',
      details: { need: '电池工艺工程师', person: ids.number },
    })
    await step(id, 'withdraw', { reason: '选错了人' })
    await suggestEngagement(ids)
    for (const [reason, need, person] of [
      ['needClosed', { state: 'paused' }, {}],
      ['personPaused', {}, { state: 'paused' }],
      ['noConsent', {}, { consent: false }],
    ] as const)
      expect(await refusal(suggestEngagement(await pair(need, person)))).toMatchObject({
        reason: `talent.engagement.${reason}`,
      })
  })

  it('the same pair suggested by two at once becomes one engagement', async () => {
    const ids = await pair()
    const both = await Promise.allSettled([
      section.client.talent.suggestEngagement(ids),
      section.client.talent.suggestEngagement(ids),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('a run suggests many at once, with score and parts, all or none', async () => {
    const one = await pair()
    const two = await pair()
    const closed = await pair({ state: 'closed' })
    const parts = [{ part: 'salary' as const, share: 1000, worth: 820 }]
    const jobs = await testJobs(database())
    const made = (list: { needId: string; profileId: string }[]) =>
      inTransaction(testContext(database().db, jobs), (tx) =>
        suggestEngagements(
          tx,
          list.map(({ needId, profileId }) => ({ needId, profileId, runId: null, score: 820_000, parts })),
        ),
      )
    await expect(made([one, closed])).rejects.toMatchObject({ reason: 'talent.engagement.needClosed' })
    const ids = await made([one, two])
    expect(await shown(ids[1]!)).toMatchObject({
      need: { id: two.needId },
      person: { id: two.profileId },
      score: 820_000,
      parts,
    })
  })

  it('nobody is met before both sides agreed, and it is told who is missing', async () => {
    const { id } = await begun()
    await step(id, 'shortlist', {}, firm)
    await step(id, 'contact', {}, firm)
    expect(await refusal(step(id, 'interview'))).toMatchObject({
      reason: 'talent.engagement.nobodyAgreed',
      details: { missing: ['need', 'person'] },
    })
    await needAgrees(id)
    expect(await refusal(step(id, 'interview'))).toMatchObject({
      reason: 'talent.engagement.personNotAgreed',
      details: { missing: ['person'] },
    })
    await personAgrees(id)
    await step(id, 'interview')
    expect((await shown(id)).state).toBe('interview')
  })

  it('the section agrees for the enterprise only by naming somebody and what proves it', async () => {
    const { id } = await begun()
    const { agreeForNeed } = section.client.talent
    const lockVersion = await version(id)
    expect(await refusal(agreeForNeed({ id, lockVersion }))).toMatchObject({
      status: 400,
      reason: 'talent.engagement.whoSaid',
    })
    const one = await agreeForNeed({ id, lockVersion, saidBy: '郑维新', evidence: '电话记录' })
    expect(one.words).toMatchObject([{ side: 'need', agrees: true, givenBy: 'phone', saidBy: '郑维新' }])
    expect(await refusal(agreeForNeed({ id, lockVersion }))).toMatchObject({
      reason: 'platform.object.changed',
    })
  })

  it('the enterprise sees people masked and no contact until both agreed; showing is audited', async () => {
    const { id, number } = await begun()
    const before = await shown(id, firm)
    expect(before.person.name).toBe(`顾**（人才 ${number} 号）`)
    expect(before.contacts.person).toEqual({
      name: '顾**',
      phone: '139****1234',
      email: 'g***@person.example',
    })
    expect(await refusal(firm.client.talent.revealEngagementContacts({ id }))).toMatchObject({
      reason: 'talent.engagement.nobodyAgreed',
    })
    await needAgrees(id)
    await personAgrees(id)
    expect((await shown(id, firm)).person.name).toBe('顾南乔')
    expect(await firm.client.talent.revealEngagementContacts({ id })).toEqual({
      person: { name: '顾南乔', phone: '13900001234', email: 'gu@person.example' },
      need: { name: '郑维新', phone: '0512-66660000', email: 'hr@firm.example' },
    })
    const { rows } = await sql<{ action: string; text: string }>`
      select action, coalesce(after::text, '') as text from platform.audit_entry
      where object_id = ${id} order by id`.execute(database().db)
    expect(rows.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['talent.engagement.askReveal', 'talent.engagement.reveal']),
    )
    expect(rows.filter(({ text }) => text.includes('1390000') || text.includes('顾南乔'))).toEqual([])
  })

  it('no contact passes once the consent has ended', async () => {
    const { id, profileId } = await begun()
    await needAgrees(id)
    await personAgrees(id)
    await sql`update talent.consent set withdrawn_at = now() where profile_id = ${profileId}`.execute(
      database().db,
    )
    expect(await refusal(firm.client.talent.revealEngagementContacts({ id }))).toMatchObject({
      reason: 'talent.engagement.noConsent',
    })
  })

  it('a person agrees on the personal address, once; the address tells the need and no contact of it', async () => {
    const { id } = await begun()
    const token = await invite(id)
    const page = await nobody.client.talent.openEngagementOffer({ token })
    expect(page).toMatchObject({
      title: '电池工艺工程师',
      salaryFrom: 9000,
      salaryTo: 15000,
      state: 'open',
      contacts: ['139****1234', 'g***@person.example'],
    })
    expect(JSON.stringify(page)).not.toContain('66660000')
    const answer = () => nobody.client.talent.answerEngagementOffer({ token, agrees: true })
    expect(await answer()).toMatchObject({ state: 'agreed' })
    expect(await refusal(answer())).toMatchObject({ reason: 'talent.offer.answered' })
    expect((await shown(id)).words).toMatchObject([{ side: 'person', agrees: true, givenBy: 'address' }])
    const { rows } = await sql`select from talent.engagement_invitation where token_hash = ${token}`.execute(
      database().db,
    )
    expect(rows).toEqual([])
  })

  it('a refusal on the address ends the engagement for the reason the person chose', async () => {
    const { id, number } = await begun()
    const token = await invite(id)
    await nobody.client.talent.answerEngagementOffer({
      token,
      agrees: false,
      refusal: 'salary',
      note: '低于现在的收入',
    })
    expect(await shown(id)).toMatchObject({
      state: 'rejected',
      refusedBy: 'person',
      refusal: 'salary',
      refusalNote: '低于现在的收入',
      invitation: { state: 'refused' },
    })
    const events = await section.client.workflow.listWorkflowEvents({ kind: 'talent.engagement', id })
    expect(events.at(-1)).toMatchObject({ action: 'reject', actorName: `人才 ${number} 号` })
  })

  it('an address that was revoked, replaced, never given out or whose person withdrew opens nothing', async () => {
    const { id, profileId } = await begun()
    const first = await invite(id)
    const second = await invite(id)
    const open = (token: string) => refusal(nobody.client.talent.openEngagementOffer({ token }))
    const nothing = { status: 404, reason: 'talent.offer.nothing' }
    expect(await open(first)).toMatchObject(nothing)
    expect(await open('a'.repeat(20))).toMatchObject(nothing)
    expect(await section.client.talent.showEngagementAddress({ id })).toEqual({ path: `/o/${second}` })
    await section.client.talent.revokeEngagementAddress({
      id,
      lockVersion: await version(id),
      reason: '发错了人',
    })
    expect(await open(second)).toMatchObject(nothing)
    const third = await invite(id)
    await sql`update talent.consent set withdrawn_at = now() where profile_id = ${profileId}`.execute(
      database().db,
    )
    expect(await open(third)).toMatchObject(nothing)
  })

  it('an address is good to the end of its last day; then it says so and takes no answer, answered or not', async () => {
    const on = (instant: string) =>
      testApi(async () => database(), { clock: fixedClock(instant) }).as(anonymous).client.talent
    const unanswered = await invite((await begun()).id)
    const answered = await invite((await begun()).id)
    await nobody.client.talent.answerEngagementOffer({ token: answered, agrees: true })
    // 2030-01-01, 23:59:59 in Shanghai, and a second later.
    const lastSecond = on('2030-01-01T15:59:59Z')
    expect(await lastSecond.openEngagementOffer({ token: unanswered })).toMatchObject({ state: 'open' })
    const after = on('2030-01-01T16:00:00Z')
    const expired = { status: 404, reason: 'talent.offer.expired', details: { expiresOn: '2030-01-01' } }
    for (const token of [unanswered, answered]) {
      expect(await refusal(after.openEngagementOffer({ token }))).toMatchObject(expired)
      for (const agrees of [true, false])
        expect(await refusal(after.answerEngagementOffer({ token, agrees }))).toMatchObject(expired)
    }
    expect(await lastSecond.answerEngagementOffer({ token: unanswered, agrees: true })).toMatchObject({
      state: 'agreed',
    })
  })

  it('an expired address of somebody who withdrew, or that was revoked, does not even say that it expired', async () => {
    const one = await begun()
    const revoked = await invite(one.id)
    const replacing = await invite(one.id)
    await sql`update talent.consent set withdrawn_at = now() where profile_id = ${one.profileId}`.execute(
      database().db,
    )
    const after = testApi(async () => database(), { clock: fixedClock('2030-01-02T00:00:00Z') }).as(anonymous)
    for (const token of [revoked, replacing])
      expect(await refusal(after.client.talent.openEngagementOffer({ token }))).toMatchObject({
        status: 404,
        reason: 'talent.offer.nothing',
      })
  })

  it('an answered address shows the answer again and whether it goes on; a refused one passes no contact', async () => {
    const { id } = await begun()
    const token = await invite(id)
    const open = () => nobody.client.talent.openEngagementOffer({ token })
    await nobody.client.talent.answerEngagementOffer({ token, agrees: true })
    expect(await open()).toMatchObject({ state: 'agreed', needContact: null, isOver: false })
    await needAgrees(id)
    expect(await open()).toMatchObject({
      state: 'agreed',
      needContact: { name: '郑维新', phone: '0512-66660000' },
    })
    await step(id, 'withdraw', { reason: '需求有变' })
    expect(await open()).toMatchObject({ state: 'agreed', needContact: null, isOver: true })

    const other = await begun()
    const refused = await invite(other.id)
    await nobody.client.talent.answerEngagementOffer({ token: refused, agrees: false })
    const page = await nobody.client.talent.openEngagementOffer({ token: refused })
    expect(page).toMatchObject({ state: 'refused', needContact: null, isOver: false })
    expect(JSON.stringify(page)).not.toContain('66660000')
    expect(
      await refusal(nobody.client.talent.answerEngagementOffer({ token: refused, agrees: true })),
    ).toMatchObject({ status: 409, reason: 'talent.offer.answered' })
  })

  it('an address whose engagement ended before the answer opens nothing and takes none', async () => {
    const { id } = await begun()
    const token = await invite(id)
    await step(id, 'withdraw', { reason: '需求有变' })
    const nothing = { status: 404, reason: 'talent.offer.nothing' }
    expect(await refusal(nobody.client.talent.openEngagementOffer({ token }))).toMatchObject(nothing)
    expect(await refusal(nobody.client.talent.answerEngagementOffer({ token, agrees: true }))).toMatchObject(
      nothing,
    )
  })

  it('one side refuses for a reason of the list; what was refused is over', async () => {
    const { id } = await begun()
    const one = await firm.client.talent.rejectEngagement({
      id,
      stateVersion: 1,
      refusedBy: 'need',
      refusal: 'skills',
    })
    expect(one).toMatchObject({ state: 'rejected', refusedBy: 'need', refusal: 'skills' })
    expect(
      await refusal(firm.client.talent.agreeForNeed({ id, lockVersion: one.lockVersion })),
    ).toMatchObject({ reason: 'talent.engagement.over' })
  })

  it('somebody who was erased is told by number alone', async () => {
    const { id, profileId, number } = await begun()
    await sql`update talent.profile set state = 'erased', erased_at = now(), name = null, phone = null, email = null
      where id = ${profileId}`.execute(database().db)
    expect((await shown(id)).person).toEqual({
      id: profileId,
      number,
      name: `人才 ${number} 号（已删除）`,
      isErased: true,
    })
  })

  it('an enterprise sees and handles those of its own needs; chain offices read those of their chains masked', async () => {
    const own = await begun()
    const needId = await needRow(database(), otherEnterpriseId, { chain: 'food' })
    const { id: profileId } = await personRow(database())
    const other = await section.client.talent.suggestEngagement({ needId, profileId })
    const listed = async (by: TestApi) =>
      (await by.client.talent.listEngagements({ pageSize: 200 })).items.map(({ id }) => id)
    expect(await listed(firm)).toContain(own.id)
    expect(await listed(firm)).not.toContain(other.id)
    expect(await refusal(shown(other.id, firm))).toMatchObject({ status: 404 })
    expect((await shown(own.id, office)).person.name).toMatch(/^顾\*\*/)
    expect(await listed(office)).not.toContain(other.id)
  })

  it('every endpoint is open to one role and shut to another', async () => {
    const { id, needId, profileId } = await begun()
    const { talent: by } = office.client
    const lockVersion = await version(id)
    const denied = async (call: Promise<unknown>) =>
      expect(await refusal(call)).toMatchObject({ status: 403 })
    // Reads are given to chain offices and shut to teachers.
    expect((await by.listEngagements({})).total).toBeGreaterThan(0)
    const teacher = testApi(async () => database()).as(await demoActor(database(), 'trainee'))
    await denied(teacher.client.talent.listEngagements({}))
    await denied(teacher.client.talent.exportEngagements({}))
    await denied(by.listEngagementChoices())
    await denied(by.reviewRefusals())
    await denied(by.suggestEngagement({ needId, profileId }))
    await denied(by.agreeForNeed({ id, lockVersion }))
    await denied(
      firm.client.talent.recordPersonWord({
        id,
        lockVersion,
        agrees: true,
        saidOn: '2023-06-01',
        evidence: '电话',
      }),
    )
    await denied(firm.client.talent.inviteEngagement({ id, lockVersion, expiresOn: '2030-01-01' }))
    await denied(firm.client.talent.showEngagementAddress({ id }))
    await denied(firm.client.talent.revokeEngagementAddress({ id, lockVersion, reason: '核对' }))
    await denied(by.revealEngagementContacts({ id }))
    await denied(by.rejectEngagement({ id, stateVersion: 1, refusedBy: 'need', refusal: 'other' }))
    await denied(by.boardEngagement({ id, stateVersion: 1, onboardOn: '2023-06-01' }))
    await denied(firm.client.talent.listEngagementChoices())
    expect((await section.client.talent.listEngagementChoices()).people.length).toBeGreaterThan(0)
    expect(await section.client.talent.exportEngagements({})).toBeInstanceOf(File)
    expect((await section.client.talent.reviewRefusals()).refused).toBeGreaterThan(0)
  })

  it('the demo city has engagements in all states, with seats and words that fit', async () => {
    const { rows } = await sql<{ id: string }>`select id from talent.engagement where is_demo`.execute(
      database().db,
    )
    const ofDemo = new Set(rows.map(({ id }) => id))
    const listed = await section.client.talent.listEngagements({ pageSize: 200 })
    const items = listed.items.filter(({ id }) => ofDemo.has(id))
    expect(new Set(items.map(({ state }) => state)).size).toBe(8)
    for (const one of items) {
      const isPast = ['interview', 'offer', 'onboard'].includes(one.state)
      expect(one.needAgreedOn !== null && one.personAgreedOn !== null, one.state).toBe(isPast)
      expect(one.refusal !== null, one.state).toBe(one.state === 'rejected')
    }
  })

  it('waits for the section and the enterprise, and every write leaves entry and link', async () => {
    const { id } = await begun()
    const queue = await firm.client.workflow.listQueue({ bucket: 'needsMe', pageSize: 100 })
    expect(queue.items.map((item) => item.object.id)).toContain(id)
    await expectEveryWriteAudited(database(), ['talent.need', 'talent.profile'])
  })
})

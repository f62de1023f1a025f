import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { anonymous } from '#platform/context.ts'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { refusals, type TestApi, testApi } from '../../testing/api.ts'
import { demoActor } from '../../testing/demo-actors.ts'
import { needRow, personRow } from './engagement-pairs.ts'

onBothDemoCities('SYS7 where engagements lead and by what they are found', (database) => {
  let section: TestApi
  let firm: TestApi
  let office: TestApi
  let trainee: TestApi
  let nobody: TestApi
  let enterpriseId = ''

  beforeAll(async () => {
    const api = testApi(async () => database())
    const as = async (username: string) => api.as(await demoActor(database(), username))
    section = await as('talent')
    firm = await as('enterprise-user')
    office = await as('chain-office')
    trainee = await as('trainee')
    nobody = api.as(anonymous)
    const { orgId } = await demoActor(database(), 'enterprise-user')
    const { rows } = await sql<{ id: string }>`
      select enterprise_id as id from directory.organisation where id = ${orgId}`.execute(database().db)
    enterpriseId = rows[0]!.id
  })

  const begun = async (title: string, name: string) => {
    const needId = await needRow(database(), enterpriseId, { title })
    const person = await personRow(database(), { name, most: 3 })
    const { id } = await section.client.talent.suggestEngagement({ needId, profileId: person.id })
    return { id, needId, person }
  }
  const shown = (id: string, by = section) => by.client.talent.getEngagement({ id })
  const version = async (id: string) => (await shown(id)).lockVersion
  const needAgrees = async (id: string) =>
    firm.client.talent.agreeForNeed({ id, lockVersion: await version(id) })
  const personAgrees = async (id: string) =>
    section.client.talent.recordPersonWord({
      id,
      lockVersion: await version(id),
      agrees: true,
      saidOn: '2023-06-01',
      evidence: '电话记录 7 号',
    })
  const boarded = async (id: string, onboardOn: string) => {
    await needAgrees(id)
    await personAgrees(id)
    const object = { kind: 'talent.engagement', id }
    for (const action of ['shortlist', 'contact', 'interview', 'offer']) {
      const { stateVersion } = await shown(id)
      await section.client.workflow.act({ object, action, lockVersion: stateVersion })
    }
    const { stateVersion } = await shown(id)
    await section.client.talent.boardEngagement({ id, stateVersion, onboardOn })
  }

  it('need, enterprise and person are links for whoever may open them, and for nobody else', async () => {
    const { id } = await begun('链接岗位', '顾北乔')
    expect((await shown(id)).opens).toEqual({ need: true, enterprise: true, person: true, run: false })
    // An enterprise opens its own need and itself; people are not its to open.
    expect((await shown(id, firm)).opens).toEqual({ need: true, enterprise: true, person: false, run: false })
  })

  it('a bidding that all may read leads to its need only for those within whose reach it lies', async () => {
    const { items } = await section.client.talent.listBiddings({ state: ['bidding'], pageSize: 1 })
    const id = items[0]!.id
    expect((await section.client.talent.getBidding({ id })).opens).toEqual({ need: true, enterprise: true })
    const own = (await firm.client.talent.getBidding({ id })).enterprise.id === enterpriseId
    expect((await firm.client.talent.getBidding({ id })).opens).toEqual({ need: own, enterprise: own })
  })

  it('a list is narrowed to all that is in sight and not to what one page shows', async () => {
    for (let at = 0; at < 3; at += 1) await begun(`逐页岗位${at}`, `逐页${at}`)
    const { items, total } = await section.client.talent.listEngagements({ pageSize: 1 })
    expect(items).toHaveLength(1)
    expect(total).toBeGreaterThan(3)
    const { needs, people, enterprises } = await section.client.talent.listEngagementParties()
    for (let at = 0; at < 3; at += 1) {
      expect(needs.some(({ name }) => name.startsWith(`逐页岗位${at}（#`))).toBe(true)
      expect(people.some(({ name }) => name === `逐页${at}`)).toBe(true)
    }
    const ownFirms = (await firm.client.talent.listEngagementParties()).enterprises
    expect(ownFirms.map(({ id }) => id)).toEqual([enterpriseId])
    expect(enterprises.length).toBeGreaterThan(1)
    const narrowed = await section.client.talent.listEngagements({ enterprise: enterpriseId, pageSize: 200 })
    expect(new Set(narrowed.items.map(({ enterprise }) => enterprise.id))).toEqual(new Set([enterpriseId]))
    const biddings = await section.client.talent.listBiddingEnterprises()
    expect(biddings.enterprises.length).toBeGreaterThan(1)
    const needFirms = await firm.client.talent.listNeedEnterprises()
    expect(needFirms.enterprises.map(({ id }) => id)).toEqual([enterpriseId])
    for (const told of await refusals([
      trainee.client.talent.listEngagementParties(),
      trainee.client.talent.listNeedEnterprises(),
    ]))
      expect(told).toMatchObject({ status: 403 })
  })

  it('a choice names nobody whom any row in sight still masks', async () => {
    const { id, person } = await begun('先同意岗位', '穆南乔')
    const other = await needRow(database(), enterpriseId, { title: '后谈岗位' })
    const nameFor = async () =>
      (await firm.client.talent.listEngagementParties()).people.find((one) => one.id === person.id)?.name
    expect(await nameFor()).toBe(`穆**（人才 ${person.number} 号）`)
    await needAgrees(id)
    await personAgrees(id)
    expect(await nameFor()).toBe('穆南乔')
    await section.client.talent.suggestEngagement({ needId: other, profileId: person.id })
    expect(await nameFor()).toBe(`穆**（人才 ${person.number} 号）`)
  })

  it('the search finds engagements, runs, biddings and directories, each for whoever may see it, and no name', async () => {
    const { id, needId, person } = await begun('钙钛矿叠层岗位', '阚东乔')
    const find = async (query: string, kind: string, by: TestApi) =>
      (await by.client.search.find({ query, kind })).groups.flatMap(({ hits }) => hits)
    const title = `钙钛矿叠层岗位 · 人才 ${person.number} 号`
    const [hit] = await find('钙钛矿叠层', 'talent.engagement', firm)
    expect(hit).toMatchObject({ id, title, href: `/talent/engagements/${id}`, also: null })
    expect(await find('钙钛矿叠层', 'talent.engagement', trainee)).toEqual([])
    for (const by of [section, firm]) {
      expect(await find('阚东乔', 'talent.engagement', by)).toEqual([])
      expect(JSON.stringify(await find('钙钛矿叠层', 'talent.engagement', by))).not.toContain('阚东乔')
    }
    // Whoever renames a need finds its engagements by the new name.
    await sql`update talent.need set title = '铜铟镓硒岗位' where id = ${needId}`.execute(database().db)
    expect((await find('铜铟镓硒', 'talent.engagement', section)).map((one) => one.id)).toEqual([id])
    expect(await find('钙钛矿叠层', 'talent.engagement', section)).toEqual([])
    const [bidding] = (await section.client.talent.listBiddings({ state: ['bidding'], pageSize: 1 })).items
    expect((await find(bidding!.title, 'talent.bidding', section))[0]).toMatchObject({ id: bidding!.id })
    const { items } = await section.client.talent.listDirectories()
    const [hitOfYear] = await find(items[0]!.title, 'talent.shortageDirectory', office)
    expect(hitOfYear).toMatchObject({ kind: 'talent.shortageDirectory' })
    const started = await section.client.talent.startMatchRun({
      title: '寻找的匹配',
      scope: { needIds: [needId] },
    })
    if (started.status !== 'started') throw new Error(started.status)
    expect((await find('寻找的匹配', 'talent.matchRun', section))[0]).toMatchObject({
      id: started.id,
      href: `/talent/matches/${started.id}`,
    })
    expect(await find('寻找的匹配', 'talent.matchRun', firm)).toEqual([])
  })

  it('from a figure of the plan to the people behind it: those on board of the category, county and days', async () => {
    const { id, person } = await begun('计划岗位', '游西乔')
    await sql`update talent.profile set title_level = 'S3', category = 'E' where id = ${person.id}`.execute(
      database().db,
    )
    await sql`delete from talent.plan_line where year = '2023'`.execute(database().db)
    const { rows } = await sql<{ region: string; city: string }>`
      select e.region_code as region, (select code from directory.region where kind = 'city') as city
      from directory.enterprise e where e.id = ${enterpriseId}`.execute(database().db)
    const { region, city } = rows[0]!
    const line = async (regionCode: string) =>
      section.client.talent.addPlanLine({
        year: '2023',
        category: 'highSkill',
        regionCode,
        target: 10,
        targetSource: '测试计划',
        actual: 5,
        asOfOn: '2023-06-10',
        actualSource: '测试上报',
        note: null,
      })
    const before = (await line(city)).behind
    expect(before).toMatchObject({ from: '2023-01-01', until: '2023-06-10' })
    await boarded(id, '2023-06-08')
    const after = await line(region)
    expect(after.behind).toMatchObject({ people: 1, engagements: 1 })
    const whole = await section.client.talent.getPlanProgress({ year: '2023' })
    const skilled = whole.categories.find(({ category }) => category === 'highSkill')!
    // One more in the whole city than before; class E and a skill level make nobody high-level or professional.
    expect(skilled.behind?.people).toBe((before?.people ?? 0) + 1)
    const listed = await section.client.talent.listEngagements({
      state: ['onboard'],
      category: 'highSkill',
      region,
      boardedFrom: '2023-01-01',
      boardedUntil: '2023-06-10',
      pageSize: 200,
    })
    expect(listed.items.map((one) => one.id)).toEqual([id])
    const none = await section.client.talent.listEngagements({
      need: listed.items[0]!.need.id,
      category: 'professional',
    })
    expect(none.total).toBe(0)
    // On board two days after the day of a figure is not behind it.
    const late = { region, category: 'highSkill' as const, boardedUntil: '2023-06-07' }
    expect((await section.client.talent.listEngagements(late)).total).toBe(0)
  })

  it('once both agreed the address tells whom to call, and that it told is audited; once over it tells nothing', async () => {
    const { id, person } = await begun('回执岗位', '司北乔')
    const { path } = await section.client.talent.inviteEngagement({
      id,
      lockVersion: await version(id),
      expiresOn: '2030-01-01',
    })
    const token = path.replace('/o/', '')
    const open = () => nobody.client.talent.openEngagementOffer({ token })
    await nobody.client.talent.answerEngagementOffer({ token, agrees: true })
    expect(await open()).toMatchObject({ state: 'agreed', needContact: null, isOver: false })
    await needAgrees(id)
    expect(await open()).toMatchObject({
      state: 'agreed',
      needContact: { name: '郑维新', phone: '0512-66660000', email: 'hr@firm.example' },
    })
    const [entry] = await section.client.system.listAudit({ kind: 'talent.engagement', id })
    expect(entry).toMatchObject({
      action: 'talent.engagement.reveal',
      actorName: `人才 ${person.number} 号`,
    })
    const { stateVersion } = await shown(id)
    await firm.client.talent.rejectEngagement({ id, stateVersion, refusedBy: 'need', refusal: 'elsewhere' })
    expect(await open()).toMatchObject({ state: 'agreed', needContact: null, isOver: true })
  })
})

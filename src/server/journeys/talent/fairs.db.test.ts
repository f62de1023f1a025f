import { beforeAll, expect, it } from 'vitest'
import { addDays } from '#core/scheduling/working-calendar.ts'
import { onBothDemoCities, testInstant } from '#platform/db/testing/on-both-databases.ts'
import { expectEveryWriteAudited, refusal, refusals, type TestApi, testApi } from '../../testing/api.ts'
import { demoActor } from '../../testing/demo-actors.ts'
import { needRow, personRow } from './engagement-pairs.ts'

onBothDemoCities('SYS7 matching fairs', (database) => {
  let section: TestApi
  let office: TestApi
  let firm: TestApi
  let county: TestApi
  let expert: TestApi
  let own: { id: string; name: string }
  let other: { id: string; name: string }
  let serial = 0
  const day = (after: number) => addDays(testInstant.slice(0, 10), after)
  const today = day(0)

  beforeAll(async () => {
    const api = testApi(async () => database())
    const as = async (name: string) => api.as(await demoActor(database(), name))
    section = await as('talent')
    office = await as('chain-office')
    firm = await as('enterprise-user')
    county = await as('county')
    expert = await as('expert')
    own = (await firm.client.directory.listEnterprises({})).items[0]!
    other = (await section.client.directory.listEnterprises({ pageSize: 20 })).items.find(
      ({ id }) => id !== own.id,
    )!
  })

  const fair = (more: object = {}) => ({
    title: `光伏专场对接会 ${++serial}`,
    kind: 'onsite' as const,
    fromOn: day(-20),
    place: '人才市场',
    host: '市委人才办',
    chainCodes: ['pv'],
    state: 'held' as const,
    ...more,
  })
  const addFair = (more: object = {}) => section.client.talent.addFair(fair(more))
  const addNeed = (enterpriseId: string, more: object = {}) =>
    section.client.talent.addNeed({
      title: `对接岗位 ${++serial}`,
      kind: 'post',
      enterpriseId,
      chainCode: 'pv',
      nodeCode: 'pv-module',
      headcount: 4,
      urgency: 3,
      postKind: 'technical',
      talentGroup: 'young',
      education: '20',
      ...more,
    })
  const bring = async (as: TestApi, object: string, file: File) => {
    const { id } = await as.client.imports.startImport({ object, file })
    await (await as.jobs()).drain()
    const rows = (await as.client.imports.listImportRows({ id })).items
    return { batch: await as.client.imports.getImport({ id }), rows }
  }
  const told = ({ rows }: Awaited<ReturnType<typeof bring>>) =>
    rows.map(({ number, outcome, faults }) => [number, outcome, ...faults.map(({ code }) => code)])
  const take = async (as: TestApi, { batch }: Awaited<ReturnType<typeof bring>>) => {
    await as.client.imports.applyImport({ id: batch.id, lockVersion: batch.lockVersion })
    await (await as.jobs()).drain()
    return as.client.imports.getImport({ id: batch.id })
  }

  it('the demo city has six in every state, with needs of all chains and what came of them', async () => {
    const { items } = await section.client.talent.listFairs({ pageSize: 50 })
    expect(items).toHaveLength(6)
    expect(new Set(items.map(({ state }) => state))).toEqual(new Set(['planned', 'held', 'cancelled']))
    expect(items.every(({ isDemo }) => isDemo)).toBe(true)
    const held = items.filter(({ state }) => state === 'held')
    expect(
      held.every(({ entries, reported, cvs }) => entries > reported && reported > 0 && (cvs ?? 0) > 0),
    ).toBe(true)
    // Of the fair of last month nobody is on board yet, which is unknown and not 0.
    expect(held.find(({ kind }) => kind === 'project')).toMatchObject({ onboard: null })
  })

  it('goes from plan to results: needs are brought, counted to a day, and compared with what was announced', async () => {
    const { client } = section
    const planned = await addFair({ state: 'planned', fromOn: day(-1), untilOn: null })
    expect(planned).toMatchObject({ untilOn: day(-1), entries: 0, seats: 0, cvs: null, mayJoin: true })
    const need = await addNeed(own.id)
    const second = await addNeed(other.id, { nodeCode: null, headcount: 6 })
    const entry = await firm.client.talent.addFairEntry({ id: planned.id, needId: need.id, booth: 'A1' })
    // Seats that nobody says are those of the need.
    expect(entry).toMatchObject({ seats: 4, booth: 'A1', mayReport: false, enterpriseName: own.name })
    await client.talent.addFairEntry({ id: planned.id, needId: second.id, seats: 5 })
    const report = { id: entry.id, asOfOn: day(-1), cvs: 12, interviews: 6, intentions: 3 }
    expect(await refusal(firm.client.talent.addFairResult(report))).toMatchObject({
      status: 409,
      reason: 'talent.fairResult.notHeld',
    })
    const held = await client.talent.updateFair({ ...planned, state: 'held' })
    await firm.client.talent.addFairResult(report)
    const later = await firm.client.talent.addFairResult({
      ...report,
      asOfOn: today,
      offers: 2,
      onboard: 1,
      source: '企业回访',
    })
    // The latest day counts, the earlier stays.
    expect(later.results.map(({ asOfOn, onboard }) => [asOfOn, onboard])).toEqual([
      [today, 1],
      [day(-1), null],
    ])
    expect(later).toMatchObject({ asOfOn: today, onboard: 1, source: '企业回访' })
    expect(later.results[1]).toMatchObject({ source: '企业填报' })
    expect(later.enteredByName).toBe(later.results[0]!.enteredByName)
    const { total, enterprises, nodes } = await client.talent.compareFair({ id: held.id })
    // 4 + 5 seats; one of two reported; 3 of 4 seats are 75 %, 1 of 4 is 25 %.
    expect(total).toMatchObject({
      entries: 2,
      reported: 1,
      seats: 9,
      cvs: 12,
      intentionShare: '75.0',
      onboardShare: '25.0',
    })
    expect(enterprises.map(({ name, seats, onboard }) => [name, seats, onboard])).toEqual([
      [other.name, 5, null],
      [own.name, 4, 1],
    ])
    expect(nodes.map(({ name, under }) => [name, under])).toEqual([
      ['', '光伏'],
      ['光伏组件', '光伏'],
    ])
    const [row] = (await client.talent.listFairs({ query: held.title })).items
    expect(row).toMatchObject({
      enterprises: 2,
      entries: 2,
      reported: 1,
      seats: 9,
      intentions: 3,
      onboard: 1,
    })
    const back = client.talent.updateFair({ ...held, state: 'planned' })
    expect(await refusal(back)).toMatchObject({ status: 409, reason: 'talent.fair.hasResults' })
  })

  it('a planned fair whose last day has passed says so until it is recorded as held; on its last day it does not', async () => {
    const { client } = section
    // Its last day is today, yesterday, and yesterday of one that was held.
    const running = await addFair({ state: 'planned', fromOn: day(-2), untilOn: today })
    const over = await addFair({ state: 'planned', fromOn: day(-2), untilOn: day(-1) })
    const held = await addFair({ state: 'held', fromOn: day(-2), untilOn: day(-1) })
    expect([running, over, held].map(({ isOverdue }) => isOverdue)).toEqual([false, true, false])
    const overdue = async () =>
      (await client.talent.listFairs({ overdue: true, pageSize: 50 })).items.map(({ id }) => id)
    expect(await overdue()).toEqual([over.id])
    expect((await client.talent.listFairs({ query: over.title })).items).toMatchObject([{ isOverdue: true }])
    // The enterprise sees it and cannot record it.
    const seen = await firm.client.talent.getFair({ id: over.id })
    expect(seen).toMatchObject({ isOverdue: true, mayEdit: false })
    expect(await refusal(firm.client.talent.updateFair({ ...seen, state: 'held' }))).toMatchObject({
      status: 403,
    })
    expect(await client.talent.updateFair({ ...over, state: 'held' })).toMatchObject({
      state: 'held',
      isOverdue: false,
    })
    expect(await overdue()).toEqual([])
    await client.talent.updateFair({ ...running, state: 'cancelled', cancelReason: '并入下月' })
  })

  it('figures fit together: something was counted, to a day from the fair on, once a day', async () => {
    const held = await addFair()
    const { id } = await section.client.talent.addFairEntry({
      id: held.id,
      needId: (await addNeed(own.id)).id,
    })
    const { addFairResult, updateFairResult, removeFairResult } = section.client.talent
    for (const [asOfOn, reason] of [
      [day(-21), 'talent.fairResult.dayOutside'],
      [day(1), 'talent.fairResult.dayOutside'],
    ] as const)
      expect(await refusal(addFairResult({ id, asOfOn, cvs: 1 }))).toMatchObject({ status: 400, reason })
    expect(await refusal(addFairResult({ id, asOfOn: today }))).toMatchObject({
      reason: 'talent.fairResult.empty',
    })
    const { results } = await addFairResult({ id, asOfOn: today, cvs: 0 })
    expect(results).toMatchObject([{ cvs: 0, interviews: null }])
    expect(await refusal(addFairResult({ id, asOfOn: today, cvs: 3 }))).toMatchObject({
      reason: 'talent.fairResult.twice',
    })
    const seen = results[0]!
    const corrected = await updateFairResult({ ...seen, cvs: 7 })
    expect(corrected).toMatchObject({ cvs: 7 })
    expect(await refusal(updateFairResult({ ...seen, cvs: 8 }))).toMatchObject({
      status: 409,
      reason: 'platform.object.changed',
    })
    const taken = { id, lockVersion: 1, reason: '企业未到场' }
    expect(await refusal(section.client.talent.removeFairEntry(taken))).toMatchObject({
      reason: 'talent.fairEntry.inUse',
    })
    const { lockVersion } = corrected.results[0]!
    await removeFairResult({ id: seen.id, lockVersion, reason: '填错' })
    await section.client.talent.removeFairEntry(taken)
    expect((await refusal(section.client.talent.getFairEntry({ id }))).status).toBe(404)
  })

  it('a need is brought once, not after it is over and to no cancelled fair; one in use is not deleted', async () => {
    const planned = await addFair({ state: 'planned', fromOn: day(5) })
    const need = await addNeed(own.id)
    const { addFairEntry } = section.client.talent
    await addFairEntry({ id: planned.id, needId: need.id })
    expect(await refusal(addFairEntry({ id: planned.id, needId: need.id }))).toMatchObject({
      status: 409,
      reason: 'talent.fairEntry.twice',
    })
    const choice = await firm.client.talent.listFairNeeds({ id: planned.id })
    expect(choice.map(({ id }) => id)).not.toContain(need.id)
    expect(choice.every(({ enterpriseName }) => enterpriseName === own.name)).toBe(true)
    const removal = { id: need.id, lockVersion: need.lockVersion, reason: '填错' }
    expect(await refusal(firm.client.talent.removeNeed(removal))).toMatchObject({
      reason: 'talent.need.inUse',
      details: { where: [`对接会“${planned.title}”`] },
    })
    const ended = await addNeed(own.id)
    await section.client.talent.moveNeed({
      id: ended.id,
      lockVersion: ended.lockVersion,
      state: 'closed',
      reason: '不再招聘',
    })
    expect(await refusal(addFairEntry({ id: planned.id, needId: ended.id }))).toMatchObject({
      reason: 'talent.fairEntry.needEnded',
    })
    const off = await addFair({ state: 'cancelled', cancelReason: '场地未落实' })
    expect(await refusal(addFairEntry({ id: off.id, needId: need.id }))).toMatchObject({
      reason: 'talent.fairEntry.cancelled',
    })
    const away = { id: planned.id, lockVersion: planned.lockVersion, reason: '重复登记' }
    expect(await refusal(section.client.talent.removeFair(away))).toMatchObject({
      reason: 'platform.bin.inUse',
    })
    await section.client.talent.removeFair({ ...away, id: off.id })
    expect((await refusal(section.client.talent.getFair({ id: off.id }))).status).toBe(404)
    await section.client.bin.restore({ kind: 'talent.fair', id: off.id })
    expect((await section.client.talent.getFair({ id: off.id })).chainCodes).toEqual(['pv'])
  })

  it('whoever was met goes on to an engagement, with a consent that holds and not without', async () => {
    const held = await addFair()
    const needId = await needRow(database(), own.id)
    const { id } = await section.client.talent.addFairEntry({ id: held.id, needId })
    const { engageAtFair } = section.client.talent
    const person = await personRow(database())
    const silent = await personRow(database(), { consent: false })
    expect(await refusal(engageAtFair({ id, profileId: silent.id }))).toMatchObject({
      status: 409,
      reason: 'talent.engagement.noConsent',
    })
    expect((await refusal(firm.client.talent.engageAtFair({ id, profileId: person.id }))).status).toBe(403)
    const { engagementId } = await engageAtFair({ id, profileId: person.id })
    const engagement = await section.client.talent.getEngagement({ id: engagementId })
    expect(engagement).toMatchObject({ state: 'suggested', need: { id: needId } })
    const seen = await section.client.talent.getFairEntry({ id })
    expect(seen).toMatchObject({ engaged: 1, engagements: [{ id: engagementId, state: 'suggested' }] })
    // Nothing at the fair names the person.
    expect(JSON.stringify(seen)).not.toContain('顾南乔')
    expect(await refusal(engageAtFair({ id, profileId: person.id }))).toMatchObject({
      reason: 'talent.engagement.openAlready',
    })
  })

  it('an enterprise sees what is planned and its own, a chain office its chains, nobody else anything', async () => {
    const foreign = await addFair({ chainCodes: ['food'] })
    const mixed = await addFair({ chainCodes: ['food'] })
    const soon = await addFair({ chainCodes: ['food'], state: 'planned', fromOn: day(3) })
    const ownNeed = await addNeed(own.id)
    const otherNeed = await addNeed(other.id)
    const ownEntry = await section.client.talent.addFairEntry({ id: mixed.id, needId: ownNeed.id })
    const otherEntry = await section.client.talent.addFairEntry({ id: mixed.id, needId: otherNeed.id })
    const seenBy = async ({ client }: TestApi) =>
      (await client.talent.listFairs({ pageSize: 200 })).items.map(({ id }) => id)
    const firmSees = await seenBy(firm)
    expect(firmSees).toEqual(expect.arrayContaining([mixed.id, soon.id]))
    expect(firmSees).not.toContain(foreign.id)
    // Sums and rows are of its own needs alone.
    expect(await firm.client.talent.getFair({ id: mixed.id })).toMatchObject({
      entries: 1,
      seats: 4,
      mayEdit: false,
    })
    expect((await firm.client.talent.listFairEntries({ id: mixed.id })).items.map(({ id }) => id)).toEqual([
      ownEntry.id,
    ])
    for (const told of await refusals([
      firm.client.talent.getFair({ id: foreign.id }),
      firm.client.talent.getFairEntry({ id: otherEntry.id }),
      firm.client.talent.addFairResult({ id: otherEntry.id, asOfOn: today, cvs: 1 }),
      firm.client.talent.removeFairEntry({ id: otherEntry.id, lockVersion: 1, reason: '试试' }),
    ]))
      expect(told.status).toBe(404)
    expect(
      await refusal(firm.client.talent.addFairEntry({ id: soon.id, needId: otherNeed.id })),
    ).toMatchObject({ status: 400, reason: 'talent.fairEntry.needUnknown' })
    // The office of the chain of photovoltaics: needs of its chain were brought to the fair of another.
    const officeSees = await seenBy(office)
    expect(officeSees).toContain(mixed.id)
    expect(officeSees).not.toContain(foreign.id)
    expect(officeSees).not.toContain(soon.id)
    for (const told of await refusals([
      firm.client.talent.addFair(fair()),
      firm.client.talent.updateFair({ ...mixed }),
      firm.client.talent.removeFair({ id: mixed.id, lockVersion: 1, reason: '试试' }),
      office.client.talent.addFairResult({ id: ownEntry.id, asOfOn: today, cvs: 1 }),
      office.client.talent.addFairEntry({ id: mixed.id, needId: ownNeed.id }),
      county.client.talent.listFairs({}),
      expert.client.talent.getFair({ id: mixed.id }),
      county.client.talent.listFairResults({ id: mixed.id }),
      county.client.talent.exportFairs({}),
    ]))
      expect(told.status).toBe(403)
    const hits = async ({ client }: TestApi) =>
      (await client.search.find({ query: foreign.title })).groups.flatMap(({ kind }) => kind)
    expect(await hits(section)).toContain('talent.fair')
    expect(await hits(firm)).not.toContain('talent.fair')
  })

  it('fairs, needs and results go out and come in again unchanged', async () => {
    const held = await addFair()
    const { id } = await section.client.talent.addFairEntry({
      id: held.id,
      needId: (await addNeed(own.id)).id,
    })
    await section.client.talent.addFairResult({ id, asOfOn: today, cvs: 9, onboard: 0 })
    const { client } = section
    const { total } = await client.talent.listFairs({ pageSize: 1 })
    for (const [object, file, same] of [
      ['talent.fair', await client.talent.exportFairs({}), total],
      ['talent.fairEntry', await client.talent.exportFairEntries({ id: held.id }), 1],
      ['talent.fairResult', await client.talent.exportFairResults({ id: held.id }), 1],
    ] as const)
      expect((await bring(section, object, file)).batch, object).toMatchObject({
        state: 'checked',
        counts: { same, create: 0, change: 0, bad: 0 },
      })
  })

  it('a fair that went out with the usual columns alone comes in again; a new one needs all that are required', async () => {
    const { client } = section
    const fair = await addFair()
    const usual = ['title', 'kind', 'fromOn', 'chainCodes', 'state', 'entries', 'seats'] as const
    const file = await client.talent.exportFairs({ query: fair.title, columns: [...usual] })
    const again = await bring(section, 'talent.fair', file)
    expect(again.batch).toMatchObject({ counts: { same: 1, create: 0, change: 0, bad: 0 } })
    expect(again.batch.sheets[0]!.missing).toEqual(['host'])
    const rows = `名称,类型,开始日期,状态\n${fair.title},线上招聘会,${fair.fromOn},已举办\n没有的一场,线上招聘会,${day(-3)},已举办\n`
    const brought = await bring(section, 'talent.fair', new File([rows], '对接会.csv'))
    expect(told(brought)).toEqual([
      [2, 'change'],
      [3, 'bad', 'required'],
    ])
    expect(brought.rows[1]!.faults).toMatchObject([{ column: 'host' }])
    await take(section, brought)
    // What the file did not say stays.
    expect(await client.talent.getFair({ id: fair.id })).toMatchObject({
      kind: 'online',
      host: fair.host,
      place: fair.place,
    })
  })

  it('tables bring a fair, its needs and results; bad rows are named by line; batches are taken back in turn', async () => {
    const title = `导入的对接会 ${++serial}`
    const fairs = [
      '名称,类型,开始日期,结束日期,地点,主办单位,产业链,状态',
      `${title},校园招聘会,${day(-9)},,示例大学,市人社局,光伏,已举办`,
      `${title}二,现场招聘会,${day(-9)},,,市人社局,,已举办`,
      `${title}三,现场招聘会,${day(9)},,人才市场,市人社局,,已举办`,
    ].join('\n')
    const first = await bring(section, 'talent.fair', new File([fairs], '对接会.csv'))
    expect(told(first)).toEqual([
      [2, 'create'],
      [3, 'bad', 'talent.fair.placeMissing'],
      [4, 'bad', 'talent.fair.notYet'],
    ])
    await take(section, first)
    const [made] = (await section.client.talent.listFairs({ query: title })).items
    expect(made).toMatchObject({ kind: 'campus', untilOn: day(-9), chainNames: ['光伏'] })

    const need = await addNeed(own.id)
    const foreign = await addNeed(other.id)
    const entries = [
      '对接会,企业,需求名称,发布人数,展位',
      `${title},${own.name},${need.title},,B2`,
      `${title},${own.name},没有的岗位,2,`,
      `没有的对接会,${own.name},${need.title},2,`,
    ].join('\n')
    const second = await bring(section, 'talent.fairEntry', new File([entries], '参会.csv'))
    expect(told(second).map(([line, outcome, code]) => [line, outcome, code])).toEqual([
      [2, 'create', undefined],
      [3, 'bad', 'talent.fairEntry.needUnknown'],
      [4, 'bad', expect.stringContaining('')],
    ])
    const entered = await take(section, second)
    const [stands] = (await section.client.talent.listFairEntries({ id: made!.id })).items
    const pageOf = async (as: TestApi, id: string) =>
      (await as.client.imports.listImportRows({ id })).items.map(({ href }) => href)
    // A need at a fair and a report of it stand on the page of the fair.
    const page = `/talent/fairs/${made!.id}?entry=${stands!.id}`
    expect(await pageOf(section, entered.id)).toEqual([page, null, null])
    expect((await section.client.talent.listFairEntries({ id: made!.id })).items).toMatchObject([
      { seats: 4, booth: 'B2' },
    ])

    // The enterprise brings its own results; those of another are not known to it.
    const results = [
      '对接会,企业,需求名称,截止日期,收到简历,达成意向,到岗',
      `${title},${own.name},${need.title},${today},21,3,0`,
      `${title},${own.name},${need.title},${day(-30)},21,3,`,
      `${title},${other.name},${foreign.title},${today},1,,`,
    ].join('\n')
    const third = await bring(firm, 'talent.fairResult', new File([results], '成果.csv'))
    expect(told(third).map(([line, outcome]) => [line, outcome])).toEqual([
      [2, 'create'],
      [3, 'bad'],
      [4, 'bad'],
    ])
    const applied = await take(firm, third)
    expect(await pageOf(firm, applied.id)).toEqual([page, null, null])
    const row = () => section.client.talent.getFair({ id: made!.id })
    expect(await row()).toMatchObject({ cvs: 21, intentions: 3, onboard: 0, offers: null })
    await firm.client.imports.revertImport({ ...applied, reason: '报送有误' })
    await (await firm.jobs()).drain()
    expect(await row()).toMatchObject({ reported: 0, cvs: null })
    await section.client.imports.revertImport({ ...entered, reason: '报送有误' })
    await (await section.jobs()).drain()
    expect(await row()).toMatchObject({ entries: 0 })
  })

  it('every write stands in the audit with a link', async () => {
    await expectEveryWriteAudited(database(), ['talent.need', 'talent.profile', 'talent.skill'])
  })
})

import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { expectEveryWriteAudited, refusal, refusals, type TestApi, testApi } from '../../testing/api.ts'
import { demoActor } from '../../testing/demo-actors.ts'
import { insertTechnicalNeed } from '../../testing/technical-need.ts'

onBothDemoCities('SYS7 open-list bidding', (database) => {
  /** The talent section on a day. */
  let on: (day: string) => TestApi
  let official: TestApi
  let firm: TestApi
  let firmId: string
  let serial = 0

  beforeAll(async () => {
    const section = await demoActor(database(), 'talent')
    on = (day) => testApi(async () => database(), { clock: fixedClock(`${day}T02:00:00Z`) }).as(section)
    const api = testApi(async () => database())
    official = api.as(await demoActor(database(), 'chain-office'))
    firm = api.as(await demoActor(database(), 'enterprise-user'))
    const { rows } = await sql<{ id: string }>`
      select o.enterprise_id as id from directory.organisation o join access.account a on a.org_id = o.id
      where a.username = 'enterprise-user'`.execute(database().db)
    firmId = rows[0]!.id
  })

  const fields = {
    targets: '量产平均转换效率不低于 26%，良率不低于 98%',
    budget: '300',
    termMonths: 18,
    bidFromOn: '2023-06-15',
    bidUntilOn: '2023-06-30',
    reviewOn: '2023-07-05',
    weights: { technology: 35, feasibility: 30, team: 20, price: 15 },
  }
  const collect = async (more: object = {}, enterpriseId?: string) => {
    const title = `高效电池技术攻关 ${++serial}`
    const needId = await insertTechnicalNeed(database(), {
      title,
      ...(enterpriseId === undefined ? {} : { enterpriseId }),
    })
    return on('2023-06-14').client.talent.addBidding({ ...fields, title, needId, ...more })
  }
  const step = async (day: string, id: string, action: string, told: object = {}) => {
    const api = on(day)
    const { stateVersion } = await api.client.talent.getBidding({ id })
    return api.client.workflow.act({
      object: { kind: 'talent.bidding', id },
      action,
      lockVersion: stateVersion,
      ...told,
    })
  }
  const taking = async () => {
    const { id } = await collect()
    await step('2023-06-14', id, 'list')
    await step('2023-06-15', id, 'open')
    return id
  }
  const bidOf = (organisation: string, more: object = {}) => ({
    bidderName: '沈知远',
    organisation,
    contactName: '沈知远',
    contactPhone: '13900001234',
    plan: '采用双面钝化接触与激光辅助烧结路线，分三阶段验证',
    price: '280',
    months: 12,
    receivedOn: '2023-06-20',
    ...more,
  })
  const bid = (id: string, organisation: string, more: object = {}) =>
    on('2023-06-20').client.talent.addBid({ id, ...bidOf(organisation, more) })
  const review = (id: string, reviewerName: string, technology: number) =>
    on('2023-07-05').client.talent.addBidReview({
      id,
      reviewerName,
      technology,
      feasibility: 70,
      team: 90,
      price: 60,
    })
  /** Two bids under review, each reviewed. */
  const reviewed = async () => {
    const id = await taking()
    await bid(id, '示例光伏研究院')
    const { bids } = await bid(id, '示例理工大学')
    await step('2023-07-01', id, 'review')
    const [first, second] = bids.map((one) => one.id)
    await review(first!, '专家甲', 80)
    await review(second!, '专家甲', 60)
    return { id, first: first!, second: second! }
  }

  it('goes from need to acceptance, and the need may then be listed anew', async () => {
    const { id, first } = await reviewed()
    const award = await on('2023-07-06').client.talent.awardBidding({
      id,
      stateVersion: 4,
      bidId: first,
      signedOn: '2023-07-06',
      reason: '技术路线成熟，评审组一致推荐',
    })
    expect(award).toMatchObject({ state: 'signed', winner: '示例光伏研究院', winnerBidId: first })
    expect(award.bids.map(({ state }) => state)).toEqual(['won', 'notChosen'])
    const begun = await step('2023-07-10', id, 'start')
    // Twelve months of the bid, and not the eighteen that were allowed: 2023-07-10 + 12 months.
    expect(begun.clock?.dueOn).toBe('2024-07-10')
    const empty = await refusal(step('2024-06-03', id, 'accept', { values: { result: '达到全部指标' } }))
    expect(empty).toMatchObject({ status: 400, reason: 'platform.workflow.needMissing' })
    const bare = await refusal(step('2024-06-03', id, 'accept', { evidence: [{ text: '检测报告' }] }))
    expect(bare).toMatchObject({ status: 400, reason: 'platform.workflow.needMissing' })
    await step('2024-06-03', id, 'accept', {
      values: { result: '效率 26.3%，良率 98.4%' },
      evidence: [{ text: '第三方检测报告 2024-05' }],
    })
    const done = await on('2024-06-03').client.talent.getBidding({ id })
    expect(done).toMatchObject({
      state: 'accepted',
      result: '效率 26.3%，良率 98.4%',
      evidence: '第三方检测报告 2024-05',
      acceptedOn: '2024-06-03',
    })
    const needs = await on('2024-06-03').client.talent.listBiddingNeeds()
    expect(needs.map((need) => need.id)).toContain(done.need.id)
  })

  it('bids are taken within the period alone, one of each organisation', async () => {
    const { id } = await collect()
    expect(await refusal(bid(id, '示例研究院'))).toMatchObject({ status: 409, reason: 'talent.bid.notTaken' })
    await step('2023-06-14', id, 'list')
    expect(await refusal(step('2023-06-14', id, 'open'))).toMatchObject({ reason: 'talent.bidding.notYet' })
    await step('2023-06-15', id, 'open')
    for (const receivedOn of ['2023-06-14', '2023-07-01', '2023-06-21'])
      expect(await refusal(bid(id, '示例研究院', { receivedOn }))).toMatchObject({
        status: 400,
        reason: 'talent.bid.outsidePeriod',
        details: { field: 'receivedOn', from: '2023-06-15', until: '2023-06-20' },
      })
    const { bids } = await bid(id, '示例研究院')
    expect(await refusal(bid(id, '示例研究院'))).toMatchObject({ status: 409, reason: 'talent.bid.twice' })
    await on('2023-06-20').client.talent.withdrawBid({ ...bids[0]!, reason: '投错单位' })
    expect((await bid(id, '示例研究院')).bidCount).toBe(1)
    expect(await refusal(step('2023-06-30', id, 'review'))).toMatchObject({
      reason: 'talent.bidding.stillOpen',
    })
  })

  it('a period is only made longer, with the review behind it; nobody bid is no review', async () => {
    const id = await taking()
    expect(await refusal(step('2023-07-01', id, 'review'))).toMatchObject({ reason: 'talent.bidding.noBid' })
    const short = step('2023-06-20', id, 'extend', { dueOn: '2023-06-25', reason: '缩短' })
    expect(await refusal(short)).toMatchObject({ reason: 'talent.bidding.extendLater' })
    await step('2023-07-01', id, 'extend', { dueOn: '2023-07-10', reason: '无人揭榜' })
    // Ten days later, as the period: 07-05 + 10.
    expect(await on('2023-07-01').client.talent.getBidding({ id })).toMatchObject({
      bidUntilOn: '2023-07-10',
      reviewOn: '2023-07-15',
    })
    await step('2023-07-11', id, 'fail', { reason: '延期后仍无人揭榜' })
    expect((await on('2023-07-11').client.talent.getBidding({ id })).state).toBe('failed')
  })

  it('means of weighted reviews are shown; a person decides otherwise with a reason', async () => {
    const { id, first, second } = await reviewed()
    await review(first, '专家乙', 90)
    const seen = await on('2023-07-05').client.talent.getBidding({ id })
    // 80·35 + 70·30 + 90·20 + 60·15 = 7600 → 76; with 90 it is 79.5; mean 77.75. Second: 60·35 … = 6900 → 69.
    expect(seen.bids.map(({ meanScore }) => meanScore)).toEqual([77.75, 69])
    expect(seen.winner).toBeNull()
    expect(await refusal(review(first, '专家乙', 50))).toMatchObject({ reason: 'talent.bid.reviewedTwice' })
    const own = seen.bids[0]!.reviews[1]!
    await on('2023-07-05').client.talent.updateBidReview({ ...own, technology: 80 })
    expect(
      await refusal(on('2023-07-05').client.talent.updateBidReview({ ...own, technology: 70 })),
    ).toMatchObject({ status: 409, reason: 'platform.object.changed' })
    const award = { id, stateVersion: seen.stateVersion, signedOn: '2023-07-05', reason: '报价与产线更匹配' }
    const { awardBidding } = on('2023-07-05').client.talent
    const chosen = await awardBidding({ ...award, bidId: second })
    expect(chosen).toMatchObject({ winner: '示例理工大学', winnerReason: '报价与产线更匹配' })
    expect(await refusal(awardBidding({ ...award, bidId: first }))).toMatchObject({ status: 409 })
  })

  it('the winner is a bid of this bidding that stands, and every bid was reviewed', async () => {
    const other = await reviewed()
    const { id, first } = await reviewed()
    const { stateVersion } = await on('2023-07-05').client.talent.getBidding({ id })
    const award = { id, stateVersion, signedOn: '2023-07-05', reason: '评审推荐' }
    const { awardBidding } = on('2023-07-05').client.talent
    expect(await refusal(awardBidding({ ...award, bidId: other.first }))).toMatchObject({
      status: 400,
      reason: 'talent.bidding.notABid',
    })
    expect(await refusal(awardBidding({ ...award, bidId: first, signedOn: '2023-07-06' }))).toMatchObject({
      reason: 'talent.bidding.signedLater',
    })
    const fresh = await taking()
    const { bids } = await bid(fresh, '示例研究院')
    await step('2023-07-01', fresh, 'review')
    const bare = { ...award, id: fresh, bidId: bids[0]!.id }
    expect(await refusal(awardBidding(bare))).toMatchObject({
      reason: 'talent.bidding.notReviewed',
      details: { organisations: '示例研究院' },
    })
  })

  it('only an open technical need is listed, one at a time; days follow each other', async () => {
    const { need } = await collect()
    const { addBidding } = on('2023-06-14').client.talent
    const again = { ...fields, title: '同一需求再次发榜', needId: need.id }
    expect(await refusal(addBidding(again))).toMatchObject({
      status: 400,
      reason: 'talent.bidding.needUnfit',
      details: { field: 'needId' },
    })
    expect(await refusal(collect({ bidUntilOn: '2023-06-01' }))).toMatchObject({
      reason: 'talent.bidding.periodReversed',
    })
    expect(await refusal(collect({ reviewOn: '2023-06-30' }))).toMatchObject({
      reason: 'talent.bidding.reviewEarly',
    })
    expect(
      await refusal(collect({ weights: { technology: 50, feasibility: 30, team: 20, price: 15 } })),
    ).toMatchObject({ status: 400 })
  })

  it('what bidders rely on is fixed once bids are taken, and versions are compared', async () => {
    const one = await collect()
    const { updateBidding } = on('2023-06-14').client.talent
    const changed = await updateBidding({ ...one, budget: '320.50' })
    expect(changed.budget).toBe('320.50')
    expect(await refusal(updateBidding({ ...one, budget: '10' }))).toMatchObject({
      reason: 'platform.object.changed',
    })
    await step('2023-06-14', one.id, 'list')
    await step('2023-06-15', one.id, 'open')
    const now = await on('2023-06-15').client.talent.getBidding({ id: one.id })
    expect(await refusal(updateBidding({ ...now, budget: '10' }))).toMatchObject({
      reason: 'talent.bidding.fixed',
    })
  })

  it('officials read, bids stay sealed for them and contacts masked for all; nobody else writes', async () => {
    const id = await taking()
    const entered = await bid(id, '示例研究院')
    expect(entered.bids[0]).toMatchObject({ contactName: '沈**', contactPhone: '139****1234' })
    const seen = await official.client.talent.getBidding({ id })
    expect(seen).toMatchObject({ bidCount: 1, bids: [], seesBids: false, mayEdit: false })
    expect(
      await on('2023-06-20').client.talent.revealBid({
        id: entered.bids[0]!.id,
        field: 'contactPhone',
        reason: '通知答辩',
      }),
    ).toEqual({ field: 'contactPhone', value: '13900001234' })
    const { talent } = official.client
    const denied = [
      talent.addBidding({ ...fields, title: '他人发榜', needId: seen.need.id }),
      talent.updateBidding({ ...seen }),
      talent.addBid({ id, ...bidOf('别的单位') }),
      talent.withdrawBid({ ...entered.bids[0]!, reason: '试试' }),
      talent.revealBid({ id: entered.bids[0]!.id, field: 'contactName', reason: '试试' }),
      talent.addBidReview({
        id: entered.bids[0]!.id,
        reviewerName: '某人',
        technology: 1,
        feasibility: 1,
        team: 1,
        price: 1,
      }),
      talent.awardBidding({
        id,
        stateVersion: 3,
        bidId: entered.bids[0]!.id,
        signedOn: '2023-06-20',
        reason: '试试',
      }),
      talent.listBiddingNeeds(),
      talent.exportBiddings({}),
    ]
    for (const { status } of await refusals(denied)) expect(status).toBe(403)
    const told = await refusal(
      official.client.workflow.act({
        object: { kind: 'talent.bidding', id },
        action: 'fail',
        lockVersion: 3,
        reason: '试试',
      }),
    )
    expect(told.status).toBe(403)
    const trail = { kind: 'talent.bid', id: entered.bids[0]!.id }
    expect(await official.client.system.listAudit(trail).catch(() => [])).toEqual([])
    expect((await on('2023-06-20').client.system.listAudit(trail)).length).toBeGreaterThan(0)
  })

  it('an enterprise reads its own and whatever was listed, and edits none', async () => {
    const foreign = await collect()
    const own = await collect({}, firmId)
    const { talent } = firm.client
    expect((await refusal(talent.getBidding({ id: foreign.id }))).status).toBe(404)
    expect((await talent.getBidding({ id: own.id })).seesSteps).toBe(true)
    await step('2023-06-14', foreign.id, 'list')
    expect(await talent.getBidding({ id: foreign.id })).toMatchObject({
      state: 'listed',
      seesSteps: false,
      seesBids: false,
    })
    const ids = (await talent.listBiddings({ pageSize: 200 })).items.map(({ id }) => id)
    expect(ids).toEqual(expect.arrayContaining([foreign.id, own.id]))
    expect((await refusal(talent.updateBidding({ ...own }))).status).toBe(403)
    expect((await refusal(talent.exportBiddings({}))).status).toBe(403)
    expect((await refusal(talent.addBid({ id: own.id, ...bidOf('自投') }))).status).toBe(403)
  })

  const bring = async (file: File) => {
    const { client, jobs } = on('2023-06-14')
    const { id } = await client.imports.startImport({ object: 'talent.bidding', file })
    await (await jobs()).drain()
    const rows = await client.imports.listImportRows({ id })
    return { batch: await client.imports.getImport({ id }), rows: rows.items }
  }

  it('what went out as a file comes in again and changes nothing, whatever the state', async () => {
    await reviewed()
    await collect({ note: '往返' })
    const { client } = on('2023-06-14')
    const { total } = await client.talent.listBiddings({ pageSize: 1 })
    const { batch } = await bring(await client.talent.exportBiddings({}))
    expect(batch).toMatchObject({ state: 'checked', counts: { same: total, create: 0, change: 0, bad: 0 } })
  })

  it('a table brings needs onto the list as collected; bad rows are named by line and the batch is taken back', async () => {
    const { client, jobs } = on('2023-06-14')
    const { name } = (await client.directory.listEnterprises({ pageSize: 200 })).items.find(
      ({ id }) => id === firmId,
    )!
    for (const title of ['导入的攻关甲', '导入的攻关乙'])
      await insertTechnicalNeed(database(), { title, enterpriseId: firmId })
    const running = await collect()
    await step('2023-06-14', running.id, 'list')
    await step('2023-06-15', running.id, 'open')
    const days = '2023-06-20,2023-06-30,2023-07-05'
    const sheet = [
      '榜题,发榜企业,技术需求,考核指标,预算,期限（月）,揭榜开始,揭榜截止,评审日期,权重：技术先进性,权重：方案可行性,权重：团队能力,权重：报价合理性',
      `导入的攻关甲,${name},,,,,${days},,,,`,
      `乙题换名发榜,${name},导入的攻关乙,效率不低于 27%,420.5,12,${days},40,30,20,10`,
      `没有的需求,${name},,,,,${days},,,,`,
      `导入的攻关甲二,${name},导入的攻关甲,,,,${days},,,,`,
      `导入的攻关乙二,${name},导入的攻关乙,,,,${days},50,50,20,10`,
      `${running.title},${running.enterprise.name},,,999,,${days},,,,`,
    ].join('\n')
    const { batch, rows } = await bring(new File([sheet], '榜单.csv'))
    expect(
      rows.map(({ number, outcome, faults }) => [number, outcome, ...faults.map(({ code }) => code)]),
    ).toEqual([
      [2, 'create'],
      [3, 'create'],
      [4, 'bad', 'talent.bidding.needUnfit'],
      // Its need was taken by the row before.
      [5, 'bad', 'talent.bidding.needUnfit'],
      [6, 'bad', 'talent.bidding.needUnfit'],
      [7, 'bad', 'talent.bidding.fixed'],
    ])
    await client.imports.applyImport({ id: batch.id, lockVersion: batch.lockVersion })
    await (await jobs()).drain()
    const made = async (query: string) => (await client.talent.listBiddings({ query })).items
    // What the row leaves out is what the need says: 300 in 10,000 yuan, 18 months.
    expect(await made('导入的攻关甲')).toMatchObject([
      { state: 'collected', budget: '300.00', termMonths: 18, weights: { technology: 35, price: 15 } },
    ])
    expect(await made('乙题换名发榜')).toMatchObject([
      { state: 'collected', budget: '420.50', need: { title: '导入的攻关乙' }, weights: { technology: 40 } },
    ])
    const applied = await client.imports.getImport({ id: batch.id })
    await client.imports.revertImport({ ...applied, reason: '报送有误' })
    await (await jobs()).drain()
    expect(await made('导入的攻关甲')).toEqual([])
    const waiting = await client.talent.listBiddingNeeds()
    expect(waiting.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['导入的攻关甲', '导入的攻关乙']),
    )
    const refused = await refusal(
      official.client.imports.startImport({ object: 'talent.bidding', file: new File([sheet], '榜单.csv') }),
    )
    expect(refused.status).toBe(403)
  })

  it('goes out as a workbook with the sum of budgets, and every write stands in the audit', async () => {
    const { client } = on('2023-06-20')
    const file = await client.talent.exportBiddings({ state: ['bidding'], chain: ['pv'] })
    expect(file.name).toMatch(/\.xlsx$/)
    const { items, totals } = await client.talent.listBiddings({ state: ['bidding'], pageSize: 200 })
    expect(Number(totals.budget)).toBe(items.reduce((sum, one) => sum + Number(one.budget), 0))
    await expectEveryWriteAudited(database(), ['talent.need'])
  })
})

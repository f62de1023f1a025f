import { beforeAll, describe, expect, it } from 'vitest'
import { loadActor } from '#modules/access/index.ts'
import { actorGiven } from '#modules/access/testing/actor-with.ts'
import { figureList } from '#modules/chains/contract/index.ts'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { refusal, type TestApi, testApi } from '../../testing/api.ts'
import { titleOf } from '../../testing/title-of.ts'

onBothDemoCities('the list of output values', (database) => {
  let api: TestApi
  /** In the order of the register. */
  let industries: { code: string; name: string; chains: { code: string }[] }[]
  let one: string
  let other: string

  beforeAll(async () => {
    api = testApi(async () => database())
    industries = await api.client.chains.listIndustries({})
    one = industries[0]!.code
    other = industries[1]!.code
    const record = (industryCode: string, month: string, amountYuan: string, status: 'flash' | 'final') =>
      api.client.chains.recordOutput({
        industryCode,
        month,
        amountYuan,
        status,
        source: `核对${status}`,
        lockVersion: null,
      })
    // 2018 and 2019 are before the demo city's figures.
    await record(one, '2018-01', '200000000.10', 'final')
    await record(one, '2018-02', '300000000.20', 'final')
    await record(one, '2019-01', '250000000.05', 'flash')
    await record(one, '2019-01', '240000000.30', 'final')
    await record(one, '2019-02', '330000000.40', 'flash')
    await record(other, '2019-01', '90000000.00', 'final')
  })
  const year = { from: '2019-01', to: '2019-12' }

  it('gives the best figure of a month beside last year’s and the year so far', async () => {
    const { items, total, totals } = await api.client.chains.listFigures({
      industry: [one],
      ...year,
      sort: 'month',
    })
    expect(total).toBe(2)
    expect(items).toMatchObject([
      {
        id: `${one}/2019-01/final`,
        amountYuan: '240000000.30',
        lastYearYuan: '200000000.10',
        // 100 × (240,000,000.30 − 200,000,000.10) ÷ 200,000,000.10 = 20.0000…
        growthPercent: '20.0',
        cumulativeYuan: '240000000.30',
        status: 'final',
      },
      {
        id: `${one}/2019-02/flash`,
        amountYuan: '330000000.40',
        // 100 × 30,000,000.20 ÷ 300,000,000.20 = 10.0000…
        growthPercent: '10.0',
        // 240,000,000.30 + 330,000,000.40; the flash of January is not counted beside its final figure
        cumulativeYuan: '570000000.70',
      },
    ])
    // 240,000,000.30 + 330,000,000.40 and 200,000,000.10 + 300,000,000.20
    expect(totals).toEqual({ amountYuan: '570000000.70', lastYearYuan: '500000000.30' })
  })

  it('adds up all that fit and not the page', async () => {
    const page = await api.client.chains.listFigures({ industry: [one], ...year, page: 2, pageSize: 1 })
    expect(page.items.map(({ month }) => month)).toEqual(['2019-01'])
    expect(page.totals.amountYuan).toBe('570000000.70')
  })

  describe('adds nothing up that would be counted twice:', () => {
    it('industries overlap', async () => {
      const { totals, total } = await api.client.chains.listFigures({ industry: [one, other], ...year })
      expect([total, totals.amountYuan]).toEqual([3, null])
    })

    it('statuses of one month stand beside each other', async () => {
      const every = { industry: [one], ...year, everyStatus: true }
      const { items, totals } = await api.client.chains.listFigures(every)
      expect(items.map(({ id }) => id)).toEqual([
        `${one}/2019-02/flash`,
        `${one}/2019-01/final`,
        `${one}/2019-01/flash`,
      ])
      expect(totals.amountYuan).toBeNull()
      // 250,000,000.05 + 330,000,000.40
      const flash = await api.client.chains.listFigures({ ...every, status: ['flash'] })
      expect(flash.totals.amountYuan).toBe('580000000.45')
    })

    it('a month without its counterpart of last year leaves that sum out', async () => {
      const { totals } = await api.client.chains.listFigures({
        industry: [one],
        from: '2018-01',
        to: '2019-12',
      })
      // 500,000,000.30 + 570,000,000.70
      expect(totals).toEqual({ amountYuan: '1070000001.00', lastYearYuan: null })
    })
  })

  it('comes in every order, each figure once, and filtered by chain and source', async () => {
    for (const key of figureList.sorts) {
      for (const sort of [key, `-${key}`] as const) {
        const { items, total } = await api.client.chains.listFigures({
          ...year,
          from: '2018-01',
          sort,
          pageSize: 200,
        })
        expect(new Set(items.map(({ id }) => id)).size, sort).toBe(total)
      }
    }
    const falling = await api.client.chains.listFigures({ ...year, sort: '-amountYuan' })
    expect(falling.items.map(({ amountYuan }) => amountYuan)).toEqual([
      '330000000.40',
      '240000000.30',
      '90000000.00',
    ])
    const chain = industries[0]!.chains[0]!.code
    const ofChain = await api.client.chains.listFigures({ chain: [chain], pageSize: 200 })
    expect(ofChain.items.length).toBeGreaterThan(0)
    expect(ofChain.items.every(({ chains }) => chains.some(({ code }) => code === chain))).toBe(true)
    const words = await api.client.chains.listFigures({ query: '核对flash' })
    expect(words.items.map(({ id }) => id)).toEqual([`${one}/2019-02/flash`])
  })

  it('stops at the chains of a narrow reach: rows, count and file', async () => {
    const given = { 'chains.output.read': 'ownChains', 'chains.output.export': 'ownChains' } as const
    const narrow = api.as(actorGiven(given, { chainCodes: ['pv'] }))
    const seen = await narrow.client.chains.listFigures({ pageSize: 200 })
    const whole = await api.client.chains.listFigures({ chain: ['pv'], pageSize: 200 })
    expect(seen).toEqual(whole)
    const hidden = industries.find(({ chains }) => chains.every(({ code }) => code !== 'pv'))!
    expect(await narrow.client.chains.listFigures({ industry: [hidden.code] })).toMatchObject({
      items: [],
      total: 0,
      totals: { amountYuan: null },
    })
    const title = await titleOf(await narrow.client.chains.exportFigures({ industry: [hidden.code] }))
    expect(title).not.toContain(hidden.name)
    const reader = api.as(actorGiven({ 'chains.output.read': 'city' }))
    expect(await refusal(reader.client.chains.exportFigures({}))).toMatchObject({ status: 403 })
  })

  it('leaves as a file with its filter and sums in the title, and can be brought again', async () => {
    const file = await api.client.chains.exportFigures({ industry: [one], ...year })
    expect(await titleOf(file)).toMatch(
      /筛选：产业：.+，2019-01 起，至 2019-12，同月取最可靠口径.*共 2 条.*产值合计 5\.7 亿元.*上年同月合计 5 亿元/,
    )
    const { id } = await database()
      .db.selectFrom('access.account')
      .select('id')
      .where('username', '=', 'indicators')
      .executeTakeFirstOrThrow()
    const office = api.as((await loadActor(database().db, id, '2023-06-15'))!)
    const started = await office.client.imports.startImport({ object: 'chains.output', file })
    await (await api.jobs()).drain()
    const batch = await office.client.imports.getImport({ id: started.id })
    expect(batch.counts).toEqual({ bad: 0, create: 0, change: 0, same: 2 })
  })
})

import ExcelJS from 'exceljs'
import { beforeAll, expect, it } from 'vitest'
import { actorGiven } from '#modules/access/testing/actor-with.ts'
import { gapList, verdicts } from '#modules/chains/contract/index.ts'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { nameOrder } from '#platform/name-order/name-order.ts'
import { refusal, type TestApi, testApi } from '../../testing/api.ts'

onBothDemoCities('the list of gaps', (database) => {
  let api: TestApi
  beforeAll(async () => {
    api = testApi(async () => database())
  })

  it('gives every gap once over its pages, the most pressing first', async () => {
    const { total } = await api.client.chains.listGaps({ chain: ['pv', 'food'], pageSize: 1 })
    expect(total).toBeGreaterThan(10)
    const rows = []
    for (let page = 1; (page - 1) * 7 < total; page += 1)
      rows.push(...(await api.client.chains.listGaps({ chain: ['pv', 'food'], page, pageSize: 7 })).items)
    expect(new Set(rows.map(({ id }) => id)).size).toBe(total)
    const priorities = rows.map(({ priority }) => priority)
    expect(priorities).toEqual([...priorities].sort((a, b) => b - a))
  })

  it('is put in order by what a column is worth, not by its word', async () => {
    for (const key of gapList.sorts)
      for (const sort of [key, `-${key}`] as const) {
        const { items, total } = await api.client.chains.listGaps({ chain: ['pv'], sort, pageSize: 200 })
        expect(new Set(items.map(({ id }) => id)).size, sort).toBe(total)
      }
    const { items } = await api.client.chains.listGaps({ chain: ['pv'], sort: 'verdict', pageSize: 200 })
    const places = items.map(({ verdict }) => verdicts.indexOf(verdict))
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  it('leaves with the columns chosen, within the reach of who takes it', async () => {
    const office = api.as(
      actorGiven({ 'chains.chain.read': 'city', 'chains.gap.export': 'ownChains' }, { chainCodes: ['pv'] }),
    )
    const file = await office.client.chains.exportGaps({ columns: ['node', 'chain'], sort: 'node' })
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(await file.arrayBuffer())
    const cells: string[][] = []
    book.worksheets[0]?.eachRow((row) => cells.push([1, 2].map((at) => String(row.getCell(at).value))))
    expect(cells[1]).toEqual(['环节', '产业链'])
    expect(new Set(cells.slice(2).map(([, chain]) => chain))).toEqual(new Set(['光伏']))
    const nodes = cells.slice(2).map(([node]) => node)
    const keys = nodes.map((node) => nameOrder(String(node)))
    expect(keys).toEqual([...keys].sort())
    const entry = await database()
      .db.selectFrom('platform.audit_entry')
      .select(['action', 'object_kind'])
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow()
    expect(entry).toEqual({ action: 'chains.gap.export', object_kind: 'chains.list' })
    const reader = api.as(actorGiven({ 'chains.chain.read': 'city' }))
    expect(await refusal(reader.client.chains.exportGaps({}))).toMatchObject({ status: 403 })
  })
})

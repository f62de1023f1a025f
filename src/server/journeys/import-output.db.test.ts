import { beforeAll, expect, it } from 'vitest'
import { loadActor } from '#modules/access/index.ts'
import { verifyAudit } from '#platform/audit/verify.ts'
import type { Actor } from '#platform/context.ts'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import type { ImportBatch } from '#platform/tabular/import/contract.ts'
import { refusal, type TestApi, testApi } from '../testing/api.ts'

const heading = '产业,年月,产值（亿元）,数据状态,数据来源'

onBothDemoCities('monthly output values that are brought as a file', (database) => {
  let api: TestApi
  let office: TestApi
  let industry: { code: string; name: string }

  const actorOf = async (username: string): Promise<Actor> => {
    const { id } = await database()
      .db.selectFrom('access.account')
      .select('id')
      .where('username', '=', username)
      .executeTakeFirstOrThrow()
    return (await loadActor(database().db, id, '2023-06-15'))!
  }
  const fileOf = (rows: readonly string[]) => new File([[heading, ...rows].join('\n')], '产值.csv')
  const settled = async (id: string): Promise<ImportBatch> => {
    await (await api.jobs()).drain()
    return office.client.imports.getImport({ id })
  }
  const bring = async (rows: readonly string[]): Promise<ImportBatch> =>
    settled((await office.client.imports.startImport({ object: 'chains.output', file: fileOf(rows) })).id)
  const take = async ({ id, lockVersion }: ImportBatch): Promise<ImportBatch> => {
    await office.client.imports.applyImport({ id, lockVersion })
    return settled(id)
  }
  const figure = async (month: string) =>
    (await office.client.chains.getFigure({ industryCode: industry.code, month, status: 'revised' })).figure

  beforeAll(async () => {
    api = testApi(async () => database())
    office = api.as(await actorOf('indicators'))
    industry = (await office.client.chains.listIndustries({}))[0]!
  })

  it('come in under the unit of their heading, correct what was recorded, and go back whole', async () => {
    const first = await bring([
      `${industry.name},2019年3月,12.5,修订,市统计局`,
      `${industry.name},2019.4,13,修订,市统计局`,
      `${industry.name},2199-01,13,修订,市统计局`,
      `没有的产业,2019-05,13,修订,市统计局`,
    ])
    expect(first.counts).toEqual({ bad: 2, create: 2, change: 0, same: 0 })
    const bad = await office.client.imports.listImportRows({ id: first.id, outcome: 'bad' })
    expect(bad.items.flatMap(({ faults }) => faults.map(({ column, code }) => [column, code]))).toEqual([
      ['month', 'chains.output.future'],
      ['industryCode', 'notListed'],
    ])
    await take(first)
    // 12.5 亿元 = 1,250,000,000 元
    expect(await figure('2019-03')).toMatchObject({ amountYuan: '1250000000.00', source: '市统计局' })

    const second = await take(
      await bring([
        `${industry.name},2019-03,12.6,修订,市统计局`,
        `${industry.name},2019-04,13.00,修订,市统计局`,
      ]),
    )
    expect(second.counts).toEqual({ bad: 0, create: 0, change: 1, same: 1 })
    expect(await figure('2019-03')).toMatchObject({ amountYuan: '1260000000.00', lockVersion: 2 })

    const back = async ({ id }: ImportBatch): Promise<ImportBatch> => {
      const { lockVersion } = await office.client.imports.getImport({ id })
      await office.client.imports.revertImport({ id, lockVersion, reason: '口径有误' })
      return settled(id)
    }
    // The first batch's March figure was changed by the second since: it stays until that one is taken back.
    expect(await back(first)).toMatchObject({ state: 'reverted', kept: 1 })
    expect(await figure('2019-04')).toBeNull()
    expect(await figure('2019-03')).toMatchObject({ amountYuan: '1260000000.00' })
    expect(await back(second)).toMatchObject({ state: 'reverted', kept: 0 })
    expect(await figure('2019-03')).toMatchObject({ amountYuan: '1250000000.00' })
    expect(await verifyAudit(database().db, { checkpoints: null })).toMatchObject({ sound: true })
  })

  it('are for those who may record output, and nobody else is offered the table', async () => {
    const tables = async (actor: Actor) =>
      (await api.as(actor).client.imports.listImportTables()).map(({ object }) => object)
    expect(await tables(await actorOf('indicators'))).toEqual([
      'directory.enterprise',
      'chains.output',
      'chains.placement',
      'chains.evidence',
      'matters.problem',
      'training.attendance',
    ])
    const county = await actorOf('county')
    expect(await tables(county)).toEqual([
      'directory.enterprise',
      'chains.placement',
      'matters.problem',
      'training.attendance',
    ])
    const { client } = api.as(county)
    expect(
      await refusal(client.imports.startImport({ object: 'chains.output', file: fileOf([]) })),
    ).toMatchObject({ status: 403, reason: 'platform.right.missing' })
    expect(await refusal(client.imports.importTemplate({ object: 'chains.output' }))).toMatchObject({
      status: 403,
    })
    expect(await refusal(client.imports.importTemplate({ object: 'directory.nothing' }))).toMatchObject({
      status: 404,
      reason: 'tabular.import.unknownTable',
    })
  })

  it('have a template that lists the industries', async () => {
    const template = await office.client.imports.importTemplate({ object: 'chains.output' })
    expect(template.name).toBe('月度产值-模板.xlsx')
    expect(template.size).toBeGreaterThan(5000)
  })
})

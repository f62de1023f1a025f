import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { refusal, type TestApi, testApi } from '../../testing/api.ts'
import { demoActor } from '../../testing/demo-actors.ts'

onBothDemoCities('SYS20 figures of service, efficiency and atmosphere', (database) => {
  let api: TestApi
  let section: TestApi

  beforeAll(async () => {
    api = testApi(async () => database())
    section = api.as(await demoActor(database(), 'training'))
  })

  const bring = async (lines: readonly string[]) => {
    const head = '单位,季度,问题,评价企业,均值,答卷数,来源'
    const file = new File([[head, ...lines].join('\n')], '企业评议.csv')
    const { id } = await section.client.imports.startImport({ object: 'training.figure', file })
    await (await api.jobs()).drain()
    return section.client.imports.getImport({ id })
  }
  const faultsOf = async (id: string) =>
    (await section.client.imports.listImportRows({ id, outcome: 'bad' })).items.flatMap(({ faults }) =>
      faults.map(({ column, code }) => `${column} ${code}`),
    )

  it('too few answers, a quarter that is none or not over, and a mean beyond the scale are refused row by row', async () => {
    const [org] = (await section.client.directory.organisationTree({})).filter(
      ({ kind }) => kind === 'bureau',
    )
    // Now is 2023-06-15, so that 2023Q2 is not over.
    const { id } = await bring([
      `${org!.name},2023Q1,服务,全部企业,4.20,4,企业评议`,
      `${org!.name},2023第一季度,服务,全部企业,4.20,40,企业评议`,
      `${org!.name},2023Q2,服务,全部企业,4.20,40,企业评议`,
      `${org!.name},2023Q1,效率,全部企业,5.20,40,企业评议`,
    ])
    const faults = await faultsOf(id)
    expect(faults).toHaveLength(4)
    expect(faults[0]).toMatch(/^answers /)
    expect(faults[1]).toMatch(/^quarter /)
    expect(faults).toContain('quarter training.figure.future')
    expect(faults[3]).toMatch(/^mean /)
  })

  it('good rows are taken, seen in the effect of a class, corrected by a later file and taken back', async () => {
    const tree = await section.client.directory.organisationTree({})
    const org =
      tree.find(({ code }) => code === 'auditing') ?? tree.find(({ kind }) => kind === 'partyDepartment')!
    const row = (mean: string) => [`${org.name},2020Q1,氛围,新落户企业,${mean},9,企业评议`]
    const stored = async () =>
      (
        await sql<{ mean: string }>`select mean::text from training.service_figure
          where quarter = '2020Q1'`.execute(database().db)
      ).rows.map(({ mean }) => mean)
    const first = await bring(row('4.2'))
    await section.client.imports.applyImport({ id: first.id, lockVersion: first.lockVersion })
    await (await api.jobs()).drain()
    expect(await stored()).toEqual(['4.20'])
    const second = await bring(row('3.9'))
    await section.client.imports.applyImport({ id: second.id, lockVersion: second.lockVersion })
    await (await api.jobs()).drain()
    expect(await stored()).toEqual(['3.90'])
    const { lockVersion } = await section.client.imports.getImport({ id: second.id })
    await section.client.imports.revertImport({ id: second.id, lockVersion, reason: '口径有误' })
    await (await api.jobs()).drain()
    expect(await stored()).toEqual(['4.20'])
  })

  it('the effect of a class is told with both groups to whoever sees its feedback, and only the section brings figures', async () => {
    const { items } = await section.client.training.listClasses({ state: ['closed'], query: '招商和人才' })
    const { id } = items[0]!
    const effect = await section.client.training.getClassEffect({ id })
    expect(effect.rows).toHaveLength(6)
    for (const { trained, others, difference } of effect.rows) {
      expect(trained!.units).toBeGreaterThanOrEqual(3)
      expect(others!.units).toBeGreaterThanOrEqual(3)
      expect(difference).toBeCloseTo(trained!.change - others!.change, 2)
    }
    const county = api.as(await demoActor(database(), 'county'))
    expect((await refusal(county.client.training.getClassEffect({ id }))).status).toBe(403)
    const file = new File(['单位,季度'], '企业评议.csv')
    expect(
      (await refusal(county.client.imports.startImport({ object: 'training.figure', file }))).status,
    ).toBe(403)
  })
})

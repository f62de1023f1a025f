import { beforeAll, expect, it } from 'vitest'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { refusal, type TestApi, testApi } from '../../testing/api.ts'
import { demoActor } from '../../testing/demo-actors.ts'

onBothDemoCities('SYS7 the talent plan', (database) => {
  let section: TestApi
  let county: TestApi
  let reader: TestApi
  let enterprise: TestApi
  beforeAll(async () => {
    const api = testApi(async () => database())
    section = api.as(await demoActor(database(), 'talent'))
    county = api.as(await demoActor(database(), 'county'))
    reader = api.as(await demoActor(database(), 'chain-office'))
    enterprise = api.as(await demoActor(database(), 'enterprise-user'))
  })
  const lineOf = async (year: string, region: string) =>
    (await reader.client.talent.listPlanLines({ year, region, category: 'highSkill' })).items[0]!

  it('lays the counties together beside the city and says where they differ', async () => {
    const { categories, years } = await reader.client.talent.getPlanProgress({ year: '2022' })
    expect(years).toContain('2021')
    const highLevel = categories.find(({ category }) => category === 'highLevel')!
    // The invented city reports 6 more than its ten counties and zones in the year before this one.
    expect(highLevel).toMatchObject({ counties: { lines: 10, reported: 10 }, actualDifference: -6 })
    expect(categories.find(({ category }) => category === 'graduate')).toMatchObject({ actualDifference: 0 })
    const sums = await database()
      .db.selectFrom('talent.plan_line')
      .select((select) => select.fn.sum<string>('actual').as('sum'))
      .where('category', '=', 'highLevel')
      .where('region_code', '=', '341100')
      .where('year', '<=', '2022')
      .executeTakeFirstOrThrow()
    expect(highLevel.cumulative).toBe(Number(sums.sum))
  })

  it('a year that nobody planned has no figures, which are not 0', async () => {
    const { categories } = await reader.client.talent.getPlanProgress({ year: '2019' })
    for (const category of categories)
      expect(category).toMatchObject({ target: null, actual: null, completion: null, cumulative: null })
  })

  it('a county reports for itself only, and what it reports leaves the target as it is', async () => {
    const own = await lineOf('2022', '341181')
    const reported = await county.client.talent.reportPlanActual({
      id: own.id,
      lockVersion: own.lockVersion,
      actual: 321,
      asOfOn: '2022-12-31',
      actualSource: '天长市人社局年报',
    })
    expect(reported).toMatchObject({ actual: 321, target: own.target, mayReport: true })
    const other = await lineOf('2022', '341182')
    const report = { id: other.id, lockVersion: other.lockVersion, actual: 1 }
    const refused = { ...report, asOfOn: '2022-12-31', actualSource: '代报' }
    expect(await refusal(county.client.talent.reportPlanActual(refused))).toMatchObject({ status: 403 })
    expect(await refusal(reader.client.talent.reportPlanActual(refused))).toMatchObject({ status: 403 })
    expect(await county.client.talent.getPlanLine({ id: other.id })).toMatchObject({ mayReport: false })
    // Seen before the county reported.
    expect(
      await refusal(
        section.client.talent.reportPlanActual({
          id: own.id,
          lockVersion: own.lockVersion,
          actual: 1,
          asOfOn: '2022-12-31',
          actualSource: '旧页面',
        }),
      ),
    ).toMatchObject({ status: 409 })
  })

  it('targets are set by the talent section only, once for a year, category and region', async () => {
    const input = {
      year: '2020',
      category: 'highSkill' as const,
      regionCode: '341181',
      target: 10,
      targetSource: '示例文件',
    }
    expect(await refusal(county.client.talent.addPlanLine(input))).toMatchObject({ status: 403 })
    expect(await refusal(reader.client.talent.addPlanLine(input))).toMatchObject({ status: 403 })
    const added = await section.client.talent.addPlanLine(input)
    expect(added).toMatchObject({ regionName: '天长市', target: 10, actual: null, mayReport: true })
    expect(await refusal(section.client.talent.addPlanLine(input))).toMatchObject({
      status: 409,
      reason: 'talent.plan.taken',
    })
    expect(await refusal(county.client.talent.updatePlanLine({ ...added, target: 1 }))).toMatchObject({
      status: 403,
    })
    const changed = await section.client.talent.updatePlanLine({ ...added, target: 12 })
    expect(changed.target).toBe(12)
    expect(await refusal(section.client.talent.updatePlanLine({ ...added, target: 13 }))).toMatchObject({
      status: 409,
    })
    const [entry] = await section.client.system.listAudit({ kind: 'talent.planLine', id: added.id })
    expect(entry).toMatchObject({ action: 'talent.plan.update' })
  })

  it('a figure stands with its source and a day that lies in the year or after and has come', async () => {
    const input = { year: '2020', category: 'graduate' as const, regionCode: '341181' }
    const { addPlanLine } = section.client.talent
    expect(await refusal(addPlanLine({ ...input, target: 5 }))).toMatchObject({
      reason: 'talent.plan.targetSource',
      details: { field: 'targetSource' },
    })
    expect(await refusal(addPlanLine({ ...input, actual: 5 }))).toMatchObject({
      reason: 'talent.plan.actualDay',
    })
    const reached = { ...input, actual: 5, actualSource: '示例' }
    for (const asOfOn of ['2019-12-31', '2199-01-01'])
      expect(await refusal(addPlanLine({ ...reached, asOfOn }))).toMatchObject({
        reason: 'talent.plan.dayOutside',
      })
  })

  it('is not for enterprises, and leaves the house with the right to export only', async () => {
    expect(await refusal(enterprise.client.talent.listPlanLines({}))).toMatchObject({ status: 403 })
    expect(await refusal(enterprise.client.talent.getPlanProgress({ year: '2022' }))).toMatchObject({
      status: 403,
    })
    expect(await refusal(reader.client.talent.exportPlanLines({}))).toMatchObject({ status: 403 })
    const file = await county.client.talent.exportPlanLines({ year: '2022' })
    expect(file.name).toContain('talent-plan')
  })
})

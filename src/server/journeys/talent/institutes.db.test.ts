import { beforeAll, expect, it } from 'vitest'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { expectEveryWriteAudited, refusal, type TestApi, testApi } from '../../testing/api.ts'
import { demoActor } from '../../testing/demo-actors.ts'

onBothDemoCities('SYS5 institutes and where to recruit', (database) => {
  let section: TestApi
  let office: TestApi
  let firm: TestApi
  let expert: TestApi
  const institute = {
    kind: 'university' as const,
    province: '34' as const,
    city: '合肥市',
    source: '院校官网',
    asOfOn: '2026-05-01',
  }
  const named = async (name: string) =>
    (await section.client.talent.listInstitutes({ query: name })).items.find((one) => one.name === name)!
  const bring = async (object: string, file: File) => {
    const { id } = await section.client.imports.startImport({ object, file })
    await (await section.jobs()).drain()
    const batch = await section.client.imports.getImport({ id })
    expect(batch.failure).toBeNull()
    return batch
  }
  const faultsOf = async (id: string) =>
    (await section.client.imports.listImportRows({ id })).items.map(({ outcome, faults }) =>
      outcome === 'bad' ? faults.map(({ column, code }) => `${column} ${code}`).join(' ') : outcome,
    )
  beforeAll(async () => {
    const api = testApi(async () => database())
    const as = async (name: string) => api.as(await demoActor(database(), name))
    section = await as('talent')
    office = await as('chain-office')
    firm = await as('enterprise-user')
    expert = await as('expert')
  })

  it('the demo city has some fifty, its own college among them, and every figure is marked as invented', async () => {
    const { total, items } = await office.client.talent.listInstitutes({ pageSize: 100 })
    expect(total).toBeGreaterThan(44)
    expect(items.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['滁州学院', '滁州职业技术学院', '滁州城市职业学院', '安徽科技学院']),
    )
    const outputs = await office.client.talent.listInstituteOutputs({ pageSize: 200 })
    expect(outputs.items.every(({ isDemo, source }) => isDemo && source.includes('虚构'))).toBe(true)
  })

  it('contacts are masked for officials, shown for a reason to the section, and not told to enterprises', async () => {
    const { id } = await named('滁州学院')
    const seen = await office.client.talent.getInstitute({ id })
    expect(seen).toMatchObject({ seesContacts: true, mayEdit: false, mayReveal: false })
    expect(seen.contactPhone).toMatch(/\*/)
    const ask = { id, field: 'contactPhone' as const, reason: '联系校园招聘' }
    expect(await refusal(office.client.talent.revealInstitute(ask))).toMatchObject({ status: 403 })
    expect((await section.client.talent.revealInstitute(ask)).value).toBe('19000004100')
    const told = await firm.client.talent.getInstitute({ id })
    expect(told).toMatchObject({
      name: '滁州学院',
      seesContacts: false,
      contactName: null,
      contactPhone: null,
      contactEmail: null,
      people: null,
    })
    expect((await firm.client.talent.listInstitutes({})).items.every((one) => one.contactName === null)).toBe(
      true,
    )
    expect(await firm.client.system.listAudit({ kind: 'talent.institute', id })).toEqual([])
    expect(await refusal(expert.client.talent.getInstitute({ id }))).toMatchObject({ status: 403 })
  })

  it('is entered, changed against the version seen, deleted with its figures and brought back with them', async () => {
    const { addInstitute, updateInstitute, removeInstitute, getInstitute } = section.client.talent
    const added = await addInstitute({ ...institute, name: '示例理工学院', nodeCodes: ['pv-glass'] })
    expect(added).toMatchObject({ nodeCodes: ['pv-glass'], lastYear: null, people: 0 })
    expect(await refusal(addInstitute({ ...institute, name: '示例理工学院' }))).toMatchObject({
      status: 409,
      reason: 'talent.institute.twice',
    })
    expect(
      await refusal(office.client.talent.addInstitute({ ...institute, name: '越权学院' })),
    ).toMatchObject({
      status: 403,
    })
    const output = await section.client.talent.addInstituteOutput({
      instituteId: added.id,
      majorCode: '080401',
      year: '2025',
      graduates: 40,
      source: '年报',
    })
    const change = { ...institute, name: '示例理工大学', id: added.id, lockVersion: added.lockVersion }
    const changed = await updateInstitute(change)
    expect(changed).toMatchObject({
      name: '示例理工大学',
      nodeCodes: [],
      lastYear: '2025',
      lastGraduates: 40,
    })
    expect(await refusal(updateInstitute(change))).toMatchObject({ status: 409 })
    await removeInstitute({ id: added.id, lockVersion: changed.lockVersion, reason: '重复录入' })
    expect(await refusal(getInstitute({ id: added.id }))).toMatchObject({ status: 404 })
    expect(await refusal(section.client.talent.getInstituteOutput({ id: output.id }))).toMatchObject({
      status: 404,
    })
    await section.client.bin.restore({ kind: 'talent.institute', id: added.id })
    expect(await getInstitute({ id: added.id })).toMatchObject({ lastGraduates: 40 })
    const back = await getInstitute({ id: added.id })
    await removeInstitute({ id: added.id, lockVersion: back.lockVersion, reason: '测试完毕' })
  })

  it('a figure stands once for its institute, major and year, and no more are employed than graduated', async () => {
    const { addInstituteOutput, updateInstituteOutput, removeInstituteOutput } = section.client.talent
    const { id: instituteId } = await named('中国科学院合肥物质科学研究院')
    const figure = { instituteId, majorCode: '080401', year: '2024', graduates: 12, source: '研究院年报' }
    expect(await refusal(addInstituteOutput({ ...figure, employedLocal: 13 }))).toMatchObject({
      reason: 'talent.instituteOutput.moreEmployed',
      details: { field: 'employedLocal' },
    })
    expect(await refusal(addInstituteOutput({ ...figure, majorCode: '999999' }))).toMatchObject({
      reason: 'talent.major.unknown',
    })
    expect(await refusal(addInstituteOutput({ ...figure, year: '2099' }))).toMatchObject({
      reason: 'talent.instituteOutput.yearAhead',
    })
    const added = await addInstituteOutput(figure)
    expect(await refusal(addInstituteOutput(figure))).toMatchObject({
      status: 409,
      reason: 'talent.instituteOutput.taken',
    })
    const changed = await updateInstituteOutput({
      ...figure,
      id: added.id,
      lockVersion: added.lockVersion,
      graduates: 14,
    })
    expect(changed).toMatchObject({ graduates: 14, majorName: '材料科学与工程' })
    const removal = { id: added.id, lockVersion: changed.lockVersion, reason: '录错院校' }
    expect(await refusal(office.client.talent.removeInstituteOutput(removal))).toMatchObject({ status: 403 })
    await removeInstituteOutput(removal)
    const [entry] = await section.client.system.listAudit({ kind: 'talent.instituteOutput', id: added.id })
    expect(entry).toMatchObject({ action: 'talent.instituteOutput.remove', reason: '录错院校' })
  })

  it('tables bring institutes and figures, and name what is wrong with a row line by line', async () => {
    const institutes = await bring(
      'talent.institute',
      new File(
        [
          [
            '学校名称,类型,省份,城市,可服务环节,来源,信息日期',
            '表格示例大学,本科,安徽,合肥市,,院校官网,2026-05-01',
            '表格示例学院,本科,火星省,合肥市,,院校官网,2026-05-01',
            ',高职,安徽,滁州市,,院校官网,2026-05-01',
          ].join('\n'),
        ],
        '院校.csv',
      ),
    )
    expect((await faultsOf(institutes.id)).map((fault) => fault.split(' ')[0])).toEqual([
      'create',
      'province',
      'name',
    ])
    await section.client.imports.applyImport({ id: institutes.id, lockVersion: institutes.lockVersion })
    await (await section.jobs()).drain()
    const outputs = await bring(
      'talent.instituteOutput',
      new File(
        [
          [
            '院校,专业,毕业年份,毕业生,留本市就业,来源',
            '表格示例大学,材料科学与工程,2025,60,12,就业年报',
            '表格示例大学,080601,2025,30,31,就业年报',
            '没有的大学,材料科学与工程,2025,60,12,就业年报',
            '表格示例大学,没有的专业,2025,60,12,就业年报',
          ].join('\n'),
        ],
        '毕业生.csv',
      ),
    )
    const faults = await faultsOf(outputs.id)
    expect(faults[0]).toBe('create')
    expect(faults[1]).toBe('employedLocal talent.instituteOutput.moreEmployed')
    expect(faults.slice(2).map((fault) => fault.split(' ')[0])).toEqual(['instituteId', 'majorCode'])
    await section.client.imports.applyImport({ id: outputs.id, lockVersion: outputs.lockVersion })
    await (await section.jobs()).drain()
    expect(await named('表格示例大学')).toMatchObject({ lastYear: '2025', lastGraduates: 60, lastMajors: 1 })
    const again = await bring(
      'talent.institute',
      await section.client.talent.exportInstitutes({ query: '表格示例大学' }),
    )
    expect(await faultsOf(again.id)).toEqual(['same'])
    expect((await office.client.talent.exportInstitutes({})).name).toContain('institutes')
    expect(await refusal(firm.client.talent.exportInstitutes({}))).toMatchObject({ status: 403 })
  })

  it('the map lays majors beside graduates of a year; a year nobody told is not known', async () => {
    const { listRecruitMap, getRecruitRow } = office.client.talent
    const map = await listRecruitMap({ chainCode: 'pv', pageSize: 200 })
    expect(map.years.length).toBeGreaterThan(2)
    const row = map.items.find(({ majorCode }) => majorCode === '080401')!
    expect(row.graduates).toBe(row.inCity! + row.inProvince! + row.elsewhere!)
    expect(row.cover).toBe((Math.round((row.graduates! * 10) / row.seats) / 10).toFixed(1))
    const behind = await getRecruitRow({ chainCode: 'pv', row: row.id, year: map.year! })
    const told = behind.institutes.filter(({ graduates }) => graduates !== null)
    expect(told.reduce((sum, { graduates }) => sum + graduates!, 0)).toBe(row.graduates)
    expect(told.every(({ source }) => source !== null)).toBe(true)
    expect(behind.needs.reduce((sum, { seats }) => sum + seats, 0)).toBe(row.seats)
    // The list of needs that the page leads on to is the same.
    const list = await office.client.talent.listNeeds({
      chain: ['pv'],
      node: row.nodeCode!,
      major: '080401',
      state: ['open'],
      kind: 'post',
    })
    expect(list.total).toBe(row.needs)
    const early = await listRecruitMap({ chainCode: 'pv', year: '2001', pageSize: 200 })
    expect(early.sums).toMatchObject({ seats: map.sums.seats, graduates: null, inCity: null, cover: null })
    expect(early.sums.silent).toBeGreaterThan(0)
    const short = await listRecruitMap({ chainCode: 'pv', only: 'short', pageSize: 200 })
    expect(short.items.every(({ graduates, seats }) => (graduates ?? 0) < seats)).toBe(true)
    expect((await office.client.talent.exportRecruitMap({ chainCode: 'pv' })).name).toContain('recruit-pv')
    expect(await refusal(firm.client.talent.listRecruitMap({ chainCode: 'pv' }))).toMatchObject({
      status: 403,
    })
    expect(await refusal(listRecruitMap({ chainCode: 'no-such' }))).toMatchObject({ status: 404 })
  })

  it('an institute is told what the chains ask of it; an enterprise of its own needs only', async () => {
    const { id } = await named('滁州学院')
    const { places, needs, year } = await office.client.talent.getInstituteDemand({ id })
    expect(year).not.toBeNull()
    expect(places.some(({ nodeCode, declared }) => nodeCode === 'sensor' && declared)).toBe(true)
    expect(places.some(({ needs: asking, majorNames }) => asking > 0 && majorNames.length > 0)).toBe(true)
    expect(needs.length).toBeGreaterThan(0)
    const own = (await firm.client.directory.listEnterprises({})).items.map(({ name }) => name)
    const told = await firm.client.talent.getInstituteDemand({ id })
    expect(told.needs.every(({ enterpriseName }) => own.includes(enterpriseName))).toBe(true)
    const seats = told.needs.reduce((sum, one) => sum + one.seats, 0)
    expect(told.places.reduce((sum, one) => sum + one.seats, 0)).toBe(seats)
  })

  it('leads from an institute over its major to the needs that ask for it', async () => {
    const { id } = await named('滁州学院')
    const [output] = (await section.client.talent.listInstituteOutputs({ institute: id })).items
    const thread = await section.client.system.traceThread({
      kind: 'talent.instituteOutput',
      id: output!.id,
    })
    const told = JSON.stringify(thread)
    expect(told).toContain('talent.major')
    expect(told).toContain(id)
    await expectEveryWriteAudited(database())
  })
})

import { beforeAll, expect, it } from 'vitest'
import { nodeEntries } from '#modules/chains/index.ts'
import { regionEntries } from '#modules/directory/index.ts'
import { needTable } from '#modules/talent/contract/need-table.ts'
import { profileTable } from '#modules/talent/contract/profile-table.ts'
import { skillEntries } from '#modules/talent/index.ts'
import { majorEntries } from '#modules/talent/service/major/majors.ts'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { readCell, wordFinder } from '#platform/tabular/read/cell.ts'
import { type TestApi, testApi } from '../../testing/api.ts'
import { demoActor } from '../../testing/demo-actors.ts'

onBothDemoCities('SYS7 needs and people as files, out and in again', (database, ctx) => {
  let section: TestApi
  let firm: { id: string; name: string; uscc: string }
  const today = '2023-06-15'
  const bring = async (object: string, file: File) => {
    const { id } = await section.client.imports.startImport({ object, file } as never)
    return settled(id)
  }
  const settled = async (id: string) => {
    await (await section.jobs()).drain()
    const batch = await section.client.imports.getImport({ id })
    expect(batch.failure).toBeNull()
    return batch
  }
  const apply = async ({ id, lockVersion }: { id: string; lockVersion: number }) => {
    await section.client.imports.applyImport({ id, lockVersion })
    return settled(id)
  }
  beforeAll(async () => {
    const api = testApi(async () => database())
    section = api.as(await demoActor(database(), 'talent'))
    firm = (await section.client.directory.listEnterprises({ pageSize: 1 })).items[0]!
  })

  it('every major, skill, node and place is read as the one whose name went out', async () => {
    const context = ctx()
    const read = {
      majorCodes: [profileTable.columns.majorCodes, await majorEntries(context)],
      skillIds: [profileTable.columns.skillIds, await skillEntries(context)],
      nodeCodes: [profileTable.columns.nodeCodes, await nodeEntries(context)],
      placeCodes: [profileTable.columns.placeCodes, await regionEntries(context)],
    } as const
    for (const [name, [column, entries]] of Object.entries(read)) {
      const words = wordFinder(entries)
      const wrong = entries.filter(({ value, title }) => {
        const cell = readCell(column, { value: title, isPercent: false, unit: null }, words)
        return JSON.stringify(cell.value) !== JSON.stringify([value])
      })
      expect(wrong, name).toEqual([])
    }
  })

  it('a need with every field comes back as it was: nothing to do at first, all of it after it was changed', async () => {
    const { client } = section
    const skills = await client.talent.listSkillNames()
    const [first, second, third] = [skills[0]!.id, skills[7]!.id, skills[19]!.id]
    const shared = {
      enterpriseId: firm.id,
      chainCode: 'pv',
      nodeCode: 'pv-module',
      urgency: 5,
      tier: 3,
      degree: '3' as const,
      experienceYears: 4,
      titleLevel: 'T3' as const,
      // A discipline and the major of its name.
      majorCodes: ['03', '030101', '080401'],
      requiredSkillIds: [first, second],
      wishedSkillIds: [third],
      must: ['skills', 'level'] as ('skills' | 'level')[],
      regionCodes: (await client.directory.listRegions())
        .filter(({ kind }) => kind !== 'city')
        .slice(0, 2)
        .map(({ code }) => code),
      modes: ['flexible', 'project'] as ('flexible' | 'project')[],
      duties: '一、看图；\n二、排故。',
      deadlineOn: '2024-03-01',
      contactName: '人力资源部',
      source: '走访',
      asOfOn: '2023-06-01',
      postKind: 'technical' as const,
      talentGroup: 'leading' as const,
      education: '14' as const,
    }
    const all = [
      await client.talent.addNeed({
        ...shared,
        title: '往返全字段岗位',
        kind: 'post',
        headcount: 7,
        salaryFrom: 9000,
        salaryTo: 15_000,
        benefits: '五险一金',
      }),
      await client.talent.addNeed({
        ...shared,
        title: '往返全字段技术需求',
        kind: 'technical',
        headcount: 1,
        targetIndicators: '效率 ≥ 25.5%',
        budget: '120.50',
        termMonths: 18,
        propertyRule: '双方共有',
      }),
    ]
    const file = await client.talent.exportNeeds({ query: '往返全字段' })
    const same = await bring('talent.need', file)
    expect(same).toMatchObject({ state: 'checked', counts: { same: 2, create: 0, change: 0, bad: 0 } })
    for (const one of all)
      await client.talent.updateNeed({
        ...one,
        contactPhone: undefined,
        contactEmail: undefined,
        chainCode: 'food',
        nodeCode: null,
        headcount: 1,
        urgency: 1,
        tier: 9,
        degree: null,
        experienceYears: 0,
        titleLevel: null,
        majorCodes: [],
        requiredSkillIds: [],
        wishedSkillIds: [],
        must: [],
        regionCodes: [],
        salaryFrom: null,
        salaryTo: null,
        benefits: null,
        modes: [],
        duties: null,
        deadlineOn: null,
        targetIndicators: one.kind === 'technical' ? '别的指标' : null,
        budget: null,
        termMonths: null,
        propertyRule: null,
        contactName: null,
        source: '改过',
        asOfOn: '2023-06-02',
        postKind: 'skill',
        talentGroup: 'young',
        education: '90',
      })
    const changed = await bring('talent.need', file)
    expect(changed).toMatchObject({ state: 'checked', counts: { change: 2, bad: 0 } })
    await apply(changed)
    for (const one of all) {
      const back = await client.talent.getNeed({ id: one.id })
      for (const key of Object.keys(needTable.columns))
        expect({ [key]: back[key as keyof typeof back] }).toEqual({ [key]: one[key as keyof typeof one] })
    }
  })

  it('so does a person, the employer of the register among it; contacts never go out in clear', async () => {
    const { client } = section
    const skills = await client.talent.listSkillNames()
    const person = {
      name: '佘鄢往返',
      school: '虚构往返学院',
      category: 'B' as const,
      talentGroup: 'leading' as const,
      education: '11' as const,
      degree: '2' as const,
      majorCodes: ['09', '090101'],
      titleLevel: 'T1' as const,
      experienceYears: 12,
      employer: '虚构往返公司旧称',
      enterpriseId: firm.id,
      skillIds: [skills[1]!.id, skills[11]!.id],
      nodeCodes: ['pv-module'],
      chainCodes: ['pv'],
      postKinds: ['management', 'technical'] as ('management' | 'technical')[],
      modes: ['fullTime'] as 'fullTime'[],
      // In the order of the wish, which is not that of the codes.
      placeCodes: (await client.directory.listRegions())
        .filter(({ kind }) => kind !== 'city')
        .slice(0, 3)
        .map(({ code }) => code)
        .reverse(),
      salaryFrom: 30_000,
      salaryTo: 45_000,
      availableOn: '2023-09-01',
      mostEngagements: 3,
      honours: '虚构奖',
      achievements: '成果一；成果二',
      summary: '简介',
      phone: '19000016666',
      email: 'round@demo.invalid',
      source: '走访',
      asOfOn: today,
    }
    const consent = { givenOn: today, untilOn: '2024-06-01', givenBy: 'paper' as const }
    const one = await client.talent.addProfile({ ...person, consent })
    expect(one).toMatchObject({ enterpriseId: firm.id, enterpriseName: firm.name })
    const file = await client.talent.exportProfiles({ query: '佘鄢往返' })
    const same = await bring('talent.profile', file)
    expect(same).toMatchObject({ state: 'checked', counts: { same: 1, create: 0, change: 0, bad: 0 } })
    const { id, lockVersion } = one
    await client.talent.updateProfile({
      name: person.name,
      school: person.school,
      source: '改过',
      asOfOn: '2023-06-10',
      id,
      lockVersion,
    })
    const changed = await bring('talent.profile', file)
    expect(changed).toMatchObject({ state: 'checked', counts: { change: 1, bad: 0 } })
    await apply(changed)
    const back = await client.talent.getProfile({ id })
    for (const key of Object.keys(profileTable.columns))
      expect({ [key]: back[key as keyof typeof back] }).toEqual({ [key]: one[key as keyof typeof one] })
    // What the file cannot hold stayed.
    expect(back).toMatchObject({ phone: '190****6666' })
  })

  it('a table ties an employer to the register by its name or social credit code, and unties it when another is written', async () => {
    const { client } = section
    const rows = (employers: readonly string[]) =>
      new File(
        [
          [
            '姓名,毕业院校,现单位,意向产业链,来源,信息日期,同意日期,同意期限至,同意方式',
            ...employers.map(
              (employer, at) =>
                `佘鄢单位${'甲乙丙'[at]},虚构单位学院,${employer},光伏,招聘会,${today},${today},2024-01-01,书面`,
            ),
          ].join('\n'),
        ],
        '人才.csv',
      )
    const told = async (query: string) => (await client.talent.listProfiles({ query })).items[0]!
    await apply(await bring('talent.profile', rows([firm.name, firm.uscc, '虚构外地公司'])))
    expect(await told('佘鄢单位甲')).toMatchObject({ employer: firm.name, enterpriseId: firm.id })
    expect(await told('佘鄢单位乙')).toMatchObject({ employer: firm.name, enterpriseId: firm.id })
    expect(await told('佘鄢单位丙')).toMatchObject({ employer: '虚构外地公司', enterpriseId: null })
    await apply(await bring('talent.profile', rows(['虚构外地公司', firm.name, firm.name])))
    expect(await told('佘鄢单位甲')).toMatchObject({ employer: '虚构外地公司', enterpriseId: null })
    expect(await told('佘鄢单位丙')).toMatchObject({ employer: firm.name, enterpriseId: firm.id })
  })
})

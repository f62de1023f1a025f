import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { expectEveryWriteAudited, refusal, type TestApi, testApi } from '../../testing/api.ts'
import { demoActor } from '../../testing/demo-actors.ts'

onBothDemoCities('SYS7 needs of enterprises', (database) => {
  let system: TestApi
  let section: TestApi
  let office: TestApi
  let firm: TestApi
  let county: TestApi
  let expert: TestApi
  let own: { id: string; name: string }
  let other: { id: string; name: string }
  let skill: (name: string) => Promise<string>
  const post = (title: string) => ({
    title,
    kind: 'post' as const,
    enterpriseId: own.id,
    chainCode: 'pv',
    nodeCode: 'pv-module',
    headcount: 2,
    urgency: 4,
    postKind: 'technical' as const,
    talentGroup: 'young' as const,
    education: '20' as const,
  })
  const bring = async (file: File) => {
    const { id } = await firm.client.imports.startImport({ object: 'talent.need', file })
    await (await firm.jobs()).drain()
    return firm.client.imports.getImport({ id })
  }
  beforeAll(async () => {
    const api = testApi(async () => database())
    const as = async (name: string) => api.as(await demoActor(database(), name))
    system = api
    section = await as('talent')
    office = await as('chain-office')
    firm = await as('enterprise-user')
    county = await as('county')
    expert = await as('expert')
    own = (await firm.client.directory.listEnterprises({})).items[0]!
    other = (await section.client.directory.listEnterprises({ pageSize: 20 })).items.find(
      ({ id }) => id !== own.id,
    )!
    skill = async (name) =>
      (await section.client.talent.listSkillNames()).find((one) => one.name === name)!.id
  })

  it('the demo city has some 160 of them on all eight chains, technical ones among them, none broken', async () => {
    const all = await section.client.talent.listNeeds({
      pageSize: 200,
      state: ['open', 'paused', 'filled', 'closed'],
    })
    // Eight chains with 17 posts and 3 technical needs each.
    expect(all.total).toBe(8 * (17 + 3))
    expect(new Set(all.items.map(({ chainCode }) => chainCode)).size).toBe(8)
    expect(all.items.filter(({ kind }) => kind === 'technical')).toHaveLength(24)
    // People are summed over posts alone.
    const posts = all.items.filter(({ kind }) => kind === 'post')
    expect(Number(all.totals.headcount)).toBe(posts.reduce((sum, { headcount }) => sum + headcount, 0))
    expect(all.items.every(({ isDemo, source }) => isDemo && source === '演示数据')).toBe(true)
  })

  it('lives from a phone of its enterprise to its end: posted, changed, paused, reopened, filled', async () => {
    const { addNeed, updateNeed, moveNeed } = firm.client.talent
    const required = await skill('组件封装')
    const added = await addNeed({
      ...post('组件工艺员'),
      requiredSkillIds: [required],
      must: ['skills'],
      salaryFrom: 8000,
      salaryTo: 12_000,
      contactPhone: '13900001234',
    })
    // Four stars fill second; who said so and when are filled in.
    expect(added).toMatchObject({
      tier: 2,
      state: 'open',
      source: '企业填报',
      enterpriseName: own.name,
      nodeName: '光伏组件',
      requiredSkillNames: ['组件封装'],
      contactPhone: expect.stringContaining('*'),
      mayEdit: true,
    })
    const changed = await updateNeed({
      ...added,
      contactPhone: undefined,
      contactEmail: undefined,
      headcount: 3,
    })
    expect(changed).toMatchObject({ headcount: 3, tier: 2, contactPhone: added.contactPhone })
    const paused = await moveNeed({ ...changed, state: 'paused', reason: '等待产线' })
    expect(paused).toMatchObject({ state: 'paused', closedReason: '等待产线' })
    const open = await moveNeed({ ...paused, state: 'open', reason: '产线就绪' })
    expect(open).toMatchObject({ state: 'open', closedReason: null })
    const filled = await moveNeed({ ...open, state: 'filled', reason: '已到岗' })
    expect(
      await refusal(updateNeed({ ...filled, contactPhone: undefined, contactEmail: undefined })),
    ).toMatchObject({
      status: 409,
      reason: 'talent.need.ended',
    })
    expect(await refusal(moveNeed({ ...filled, state: 'paused', reason: '再等等' }))).toMatchObject({
      reason: 'talent.need.move',
      details: { from: 'filled', to: 'paused' },
    })
    const { links } = await section.client.system.traceThread({ kind: 'talent.need', id: added.id, depth: 1 })
    expect(new Set(links.map(({ relation }) => relation))).toEqual(new Set(['neededBy', 'about', 'asksFor']))
  })

  it('two who change it at once do not overwrite each other', async () => {
    const added = await section.client.talent.addNeed(post('两人同改'))
    const change = { ...added, contactPhone: undefined, contactEmail: undefined }
    await firm.client.talent.updateNeed({ ...change, headcount: 5 })
    expect(await refusal(section.client.talent.updateNeed({ ...change, headcount: 6 }))).toMatchObject({
      status: 409,
      reason: 'platform.object.changed',
    })
  })

  it('an enterprise sees and enters its own needs only; another answers as what does not exist', async () => {
    const { items } = await firm.client.talent.listNeeds({ pageSize: 200 })
    expect(items.length).toBeGreaterThan(0)
    expect(new Set(items.map(({ enterpriseId }) => enterpriseId))).toEqual(new Set([own.id]))
    expect(
      await refusal(firm.client.talent.addNeed({ ...post('别家岗位'), enterpriseId: other.id })),
    ).toMatchObject({
      status: 400,
      reason: 'directory.enterprise.unknown',
      details: { field: 'enterpriseId' },
    })
    const theirs = await section.client.talent.addNeed({ ...post('别家岗位'), enterpriseId: other.id })
    for (const tried of [
      () => firm.client.talent.getNeed({ id: theirs.id }),
      () => firm.client.talent.removeNeed({ id: theirs.id, lockVersion: 1, reason: '试试' }),
      () => firm.client.talent.moveNeed({ id: theirs.id, lockVersion: 1, state: 'closed', reason: '试试' }),
      () => firm.client.talent.revealNeed({ id: theirs.id, field: 'contactPhone', reason: '试试' }),
    ])
      expect(await refusal(tried())).toMatchObject({ status: 404, reason: 'talent.need.unknown' })
  })

  it('who reads is told what is allowed: offices of chains read and export, counties their own, experts nothing', async () => {
    const [seen] = (await office.client.talent.listNeeds({})).items
    expect(await office.client.talent.getNeed({ id: seen!.id })).toMatchObject({
      mayEdit: false,
      mayRemove: false,
    })
    expect((await office.client.talent.exportNeeds({})).name).toMatch(/\.xlsx$/)
    for (const tried of [
      () => office.client.talent.addNeed(post('办公室填报')),
      async () =>
        office.client.talent.updateNeed({
          ...(await section.client.talent.getNeed({ id: seen!.id })),
          contactPhone: undefined,
          contactEmail: undefined,
        }),
      () => office.client.talent.moveNeed({ ...seen!, state: 'closed', reason: '试试' }),
      () => office.client.talent.removeNeed({ ...seen!, reason: '试试' }),
      () => office.client.talent.revealNeed({ id: seen!.id, field: 'contactPhone', reason: '试试' }),
    ])
      expect(await refusal(tried())).toMatchObject({ status: 403 })
    const city = await section.client.talent.listNeeds({})
    const local = await county.client.talent.listNeeds({})
    expect(local.total).toBeGreaterThan(0)
    expect(local.total).toBeLessThan(city.total)
    expect(await refusal(expert.client.talent.listNeeds({}))).toMatchObject({ status: 403 })
    expect(await refusal(expert.client.talent.getNeed({ id: seen!.id }))).toMatchObject({ status: 403 })
    expect(await refusal(expert.client.talent.exportNeeds({}))).toMatchObject({ status: 403 })
  })

  it('contacts are masked in every answer and shown for a reason, which the audit keeps', async () => {
    const added = await firm.client.talent.addNeed({
      ...post('有联系人的岗位'),
      contactPhone: '13900004321',
      contactEmail: 'hr@example.com',
    })
    expect(added.contactPhone).not.toContain('0000')
    expect(added.contactEmail).not.toBe('hr@example.com')
    const shown = await section.client.talent.revealNeed({
      id: added.id,
      field: 'contactPhone',
      reason: '约面谈',
    })
    expect(shown).toEqual({ field: 'contactPhone', value: '13900004321' })
    const audit = await section.client.system.listAudit({ kind: 'talent.need', id: added.id })
    expect(audit.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['talent.need.askReveal', 'talent.need.reveal']),
    )
    expect(JSON.stringify(audit)).not.toContain('13900004321')
  })

  it('what does not fit is refused where it stands', async () => {
    const { addNeed } = section.client.talent
    const skills = [await skill('组件封装')]
    for (const [input, field, reason] of [
      [{ nodeCode: 'separator' }, 'nodeCode', 'talent.need.nodeOutside'],
      [{ chainCode: 'nowhere', nodeCode: null }, 'chainCode', 'chains.chain.unknown'],
      [{ salaryFrom: 9000 }, 'salaryTo', 'talent.need.salaryHalf'],
      [{ salaryFrom: 9000, salaryTo: 8000 }, 'salaryTo', 'talent.need.salaryTurned'],
      [{ budget: '20' }, 'budget', 'talent.need.otherKind'],
      [{ kind: 'technical' as const }, 'targetIndicators', 'talent.need.targetMissing'],
      [{ must: ['skills' as const] }, 'must', 'talent.need.mustNothing'],
      [{ requiredSkillIds: skills, wishedSkillIds: skills }, 'wishedSkillIds', 'talent.need.skillTwice'],
      [{ majorCodes: ['99'] }, 'majorCodes', 'talent.major.unknown'],
      [{ regionCodes: ['999999'] }, 'regionCodes', 'directory.region.unknown'],
      [{ problemIds: [own.id] }, 'problemIds', 'matters.problem.unknown'],
      [{ requiredSkillIds: [own.id] }, 'requiredSkillIds', 'talent.skill.unknown'],
    ] as const)
      expect(await refusal(addNeed({ ...post('不合规的岗位'), ...(input as object) })), reason).toMatchObject(
        { status: 400, reason, details: { field } },
      )
    await addNeed(post('同名岗位'))
    expect(await refusal(addNeed(post('同名岗位')))).toMatchObject({
      status: 409,
      reason: 'talent.need.twice',
    })
  })

  it('a need raised from a problem leads there and is found from it', async () => {
    const [problem] = (await system.client.matters.listProblems({ pageSize: 1 })).items
    const added = await system.client.talent.addNeed({ ...post('解决问题的人'), problemIds: [problem!.id] })
    expect(added.problems).toMatchObject([{ id: problem!.id, title: problem!.title }])
    const found = await system.client.talent.listNeeds({ problem: problem!.id, query: '解决问题' })
    expect(found.items.map(({ id }) => id)).toEqual([added.id])
    const byNode = await system.client.talent.listNeeds({
      chain: ['pv'],
      node: 'pv-module',
      query: '解决问题',
    })
    expect(byNode.total).toBe(1)
  })

  it('goes to the recycle bin and back; one that a run names stays, and it is told where', async () => {
    const added = await firm.client.talent.addNeed(post('填错的岗位'))
    await firm.client.talent.removeNeed({ id: added.id, lockVersion: added.lockVersion, reason: '填错了' })
    expect(await refusal(firm.client.talent.getNeed({ id: added.id }))).toMatchObject({ status: 404 })
    await firm.client.bin.restore({ kind: 'talent.need', id: added.id })
    const back = await firm.client.talent.getNeed({ id: added.id })
    expect(back.title).toBe('填错的岗位')
    const { db } = database()
    await sql`with run as (insert into talent.match_run (title, method, settings, state, created_by, created_by_name,
        created_at, updated_at)
      values ('一月匹配', 'optimal', '{}', 'done', 'x', 'x', now(), now()) returning id)
      insert into talent.run_need (run_id, position, need_id, capacity, tier, snapshot)
      select id, 0, ${added.id}::uuid, 1, 1, '{}' from run`.execute(db)
    expect(
      await refusal(
        firm.client.talent.removeNeed({ id: added.id, lockVersion: back.lockVersion, reason: '再删' }),
      ),
    ).toMatchObject({ status: 409, reason: 'talent.need.inUse', details: { where: ['匹配“一月匹配”'] } })
    await sql`delete from talent.match_run where title = '一月匹配'`.execute(db)
  })

  it('what went out as a file comes in again unchanged; a new row makes a need, and the batch is taken back', async () => {
    await firm.client.talent.addNeed({
      ...post('往返的岗位'),
      requiredSkillIds: [await skill('组件封装')],
      // One of a name that three levels have, and one whose name has the sign of a list in it.
      majorCodes: ['080401', '081009', '460103'],
      salaryFrom: 8000,
      salaryTo: 9000,
    })
    const file = await firm.client.talent.exportNeeds({ query: '往返的岗位' })
    const back = await bring(file)
    expect(back).toMatchObject({ state: 'checked', counts: { same: 1, create: 0, bad: 0 } })
    const sheet = [
      '需求名称,需求类别,企业,产业链,环节,人数,紧迫程度,岗位类型,人才类别,最低学历,必备技能',
      `导入的岗位,岗位需求,${own.name},光伏,光伏组件,3,5,专业技术,青年人才,本科,组件封装`,
      '别家的岗位,岗位需求,不存在的企业,光伏,光伏组件,3,5,专业技术,青年人才,本科,组件封装',
    ].join('\n')
    const read = await bring(new File([sheet], '人才需求.csv'))
    expect(read).toMatchObject({ state: 'checked', counts: { create: 1, bad: 1 } })
    expect((await firm.client.talent.listNeeds({ query: '往返的岗位' })).items[0]).toMatchObject({
      majorNames: ['材料科学与工程', '土木、水利与海洋工程', '数控技术（高职专科）'],
    })
    const majors = await bring(
      new File(
        [
          [
            '需求名称,需求类别,企业,产业链,人数,紧迫程度,岗位类型,人才类别,最低学历,专业要求',
            `注明层次,岗位需求,${own.name},光伏,1,3,技能,技能人才,大专,数控技术（高职专科）、机电技术应用`,
            `未注明层次,岗位需求,${own.name},光伏,1,3,技能,技能人才,大专,数控技术`,
          ].join('\n'),
        ],
        '专业.csv',
      ),
    )
    // 机电技术应用 stands in one catalogue alone; 数控技术 in two, and is not guessed.
    expect(majors).toMatchObject({ state: 'checked', counts: { create: 1, bad: 1 } })
    await firm.client.imports.applyImport({ id: read.id, lockVersion: read.lockVersion })
    await (await firm.jobs()).drain()
    const [made] = (await firm.client.talent.listNeeds({ query: '导入的岗位' })).items
    // Five stars are filled first.
    expect(made).toMatchObject({ tier: 1, source: '企业填报', enterpriseId: own.id })
    const applied = await firm.client.imports.getImport({ id: read.id })
    await firm.client.imports.revertImport({ ...applied, reason: '报送有误' })
    await (await firm.jobs()).drain()
    expect((await firm.client.talent.listNeeds({ query: '导入的岗位' })).total).toBe(0)
  })

  it('every write stands in the audit with a link', async () => {
    await expectEveryWriteAudited(database())
  })
})

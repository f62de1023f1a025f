import { beforeAll, expect, it } from 'vitest'
import type { NewNeed } from '#modules/training/contract/index.ts'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { expectEveryWriteAudited, refusal, type TestApi, testApi } from '../../testing/api.ts'
import { demoActor } from '../../testing/demo-actors.ts'
import { titleOf } from '../../testing/title-of.ts'

onBothDemoCities('SYS9 ledgers of need', (database) => {
  let training: TestApi
  let lead: TestApi
  let trainee: TestApi
  let enterprise: TestApi
  const orgs = { own: '', other: '' }

  beforeAll(async () => {
    const api = testApi(async () => database())
    const as = async (username: string) => api.as(await demoActor(database(), username))
    training = await as('training')
    lead = await as('lead-unit')
    trainee = await as('trainee')
    enterprise = await as('enterprise-user')
    const all = await training.client.directory.listOrganisations()
    orgs.own = all.find(({ code }) => code === 'economy-information')!.id
    orgs.other = all.find(({ code }) => code === 'finance')!.id
  })

  const organisationNeed = (more: Partial<NewNeed> = {}): NewNeed => ({
    level: 'organisation',
    statement: '掌握链上企业数字化改造的诊断方法',
    orgId: orgs.own,
    topics: ['digital-transformation'],
    ...more,
  })

  it('says whose it is, on which topics and how weighty, at all three levels', async () => {
    const post = await lead.client.training.createNeed(
      organisationNeed({ level: 'post', postTitle: '驻链人员', weight: 5, chainCode: 'pv' }),
    )
    expect(post).toMatchObject({
      level: 'post',
      postTitle: '驻链人员',
      org: { id: orgs.own },
      weight: 5,
      chainCode: 'pv',
      topics: [{ code: 'digital-transformation', name: '制造业数字化转型' }],
      mayEdit: true,
    })
    const { items: people } = await training.client.directory.listPeople({ organisation: orgs.other })
    const person = await training.client.training.createNeed(
      organisationNeed({ level: 'person', orgId: null, personId: people[0]!.id }),
    )
    // The unit of a person's need is the person's own.
    expect(person).toMatchObject({ person: { id: people[0]!.id }, org: { id: orgs.other } })
  })

  it.each([
    ['postTitle', 'training.need.postMismatch', { level: 'post' }],
    ['postTitle', 'training.need.postMismatch', { postTitle: '招商员' }],
    ['personId', 'training.need.personMismatch', { level: 'person' }],
    ['orgId', 'training.need.orgMissing', { orgId: null }],
    ['topics', 'training.topic.unknown', { topics: ['no-such-topic'] }],
    ['chainCode', 'training.need.chainMissing', { nodeCode: 'pv-glass' }],
    ['chainCode', 'chains.chain.unknown', { chainCode: 'no-such-chain' }],
  ] as const)('refuses with the field: %s, %s', async (field, reason, wrong) => {
    const input = { ...organisationNeed(), ...wrong } as NewNeed
    expect(await refusal(training.client.training.createNeed(input))).toMatchObject({
      status: 400,
      reason,
      details: { field },
    })
  })

  it('is raised from a problem, which its thread leads back to', async () => {
    const { items } = await training.client.matters.listProblems({ chain: ['pv'] })
    const draft = await training.client.training.draftNeed({ kind: 'problem', id: items[0]!.id })
    expect(draft).toMatchObject({ level: 'organisation', chainCode: 'pv' })
    const raised = await training.client.training.createNeed({
      ...organisationNeed(),
      ...draft,
      topics: ['problem-solving-cases'],
    })
    expect(raised.sources).toEqual([
      {
        kind: 'matters.problem',
        id: items[0]!.id,
        title: items[0]!.title,
        href: `/problems/${items[0]!.id}`,
      },
    ])
    const thread = await training.client.system.traceThread({
      kind: 'training.need',
      id: raised.id,
      depth: 2,
    })
    expect(JSON.stringify(thread)).toContain(items[0]!.id)
  })

  it('two who correct one do not overwrite each other, and a closed one stands', async () => {
    const { id, lockVersion } = await lead.client.training.createNeed(organisationNeed())
    const changed = await lead.client.training.updateNeed({
      ...organisationNeed({ statement: '先改的人写的需求' }),
      id,
      lockVersion,
    })
    expect(
      await refusal(training.client.training.updateNeed({ ...organisationNeed(), id, lockVersion })),
    ).toMatchObject({ status: 409, reason: 'platform.object.changed' })
    const closed = await lead.client.training.closeNeed({
      id,
      lockVersion: changed.lockVersion,
      reason: '本年度班次已经覆盖',
    })
    expect(closed).toMatchObject({ closeReason: '本年度班次已经覆盖', mayEdit: false })
    expect(
      await refusal(
        lead.client.training.updateNeed({ ...organisationNeed(), id, lockVersion: closed.lockVersion }),
      ),
    ).toMatchObject({ status: 409, reason: 'training.need.closedAlready' })
    const ids = async (open: boolean) =>
      (await lead.client.training.listNeeds({ open, pageSize: 200 })).items.map((row) => row.id)
    expect(await ids(true)).not.toContain(id)
    expect(await ids(false)).toContain(id)
  })

  it('a unit sees and enters its own; out of reach answers as unknown', async () => {
    const hidden = await training.client.training.createNeed(organisationNeed({ orgId: orgs.other }))
    expect(await refusal(lead.client.training.getNeed({ id: hidden.id }))).toMatchObject({
      status: 404,
      reason: 'training.need.unknown',
    })
    const listed = await lead.client.training.listNeeds({ pageSize: 200 })
    expect(listed.items.map(({ id }) => id)).not.toContain(hidden.id)
    expect(await refusal(enterprise.client.training.listNeeds({}))).toMatchObject({
      status: 403,
      reason: 'platform.right.missing',
    })
    // A cadre in training sees what is of that person or was entered by that person.
    const own = await trainee.client.training.listNeeds({ pageSize: 200 })
    expect(own.items.every(({ person }) => person !== null)).toBe(true)
  })

  it('lists by level, chain and topic, and exports', async () => {
    const all = (await training.client.training.listNeeds({ pageSize: 200 })).items
    const by = async (filter: Parameters<typeof training.client.training.listNeeds>[0]) =>
      (await training.client.training.listNeeds({ ...filter, pageSize: 200 })).total
    expect(await by({ level: ['post'] })).toBe(all.filter(({ level }) => level === 'post').length)
    expect(await by({ chain: ['pv'] })).toBe(all.filter(({ chainCode }) => chainCode === 'pv').length)
    expect(await by({ topic: 'land-use' })).toBe(
      all.filter(({ topics }) => topics.some(({ code }) => code === 'land-use')).length,
    )
    const weights = all.map(({ weight }) => weight)
    expect(weights).toEqual([...weights].sort((a, b) => b - a))
    const file = await training.client.training.exportNeeds({ level: ['post'], topic: 'land-use' })
    expect(await titleOf(file)).toMatch(/填报人：.+数据截至：2023-06-15.*筛选：层级：岗位.*，主题：/)
  })

  it('lays every open need against the courses in sight, and drops none', async () => {
    const told = await training.client.training.getCoverage({})
    const open = (await training.client.training.listNeeds({ pageSize: 200 })).items
    expect(told.needs.map(({ id }) => id).sort()).toEqual(open.map(({ id }) => id).sort())
    const { items: courses } = await training.client.training.listCourses({ pageSize: 200 })
    for (const need of told.needs) {
      const codes = need.topics.map(({ code }) => code)
      const meeting = courses.filter(
        ({ topicCodes, retired }) => !retired && topicCodes.some((code) => codes.includes(code)),
      )
      expect(need.metBy.map(({ courseId }) => courseId).sort(), need.statement).toEqual(
        meeting.map(({ id }) => id).sort(),
      )
    }
    expect(told.needs.some(({ metBy }) => metBy.length === 0)).toBe(true)
    // A unit is told of its own needs alone.
    const own = await lead.client.training.getCoverage({ level: ['organisation'] })
    const seen = new Set((await lead.client.training.listNeeds({ pageSize: 200 })).items.map(({ id }) => id))
    expect(own.needs.every(({ id, level }) => seen.has(id) && level === 'organisation')).toBe(true)
    expect(await refusal(enterprise.client.training.getCoverage({}))).toMatchObject({ status: 403 })
  })

  it('leaves an entry and a link for every write', async () => {
    await expectEveryWriteAudited(database())
  })
})

import { beforeAll, expect, it } from 'vitest'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { expectEveryWriteAudited, refusal, type TestApi, testApi } from '../../testing/api.ts'
import { demoActor } from '../../testing/demo-actors.ts'

onBothDemoCities('SYS7 what needs answer: problems and gaps', (database) => {
  let system: TestApi
  let section: TestApi
  let firm: TestApi
  let office: TestApi
  let own: { id: string; name: string }
  let gap: { chainCode: string; nodeCode: string }
  let sound: { chainCode: string; nodeCode: string }
  const need = (title: string, more: object = {}) => ({
    title,
    kind: 'post' as const,
    enterpriseId: own.id,
    chainCode: 'pv',
    nodeCode: sound.nodeCode,
    headcount: 2,
    urgency: 4,
    postKind: 'technical' as const,
    talentGroup: 'young' as const,
    education: '20' as const,
    ...more,
  })
  const countOn = async (of: TestApi, { chainCode, nodeCode }: typeof gap) =>
    (await of.client.talent.countNeedsOfGaps({ chain: [chainCode] })).find((one) => one.nodeCode === nodeCode)
      ?.count ?? 0
  beforeAll(async () => {
    const api = testApi(async () => database())
    system = api
    section = api.as(await demoActor(database(), 'talent'))
    firm = api.as(await demoActor(database(), 'enterprise-user'))
    office = api.as(await demoActor(database(), 'chain-office'))
    own = (await firm.client.directory.listEnterprises({})).items[0]!
    const { nodes } = await section.client.chains.getMap({ chainCode: 'pv' })
    const ofPv = (code: string) => ({ chainCode: 'pv', nodeCode: code })
    gap = ofPv(nodes.find(({ verdict }) => verdict !== 'sound')!.code)
    sound = ofPv(nodes.find(({ verdict }) => verdict === 'sound')!.code)
  })

  it('problems and gaps are added to a need later and taken away; both sides tell of it, and the thread follows', async () => {
    const [problem] = (await system.client.matters.listProblems({ pageSize: 1 })).items
    const added = await system.client.talent.addNeed(need('以后再关联'))
    expect(added).toMatchObject({ problems: [], gaps: [] })
    const before = await countOn(system, gap)
    const linked = await system.client.talent.setNeedAnswers({
      id: added.id,
      lockVersion: added.lockVersion,
      problemIds: [problem!.id],
      gaps: [gap],
    })
    expect(linked).toMatchObject({ problems: [{ id: problem!.id }], gaps: [gap] })
    expect(await countOn(system, gap)).toBe(before + 1)
    const key = `${gap.chainCode}.${gap.nodeCode}`
    const found = async (filter: object) =>
      (await system.client.talent.listNeeds({ query: '以后再关联', ...filter })).total
    expect(await found({ gap: key })).toBe(1)
    expect(await found({ problem: problem!.id })).toBe(1)
    const raisedFrom = async () =>
      (await system.client.system.traceThread({ kind: 'talent.need', id: added.id, depth: 1 })).links
        .filter(({ relation }) => relation === 'raisedFrom')
        .map(({ to }) => to.kind)
        .sort()
    expect(await raisedFrom()).toEqual(['chains.node', 'matters.problem'])
    // An edit of the need leaves what it answers.
    const changed = await system.client.talent.updateNeed({
      ...linked,
      contactPhone: undefined,
      contactEmail: undefined,
      headcount: 3,
    })
    expect(changed).toMatchObject({ headcount: 3, problems: [{ id: problem!.id }], gaps: [gap] })
    const { id, lockVersion } = changed
    const bare = await system.client.talent.setNeedAnswers({ id, lockVersion, problemIds: [], gaps: [] })
    expect(bare).toMatchObject({ problems: [], gaps: [] })
    expect(await raisedFrom()).toEqual([])
    expect(await countOn(system, gap)).toBe(before)
    const audit = await system.client.system.listAudit({ kind: 'talent.need', id })
    expect(audit.filter(({ action }) => action === 'talent.need.answers')).toHaveLength(2)
    expect(
      await refusal(system.client.talent.setNeedAnswers({ id, lockVersion, problemIds: [], gaps: [gap] })),
    ).toMatchObject({ status: 409, reason: 'platform.object.changed' })
  })

  it('a node without a gap is no gap to answer; one that a need answers already stays although it closed since', async () => {
    expect(await refusal(section.client.talent.addNeed(need('没有短板', { gaps: [sound] })))).toMatchObject({
      status: 400,
      reason: 'talent.need.noGap',
      details: { field: 'gaps' },
    })
    const raised = await section.client.talent.addNeed(need('由短板提出', { gaps: [gap] }))
    await section.client.talent.moveNeed({ ...raised, state: 'closed', reason: '已另行解决' })
    const closed = await section.client.talent.getNeed({ id: raised.id })
    // What a need was for may be said after it is over.
    const { id, lockVersion } = closed
    expect(
      await section.client.talent.setNeedAnswers({ id, lockVersion, problemIds: [], gaps: [gap] }),
    ).toMatchObject({ state: 'closed', gaps: [gap] })
  })

  it('each reader counts the needs within reach; who may only read does not link', async () => {
    const theirs = (await section.client.directory.listEnterprises({ pageSize: 5 })).items.find(
      ({ id }) => id !== own.id,
    )!
    const before = [await countOn(section, gap), await countOn(firm, gap)]
    const { id, lockVersion } = await section.client.talent.addNeed(
      need('别家的需求', { enterpriseId: theirs.id, nodeCode: gap.nodeCode, gaps: [gap] }),
    )
    // Once, although it stands on the node and answers its gap.
    expect(await countOn(section, gap)).toBe(before[0]! + 1)
    expect(await countOn(firm, gap)).toBe(before[1])
    const link = { id, lockVersion, problemIds: [], gaps: [] }
    expect(await refusal(firm.client.talent.setNeedAnswers(link))).toMatchObject({ status: 404 })
    expect(await refusal(office.client.talent.setNeedAnswers(link))).toMatchObject({ status: 403 })
  })

  it('an office is told that candidates of another chain are not for it, where it reads the need itself', async () => {
    const [chains, all] = [
      (await office.client.chains.listChains({})).map(({ code }) => code),
      (await office.client.talent.listNeeds({ pageSize: 200, state: ['open'] })).items,
    ]
    expect(chains.length).toBeGreaterThan(1)
    const seen = await Promise.all(
      [...new Map(all.map((one) => [one.chainCode, one])).values()].map(({ id }) =>
        office.client.talent.getNeed({ id }),
      ),
    )
    const foreign = seen.filter(({ mayMatch }) => !mayMatch)
    const mine = seen.filter(({ mayMatch }) => mayMatch)
    expect(mine.length).toBeGreaterThan(0)
    expect(foreign.length).toBeGreaterThan(0)
    expect(await refusal(office.client.talent.listCandidates({ id: foreign[0]!.id }))).toMatchObject({
      status: 403,
      reason: 'talent.match.otherChain',
    })
    expect((await office.client.talent.listCandidates({ id: mine[0]!.id })).people).toBeGreaterThan(0)
    // Nobody has this id.
    expect(await refusal(office.client.talent.listCandidates({ id: own.id }))).toMatchObject({
      status: 404,
      reason: 'talent.need.unknown',
    })
  })

  it('every write stands in the audit with a link', async () => {
    await expectEveryWriteAudited(database())
  })
})

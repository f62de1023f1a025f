import { beforeAll, expect, it } from 'vitest'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { actorWith, reach } from '../testing/actors.ts'
import { expectEveryWriteAudited, refusal, type TestApi, testApi } from '../testing/api.ts'

onBothDemoCities('discussions and visits before training', (database) => {
  let api: TestApi
  let office: TestApi
  let orgId = ''
  let nodeCode = ''

  beforeAll(async () => {
    api = testApi(async () => database())
    const orgs = await api.client.directory.listOrganisations()
    orgId = orgs[0]!.id
    nodeCode = (await api.client.chains.getMap({ chainCode: 'pv' })).nodes[0]!.code
    const ownChain = reach({ chainCodes: ['pv'] })
    office = api.as(
      actorWith({
        'chains.chain.read': ownChain,
        'training.discussion.read': ownChain,
        'training.discussion.edit': ownChain,
        'matters.problem.open': ownChain,
        'matters.problem.read': ownChain,
      }),
    )
  })

  const visit = (chainCode = 'pv') => ({
    kind: 'visit' as const,
    title: '组件企业走访座谈',
    heldOn: '2023-06-12',
    hostOrgId: orgId,
    chainCode,
    participants: [{ name: '企业负责人' }],
    findings: [{ text: '玻璃原片供应不足', nodeCode: chainCode === 'pv' ? nodeCode : null }],
  })

  it('SYS10 what a visit found becomes a problem on its node, and the thread leads back', async () => {
    const made = await office.client.training.createDiscussion(visit())
    const [finding] = made.findings
    const draft = await office.client.matters.draftProblem({ kind: 'research', id: finding!.id })
    expect(draft).toMatchObject({ title: '玻璃原片供应不足', chainCode: 'pv', nodeCode, origin: 'visit' })
    const problem = await office.client.matters.openProblem({
      title: '光伏玻璃原片供应不足',
      problem: draft.problem!,
      chainCode: 'pv',
      nodeCode,
      origin: 'visit',
      raisedFrom: draft.raisedFrom ?? [],
    })
    const now = await office.client.training.getDiscussion({ id: made.id })
    expect(now.findings[0]!.problems).toMatchObject([{ id: problem.id }])
    // A finding a problem came from stays in the record; it may be worded anew.
    expect(
      await refusal(
        office.client.training.updateDiscussion({
          ...visit(),
          findings: [],
          id: made.id,
          lockVersion: now.lockVersion,
        }),
      ),
    ).toMatchObject({ status: 409, reason: 'training.finding.raised' })
    const changed = await office.client.training.updateDiscussion({
      ...visit(),
      findings: [{ id: finding!.id, text: '玻璃原片本地供应不足' }, { text: '用工紧张，需要技能培训' }],
      id: made.id,
      lockVersion: now.lockVersion,
    })
    expect(changed.findings.map(({ id, text }) => [id === finding!.id, text])).toEqual([
      [true, '玻璃原片本地供应不足'],
      [false, '用工紧张，需要技能培训'],
    ])
    // Two editors.
    expect(
      await refusal(
        office.client.training.updateDiscussion({ ...visit(), id: made.id, lockVersion: now.lockVersion }),
      ),
    ).toMatchObject({ status: 409, reason: 'platform.object.changed' })
    await expectEveryWriteAudited(database())
  })

  it('a record of another chain is unknown to a chain office, and it cannot make one there', async () => {
    const other = await api.client.training.createDiscussion(visit('semiconductor'))
    expect(await refusal(office.client.training.getDiscussion({ id: other.id }))).toMatchObject({
      status: 404,
      reason: 'training.discussion.unknown',
    })
    expect(
      await refusal(office.client.matters.draftProblem({ kind: 'research', id: other.findings[0]!.id })),
    ).toMatchObject({ status: 404 })
    expect((await office.client.training.listDiscussions({})).items.some(({ id }) => id === other.id)).toBe(
      false,
    )
    expect(await refusal(office.client.training.createDiscussion(visit('semiconductor')))).toMatchObject({
      status: 403,
    })
  })

  it('a node needs its chain, and people, enterprises and findings nobody knows are refused', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000'
    type Fields = Parameters<TestApi['client']['training']['createDiscussion']>[0]
    const cases: [Fields, string][] = [
      [
        { ...visit(), chainCode: null, findings: [{ text: '没有链条', nodeCode }] },
        'training.finding.nodeWithoutChain',
      ],
      [{ ...visit(), enterpriseId: nobody }, 'directory.enterprise.unknown'],
      [{ ...visit(), participants: [{ personId: nobody, name: '某人' }] }, 'directory.person.unknown'],
    ]
    for (const [wrong, reason] of cases)
      expect(await refusal(api.client.training.createDiscussion(wrong))).toMatchObject({
        status: 400,
        reason,
      })
    const made = await office.client.training.createDiscussion(visit())
    expect(
      await refusal(
        office.client.training.updateDiscussion({
          ...visit(),
          findings: [{ id: nobody, text: '别处的问题' }],
          id: made.id,
          lockVersion: made.lockVersion,
        }),
      ),
    ).toMatchObject({ status: 400, reason: 'training.finding.unknown' })
  })
})

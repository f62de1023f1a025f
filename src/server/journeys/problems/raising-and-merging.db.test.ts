import { beforeAll, expect, it } from 'vitest'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { testPerson } from '../../testing/actors.ts'
import { refusal } from '../../testing/api.ts'
import { openProblemCity, type ProblemCity } from './city.ts'

onBothDemoCities('where problems come from and become one', (database) => {
  let city: ProblemCity
  beforeAll(async () => {
    city = await openProblemCity(database())
  })

  it('SYS10: raised from a gap in one click, it says the verdict’s reasons and is linked both ways', async () => {
    const { api, office, ids, open } = city
    const gap = (await api.client.chains.listGaps({ chain: ['pv'], verdict: ['weak', 'break', 'choke'] }))
      .items[0]
    const draft = await office.client.matters.draftProblem({
      kind: 'gap',
      chainCode: 'pv',
      id: gap!.nodeCode,
    })
    expect(draft).toMatchObject({ origin: 'gap', verdict: gap!.verdict, nodeCode: gap!.nodeCode })
    expect(draft.problem).toContain(gap!.nodeName)
    const problem = await open(office, { ...draft, title: draft.title!, problem: draft.problem! })
    expect(problem.raisedFrom).toMatchObject([
      { kind: 'chains.node', id: gap!.nodeCode, title: gap!.nodeName },
    ])
    const thread = await api.client.system.traceThread({ kind: 'chains.node', id: gap!.nodeCode, depth: 1 })
    expect(thread.links).toContainEqual(
      expect.objectContaining({
        relation: 'raisedFrom',
        from: expect.objectContaining({
          kind: 'matters.problem',
          id: problem.id,
          href: `/problems/${problem.id}`,
        }),
      }),
    )
    expect(await refusal(open(office, { origin: 'gap' }))).toMatchObject({
      status: 400,
      reason: 'matters.origin.missing',
    })
    expect(
      await refusal(open(office, { origin: 'fact', raisedFrom: [{ kind: 'documents.fact', id: ids.lead }] })),
    ).toMatchObject({ status: 400, reason: 'matters.origin.unknown' })
  })

  it('SYS10: raised from a fact, it carries the sentence and stands in the thread of the fact', async () => {
    const { api, office, ids, open } = city
    const document = await api.client.documents.upload({
      text: '调研纪要\n光伏产业链外派招商人员反映，光伏玻璃企业扩产用地指标尚未落实，影响投产。全市光伏产业产值突破500亿元。',
    })
    const fact = document.factItems[0]
    expect(fact, 'the text has a fact to raise a problem from').toBeDefined()
    const reader = api.as(
      testPerson(
        'reader',
        ids.office,
        ['matters.problem.open', 'matters.problem.read', 'documents.fact.read'],
        {
          chainCodes: ['pv'],
        },
      ),
    )
    const draft = await reader.client.matters.draftProblem({ kind: 'fact', id: fact!.id })
    expect(draft).toMatchObject({ origin: 'fact', problem: fact!.sentence.trim() })
    const problem = await open(reader, {
      ...draft,
      title: '光伏用地指标未落实',
      problem: draft.problem!,
      chainCode: 'pv',
    })
    const thread = await api.client.system.traceThread({ kind: 'documents.fact', id: fact!.id, depth: 1 })
    expect(thread.links.map((link) => [link.relation, link.from.id])).toContainEqual([
      'raisedFrom',
      problem.id,
    ])
    expect(await refusal(office.client.matters.draftProblem({ kind: 'fact', id: fact!.id }))).toMatchObject({
      status: 403,
    })
  })

  it('likely doubles are found with the words they share', async () => {
    const { office, node, open } = city
    const first = await open(office, {
      title: '银浆供应商单一',
      problem: '正面银浆只有一家省外供应商，断供风险大',
      nodeCode: node.nodeCode,
    })
    const like = await office.client.matters.findLikeProblems({
      text: '正面银浆由一家省外供应商独供，断供风险大',
      chainCode: 'pv',
      nodeCode: node.nodeCode,
    })
    expect(like[0]).toMatchObject({ id: first.id, sameChain: true, sameNode: true })
    expect(like[0]!.sharedPhrases).toContain('断供风险大')
  })

  it('merged into another it is kept and its origins and followers move; splitting puts all back', async () => {
    const { office, chief, node, open, audit } = city
    const kept = await open(office, { title: '110千伏专线待批' })
    const double = await open(office, {
      title: '110千伏专线接入待批',
      raisedFrom: [{ kind: 'chains.node', id: node.nodeCode }],
    })
    await chief.client.matters.followProblem({ id: double.id, following: true })
    const { stateVersion } = await office.client.matters.getProblem({ id: double.id })
    const merged = await office.client.matters.mergeProblems({
      id: double.id,
      intoId: kept.id,
      stateVersion,
      reason: '同一专线',
    })
    expect(merged).toMatchObject({ state: 'merged', mergedInto: { id: kept.id }, raisedFrom: [] })
    const keeper = await office.client.matters.getProblem({ id: kept.id })
    expect(keeper.merged).toMatchObject([{ id: double.id, reason: '同一专线' }])
    expect(keeper.raisedFrom).toMatchObject([{ id: node.nodeCode }])
    expect(keeper.followers).toContain('测试人员chief')
    expect(
      await refusal(
        office.client.matters.mergeProblems({
          id: kept.id,
          intoId: double.id,
          stateVersion: keeper.stateVersion,
          reason: '反向',
        }),
      ),
    ).toMatchObject({ status: 409, reason: 'matters.merge.intoOver' })
    const split = await office.client.matters.splitProblem({
      id: double.id,
      stateVersion: merged.stateVersion,
      reason: '实为两条线路',
    })
    expect(split).toMatchObject({
      state: 'registered',
      mergedInto: null,
      raisedFrom: [{ id: node.nodeCode }],
    })
    expect(split.followers).toContain('测试人员chief')
    const after = await office.client.matters.getProblem({ id: kept.id })
    expect(after).toMatchObject({ merged: [], raisedFrom: [] })
    expect(after.followers).not.toContain('测试人员chief')
    expect((await audit(kept.id)).slice(-2)).toEqual(['matters.problem.absorb', 'matters.problem.release'])
  })

  it('what was merged is told to those who may see it and to nobody else, on no way that leads there', async () => {
    const { api, office, ids, node, open, act } = city
    const secret = '高纯石英砂进口断供'
    const kept = await open(office, { title: '石英坩埚供应紧张', nodeCode: node.nodeCode, isBlocking: true })
    const double = await open(office, { title: secret, nodeCode: node.nodeCode, isBlocking: true })
    await act(office, kept.id, 'assign', { leadOrgId: ids.lead, workdays: 7 })
    const jobs = await api.jobs()
    await jobs.drain()
    await office.client.matters.mergeProblems({
      id: double.id,
      intoId: kept.id,
      stateVersion: double.stateVersion,
      reason: '同一环节',
    })
    await jobs.drain()
    const mayRead = await office.client.matters.getProblem({ id: kept.id })
    expect(mayRead.merged).toMatchObject([{ id: double.id, title: secret }])
    expect(mayRead.mergedHidden).toBe(0)

    // The lead unit has a part in the one that was kept and in no other.
    const reader = api.as(
      testPerson('lead', ids.lead, ['matters.problem.read', 'matters.problem.handle', 'chains.chain.read'], {
        orgIds: [ids.lead],
      }),
    )
    const chainReader = api.as(
      testPerson('chain-reader', ids.other, ['chains.chain.read', 'matters.problem.read'], {
        orgIds: [ids.other],
      }),
    )
    const seesChain = api.as(
      testPerson('node-reader', ids.other, ['chains.chain.read', 'chains.gap.read'], { chainCodes: ['pv'] }),
    )
    expect(await refusal(reader.client.matters.getProblem({ id: double.id }))).toMatchObject({ status: 404 })
    const seen = await reader.client.matters.getProblem({ id: kept.id })
    expect(seen).toMatchObject({ merged: [], mergedHidden: 1 })
    const ref = { kind: 'matters.problem', id: kept.id }
    const told = [
      seen,
      await reader.client.system.traceThread({ ...ref, depth: 3 }),
      await reader.client.system.listAudit(ref),
      await reader.client.workflow.listWorkflowEvents(ref),
      await reader.client.workflow.getWorkflow(ref),
      await reader.client.matters.findLikeProblems({ text: secret, chainCode: 'pv' }),
      await reader.client.matters.listProblems({ open: false, pageSize: 200 }),
      await chainReader.client.system.traceThread({ ...ref, id: double.id, depth: 1 }),
      await seesChain.client.chains.getNode(node),
      await seesChain.client.system.traceThread({ kind: 'chains.node', id: node.nodeCode, depth: 2 }),
    ]
    expect(told.filter((answer) => JSON.stringify(answer).includes(secret))).toEqual([])

    const merged = await office.client.matters.getProblem({ id: double.id })
    await office.client.matters.splitProblem({
      id: double.id,
      stateVersion: merged.stateVersion,
      reason: '实为两件事',
    })
    const afterSplit = [
      await reader.client.matters.getProblem({ id: kept.id }),
      await reader.client.system.traceThread({ ...ref, depth: 3 }),
      await reader.client.system.listAudit(ref),
    ]
    expect(afterSplit[0]).toMatchObject({ merged: [], mergedHidden: 0 })
    expect(JSON.stringify(afterSplit)).not.toContain(secret)
    // The other way round: whoever sees the merged one alone reads that it is merged, and not into what.
    const registrar = api.as(testPerson('office', null, ['matters.problem.read']))
    const title = '备用电源改造滞后'
    const target = await open(office, { title })
    const source = await open(office, { title: '厂区备用电源未改造' })
    await act(office, source.id, 'assign', { leadOrgId: ids.lead, workdays: 7 })
    const { stateVersion } = await api.client.matters.getProblem({ id: source.id })
    await office.client.matters.mergeProblems({
      id: source.id,
      intoId: target.id,
      stateVersion,
      reason: '同一改造',
    })
    expect((await registrar.client.matters.getProblem({ id: source.id })).mergedInto).toMatchObject({ title })
    const blind = await reader.client.matters.getProblem({ id: source.id })
    expect(blind.mergedInto).toEqual({ kind: 'matters.problem', id: target.id, title: null, href: null })
    const history = await reader.client.system.listAudit({ kind: 'matters.problem', id: source.id })
    expect(JSON.stringify(history)).not.toContain(title)
    for (const one of [kept, double]) {
      const now = await office.client.matters.getProblem({ id: one.id })
      await office.client.matters.updateProblem({
        id: one.id,
        lockVersion: now.lockVersion,
        isBlocking: false,
      })
    }
    await jobs.drain()
  })
})

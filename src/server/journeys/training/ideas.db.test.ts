import { beforeAll, expect, it } from 'vitest'
import type { IdeaDetail, NewIdea } from '#modules/training/contract/index.ts'
import { onBothDemoCities } from '#platform/db/testing/on-both-databases.ts'
import { officeTimeout, openedInOffice } from '#platform/tabular/testing/office.ts'
import { actOnTask } from '../../testing/act.ts'
import { expectEveryWriteAudited, refusal, type TestApi, testApi } from '../../testing/api.ts'
import { demoActor } from '../../testing/demo-actors.ts'

onBothDemoCities('PROM6 ideas', (database) => {
  let trainee: TestApi
  let county: TestApi
  let enterprise: TestApi
  let expert: TestApi
  let office: TestApi
  let training: TestApi
  let head: TestApi
  let chief: TestApi
  let auditor: TestApi
  let lead: TestApi

  beforeAll(async () => {
    const api = testApi(async () => database())
    const as = async (username: string) => api.as(await demoActor(database(), username))
    trainee = await as('trainee')
    county = await as('county')
    enterprise = await as('enterprise-user')
    expert = await as('expert')
    office = await as('chain-office')
    training = await as('training')
    head = await as('training-head')
    chief = await as('chief')
    auditor = await as('auditor')
    lead = await as('lead-unit')
  })

  const ideaOf = (words: string, more: Partial<NewIdea> = {}): NewIdea => ({
    title: `关于${words}的建议`,
    text: `现状是${words}不够，建议由链长办牵头解决，预期半年见效。`,
    ...more,
  })
  const handIn = (by: TestApi, given: NewIdea) => by.client.training.createIdea(given)
  const get = (by: TestApi, id: string) => by.client.training.getIdea({ id })
  const step = async (by: TestApi, one: IdeaDetail, action: string, told = {}) => {
    await by.client.workflow.act({
      object: { kind: 'training.idea', id: one.id },
      action,
      lockVersion: one.stateVersion,
      ...told,
    })
    return get(training, one.id)
  }
  const accepted = async (by: TestApi, given: NewIdea) => step(training, await handIn(by, given), 'accept')
  const adopt = (by: TestApi, one: IdeaDetail, reply = '予以采纳，列入下季度任务。') =>
    by.client.training.replyToIdea({ id: one.id, stateVersion: one.stateVersion, outcome: 'adopted', reply })
  const told = async (by: TestApi, id: string) => {
    await (await by.jobs()).drain()
    const { items } = await by.client.notify.listInbox({ pageSize: 100 })
    return items.filter(({ href }) => href === `/training/ideas/${id}`).map(({ title }) => title)
  }

  it('every official, enterprise and expert hands in ideas; administrators do not', async () => {
    for (const by of [trainee, county, enterprise, expert, office, training, chief])
      expect(await handIn(by, ideaOf('物流车辆周转'))).toMatchObject({ state: 'submitted', isOwn: true })
    expect(await refusal(handIn(auditor, ideaOf('物流车辆周转')))).toMatchObject({ status: 403 })
    expect(await refusal(auditor.client.training.listIdeas({}))).toMatchObject({ status: 403 })
  })

  it('until it is adopted an idea is read by its author, the chain’s office and the training section alone', async () => {
    const ofChain = await handIn(trainee, ideaOf('石英砂供应', { chainCode: 'pv', nodeCode: 'pv-glass' }))
    const ofNone = await handIn(trainee, ideaOf('食堂座位'))
    for (const by of [trainee, training, office, chief])
      expect((await get(by, ofChain.id)).id).toBe(ofChain.id)
    for (const by of [county, enterprise, expert, lead])
      expect(await refusal(get(by, ofChain.id))).toMatchObject({
        status: 404,
        reason: 'training.idea.unknown',
      })
    expect(await refusal(get(office, ofNone.id))).toMatchObject({ status: 404 })
    const seen = (await county.client.training.listIdeas({ pageSize: 100 })).items.map(({ id }) => id)
    expect(seen).not.toContain(ofChain.id)
    await adopt(training, await step(training, ofChain, 'accept'))
    expect(await get(county, ofChain.id)).toMatchObject({ state: 'adopted', seesSteps: false, isOwn: false })
    expect(
      (await enterprise.client.training.listIdeas({ pageSize: 100 })).items.map(({ id }) => id),
    ).toContain(ofChain.id)
    // The office of one chain answers nothing of no chain.
    expect(await refusal(adopt(office, ofNone))).toMatchObject({ status: 404 })
  })

  it('while writing, ideas alike are shown; of those out of sight the title and nothing of the text', async () => {
    const one = await handIn(
      trainee,
      ideaOf('冷链仓储温控数据共享', {
        text: '食品企业冷链仓储温控数据没有共享，建议统一接入平台，秘密词鸬鹚。',
      }),
    )
    const alike = await county.client.training.findLikeIdeas({
      text: '冷链仓储温控数据共享。食品企业冷链仓储温控数据没有共享，鸬鹚。',
    })
    const found = alike.find(({ id }) => id === one.id)
    expect(found).toMatchObject({ mayOpen: false, sharedPhrases: [], title: one.title })
    expect(JSON.stringify(alike)).not.toContain('鸬鹚')
    const own = await trainee.client.training.findLikeIdeas({ text: `${one.title}。${one.text}` })
    expect(own.find(({ id }) => id === one.id)).toMatchObject({ mayOpen: true })
    expect(own.find(({ id }) => id === one.id)?.sharedPhrases.length).toBeGreaterThan(0)
  })

  it('an idea is changed by its author until it is taken up, and by nobody else', async () => {
    const one = await handIn(county, ideaOf('园区班车', { chainCode: 'pv' }))
    const change = { ...ideaOf('园区班车班次'), chainCode: 'pv', id: one.id, lockVersion: one.lockVersion }
    expect((await county.client.training.updateIdea(change)).title).toBe('关于园区班车班次的建议')
    expect(await refusal(county.client.training.updateIdea(change))).toMatchObject({
      status: 409,
      reason: 'platform.object.changed',
    })
    expect(await refusal(expert.client.training.updateIdea(change))).toMatchObject({ status: 404 })
    expect(await refusal(training.client.training.updateIdea({ ...change, lockVersion: 2 }))).toMatchObject({
      status: 403,
    })
    await step(training, await get(training, one.id), 'accept')
    expect(await refusal(county.client.training.updateIdea({ ...change, lockVersion: 2 }))).toMatchObject({
      reason: 'training.idea.takenUp',
    })
  })

  it('both answers take an official reply, the author is told, and nobody decides on an idea of one’s own', async () => {
    const one = await accepted(county, ideaOf('展会补贴'))
    expect(
      await refusal(
        training.client.training.replyToIdea({
          id: one.id,
          stateVersion: one.stateVersion,
          outcome: 'notAdopted',
          reply: ' ',
        }),
      ),
    ).toMatchObject({ status: 400 })
    expect(await refusal(adopt(county, one))).toMatchObject({ status: 403 })
    const declined = await training.client.training.replyToIdea({
      id: one.id,
      stateVersion: one.stateVersion,
      outcome: 'notAdopted',
      reply: '现行政策已覆盖，暂不采纳。',
    })
    expect(declined).toMatchObject({ state: 'notAdopted', reply: '现行政策已覆盖，暂不采纳。' })
    expect(await told(county, one.id)).toEqual([`金点子未采纳：${one.title}`])
    // Once more considered, the old reply stands no longer.
    expect(await step(training, declined, 'reopen', { reason: '政策到期' })).toMatchObject({
      state: 'underReview',
      reply: null,
    })
    const own = await handIn(training, ideaOf('课件共享'))
    const underReview = await step(head, own, 'accept')
    expect((await refusal(adopt(training, underReview))).status).toBe(403)
    expect((await adopt(head, underReview)).state).toBe('adopted')
  })

  it('an author takes an idea back before it is taken up', async () => {
    const one = await handIn(expert, ideaOf('样品快检'))
    expect((await refusal(step(training, one, 'withdraw'))).status).toBe(403)
    expect((await step(expert, one, 'withdraw')).state).toBe('withdrawn')
  })

  it('a merge keeps all authors, who read what goes on and hear of it, and can be taken back', async () => {
    const kept = await accepted(county, ideaOf('模具共享中心'))
    const merged = await accepted(expert, ideaOf('模具共享'))
    const input = { id: merged.id, intoId: kept.id, stateVersion: merged.stateVersion, reason: '内容一致' }
    expect((await refusal(county.client.training.mergeIdeas(input))).status).toBe(403)
    expect(await refusal(training.client.training.mergeIdeas({ ...input, intoId: merged.id }))).toMatchObject(
      {
        reason: 'training.idea.mergedIntoItself',
      },
    )
    const after = await training.client.training.mergeIdeas(input)
    expect(after).toMatchObject({ state: 'merged', mergedInto: { id: kept.id } })
    expect((await get(expert, kept.id)).authors).toHaveLength(2)
    expect((await get(expert, kept.id)).merged.map(({ id }) => id)).toEqual([merged.id])
    expect(await told(expert, merged.id)).toEqual([`金点子已合并办理：${merged.title}`])
    // Others are merged into it: it goes into no third.
    const third = await accepted(trainee, ideaOf('模具中心'))
    expect(
      await refusal(
        training.client.training.mergeIdeas({
          id: kept.id,
          intoId: third.id,
          stateVersion: kept.stateVersion,
          reason: '内容一致',
        }),
      ),
    ).toMatchObject({ reason: 'training.idea.hasMerged' })
    const back = await step(training, after, 'split', { reason: '并非同一件事' })
    expect(back).toMatchObject({ state: 'underReview', mergedInto: null })
    expect((await get(training, kept.id)).authors).toHaveLength(1)
    expect((await refusal(get(expert, kept.id))).status).toBe(404)
    expect(await refusal(step(training, back, 'split', { reason: '再次' }))).toMatchObject({
      reason: 'training.idea.notMerged',
    })
  })

  it('an author of both stands once', async () => {
    const kept = await accepted(trainee, ideaOf('工装夹具租赁'))
    const merged = await accepted(trainee, ideaOf('工装夹具共用'))
    await training.client.training.mergeIdeas({
      id: merged.id,
      intoId: kept.id,
      stateVersion: merged.stateVersion,
      reason: '内容一致',
    })
    expect((await get(training, kept.id)).authors).toHaveLength(1)
  })

  it('of two merges at once, also each into the other, one goes through', async () => {
    for (const crosswise of [false, true]) {
      const a = await accepted(county, ideaOf('仓储共用'))
      const b = await accepted(expert, ideaOf('仓储共享'))
      const merge = (by: TestApi, from: IdeaDetail, into: IdeaDetail) =>
        by.client.training
          .mergeIdeas({ id: from.id, intoId: into.id, stateVersion: from.stateVersion, reason: '内容一致' })
          .then(
            () => true,
            () => false,
          )
      const done = await Promise.all([
        merge(training, a, b),
        crosswise ? merge(head, b, a) : merge(head, a, b),
      ])
      expect(done.filter(Boolean)).toHaveLength(1)
      const states = [(await get(training, a.id)).state, (await get(training, b.id)).state]
      expect(states.filter((state) => state === 'merged')).toHaveLength(1)
    }
  })

  it('an adopted idea becomes a task; its author hears when that is settled and done', async () => {
    const one = await accepted(county, ideaOf('硅料回收利用', { chainCode: 'pv', nodeCode: 'pv-glass' }))
    expect(await refusal(office.client.matters.draftTask({ kind: 'idea', id: one.id }))).toMatchObject({
      reason: 'training.idea.notAdopted',
    })
    await adopt(training, one)
    const draft = await office.client.matters.draftTask({ kind: 'idea', id: one.id })
    expect(draft).toMatchObject({ title: one.title, chainCode: 'pv', origin: 'idea' })
    const [task] = (await office.client.matters.listTasks({ chain: ['pv'], open: false, pageSize: 1 })).items
    const orgs = await office.client.directory.listOrganisations()
    const leadOrgId = orgs.find(({ code }) => code === 'economy-information')!.id
    const made = await office.client.matters.createTask({
      ...draft,
      title: one.title,
      goal: one.text,
      actionType: 'fill',
      chainCode: 'pv',
      origin: 'idea',
      raisedFrom: [{ kind: 'training.idea', id: one.id }],
      leadPersonId: task!.leadLeader.personId!,
      leadOrgId,
      startsOn: '2023-06-15',
      dueOn: '2023-09-20',
      targets: [{ quarter: '2023Q3', target: '回收利用试点投产' }],
    })
    expect(
      await refusal(
        office.client.matters.createTask({
          ...draft,
          title: one.title,
          goal: one.text,
          actionType: 'fill',
          chainCode: 'pv',
          origin: 'idea',
          raisedFrom: [],
          leadPersonId: task!.leadLeader.personId!,
          leadOrgId,
          startsOn: '2023-06-15',
          dueOn: '2023-09-20',
          targets: [{ quarter: '2023Q3', target: '回收利用试点投产' }],
        }),
      ),
    ).toMatchObject({ reason: 'matters.origin.missing' })
    // The author is told where it stands, and no more of the task than the author may see.
    expect((await get(county, one.id)).tasks).toEqual([{ state: 'drafted', named: null }])
    expect((await get(office, one.id)).tasks[0]?.named?.id).toBe(made.id)
    await actOnTask(chief, { id: made.id, action: 'approve', stateVersion: made.stateVersion })
    expect(await told(county, one.id)).toContain(`金点子已立项为任务：${one.title}`)
    const approved = await office.client.matters.getTask({ id: made.id })
    const running = await actOnTask(lead, {
      id: made.id,
      action: 'start',
      stateVersion: approved.stateVersion,
    })
    await lead.client.matters.reportOnTask({
      id: made.id,
      stateVersion: running.stateVersion,
      reportedOn: '2023-06-15',
      text: '试点已投产',
      percent: 100,
      proofs: [{ text: '投产报告', attachment: '投产报告第1号' }],
    })
    const { stateVersion } = await office.client.matters.getTask({ id: made.id })
    await actOnTask(chief, { id: made.id, action: 'finish', stateVersion })
    expect(await told(county, one.id)).toContain(`金点子对应任务已完成：${one.title}`)
    const thread = await office.client.system.traceThread({ kind: 'training.idea', id: one.id, depth: 1 })
    expect(thread.links.some(({ relation, from }) => relation === 'raisedFrom' && from.id === made.id)).toBe(
      true,
    )
  })

  it(
    'the list goes out as a workbook within the reach of whoever asks',
    async () => {
      const file = await training.client.training.exportIdeas({ state: ['adopted'] })
      const lines = openedInOffice(new Uint8Array(await file.arrayBuffer()))
      expect(lines[0]).toContain('金点子清单')
      expect(lines.slice(2).every((line) => line.includes('已采纳'))).toBe(true)
      expect(await refusal(trainee.client.training.exportIdeas({}))).toMatchObject({ status: 403 })
    },
    officeTimeout,
  )

  it('every write left an audit entry and a link', async () => {
    await expectEveryWriteAudited(database())
  })
})

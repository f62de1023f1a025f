import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import type { Actor } from '#platform/context.ts'
import { onBothDemoCities, testActor } from '#platform/db/testing/on-both-databases.ts'
import type { Permission } from '#platform/rights/permission.ts'
import type { Reach } from '#platform/rights/reach.ts'
import { tick, workflowTick } from '#platform/workflow/tick.ts'
import { expectEveryWriteAudited, refusal, testApi } from '../testing/api.ts'
import { workflowDefinitions } from '../workflows.ts'

const reachOn = (chainCodes: string[]): Reach => ({
  everywhere: false,
  orgIds: new Set(),
  chainCodes: new Set(chainCodes),
  regionCodes: new Set(),
  accountIds: new Set(),
})

/** An editor of templates who serves the named chains. */
function editor(id: string, chainCodes: string[]): Actor {
  const permissions: Permission[] = [
    'chains.chain.read',
    'chains.template.read',
    'chains.template.draft',
    'chains.template.publish',
  ]
  return {
    id,
    name: `${id}同志`,
    personId: `person-${id}`,
    orgId: 'org-chain-office',
    rights: new Map(permissions.map((permission) => [permission, reachOn(chainCodes)])),
  }
}

onBothDemoCities('workflows over the API', (database, ctx) => {
  const api = testApi(async () => database())
  const author = api.as(editor('author', ['pv'])).client
  const second = api.as(editor('second', ['pv'])).client
  const stranger = api.as(editor('stranger', ['food'])).client
  let object = { kind: 'chains.template', id: '' }

  beforeAll(async () => {
    // The demo city's own problems, tasks and classes would be counted among what the passing of days brings about.
    await sql`delete from platform.workflow_instance where definition ~ '^(matters|talent|training)[.]'`.execute(
      database().db,
    )
  })

  it('a draft waits for its author, is submitted, returned with reason, submitted again and published by another', async () => {
    const draft = await author.chains.draftTemplate({ chainCode: 'pv', note: null })
    object = { kind: 'chains.template', id: draft.id }
    const begun = await author.workflow.getWorkflow(object)
    expect(begun).toMatchObject({ state: 'draft', stage: 'start', clock: null, lockVersion: 1 })
    expect(begun.actions.map(({ action, allowed }) => [action, allowed])).toEqual([['submit', true]])

    const submitted = await author.workflow.act({ object, action: 'submit', lockVersion: 1 })
    // Five working days after Thursday 15 June 2023: 16, 19, 20, 21, 25.
    expect(submitted).toMatchObject({
      state: 'submitted',
      stateTitle: { zh: '待审' },
      clock: { dueOn: '2023-06-25', remaining: 5, light: 'green' },
    })
    const publish = submitted.actions.find(({ action }) => action === 'publish')
    expect(publish).toMatchObject({ allowed: false, why: 'platform.workflow.samePerson', needs: ['reason'] })

    const sendBack = { object, action: 'sendBack', lockVersion: 2 }
    expect(await refusal(second.workflow.act(sendBack))).toMatchObject({
      status: 400,
      reason: 'platform.workflow.needMissing',
      details: { needs: ['reason'] },
    })
    await second.workflow.act({ ...sendBack, reason: '请补充供需关系的依据' })
    await author.workflow.act({ object, action: 'submit', lockVersion: 3 })
    const stale = await refusal(second.workflow.act({ ...sendBack, reason: '再次退回' }))
    expect(stale).toMatchObject({
      status: 409,
      reason: 'platform.object.changed',
      details: { by: 'author同志', action: 'submit' },
    })
    const own = author.workflow.act({ object, action: 'publish', lockVersion: 4, reason: '年度修订' })
    expect(await refusal(own)).toMatchObject({ status: 403, reason: 'platform.workflow.samePerson' })
    const done = await second.workflow.act({ object, action: 'publish', lockVersion: 4, reason: '年度修订' })
    expect(done).toMatchObject({ state: 'published', stage: 'done', clock: { state: 'stopped' } })
    const versions = await author.chains.listTemplates({ chainCode: 'pv' })
    expect(versions.map((version) => version.state)).toEqual(['published', 'retired'])
    expect(versions[0]).toMatchObject({ note: '年度修订' })
  })

  it('the story tells who did what, from where to where, and why', async () => {
    const events = await author.workflow.listWorkflowEvents(object)
    expect(
      events.map(({ actorName, actionTitle, toTitle, reason }) => [
        actorName,
        actionTitle.zh,
        toTitle.zh,
        reason,
      ]),
    ).toEqual([
      ['author同志', '发起', '草案', null],
      ['author同志', '提交审核', '待审', null],
      ['second同志', '退回', '草案', '请补充供需关系的依据'],
      ['author同志', '提交审核', '待审', null],
      ['second同志', '发布', '现行', '年度修订'],
    ])
    const retired = (await author.chains.listTemplates({ chainCode: 'pv' }))[1]!
    const former = await author.workflow.listWorkflowEvents({ kind: 'chains.template', id: retired.id })
    expect(former.at(-1)).toMatchObject({ actionTitle: { zh: '停用' }, actorName: 'second同志' })
  })

  it('whoever serves another chain learns nothing of it', async () => {
    expect(await refusal(stranger.workflow.getWorkflow(object))).toMatchObject({
      status: 404,
      reason: 'platform.workflow.unknown',
    })
    expect(await refusal(stranger.workflow.act({ object, action: 'retire', lockVersion: 5 }))).toMatchObject({
      status: 404,
      reason: 'platform.workflow.unknown',
    })
  })

  it('queues hold what needs me, what is nearly due, overdue or waits for others; each once marked by the hourly job', async () => {
    const draft = await author.chains.draftTemplate({ chainCode: 'pv', note: null })
    const target = { kind: 'chains.template', id: draft.id }
    const queue = (bucket: 'needsMe' | 'dueSoon' | 'overdue' | 'waiting') =>
      second.workflow.listQueue({ bucket, definition: ['chains.template'] })
    expect((await queue('waiting')).items.map((item) => item.object.id)).toEqual([draft.id])
    await author.workflow.act({ object: target, action: 'submit', lockVersion: 1 })
    const mine = await queue('needsMe')
    expect(mine).toMatchObject({ total: 1, counts: { needsMe: 1, dueSoon: 0, overdue: 0, waiting: 0 } })
    expect(mine.items[0]).toMatchObject({
      state: 'submitted',
      waitsFor: [{ party: 'office', title: { zh: '编制单位' } }],
    })
    expect((await stranger.workflow.listQueue({ bucket: 'needsMe' })).total).toBe(0)

    const jobs = await api.jobs()
    const on = (day: string) =>
      tick({ ...ctx(), jobs, clock: fixedClock(`${day}T02:00:00Z`) }, workflowDefinitions)
    // Amber from the day with one working day left: 21 June; due on Sunday the 25th, which is worked.
    expect(await on('2023-06-20')).toMatchObject({ warned: 0, missed: 0 })
    expect(await on('2023-06-21')).toMatchObject({ warned: 1, missed: 0 })
    expect(await on('2023-06-25')).toMatchObject({ warned: 0, missed: 0 })
    expect(await on('2023-06-26')).toMatchObject({ warned: 0, missed: 1 })
    expect(await on('2023-06-27')).toMatchObject({ warned: 0, missed: 0 })
    const marks = (await second.workflow.listWorkflowEvents(target)).filter((event) => event.isMark)
    expect(marks.map((event) => event.actionTitle.zh)).toEqual(['临近期限', '已超期'])
    // A mark moves nothing: the version that people saw still holds.
    await author.workflow.act({ object: target, action: 'withdraw', lockVersion: 2 })
    await author.chains.discardTemplate({ id: draft.id, lockVersion: 3, reason: '另起一稿' })
    expect(await refusal(author.workflow.getWorkflow(target))).toMatchObject({ status: 404 })
  })

  it('a fact is decided on through the workflow as through its own endpoint', async () => {
    const { client } = api
    const upload = new File(
      [new TextEncoder().encode('2023年4月28日，滁州市光伏产业链专题班开班。')],
      '消息.txt',
    )
    const document = await client.documents.upload({ file: upload })
    const fact = document.factItems[0]!
    const target = { kind: 'documents.fact', id: fact.id }
    expect(await client.workflow.getWorkflow(target)).toMatchObject({ state: 'suggested', lockVersion: 1 })
    const rejected = await client.workflow.act({
      object: target,
      action: 'reject',
      lockVersion: 1,
      reason: '与原文不符',
    })
    expect(rejected).toMatchObject({ state: 'rejected', lockVersion: 2 })
    expect(await client.documents.getFact({ id: fact.id })).toMatchObject({
      state: 'rejected',
      reason: '与原文不符',
      lockVersion: 2,
    })
    await client.documents.reopenFact({ id: fact.id, lockVersion: 2 })
    expect(
      await refusal(
        client.workflow.act({ object: target, action: 'correct', lockVersion: 3, reason: '更正' }),
      ),
    ).toMatchObject({
      reason: 'platform.workflow.ownForm',
    })
  })

  it('the hourly job runs in the queue', async () => {
    const jobs = await api.jobs()
    await database()
      .db.transaction()
      .execute((db) => jobs.enqueue({ db }, workflowTick, {}))
    expect(await jobs.drain()).toBeGreaterThanOrEqual(1)
  })

  it('an edit of the calendar moves due days, by the next hourly job', async () => {
    const draft = await author.chains.draftTemplate({ chainCode: 'pv', note: null })
    const target = { kind: 'chains.template', id: draft.id }
    await author.workflow.act({ object: target, action: 'submit', lockVersion: 1 })
    await api.as(testActor).client.calendar.putDay({
      day: '2023-06-16',
      isWorkday: false,
      name: '防汛停工',
      source: '市防指通知',
      lockVersion: null,
    })
    const jobs = await api.jobs()
    expect((await tick({ ...ctx(), jobs }, workflowDefinitions)).refreshed).toBeGreaterThan(0)
    const row = await database()
      .db.selectFrom('platform.workflow_instance')
      .select('due_on')
      .where('object_id', '=', draft.id)
      .executeTakeFirstOrThrow()
    // 19, 20, 21, 25, 26 June.
    expect(row.due_on).toBe('2023-06-26')
    expect((await author.workflow.getWorkflow(target)).clock?.dueOn).toBe('2023-06-26')
  })

  it('nothing was written without audit entry and link', async () => {
    await expectEveryWriteAudited(database())
  })
})

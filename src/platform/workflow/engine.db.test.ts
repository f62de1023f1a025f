import { beforeEach, describe, expect, it } from 'vitest'
import { readClock } from '#core/scheduling/working-time.ts'
import { calendarAround } from '../calendar/load-calendar.ts'
import { fixedClock } from '../clock.ts'
import { type Actor, type Context, systemActor } from '../context.ts'
import { onBothDatabases } from '../db/testing/on-both-databases.ts'
import { AppError } from '../errors.ts'
import type { JobQueue } from '../jobs/queue.ts'
import { inTransaction } from '../transaction.ts'
import { checkDefinition } from './check-definition.ts'
import type { WorkflowEffect } from './effect.ts'
import { act, begin, beginMany, forget, type Step } from './engine.ts'
import type { Instance } from './instance.ts'
import { replay } from './machine.ts'
import { belongingOf } from './parties.ts'
import { actionsFor, findInstance, getInstance, listEvents } from './read.ts'
import { repairWorkflow as flow, official } from './testing/repair-workflow.ts'
import { tick } from './tick.ts'

const party = (orgIds: string[], accountIds: string[] = []) => ({ orgIds, accountIds })

onBothDatabases('the workflow engine', (database, base) => {
  const desk = official('desk', 'org-desk')
  const lead = official('lead', 'org-lead')
  const helper = official('helper', 'org-other', ['read', 'handle'])
  const chief = official('chief', 'org-chief', ['read', 'decide', 'escalate'], true)
  const effects: WorkflowEffect[] = []
  const jobs: JobQueue = {
    enqueue: async (_tx, _job, input) => {
      effects.push(input as WorkflowEffect)
    },
  }
  let count = 0
  let object = { kind: 'test.repair', id: '' }

  const ctx = (actor: Actor, day = '2023-06-15'): Context => ({
    ...base(),
    actor,
    jobs,
    clock: fixedClock(`${day}T02:00:00Z`),
  })
  const instance = async (): Promise<Instance> => (await findInstance(base(), object))!
  /** Does an action on the present version. */
  const step = async (actor: Actor, action: string, told: Partial<Step> = {}, day = '2023-06-15') => {
    const { lockVersion } = await instance()
    return inTransaction(ctx(actor, day), (tx) => act(tx, flow, { object, action, lockVersion, ...told }))
  }
  const refused = async (work: Promise<unknown>) => {
    const error = await work.then(
      () => null,
      (thrown: unknown) => thrown,
    )
    return error instanceof AppError ? error.reason.replace('platform.', '') : String(error)
  }
  const reading = async (day: string) => {
    const { clock } = await instance()
    const calendar = await calendarAround(ctx(desk, day))
    return clock === null ? null : readClock(calendar, clock, day)
  }
  const toWorking = async () => {
    await step(desk, 'assign', { parties: { lead: party(['org-lead']) } })
    await step(lead, 'start')
  }

  beforeEach(async () => {
    count += 1
    effects.length = 0
    object = { kind: 'test.repair', id: `r${count}` }
    await inTransaction(ctx(desk), (tx) =>
      begin(tx, flow, {
        object,
        title: `报修${count}`,
        href: null,
        belonging: {},
        parties: { desk: party(['org-desk']), office: party(['org-office']), chief: party([], ['chief']) },
      }),
    )
  })

  it('the definition of these tests is sound', () => {
    expect(checkDefinition(flow)).toEqual([])
  })

  it('every action leaves an event, an audit entry and links, and asks for its effects', async () => {
    const { from, to } = await step(desk, 'assign', {
      parties: { lead: party(['org-lead']) },
      reason: '归口办理',
    })
    expect([from, to]).toEqual(['registered', 'assigned'])
    const events = await listEvents(ctx(desk), await instance())
    expect(
      events.map(({ action, actorName, from, to, reason }) => [action, actorName, from, to, reason]),
    ).toEqual([
      ['begin', 'desk同志', null, 'registered', null],
      ['assign', 'desk同志', 'registered', 'assigned', '归口办理'],
    ])
    const audit = await database()
      .db.selectFrom('platform.audit_entry')
      .select(['action', 'reason', 'before', 'after'])
      .where('object_id', '=', object.id)
      .execute()
    expect(audit).toMatchObject([
      {
        action: 'test.repair.assign',
        reason: '归口办理',
        before: { state: 'registered' },
        after: { state: 'assigned' },
      },
    ])
    const links = await database()
      .db.selectFrom('platform.thread_link')
      .select(['relation', 'to_id'])
      .where('from_id', '=', object.id)
      .orderBy('to_id')
      .execute()
    expect(links).toEqual([
      { relation: 'actedOnBy', to_id: 'desk' },
      ...['org-desk', 'org-lead', 'org-office'].map((to_id) => ({ relation: 'handledBy', to_id })),
    ])
    expect(effects).toMatchObject([
      { action: 'assign', to: 'assigned', waitingOrgIds: ['org-lead'], dueOn: '2023-06-27' },
    ])
  })

  it('an act whose transaction fails leaves nothing', async () => {
    const { lockVersion } = await instance()
    const failing = inTransaction(ctx(desk), async (tx) => {
      await act(tx, flow, { object, action: 'withdraw', lockVersion, reason: '重复登记' })
      throw new Error('later fault')
    })
    await expect(failing).rejects.toThrow('later fault')
    expect(await instance()).toMatchObject({ state: 'registered', lockVersion: 1 })
    expect(await listEvents(ctx(desk), await instance())).toHaveLength(1)
  })

  describe('guards', () => {
    it('refuse what the state does not allow, who lacks the right, who is of no party', async () => {
      expect(await refused(step(desk, 'start'))).toBe('workflow.notNow')
      expect(await refused(step(desk, 'nothing'))).toBe('workflow.notNow')
      const clerk = official('clerk', 'org-desk', ['read'])
      expect(await refused(step(clerk, 'assign', { parties: { lead: party(['org-lead']) } }))).toBe(
        'right.missing',
      )
      const everywhere = official('roamer', 'org-x', undefined, true)
      expect(await refused(step(everywhere, 'withdraw', { reason: '不需要了' }))).toBe('workflow.notParty')
    })

    it('refuse what is not told, what nobody asked for, and days that are past', async () => {
      expect(await refused(step(desk, 'assign'))).toBe('workflow.needMissing')
      expect(await refused(step(desk, 'assign', { parties: { lead: party([]) } }))).toBe(
        'workflow.needMissing',
      )
      const parties = { lead: party(['org-lead']) }
      expect(await refused(step(desk, 'assign', { parties, rating: 3 }))).toBe('workflow.notAccepted')
      expect(await refused(step(desk, 'assign', { parties: { ...parties, chief: party([]) } }))).toBe(
        'workflow.notAccepted',
      )
      expect(await refused(step(desk, 'assign', { parties, dueOn: '2023-06-14' }))).toBe('workflow.duePast')
      await step(desk, 'assign', { parties })
      expect(await refused(step(lead, 'suspend', { reason: '等待批复', untilOn: '2023-06-15' }))).toBe(
        'workflow.untilPast',
      )
    })

    it('say with each action whether it is open, what it needs, and why not', async () => {
      await step(desk, 'assign', { parties: { lead: party(['org-lead']) } })
      const offers = actionsFor(ctx(desk), flow, await instance())
      const open = offers.map(({ action, allowed, why }) => [action, allowed, why])
      expect(open).toContainEqual(['start', false, 'platform.workflow.notParty'])
      expect(open).toContainEqual(['transfer', true, null])
      expect(offers.find((offer) => offer.action === 'suspend')?.needs).toEqual(['reason', 'untilOn'])
      expect(open.map(([action]) => action)).not.toContain('close')
    })

    it('hide an instance from those whose right does not reach it', async () => {
      expect(await refused(step(lead, 'start'))).toBe('workflow.unknown')
      expect(await refused(getInstance(ctx(lead), flow, object))).toBe('workflow.unknown')
      await step(desk, 'assign', { parties: { lead: party(['org-lead']) } })
      expect((await getInstance(ctx(lead), flow, object)).state).toBe('assigned')
      expect(belongingOf(await instance()).orgIds).toContain('org-lead')
    })

    it('want another person where four eyes are asked for', async () => {
      await toWorking()
      const both = { ...official('both', 'org-lead'), orgId: 'org-lead' }
      const evidence = [{ text: '验收单', object: null }]
      await step(both, 'resolve', {
        evidence,
        values: { result: '已修复' },
        parties: { countersign: party(['org-desk']) },
      })
      await step(desk, 'agree')
      const asDesk = { ...both, orgId: 'org-desk', rights: official('both', 'org-desk').rights }
      expect(await refused(step(asDesk, 'close', { rating: 5 }))).toBe('workflow.samePerson')
      expect((await step(desk, 'close', { rating: 5 })).to).toBe('closed')
    })
  })

  describe('two people at once', () => {
    it('one wins, the other is told who did what', async () => {
      const { lockVersion } = await instance()
      const withdraw = (actor: Actor) =>
        inTransaction(ctx(actor), (tx) =>
          act(tx, flow, { object, action: 'withdraw', lockVersion, reason: '重复登记' }),
        )
      const colleague = official('colleague', 'org-desk')
      const outcomes = await Promise.allSettled([desk, colleague, desk, colleague].map(withdraw))
      expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
      const winner = (await listEvents(ctx(desk), await instance())).at(-1)!
      for (const outcome of outcomes) {
        if (outcome.status === 'fulfilled') continue
        expect(outcome.reason).toMatchObject({
          kind: 'conflict',
          reason: 'platform.object.changed',
          details: { by: winner.actorName, action: 'withdraw', current: { state: 'closed', lockVersion: 2 } },
        })
      }
      expect(await listEvents(ctx(desk), await instance())).toHaveLength(2)
    })
  })

  describe('clocks', () => {
    it('start with the state’s allowance, a chosen number of days or a named day', async () => {
      // One working day after Thursday 15 June 2023.
      expect((await reading('2023-06-15'))?.dueOn).toBe('2023-06-16')
      const parties = { lead: party(['org-lead']) }
      await step(desk, 'assign', { parties, workdays: 15 })
      // 16, 19, 20, 21, 25, 26, 27, 28, 29, 30 June, 3, 4, 5, 6, 7 July.
      expect((await reading('2023-06-15'))?.dueOn).toBe('2023-07-07')
      await step(
        lead,
        'transfer',
        { reason: '职责调整', parties: { lead: party(['org-new']) } },
        '2023-06-19',
      )
      // Restarted with the state's seven: 20, 21, 25, 26, 27, 28, 29 June.
      expect((await reading('2023-06-19'))?.dueOn).toBe('2023-06-29')
    })

    it('stand still while suspended and go on afterwards, with the days left', async () => {
      await toWorking()
      await step(lead, 'suspend', { reason: '等待环评批复', untilOn: '2023-07-10' }, '2023-06-20')
      expect(await reading('2023-07-05')).toMatchObject({
        state: 'paused',
        light: 'grey',
        remaining: 4,
        dueOn: null,
      })
      expect(await instance()).toMatchObject({
        state: 'suspended',
        backState: 'working',
        resumeOn: '2023-07-10',
      })
      const { to } = await step(lead, 'goOn', {}, '2023-06-30')
      expect(to).toBe('working')
      // Four left after 30 June: 3, 4, 5, 6 July.
      expect(await reading('2023-06-30')).toMatchObject({
        state: 'running',
        remaining: 4,
        dueOn: '2023-07-06',
      })
      expect((await instance()).resumeOn).toBeNull()
    })

    it('stop at the end and start anew when reopened', async () => {
      await step(desk, 'withdraw', { reason: '重复登记' }, '2023-06-19')
      expect(await reading('2023-08-01')).toMatchObject({ state: 'stopped', elapsed: 2, isOverdue: true })
      await step(desk, 'reopen', { reason: '并未解决' }, '2023-08-01')
      expect(await reading('2023-08-01')).toMatchObject({ state: 'running', elapsed: 0, remaining: 7 })
    })
  })

  describe('delegation', () => {
    it('lets another act until a day, both named in the event', async () => {
      await step(desk, 'assign', { parties: { lead: party(['org-lead']) } })
      expect(await refused(step(helper, 'start'))).toBe('workflow.unknown')
      await step(lead, 'lend', { parties: { lead: party([], ['helper']) }, untilOn: '2023-06-20' })
      expect((await instance()).parties.lead).toEqual(party(['org-lead']))
      expect(await refused(step(helper, 'start', {}, '2023-06-21'))).toBe('workflow.notParty')
      const { event } = await step(helper, 'start', {}, '2023-06-20')
      expect([event.actorName, event.onBehalfOf]).toEqual(['helper同志', 'lead同志'])
    })
  })

  describe('countersignature', () => {
    const evidence = [{ text: '验收单', object: null }]
    const ask = () =>
      step(lead, 'resolve', {
        evidence,
        values: { result: '已修复' },
        parties: { countersign: party(['org-a', 'org-b']) },
      })
    const of = (org: string) => official(`of-${org}`, org, ['read', 'answer'])

    it('moves the state when every organisation has agreed, each once', async () => {
      await toWorking()
      expect((await ask()).to).toBe('working')
      expect(await refused(step(lead, 'suspend', { reason: '等待', untilOn: '2023-07-01' }))).toBe(
        'workflow.countersigning',
      )
      expect((await step(of('org-a'), 'agree')).to).toBe('working')
      expect(await refused(step(of('org-a'), 'agree'))).toBe('workflow.notParty')
      expect((await step(of('org-b'), 'agree')).to).toBe('resolved')
      expect(await instance()).toMatchObject({ countersign: null, state: 'resolved' })
    })

    it('is ended by one refusal with reason, and the lead goes on', async () => {
      await toWorking()
      await ask()
      expect(await refused(step(of('org-b'), 'refuse'))).toBe('workflow.needMissing')
      expect((await step(of('org-b'), 'refuse', { reason: '验收材料不全' })).to).toBe('working')
      expect((await instance()).countersign).toBeNull()
      expect(await refused(step(of('org-a'), 'agree'))).toBe('workflow.unknown')
      expect(await refused(step(lead, 'agree'))).toBe('workflow.notNow')
    })

    it('may be asked for again after a refusal', async () => {
      await toWorking()
      await ask()
      await step(of('org-a'), 'refuse', { reason: '验收材料不全' })
      await ask()
      await step(of('org-a'), 'agree')
      expect((await step(of('org-b'), 'agree')).to).toBe('resolved')
    })
  })

  describe('escalation and supervision', () => {
    it('climbs the ladder step by step to its top, and comes back to where it was', async () => {
      await toWorking()
      await step(lead, 'escalate', { reason: '跨部门协调不下' })
      expect(await instance()).toMatchObject({ state: 'escalated', level: 'office', backState: 'working' })
      await step(lead, 'escalate', { reason: '仍需链长协调' })
      expect(await instance()).toMatchObject({ level: 'chief', backState: 'working' })
      expect(await refused(step(chief, 'escalate', { reason: '再提一级' }))).toBe('workflow.topLevel')
      expect(await refused(step(lead, 'handBack', { reason: '自行办理' }))).toBe('workflow.notParty')
      expect((await step(chief, 'handBack', { reason: '已协调，继续办理' })).to).toBe('working')
    })

    it('sets and lifts the mark whatever the state, and moves nothing', async () => {
      await step(desk, 'supervise', { supervision: 'key' })
      expect(await instance()).toMatchObject({
        state: 'registered',
        supervision: { kind: 'key', byName: 'desk同志' },
      })
      await step(desk, 'supervise', { supervision: 'none', reason: '已按期推进' })
      expect((await instance()).supervision).toBeNull()
    })
  })

  describe('the passing of days', () => {
    const on = (day: string) => tick(ctx(systemActor('job', '系统任务'), day), [flow])

    it('lets a suspended instance go on by itself on its day, with the days left', async () => {
      await toWorking()
      await step(lead, 'suspend', { reason: '等待环评批复', untilOn: '2023-07-10' }, '2023-06-20')
      await on('2023-07-09')
      expect((await instance()).state).toBe('suspended')
      await on('2023-07-10')
      expect(await instance()).toMatchObject({ state: 'working', resumeOn: null })
      // Used 16, 19, 20 June of seven; left 11, 12, 13, 14 July.
      expect(await reading('2023-07-10')).toMatchObject({ remaining: 4, dueOn: '2023-07-14' })
      const events = await listEvents(ctx(desk), await instance())
      expect(events.at(-1)).toMatchObject({ action: 'goOn', actorName: '系统任务' })
    })

    it('warns before the due day and tells a missed one, each once, with the effects of the definition', async () => {
      await toWorking()
      effects.length = 0
      // Due 27 June; two of seven days left from 25 June on.
      for (const day of [
        '2023-06-24',
        '2023-06-25',
        '2023-06-26',
        '2023-06-27',
        '2023-06-28',
        '2023-06-29',
      ]) {
        await on(day)
      }
      const mine = effects.filter((effect) => effect.object.id === object.id)
      expect(mine.map(({ action, dueOn, waitingOrgIds }) => [action, dueOn, waitingOrgIds])).toEqual([
        ['dueSoon', '2023-06-27', ['org-lead']],
        ['overdue', '2023-06-27', ['org-lead']],
      ])
      expect((await instance()).lockVersion).toBe(3)
    })

    it('does not warn of what is paused', async () => {
      await toWorking()
      await step(lead, 'suspend', { reason: '等待环评批复', untilOn: '2023-12-29' }, '2023-06-26')
      effects.length = 0
      await on('2023-07-20')
      expect(effects.filter((effect) => effect.object.id === object.id)).toEqual([])
    })

    it('ends a delegation in the queues', async () => {
      await step(desk, 'assign', { parties: { lead: party(['org-lead']) } })
      await step(lead, 'lend', { parties: { lead: party([], ['helper']) }, untilOn: '2023-06-20' })
      const waiting = async () => {
        const row = await database()
          .db.selectFrom('platform.workflow_instance')
          .select('waiting_account_ids')
          .where('object_id', '=', object.id)
          .executeTakeFirstOrThrow()
        return row.waiting_account_ids
      }
      expect(await waiting()).toEqual(['helper'])
      await on('2023-06-20')
      expect(await waiting()).toEqual(['helper'])
      await on('2023-06-21')
      expect(await waiting()).toEqual([])
    })
  })

  it('the events of a long life replay to where the instance stands', async () => {
    await toWorking()
    await step(desk, 'supervise', { supervision: 'normal' }, '2023-06-16')
    await step(
      lead,
      'lend',
      { parties: { lead: party([], ['helper']) }, untilOn: '2023-07-20' },
      '2023-06-16',
    )
    await step(lead, 'suspend', { reason: '等待环评批复', untilOn: '2023-07-10' }, '2023-06-20')
    await step(lead, 'goOn', {}, '2023-06-30')
    await step(lead, 'escalate', { reason: '跨部门协调不下' }, '2023-07-03')
    const now = await instance()
    const events = await listEvents(ctx(desk), now)
    const replayed = replay(
      flow,
      events[0]!.to,
      events.map(({ action, at, actorId, actorName, input }) => ({
        action,
        on: at.slice(0, 10),
        actorId,
        actorName,
        input,
      })),
    )
    expect(now).toMatchObject({ ...replayed })
    expect(events.map((event) => event.lockVersion)).toEqual(events.map((_, index) => index + 1))
    // 16, 19, 20 June between the step of the 16th and the suspension on the 20th: 19 and 20.
    expect(events.find((event) => event.action === 'suspend')?.workdays).toBe(2)
  })

  it('thousands begin with a handful of statements, in their order', async () => {
    const many = Array.from({ length: 1200 }, (_, index) => ({
      object: { kind: 'test.bulk', id: `${object.id}-${index}` },
      title: `批量${index}`,
      href: null,
      belonging: { chainCodes: ['pv'] },
      parties: { desk: party(['org-desk']) },
    }))
    const instances = await inTransaction(ctx(desk), (tx) => beginMany(tx, flow, many))
    expect(instances.map((one) => one.object.id)).toEqual(many.map((one) => one.object.id))
    const { events } = await database()
      .db.selectFrom('platform.workflow_event as e')
      .innerJoin('platform.workflow_instance as i', 'i.id', 'e.instance_id')
      .where('i.object_kind', '=', 'test.bulk')
      .select((select) => select.fn.countAll<number>().as('events'))
      .executeTakeFirstOrThrow()
    expect(Number(events)).toBe(1200)
  })

  it('goes together with its object', async () => {
    await inTransaction(ctx(desk), (tx) => forget(tx, object))
    expect(await findInstance(base(), object)).toBeNull()
  })
})

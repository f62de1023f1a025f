import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Context, systemActor } from '../../context.ts'
import { onBothDatabases } from '../../db/testing/on-both-databases.ts'
import type { WebhookValues } from '../contract.ts'
import * as inbox from '../inbox.ts'
import { type HttpReceiver, startReceiver } from '../testing/http-receiver.ts'
import { notice, notifyRig, type Rig, testPorts } from '../testing/rig.ts'
import { parseNet } from './address.ts'
import { webhookOutlet } from './send.ts'
import * as webhooks from './webhooks.ts'

onBothDatabases('webhooks', (database) => {
  let rig: Rig
  let receiver: HttpReceiver
  let admin: () => Context
  let admins = 0
  beforeEach(async () => {
    await sql`update platform.webhook set is_active = false`.execute(database().db)
    receiver = await startReceiver()
    const outlet = webhookOutlet({ allowedNets: [parseNet('127.0.0.1')!] })
    rig = notifyRig(database(), testPorts({ webhooks: outlet }))
    admins += 1
    const actor = systemActor(`admin${admins}`, '管理员')
    admin = () => ({ ...rig.as(actor.id), actor })
  })
  afterEach(() => receiver.close())

  const target = (values: Partial<WebhookValues> = {}) =>
    webhooks.createWebhook(admin(), rig.ports, {
      name: '市政务平台',
      url: `http://127.0.0.1:${receiver.port}/hook`,
      topics: ['matters.*'],
      algorithm: 'sha256',
      ...values,
    })
  const sent = async (id: string) =>
    (await webhooks.listWebhookDeliveries(admin(), id, { page: 1, pageSize: 20 })).items

  it('an event of a wanted topic arrives signed, without words of business or the accounts that were told', async () => {
    const { id, secret } = await target()
    await rig.tell({ to: ['a', 'b'], object: { kind: 'matters.problem', id: '42' } })
    await rig.tell({ topic: 'chains.template.published' })
    expect(receiver.received).toEqual([])
    await rig.runDue()
    expect(receiver.received).toHaveLength(1)
    const { headers, body } = receiver.received[0]!
    expect(JSON.parse(body)).toEqual({
      id: headers['shuanglian-event'],
      at: '2023-06-15T02:00:00.000Z',
      topic: 'matters.problem.assigned',
      href: '/problems/42',
      object: { kind: 'matters.problem', id: '42' },
    })
    const time = String(Date.parse('2023-06-15T02:00:00Z') / 1000)
    const expected = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')
    expect(headers['shuanglian-signature']).toBe(`t=${time},v1=${expected}`)
    expect(await sent(id)).toMatchObject([{ state: 'delivered', lastStatus: 200, attempts: 1 }])
  })

  it('two targets get the same event with signatures of their own', async () => {
    await target({ algorithm: 'sm3', topics: ['*'] })
    await target()
    await rig.tell()
    await rig.runDue()
    const [first, second] = receiver.received
    expect(first?.headers['shuanglian-event']).toBe(second?.headers['shuanglian-event'])
    expect(
      new Set(receiver.received.map(({ headers }) => String(headers['shuanglian-signature']).slice(13, 16))),
    ).toEqual(new Set(['sm3', 'v1=']))
  })

  it('a job that runs twice sends once; a run that died is made good under the same event', async () => {
    const { id } = await target()
    await rig.tell()
    const job = rig.asked.pop()!
    await Promise.all([rig.run(job), rig.run(job)])
    await rig.run(job)
    expect(receiver.received).toHaveLength(1)

    await rig.tell()
    const lost = rig.asked.filter(({ startAfter }) => startAfter === null).pop()!
    rig.asked.length = 0
    const { webhooks: outlet } = rig.ports
    rig.ports = { ...rig.ports, webhooks: { ...outlet, send: () => Promise.reject(new Error('killed')) } }
    await expect(rig.run(lost)).rejects.toThrow('killed')
    rig.ports = { ...rig.ports, webhooks: outlet }
    await rig.run(lost)
    expect(rig.asked).toMatchObject([{ startAfter: new Date('2023-06-15T10:01:01+08:00') }])
    rig.now = '2023-06-15T10:02'
    await rig.runDue()
    expect(receiver.received).toHaveLength(2)
    expect((await sent(id)).every(({ state }) => state === 'delivered')).toBe(true)
  })

  it('a receiver that fails is tried with growing pauses, then parked, and who registered it is told', async () => {
    const { id } = await target()
    receiver.answer((response) => response.writeHead(500).end())
    await rig.tell()
    await rig.runDue()
    expect(await sent(id)).toMatchObject([
      { state: 'waiting', lastStatus: 500, fault: 'status', nextAt: '2023-06-15T02:01:00.000Z' },
    ])
    rig.now = '2023-06-15T10:01'
    await rig.runDue()
    expect(await sent(id)).toMatchObject([{ nextAt: '2023-06-15T02:06:00.000Z' }])
    rig.now = '2023-06-15T10:06'
    await rig.runDue()
    expect(rig.asked).toEqual([])
    const [parked] = await sent(id)
    expect(parked).toMatchObject({ state: 'parked', attempts: 3, nextAt: null })
    const told = await inbox.listInbox(admin(), { view: 'unread', page: 1, pageSize: 20 })
    expect(told.items).toMatchObject([
      { topic: 'platform.webhook.parked', urgency: 'act', href: `/admin/webhooks?target=${id}` },
    ])

    receiver.answer((response) => response.end())
    expect(await webhooks.resendWebhookDelivery(admin(), parked!.id)).toMatchObject({
      state: 'waiting',
      attempts: 0,
    })
    await rig.runDue()
    expect(await sent(id)).toMatchObject([{ state: 'delivered' }])
    expect(new Set(receiver.received.map(({ headers }) => headers['shuanglian-event'])).size).toBe(1)
  })

  it('the test button sends to the target whatever its topics, and the answer of the receiver shows', async () => {
    const { id } = await target({ topics: ['talent.need.opened'] })
    expect(await webhooks.testWebhook(admin(), id)).toMatchObject({
      state: 'waiting',
      topic: 'platform.webhook.tested',
    })
    await rig.runDue()
    expect(JSON.parse(receiver.received[0]!.body)).toMatchObject({ topic: 'platform.webhook.tested' })
    expect(await sent(id)).toMatchObject([{ state: 'delivered' }])
  })

  it('a target that is switched off gets nothing, also not what waited', async () => {
    const created = await target()
    await rig.tell()
    const { id, name, url, topics, algorithm } = created
    await webhooks.updateWebhook(admin(), rig.ports, id, 1, { name, url, topics, algorithm, isActive: false })
    await rig.tell()
    await rig.runDue()
    expect(receiver.received).toEqual([])
    expect(await sent(id)).toMatchObject([{ state: 'parked', fault: 'targetOff' }])
    await expect(webhooks.testWebhook(admin(), id)).rejects.toMatchObject({ reason: 'platform.webhook.off' })
    await expect(
      webhooks.updateWebhook(admin(), rig.ports, id, 1, { name, url, topics, algorithm, isActive: true }),
    ).rejects.toMatchObject({ reason: 'platform.object.changed' })
  })

  it('a private address is refused at once; behind a name it is refused when sending', async () => {
    for (const url of ['http://10.0.0.1/', 'http://[::1]/', 'http://0x7f.2/'])
      await expect(target({ url }), url).rejects.toMatchObject({ reason: 'platform.webhook.addressRefused' })
    rig.ports = {
      ...rig.ports,
      webhooks: webhookOutlet({ allowedNets: [], resolve: async () => ['169.254.169.254'] }),
    }
    const { id } = await target({ url: 'http://metadata.test/' })
    await rig.tell()
    await rig.runDue()
    expect(await sent(id)).toMatchObject([{ state: 'waiting', fault: 'addressRefused' }])
  })

  describe('a secret', () => {
    it('is shown when it is made and never again, and is in no audit entry', async () => {
      const created = await target({ url: `http://127.0.0.1:${receiver.port}/hook?access_token=abc123` })
      const renewed = await webhooks.renewSecret(admin(), created.id, 1)
      expect(renewed.secret).not.toBe(created.secret)
      expect(JSON.stringify(await webhooks.listWebhooks(admin()))).not.toContain('secret')
      const { rows } = await sql<{ text: string }>`
        select coalesce(before::text, '') || coalesce(after::text, '') as text
        from platform.audit_entry where object_id = ${created.id}`.execute(database().db)
      expect(rows).toHaveLength(2)
      for (const secret of [created.secret, renewed.secret, 'abc123'])
        expect(JSON.stringify(rows)).not.toContain(secret)
      await rig.tell()
      await rig.runDue()
      const { headers, body } = receiver.received[0]!
      const [time, signature] = String(headers['shuanglian-signature']).slice(2).split(',v1=')
      expect(createHmac('sha256', renewed.secret).update(`${time}.${body}`).digest('hex')).toBe(signature)
    })
  })

  it('nobody without the right for the whole city sees or changes a target', async () => {
    const { id } = await target()
    const office: Context = {
      ...rig.as('office'),
      actor: {
        ...rig.as('office').actor,
        rights: new Map([
          [
            'platform.webhook.edit',
            {
              everywhere: false,
              orgIds: new Set(['office']),
              chainCodes: new Set<string>(),
              regionCodes: new Set<string>(),
              accountIds: new Set(['office']),
            },
          ],
        ]),
      },
    }
    for (const ctx of [rig.as('nobody'), office])
      for (const act of [
        () => webhooks.listWebhooks(ctx),
        () => webhooks.listWebhookDeliveries(ctx, id, { page: 1, pageSize: 20 }),
        () => webhooks.testWebhook(ctx, id),
        () => webhooks.renewSecret(ctx, id, 1),
        () => webhooks.resendWebhookDelivery(ctx, id),
      ])
        await expect(act()).rejects.toMatchObject({ kind: 'forbidden' })
  })

  it('notices about notifications are no events', async () => {
    const { id } = await target({ topics: ['*'] })
    await rig.tell(notice({ topic: 'platform.notification.tested' }))
    expect(await sent(id)).toEqual([])
  })
})

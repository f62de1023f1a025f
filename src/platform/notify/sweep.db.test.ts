import { afterEach, beforeEach, expect, it } from 'vitest'
import { systemActor } from '../context.ts'
import { onBothDatabases } from '../db/testing/on-both-databases.ts'
import * as inbox from './inbox.ts'
import { digestJob, sweepJob } from './job-kinds.ts'
import { listMail, resendMail } from './mail/mail-admin.ts'
import { saveSettings } from './settings.ts'
import { type HttpReceiver, startReceiver } from './testing/http-receiver.ts'
import { notifyRig, type Rig, smtpAt, testPorts } from './testing/rig.ts'
import { type SmtpReceiver, startSmtp } from './testing/smtp-receiver.ts'
import { parseNet } from './webhook/address.ts'
import { webhookOutlet } from './webhook/send.ts'
import { createWebhook, listWebhookDeliveries, resendWebhookDelivery } from './webhook/webhooks.ts'

onBothDatabases('deliveries whose tries are used up', (database) => {
  let rig: Rig
  let smtp: SmtpReceiver
  let refusal: string | null
  let rounds = 0
  let me: string
  beforeEach(async () => {
    refusal = null
    smtp = await startSmtp({ refuse: () => refusal })
    rig = notifyRig(
      database(),
      testPorts({
        mail: smtpAt(smtp.port),
        webhooks: webhookOutlet({ allowedNets: [parseNet('127.0.0.1')!] }),
      }),
    )
    rounds += 1
    me = `sweep${rounds}`
  })
  afterEach(() => smtp.close())

  const admin = () => ({ ...rig.as('admin'), actor: systemActor('admin', '管理员') })
  const mails = async () =>
    (await listMail(admin(), { page: 1, pageSize: 200 })).items.filter(({ accountId }) => accountId === me)
  const choose = (defaultMode: 'email' | 'digest') =>
    saveSettings(rig.as(me), 0, {
      defaultMode,
      topics: [],
      quietFrom: '00:00',
      quietTo: '00:00',
      restDaysQuiet: false,
    })
  const sweep = () => rig.run({ name: sweepJob.name, input: {} })

  it('an e-mail ends as failed with the last answer, is sent again on demand, and leaves the list after the kept days', async () => {
    await choose('email')
    refusal = '451 mailbox busy'
    await rig.tell({ to: [me] })
    await rig.runDue()
    for (const later of ['2023-06-15T10:02', '2023-06-15T10:10']) {
      rig.now = later
      await rig.runDue()
    }
    // Tries: at once, after 60 s, after 300 s; then the pauses are used up.
    expect(await mails()).toMatchObject([
      { state: 'failed', attempts: 3, answer: expect.stringContaining('busy') },
    ])
    rig.now = '2023-09-12T10:00'
    await sweep()
    const [failed] = await mails()
    expect(failed).toMatchObject({ state: 'failed' })

    refusal = null
    await resendMail(admin(), rig.ports, failed!.id)
    await rig.runDue()
    expect(smtp.received).toHaveLength(1)
    expect(await mails()).toMatchObject([{ state: 'sent' }])
    // Sent on 12 September at 10:00: 90 days later is 11 December, 10:00.
    rig.now = '2023-12-11T09:59'
    await sweep()
    expect(await mails()).toHaveLength(1)
    rig.now = '2023-12-11T10:01'
    await sweep()
    expect(await mails()).toEqual([])
    expect((await inbox.listInbox(rig.as(me), { view: 'all', page: 1, pageSize: 20 })).total).toBe(1)
  })

  it('an e-mail whose job was lost is sent by the sweep, and by no second one', async () => {
    await choose('email')
    await rig.tell({ to: [me] })
    rig.asked.length = 0
    rig.now = '2023-06-15T11:00'
    await sweep()
    expect(rig.asked).toEqual([])
    rig.now = '2023-06-15T12:30'
    await sweep()
    await sweep()
    expect(rig.asked).toHaveLength(1)
    await rig.runDue()
    expect(smtp.received).toHaveLength(1)
    expect(await mails()).toMatchObject([{ state: 'sent' }])
  })

  it('what waits for its next try or for the end of quiet hours is left alone', async () => {
    await saveSettings(rig.as(me), 0, {
      defaultMode: 'email',
      topics: [],
      quietFrom: '20:00',
      quietTo: '08:00',
      restDaysQuiet: false,
    })
    rig.now = '2023-06-15T21:00'
    await rig.tell({ to: [me] })
    await rig.runDue()
    rig.now = '2023-06-16T05:00'
    const before = rig.asked.length
    await sweep()
    expect(rig.asked).toHaveLength(before)
    expect(await mails()).toMatchObject([{ state: 'waiting' }])
  })

  it('what no job ever manages is given up after fifteen days', async () => {
    await choose('email')
    await rig.tell({ to: [me] })
    rig.now = '2023-06-30T09:00'
    await sweep()
    expect(await mails()).toMatchObject([{ state: 'waiting' }])
    rig.now = '2023-06-30T12:00'
    await sweep()
    expect(await mails()).toMatchObject([{ state: 'failed', fault: 'abandoned' }])
  })

  it('a removed digest lets go of its notifications, which wait for no other', async () => {
    await choose('digest')
    await rig.tell({ to: [me] })
    await rig.run({ name: digestJob.name, input: {} })
    await rig.runDue()
    expect(await mails()).toMatchObject([{ kind: 'digest', state: 'sent' }])
    rig.now = '2023-10-01T10:00'
    await sweep()
    await rig.run({ name: digestJob.name, input: {} })
    expect(await mails()).toEqual([])
  })

  it('an event ends as failed, is sent again on demand, and leaves the list after the kept days', async () => {
    const receiver: HttpReceiver = await startReceiver()
    const answering = (status: number) =>
      receiver.answer((response) => {
        response.statusCode = status
        response.end()
      })
    answering(500)
    const target = await createWebhook(admin(), rig.ports, {
      name: `对方系统${me}`,
      url: `http://127.0.0.1:${receiver.port}/hook`,
      topics: ['*'],
      algorithm: 'sha256',
    })
    const events = async () =>
      (await listWebhookDeliveries(admin(), target.id, { page: 1, pageSize: 20 })).items
    await rig.tell({ to: [me] })
    for (const now of ['2023-06-15T10:00', '2023-06-15T10:02', '2023-06-15T10:10']) {
      rig.now = now
      await rig.runDue()
    }
    const [failed] = await events()
    expect(failed).toMatchObject({ state: 'parked', fault: 'status', lastStatus: 500, attempts: 3 })
    answering(200)
    await resendWebhookDelivery(admin(), failed!.id)
    await rig.runDue()
    expect(await events()).toMatchObject([{ state: 'delivered' }])
    rig.now = '2023-09-14T10:00'
    await sweep()
    expect(await events()).toEqual([])
    await receiver.close()
  })
})

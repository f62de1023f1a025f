import { describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import type { Actor } from '#platform/context.ts'
import { onBothDatabases, testContext, testInstant } from '#platform/db/testing/on-both-databases.ts'
import { type Notice, notify } from '#platform/notify/index.ts'
import type { Rights } from '#platform/rights/reach.ts'
import { inTransaction } from '#platform/transaction.ts'
import { expectEveryWriteAudited, refusal, refusals, testApi, testJobs } from '../testing/api.ts'

const everywhere = {
  everywhere: true,
  orgIds: new Set<string>(),
  chainCodes: new Set<string>(),
  regionCodes: new Set<string>(),
  accountIds: new Set<string>(),
}
const account = (id: string, rights: Rights = new Map()): Actor => ({
  id,
  name: id,
  personId: null,
  orgId: null,
  rights,
})

onBothDatabases('notifications over the API', (database) => {
  const api = testApi(async () => database())
  const tell = async (to: string, values: Partial<Notice> = {}) => {
    const ctx = { ...testContext(database().db, await testJobs(database())), clock: fixedClock(testInstant) }
    await inTransaction(ctx, (tx) =>
      notify(tx, {
        to: [to],
        topic: 'matters.problem.assigned',
        title: '请办理：焊带供应不足',
        href: '/problems/42',
        urgency: 'act',
        ...values,
      }),
    )
  }
  const admin = api.as(
    account(
      'admin',
      new Map([
        ['platform.webhook.edit', everywhere],
        ['platform.mailDelivery.read', everywhere],
      ]),
    ),
  )

  it('nobody has an inbox without being logged in', async () => {
    const nobody = api.as(account('anonymous')).client.notify
    expect(await refusal(nobody.countUnread())).toMatchObject({
      status: 401,
      reason: 'platform.session.missing',
    })
  })

  describe('the inbox', () => {
    it('is listed, counted, opened and read by its owner alone', async () => {
      const mine = api.as(account('a')).client.notify
      const other = api.as(account('b')).client.notify
      await tell('a')
      await tell('a', { urgency: 'know', topic: 'matters.problem.closed' })
      expect(await mine.countUnread()).toEqual({ unread: 2, act: 1 })
      const { items } = await mine.listInbox({ view: 'unread', urgency: 'act' })
      const { id } = items[0]!
      const unknown = { status: 404, reason: 'platform.notification.unknown' }
      expect(await refusal(other.openNotification({ id }))).toMatchObject(unknown)
      expect(await refusal(other.markRead({ id, isRead: true }))).toMatchObject(unknown)
      expect(await refusal(other.archiveNotification({ id, isArchived: true }))).toMatchObject(unknown)
      expect(await mine.openNotification({ id })).toEqual({ href: '/problems/42' })
      expect(await mine.markAllRead({})).toEqual({ changed: 1 })
      expect(await mine.countUnread()).toEqual({ unread: 0, act: 0 })
    })

    it('settings are saved and take effect; without a mail server the page is told', async () => {
      const mine = api.as(account('c')).client.notify
      const settings = await mine.getSettings()
      expect(settings).toMatchObject({
        mailOn: false,
        lockVersion: 0,
        mayEditWebhooks: false,
        mayReadMail: false,
      })
      const values = {
        defaultMode: 'inbox' as const,
        topics: [{ topic: 'matters.problem.closed', mode: 'muted' as const }],
        quietFrom: '19:30',
        quietTo: '08:00',
        restDaysQuiet: true,
      }
      expect(await mine.saveSettings({ ...values, lockVersion: 0 })).toEqual({ ...values, lockVersion: 1 })
      await tell('c', { topic: 'matters.problem.closed', urgency: 'know' })
      expect(await mine.countUnread()).toEqual({ unread: 0, act: 0 })
      expect(await refusal(mine.saveSettings({ ...values, lockVersion: 0 }))).toMatchObject({ status: 409 })
      expect(
        await refusal(mine.saveSettings({ ...values, quietFrom: '25:00', lockVersion: 1 })),
      ).toMatchObject({
        status: 400,
      })
    })
  })

  it('administrators alone manage targets and see deliveries', async () => {
    const somebody = api.as(account('d')).client.notify
    const target = {
      name: '政务平台',
      url: 'https://hooks.example/',
      topics: ['*'],
      algorithm: 'sm3' as const,
    }
    for (const told of await refusals([
      somebody.listWebhooks(),
      somebody.createWebhook(target),
      somebody.listMail({}),
      somebody.resendMail({ id: '00000000-0000-4000-8000-000000000000' }),
    ]))
      expect(told).toMatchObject({ status: 403, reason: 'platform.right.missing' })
    expect((await admin.client.notify.listMail({ state: ['failed'] })).items).toEqual([])
  })

  it('a target in a private net is refused when registered, and when a name leads there; its owner is told', async () => {
    const { notify: client } = admin.client
    const target = { name: '政务平台', topics: ['matters.*'], algorithm: 'sha256' as const }
    expect(await refusal(client.createWebhook({ ...target, url: 'http://169.254.169.254/' }))).toMatchObject({
      status: 400,
      reason: 'platform.webhook.addressRefused',
      details: { field: 'url' },
    })
    const created = await client.createWebhook({ ...target, url: 'http://localhost:9/' })
    expect(created.secret).toMatch(/^whs_/)
    await client.testWebhook({ id: created.id })
    // The test clock stands in the past, so that the queue does not wait for the pauses.
    await (await api.jobs()).drain()
    expect((await client.listWebhookDeliveries({ id: created.id })).items).toMatchObject([
      { state: 'parked', fault: 'addressRefused', attempts: 8, lastStatus: null },
    ])
    expect((await client.listInbox({ view: 'unread' })).items).toMatchObject([
      { topic: 'platform.webhook.parked', urgency: 'act', href: `/admin/webhooks?target=${created.id}` },
    ])
  })

  it('every write that is kept has its entry and its link', () => expectEveryWriteAudited(database()))
})

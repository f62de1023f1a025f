import { beforeEach, describe, expect, it } from 'vitest'
import { onBothDatabases } from '../db/testing/on-both-databases.ts'
import { inTransaction } from '../transaction.ts'
import type { InboxQuery } from './contract.ts'
import * as inbox from './inbox.ts'
import { notify } from './notify.ts'
import { getSettings, saveSettings } from './settings.ts'
import { notice, notifyRig, type Rig, testPorts } from './testing/rig.ts'

const all: InboxQuery = { view: 'all', page: 1, pageSize: 20 }

onBothDatabases('the inbox', (database) => {
  let rig: Rig
  let accounts = 0
  /** An account that no other test of the file has told anything. */
  let me: string
  beforeEach(() => {
    rig = notifyRig(database(), testPorts())
    accounts += 1
    me = `person${accounts}`
  })
  const list = (filter: Partial<InboxQuery> = {}) => inbox.listInbox(rig.as(me), { ...all, ...filter })

  describe('a notice', () => {
    it('is in the inbox of each account at once, in one go with what caused it', async () => {
      await rig.tell({
        to: [me, `${me}b`, me],
        object: { kind: 'matters.problem', id: '42' },
        urgency: 'act',
      })
      expect((await list()).items).toMatchObject([
        {
          topic: 'matters.problem.assigned',
          title: '请办理：焊带供应不足',
          href: '/problems/42',
          object: { kind: 'matters.problem', id: '42' },
          urgency: 'act',
          times: 1,
          isRead: false,
        },
      ])
      expect(await inbox.countUnread(rig.as(`${me}b`))).toEqual({ unread: 1, act: 1 })
    })

    it('is taken back together with what caused it', async () => {
      const failing = inTransaction(rig.as('sender'), async (tx) => {
        await notify(tx, notice({ to: [me] }))
        throw new Error('the change failed')
      })
      await expect(failing).rejects.toThrow('the change failed')
      expect(await inbox.countUnread(rig.as(me))).toEqual({ unread: 0, act: 0 })
    })

    it('is refused when it leads out of the product, and outside of a transaction', async () => {
      await expect(rig.tell({ to: [me], href: '//evil.example/x' })).rejects.toMatchObject({
        reason: 'platform.notification.foreignPath',
      })
      await expect(rig.tell({ to: [me], href: 'https://evil.example' })).rejects.toThrow()
      await expect(rig.tell({ to: [me], topic: 'Matters problem' })).rejects.toThrow()
      await expect(notify(rig.as('sender'), notice())).rejects.toThrow(/transaction/)
    })

    it('with the key of an unread one takes its place and is counted', async () => {
      await rig.tell({ to: [me], dedupeKey: 'problem:42', title: '第一次' })
      rig.now = '2023-06-15T11:00'
      await rig.tell({ to: [me], dedupeKey: 'problem:42', title: '第二次' })
      await rig.tell({ to: [me], dedupeKey: 'problem:43', title: '另一件' })
      const { items } = await list()
      expect(Object.fromEntries(items.map(({ title, times }) => [title, times]))).toEqual({
        第二次: 2,
        另一件: 1,
      })
      expect(items.every(({ at }) => at === '2023-06-15T03:00:00.000Z')).toBe(true)
    })

    it('with the key of one that was read is a new one; both may lie unread again', async () => {
      await rig.tell({ to: [me], dedupeKey: 'problem:42' })
      const [first] = (await list()).items
      await inbox.markRead(rig.as(me), first!.id, true)
      await rig.tell({ to: [me], dedupeKey: 'problem:42' })
      expect((await list()).total).toBe(2)
      expect((await inbox.markRead(rig.as(me), first!.id, false)).isRead).toBe(false)
      expect(await inbox.countUnread(rig.as(me))).toEqual({ unread: 2, act: 0 })
      await rig.tell({ to: [me], dedupeKey: 'problem:42' })
      expect((await list()).total).toBe(2)
    })

    it('told by two senders at the same moment with one key is one', async () => {
      await Promise.all([1, 2, 3].map(() => rig.tell({ to: [me, `${me}b`], dedupeKey: 'same' })))
      expect((await list()).items).toMatchObject([{ times: 3 }])
    })
  })

  describe('a person', () => {
    it('sees and changes only the own notifications; others answer as unknown', async () => {
      await rig.tell({ to: ['stranger'] })
      const [theirs] = (await inbox.listInbox(rig.as('stranger'), all)).items
      const { id } = theirs!
      const mine = rig.as(me)
      const nothing = '00000000-0000-4000-8000-000000000000'
      for (const act of [
        (of: string) => inbox.openNotification(mine, of),
        (of: string) => inbox.markRead(mine, of, true),
        (of: string) => inbox.archiveNotification(mine, of, true),
      ]) {
        const refusals = await Promise.all(
          [id, nothing].map((of) => act(of).catch((error: { kind: string; reason: string }) => error)),
        )
        for (const refusal of refusals)
          expect(refusal).toMatchObject({ kind: 'notFound', reason: 'platform.notification.unknown' })
      }
      await inbox.markAllRead(mine, {})
      expect((await inbox.listInbox(rig.as('stranger'), all)).items).toMatchObject([
        { isRead: false, isArchived: false },
      ])
      expect((await list()).total).toBe(0)
    })

    it('opens one: it is read, and leads to its path', async () => {
      await rig.tell({ to: [me] })
      const [first] = (await list()).items
      expect(await inbox.openNotification(rig.as(me), first!.id)).toEqual({ href: '/problems/42' })
      expect((await list({ view: 'unread' })).total).toBe(0)
    })

    it('filters, pages, reads all of one kind, and puts away', async () => {
      for (const [topic, urgency] of [
        ['matters.problem.assigned', 'act'],
        ['matters.problem.closed', 'know'],
        ['chains.template.published', 'know'],
      ] as const)
        await rig.tell({ to: [me], topic, urgency, title: topic })
      expect((await list({ urgency: 'act' })).total).toBe(1)
      expect((await list({ topic: 'matters.problem.closed' })).total).toBe(1)
      expect((await list({ page: 2, pageSize: 2 })).items).toHaveLength(1)
      expect((await list({ query: 'problem' })).total).toBe(2)
      expect((await list({ query: 'pro_lem' })).total).toBe(0)
      expect((await list({ sort: 'urgency' })).items[0]).toMatchObject({ urgency: 'act' })
      expect((await list({ sort: '-topic' })).items.map(({ topic }) => topic)).toEqual([
        'matters.problem.closed',
        'matters.problem.assigned',
        'chains.template.published',
      ])
      expect(await inbox.markAllRead(rig.as(me), { query: 'template' })).toEqual({ changed: 1 })
      expect(await inbox.markAllRead(rig.as(me), { urgency: 'know' })).toEqual({ changed: 1 })
      expect(await inbox.countUnread(rig.as(me))).toEqual({ unread: 1, act: 1 })
      const [open] = (await list({ view: 'unread' })).items
      expect(await inbox.archiveNotification(rig.as(me), open!.id, true)).toMatchObject({
        isRead: true,
        isArchived: true,
      })
      expect((await list()).total).toBe(2)
      expect((await list({ view: 'archived' })).total).toBe(1)
      expect(await inbox.archiveNotification(rig.as(me), open!.id, false)).toMatchObject({
        isArchived: false,
      })
    })
  })

  describe('settings', () => {
    const values = {
      defaultMode: 'inbox' as const,
      topics: [{ topic: 'matters.problem.assigned', mode: 'muted' as const }],
      quietFrom: '19:00',
      quietTo: '09:00',
      restDaysQuiet: false,
    }

    it('begin with the defaults and keep what was chosen; an older version is refused', async () => {
      expect(await getSettings(rig.as(me), rig.ports)).toMatchObject({
        defaultMode: 'digest',
        quietFrom: '20:00',
        quietTo: '08:00',
        restDaysQuiet: true,
        lockVersion: 0,
        mailOn: false,
        address: `${me}@bureau.example`,
        mayEditWebhooks: false,
      })
      const saved = await saveSettings(rig.as(me), 0, values)
      expect(saved).toEqual({ ...values, lockVersion: 1 })
      await expect(saveSettings(rig.as(me), 0, values)).rejects.toMatchObject({
        reason: 'platform.object.changed',
      })
      expect(await saveSettings(rig.as(me), 1, { ...values, topics: [] })).toMatchObject({ topics: [] })
    })

    it('a muted topic stays out of the inbox, unless somebody must act', async () => {
      await saveSettings(rig.as(me), 0, values)
      await rig.tell({ to: [me], urgency: 'know' })
      expect((await list()).total).toBe(0)
      await rig.tell({ to: [me], urgency: 'act' })
      expect((await list()).total).toBe(1)
      expect(rig.asked).toEqual([])
    })

    it('a test arrives as chosen', async () => {
      expect(await inbox.sendTest(rig.as(me))).toEqual({ sent: true })
      expect((await list()).items).toMatchObject([{ topic: 'platform.notification.tested' }])
      expect((await getSettings(rig.as(me), rig.ports)).knownTopics).toEqual(['platform.notification.tested'])
    })
  })
})

import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemActor } from '../../context.ts'
import { onBothDatabases } from '../../db/testing/on-both-databases.ts'
import { inTransaction } from '../../transaction.ts'
import type { MailDelivery, Mode } from '../contract.ts'
import * as inbox from '../inbox.ts'
import { digestJob, mailJob } from '../job-kinds.ts'
import { notify } from '../notify.ts'
import { saveSettings } from '../settings.ts'
import { notice, notifyRig, type Rig, smtpAt, testPorts } from '../testing/rig.ts'
import { type SmtpReceiver, startSmtp } from '../testing/smtp-receiver.ts'
import type { MailOutcome } from './mail.ts'
import { listMail, resendMail } from './mail-admin.ts'

/** Workdays are Monday to Friday: 15 June 2023 is a Thursday. */
const workCalendar = async () => (day: string) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())

onBothDatabases('e-mail', (database) => {
  let rig: Rig
  let server: SmtpReceiver
  let refusal: string | null
  let accounts = 0
  let me: string
  beforeEach(async () => {
    refusal = null
    server = await startSmtp({ refuse: () => refusal })
    rig = notifyRig(database(), testPorts({ mail: smtpAt(server.port), workCalendar }))
    accounts += 1
    me = `mail${accounts}`
  })
  afterEach(() => server.close())

  const choose = (mode: Mode, id = me) =>
    saveSettings(rig.as(id), 0, {
      defaultMode: mode,
      topics: [],
      quietFrom: '20:00',
      quietTo: '08:00',
      restDaysQuiet: true,
    })
  const admin = () => ({ ...rig.as('admin'), actor: systemActor('admin', '管理员') })
  const deliveries = async (): Promise<MailDelivery[]> =>
    (await listMail(admin(), { page: 1, pageSize: 200 })).items.filter(({ accountId }) => accountId === me)
  const gather = () => rig.run({ name: digestJob.name, input: {} })
  const subjects = () => server.received.map(({ raw }) => decodeSubject(raw))
  /** A mail server that the test plays itself. */
  const played = (outcome: () => Promise<MailOutcome>) => {
    rig.ports = { ...rig.ports, mail: { send: outcome } }
  }

  describe('at once', () => {
    it('goes out after the commit, through the real queue, with a link into the inbox', async () => {
      await choose('email')
      const queue = await rig.queue()
      await inTransaction({ ...rig.as('sender'), jobs: queue }, (tx) =>
        notify(tx, notice({ to: [me], urgency: 'act', text: '甲\n乙' })),
      )
      expect(server.received).toEqual([])
      expect(await queue.drain()).toBe(1)
      expect(server.received).toMatchObject([{ to: [`${me}@bureau.example`] }])
      expect(subjects()).toEqual(['【待办】请办理：焊带供应不足'])
      expect(await deliveries()).toMatchObject([{ state: 'sent', kind: 'single', attempts: 1 }])
      await queue.stop()
    })

    it('a job that runs twice sends once, one after the other and at the same moment', async () => {
      await choose('email')
      await rig.tell({ to: [me] })
      const job = rig.asked[0]!
      await Promise.all([rig.run(job), rig.run(job)])
      await rig.run(job)
      expect(server.received).toHaveLength(1)
      expect(await deliveries()).toMatchObject([{ state: 'sent' }])
    })

    it('a notice that takes the place of an unread one makes no second e-mail', async () => {
      await choose('email')
      await rig.tell({ to: [me], dedupeKey: 'k' })
      await rig.tell({ to: [me], dedupeKey: 'k' })
      await rig.runDue()
      expect(server.received).toHaveLength(1)
    })

    it('what was read meanwhile, or has no address, is not sent', async () => {
      await choose('email')
      await rig.tell({ to: [me] })
      await inbox.markAllRead(rig.as(me), {})
      await rig.runDue()
      expect(await deliveries()).toMatchObject([{ state: 'skipped', fault: 'alreadyRead' }])
      me = `unreachable${accounts}`
      await choose('email')
      await rig.tell({ to: [me] })
      await rig.runDue()
      expect(await deliveries()).toMatchObject([{ state: 'skipped', fault: 'noAddress' }])
      expect(server.received).toEqual([])
    })

    it('waits for the end of the quiet hours and of rest days; the inbox has it at once', async () => {
      await choose('email')
      rig.now = '2023-06-16T21:00'
      await rig.tell({ to: [me], urgency: 'act' })
      expect((await inbox.countUnread(rig.as(me))).act).toBe(1)
      await rig.runDue()
      expect(server.received).toEqual([])
      expect(rig.asked).toMatchObject([
        { name: mailJob.name, startAfter: new Date('2023-06-19T08:00+08:00') },
      ])
      rig.now = '2023-06-19T08:00'
      await rig.runDue()
      expect(server.received).toHaveLength(1)
    })

    it('inbox only and muted send nothing', async () => {
      await choose('inbox')
      await choose('muted', `${me}b`)
      await rig.tell({ to: [me, `${me}b`], urgency: 'act' })
      await gather()
      await rig.runDue()
      expect(server.received).toEqual([])
      expect(await deliveries()).toEqual([])
    })
  })

  describe('when it fails', () => {
    it('a server that refuses for now and accepts later gets it later', async () => {
      await choose('email')
      await rig.tell({ to: [me] })
      refusal = '451 come later'
      await rig.runDue()
      expect(await deliveries()).toMatchObject([{ state: 'waiting', fault: 'refused', attempts: 1 }])
      expect(rig.asked).toMatchObject([{ startAfter: new Date('2023-06-15T10:01+08:00') }])
      refusal = null
      rig.now = '2023-06-15T10:01'
      await rig.runDue()
      expect(server.received).toHaveLength(1)
      expect(await deliveries()).toMatchObject([{ state: 'sent', fault: null, attempts: 2 }])
    })

    it('a server that stays down fails after the last pause; the administrator sees it and sends again', async () => {
      await choose('email')
      await server.close()
      await rig.tell({ to: [me] })
      for (const now of ['2023-06-15T10:00', '2023-06-15T10:01', '2023-06-15T10:06', '2023-06-15T12:00']) {
        rig.now = now
        await rig.runDue()
      }
      const [failed] = await deliveries()
      expect(failed).toMatchObject({ state: 'failed', fault: 'unreachable', attempts: 3 })
      expect(rig.asked).toEqual([])
      server = await startSmtp()
      rig.ports = { ...rig.ports, mail: smtpAt(server.port) }
      expect(await resendMail(admin(), rig.ports, failed!.id)).toMatchObject({
        state: 'waiting',
        attempts: 0,
      })
      await rig.runDue()
      expect(server.received).toHaveLength(1)
      await expect(resendMail(admin(), rig.ports, failed!.id)).rejects.toMatchObject({
        reason: 'platform.mailDelivery.settled',
      })
    })

    it('a person the server does not know is not tried again', async () => {
      await choose('email')
      await rig.tell({ to: [me] })
      refusal = '550 no such user'
      await rig.runDue()
      expect(await deliveries()).toMatchObject([{ state: 'failed', fault: 'refused', attempts: 1 }])
      expect((await deliveries())[0]?.answer).toContain('no such user')
    })

    it('a process that dies between sending and noting it leaves it uncertain, never a second e-mail', async () => {
      await choose('email')
      await rig.tell({ to: [me] })
      const job = rig.asked[0]!
      let sent = 0
      played(async () => {
        sent += 1
        throw new Error('killed')
      })
      await expect(rig.run(job)).rejects.toThrow('killed')
      expect(await deliveries()).toMatchObject([{ state: 'sending' }])
      // The queue gives the job to another process: too early to judge, it comes again.
      rig.asked.length = 0
      await rig.run(job)
      expect(await deliveries()).toMatchObject([{ state: 'sending' }])
      expect(rig.asked).toMatchObject([{ startAfter: new Date('2023-06-15T10:05+08:00') }])
      rig.now = '2023-06-15T10:05'
      await rig.runDue()
      expect(await deliveries()).toMatchObject([{ state: 'uncertain', fault: 'interrupted' }])
      expect(sent).toBe(1)
    })

    it('a connection that breaks while the message is handed over leaves it uncertain', async () => {
      await choose('email')
      await rig.tell({ to: [me] })
      played(async () => ({ status: 'uncertain', answer: 'connection lost' }))
      await rig.runDue()
      expect(await deliveries()).toMatchObject([{ state: 'uncertain', answer: 'connection lost' }])
      expect(rig.asked).toEqual([])
    })

    it('only who has the right sees deliveries and sends again, and the audit has it', async () => {
      await expect(listMail(rig.as(me), { page: 1, pageSize: 20 })).rejects.toMatchObject({
        kind: 'forbidden',
      })
      await expect(
        resendMail(rig.as(me), rig.ports, '00000000-0000-4000-8000-000000000000'),
      ).rejects.toMatchObject({ kind: 'forbidden' })
      const { rows } = await sql<{ action: string }>`select distinct action from platform.audit_entry
        where action like 'platform.mailDelivery.%'`.execute(database().db)
      expect(rows).toEqual([{ action: 'platform.mailDelivery.resend' }])
    })
  })

  describe('the digest', () => {
    it('is one e-mail of what lies unread since the last, once however often the job runs', async () => {
      await rig.tell({ to: [me], title: '读过的' })
      await inbox.markAllRead(rig.as(me), {})
      await rig.tell({ to: [me], title: '供知悉乙' })
      await rig.tell({ to: [me], title: '请办理甲', urgency: 'act' })
      rig.now = '2023-06-16T08:30'
      await gather()
      await gather()
      await rig.runDue()
      await gather()
      await rig.runDue()
      expect(subjects()).toEqual(['双链每日汇总（2023-06-16）：未读 2 条'])
      expect(await deliveries()).toMatchObject([
        { kind: 'digest', state: 'sent', topic: 'matters.problem.assigned' },
      ])
      await rig.tell({ to: [me], title: '后来的' })
      rig.now = '2023-06-19T08:30'
      await gather()
      await rig.runDue()
      expect(subjects()[1]).toBe('双链每日汇总（2023-06-19）：未读 1 条')
    })

    it('two runs at the same moment make one', async () => {
      await rig.tell({ to: [me] })
      await Promise.all([gather(), gather()])
      await rig.runDue()
      expect(server.received).toHaveLength(1)
    })

    it('rests with the person: Friday evening to Sunday come on Monday in one', async () => {
      rig.now = '2023-06-16T18:00'
      await rig.tell({ to: [me], title: '周五' })
      rig.now = '2023-06-17T08:30'
      await gather()
      await rig.runDue()
      await rig.tell({ to: [me], title: '周六' })
      rig.now = '2023-06-19T08:30'
      await gather()
      await rig.runDue()
      expect(subjects()).toEqual(['双链每日汇总（2023-06-19）：未读 2 条'])
    })

    it('a topic that is muted before the digest leaves it', async () => {
      await rig.tell({ to: [me] })
      await choose('muted')
      await gather()
      await rig.runDue()
      expect(server.received).toEqual([])
    })

    it('without a mail server nothing is gathered and nothing is lost', async () => {
      await rig.tell({ to: [me] })
      const { mail } = rig.ports
      rig.ports = { ...rig.ports, mail: null }
      await gather()
      expect(await deliveries()).toEqual([])
      rig.ports = { ...rig.ports, mail }
      await gather()
      await rig.runDue()
      expect(server.received).toHaveLength(1)
    })
  })
})

/** The subject of a message in words. */
function decodeSubject(raw: string): string {
  const line = /^Subject: (.*(?:\r\n[ \t].*)*)/m.exec(raw)?.[1] ?? ''
  return line
    .replace(/\r\n[ \t]/g, ' ')
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?(B|Q)\?([^?]*)\?=/gi, (_all, kind: string, text: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(text, 'base64').toString()
        : Buffer.from(
            text
              .replaceAll('_', ' ')
              .replace(/=([0-9A-F]{2})/gi, (_hex, code: string) =>
                String.fromCharCode(Number.parseInt(code, 16)),
              ),
            'latin1',
          ).toString(),
    )
}

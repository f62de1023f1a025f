import { businessDay } from '../../clock.ts'
import type { Context } from '../../context.ts'
import { inTransaction } from '../../transaction.ts'
import { mailJob } from '../job-kinds.ts'
import type { NotifyPorts } from '../ports.ts'
import { sendableFrom } from '../quiet-hours.ts'
import { settingsOf } from '../settings-queries.ts'
import type { MailChannel, MailOutcome } from './mail.ts'
import * as queries from './mail-queries.ts'
import { digestMail, singleMail } from './template.ts'

/** Longer than a session with a mail server can last: who holds a delivery for longer is dead. */
const claimMs = 5 * 60_000

/**
 * Sends one e-mail, at most once for each time it is taken: it is marked as being sent and committed before the mail
 * server hears of it. A run that finds it so marked, its former run having died, cannot know whether it went out and
 * leaves it uncertain, for the administrator to decide.
 */
export async function deliverMail(ctx: Context, ports: NotifyPorts, deliveryId: string): Promise<void> {
  const delivery = await queries.findMail(ctx.db, deliveryId)
  if (delivery === null) return
  const now = ctx.clock.now()
  if (delivery.state === 'sending') {
    await judgeLostRun(ctx, delivery, now)
    return
  }
  if (delivery.state !== 'waiting') return
  const prepared = await prepare(ctx, ports, delivery, now)
  if (prepared === null) return
  if (!(await queries.claimMail(ctx.db, delivery.id, now))) return
  const { channel, message } = prepared
  await settle(ctx, ports, { ...delivery, attempts: delivery.attempts + 1 }, await channel.send(message))
}

/** What is to be sent now; null when nothing is, and the delivery says why or comes again. */
async function prepare(ctx: Context, ports: NotifyPorts, delivery: queries.MailRow, now: Date) {
  const skip = (fault: string) =>
    queries.settleMail(ctx.db, delivery.id, { state: 'skipped', fault, finishedAt: now })
  const channel: MailChannel | null = ports.mail
  if (channel === null) {
    await skip('channelOff')
    return null
  }
  const items = await queries.unreadOf(ctx.db, delivery)
  const first = items[0]
  if (first === undefined) {
    await skip('alreadyRead')
    return null
  }
  const settings = (await settingsOf(ctx.db, [delivery.accountId])).get(delivery.accountId)!
  const from = sendableFrom(now, settings, await ports.workCalendar(ctx.db))
  if (from > now) {
    await queries.holdMail(ctx.db, delivery.id, from)
    await ctx.jobs.enqueue(ctx, mailJob, { deliveryId: delivery.id }, { startAfter: from })
    return null
  }
  const to = (await ports.addressOf(ctx.db, [delivery.accountId])).get(delivery.accountId)
  if (to === undefined) {
    await skip('noAddress')
    return null
  }
  const words =
    delivery.kind === 'single'
      ? singleMail(first, ports.publicUrl)
      : digestMail(items, businessDay(ctx.clock), ports.publicUrl)
  return { channel, message: { id: delivery.id, to, ...words, at: now } }
}

async function judgeLostRun(ctx: Context, delivery: queries.MailRow, now: Date): Promise<void> {
  const claimedUntil = new Date((delivery.claimedAt?.getTime() ?? 0) + claimMs)
  if (claimedUntil > now) {
    await ctx.jobs.enqueue(ctx, mailJob, { deliveryId: delivery.id }, { startAfter: claimedUntil })
    return
  }
  await queries.settleMail(ctx.db, delivery.id, {
    state: 'uncertain',
    fault: 'interrupted',
    finishedAt: now,
  })
}

async function settle(
  ctx: Context,
  ports: NotifyPorts,
  delivery: queries.MailRow,
  outcome: MailOutcome,
): Promise<void> {
  const now = ctx.clock.now()
  const { answer } = outcome
  if (outcome.status === 'sent') {
    await queries.settleMail(ctx.db, delivery.id, { state: 'sent', answer, finishedAt: now })
    return
  }
  if (outcome.status === 'uncertain') {
    await queries.settleMail(ctx.db, delivery.id, {
      state: 'uncertain',
      fault: 'interrupted',
      answer,
      finishedAt: now,
    })
    return
  }
  const pause = ports.mailPauses[delivery.attempts - 1]
  const nextAt =
    (outcome.status === 'refused' && outcome.permanent) || pause === undefined
      ? null
      : new Date(now.getTime() + pause * 1000)
  const fault = outcome.status
  await inTransaction(ctx, async (tx) => {
    await queries.settleMail(tx.db, delivery.id, {
      state: nextAt === null ? 'failed' : 'waiting',
      fault,
      answer,
      ...(nextAt === null ? {} : { nextAt }),
      finishedAt: nextAt === null ? now : null,
    })
    if (nextAt !== null)
      await tx.jobs.enqueue(tx, mailJob, { deliveryId: delivery.id }, { startAfter: nextAt })
  })
  if (nextAt === null)
    ctx.log.warn({ deliveryId: delivery.id, fault, answer }, 'an e-mail could not be delivered')
}

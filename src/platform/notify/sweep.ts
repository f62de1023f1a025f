import type { Context } from '../context.ts'
import { inTransaction } from '../transaction.ts'
import { mailJob, webhookJob } from './job-kinds.ts'
import * as mail from './mail/mail-queries.ts'
import type { NotifyPorts } from './ports.ts'
import * as webhooks from './webhook/webhook-queries.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** A delivery that is so long overdue has no job any more: the queue tries a run that broke for less than an hour. */
const lostAfterMs = 2 * hourMs

/** What was not even tried for so long is given up: longer than the longest holiday holds e-mail back. */
const givenUpAfterMs = 15 * dayMs

/**
 * Keeps the deliveries honest and their lists short. What waits or is marked as being sent and has no job any more,
 * because its runs broke until the queue gave up, gets one: it is sent, or ends with its last fault. When even that
 * leads to nothing it fails as given up. What ended long ago is removed, failures too.
 */
export async function sweepDeliveries(ctx: Context, ports: NotifyPorts): Promise<void> {
  const now = ctx.clock.now()
  const before = (ms: number) => new Date(now.getTime() - ms)
  const swept = await inTransaction(ctx, async (tx) => {
    const abandoned = { overdueSince: before(lostAfterMs), createdBefore: before(givenUpAfterMs), at: now }
    const givenUp =
      (await mail.abandonMail(tx.db, abandoned)) + (await webhooks.abandonDeliveries(tx.db, abandoned))
    const [mails, events] = [
      await mail.takeUpMail(tx.db, before(lostAfterMs), now),
      await webhooks.takeUpDeliveries(tx.db, before(lostAfterMs), now),
    ]
    for (const deliveryId of mails) await tx.jobs.enqueue(tx, mailJob, { deliveryId })
    for (const deliveryId of events) await tx.jobs.enqueue(tx, webhookJob, { deliveryId })
    const endedBefore = before(ports.keepDays * dayMs)
    const removed =
      (await mail.removeMail(tx.db, endedBefore)) + (await webhooks.removeDeliveries(tx.db, endedBefore))
    return { givenUp, takenUp: mails.length + events.length, removed }
  })
  if (swept.givenUp + swept.takenUp + swept.removed > 0) ctx.log.info(swept, 'deliveries swept')
}

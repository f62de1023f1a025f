import type { Context } from '../../context.ts'
import { inTransaction } from '../../transaction.ts'
import { webhookJob } from '../job-kinds.ts'
import { notify } from '../notify.ts'
import type { NotifyPorts } from '../ports.ts'
import type { WebhookOutcome } from './send.ts'
import { signatureHeader } from './signature.ts'
import * as queries from './webhook-queries.ts'

/** Longer than one try can last: who holds a delivery for longer is dead. */
const claimMs = 60_000

/**
 * Sends one event to one target, at least once: the receiver recognises a repetition by the event's id. After a
 * failure it comes again with growing pauses; after the last it is parked, and whoever registered the target is told.
 */
export async function deliverEvent(ctx: Context, ports: NotifyPorts, deliveryId: string): Promise<void> {
  const now = ctx.clock.now()
  const delivery = await queries.claimDelivery(ctx.db, deliveryId, now, new Date(now.getTime() - claimMs))
  if (delivery === null) {
    const claimedAt = await queries.claimedAt(ctx.db, deliveryId)
    if (claimedAt !== null) {
      const startAfter = new Date(claimedAt.getTime() + claimMs + 1000)
      await ctx.jobs.enqueue(ctx, webhookJob, { deliveryId }, { startAfter })
    }
    return
  }
  if (!delivery.isActive) {
    await park(ctx, delivery, { status: null, fault: 'targetOff' })
    return
  }
  await settle(ctx, ports, delivery, await send(ctx, ports, delivery))
}

async function send(
  ctx: Context,
  ports: NotifyPorts,
  delivery: queries.OutgoingDelivery,
): Promise<WebhookOutcome> {
  const { url, body, algorithm, secret } = delivery
  const seconds = Math.floor(ctx.clock.now().getTime() / 1000)
  return ports.webhooks.send({
    url,
    body,
    headers: {
      'user-agent': 'Shuanglian-Webhook',
      'shuanglian-event': delivery.eventId,
      'shuanglian-topic': delivery.topic,
      'shuanglian-signature': signatureHeader(algorithm, secret, seconds, body),
    },
  })
}

async function settle(
  ctx: Context,
  ports: NotifyPorts,
  delivery: queries.OutgoingDelivery,
  outcome: WebhookOutcome,
): Promise<void> {
  const now = ctx.clock.now()
  if (outcome.ok) {
    await queries.settleDelivery(ctx.db, delivery.id, {
      state: 'delivered',
      lastStatus: outcome.status,
      fault: null,
      nextAt: null,
      finishedAt: now,
    })
    return
  }
  const pause = ports.webhookPauses[delivery.attempts - 1]
  if (pause === undefined) {
    await park(ctx, delivery, outcome)
    return
  }
  const nextAt = new Date(now.getTime() + pause * 1000)
  await inTransaction(ctx, async (tx) => {
    await queries.settleDelivery(tx.db, delivery.id, {
      state: 'waiting',
      lastStatus: outcome.status,
      fault: outcome.fault,
      nextAt,
      finishedAt: null,
    })
    await tx.jobs.enqueue(tx, webhookJob, { deliveryId: delivery.id }, { startAfter: nextAt })
  })
}

async function park(
  ctx: Context,
  delivery: queries.OutgoingDelivery,
  last: { status: number | null; fault: string },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await queries.settleDelivery(tx.db, delivery.id, {
      state: 'parked',
      lastStatus: last.status,
      fault: last.fault,
      nextAt: null,
      finishedAt: tx.clock.now(),
    })
    // Who switched a target off knows that nothing gets there.
    if (last.fault === 'targetOff') return
    await notify(tx, {
      to: [delivery.createdBy],
      topic: 'platform.webhook.parked',
      title: `推送目标“${delivery.webhookName}”多次未能送达，已停止重试`,
      text: '请核对目标地址与对方系统，处理后可在推送记录中手工重发。',
      href: `/admin/webhooks?target=${delivery.webhookId}`,
      object: { kind: 'platform.webhook', id: delivery.webhookId },
      urgency: 'act',
      dedupeKey: `platform.webhook.parked:${delivery.webhookId}`,
    })
  })
}

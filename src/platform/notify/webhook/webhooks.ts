import { randomBytes } from 'node:crypto'
import { recordChanges } from '../../audit/audit.ts'
import type { Context } from '../../context.ts'
import { requireVersion } from '../../db/editing.ts'
import type { Page } from '../../db/paging.ts'
import { AppError } from '../../errors.ts'
import type { ObjectRef } from '../../http/contract.ts'
import type { Permission } from '../../rights/permission.ts'
import { requireRight } from '../../rights/rights.ts'
import { inTransaction } from '../../transaction.ts'
import type { Webhook, WebhookDelivery, WebhookValues } from '../contract.ts'
import { webhookJob } from '../job-kinds.ts'
import type { NotifyPorts } from '../ports.ts'
import { accountRef } from '../settings.ts'
import { sendEvent } from './publish.ts'
import * as queries from './webhook-queries.ts'

export const webhookRef = (id: string): ObjectRef => ({ kind: 'platform.webhook', id })

/** Targets belong to the whole city: the right must reach all of it. */
const right: Permission = 'platform.webhook.edit'

export async function listWebhooks(ctx: Context): Promise<Webhook[]> {
  requireRight(ctx, right, {})
  return queries.listWebhooks(ctx.db)
}

/**
 * Registers a target.
 *
 * @returns the target with its secret, which is not shown again.
 * @throws AppError `badInput` for an address that could never be reached.
 */
export async function createWebhook(
  ctx: Context,
  ports: NotifyPorts,
  values: WebhookValues,
): Promise<Webhook & { secret: string }> {
  requireRight(ctx, right, {})
  ports.webhooks.check(values.url)
  const secret = newSecret()
  return inTransaction(ctx, async (tx) => {
    const id = await queries.insertWebhook(
      tx.db,
      { ...values, secret, createdBy: tx.actor.id },
      tx.clock.now(),
    )
    const created = (await queries.findWebhook(tx.db, id))!
    await recordWebhook(tx, 'platform.webhook.register', null, created)
    return { ...created, secret }
  })
}

/** @throws AppError `notFound`, `conflict` when changed meanwhile, `badInput` for the address. */
export async function updateWebhook(
  ctx: Context,
  ports: NotifyPorts,
  id: string,
  lockVersion: number,
  values: WebhookValues & { isActive: boolean },
): Promise<Webhook> {
  requireRight(ctx, right, {})
  ports.webhooks.check(values.url)
  return inTransaction(ctx, async (tx) => {
    const before = await lockedWebhook(tx, id)
    requireVersion(before, lockVersion)
    await queries.updateWebhook(tx.db, id, values, tx.clock.now())
    const after = (await queries.findWebhook(tx.db, id))!
    await recordWebhook(tx, 'platform.webhook.update', before, after)
    return after
  })
}

/** Replaces the secret; what is sent from now on, repetitions included, is signed with the new one. */
export async function renewSecret(
  ctx: Context,
  id: string,
  lockVersion: number,
): Promise<Webhook & { secret: string }> {
  requireRight(ctx, right, {})
  const secret = newSecret()
  return inTransaction(ctx, async (tx) => {
    const before = await lockedWebhook(tx, id)
    requireVersion(before, lockVersion)
    await queries.updateWebhook(tx.db, id, { secret }, tx.clock.now())
    const after = (await queries.findWebhook(tx.db, id))!
    await recordWebhook(tx, 'platform.webhook.renewSecret', before, after)
    return { ...after, secret }
  })
}

/** Sends a target an event for trying out, whatever its topics. */
export async function testWebhook(ctx: Context, id: string): Promise<WebhookDelivery> {
  requireRight(ctx, right, {})
  return inTransaction(ctx, async (tx) => {
    const target = await lockedWebhook(tx, id)
    if (!target.isActive)
      throw new AppError('conflict', 'platform.webhook.off', 'the target is switched off', { id })
    const deliveryId = await sendEvent(tx, id, crypto.randomUUID(), {
      topic: 'platform.webhook.tested',
      href: `/admin/webhooks?target=${id}`,
      object: webhookRef(id),
    })
    await recordWebhook(tx, 'platform.webhook.test', target, target)
    return (await queries.findDelivery(tx.db, deliveryId))!
  })
}

export async function listWebhookDeliveries(
  ctx: Context,
  id: string,
  paging: { page: number; pageSize: number },
): Promise<Page<WebhookDelivery>> {
  requireRight(ctx, right, {})
  if ((await queries.findWebhook(ctx.db, id)) === null) throw unknownWebhook(id)
  return queries.listDeliveries(ctx.db, id, paging)
}

/** @throws AppError `notFound`, `conflict` while it is being sent. */
export async function resendWebhookDelivery(ctx: Context, id: string): Promise<WebhookDelivery> {
  requireRight(ctx, right, {})
  return inTransaction(ctx, async (tx) => {
    const delivery = await queries.findDelivery(tx.db, id)
    if (delivery === null)
      throw new AppError('notFound', 'platform.webhookDelivery.unknown', `there is no delivery ${id}`, { id })
    const target = await lockedWebhook(tx, delivery.webhookId)
    if (!target.isActive)
      throw new AppError('conflict', 'platform.webhook.off', 'the target is switched off', { id: target.id })
    if (!(await queries.restartDelivery(tx.db, id, tx.clock.now())))
      throw new AppError('conflict', 'platform.webhookDelivery.sending', 'it is just being sent', { id })
    await tx.jobs.enqueue(tx, webhookJob, { deliveryId: id })
    const ref: ObjectRef = { kind: 'platform.webhookDelivery', id }
    const after = (await queries.findDelivery(tx.db, id))!
    await recordChanges(tx, [
      {
        action: 'platform.webhookDelivery.resend',
        object: ref,
        before: { state: delivery.state, fault: delivery.fault },
        after: { state: after.state },
        links: [{ from: ref, relation: 'sentTo', to: webhookRef(target.id) }],
      },
    ])
    return after
  })
}

/** 256 bits; the prefix lets a scanner recognise one that was published by mistake. */
const newSecret = (): string => `whs_${randomBytes(32).toString('base64url')}`

const unknownWebhook = (id: string): AppError =>
  new AppError('notFound', 'platform.webhook.unknown', `there is no target ${id}`, { id })

async function lockedWebhook(tx: Context, id: string): Promise<Webhook> {
  const found = await queries.lockWebhook(tx.db, id)
  if (found === null) throw unknownWebhook(id)
  return found
}

function recordWebhook(tx: Context, action: string, before: Webhook | null, after: Webhook): Promise<void> {
  return recordChanges(tx, [
    {
      action,
      object: webhookRef(after.id),
      before: before === null ? null : withoutQuery(before),
      after: withoutQuery(after),
      links: [{ from: webhookRef(after.id), relation: 'registeredBy', to: accountRef(tx.actor.id) }],
    },
  ])
}

/** Some systems are addressed with a token in the query: that is a secret and stays out of the audit. */
const withoutQuery = (target: Webhook): Webhook => ({ ...target, url: target.url.replace(/\?.*$/s, '?…') })

import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import { type Page, pageWindow } from '../../db/paging.ts'
import type { Webhook, WebhookDelivery, WebhookValues } from '../contract.ts'

const webhooks = (db: Db) =>
  db
    .selectFrom('platform.webhook')
    .select(['id', 'name', 'url', 'topics', 'algorithm', 'is_active', 'created_at', 'lock_version'])

type WebhookRow = Awaited<ReturnType<ReturnType<typeof webhooks>['executeTakeFirstOrThrow']>>

const toWebhook = (row: WebhookRow): Webhook => ({
  id: row.id,
  name: row.name,
  url: row.url,
  topics: row.topics,
  algorithm: row.algorithm as Webhook['algorithm'],
  isActive: row.is_active,
  createdAt: row.created_at.toISOString(),
  lockVersion: row.lock_version,
})

export async function listWebhooks(db: Db): Promise<Webhook[]> {
  return (await webhooks(db).orderBy('created_at').orderBy('id').execute()).map(toWebhook)
}

export async function activeWebhooks(db: Db): Promise<Webhook[]> {
  return (await webhooks(db).where('is_active', '=', true).orderBy('id').execute()).map(toWebhook)
}

export async function findWebhook(db: Db, id: string): Promise<Webhook | null> {
  const row = await webhooks(db).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : toWebhook(row)
}

export async function lockWebhook(db: Db, id: string): Promise<Webhook | null> {
  await db.selectFrom('platform.webhook').select('id').where('id', '=', id).forUpdate().execute()
  return findWebhook(db, id)
}

export async function insertWebhook(
  db: Db,
  values: WebhookValues & { secret: string; createdBy: string },
  at: Date,
): Promise<string> {
  const row = await db
    .insertInto('platform.webhook')
    .values({
      name: values.name,
      url: values.url,
      topics: values.topics,
      algorithm: values.algorithm,
      secret: values.secret,
      created_by: values.createdBy,
      created_at: at,
      updated_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function updateWebhook(
  db: Db,
  id: string,
  values: Partial<WebhookValues & { isActive: boolean; secret: string }>,
  at: Date,
): Promise<void> {
  const { isActive, ...columns } = values
  await db
    .updateTable('platform.webhook')
    .set((set) => ({
      ...columns,
      ...(isActive === undefined ? {} : { is_active: isActive }),
      lock_version: set('lock_version', '+', 1),
      updated_at: at,
    }))
    .where('id', '=', id)
    .execute()
}

export async function insertDelivery(
  db: Db,
  item: { webhookId: string; eventId: string; topic: string; body: string },
  at: Date,
): Promise<string> {
  const row = await db
    .insertInto('platform.webhook_delivery')
    .values({
      webhook_id: item.webhookId,
      event_id: item.eventId,
      topic: item.topic,
      body: item.body,
      state: 'waiting',
      next_at: at,
      created_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** A delivery together with what sending it needs. */
export interface OutgoingDelivery {
  id: string
  webhookId: string
  webhookName: string
  createdBy: string
  eventId: string
  topic: string
  body: string
  url: string
  algorithm: Webhook['algorithm']
  secret: string
  isActive: boolean
  attempts: number
}

/** Takes a delivery that waits, or whose former run must be dead; null when there is nothing to do. */
export async function claimDelivery(
  db: Db,
  id: string,
  at: Date,
  deadBefore: Date,
): Promise<OutgoingDelivery | null> {
  const claimed = await db
    .updateTable('platform.webhook_delivery')
    .set((set) => ({ state: 'sending', claimed_at: at, attempts: set('attempts', '+', 1) }))
    .where('id', '=', id)
    .where((where) =>
      where.or([
        where('state', '=', 'waiting'),
        where.and([where('state', '=', 'sending'), where('claimed_at', '<', deadBefore)]),
      ]),
    )
    .returning('id')
    .executeTakeFirst()
  if (claimed === undefined) return null
  const row = await db
    .selectFrom('platform.webhook_delivery as d')
    .innerJoin('platform.webhook as w', 'w.id', 'd.webhook_id')
    .select(['d.id', 'd.webhook_id', 'd.event_id', 'd.topic', 'd.body', 'd.attempts'])
    .select(['w.name', 'w.created_by', 'w.url', 'w.algorithm', 'w.secret', 'w.is_active'])
    .where('d.id', '=', id)
    .executeTakeFirstOrThrow()
  return {
    id: row.id,
    webhookId: row.webhook_id,
    webhookName: row.name,
    createdBy: row.created_by,
    eventId: row.event_id,
    topic: row.topic,
    body: row.body,
    url: row.url,
    algorithm: row.algorithm as Webhook['algorithm'],
    secret: row.secret,
    isActive: row.is_active,
    attempts: row.attempts,
  }
}

/** When a delivery that another run holds was taken; null when none does. */
export async function claimedAt(db: Db, id: string): Promise<Date | null> {
  const row = await db
    .selectFrom('platform.webhook_delivery')
    .select('claimed_at')
    .where('id', '=', id)
    .where('state', '=', 'sending')
    .executeTakeFirst()
  return row?.claimed_at ?? null
}

export async function settleDelivery(
  db: Db,
  id: string,
  outcome: {
    state: 'waiting' | 'delivered' | 'parked'
    lastStatus: number | null
    fault: string | null
    nextAt: Date | null
    finishedAt: Date | null
  },
): Promise<void> {
  await db
    .updateTable('platform.webhook_delivery')
    .set({
      state: outcome.state,
      last_status: outcome.lastStatus,
      fault: outcome.fault,
      next_at: outcome.nextAt,
      finished_at: outcome.finishedAt,
    })
    .where('id', '=', id)
    .execute()
}

/** Sets a delivery back to the start, unless it is just being sent. Gives whether it was. */
export async function restartDelivery(db: Db, id: string, at: Date): Promise<boolean> {
  const row = await db
    .updateTable('platform.webhook_delivery')
    .set({ state: 'waiting', attempts: 0, next_at: at, finished_at: null })
    .where('id', '=', id)
    .where('state', '<>', 'sending')
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

const deliveries = (db: Db) =>
  db
    .selectFrom('platform.webhook_delivery')
    .select(['id', 'webhook_id', 'event_id', 'topic', 'state', 'attempts', 'last_status', 'fault'])
    .select(['next_at', 'created_at', 'finished_at'])

type DeliveryRow = Awaited<ReturnType<ReturnType<typeof deliveries>['executeTakeFirstOrThrow']>>

const toDelivery = (row: DeliveryRow): WebhookDelivery => ({
  id: row.id,
  webhookId: row.webhook_id,
  eventId: row.event_id,
  topic: row.topic,
  state: row.state as WebhookDelivery['state'],
  attempts: row.attempts,
  lastStatus: row.last_status,
  fault: row.fault,
  nextAt: row.next_at?.toISOString() ?? null,
  createdAt: row.created_at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
})

export async function findDelivery(db: Db, id: string): Promise<WebhookDelivery | null> {
  const row = await deliveries(db).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : toDelivery(row)
}

export async function listDeliveries(
  db: Db,
  webhookId: string,
  paging: { page: number; pageSize: number },
): Promise<Page<WebhookDelivery>> {
  const query = deliveries(db).where('webhook_id', '=', webhookId)
  const { limit, offset } = pageWindow(paging)
  const rows = await query.orderBy('created_at', 'desc').orderBy('id').limit(limit).offset(offset).execute()
  const { total } = await query
    .clearSelect()
    .select(sql<number>`count(*)`.as('total'))
    .executeTakeFirstOrThrow()
  return { items: rows.map(toDelivery), total: Number(total), page: paging.page, pageSize: paging.pageSize }
}

/** Open, and overdue since an instant: waiting past its time, or marked as being sent by a run that must be dead. */
const overdue = (since: Date) =>
  sql<SqlBool>`(state = 'waiting' and next_at < ${since} or state = 'sending' and claimed_at < ${since})`

/** Parks events that are overdue and were noted long ago. Gives how many. */
export async function abandonDeliveries(
  db: Db,
  given: { overdueSince: Date; createdBefore: Date; at: Date },
): Promise<number> {
  const rows = await db
    .updateTable('platform.webhook_delivery')
    .set({ state: 'parked', fault: 'abandoned', next_at: null, finished_at: given.at })
    .where('created_at', '<', given.createdBefore)
    .where(overdue(given.overdueSince))
    .returning('id')
    .execute()
  return rows.length
}

/** Overdue events, whose jobs must be lost, marked as due anew. Gives their ids. */
export async function takeUpDeliveries(db: Db, overdueSince: Date, at: Date): Promise<string[]> {
  const rows = await db
    .updateTable('platform.webhook_delivery')
    .set({ next_at: at })
    .where(overdue(overdueSince))
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

/** Removes events that ended before an instant, however they ended. Gives how many. */
export async function removeDeliveries(db: Db, endedBefore: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('platform.webhook_delivery')
    .where('finished_at', '<', endedBefore)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

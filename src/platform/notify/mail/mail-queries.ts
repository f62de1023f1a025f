import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import { type Page, pageWindow } from '../../db/paging.ts'
import type { MailDelivery, MailState, Urgency } from '../contract.ts'

/** Notes e-mails of single notifications; one that has its e-mail gets no second. Gives the ids of the new ones. */
export async function insertMail(
  db: Db,
  items: { accountId: string; notificationId: string }[],
  at: Date,
): Promise<string[]> {
  const ids: string[] = []
  for (let start = 0; start < items.length; start += 1000) {
    const rows = await db
      .insertInto('platform.mail_delivery')
      .values(
        items.slice(start, start + 1000).map(({ accountId, notificationId }) => ({
          account_id: accountId,
          kind: 'single',
          notification_id: notificationId,
          state: 'waiting',
          next_at: at,
          created_at: at,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute()
    ids.push(...rows.map((row) => row.id))
  }
  return ids
}

/** Accounts with notifications that wait for the digest, told since `since`. */
export async function accountsForDigest(db: Db, since: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('platform.notification')
    .select('account_id')
    .distinct()
    .where('wants_digest', '=', true)
    .where('digest_id', 'is', null)
    .where(sql<SqlBool>`not is_read`)
    .where('created_at', '>=', since)
    .orderBy('account_id')
    .execute()
  return rows.map((row) => row.account_id)
}

/** Puts what waits for the digest of one account into a delivery; null when nothing waits any more. */
export async function insertDigest(db: Db, accountId: string, since: Date, at: Date): Promise<string | null> {
  const waiting = await db
    .selectFrom('platform.notification')
    .select('id')
    .where('account_id', '=', accountId)
    .where('wants_digest', '=', true)
    .where('digest_id', 'is', null)
    .where(sql<SqlBool>`not is_read`)
    .where('created_at', '>=', since)
    .forUpdate()
    .execute()
  if (waiting.length === 0) return null
  const { id } = await db
    .insertInto('platform.mail_delivery')
    .values({ account_id: accountId, kind: 'digest', state: 'waiting', next_at: at, created_at: at })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .updateTable('platform.notification')
    .set({ digest_id: id })
    .where(
      'id',
      'in',
      waiting.map((row) => row.id),
    )
    .execute()
  return id
}

export interface MailRow {
  id: string
  accountId: string
  kind: 'single' | 'digest'
  state: MailState
  attempts: number
  claimedAt: Date | null
}

export async function findMail(db: Db, id: string): Promise<MailRow | null> {
  const row = await db
    .selectFrom('platform.mail_delivery')
    .select(['id', 'account_id', 'kind', 'state', 'attempts', 'claimed_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    id: row.id,
    accountId: row.account_id,
    kind: row.kind as MailRow['kind'],
    state: row.state as MailState,
    attempts: row.attempts,
    claimedAt: row.claimed_at,
  }
}

/** What an e-mail tells of a notification. */
export interface MailItem {
  id: string
  urgency: Urgency
  title: string
  text: string | null
  times: number
}

/** The notifications of a delivery that still lie unread: what asks for an act first, then the newest. */
export async function unreadOf(db: Db, delivery: MailRow): Promise<MailItem[]> {
  const base = db
    .selectFrom('platform.notification as n')
    .select(['n.id', 'n.urgency', 'n.title', 'n.body', 'n.times'])
    .where(sql<SqlBool>`not n.is_read`)
  const query =
    delivery.kind === 'digest'
      ? base.where('n.digest_id', '=', delivery.id)
      : base
          .innerJoin('platform.mail_delivery as d', 'd.notification_id', 'n.id')
          .where('d.id', '=', delivery.id)
  const rows = await query.orderBy('n.urgency').orderBy('n.updated_at', 'desc').orderBy('n.id').execute()
  return rows.map((row) => ({
    id: row.id,
    urgency: row.urgency as Urgency,
    title: row.title,
    text: row.body,
    times: row.times,
  }))
}

/** Takes a waiting delivery; false when another run was faster. */
export async function claimMail(db: Db, id: string, at: Date): Promise<boolean> {
  const row = await db
    .updateTable('platform.mail_delivery')
    .set((set) => ({ state: 'sending', claimed_at: at, attempts: set('attempts', '+', 1) }))
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function settleMail(
  db: Db,
  id: string,
  outcome: {
    state: MailState
    fault?: string | null
    answer?: string | null
    /** When it is tried again, where it is. */
    nextAt?: Date
    finishedAt: Date | null
  },
): Promise<void> {
  await db
    .updateTable('platform.mail_delivery')
    .set({
      state: outcome.state,
      fault: outcome.fault ?? null,
      answer: outcome.answer ?? null,
      next_at: outcome.nextAt ?? null,
      finished_at: outcome.finishedAt,
    })
    .where('id', '=', id)
    .execute()
}

/** Holds a waiting delivery back until an instant. */
export async function holdMail(db: Db, id: string, until: Date): Promise<void> {
  await db
    .updateTable('platform.mail_delivery')
    .set({ next_at: until })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute()
}

/** Sets a delivery back to the start, unless it is on its way or done. Gives whether it was. */
export async function restartMail(db: Db, id: string, at: Date): Promise<boolean> {
  const row = await db
    .updateTable('platform.mail_delivery')
    .set({ state: 'waiting', attempts: 0, next_at: at, finished_at: null })
    .where('id', '=', id)
    .where('state', 'in', ['failed', 'uncertain', 'skipped', 'waiting'])
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

const deliveries = (db: Db) =>
  db.selectFrom('platform.mail_delivery as d').select([
    'd.id',
    'd.account_id',
    'd.kind',
    'd.state',
    'd.attempts',
    'd.fault',
    'd.answer',
    'd.created_at',
    'd.finished_at',
    sql<string | null>`(select n.title from platform.notification n
      where n.id = d.notification_id or n.digest_id = d.id
      order by n.urgency, n.updated_at desc, n.id limit 1)`.as('title'),
  ])

type DeliveryRow = Awaited<ReturnType<ReturnType<typeof deliveries>['executeTakeFirstOrThrow']>>

const toDelivery = (row: DeliveryRow): MailDelivery => ({
  id: row.id,
  accountId: row.account_id,
  kind: row.kind as MailDelivery['kind'],
  state: row.state as MailState,
  title: row.title,
  attempts: row.attempts,
  fault: row.fault,
  answer: row.answer,
  createdAt: row.created_at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
})

export async function listMail(
  db: Db,
  filter: { state?: MailState[] | undefined; page: number; pageSize: number },
): Promise<Page<MailDelivery>> {
  let query = deliveries(db)
  if (filter.state !== undefined && filter.state.length > 0)
    query = query.where('d.state', 'in', filter.state)
  const { limit, offset } = pageWindow(filter)
  const rows = await query
    .orderBy('d.created_at', 'desc')
    .orderBy('d.id')
    .limit(limit)
    .offset(offset)
    .execute()
  const { total } = await query
    .clearSelect()
    .select(sql<number>`count(*)`.as('total'))
    .executeTakeFirstOrThrow()
  return {
    items: rows.map(toDelivery),
    total: Number(total),
    page: filter.page,
    pageSize: filter.pageSize,
  }
}

export async function getMail(db: Db, id: string): Promise<MailDelivery | null> {
  const row = await deliveries(db).where('d.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toDelivery(row)
}

/** Open, and overdue since an instant: waiting past its time, or marked as being sent by a run that must be dead. */
const overdue = (since: Date) =>
  sql<SqlBool>`(state = 'waiting' and next_at < ${since} or state = 'sending' and claimed_at < ${since})`

/** Ends e-mails as failed that are overdue and were noted long ago. Gives how many. */
export async function abandonMail(
  db: Db,
  given: { overdueSince: Date; createdBefore: Date; at: Date },
): Promise<number> {
  const rows = await db
    .updateTable('platform.mail_delivery')
    .set({ state: 'failed', fault: 'abandoned', next_at: null, finished_at: given.at })
    .where('created_at', '<', given.createdBefore)
    .where(overdue(given.overdueSince))
    .returning('id')
    .execute()
  return rows.length
}

/** Overdue e-mails, whose jobs must be lost, marked as due anew. Gives their ids. */
export async function takeUpMail(db: Db, overdueSince: Date, at: Date): Promise<string[]> {
  const rows = await db
    .updateTable('platform.mail_delivery')
    .set({ next_at: at })
    .where(overdue(overdueSince))
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

/**
 * Removes e-mails that ended before an instant, however they ended. The notifications stay; those of a removed digest
 * wait for no other. Gives how many.
 */
export async function removeMail(db: Db, endedBefore: Date): Promise<number> {
  const ended = db.selectFrom('platform.mail_delivery').select('id').where('finished_at', '<', endedBefore)
  await db
    .updateTable('platform.notification')
    .set({ digest_id: null, wants_digest: false })
    .where('digest_id', 'in', ended)
    .execute()
  const { numDeletedRows } = await db
    .deleteFrom('platform.mail_delivery')
    .where('finished_at', '<', endedBefore)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

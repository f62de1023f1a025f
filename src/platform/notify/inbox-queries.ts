import { type SqlBool, sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { violatesUnique } from '../db/editing.ts'
import { type Page, pageWindow } from '../db/paging.ts'
import type { ObjectRef } from '../http/contract.ts'
import type { Mode, Notification, Urgency } from './contract.ts'

export interface NoticeContent {
  topic: string
  urgency: Urgency
  title: string
  text: string | null
  href: string
  object: ObjectRef | null
  dedupeKey: string | null
}

/** Writes a notice to inboxes; gives the row of each account, the former one where the notice took its place. */
export async function insertNotifications(
  db: Db,
  content: NoticeContent,
  told: { accountId: string; mode: Mode }[],
  at: Date,
): Promise<{ id: string; accountId: string }[]> {
  const stored: { id: string; accountId: string }[] = []
  const words = {
    topic: content.topic,
    urgency: content.urgency,
    title: content.title,
    body: content.text,
    href: content.href,
    object_kind: content.object?.kind ?? null,
    object_id: content.object?.id ?? null,
  }
  for (let start = 0; start < told.length; start += 1000) {
    const rows = await db
      .insertInto('platform.notification')
      .values(
        told.slice(start, start + 1000).map(({ accountId, mode }) => ({
          ...words,
          account_id: accountId,
          dedupe_key: content.dedupeKey,
          wants_digest: mode === 'digest',
          created_at: at,
          updated_at: at,
        })),
      )
      .onConflict((conflict) =>
        conflict
          .columns(['account_id', 'dedupe_key'])
          // Written out: with a parameter the database would not recognise its partial index.
          .where(sql<SqlBool>`dedupe_key is not null and not is_read`)
          .doUpdateSet({
            ...words,
            times: sql<number>`notification.times + 1`,
            updated_at: at,
          }),
      )
      .returning(['id', 'account_id'])
      .execute()
    for (const row of rows) stored.push({ id: row.id, accountId: row.account_id })
  }
  return stored
}

const notifications = (db: Db) =>
  db
    .selectFrom('platform.notification')
    .select([
      'id',
      'topic',
      'urgency',
      'title',
      'body',
      'href',
      'object_kind',
      'object_id',
      'times',
      'is_read',
      'is_archived',
      'updated_at',
    ])

type NotificationRow = Awaited<ReturnType<ReturnType<typeof notifications>['executeTakeFirstOrThrow']>>

function toNotification(row: NotificationRow): Notification {
  return {
    id: row.id,
    topic: row.topic,
    urgency: row.urgency as Urgency,
    title: row.title,
    text: row.body,
    href: row.href,
    object:
      row.object_kind === null || row.object_id === null
        ? null
        : { kind: row.object_kind, id: row.object_id },
    times: row.times,
    isRead: row.is_read,
    isArchived: row.is_archived,
    at: row.updated_at.toISOString(),
  }
}

export interface InboxFilter {
  view: 'unread' | 'all' | 'archived'
  urgency?: Urgency | undefined
  topic?: string | undefined
  page: number
  pageSize: number
}

export async function listNotifications(
  db: Db,
  accountId: string,
  filter: InboxFilter,
): Promise<Page<Notification>> {
  let query = notifications(db)
    .where('account_id', '=', accountId)
    .where('is_archived', '=', filter.view === 'archived')
  if (filter.view === 'unread') query = query.where('is_read', '=', false)
  if (filter.urgency !== undefined) query = query.where('urgency', '=', filter.urgency)
  if (filter.topic !== undefined) query = query.where('topic', '=', filter.topic)
  const { limit, offset } = pageWindow(filter)
  const rows = await query.orderBy('updated_at', 'desc').orderBy('id').limit(limit).offset(offset).execute()
  const { total } = await query
    .clearSelect()
    .select(sql<number>`count(*)`.as('total'))
    .executeTakeFirstOrThrow()
  return {
    items: rows.map(toNotification),
    total: Number(total),
    page: filter.page,
    pageSize: filter.pageSize,
  }
}

export async function countUnread(db: Db, accountId: string): Promise<{ unread: number; act: number }> {
  const row = await db
    .selectFrom('platform.notification')
    .select([
      sql<number>`count(*)`.as('unread'),
      sql<number>`count(*) filter (where urgency = 'act')`.as('act'),
    ])
    .where('account_id', '=', accountId)
    .where('is_read', '=', false)
    .executeTakeFirstOrThrow()
  return { unread: Number(row.unread), act: Number(row.act) }
}

export async function findNotification(db: Db, accountId: string, id: string): Promise<Notification | null> {
  const row = await notifications(db)
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : toNotification(row)
}

/** Sets what a person decides on an own notification; what is put away counts as read. */
export async function setRead(db: Db, accountId: string, id: string, isRead: boolean): Promise<void> {
  const change = (values: { is_read: boolean; is_archived?: boolean; dedupe_key?: null }) =>
    db
      .updateTable('platform.notification')
      .set(values)
      .where('account_id', '=', accountId)
      .where('id', '=', id)
      .execute()
  if (isRead) {
    await change({ is_read: true })
    return
  }
  try {
    await change({ is_read: false, is_archived: false })
  } catch (error) {
    // A later notice with the same key lies unread already: from now on the two stand for themselves.
    if (!violatesUnique(error, 'notification_same')) throw error
    await change({ is_read: false, is_archived: false, dedupe_key: null })
  }
}

export async function setAllRead(
  db: Db,
  accountId: string,
  filter: { urgency?: Urgency | undefined; topic?: string | undefined },
): Promise<number> {
  let query = db
    .updateTable('platform.notification')
    .set({ is_read: true })
    .where('account_id', '=', accountId)
    .where('is_read', '=', false)
  if (filter.urgency !== undefined) query = query.where('urgency', '=', filter.urgency)
  if (filter.topic !== undefined) query = query.where('topic', '=', filter.topic)
  const result = await query.executeTakeFirst()
  return Number(result.numUpdatedRows)
}

export async function setArchived(db: Db, accountId: string, id: string, isArchived: boolean): Promise<void> {
  await db
    .updateTable('platform.notification')
    .set(isArchived ? { is_archived: true, is_read: true } : { is_archived: false })
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .execute()
}

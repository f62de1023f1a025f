import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { violatesUnique } from '../db/editing.ts'
import { contains } from '../db/paging.ts'
import type { ObjectRef } from '../http/contract.ts'
import { type ListPage, mapPage, pageOfList, type SqlOf } from '../list/page-of-list.ts'
import type { InboxConditions, InboxQuery, inboxList, Mode, Notification, Urgency } from './contract.ts'

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

/** Those of a query that fit. */
function fitting<Q extends { where(condition: RawBuilder<SqlBool>): Q }>(
  query: Q,
  { urgency, topic, query: words = '' }: InboxConditions,
): Q {
  let found = query
  if (urgency !== undefined) found = found.where(sql<SqlBool>`urgency = ${urgency}`)
  if (topic !== undefined) found = found.where(sql<SqlBool>`topic = ${topic}`)
  if (words.trim() !== '')
    found = found.where(
      sql<SqlBool>`(${contains(sql.ref('title'), words.trim())} or ${contains(sql.ref('body'), words.trim())})`,
    )
  return found
}

/** One page of an account's notifications; in no other order wanted, newest first. */
export async function listNotifications(
  db: Db,
  accountId: string,
  asked: InboxQuery,
): Promise<ListPage<Notification>> {
  let query = notifications(db)
    .where('account_id', '=', accountId)
    .where('is_archived', '=', asked.view === 'archived')
  if (asked.view === 'unread') query = query.where('is_read', '=', false)
  return mapPage(await pageOfList(fitting(query, asked), listSql, asked), toNotification)
}

/** What is to do comes before what is only to know. */
const listSql: SqlOf<typeof inboxList> = {
  sorts: { at: sql.ref('updated_at'), urgency: sql.ref('urgency'), topic: sql.ref('topic') },
  totals: {},
  usual: [sql`updated_at desc`],
  tie: sql.ref('id'),
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

/** Puts away what every inbox says of an object that is gone: nobody can act on it any more. */
export async function putAwayNotices(db: Db, object: ObjectRef): Promise<void> {
  await db
    .updateTable('platform.notification')
    .set({ is_archived: true, is_read: true })
    .where('object_kind', '=', object.kind)
    .where('object_id', '=', object.id)
    .where('is_archived', '=', false)
    .execute()
}

export async function setAllRead(db: Db, accountId: string, conditions: InboxConditions): Promise<number> {
  const unread = db
    .updateTable('platform.notification')
    .set({ is_read: true })
    .where('account_id', '=', accountId)
    .where('is_read', '=', false)
  const result = await fitting(unread, conditions).executeTakeFirst()
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

import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { ListPage } from '../list/page-of-list.ts'
import { inTransaction } from '../transaction.ts'
import type { InboxConditions, InboxQuery, Notification } from './contract.ts'
import * as queries from './inbox-queries.ts'
import { notify } from './notify.ts'
import { modeOf, settingsOf } from './settings-queries.ts'

// What a person does with the own inbox leaves no audit entry: it would be a record of reading habits.

/** One's own notifications; in no other order wanted, newest first. */
export function listInbox(ctx: Context, asked: InboxQuery): Promise<ListPage<Notification>> {
  return queries.listNotifications(ctx.db, ctx.actor.id, asked)
}

export function countUnread(ctx: Context): Promise<{ unread: number; act: number }> {
  return queries.countUnread(ctx.db, ctx.actor.id)
}

/**
 * Marks a notification as read and says where it leads.
 *
 * @throws AppError `notFound` when there is none or it is somebody else's.
 */
export async function openNotification(ctx: Context, id: string): Promise<{ href: string }> {
  const { href } = await ownNotification(ctx, id)
  await queries.setRead(ctx.db, ctx.actor.id, id, true)
  return { href }
}

/** Marks as read or unread; unread again, it comes back from the archive. */
export async function markRead(ctx: Context, id: string, isRead: boolean): Promise<Notification> {
  await ownNotification(ctx, id)
  await queries.setRead(ctx.db, ctx.actor.id, id, isRead)
  return ownNotification(ctx, id)
}

export async function markAllRead(ctx: Context, conditions: InboxConditions): Promise<{ changed: number }> {
  return { changed: await queries.setAllRead(ctx.db, ctx.actor.id, conditions) }
}

/** Puts a notification away, read, or brings it back. */
export async function archiveNotification(
  ctx: Context,
  id: string,
  isArchived: boolean,
): Promise<Notification> {
  await ownNotification(ctx, id)
  await queries.setArchived(ctx.db, ctx.actor.id, id, isArchived)
  return ownNotification(ctx, id)
}

/** Sends a notification to oneself, which takes the way that is set for its topic; false when that is muted. */
export async function sendTest(ctx: Context): Promise<{ sent: boolean }> {
  const topic = 'platform.notification.tested'
  const settings = (await settingsOf(ctx.db, [ctx.actor.id])).get(ctx.actor.id)!
  await inTransaction(ctx, (tx) =>
    notify(tx, {
      to: [tx.actor.id],
      topic,
      title: '这是一条试发的通知',
      text: '收到此条，说明通知可以按您的设置送达。无需办理。',
      href: '/inbox/settings',
      urgency: 'know',
    }),
  )
  return { sent: modeOf(settings, topic) !== 'muted' }
}

async function ownNotification(ctx: Context, id: string): Promise<Notification> {
  const found = await queries.findNotification(ctx.db, ctx.actor.id, id)
  if (found === null)
    throw new AppError('notFound', 'platform.notification.unknown', `there is no notification ${id}`, { id })
  return found
}

import type { Context } from '../context.ts'
import type { ObjectRef } from '../http/contract.ts'
import { topicName, type Urgency } from './contract.ts'
import { insertNotifications } from './inbox-queries.ts'
import { mailJob } from './job-kinds.ts'
import { insertMail } from './mail/mail-queries.ts'
import { landsInInbox, modeOf, settingsOf } from './settings-queries.ts'
import { manyLines, oneLine, requireOwnPath } from './text.ts'
import { publishEvent } from './webhook/publish.ts'

/** What somebody is to be told. */
export interface Notice {
  /** Accounts; each is told once, however often it is named. */
  to: readonly string[]
  /** `module.noun.verb` in the past: `matters.problem.assigned`. */
  topic: string
  /** One plain line; anything a browser would read as markup is shown as it stands. At most 200 characters. */
  title: string
  /** More of it, plain, at most 2000 characters. */
  text?: string | null
  /** Where it leads: a path inside the product. */
  href: string
  /** What it is about. */
  object?: ObjectRef | null
  urgency: Urgency
  /** A notice with the key of one that still lies unread takes its place and is counted, not added. */
  dedupeKey?: string | null
}

/**
 * Tells accounts something, in the transaction that causes it: the inbox has it at once, e-mail and webhooks follow by
 * jobs after the commit. How an account wants to be told of this topic is respected.
 *
 * @throws AppError `badInput` `platform.notification.foreignPath` when `href` leads out of the product.
 */
export async function notify(tx: Context, notice: Notice): Promise<void> {
  if (tx.pending === null) throw new Error('notify belongs into a transaction: use inTransaction')
  const topic = topicName.parse(notice.topic)
  const title = oneLine(notice.title, 200)
  if (title === '') throw new Error(`a notification of ${topic} has no title`)
  requireOwnPath(notice.href)
  const text = notice.text ? manyLines(notice.text, 2000) || null : null
  const content = {
    topic,
    urgency: notice.urgency,
    title,
    text,
    href: notice.href,
    object: notice.object ?? null,
    dedupeKey: notice.dedupeKey ?? null,
  }

  const accountIds = [...new Set(notice.to)].sort()
  const settings = await settingsOf(tx.db, accountIds)
  const told = accountIds.flatMap((accountId) => {
    const mode = modeOf(settings.get(accountId)!, topic)
    return landsInInbox(mode, notice.urgency) ? [{ accountId, mode }] : []
  })
  const at = tx.clock.now()
  const stored = await insertNotifications(tx.db, content, told, at)
  const atOnce = new Set(told.filter(({ mode }) => mode === 'email').map(({ accountId }) => accountId))
  const deliveries = await insertMail(
    tx.db,
    stored.flatMap(({ id, accountId }) => (atOnce.has(accountId) ? [{ accountId, notificationId: id }] : [])),
    at,
  )
  for (const deliveryId of deliveries) await tx.jobs.enqueue(tx, mailJob, { deliveryId })
  await publishEvent(tx, content)
}

import type { Context } from '../../context.ts'
import type { NoticeContent } from '../inbox-queries.ts'
import { webhookJob } from '../job-kinds.ts'
import { coversTopic } from './topics.ts'
import * as queries from './webhook-queries.ts'

/** What another system is told: that something happened to an object, and where to read of it with rights of one's own. */
type Event = Pick<NoticeContent, 'topic' | 'href' | 'object'>

/**
 * Writes an event for each target that wants its topic, in the open transaction. Who was told stays out of it, and so do
 * title and text: targets are set up by the system administrator, who sees no business data.
 *
 * Notices about notifications themselves are no events: a target that fails would be told of its own failing.
 */
export async function publishEvent(tx: Context, content: NoticeContent): Promise<void> {
  if (content.topic.startsWith('platform.')) return
  const targets = (await queries.activeWebhooks(tx.db)).filter((target) =>
    target.topics.some((pattern) => coversTopic(pattern, content.topic)),
  )
  const eventId = crypto.randomUUID()
  for (const target of targets) await sendEvent(tx, target.id, eventId, content)
}

/** Writes one event for one target, and asks for the job that sends it. */
export async function sendEvent(
  tx: Context,
  webhookId: string,
  eventId: string,
  { topic, href, object }: Event,
): Promise<string> {
  const at = tx.clock.now()
  const deliveryId = await queries.insertDelivery(
    tx.db,
    {
      webhookId,
      eventId,
      topic,
      body: JSON.stringify({ id: eventId, at: at.toISOString(), topic, href, object }),
    },
    at,
  )
  await tx.jobs.enqueue(tx, webhookJob, { deliveryId })
  return deliveryId
}

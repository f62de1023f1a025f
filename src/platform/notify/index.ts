import { sql } from 'kysely'
import { type Guards, openTo } from '../rights/rights.ts'
import type { Describers } from '../thread/thread.ts'

export { notifyJobs, notifySchedules } from './jobs.ts'
export { smtpChannel } from './mail/mail.ts'
export { type Notice, notify } from './notify.ts'
export {
  defaultMailPauses,
  defaultWebhookPauses,
  type NotifyPorts,
} from './ports.ts'
export { notifyRoutes } from './routes.ts'
export { parseNet } from './webhook/address.ts'
export { webhookOutlet } from './webhook/send.ts'

/** How targets and settings are named in threads. */
export const notifyDescribers: Describers = {
  'platform.webhook': async (db, ids) => {
    const rows = await db
      .selectFrom('platform.webhook')
      .select(['id', 'name'])
      .where(sql<string>`id::text`, 'in', ids)
      .execute()
    return new Map(rows.map(({ id, name }) => [id, { title: name, href: `/admin/webhooks?target=${id}` }]))
  },
  'platform.webhookDelivery': async (_db, ids) =>
    new Map(ids.map((id) => [id, { title: '推送记录', href: null }])),
  'platform.mailDelivery': async (_db, ids) =>
    new Map(ids.map((id) => [id, { title: '邮件投递', href: '/admin/mail' }])),
  'platform.notifySettings': async (_db, ids) =>
    new Map(ids.map((id) => [id, { title: '通知设置', href: '/inbox/settings' }])),
}

/** Who may see them: administrators; settings of others concern nobody. */
export const notifyGuards: Guards = {
  'platform.webhook': openTo('platform.webhook.edit'),
  'platform.webhookDelivery': openTo('platform.webhook.edit'),
  'platform.mailDelivery': openTo('platform.mailDelivery.read'),
  'platform.notifySettings': async (ctx, ids) => new Set(ids.filter((id) => id === ctx.actor.id)),
}

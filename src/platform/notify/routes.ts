import { implement } from '@orpc/server'
import { type ServerContext, withData } from '../http/routes.ts'
import { notifyContract } from './contract.ts'
import * as inbox from './inbox.ts'
import { listMail, resendMail } from './mail/mail-admin.ts'
import type { NotifyPorts } from './ports.ts'
import { getSettings, saveSettings } from './settings.ts'
import * as webhooks from './webhook/webhooks.ts'

const os = implement(notifyContract).$context<ServerContext>().use(withData)

export const notifyRoutes = (ports: NotifyPorts) =>
  os.router({
    listInbox: os.listInbox.handler(({ context, input }) => inbox.listInbox(context, input)),
    countUnread: os.countUnread.handler(({ context }) => inbox.countUnread(context)),
    openNotification: os.openNotification.handler(({ context, input }) =>
      inbox.openNotification(context, input.id),
    ),
    markRead: os.markRead.handler(({ context, input }) => inbox.markRead(context, input.id, input.isRead)),
    markAllRead: os.markAllRead.handler(({ context, input }) => inbox.markAllRead(context, input)),
    archiveNotification: os.archiveNotification.handler(({ context, input }) =>
      inbox.archiveNotification(context, input.id, input.isArchived),
    ),
    sendTest: os.sendTest.handler(({ context }) => inbox.sendTest(context)),
    getSettings: os.getSettings.handler(({ context }) => getSettings(context, ports)),
    saveSettings: os.saveSettings.handler(({ context, input: { lockVersion, ...values } }) =>
      saveSettings(context, lockVersion, values),
    ),
    listMail: os.listMail.handler(({ context, input }) => listMail(context, input)),
    resendMail: os.resendMail.handler(({ context, input }) => resendMail(context, ports, input.id)),
    listWebhooks: os.listWebhooks.handler(({ context }) => webhooks.listWebhooks(context)),
    createWebhook: os.createWebhook.handler(({ context, input }) =>
      webhooks.createWebhook(context, ports, input),
    ),
    updateWebhook: os.updateWebhook.handler(({ context, input: { id, lockVersion, ...values } }) =>
      webhooks.updateWebhook(context, ports, id, lockVersion, values),
    ),
    renewWebhookSecret: os.renewWebhookSecret.handler(({ context, input }) =>
      webhooks.renewSecret(context, input.id, input.lockVersion),
    ),
    testWebhook: os.testWebhook.handler(({ context, input }) => webhooks.testWebhook(context, input.id)),
    listWebhookDeliveries: os.listWebhookDeliveries.handler(({ context, input: { id, ...paging } }) =>
      webhooks.listWebhookDeliveries(context, id, paging),
    ),
    resendWebhookDelivery: os.resendWebhookDelivery.handler(({ context, input }) =>
      webhooks.resendWebhookDelivery(context, input.id),
    ),
  })

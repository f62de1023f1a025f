import { z } from 'zod'
import { endpoint, instant, lockVersion, objectRef, oneOrMany, pageOf, pageQuery } from '../http/contract.ts'
import { listPageOf, listQuery } from '../list/contract.ts'
import { describeList } from '../list/description.ts'
import type { Words } from '../words.ts'

/** What a notification is about, by the grammar of permissions: `matters.problem.assigned`. */
export const topicName = z
  .string()
  .max(100)
  .regex(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*){2}$/)

/** `act`: somebody waits for this person. `know`: for information. */
export const urgencies = ['act', 'know'] as const
export const urgency = z.enum(urgencies)
export type Urgency = z.infer<typeof urgency>

/**
 * How a topic reaches a person: in the inbox only, by e-mail at once, gathered in a daily e-mail, or not at all. The
 * last three concern notices for information; what asks for an act always lands in the inbox.
 */
export const modes = ['inbox', 'email', 'digest', 'muted'] as const
export const mode = z.enum(modes)
export type Mode = z.infer<typeof mode>

export const notification = z.object({
  id: z.uuid(),
  topic: z.string(),
  urgency,
  title: z.string(),
  text: z.string().nullable(),
  /** Path inside the product. */
  href: z.string(),
  object: objectRef.nullable(),
  /** How often the same was said while it lay unread. */
  times: z.number().int(),
  isRead: z.boolean(),
  isArchived: z.boolean(),
  at: instant,
})
export type Notification = z.infer<typeof notification>

const urgencyWords: Readonly<Record<Urgency, Words>> = {
  act: { zh: '待办', en: 'To do' },
  know: { zh: '知会', en: 'To know' },
}

/** One's own notifications. What topics are called is told by the interface. */
export const inboxList = describeList<Notification>()({
  object: 'platform.notification',
  title: { zh: '消息', en: 'Inbox' },
  sorts: ['at', 'urgency', 'topic'],
  columns: {
    title: { title: { zh: '标题', en: 'Title' }, kind: 'text', usual: true, value: (row) => row.title },
    text: { title: { zh: '内容', en: 'Text' }, kind: 'text', usual: true, value: (row) => row.text },
    urgency: {
      title: { zh: '类别', en: 'Kind' },
      kind: 'text',
      usual: true,
      value: (row) => urgencyWords[row.urgency],
    },
    topic: { title: { zh: '事项', en: 'Topic' }, kind: 'text', usual: true, value: (row) => row.topic },
    at: { title: { zh: '时间', en: 'Time' }, kind: 'instant', usual: true, value: (row) => row.at },
  },
})

export const inboxView = z.enum(['unread', 'all', 'archived'])

/** Which of the notifications of a view. */
const inboxConditions = z.object({
  urgency: urgency.optional(),
  topic: topicName.optional(),
  /** Words in title or text. */
  query: z.string().max(100).optional(),
})
export type InboxConditions = z.infer<typeof inboxConditions>
const inboxQuery = listQuery(inboxList)
  .extend(inboxConditions.shape)
  .extend({ view: inboxView.default('all') })
export type InboxQuery = z.infer<typeof inboxQuery>

/** Local time of day in Asia/Shanghai, `20:00`. */
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

const settingValues = z.object({
  /** For topics without a choice of their own. */
  defaultMode: mode,
  topics: z.array(z.object({ topic: topicName, mode })).max(200),
  /** E-mail is held back from here to there; equal ends mean never. */
  quietFrom: timeOfDay,
  quietTo: timeOfDay,
  /** Whether e-mail also waits on days that are no working days. */
  restDaysQuiet: z.boolean(),
})
export type SettingValues = z.infer<typeof settingValues>

export const notifySettings = settingValues.extend({
  /** 0 while the defaults of the program hold. */
  lockVersion: z.number().int(),
})
export type NotifySettings = z.infer<typeof notifySettings>

/** One's own settings with what is needed to understand them. */
export const settingsView = notifySettings.extend({
  /** False where no mail server is configured. */
  mailOn: z.boolean(),
  /** Where e-mail to this account goes, null when none is on record. */
  address: z.string().nullable(),
  /** Topics that ever reached this account. */
  knownTopics: z.array(z.string()),
  /** Which pages of the administrator this account may open. */
  mayEditWebhooks: z.boolean(),
  mayReadMail: z.boolean(),
})
export type SettingsView = z.infer<typeof settingsView>

export const mailStates = ['waiting', 'sending', 'sent', 'skipped', 'failed', 'uncertain'] as const
export const mailState = z.enum(mailStates)
export type MailState = z.infer<typeof mailState>

export const mailDelivery = z.object({
  id: z.uuid(),
  accountId: z.string(),
  kind: z.enum(['single', 'digest']),
  state: mailState,
  /** What the first notification in it is about, by its topic: whoever looks after the mail server reads no business. */
  topic: z.string().nullable(),
  attempts: z.number().int(),
  /** A word for the last fault: `refused`, `unreachable`, `noAddress` … */
  fault: z.string().nullable(),
  /** What the mail server said. */
  answer: z.string().nullable(),
  createdAt: instant,
  finishedAt: instant.nullable(),
})
export type MailDelivery = z.infer<typeof mailDelivery>

export const algorithms = ['sha256', 'sm3'] as const

/** A topic, all topics of a noun or a module, or all: `matters.problem.assigned`, `matters.problem.*`, `matters.*`, `*`. */
export const topicPattern = z
  .string()
  .max(100)
  .regex(/^(\*|[a-z][A-Za-z0-9]*\.(\*|[a-z][A-Za-z0-9]*\.(\*|[a-z][A-Za-z0-9]*)))$/)

const webhookValues = z.object({
  name: z.string().trim().min(2).max(100),
  url: z.string().trim().min(8).max(1000),
  topics: z.array(topicPattern).min(1).max(50),
  algorithm: z.enum(algorithms),
})
export type WebhookValues = z.infer<typeof webhookValues>

export const webhook = webhookValues.extend({
  id: z.uuid(),
  isActive: z.boolean(),
  createdAt: instant,
  lockVersion: z.number().int(),
})
export type Webhook = z.infer<typeof webhook>

/** A target together with its secret, which is shown this once. */
export const webhookWithSecret = webhook.extend({ secret: z.string() })

export const webhookStates = ['waiting', 'sending', 'delivered', 'parked'] as const
export const webhookDelivery = z.object({
  id: z.uuid(),
  webhookId: z.uuid(),
  eventId: z.uuid(),
  topic: z.string(),
  state: z.enum(webhookStates),
  attempts: z.number().int(),
  /** HTTP status of the last answer. */
  lastStatus: z.number().int().nullable(),
  /** A word for the last fault: `status`, `timeout`, `addressRefused` … */
  fault: z.string().nullable(),
  nextAt: instant.nullable(),
  createdAt: instant,
  finishedAt: instant.nullable(),
})
export type WebhookDelivery = z.infer<typeof webhookDelivery>

const byId = z.object({ id: z.uuid() })
const inbox = ['inbox']
const admin = ['notify']

export const notifyContract = {
  listInbox: endpoint('signedIn', {
    method: 'GET',
    path: '/inbox',
    tags: inbox,
    summary: 'Own notifications; in no other order wanted, newest first',
  })
    .input(inboxQuery)
    .output(listPageOf(notification, inboxList)),
  countUnread: endpoint(
    'signedIn',
    {
      method: 'GET',
      path: '/inbox/unread',
      tags: inbox,
      summary: 'How many own notifications are unread, and how many of them ask for an act',
    },
    { passive: true },
  ).output(z.object({ unread: z.number().int(), act: z.number().int() })),
  openNotification: endpoint('signedIn', {
    method: 'POST',
    path: '/inbox/{id}/open',
    tags: inbox,
    summary: 'Mark a notification as read and learn where it leads',
  })
    .input(byId)
    .output(z.object({ href: z.string() })),
  markRead: endpoint('signedIn', {
    method: 'POST',
    path: '/inbox/{id}/read',
    tags: inbox,
    summary: 'Mark a notification as read or unread',
  })
    .input(byId.extend({ isRead: z.boolean() }))
    .output(notification),
  markAllRead: endpoint('signedIn', {
    method: 'POST',
    path: '/inbox/read-all',
    tags: inbox,
    summary: 'Mark all own notifications as read, or those that fit',
  })
    .input(inboxConditions)
    .output(z.object({ changed: z.number().int() })),
  archiveNotification: endpoint('signedIn', {
    method: 'POST',
    path: '/inbox/{id}/archive',
    tags: inbox,
    summary: 'Put a notification away, or bring it back',
  })
    .input(byId.extend({ isArchived: z.boolean() }))
    .output(notification),
  sendTest: endpoint('signedIn', {
    method: 'POST',
    path: '/inbox/test',
    tags: inbox,
    summary: 'Send oneself a notification, to see that it arrives as chosen',
  }).output(z.object({ sent: z.boolean() })),
  getSettings: endpoint('signedIn', {
    method: 'GET',
    path: '/inbox/settings',
    tags: inbox,
    summary: 'How this account wants to be told',
  }).output(settingsView),
  saveSettings: endpoint('signedIn', {
    method: 'PUT',
    path: '/inbox/settings',
    tags: inbox,
    summary: 'Change how this account wants to be told',
  })
    .input(settingValues.extend({ lockVersion: z.number().int().min(0) }))
    .output(notifySettings),

  listMail: endpoint('platform.mailDelivery.read', {
    method: 'GET',
    path: '/mail-deliveries',
    tags: admin,
    summary: 'E-mails of the product and how far they got, newest first',
  })
    .input(pageQuery.extend({ state: oneOrMany(mailState).optional() }))
    .output(pageOf(mailDelivery)),
  resendMail: endpoint('platform.mailDelivery.resend', {
    method: 'POST',
    path: '/mail-deliveries/{id}/resend',
    tags: admin,
    summary: 'Send an e-mail again that failed or of which nobody knows',
  })
    .input(byId)
    .output(mailDelivery),

  listWebhooks: endpoint('platform.webhook.edit', {
    method: 'GET',
    path: '/webhooks',
    tags: admin,
    summary: 'Other systems that are told of events',
  }).output(z.array(webhook)),
  createWebhook: endpoint('platform.webhook.edit', {
    method: 'POST',
    path: '/webhooks',
    tags: admin,
    summary: 'Register a target; the answer shows its secret once',
    successStatus: 201,
  })
    .input(webhookValues)
    .output(webhookWithSecret),
  updateWebhook: endpoint('platform.webhook.edit', {
    method: 'PUT',
    path: '/webhooks/{id}',
    tags: admin,
    summary: 'Change a target, or switch it off and on',
  })
    .input(webhookValues.extend({ id: z.uuid(), isActive: z.boolean(), lockVersion }))
    .output(webhook),
  renewWebhookSecret: endpoint('platform.webhook.edit', {
    method: 'POST',
    path: '/webhooks/{id}/secret',
    tags: admin,
    summary: 'Replace the secret of a target; the answer shows the new one once',
  })
    .input(byId.extend({ lockVersion }))
    .output(webhookWithSecret),
  testWebhook: endpoint('platform.webhook.edit', {
    method: 'POST',
    path: '/webhooks/{id}/test',
    tags: admin,
    summary: 'Send a target an event for trying out',
  })
    .input(byId)
    .output(webhookDelivery),
  listWebhookDeliveries: endpoint(
    'platform.webhook.edit',
    {
      method: 'GET',
      path: '/webhooks/{id}/deliveries',
      tags: admin,
      summary: 'What was sent to a target and how far it got, newest first',
    },
    { passive: true },
  )
    .input(pageQuery.extend({ id: z.uuid() }))
    .output(pageOf(webhookDelivery)),
  resendWebhookDelivery: endpoint('platform.webhook.edit', {
    method: 'POST',
    path: '/webhook-deliveries/{id}/resend',
    tags: admin,
    summary: 'Send a parked or delivered event again',
  })
    .input(byId)
    .output(webhookDelivery),
}

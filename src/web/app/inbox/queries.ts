import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { InboxQuery, MailState } from '#platform/notify/contract.ts'
import { api } from '#web/api.ts'

/** How often the bell asks, while the page is visible. */
const bellMs = 60_000

export const unreadQuery = () =>
  queryOptions({
    queryKey: ['inbox', 'unread'],
    queryFn: () => api.notify.countUnread(),
    refetchInterval: bellMs,
    refetchOnWindowFocus: true,
  })

export const inboxQuery = (asked: InboxQuery) =>
  queryOptions({
    queryKey: ['inbox', 'list', asked],
    queryFn: () => api.notify.listInbox(asked),
    placeholderData: keepPreviousData,
  })

export const settingsQuery = () =>
  queryOptions({ queryKey: ['inbox', 'settings'], queryFn: () => api.notify.getSettings() })

export const webhooksQuery = () =>
  queryOptions({ queryKey: ['webhooks', 'list'], queryFn: () => api.notify.listWebhooks() })

export const webhookDeliveriesQuery = (id: string, page: number) =>
  queryOptions({
    queryKey: ['webhooks', 'deliveries', id, page],
    queryFn: () => api.notify.listWebhookDeliveries({ id, page, pageSize: 20 }),
    placeholderData: keepPreviousData,
    refetchInterval: 10_000,
  })

/** What somebody must look after. */
export const troubledStates: MailState[] = ['failed', 'uncertain']

export const mailQuery = (all: boolean, page: number) =>
  queryOptions({
    queryKey: ['mail', all, page],
    queryFn: () => api.notify.listMail({ page, pageSize: 20, ...(all ? {} : { state: troubledStates }) }),
    placeholderData: keepPreviousData,
  })

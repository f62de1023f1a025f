import { isWorkday } from '#core/scheduling/working-calendar.ts'
import { mailAddressesOf } from '#modules/access/index.ts'
import { calendarAround } from '#platform/calendar/load-calendar.ts'
import type { Clock } from '#platform/clock.ts'
import type { Config } from '#platform/config.ts'
import {
  defaultMailPauses,
  defaultWebhookPauses,
  type NotifyPorts,
  parseNet,
  smtpChannel,
  webhookOutlet,
} from '#platform/notify/index.ts'

/** What notifications are given from outside, as the configuration says. */
export const notifyPorts = (config: Config, clock: Clock): NotifyPorts => ({
  mail: config.mail === null ? null : smtpChannel(config.mail),
  mailPauses: defaultMailPauses,
  addressOf: mailAddressesOf,
  workCalendar: async (db) => {
    const calendar = await calendarAround({ db, clock })
    return (day) => isWorkday(calendar, day)
  },
  publicUrl: config.publicUrl,
  webhooks: webhookOutlet({
    allowedNets: config.webhookPrivateNets.flatMap((net) => parseNet(net) ?? []),
  }),
  webhookPauses: defaultWebhookPauses,
  keepDays: config.deliveryKeepDays,
})

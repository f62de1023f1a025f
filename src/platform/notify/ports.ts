import type { Db } from '../db/database.ts'
import type { MailChannel } from './mail/mail.ts'
import type { WebhookOutlet } from './webhook/send.ts'

/** Where e-mail to an account goes. */
export interface Recipient {
  name: string
  address: string
}

/**
 * Finds the e-mail addresses of accounts. An account without one, or unknown, is left out of the answer.
 *
 * The platform knows no people: whoever owns them passes this in.
 */
export type AddressOf = (db: Db, accountIds: string[]) => Promise<Map<string, Recipient>>

/** Opens the working calendar: whether a day `YYYY-MM-DD` is a working day in Mainland China. */
export type WorkCalendar = (db: Db) => Promise<(day: string) => boolean>

/** What notifications need from outside. */
export interface NotifyPorts {
  /** Null where no mail server is configured: the channel is off. */
  mail: MailChannel | null
  /** Pauses before the second, third … try of an e-mail, in seconds; as many tries as pauses and one. */
  mailPauses: readonly number[]
  addressOf: AddressOf
  workCalendar: WorkCalendar
  /** Where the product is reached, without a slash at the end; null when unknown: e-mails then carry no links. */
  publicUrl: string | null
  webhooks: WebhookOutlet
  /** The same for webhooks. */
  webhookPauses: readonly number[]
  /** Days after which a delivery that ended, well or not, is removed from its list. */
  keepDays: number
}

/** 1 and 5 minutes, half an hour, 2 and 8 hours: a mail server that is down overnight is reached in the morning. */
export const defaultMailPauses = [60, 300, 1800, 7200, 28_800] as const

/** From one minute to a day: a receiver may be down for some two days before its events are parked. */
export const defaultWebhookPauses = [60, 300, 1800, 7200, 21_600, 43_200, 86_400] as const

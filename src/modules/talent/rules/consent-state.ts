import type { ConsentState } from '../contract/consent-table.ts'

/** A consent that ends within so many days is told of. */
export const endingDays = 30
/** Somebody whose consent ended more than so many days ago and was not renewed is erased. */
export const eraseAfterDays = 90
/** No consent is given for longer; what is asked for must be short (PIPL art. 19). Three years, one of them a leap year. */
export const longestConsentDays = 1096

/** What the state of a consent follows from. */
export interface ConsentTerm {
  givenOn: string
  untilOn: string
  withdrawnAt: string | null
}

/** Whole days from one day to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)

/** The consent that counts: of those not withdrawn the one that lasts longest; null where there is none. */
export function latestConsent<T extends ConsentTerm>(consents: readonly T[]): T | null {
  const kept = consents.filter(({ withdrawnAt }) => withdrawnAt === null)
  return kept.reduce<T | null>(
    (best, one) => (best === null || one.untilOn > best.untilOn ? one : best),
    null,
  )
}

/** How consent stands on a day: the first and the last day count. */
export function consentStateOn(consents: readonly ConsentTerm[], today: string): ConsentState {
  const latest = latestConsent(consents)
  if (latest === null) return consents.length > 0 ? 'withdrawn' : 'ended'
  const holds = consents.some(
    (one) => one.withdrawnAt === null && one.givenOn <= today && today <= one.untilOn,
  )
  if (!holds) return 'ended'
  return daysBetween(today, latest.untilOn) <= endingDays ? 'ending' : 'valid'
}

/** The day after so many. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** The first day on which somebody whose consent ends then is erased by itself. */
export const eraseDay = (untilOn: string): string => dayAfter(untilOn, eraseAfterDays + 1)

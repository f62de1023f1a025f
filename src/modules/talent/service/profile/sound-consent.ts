import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import type { ConsentInput } from '../../contract/consent-table.ts'
import { daysBetween, longestConsentDays } from '../../rules/consent-state.ts'

/** @throws AppError `badInput` for a consent that was not given yet, has ended, or lasts too long. */
export function requireSoundConsent(tx: Context, { givenOn, untilOn }: ConsentInput): void {
  const today = businessDay(tx.clock)
  const refuse = (reason: string, field: string): never => {
    throw new AppError('badInput', reason, 'this consent cannot be recorded', { field, today })
  }
  if (givenOn > today) refuse('talent.consent.notYetGiven', 'consentGivenOn')
  if (untilOn < today) refuse('talent.consent.endedAlready', 'consentUntilOn')
  if (daysBetween(givenOn, untilOn) > longestConsentDays) refuse('talent.consent.tooLong', 'consentUntilOn')
}

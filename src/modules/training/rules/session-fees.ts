import type { TitleLevel } from '../contract/teacher.ts'
import { type BrokenFeeRule, checkFee } from './fee.ts'

/** A session that is taught by somebody, as it is to be paid for. */
export interface PaidSession {
  id: string
  teacherId: string
  level: TitleLevel
  /** Day and half of the day, as `2026-03-05 am`. */
  halfDay: string
  hours: number
  /** Null where no fee was entered. */
  amountAfterTax: number | null
  /** The title of the other class in which the same lecture was paid for before. */
  paidIn: string | null
}

/** What the fee of a session, or of all of one teacher in one half-day, comes to. */
export interface CheckedFee {
  id: string
  highest: number
  broken: (BrokenFeeRule | { rule: 'paidTwice'; paidIn: string })[]
}

/**
 * Holds fees to the rules. What one teacher gives in one half-day is one lecture, however many sessions it has: four
 * class-hours of it are paid for.
 */
export function checkSessionFees(sessions: readonly PaidSession[]): CheckedFee[] {
  const groups = Map.groupBy(sessions, (one) => `${one.teacherId} ${one.halfDay}`)
  return sessions.map((one) => {
    const group = (groups.get(`${one.teacherId} ${one.halfDay}`) ?? []).filter(
      ({ paidIn }) => paidIn === null,
    )
    if (one.paidIn !== null)
      return {
        id: one.id,
        highest: 0,
        broken: (one.amountAfterTax ?? 0) > 0 ? [{ rule: 'paidTwice', paidIn: one.paidIn }] : [],
      }
    const { highest, broken } = checkFee({
      level: one.level,
      hours: sum(group.map(({ hours }) => hours)),
      amountAfterTax: sum(group.map(({ amountAfterTax }) => amountAfterTax ?? 0)),
    })
    return { id: one.id, highest, broken: one.amountAfterTax === null ? [] : broken }
  })
}

const sum = (values: readonly number[]): number =>
  Math.round(values.reduce((all, value) => all + value, 0) * 100) / 100

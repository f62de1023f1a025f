import type { TitleLevel } from '../contract/teacher.ts'

/** Class-hours that are paid for at most in half a day. */
export const feeHoursPerHalfDay = 4

/**
 * The highest lecture fee for one class-hour after tax, in yuan, by title: the rule of the Ministry of Finance for the
 * training of officials. Whoever has no such title is held to the lowest cap.
 */
export function feeCapPerHour(level: TitleLevel): number {
  switch (level) {
    case 'academician':
      return 1500
    case 'fullSenior':
      return 1000
    default:
      return 500
  }
}

/** A lecture as it is to be paid for. */
export interface Fee {
  level: TitleLevel
  /** Class-hours taught. */
  hours: number
  /** For all of them together, in yuan. */
  amountAfterTax: number
  /** Over how many half days they lie; 1 when left out. */
  halfDays?: number
  /** Whether the same lecture was paid for already, as in classes that were taught together. */
  paidBefore?: boolean
}

/** A rule that a fee breaks, with the figures that say so. */
export type BrokenFeeRule =
  | { rule: 'hoursOfHalfDay'; hours: number; payable: number }
  | { rule: 'capPerHour'; perHour: number; cap: number; amount: number; highest: number }
  | { rule: 'paidTwice' }

/**
 * Whether a fee keeps the rules: the cap for each class-hour, four class-hours of each half day, and no second fee for
 * one lecture. Hours beyond the four may be taught and are not paid for.
 */
export function checkFee({ level, hours, amountAfterTax, halfDays = 1, paidBefore = false }: Fee): {
  ok: boolean
  /** Class-hours that may be paid for. */
  payable: number
  /** The highest fee in yuan. */
  highest: number
  broken: BrokenFeeRule[]
} {
  const cap = feeCapPerHour(level)
  const payable = Math.min(hours, feeHoursPerHalfDay * halfDays)
  const highest = paidBefore ? 0 : cap * payable
  const broken: BrokenFeeRule[] = []
  if (paidBefore && amountAfterTax > 0) broken.push({ rule: 'paidTwice' })
  // Only a fee that is too high breaks a rule; whoever is paid for four of six hours is paid rightly.
  else if (amountAfterTax > highest) {
    if (hours > payable && amountAfterTax <= cap * hours)
      broken.push({ rule: 'hoursOfHalfDay', hours, payable })
    else {
      const perHour = payable > 0 ? Math.round((amountAfterTax / payable) * 100) / 100 : amountAfterTax
      broken.push({ rule: 'capPerHour', perHour, cap, amount: amountAfterTax, highest })
    }
  }
  return { ok: broken.length === 0, payable, highest, broken }
}

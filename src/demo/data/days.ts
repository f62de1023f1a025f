import type { Day } from './types.ts'

const millisecondsOfDay = 86_400_000

/** The day `days` after `day` (before it when negative). @throws RangeError when `day` is not a calendar day */
export function addDays(day: Day, days: number): Day {
  return new Date(epochOf(day) + days * millisecondsOfDay).toISOString().slice(0, 10)
}

/** Months YYYY-MM from January of `firstYear` to the last full month before `day`, oldest first. */
export function fullMonths(firstYear: number, day: Day): string[] {
  const end = new Date(epochOf(day))
  const count = (end.getUTCFullYear() - firstYear) * 12 + end.getUTCMonth()
  return Array.from({ length: Math.max(0, count) }, (_, at) => {
    const month = String((at % 12) + 1).padStart(2, '0')
    return `${firstYear + Math.floor(at / 12)}-${month}`
  })
}

function epochOf(day: Day): number {
  const epoch = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(epoch) || new Date(epoch).toISOString().slice(0, 10) !== day) {
    throw new RangeError(`'${day}' is not a day`)
  }
  return epoch
}

import { addDays, weekday } from '#core/scheduling/working-calendar.ts'

/**
 * The days of a month in weeks that begin on Monday; null pads the first and the last week.
 *
 * @param month counted from 1.
 */
export function monthWeeks(year: number, month: number): (string | null)[][] {
  const prefix = `${year}-${String(month).padStart(2, '0')}-`
  const first = `${prefix}01`
  const cells: (string | null)[] = Array.from({ length: weekday(first) - 1 }, () => null)
  for (let day = first; day.startsWith(prefix); day = addDays(day, 1)) cells.push(day)
  while (cells.length % 7 !== 0) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}

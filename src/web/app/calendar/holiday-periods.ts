import { addDays } from '#core/scheduling/working-calendar.ts'
import type { SpecialDay } from '#platform/calendar/contract.ts'

/** Days off in a row, with the days worked in exchange for them. */
export interface HolidayPeriod {
  /** Holidays in it, in their order: Mid-Autumn and the National Day may fall together. */
  names: string[]
  from: string
  to: string
  /** Every day of it, ascending. Empty where a day is worked for a holiday of another year. */
  days: SpecialDay[]
  /** Worked weekends that belong to it, ascending. */
  makeUps: SpecialDay[]
  source: string
}

/**
 * The year's notice in periods, and what the city entered besides, day by day.
 *
 * Days off that follow each other are one period, whatever holidays they belong to. A worked weekend belongs to the
 * nearest period with a holiday of its name, the earlier of two equally near; without one it stands by itself.
 *
 * @param days ascending, as the calendar lists them.
 * @param notice source of the year's notice, when it was entered here: its days are the notice's, not the city's own.
 */
export function holidayPeriods(
  days: readonly SpecialDay[],
  notice: string | null,
): { periods: HolidayPeriod[]; own: SpecialDay[] } {
  const isOwn = (day: SpecialDay) => day.lockVersion !== null && day.source !== notice
  const decreed = days.filter((day) => !isOwn(day))
  const periods: HolidayPeriod[] = []
  for (const day of decreed.filter(({ kind }) => kind === 'holiday')) {
    const last = periods.at(-1)
    if (last === undefined || addDays(last.to, 1) !== day.day) {
      periods.push(alone(day, [day], []))
      continue
    }
    last.to = day.day
    last.days.push(day)
    if (!last.names.includes(day.name)) last.names.push(day.name)
  }
  const orphans: HolidayPeriod[] = []
  for (const day of decreed.filter(({ kind }) => kind !== 'holiday')) {
    const nearest = periods
      .filter(({ names }) => names.includes(day.name))
      .map((period) => ({ period, distance: distanceTo(period, day.day) }))
      .sort((a, b) => a.distance - b.distance || a.period.from.localeCompare(b.period.from))[0]
    if (nearest === undefined) orphans.push(alone(day, [], [day]))
    else nearest.period.makeUps.push(day)
  }
  return {
    periods: [...periods, ...orphans].sort((a, b) => a.from.localeCompare(b.from)),
    own: days.filter(isOwn),
  }
}

const alone = (day: SpecialDay, days: SpecialDay[], makeUps: SpecialDay[]): HolidayPeriod => ({
  names: [day.name],
  from: day.day,
  to: day.day,
  days,
  makeUps,
  source: day.source,
})

/** Days between a day and a period that it is not in. */
function distanceTo({ from, to }: HolidayPeriod, day: string): number {
  const between = (a: string, b: string) => Math.round((Date.parse(b) - Date.parse(a)) / 86_400_000)
  return day < from ? between(day, from) : between(to, day)
}

import { type WorkingCalendar, workingCalendar } from '#core/scheduling/working-calendar.ts'
import { businessDay } from '../clock.ts'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import { builtInDay, isBuiltIn } from './built-in.ts'
import { calendarVersion, listEnteredDays, listEnteredYears } from './queries.ts'

/** A working calendar and the version of the entries it was made from. */
export interface LoadedCalendar extends WorkingCalendar {
  version: string
}

/** Calendars made lately, by version and years. A version is never used twice, so nothing here grows old. */
const cache = new Map<string, LoadedCalendar>()
const cacheSize = 16

/**
 * The working calendar of the years, both included: what the product brings, with what was entered here laid over it.
 * Years of which neither knows the official notice are provisional.
 */
export async function loadCalendar(db: Db, fromYear: number, toYear: number): Promise<LoadedCalendar> {
  const version = await calendarVersion(db)
  const key = `${version} ${fromYear} ${toYear}`
  const cached = cache.get(key)
  if (cached !== undefined) return cached
  const [from, to] = [`${fromYear}-01-01`, `${toYear}-12-31`]
  const entered = new Map((await listEnteredDays(db, from, to)).map((entry) => [entry.day, entry.isWorkday]))
  const enteredYears = await listEnteredYears(db)
  const years = Array.from({ length: toYear - fromYear + 1 }, (_, index) => fromYear + index)
  const calendar = workingCalendar(from, to, {
    isWorkday: (day) => entered.get(day) ?? builtInDay(day).isWorkday,
    provisionalYears: years.filter((year) => !isBuiltIn(year) && !enteredYears.has(year)),
  })
  const loaded = { ...calendar, version }
  if (cache.size >= cacheSize) cache.delete(cache.keys().next().value ?? '')
  cache.set(key, loaded)
  return loaded
}

/** Years before and after today within which deadlines are reckoned. */
const yearsBefore = 15
const yearsAfter = 10

/** The calendar in which today's deadlines lie. */
export function calendarAround(ctx: Pick<Context, 'db' | 'clock'>): Promise<LoadedCalendar> {
  const year = Number(businessDay(ctx.clock).slice(0, 4))
  return loadCalendar(ctx.db, year - yearsBefore, year + yearsAfter)
}

import { z } from 'zod'
import { day, endpoint, lockVersion } from '../http/contract.ts'

/** A day that is not what its weekday says. */
export const specialDay = z.object({
  day,
  /** `holiday`: free on a weekday, or a named holiday on a weekend. `makeUp`: worked on a Saturday or Sunday. */
  kind: z.enum(['holiday', 'makeUp', 'workday']),
  name: z.string(),
  source: z.string(),
  /** Version of the entry made here; null for what the product brings. */
  lockVersion: z.number().int().nullable(),
})
export type SpecialDay = z.infer<typeof specialDay>

export const calendarYear = z.object({
  year: z.number().int(),
  /** True while the year's official notice is unknown: working days are a guess by weekdays. */
  isProvisional: z.boolean(),
  source: z.string().nullable(),
  /** Working days of each month, January first. */
  workdays: z.array(z.number().int()),
  days: z.array(specialDay),
  /** Version of everything entered here for the year; a new notice replaces it as a whole. */
  lockVersion: z.number().int(),
})
export type CalendarYear = z.infer<typeof calendarYear>

const year = z.number().int().min(2004).max(2100)
const source = z.string().trim().min(2).max(200)
const name = z.string().trim().min(1).max(40)
const tags = ['calendar']

export const calendarContract = {
  getYear: endpoint('signedIn', {
    method: 'GET',
    path: '/calendar/years/{year}',
    tags,
    summary: 'Holidays and worked weekends of a year, and whether its notice is known',
  })
    .input(z.object({ year }))
    .output(calendarYear),
  putDay: endpoint('directory.calendar.edit', {
    method: 'PUT',
    path: '/calendar/days/{day}',
    tags,
    summary: 'Say whether a day is worked; deadlines are reckoned anew',
  })
    .input(z.object({ day, isWorkday: z.boolean(), name, source, lockVersion: lockVersion.nullable() }))
    .output(calendarYear),
  removeDay: endpoint('directory.calendar.edit', {
    method: 'POST',
    path: '/calendar/days/{day}/remove',
    tags,
    summary: 'Take an entry back: the day is again what the product or its weekday says',
  })
    .input(z.object({ day, lockVersion, reason: z.string().trim().min(2).max(500) }))
    .output(calendarYear),
  importYear: endpoint('directory.calendar.edit', {
    method: 'POST',
    path: '/calendar/years/{year}/import',
    tags,
    summary: 'Enter the official notice of a year; it replaces what was entered for that year',
  })
    .input(
      z.object({
        year,
        lockVersion,
        source,
        days: z
          .array(z.object({ day, isWorkday: z.boolean(), name }))
          .min(1)
          .max(120),
      }),
    )
    .output(calendarYear),
}

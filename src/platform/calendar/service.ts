import { addDays, type Day, weekday, workdaysBetween } from '#core/scheduling/working-calendar.ts'
import { recordChanges } from '../audit/audit.ts'
import type { Context } from '../context.ts'
import { requireVersion } from '../db/editing.ts'
import { AppError } from '../errors.ts'
import type { ObjectRef } from '../http/contract.ts'
import { type Guards, requireRight } from '../rights/rights.ts'
import type { Describers, Link } from '../thread/thread.ts'
import { inTransaction } from '../transaction.ts'
import { builtInDay, isBuiltIn } from './built-in.ts'
import type { CalendarYear, SpecialDay } from './contract.ts'
import { loadCalendar } from './load-calendar.ts'
import * as queries from './queries.ts'

const builtInSource = '国务院办公厅放假通知（系统内置）'

const dayRef = (day: Day): ObjectRef => ({ kind: 'platform.calendarDay', id: day })
const yearRef = (year: number): ObjectRef => ({ kind: 'platform.calendarYear', id: String(year) })
const partOfYear = (day: Day): Link => ({
  from: dayRef(day),
  relation: 'partOf',
  to: yearRef(yearOf(day)),
})
const yearOf = (day: Day): number => Number(day.slice(0, 4))

/** How days and years of the calendar are named in threads. */
export const calendarDescribers: Describers = {
  'platform.calendarDay': async (_db, ids) =>
    new Map(ids.map((id) => [id, { title: id, href: `/calendar?year=${yearOf(id)}` }])),
  'platform.calendarYear': async (_db, ids) =>
    new Map(ids.map((id) => [id, { title: `${id}年工作日历`, href: `/calendar?year=${id}` }])),
}

/** A year's special days with kind and source, and its working days by month. */
export async function getYear(ctx: Pick<Context, 'db'>, year: number): Promise<CalendarYear> {
  const calendar = await loadCalendar(ctx.db, year, year)
  const entered = new Map(
    (await queries.listEnteredDays(ctx.db, calendar.from, calendar.to)).map((entry) => [entry.day, entry]),
  )
  const days: SpecialDay[] = []
  for (let day = calendar.from; day <= calendar.to; day = addDays(day, 1)) {
    const entry = entered.get(day)
    const builtIn = builtInDay(day)
    if (entry === undefined && builtIn.name === null) continue
    days.push({
      day,
      kind: kindOf(day, entry?.isWorkday ?? builtIn.isWorkday),
      name: entry?.name ?? builtIn.name ?? '',
      source: entry?.source ?? builtInSource,
      lockVersion: entry?.lockVersion ?? null,
    })
  }
  const enteredSource = (await queries.listEnteredYears(ctx.db)).get(year)
  return {
    year,
    isProvisional: calendar.provisionalYears.has(year),
    source: enteredSource ?? (isBuiltIn(year) ? builtInSource : null),
    workdays: Array.from({ length: 12 }, (_, month) =>
      workdaysBetween(calendar, beforeMonth(year, month), beforeMonth(year, month + 1)),
    ),
    days,
    lockVersion: await queries.yearVersion(ctx.db, year),
  }
}

function kindOf(day: Day, isWorkday: boolean): SpecialDay['kind'] {
  if (!isWorkday) return 'holiday'
  return weekday(day) > 5 ? 'makeUp' : 'workday'
}

/** The last day before a month, counted from 0; month 12 is the January after. */
const beforeMonth = (year: number, month: number): Day =>
  month === 12 ? `${year}-12-31` : addDays(`${year}-${String(month + 1).padStart(2, '0')}-01`, -1)

export interface DayEdit {
  day: Day
  isWorkday: boolean
  name: string
  source: string
  /** Version of the entry the editor saw; null where there was none. */
  lockVersion: number | null
}

/** Enters whether a day is worked. @throws AppError `conflict` when somebody entered it meanwhile. */
export async function putDay(ctx: Context, edit: DayEdit): Promise<CalendarYear> {
  requireRight(ctx, 'directory.calendar.edit')
  const { lockVersion, ...values } = edit
  return inTransaction(ctx, async (tx) => {
    await queries.renewVersion(tx.db)
    const before = await queries.findEnteredDay(tx.db, edit.day)
    requireVersion(before ?? { lockVersion: 0 }, lockVersion ?? 0)
    await queries.putDays(tx.db, [values], tx.clock.now(), tx.actor.name)
    await queries.renewYear(tx.db, yearOf(edit.day), tx.clock.now(), tx.actor.name)
    await recordChanges(tx, [
      {
        action: 'platform.calendarDay.put',
        object: dayRef(edit.day),
        before: before ?? builtInDay(edit.day),
        after: values,
        links: [partOfYear(edit.day)],
      },
    ])
    return getYear(tx, yearOf(edit.day))
  })
}

/** Takes an entry back. */
export async function removeDay(
  ctx: Context,
  day: Day,
  lockVersion: number,
  reason: string,
): Promise<CalendarYear> {
  requireRight(ctx, 'directory.calendar.edit')
  return inTransaction(ctx, async (tx) => {
    await queries.renewVersion(tx.db)
    const before = await queries.findEnteredDay(tx.db, day)
    if (before === null) {
      throw new AppError('notFound', 'platform.calendarDay.unknown', `nothing was entered for ${day}`, {
        day,
      })
    }
    requireVersion(before, lockVersion)
    await queries.deleteDays(tx.db, day, day)
    await queries.renewYear(tx.db, yearOf(day), tx.clock.now(), tx.actor.name)
    await recordChanges(tx, [
      {
        action: 'platform.calendarDay.remove',
        object: dayRef(day),
        before,
        after: builtInDay(day),
        reason,
        links: [partOfYear(day)],
      },
    ])
    return getYear(tx, yearOf(day))
  })
}

/**
 * Enters the official notice of a year in place of whatever was entered for it.
 *
 * @throws AppError `conflict` when somebody entered something for the year meanwhile.
 */
export async function importYear(
  ctx: Context,
  year: number,
  source: string,
  days: { day: Day; isWorkday: boolean; name: string }[],
  lockVersion: number,
): Promise<CalendarYear> {
  requireRight(ctx, 'directory.calendar.edit')
  refuseBadNotice(year, days)
  return inTransaction(ctx, async (tx) => {
    await queries.renewVersion(tx.db)
    const [from, to] = [`${year}-01-01`, `${year}-12-31`]
    const before = await queries.listEnteredDays(tx.db, from, to)
    requireVersion({ lockVersion: await queries.yearVersion(tx.db, year) }, lockVersion)
    await queries.deleteDays(tx.db, from, to)
    const at = tx.clock.now()
    const entries = days.map((entry) => ({ ...entry, source }))
    await queries.putDays(tx.db, entries, at, tx.actor.name)
    await queries.renewYear(tx.db, year, at, tx.actor.name, source)
    await recordChanges(tx, [
      {
        action: 'platform.calendarYear.import',
        object: yearRef(year),
        before,
        after: { source, days },
        links: [
          { from: yearRef(year), relation: 'broughtBy', to: { kind: 'system.actor', id: tx.actor.id } },
          ...days.map((entry) => partOfYear(entry.day)),
        ],
      },
    ])
    return getYear(tx, year)
  })
}

/** A notice names days of its year, each once. */
function refuseBadNotice(year: number, days: { day: Day }[]): void {
  const outside = days.filter((entry) => yearOf(entry.day) !== year).map((entry) => entry.day)
  const doubled = days.map((entry) => entry.day).filter((day, index, all) => all.indexOf(day) !== index)
  if (outside.length === 0 && doubled.length === 0) return
  throw new AppError(
    'badInput',
    'platform.calendarYear.badNotice',
    'a notice names days of its year, each once',
    {
      field: 'days',
      outside,
      doubled,
    },
  )
}

/** The calendar is known to everybody who works here. */
export const calendarGuards: Guards = {
  'platform.calendarDay': async (_ctx, ids) => new Set(ids),
  'platform.calendarYear': async (_ctx, ids) => new Set(ids),
}

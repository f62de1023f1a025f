/*
 * Problem: find days for a series of classes, so many weeks apart, each on ordinary working days clear of holidays and of
 * days already taken.
 *
 * Method: class k aims at the first day plus k times the spacing, so that one class moved by a holiday does not push all
 * later ones. Among the starts whose days all fit, the nearest to the aim is taken, greedily from the first class on.
 * Reference: none; the rule is that of the programme (practice: five weeks from class to class).
 * Cost: O(classes × window × days of a class).
 * Ties: of two starts equally far from the aim the later one.
 */

import { addDays, type Day, isWorkday, type WorkingCalendar, weekday } from './working-calendar.ts'

/** What a series is to keep. */
export interface ClassDatesInput {
  /** Where the first class aims at. */
  firstOn: Day
  /** Weeks from the aim of one class to that of the next. */
  spacingWeeks: number
  /** Days each class lasts, in the order of the classes; all of them fall into one week. */
  lengths: readonly number[]
  /** Days on which no class may lie. */
  taken?: readonly Day[]
  /** Days between a class and a holiday at the least; 1 keeps it off the eve and the day after. */
  clearOfHoliday?: number
  /** How far from its aim a class may be moved, in days. */
  window?: number
}

export interface ClassDates {
  aimedOn: Day
  /** Null when no start within the window fits. */
  startsOn: Day | null
  endsOn: Day | null
}

/** Proposes days for each class. @throws RangeError when the calendar does not reach far enough. */
export function proposeClassDates(calendar: WorkingCalendar, input: ClassDatesInput): ClassDates[] {
  const { firstOn, spacingWeeks, lengths, taken = [], clearOfHoliday = 1, window = 14 } = input
  const occupied = new Set(taken)
  let after = addDays(firstOn, -1)
  return lengths.map((length, index) => {
    const aimedOn = addDays(firstOn, index * spacingWeeks * 7)
    const startsOn = nearestFirst(aimedOn, window).find(
      (start) => start > after && fits(calendar, start, length, clearOfHoliday, occupied),
    )
    if (startsOn === undefined) return { aimedOn, startsOn: null, endsOn: null }
    const endsOn = addDays(startsOn, length - 1)
    after = endsOn
    return { aimedOn, startsOn, endsOn }
  })
}

/** A weekday that is not worked: a holiday, as weekends alone are none. */
export const isHoliday = (calendar: WorkingCalendar, day: Day): boolean =>
  weekday(day) <= 5 && !isWorkday(calendar, day)

/** Worked, and on a weekday: a Saturday worked in exchange for a holiday is no day for a class. */
export const isOrdinaryWorkday = (calendar: WorkingCalendar, day: Day): boolean =>
  weekday(day) <= 5 && isWorkday(calendar, day)

function fits(
  calendar: WorkingCalendar,
  start: Day,
  length: number,
  clearOfHoliday: number,
  occupied: ReadonlySet<Day>,
): boolean {
  for (let offset = 0; offset < length; offset += 1) {
    const day = addDays(start, offset)
    if (!isOrdinaryWorkday(calendar, day) || occupied.has(day)) return false
  }
  for (let offset = 1; offset <= clearOfHoliday; offset += 1) {
    if (isHoliday(calendar, addDays(start, -offset))) return false
    if (isHoliday(calendar, addDays(start, length - 1 + offset))) return false
  }
  return true
}

/** The days around one, by distance; of two equally far the later first. */
function nearestFirst(day: Day, window: number): Day[] {
  const days = [day]
  for (let distance = 1; distance <= window; distance += 1)
    days.push(addDays(day, distance), addDays(day, -distance))
  return days
}

/** Whether two spans of days, both ends included, share a day. */
export const overlaps = (
  one: { startsOn: Day; endsOn: Day },
  other: { startsOn: Day; endsOn: Day },
): boolean => one.startsOn <= other.endsOn && other.startsOn <= one.endsOn

/*
 * Problem: when is something due that has so many working days, if its clock stood still in between; how much of the
 * time is used and left; and how urgent is that.
 *
 * Method: pauses are put in order and merged; the due day is found by walking over the stretches between them, taking
 * the working days of each stretch from the allowance until it is spent.
 * Whole days, not hours: Chinese administrative deadlines count working days (Administrative Licensing Law art. 82), the
 * day of the event is not counted, and offices differ in their hours. What needs hours (24 h) says so elsewhere.
 * Cost: O(p log p) for p pauses; the calendar answers each stretch in O(1).
 * Ties: a pause covers (from, until], as everything in working-calendar.ts: the day it begins still counts, the day it
 * ends does not; begun and ended on one day it changes nothing. A clock that is spent on the day a pause begins was due
 * on that day.
 */
import {
  addWorkdays,
  type Day,
  isWorkday,
  type WorkingCalendar,
  workdaysBetween,
} from './working-calendar.ts'

/** Days from `from` (not counted) to `until` (counted) on which a clock stood still; null while it still does. */
export interface Pause {
  from: Day
  until: Day | null
}

/** A deadline as plain data: when it began, what it allows, when it stood still and when it ended. */
export interface WorkClock {
  startedOn: Day
  /** So many working days, or a day that somebody named; pauses move the named day as well. */
  allowance: { workdays: number } | { dueOn: Day }
  pauses: readonly Pause[]
  stoppedOn: Day | null
}

/** Green: time enough. Amber: nearly due. Red: past due. Grey: stands still. */
export type Light = 'green' | 'amber' | 'red' | 'grey'

export interface ClockReading {
  state: 'running' | 'paused' | 'stopped'
  /** Null while a pause is open that moves it by a length nobody knows yet. */
  dueOn: Day | null
  /** From this day on the light is amber; null with `dueOn`. */
  warnOn: Day | null
  /** Working days used, without pauses. */
  elapsed: number
  /** Working days left; negative when past due. Of a stopped clock, what was left. */
  remaining: number
  isOverdue: boolean
  light: Light
  /** True when the due day lies in a year whose holidays are not decreed yet. */
  isProvisional: boolean
}

/** How many working days before the end a clock of this length turns amber: a fifth of it, at least one. */
export function defaultWarning(workdays: number): number {
  return Math.max(1, Math.ceil(workdays / 5))
}

interface Stretch {
  from: Day
  until: Day
}

/** Pauses in order, none overlapping another; an open one, if any, apart. */
function mergePauses(pauses: readonly Pause[]): { closed: Stretch[]; openFrom: Day | null } {
  let openFrom: Day | null = null
  const closed: Stretch[] = []
  const sorted = [...pauses].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  for (const { from, until } of sorted) {
    if (until === null) {
      openFrom ??= from
      continue
    }
    if (until < from) throw new RangeError(`a pause cannot end (${until}) before it begins (${from})`)
    const last = closed.at(-1)
    if (last !== undefined && from <= last.until) last.until = until > last.until ? until : last.until
    else closed.push({ from, until })
  }
  if (openFrom === null) return { closed, openFrom }
  // What lies after the beginning of an open pause is part of it; one that reaches it makes it begin earlier.
  const start: Day = openFrom
  const reaching = closed.find((pause) => pause.from <= start && pause.until >= start)
  return { closed: closed.filter((pause) => pause.until < start), openFrom: reaching?.from ?? start }
}

const later = (a: Day, b: Day): Day => (a > b ? a : b)
const earlier = (a: Day, b: Day): Day => (a < b ? a : b)

/** Working days in (from, until] that no pause covers. */
function workedBetween(calendar: WorkingCalendar, from: Day, until: Day, pauses: readonly Stretch[]): number {
  if (until <= from) return 0
  let worked = workdaysBetween(calendar, from, until)
  for (const pause of pauses) {
    const begin = later(pause.from, from)
    const end = earlier(pause.until, until)
    if (begin < end) worked -= workdaysBetween(calendar, begin, end)
  }
  return worked
}

/** The day a clock is due when only these pauses count. */
function dueAfter(calendar: WorkingCalendar, clock: WorkClock, pauses: readonly Stretch[]): Day {
  if ('dueOn' in clock.allowance) {
    let due = clock.allowance.dueOn
    for (const pause of pauses) {
      if (pause.from >= due) break
      const still = workdaysBetween(
        calendar,
        later(pause.from, clock.startedOn),
        later(pause.until, clock.startedOn),
      )
      if (still > 0) due = addWorkdays(calendar, due, still)
    }
    return due
  }
  let left = clock.allowance.workdays
  let position = clock.startedOn
  if (left === 0) return addWorkdays(calendar, position, 0)
  for (const pause of pauses) {
    if (pause.from > position) {
      const worked = workdaysBetween(calendar, position, pause.from)
      if (worked >= left) break
      left -= worked
    }
    position = later(position, pause.until)
  }
  return addWorkdays(calendar, position, left)
}

/** The day a clock is due, null while it stands still for an unknown time. */
export function dueDay(calendar: WorkingCalendar, clock: WorkClock): Day | null {
  const { closed, openFrom } = mergePauses(clock.pauses)
  const due = dueAfter(calendar, clock, closed)
  return openFrom !== null && openFrom < due ? null : due
}

/**
 * Reads a clock on a day.
 *
 * @param options.warning working days before the end at which the light turns amber; `defaultWarning` when left out.
 */
export function readClock(
  calendar: WorkingCalendar,
  clock: WorkClock,
  today: Day,
  options: { warning?: number } = {},
): ClockReading {
  const { closed, openFrom } = mergePauses(clock.pauses)
  const due = dueAfter(calendar, clock, closed)
  const end = clock.stoppedOn ?? today
  const isPaused = clock.stoppedOn === null && openFrom !== null && openFrom <= today
  const seenOn = openFrom === null ? end : earlier(end, openFrom)
  const total =
    'workdays' in clock.allowance
      ? clock.allowance.workdays
      : Math.max(0, workdaysBetween(calendar, clock.startedOn, clock.allowance.dueOn))
  const warning = options.warning ?? defaultWarning(total)
  const isOverdue = seenOn > due
  const remaining = isOverdue
    ? 0 - workedBetween(calendar, due, seenOn, closed)
    : workedBetween(calendar, seenOn, due, closed)
  const moves = openFrom !== null && openFrom < due
  const dueOn = moves && clock.stoppedOn === null ? null : due
  return {
    state: clock.stoppedOn !== null ? 'stopped' : isPaused ? 'paused' : 'running',
    dueOn,
    warnOn: dueOn === null ? null : later(warnDay(calendar, dueOn, warning), clock.startedOn),
    elapsed: workedBetween(calendar, clock.startedOn, seenOn, closed),
    remaining,
    isOverdue,
    light: isPaused
      ? 'grey'
      : isOverdue
        ? 'red'
        : clock.stoppedOn === null && remaining <= warning
          ? 'amber'
          : 'green',
    isProvisional: calendar.provisionalYears.has(Number(due.slice(0, 4))),
  }
}

/** The first day on which no more than `warning` working days are left. */
function warnDay(calendar: WorkingCalendar, due: Day, warning: number): Day {
  return addWorkdays(calendar, due, isWorkday(calendar, due) ? -warning : -warning - 1)
}

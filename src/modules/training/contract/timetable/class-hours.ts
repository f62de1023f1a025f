import type { Half } from '../session-terms.ts'
import type { SessionTime } from './shapes.ts'

/** Minutes of a class-hour. */
export const classHourMinutes = 45
/** Class-hours of half a day. */
export const hoursOfHalf = 4

/** When the class-hours of a half-day begin, in minutes of the day; ten minutes of break in the middle. */
const slots: Record<Half, readonly number[]> = {
  am: [510, 555, 610, 655],
  pm: [840, 885, 940, 985],
}

export const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))

export const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

export const halfOf = (startsAt: string): Half => (startsAt < '12:00' ? 'am' : 'pm')

/** From when until when a session lasts that begins with a class-hour (from 0) of a half-day. Ends are full five minutes. */
export function timeOfSlot(half: Half, slot: number, hours: number): { startsAt: string; endsAt: string } {
  const starts = slots[half][slot]
  if (starts === undefined) throw new RangeError(`half a day has no class-hour ${slot}`)
  const breaks = slot < 2 && slot + hours > 2 ? 10 : 0
  const ends = starts + Math.ceil((hours * classHourMinutes) / 5) * 5 + breaks
  return { startsAt: clockOf(starts), endsAt: clockOf(Math.min(ends, 24 * 60 - 1)) }
}

/** The class-hour (from 0) of a half-day in which a session begins. */
export function slotOf(at: Pick<SessionTime, 'half' | 'startsAt'>): number {
  const begins = minutesOf(at.startsAt)
  return Math.max(
    0,
    slots[at.half].findLastIndex((starts) => starts <= begins),
  )
}

/** Whether two sessions are held at the same time, if only for a minute. */
export const atOnce = (one: SessionTime, other: SessionTime): boolean =>
  one.on === other.on && one.startsAt < other.endsAt && other.startsAt < one.endsAt

/**
 * Where a session would be held within a half-day: at its own time of day if that is of this half, else after what lies
 * there already, else from the beginning.
 *
 * @param taken other sessions of the class.
 */
export function timeInHalf(
  session: { hours: number; at: SessionTime | null },
  on: string,
  half: Half,
  taken: readonly (SessionTime | null)[],
): SessionTime {
  const free = (at: SessionTime) => taken.every((other) => other === null || !atOnce(at, other))
  if (session.at?.half === half) {
    const kept = { ...session.at, on }
    if (free(kept)) return kept
  }
  for (let slot = 0; slot < hoursOfHalf && slot + session.hours <= hoursOfHalf; slot += 1) {
    const at = { on, half, ...timeOfSlot(half, slot, session.hours) }
    if (free(at)) return at
  }
  return { on, half, ...timeOfSlot(half, 0, session.hours) }
}

import type { Half } from '../session-terms.ts'
import type { SessionTime } from './shapes.ts'

/** Minutes of a class-hour. */
const classHourMinutes = 45
/** Class-hours of half a day that a teacher is paid for. */
export const hoursOfHalf = 4

/**
 * A half-day is arranged in halves of class-hours: four class-hours, and a half for an opening or a closing. Between the
 * second and the third class-hour there are ten minutes of break.
 */
export const slotsOfHalf = 9
const begins: Record<Half, number> = { am: 8 * 60 + 30, pm: 14 * 60 }
const breakAfter = 4
const breakMinutes = 10

export const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))

const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

export const halfOf = (startsAt: string): Half => (startsAt < '12:00' ? 'am' : 'pm')

/** Minutes of so many halves of a class-hour, in full five minutes: what clocks and bells are set to. */
const minutesOfSlots = (slots: number): number => Math.floor((slots * classHourMinutes) / 2 / 5) * 5

/** From when until when a session lasts that begins with a slot (from 0) of a half-day. */
export function timeOfSlot(half: Half, slot: number, hours: number): { startsAt: string; endsAt: string } {
  const until = slot + hours * 2
  const starts = begins[half] + minutesOfSlots(slot) + (slot >= breakAfter ? breakMinutes : 0)
  const ends = begins[half] + minutesOfSlots(until) + (until > breakAfter ? breakMinutes : 0)
  return { startsAt: clockOf(starts), endsAt: clockOf(Math.min(ends, 24 * 60 - 1)) }
}

/** The slot (from 0) of a half-day in which a session begins. */
export function slotOf({ half, startsAt }: Pick<SessionTime, 'half' | 'startsAt'>): number {
  let slot = 0
  while (slot + 1 < slotsOfHalf && timeOfSlot(half, slot + 1, 0).startsAt <= startsAt) slot += 1
  return slot
}

/** Minutes that so many class-hours take at least. */
export const minutesNeeded = (hours: number): number => minutesOfSlots(hours * 2)

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
  for (let slot = 0; slot + session.hours * 2 <= slotsOfHalf; slot += 1) {
    const at = { on, half, ...timeOfSlot(half, slot, session.hours) }
    if (free(at)) return at
  }
  return { on, half, ...timeOfSlot(half, 0, session.hours) }
}

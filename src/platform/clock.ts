/** Where the product gets the time from: real in the server, fixed in tests. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** A clock that always shows the same instant, for tests. */
export function fixedClock(instant: string): Clock {
  return { now: () => new Date(instant) }
}

const shanghaiDay = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The business day in Asia/Shanghai, as `YYYY-MM-DD`. */
export const businessDay = (clock: Clock): string => businessDayOf(clock.now())

/** The business day on which an instant lies. */
export const businessDayOf = (instant: Date): string => shanghaiDay.format(instant)

/** The instant at which clocks in Shanghai show a time such as `08:30` on a day. */
export const instantOn = (day: string, time: string): Date => new Date(`${day}T${time}:00+08:00`)

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
export function businessDay(clock: Clock): string {
  return shanghaiDay.format(clock.now())
}

/** When e-mail to a person waits. Times are `HH:MM` in Asia/Shanghai. */
export interface QuietHours {
  quietFrom: string
  /** Equal to `quietFrom`: no quiet hours. Earlier than it: they last over midnight. */
  quietTo: string
  restDaysQuiet: boolean
}

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
/** Asia/Shanghai has kept this offset since 1991. */
const offsetMs = 8 * 60 * minuteMs
/** No run of rest days is longer; a calendar that knows no working day must not hold e-mail for ever. */
const longestWaitDays = 30

/**
 * The first instant, not before `at`, at which e-mail may be sent.
 *
 * @param isWorkday tells of a day `YYYY-MM-DD` whether it is a working day.
 */
export function sendableFrom(at: Date, quiet: QuietHours, isWorkday: (day: string) => boolean): Date {
  const from = minutesOf(quiet.quietFrom)
  const to = minutesOf(quiet.quietTo)
  let local = at.getTime() + offsetMs
  const limit = local + longestWaitDays * dayMs
  while (local < limit) {
    const midnight = Math.floor(local / dayMs) * dayMs
    const minute = (local - midnight) / minuteMs
    if (quiet.restDaysQuiet && !isWorkday(new Date(midnight).toISOString().slice(0, 10))) {
      local = midnight + dayMs
    } else if (from <= to ? minute >= from && minute < to : minute < to) {
      local = midnight + to * minuteMs
    } else if (from > to && minute >= from) {
      local = midnight + dayMs
    } else return new Date(local - offsetMs)
  }
  return new Date(limit - offsetMs)
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

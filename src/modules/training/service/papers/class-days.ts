import { addDays } from '#core/scheduling/working-calendar.ts'
import type { StoredSession } from '../../queries/sessions.ts'

/** Days on which a class is taught: those of its sessions, before they are arranged all of its days. */
export function taughtDays(
  of: { startsOn: string; endsOn: string },
  sessions: readonly Pick<StoredSession, 'at'>[],
): string[] {
  const arranged = [...new Set(sessions.flatMap(({ at }) => (at === null ? [] : [at.on])))].sort()
  if (arranged.length > 0) return arranged
  const days: string[] = []
  for (let day = of.startsOn; day <= of.endsOn; day = addDays(day, 1)) days.push(day)
  return days
}

/** `6月26日（周一）`, as a timetable says a day. */
export function dayAndWeekday(day: string): string {
  const at = new Date(`${day}T00:00:00Z`)
  return `${at.getUTCMonth() + 1}月${at.getUTCDate()}日（周${'日一二三四五六'[at.getUTCDay()]}）`
}

/** `2023年6月26日` or `2023年6月26日至28日`, as a notice says days. */
export function daysInWords(startsOn: string, endsOn: string): string {
  const part = (day: string) => day.split('-').map(Number) as [number, number, number]
  const [year, month, first] = part(startsOn)
  const [endYear, endMonth, last] = part(endsOn)
  const from = `${year}年${month}月${first}日`
  if (startsOn === endsOn) return from
  if (year !== endYear) return `${from}至${endYear}年${endMonth}月${last}日`
  return month === endMonth ? `${from}至${last}日` : `${from}至${endMonth}月${last}日`
}

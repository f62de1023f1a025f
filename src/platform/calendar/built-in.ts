import chineseDays from 'chinese-days'
import { type Day, weekday } from '#core/scheduling/working-calendar.ts'

/** What the product says of a day by itself. */
export interface BuiltInDay {
  isWorkday: boolean
  /** Name of the holiday the day is free for or is worked in exchange for; null on plain days. */
  name: string | null
}

const known = new Map<number, boolean>()

/**
 * Whether the calendar built into the product has the official notice of a year. For other years the library behind it
 * silently answers by weekdays, so it is asked for a day that is a holiday in every year.
 */
export function isBuiltIn(year: number): boolean {
  let answer = known.get(year)
  if (answer === undefined) {
    answer = holidayName(`${year}-10-01`) !== null
    known.set(year, answer)
  }
  return answer
}

export function builtInDay(day: Day): BuiltInDay {
  if (!isBuiltIn(Number(day.slice(0, 4)))) return { isWorkday: weekday(day) <= 5, name: null }
  return { isWorkday: chineseDays.isWorkday(day), name: holidayName(day) }
}

/** Names of the library that the official notices write in full. */
const fullNames: Readonly<Record<string, string>> = { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' }

/** The library names a special day in three parts, `National Day,国庆节,3`, and a plain one by its weekday. */
function holidayName(day: Day): string | null {
  const name = chineseDays.getDayDetail(day).name.split(',')[1] ?? null
  return name === null ? null : (fullNames[name] ?? name)
}

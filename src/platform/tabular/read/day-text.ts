/** What a text or number says about a day. */
export type DayReading = { day: string } | { fault: 'notDay' | 'dayMissing' }

const forms = [
  /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
  /^(\d{4})-(\d{2})-(\d{2})[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$/,
]
const withoutDay = /^(\d{4})[-./年](\d{1,2})月?$/

/** Reads 2023.3.24, 2023/3/24, 2023年3月24日, 20230324 and their like; the order is always year, month, day. */
export function readDayText(text: string): DayReading {
  const bare = text.replaceAll(/\s*([-./年月日])\s*/g, '$1')
  for (const form of forms) {
    const match = form.exec(bare)
    if (match !== null) return checkedDay(Number(match[1]), Number(match[2]), Number(match[3]))
  }
  return { fault: withoutDay.test(bare) ? 'dayMissing' : 'notDay' }
}

const months = [/^(\d{4})[-./年](\d{1,2})月?$/, /^(\d{4})(\d{2})$/]

/** Reads 2023-05, 2023年5月, 2023.5, 202305, and the month of any day; null for what is none. */
export function readMonthText(text: string): string | null {
  const bare = text.replaceAll(/\s*([-./年月日])\s*/g, '$1')
  for (const form of months) {
    const match = form.exec(bare)
    if (match !== null) return monthOf(checkedDay(Number(match[1]), Number(match[2]), 1))
  }
  return monthOf(readDayText(bare))
}

/** The month of a number such as 202305, or of a date's number. 2023.1 may be January or October and is none. */
export const readMonthNumber = (value: number, shift = 0): string | null =>
  Number.isInteger(value) && value >= 190_001 && value <= 219_912
    ? readMonthText(String(value))
    : monthOf(readDayNumber(value, shift))

export const monthOf = (reading: DayReading): string | null =>
  'day' in reading ? reading.day.slice(0, 7) : null

/** The day of an office program's date, which has no time zone: its UTC parts are what the sheet shows. */
export const readDayDate = (date: Date): DayReading =>
  checkedDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())

/** First and last number that is taken for a date: 1950-01-01 and 2100-12-31 in days since 1899-12-30. */
const [firstSerial, lastSerial] = [18_264, 73_415]

/**
 * The day of a date's number, where the cell lost its date format: 45009 is 2023-03-24.
 *
 * @param shift days to add, where the file counts from another day.
 */
export function readDayNumber(value: number, shift = 0): DayReading {
  if (!Number.isInteger(value)) return { fault: 'notDay' }
  if (value >= 19_000_101 && value <= 21_991_231) return readDayText(String(value))
  const days = value + shift
  if (days < firstSerial || days > lastSerial) return { fault: 'notDay' }
  return readDayDate(new Date(Date.UTC(1899, 11, 30) + days * 86_400_000))
}

function checkedDay(year: number, month: number, day: number): DayReading {
  const date = new Date(Date.UTC(year, month - 1, day))
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  if (!real || year < 1900 || year > 2199) return { fault: 'notDay' }
  return { day: `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` }
}

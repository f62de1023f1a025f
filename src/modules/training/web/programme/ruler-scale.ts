/** The months from the first to the last of the days, `YYYY-MM` each; at least twelve, so that a short series keeps its scale. */
export function monthsOf(days: readonly string[]): string[] {
  const sorted = [...days].sort()
  const first = (sorted[0] ?? '2000-01-01').slice(0, 7)
  const last = (sorted.at(-1) ?? first).slice(0, 7)
  const months = [first]
  while ((months.at(-1) ?? last) < last || months.length < 12) months.push(next(months.at(-1) ?? first))
  return months
}

function next(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}

/** Where a day lies on the months, 0 at the beginning of the first and 1 at the end of the last; every month is as wide. */
export function placeOn(months: readonly string[], day: string): number {
  const [year = 0, month = 1] = (months[0] ?? day).split('-').map(Number)
  const index = (Number(day.slice(0, 4)) - year) * 12 + Number(day.slice(5, 7)) - month
  const length = new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).getUTCDate()
  return (index + (Number(day.slice(8, 10)) - 1) / length) / months.length
}

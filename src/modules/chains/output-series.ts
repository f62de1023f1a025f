import type { OutputValue } from './contract/index.ts'
import type { OutputFigure } from './queries/output.ts'

/** Amounts are added in whole fen as BigInt: no sum of money is ever rounded. */
const toFen = (yuan: string): bigint => {
  const [whole = '0', part = ''] = yuan.split('.')
  const sign = whole.startsWith('-') ? -1n : 1n
  return sign * (BigInt(whole.replace('-', '')) * 100n + BigInt(part.padEnd(2, '0').slice(0, 2)))
}

const toYuan = (fen: bigint): string => {
  const sign = fen < 0n ? '-' : ''
  const size = fen < 0n ? -fen : fen
  return `${sign}${size / 100n}.${String(size % 100n).padStart(2, '0')}`
}

/** Per cent from `before` to `after` with one decimal, null when there is nothing to compare with. */
function growthPercent(before: bigint | null, after: bigint): number | null {
  if (before === null || before <= 0n) return null
  return Math.round((Number(after - before) / Number(before)) * 1000) / 10
}

/**
 * Monthly figures with their running total of the year and its growth.
 *
 * The running total of a month is known only when January to that month are all there; otherwise it is the sum of
 * what is known and its growth is null. Growth compares running totals: 100 × (this year − last year) ÷ last year.
 *
 * @param figures one figure a month, ascending.
 */
export function monthlySeries(figures: OutputFigure[]): OutputValue[] {
  const totals = new Map<string, { fen: bigint; complete: boolean }>()
  return figures.map((figure) => {
    const [year = '', month = ''] = figure.month.split('-')
    const former = totals.get(`${year}-${String(Number(month) - 1).padStart(2, '0')}`)
    const isStart = month === '01'
    const known = [...totals].filter(([key]) => key.startsWith(year)).at(-1)?.[1]
    const total = {
      fen: (isStart ? 0n : (former?.fen ?? known?.fen ?? 0n)) + toFen(figure.amountYuan),
      complete: isStart || former?.complete === true,
    }
    totals.set(figure.month, total)
    const lastYear = totals.get(`${Number(year) - 1}-${month}`)
    const comparable = total.complete && lastYear?.complete === true ? lastYear.fen : null
    return {
      month: figure.month,
      amountYuan: toYuan(toFen(figure.amountYuan)),
      cumulativeYuan: toYuan(total.fen),
      cumulativeGrowthPercent: growthPercent(comparable, total.fen),
      status: figure.status,
      source: figure.source,
      recordedAt: figure.recordedAt,
    }
  })
}

/** The sum of a calendar year, null unless all twelve months are there. */
export function yearTotal(series: OutputValue[], year: number): string | null {
  const months = series.filter((value) => value.month.startsWith(`${year}-`))
  return months.length === 12 ? (months.at(-1)?.cumulativeYuan ?? null) : null
}

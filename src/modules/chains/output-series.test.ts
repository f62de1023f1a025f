import { describe, expect, it } from 'vitest'
import { monthlySeries, yearTotal } from './output-series.ts'
import type { OutputFigure } from './queries/output.ts'

const figure = (month: string, amountYuan: string): OutputFigure => ({
  industryId: 'i',
  month,
  amountYuan,
  status: 'final',
  source: '测试',
  recordedAt: '2023-01-01T00:00:00.000Z',
})

const year = (number: number, amount: string) =>
  Array.from({ length: 12 }, (_, index) => figure(`${number}-${String(index + 1).padStart(2, '0')}`, amount))

describe('SYS19 output value, monthly and cumulative', () => {
  it('the running total begins anew each January', () => {
    const series = monthlySeries([
      figure('2022-12', '5'),
      figure('2023-01', '1.10'),
      figure('2023-02', '2.20'),
    ])
    // 1.10, then 1.10 + 2.20 = 3.30
    expect(series.map((value) => value.cumulativeYuan)).toEqual(['5.00', '1.10', '3.30'])
  })

  it('cents add up exactly: ten times 0.10 is 1.00', () => {
    const months = year(2023, '0.10').slice(0, 10)
    expect(monthlySeries(months).at(-1)!.cumulativeYuan).toBe('1.00')
  })

  it('growth compares running totals of the same months', () => {
    const series = monthlySeries([
      figure('2022-01', '100'),
      figure('2022-02', '100'),
      figure('2023-01', '110'),
      figure('2023-02', '130'),
    ])
    // (110 + 130) ÷ (100 + 100) − 1 = 20 %
    expect(series.at(-1)!.cumulativeGrowthPercent).toBe(20)
  })

  it('growth is unknown when a month is missing on either side', () => {
    const series = monthlySeries([
      figure('2022-01', '100'),
      figure('2022-03', '100'),
      figure('2023-01', '110'),
      figure('2023-02', '10'),
      figure('2023-03', '110'),
    ])
    expect(series.at(-1)!.cumulativeGrowthPercent).toBeNull()
  })

  it('a year total needs all twelve months', () => {
    expect(yearTotal(monthlySeries(year(2022, '10')), 2022)).toBe('120.00')
    expect(yearTotal(monthlySeries(year(2022, '10').slice(1)), 2022)).toBeNull()
  })
})

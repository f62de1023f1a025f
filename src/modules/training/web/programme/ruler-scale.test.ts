import { describe, expect, it } from 'vitest'
import { monthsOf, placeOn } from './ruler-scale.ts'

describe('the ruler of a year', () => {
  it('goes over the turn of a year and has twelve months at the least', () => {
    expect(monthsOf(['2023-11-20', '2023-12-01'])).toHaveLength(12)
    expect(monthsOf(['2023-11-20', '2024-12-01'])).toEqual([
      '2023-11',
      '2023-12',
      '2024-01',
      '2024-02',
      '2024-03',
      '2024-04',
      '2024-05',
      '2024-06',
      '2024-07',
      '2024-08',
      '2024-09',
      '2024-10',
      '2024-11',
      '2024-12',
    ])
  })

  it('puts a day by its month and its share of it: 16 April is month 1 and 15/30 of twelve, (1 + 0.5) / 12 = 0.125', () => {
    const months = monthsOf(['2023-03-24', '2023-12-01'])
    expect(months[0]).toBe('2023-03')
    expect(months).toHaveLength(12)
    expect(placeOn(months, '2023-04-16')).toBeCloseTo(0.125, 10)
    expect(placeOn(months, '2023-03-01')).toBe(0)
    expect(placeOn(months, '2023-02-15')).toBeLessThan(0)
    expect(placeOn(months, '2024-03-01')).toBe(1)
  })
})

import { describe, expect, it } from 'vitest'
import { addDays, fullMonths } from './days.ts'

describe('addDays', () => {
  it('crosses months, years and the leap day', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2023-02-28', 1)).toBe('2023-03-01')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
    expect(addDays('2026-01-01', 0)).toBe('2026-01-01')
  })

  it('refuses what is no day of the calendar', () => {
    for (const text of ['2023-02-29', '2023-13-01', '2023-1-1', '']) {
      expect(() => addDays(text, 1)).toThrow(RangeError)
    }
  })
})

describe('fullMonths', () => {
  it('ends with the month before the day, even on its last day', () => {
    expect(fullMonths(2025, '2025-03-31')).toEqual(['2025-01', '2025-02'])
    expect(fullMonths(2024, '2025-01-01').at(-1)).toBe('2024-12')
  })

  it('is empty when no month of the first year is over', () => {
    expect(fullMonths(2025, '2025-01-20')).toEqual([])
    expect(fullMonths(2026, '2025-06-01')).toEqual([])
  })
})

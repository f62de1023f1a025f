import { describe, expect, it } from 'vitest'
import { completionOf, type PlanFigures, progressOf, sumKnown } from './plan-progress.ts'

const line = (year: string, isCity: boolean, target: number | null, actual: number | null): PlanFigures => ({
  year,
  category: 'highSkill',
  isCity,
  target,
  actual,
  asOfOn: actual === null ? null : `${year}-12-31`,
})

describe('SYS7 progress of the talent plan', () => {
  it('completion is what was reached by the target, to one digit', () => {
    // 41 400 ÷ 20 000 × 100 = 207
    expect(completionOf({ target: 20_000, actual: 41_400 })).toBe('207.0')
    // 1 ÷ 3 = 33.33 %, 2 ÷ 3 = 66.67 %
    expect(completionOf({ target: 3, actual: 1 })).toBe('33.3')
    expect(completionOf({ target: 3, actual: 2 })).toBe('66.7')
  })

  it('what is missing makes no figure, and nothing reached makes 0', () => {
    expect(completionOf({ target: null, actual: 5 })).toBeNull()
    expect(completionOf({ target: 5, actual: null })).toBeNull()
    expect(completionOf({ target: 0, actual: 5 })).toBeNull()
    expect(completionOf({ target: 5, actual: 0 })).toBe('0.0')
    expect(sumKnown([null, null])).toBeNull()
    expect(sumKnown([null, 0, 3])).toBe(3)
  })

  it('lays the counties together beside the city and says the difference and who has not reported', () => {
    const progress = progressOf(
      [line('2026', true, 100, 80), line('2026', false, 60, 50), line('2026', false, 45, null)],
      '2026',
    )
    expect(progress.counties).toEqual({ lines: 2, reported: 1, target: 105, actual: 50 })
    // 60 + 45 − 100 = 5; 50 − 80 = −30
    expect(progress).toMatchObject({ completion: '80.0', targetDifference: 5, actualDifference: -30 })
  })

  it('adds up over the years to the one asked for and names those without a report', () => {
    const years = [line('2023', true, 10, 12), line('2024', true, 10, null), line('2026', true, 10, 7)]
    // 12 + 7, later years left out; 2024 was not reported, 2025 has no line
    expect(progressOf(years, '2026')).toMatchObject({
      cumulative: 19,
      cumulativeTarget: 30,
      missingYears: ['2024', '2025'],
    })
    expect(progressOf(years, '2023')).toMatchObject({ cumulative: 12, missingYears: [] })
  })

  it('a year without lines has no figures', () => {
    expect(progressOf([], '2026')).toMatchObject({
      target: null,
      actual: null,
      completion: null,
      cumulative: null,
      actualDifference: null,
      missingYears: [],
    })
  })
})

import { expect, it } from 'vitest'
import { monthWeeks } from './month-weeks.ts'

it('a month stands in weeks from Monday, padded on both ends', () => {
  // 1 February 2026 was a Sunday, 28 February a Saturday.
  const weeks = monthWeeks(2026, 2)
  expect(weeks).toHaveLength(5)
  expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-02-01'])
  expect(weeks[4]).toEqual([
    '2026-02-23',
    '2026-02-24',
    '2026-02-25',
    '2026-02-26',
    '2026-02-27',
    '2026-02-28',
    null,
  ])
})

it('a leap day belongs to its month', () => {
  expect(monthWeeks(2024, 2).flat()).toContain('2024-02-29')
})

import { expect, it } from 'vitest'
import { addMonths } from './add-months.ts'

it('a term ends on the same day of the month, or on its last where there is no such day', () => {
  expect(addMonths('2023-07-10', 12)).toBe('2024-07-10')
  // 2024 is a leap year.
  expect(addMonths('2023-08-31', 6)).toBe('2024-02-29')
  expect(addMonths('2023-11-30', 3)).toBe('2024-02-29')
  expect(addMonths('2023-01-31', 1)).toBe('2023-02-28')
})

import { expect, it } from 'vitest'
import { nextRow } from './row-keys.ts'

it('keys lead from row to row and never out of the table', () => {
  expect(nextRow('ArrowDown', 3, 25)).toBe(4)
  expect(nextRow('ArrowUp', 3, 25)).toBe(2)
  expect(nextRow('PageDown', 3, 25)).toBe(13)
  expect(nextRow('PageDown', 20, 25)).toBe(24)
  expect(nextRow('PageUp', 3, 25)).toBe(0)
  expect(nextRow('Home', 7, 25)).toBe(0)
  expect(nextRow('End', 7, 25)).toBe(24)
  expect(nextRow('ArrowDown', 24, 25)).toBe(24)
  expect(nextRow('ArrowUp', 0, 25)).toBe(0)
})

it('other keys are left to the browser', () => {
  expect(nextRow('a', 3, 25)).toBeNull()
  expect(nextRow('Tab', 3, 25)).toBeNull()
})

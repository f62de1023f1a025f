import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inBlocks } from './blocks.ts'

test('blocks cover every place once, in order, and nothing beyond', () => {
  const counts = fc.oneof(
    fc.integer({ min: 0, max: 20_000 }),
    fc.constantFrom(0, 1, 4095, 4096, 4097, 8192, 8193),
  )
  fc.assert(
    fc.property(counts, (count) => {
      let next = 0
      inBlocks(count, (from, to) => {
        expect(from).toBe(next)
        expect(to).toBeGreaterThan(from)
        next = to
      })
      expect(next).toBe(count)
    }),
  )
})

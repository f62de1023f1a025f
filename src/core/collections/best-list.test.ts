import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bestList } from './best-list.ts'

test('keeps what sorting by score, then by the smaller item, keeps; in any order of arrival', () => {
  const scores = fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 40 })
  fc.assert(
    fc.property(scores, fc.integer({ min: 0, max: 12 }), fc.infiniteStream(fc.nat()), (of, most, keys) => {
      const sorted = [...of.keys()].sort((a, b) => of[b]! - of[a]! || a - b).slice(0, most)
      const order = [...of.keys()].map((item) => ({ item, key: keys.next().value ?? 0 }))
      const best = bestList(most)
      for (const { item } of order.sort((a, b) => a.key - b.key)) best.offer(item, of[item]!)
      const { items, scores: kept } = best.take()
      expect([...items]).toEqual(sorted)
      expect([...kept]).toEqual(sorted.map((item) => of[item]!))
      expect(best.take().items).toHaveLength(0)
    }),
    { numRuns: 500 },
  )
})

test('the score to be reached is that of the worst kept once there is no more room', () => {
  const best = bestList(2)
  expect(best.least()).toBe(Number.NEGATIVE_INFINITY)
  best.offer(0, 5)
  best.offer(1, 3)
  expect(best.least()).toBe(3)
  best.offer(2, 4)
  expect(best.least()).toBe(4)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bestLists } from './best-lists.ts'

test('keeps what sorting by score, then by the smaller item, keeps; in any order of arrival', () => {
  const scores = fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 40 })
  fc.assert(
    fc.property(scores, fc.integer({ min: 0, max: 12 }), fc.infiniteStream(fc.nat()), (of, most, keys) => {
      const sorted = [...of.keys()].sort((a, b) => of[b]! - of[a]! || a - b).slice(0, most)
      const order = [...of.keys()].map((item) => ({ item, key: keys.next().value ?? 0 }))
      const best = bestLists(1, most)
      for (const { item } of order.sort((a, b) => a.key - b.key)) best.offer(0, item, of[item]!)
      const { items, scores: kept } = best.take(0)
      expect([...items]).toEqual(sorted)
      expect([...kept]).toEqual(sorted.map((item) => of[item]!))
      expect(best.take(0).items).toHaveLength(0)
      for (const { item } of order) best.offer(0, item, of[item]!)
      const drained: [number, number][] = []
      best.drain(0, (item, score) => drained.push([item, score]))
      expect(drained.sort((a, b) => b[1] - a[1] || a[0] - b[0])).toEqual(
        sorted.map((item) => [item, of[item]]),
      )
      expect(best.take(0).items).toHaveLength(0)
    }),
    { numRuns: 500 },
  )
})

test('the score to be reached is that of the worst kept once there is no more room', () => {
  const best = bestLists(1, 2)
  expect(best.least[0]).toBe(Number.NEGATIVE_INFINITY)
  best.offer(0, 0, 5)
  best.offer(0, 1, 3)
  expect(best.least[0]).toBe(3)
  best.offer(0, 2, 4)
  expect(best.least[0]).toBe(4)
})

test('lists side by side do not touch each other', () => {
  const lists = bestLists(3, 1)
  lists.offer(1, 7, 10)
  lists.offer(0, 8, 5)
  lists.offer(1, 6, 10)
  expect([...lists.take(0).items]).toEqual([8])
  expect([...lists.take(1).items]).toEqual([6])
  expect([...lists.take(2).items]).toEqual([])
})

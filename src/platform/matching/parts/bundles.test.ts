import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bundlesOf } from './bundles.ts'

it('a hundred thousand problems of weight 3 are four jobs', () => {
  // 33,333 · 3 = 99,999, and one more would be beyond: 33,333 + 33,333 + 33,333 + 1.
  const sizes = bundlesOf(
    Array.from({ length: 100_000 }, () => 3),
    100_000,
  ).map(({ length }) => length)
  expect(sizes).toEqual([33_333, 33_333, 33_333, 1])
})

it('every problem is in one bundle, none beyond the bound but those that are so alone, and bundles are few', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(200)), fc.integer({ min: 1, max: 100 }), (weights, bound) => {
      const bundles = bundlesOf(weights, bound)
      expect(bundles.flat().toSorted((a, b) => a - b)).toEqual([...weights.keys()])
      const heavy = bundles.map((bundle) => bundle.reduce((sum, place) => sum + weights[place]!, 0))
      heavy.forEach((weight, at) => {
        if (bundles[at]!.length > 1) expect(weight).toBeLessThanOrEqual(bound)
      })
      const sum = heavy.reduce((a, b) => a + b, 0)
      expect(bundles.length).toBeLessThanOrEqual((2 * sum) / bound + 1)
    }),
  )
})

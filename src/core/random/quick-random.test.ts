import { describe, expect, it } from 'vitest'
import { quickRandom } from './quick-random.ts'
import { seededRandom } from './seeded-random.ts'

describe('quickRandom', () => {
  it('is the same for the same seed and another for another', () => {
    const sequence = (seed: number) => {
      const random = quickRandom(seededRandom(seed))
      return Array.from({ length: 20 }, () => random.unit())
    }
    expect(sequence(1)).toEqual(sequence(1))
    expect(sequence(1)).not.toEqual(sequence(2))
  })

  it('spreads over [0, 1): each tenth gets 10,000 ± 500 of 100,000 numbers (σ ≈ 95)', () => {
    const random = quickRandom(seededRandom(7))
    const counts = Array.from({ length: 10 }, () => 0)
    for (let draw = 0; draw < 100_000; draw++) counts[random.below(10)]!++
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500)
  })
})

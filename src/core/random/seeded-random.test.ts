import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from './seeded-random.ts'

describe('seededRandom', () => {
  it('gives the same sequence for the same seed, and another for another', () => {
    const sequence = (seed: string | number) => {
      const random = seededRandom(seed)
      return Array.from({ length: 20 }, () => random.next())
    }
    expect(sequence('滁州')).toEqual(sequence('滁州'))
    expect(sequence(1)).toEqual(sequence('1'))
    expect(sequence(1)).not.toEqual(sequence(2))
  })

  it('has not changed: data made with it long ago can be made again', () => {
    const random = seededRandom('golden')
    expect([random.integer(0, 999), random.integer(0, 999), random.integer(0, 999)]).toEqual([853, 293, 237])
  })

  it('spreads over [0, 1): each tenth gets 10,000 ± 500 of 100,000 numbers (σ = √(100000 × 0.1 × 0.9) ≈ 95)', () => {
    const random = seededRandom(7)
    const counts = Array.from({ length: 10 }, () => 0)
    for (let draw = 0; draw < 100_000; draw++) {
      const value = random.next()
      expect(value >= 0 && value < 1).toBe(true)
      counts[Math.floor(value * 10)] = (counts[Math.floor(value * 10)] ?? 0) + 1
    }
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500)
  })

  it('is not bent by neighbouring seeds: first numbers of 10,000 seeds average 0.5 ± 0.02', () => {
    let sum = 0
    for (let seed = 0; seed < 10_000; seed++) sum += seededRandom(seed).next()
    expect(Math.abs(sum / 10_000 - 0.5)).toBeLessThan(0.02)
  })

  it('stays within the limits of a whole number and reaches both', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: -1000, max: 1000 }), fc.nat(50), (seed, least, width) => {
        const value = seededRandom(seed).integer(least, least + width)
        return Number.isInteger(value) && value >= least && value <= least + width
      }),
    )
    const random = seededRandom('dice')
    const thrown = new Set(Array.from({ length: 200 }, () => random.integer(1, 6)))
    expect([...thrown].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('rounds decimals to the digits asked for', () => {
    const random = seededRandom(3)
    for (let draw = 0; draw < 200; draw++) {
      const value = random.decimal(5, 6, 2)
      expect(value).toBe(Number(value.toFixed(2)))
      expect(value >= 5 && value <= 6).toBe(true)
    }
  })

  it('never happens at probability 0 and always at 1', () => {
    const random = seededRandom(4)
    for (let draw = 0; draw < 100; draw++) {
      expect(random.chance(0)).toBe(false)
      expect(random.chance(1)).toBe(true)
    }
  })

  it('shuffles into a permutation, leaves the input alone, and samples without repeats', () => {
    fc.assert(
      fc.property(fc.integer(), fc.uniqueArray(fc.integer(), { maxLength: 30 }), (seed, items) => {
        const before = [...items]
        const shuffled = seededRandom(seed).shuffle(items)
        const sampled = seededRandom(seed).sample(items, Math.floor(items.length / 2))
        const ordered = (list: number[]) => [...list].sort((a, b) => a - b)
        expect(items).toEqual(before)
        expect(ordered(shuffled)).toEqual(ordered(items))
        expect(new Set(sampled).size).toBe(Math.floor(items.length / 2))
        expect(sampled.every((item) => items.includes(item))).toBe(true)
      }),
    )
  })

  it('forks a generator that does not depend on what was drawn before', () => {
    const fresh = seededRandom('city').fork('names').next()
    const random = seededRandom('city')
    random.next()
    expect(random.fork('names').next()).toBe(fresh)
    expect(random.fork('posts').next()).not.toBe(fresh)
  })

  it('refuses what cannot be drawn', () => {
    const random = seededRandom(5)
    expect(() => random.pick([])).toThrow(RangeError)
    expect(() => random.integer(2, 1)).toThrow(RangeError)
    expect(() => random.integer(0.5, 2)).toThrow(RangeError)
    expect(() => random.sample([1, 2], 3)).toThrow(RangeError)
  })
})

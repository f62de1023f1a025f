/**
 * Problem: searches that try millions of moves in a second need random numbers faster than the general generator gives.
 * Method: xorshift with 128 bits of state in an Int32Array, filled from a seeded generator; ranges by multiplication
 * (biased by less than 2^-32 × range, which a search does not feel).
 * Reference: G. Marsaglia, Xorshift RNGs, Journal of Statistical Software 8(14), 2003.
 * Cost: O(1) per number, a few nanoseconds. Not for secrets, not for data that must be spread well.
 */
import type { SeededRandom } from './seeded-random.ts'

export interface QuickRandom {
  /** Number in [0, 1). */
  unit(): number
  /** Whole number from 0 to `limit` − 1; `limit` at least 1. */
  below(limit: number): number
}

/** A quick generator with a state drawn from `random`: the same for the same seed. */
export function quickRandom(random: SeededRandom): QuickRandom {
  const state = Int32Array.from({ length: 4 }, () => random.integer(-(2 ** 31), 2 ** 31 - 1))
  state[3] = state[3]! | 1 // never all zero
  const unit = () => {
    let t = state[0]!
    t ^= t << 11
    t ^= t >>> 8
    const w = state[3]!
    state[0] = state[1]!
    state[1] = state[2]!
    state[2] = w
    const next = w ^ (w >>> 19) ^ t
    state[3] = next
    return (next >>> 0) / 0x1_0000_0000
  }
  return { unit, below: (limit) => (unit() * limit) | 0 }
}

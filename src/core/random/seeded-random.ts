/**
 * Problem: repeatable randomness for demonstrations, resampling and generated tests, the same on every machine.
 * Method: sfc32, a counter-based chaotic generator of 128 bits; the seed is spread over its state by MurmurHash3's
 * finaliser after an FNV-1a walk over the seed's characters, and the first twelve numbers are thrown away.
 * Reference: C. Doty-Humphrey, PractRand, "sfc32"; A. Appleby, MurmurHash3 fmix32.
 * Cost: O(1) per number; period at least 2^32, about 2^127 on average. Not for secrets.
 */
export interface SeededRandom {
  /** Next number in [0, 1), a multiple of 2^-32. */
  next(): number
  /** Whole number from `least` to `most`, both included. */
  integer(least: number, most: number): number
  /** Number in [least, most), rounded to `digits` decimals (which may reach `most`). */
  decimal(least: number, most: number, digits: number): number
  /** True with the given probability. */
  chance(probability: number): boolean
  /** One element; each is equally likely. */
  pick<T>(items: readonly T[]): T
  /** A new array in random order (Fisher–Yates). */
  shuffle<T>(items: readonly T[]): T[]
  /** `count` different elements in random order. */
  sample<T>(items: readonly T[], count: number): T[]
  /** A generator of its own for a named part, so that more numbers drawn there change nothing here. */
  fork(name: string): SeededRandom
}

/** A generator whose whole sequence is fixed by `seed`; 1 and '1' are the same seed. */
export function seededRandom(seed: string | number): SeededRandom {
  const next = sfc32(stateFrom(String(seed)))

  function integer(least: number, most: number): number {
    if (!Number.isSafeInteger(least) || !Number.isSafeInteger(most) || most < least) {
      throw new RangeError(`no whole number from ${least} to ${most}`)
    }
    return least + Math.floor(next() * (most - least + 1))
  }

  function sample<T>(items: readonly T[], count: number): T[] {
    if (!Number.isInteger(count) || count < 0 || count > items.length) {
      throw new RangeError(`cannot draw ${count} of ${items.length}`)
    }
    const rest = [...items]
    const drawn: T[] = []
    while (drawn.length < count) drawn.push(...rest.splice(integer(0, rest.length - 1), 1))
    return drawn
  }

  return {
    next,
    integer,
    sample,
    decimal(least, most, digits) {
      const unit = 10 ** digits
      return Math.round((least + next() * (most - least)) * unit) / unit
    },
    chance: (probability) => next() < probability,
    pick(items) {
      if (items.length === 0) throw new RangeError('nothing to pick from')
      return items[integer(0, items.length - 1)] as (typeof items)[number]
    },
    shuffle: (items) => sample(items, items.length),
    fork: (name) => seededRandom(`${seed}/${name}`),
  }
}

type State = [number, number, number, number]

function stateFrom(seed: string): State {
  let hash = 0x811c9dc5
  for (let at = 0; at < seed.length; at++) hash = Math.imul(hash ^ seed.charCodeAt(at), 0x01000193)
  const word = () => {
    hash = (hash + 0x9e3779b9) | 0
    let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
    return mixed ^ (mixed >>> 16)
  }
  return [word(), word(), word(), 1]
}

function sfc32([a, b, c, counter]: State): () => number {
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 0x1_0000_0000
  }
  for (let round = 0; round < 12; round++) next()
  return next
}

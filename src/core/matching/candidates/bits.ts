/** Sets of whole numbers as bits: number n is bit n mod 32 of word n div 32. */

/** Words that hold numbers below `count`. */
export const wordsFor = (count: number): number => (count + 31) >>> 5

export const hasBit = (bits: Int32Array, n: number, offset = 0): boolean =>
  ((bits[offset + (n >>> 5)]! >>> (n & 31)) & 1) === 1

export function setBit(bits: Int32Array, n: number): void {
  bits[n >>> 5]! |= 1 << (n & 31)
}

/** How many bits of a word are set. */
export function bitCount(word: number): number {
  let rest = word - ((word >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** Number of the lowest set bit of a word that is not 0. */
export const lowestBit = (word: number): number => 31 - Math.clz32(word & -word)

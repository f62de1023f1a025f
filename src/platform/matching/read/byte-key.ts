/**
 * Key of some bytes in three whole numbers: the bytes themselves when there are at most eleven, so that most ids are
 * compared without looking them up anywhere, else two hashes and a mark.
 */
export interface ByteKey {
  a: number
  b: number
  c: number
}

/** Bytes that must lie after any that a key is made of; their content does not matter. */
export const keyMargin = 12

const shortest = 11
const longMark = -1

// For 0 to 11 bytes, which of the three words' bytes belong to the key.
const masks = [0, 4, 8].map((from) =>
  Int32Array.from({ length: shortest + 1 }, (_, length) => {
    const bytes = Math.max(0, Math.min(4, length - from))
    return bytes === 4 ? -1 : 2 ** (8 * bytes) - 1
  }),
)
const [maskA, maskB, maskC] = masks as [Int32Array, Int32Array, Int32Array]

/** Makes the key of the bytes `from .. to)` and puts it into `key`. */
export function makeKey(key: ByteKey, bytes: Uint8Array, view: DataView, from: number, to: number): void {
  const length = to - from
  if (length <= shortest) {
    key.a = view.getInt32(from, true) & maskA[length]!
    key.b = view.getInt32(from + 4, true) & maskB[length]!
    key.c = (view.getInt32(from + 8, true) & maskC[length]!) | (length << 24)
    return
  }
  let a = 0x811c9dc5 | 0
  let b = length
  for (let p = from; p < to; p++) {
    const byte = bytes[p]!
    a = Math.imul(a ^ byte, 0x01000193)
    b = Math.imul(b, 31) + byte * 0x9e3779b1
    b = (b ^ (b >>> 15)) | 0
  }
  key.a = a
  key.b = b
  key.c = longMark
}

/** Whether the key is a hash, so that equal keys may stand for different bytes. */
export const isLong = (key: ByteKey): boolean => key.c === longMark

export function hashOf(a: number, b: number, c: number): number {
  let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca77) ^ Math.imul(c, 0xc2b2ae3d)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return hash ^ (hash >>> 13)
}

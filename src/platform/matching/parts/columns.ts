import { createHash } from 'node:crypto'

/** Bytes that are not what was written, or not written by this format. */
export class PartDamaged extends RangeError {
  override readonly name = 'PartDamaged'
}

/** Writes little-endian columns one after the other into bytes of a known length. */
export function columnWriter(length: number) {
  const bytes = new Uint8Array(length)
  const view = new DataView(bytes.buffer)
  let at = 0
  return {
    bytes,
    int(value: number): void {
      view.setInt32(at, value, true)
      at += 4
    },
    ints(values: Int32Array): void {
      for (let i = 0; i < values.length; i++, at += 4) view.setInt32(at, values[i]!, true)
    },
    floats(values: Float64Array): void {
      for (let i = 0; i < values.length; i++, at += 8) view.setFloat64(at, values[i]!, true)
    },
    float(value: number): void {
      view.setFloat64(at, value, true)
      at += 8
    },
    /** One bit for each value that is 1, lowest bit first, filled up to whole bytes. */
    bits(values: Uint8Array): void {
      for (let i = 0; i < values.length; i++) if (values[i] === 1) bytes[at + (i >> 3)]! |= 1 << (i & 7)
      at += bytesOfBits(values.length)
    },
  }
}

export const bytesOfBits = (count: number): number => Math.ceil(count / 8)

/**
 * Reads what `columnWriter` wrote.
 * @throws PartDamaged beyond the end
 */
export function columnReader(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 0
  /** Where the next bytes begin; looked at before anything is allocated. */
  const take = (count: number, each: number): number => {
    const from = at
    if (!(count >= 0) || from + count * each > bytes.length)
      throw new PartDamaged(`${count} values of ${each} bytes at ${from} are not there`)
    at += count * each
    return from
  }
  return {
    int: (): number => view.getInt32(take(1, 4), true),
    ints(count: number): Int32Array {
      let from = take(count, 4)
      const values = new Int32Array(count)
      for (let i = 0; i < count; i++, from += 4) values[i] = view.getInt32(from, true)
      return values
    },
    float: (): number => view.getFloat64(take(1, 8), true),
    floats(count: number): Float64Array {
      let from = take(count, 8)
      const values = new Float64Array(count)
      for (let i = 0; i < count; i++, from += 8) values[i] = view.getFloat64(from, true)
      return values
    },
    bits(count: number): Uint8Array {
      const from = take(bytesOfBits(count), 1)
      const values = new Uint8Array(count)
      for (let i = 0; i < count; i++) values[i] = (bytes[from + (i >> 3)]! >> (i & 7)) & 1
      return values
    },
    /** @throws PartDamaged when something is left */
    end(): void {
      if (at !== bytes.length) throw new PartDamaged(`${bytes.length - at} bytes are left over`)
    },
  }
}

const sealBytes = 32

/** SHA-256 of the bytes, then the bytes: any change of either is found. */
export function seal(bytes: Uint8Array): Uint8Array {
  const sealed = new Uint8Array(sealBytes + bytes.length)
  sealed.set(createHash('sha256').update(bytes).digest())
  sealed.set(bytes, sealBytes)
  return sealed
}

/** @throws PartDamaged when the seal is another */
export function unseal(sealed: Uint8Array): Uint8Array {
  const bytes = sealed.subarray(sealBytes)
  const digest = createHash('sha256').update(bytes).digest()
  if (sealed.length < sealBytes || !digest.equals(sealed.subarray(0, sealBytes)))
    throw new PartDamaged('the seal does not fit the bytes')
  return bytes
}

/** The seal as text: the same for the same content. */
export const sealOf = (sealed: Uint8Array): string =>
  Buffer.from(sealed.buffer, sealed.byteOffset, sealBytes).toString('hex')

import { type ByteKey, hashOf, isLong, makeKey } from './byte-key.ts'

/** A table of ids in shared memory. */
export interface SharedIds {
  readonly count: number
  readonly bytes: Uint8Array
  readonly offsets: Int32Array
  readonly slots: Int32Array
}

/**
 * Problem: find the place of an id among millions, straight from the bytes of a file.
 * Method: open addressing over flat numbers, four to a slot (key and place), at most half full. Ids longer than a key
 * holds are compared with the stored bytes.
 * Cost: O(length) per look, one memory access for most.
 */
export class IdTable {
  count = 0
  private bytes: Uint8Array = new Uint8Array(1024)
  private offsets: Int32Array = new Int32Array(256)
  private slots: Int32Array = new Int32Array(4 * 512)
  private mask = 511
  private readonly key: ByteKey = { a: 0, b: 0, c: 0 }

  /** The table in memory that threads share, to be looked into only. */
  share(): SharedIds {
    const { count, bytes, offsets, slots } = this
    return { count, bytes: inShared(bytes), offsets: inShared(offsets), slots: inShared(slots) }
  }

  static shared({ count, bytes, offsets, slots }: SharedIds): IdTable {
    const table = new IdTable()
    table.count = count
    table.bytes = bytes
    table.offsets = offsets
    table.slots = slots
    table.mask = slots.length / 4 - 1
    return table
  }

  /** Adds an id and gives −1, or the place of the same id that is there already. */
  add(bytes: Uint8Array, view: DataView, from: number, to: number): number {
    makeKey(this.key, bytes, view, from, to)
    const found = this.find(this.key, bytes, from, to)
    if (found >= 0) return found
    if (2 * (this.count + 1) > this.mask + 1) this.widen()
    this.place(this.key.a, this.key.b, this.key.c, this.count)
    this.store(bytes, from, to)
    return -1
  }

  /** Place of the id with this key and these bytes, −1 when there is none. */
  find(key: ByteKey, bytes: Uint8Array, from: number, to: number): number {
    const { slots, mask } = this
    const { a, b, c } = key
    let slot = hashOf(a, b, c) & mask
    for (;;) {
      const at = 4 * slot
      const place = slots[at + 3]!
      if (place === 0) return -1
      if (
        slots[at] === a &&
        slots[at + 1] === b &&
        slots[at + 2] === c &&
        (!isLong(key) || this.isAt(place - 1, bytes, from, to))
      )
        return place - 1
      slot = (slot + 1) & mask
    }
  }

  /** The bytes of an id, to be read only. */
  bytesOf(place: number): Uint8Array {
    return this.bytes.subarray(this.offsets[place]!, this.offsets[place + 1]!)
  }

  private isAt(place: number, bytes: Uint8Array, from: number, to: number): boolean {
    const start = this.offsets[place]!
    if (this.offsets[place + 1]! - start !== to - from) return false
    for (let k = 0; k < to - from; k++) if (this.bytes[start + k] !== bytes[from + k]) return false
    return true
  }

  private place(a: number, b: number, c: number, place: number): void {
    const { slots, mask } = this
    let slot = hashOf(a, b, c) & mask
    while (slots[4 * slot + 3] !== 0) slot = (slot + 1) & mask
    slots[4 * slot] = a
    slots[4 * slot + 1] = b
    slots[4 * slot + 2] = c
    slots[4 * slot + 3] = place + 1
  }

  private widen(): void {
    const before = this.slots
    this.mask = 2 * (this.mask + 1) - 1
    this.slots = new Int32Array(4 * (this.mask + 1))
    for (let at = 0; at < before.length; at += 4) {
      if (before[at + 3] !== 0) this.place(before[at]!, before[at + 1]!, before[at + 2]!, before[at + 3]! - 1)
    }
  }

  private store(bytes: Uint8Array, from: number, to: number): void {
    const start = this.offsets[this.count]!
    const end = start + to - from
    if (end > this.bytes.length) {
      const wider = new Uint8Array(Math.max(end, 2 * this.bytes.length))
      wider.set(this.bytes.subarray(0, start))
      this.bytes = wider
    }
    for (let k = from; k < to; k++) this.bytes[start + k - from] = bytes[k]!
    this.count++
    if (this.count >= this.offsets.length) {
      const wider = new Int32Array(2 * this.offsets.length)
      wider.set(this.offsets)
      this.offsets = wider
    }
    this.offsets[this.count] = end
  }
}

function inShared<Numbers extends Uint8Array | Int32Array>(values: Numbers): Numbers {
  const type = values.constructor as new (buffer: SharedArrayBuffer) => Numbers
  const shared = new type(new SharedArrayBuffer(values.byteLength))
  shared.set(values)
  return shared
}

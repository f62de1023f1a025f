import { closeSync, openSync, readSync } from 'node:fs'
import { keyMargin } from './byte-key.ts'

/** Most fields a record is looked at for. */
export const mostFields = 64

const lineFeed = 10
const carriageReturn = 13
const quote = 34
const comma = 44
const blockBytes = 1 << 20
const longestRecord = 1 << 24

/** Thrown for a record of more than 16 MiB: a quote that is not closed has swallowed the rest of the file. */
export class RecordTooLongError extends RangeError {
  readonly line: number

  constructor(line: number) {
    super(`the record of line ${line} is longer than ${longestRecord} bytes`)
    this.name = 'RecordTooLongError'
    this.line = line
  }
}

/** What of a file is read, and in blocks of how many bytes. */
export interface ReadOptions {
  readonly from?: number
  readonly to?: number
  readonly block?: number
}

/** Why a record is none. */
export type Malformed = 'unclosedQuote' | 'textAfterQuote'

/**
 * Problem: walk the records of a CSV file of any size without making text of it.
 * Method: the file comes in blocks. After a block stands a line feed of our own, so that the scan for the end of a
 * field need not look for the end of the block; a record that is not whole is read again with the next block. Quoted
 * fields (RFC 4180) are unquoted where they lie.
 * Lines end in LF, CR LF or CR; empty lines are passed over; a byte order mark is dropped.
 * Cost: one look at each byte.
 */
export class RecordReader {
  /** The block. Fields lie in it until the next call of `next`, which may put another in its place. */
  bytes: Uint8Array
  view: DataView
  /** Field k of the record is `bytes[from[k]] .. bytes[to[k]])`. */
  readonly from = new Int32Array(mostFields)
  readonly to = new Int32Array(mostFields)
  /** Fields of the record, also those beyond `mostFields`. */
  fields = 0
  /** Line the record begins in, 1 for the first. */
  line = 1
  malformed: Malformed | null = null
  private readonly file: number
  private at = 0
  private end = 0
  private isLast = false
  private nextLine = 1
  private hasQuotes = false

  /** Whether a quote has been among the bytes read so far. */
  sawQuote = false
  /** Where the next bytes come from, and where the bytes to be read end. */
  private position: number
  private readonly last: number

  /** Opens a file, or the bytes of it that hold whole records. Throws what opening throws. */
  constructor(path: string, { from = 0, to = Infinity, block = blockBytes }: ReadOptions = {}) {
    this.file = openSync(path, 'r')
    this.position = from
    this.last = to
    this.bytes = new Uint8Array(block + keyMargin)
    this.view = new DataView(this.bytes.buffer)
    this.fill()
    if (from === 0 && this.bytes[0] === 0xef && this.bytes[1] === 0xbb && this.bytes[2] === 0xbf) this.at = 3
  }

  close(): void {
    closeSync(this.file)
  }

  /** Place in the file of the byte after the record at hand. */
  endOfRecord(): number {
    return this.position - (this.end - this.at)
  }

  /**
   * Goes to the next record; false at the end.
   * @throws RecordTooLongError
   */
  next(): boolean {
    for (;;) {
      this.passEmptyLines()
      if (this.at < this.end && this.take()) return true
      if (this.isLast) return false
      this.fill()
    }
  }

  private passEmptyLines(): void {
    const { bytes, end } = this
    let at = this.at
    while (at < end && (bytes[at] === lineFeed || bytes[at] === carriageReturn)) {
      if (bytes[at] === carriageReturn && at + 1 === end && !this.isLast) break
      at += bytes[at] === carriageReturn && bytes[at + 1] === lineFeed && at + 1 < end ? 2 : 1
      this.nextLine++
    }
    this.at = at
  }

  /** Takes the record at hand; false when the block ends before it does. */
  private take(): boolean {
    const { bytes, from, to, end } = this
    let p = this.at
    let fields = 0
    this.malformed = null
    this.hasQuotes = false
    for (;;) {
      const start = p
      let byte = bytes[p]!
      if (byte === quote) {
        this.hasQuotes = true
        p = this.endOfQuoted(p)
        byte = bytes[p]!
      }
      while (byte > comma || !endsField(byte)) byte = bytes[++p]!
      if (fields < mostFields) {
        from[fields] = start
        to[fields] = p
      }
      fields++
      if (byte === comma) {
        p++
        continue
      }
      // The line feed after the block ends a record only where the file ends too.
      if (!this.isLast && (p >= end || (byte === carriageReturn && p + 1 >= end))) return false
      this.at = p >= end ? end : p + (byte === carriageReturn && bytes[p + 1] === lineFeed ? 2 : 1)
      this.fields = fields
      this.line = this.nextLine++
      if (this.hasQuotes) this.unquote()
      return true
    }
  }

  /** Place after the closing quote of the field that begins at `start`, the end of the block when there is none. */
  private endOfQuoted(start: number): number {
    const { bytes, end } = this
    let p = start + 1
    while (p < end) {
      if (bytes[p] === quote) {
        if (bytes[p + 1] !== quote || p + 1 >= end) return p + 1
        p++
      }
      p++
    }
    return end
  }

  /** Takes the quotes off the fields of the record, and counts the lines inside them. */
  private unquote(): void {
    const { bytes, from, to } = this
    for (let k = 0; k < Math.min(this.fields, mostFields); k++) {
      if (bytes[from[k]!] !== quote || from[k] === to[k]) continue
      const last = to[k]! - 1
      let write = from[k]! + 1
      let p = write
      for (; p <= last; p++) {
        if (bytes[p] === quote) {
          if (bytes[p + 1] !== quote || p + 1 > last) break
          p++
        } else if (bytes[p] === lineFeed) this.nextLine++
        bytes[write++] = bytes[p]!
      }
      if (p > last) this.malformed = 'unclosedQuote'
      else if (p < last) this.malformed ??= 'textAfterQuote'
      from[k] = from[k]! + 1
      to[k] = write
    }
  }

  /** Brings what is left to the front and fills the block up; a block that is full already is made larger. */
  private fill(): void {
    const left = this.end - this.at
    const room = this.bytes.length - keyMargin
    if (left === room) {
      if (room >= longestRecord) throw new RecordTooLongError(this.nextLine)
      const wider = new Uint8Array(2 * room + keyMargin)
      wider.set(this.bytes.subarray(this.at, this.end))
      this.bytes = wider
      this.view = new DataView(wider.buffer)
    } else this.bytes.copyWithin(0, this.at, this.end)
    this.at = 0
    this.end = left
    const isRange = this.last < Infinity
    while (this.end < this.bytes.length - keyMargin) {
      const most = Math.min(this.bytes.length - keyMargin - this.end, this.last - this.position)
      const read =
        most === 0 ? 0 : readSync(this.file, this.bytes, this.end, most, isRange ? this.position : null)
      if (read === 0) {
        this.isLast = true
        break
      }
      this.sawQuote ||= this.bytes.subarray(this.end, this.end + read).includes(quote)
      this.position += read
      this.end += read
    }
    this.bytes[this.end] = lineFeed
  }
}

const endsField = (byte: number): boolean => byte === comma || byte === lineFeed || byte === carriageReturn

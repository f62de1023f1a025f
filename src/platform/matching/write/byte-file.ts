import { closeSync, openSync, writeSync } from 'node:fs'

const blockBytes = 1 << 20
const quote = 34

/** A file written in blocks, from text and from bytes as they stood in another file. */
export class ByteFile {
  private readonly file: number
  private block = Buffer.allocUnsafe(blockBytes)
  private at = 0

  constructor(path: string) {
    this.file = openSync(path, 'w')
  }

  text(text: string): void {
    this.make(3 * text.length)
    this.at += this.block.write(text, this.at)
  }

  /** A field of a CSV file, in quotes where it must be. */
  field(bytes: Uint8Array): void {
    this.make(2 * bytes.length + 2)
    if (!bytes.some(needsQuotes)) {
      this.block.set(bytes, this.at)
      this.at += bytes.length
      return
    }
    this.block[this.at++] = quote
    for (const byte of bytes) {
      if (byte === quote) this.block[this.at++] = quote
      this.block[this.at++] = byte
    }
    this.block[this.at++] = quote
  }

  /** Writes what is left. */
  close(): void {
    this.flush()
    closeSync(this.file)
  }

  /** Closes without writing what is left. */
  abandon(): void {
    closeSync(this.file)
  }

  private make(bytes: number): void {
    if (this.at + bytes <= this.block.length) return
    this.flush()
    if (bytes > this.block.length) this.block = Buffer.allocUnsafe(bytes)
  }

  private flush(): void {
    for (let from = 0; from < this.at; ) from += writeSync(this.file, this.block, from, this.at - from)
    this.at = 0
  }
}

// Comma, quote, ends of lines.
const needsQuotes = (byte: number): boolean => byte === 44 || byte === quote || byte === 10 || byte === 13

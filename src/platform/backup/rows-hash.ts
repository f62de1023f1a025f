import { createHash, hash } from 'node:crypto'

const lineFeed = 0x0a
const lanes = 8

/**
 * Hashes of rows in PostgreSQL's text format: one of the bytes as they come, and one that does not depend on the order of
 * the rows, because no database promises to give them back in the order they were put in. The latter adds up the SHA-256
 * of each row in eight lanes of 32 bits (a multiset hash); it finds what went wrong, not what somebody forged.
 */
export class RowsHash {
  rows = 0
  bytes = 0
  private readonly ordered = createHash('sha256')
  private readonly sums = new Uint32Array(lanes)

  /** @param piece whole rows, each ending in a line feed (none stands inside of a row). */
  add(piece: Buffer): void {
    this.ordered.update(piece)
    this.bytes += piece.length
    let start = 0
    while (start < piece.length) {
      const end = piece.indexOf(lineFeed, start)
      if (end === -1) throw new Error('a row is cut off')
      const digest = hash('sha256', piece.subarray(start, end), 'buffer')
      for (let lane = 0; lane < lanes; lane += 1)
        this.sums[lane] = this.sums[lane]! + digest.readUInt32BE(lane * 4)
      this.rows += 1
      start = end + 1
    }
  }

  /** The hashes of all rows added; nothing may be added afterwards. */
  finish(): { rows: number; bytes: number; sha256: string; rowsHash: string } {
    const rowsHash = [...this.sums].map((sum) => sum.toString(16).padStart(8, '0')).join('')
    return { rows: this.rows, bytes: this.bytes, sha256: this.ordered.digest('hex'), rowsHash }
  }
}

import { closeSync, openSync, readSync, statSync } from 'node:fs'
import type { ThreadPool } from '../threads/pool.ts'
import { type FileEdges, readRows } from './edges.ts'
import { Faults } from './faults.ts'
import { IdTable, type SharedIds } from './id-table.ts'
import { RecordReader } from './record-reader.ts'

/** Bytes of a file that hold whole records. */
interface Range {
  readonly from: number
  readonly to: number
}

/** Edges of a range to be read in a thread. */
export interface RangeTask extends Range {
  readonly kind: 'range'
  readonly path: string
  readonly file: string
  /** Fields of the header, and the place of each column; -1 for one that is not there. */
  readonly fields: number
  readonly places: readonly number[]
  readonly needs: SharedIds
  readonly people: SharedIds
}

/** Bytes for which a thread is worth beginning. */
export const defaultLeastBytes = 1 << 20

type RangeEdges = Pick<FileEdges, 'need' | 'person' | 'score' | 'needRank' | 'personRank'>

/**
 * Problem: read tens of millions of rows with several threads as one would.
 * Method: the file is cut after line feeds; each thread reads its range with the ids of needs and people in shared memory
 * and gives its columns away without a copy; they are laid one after the other. Where a quote stands anywhere, a line feed may lie
 * inside a field, and where anything is wrong, it has to be told with its line: both are left to one thread.
 * Cost: one look at each byte, shared by the threads.
 *
 * @returns null where the file has to be read by one thread
 */
export async function readEdgeRanges(
  path: string,
  file: string,
  header: Pick<RangeTask, 'fields' | 'places'> & {
    readonly end: number
    readonly ignored: readonly string[]
  },
  needs: IdTable,
  people: IdTable,
  pool: ThreadPool,
  least: number,
): Promise<FileEdges | null> {
  const { end, ignored, fields, places } = header
  const size = statSync(path).size
  const wanted = Math.min(pool.threads, Math.floor((size - end) / least))
  if (wanted < 2) return null
  const shared = { needs: needs.share(), people: people.share() }
  const ranges = cut(path, end, size, wanted)
  const read = await Promise.all(
    ranges.map((range) => {
      const task: RangeTask = { kind: 'range', path, file, fields, places, ...range, ...shared }
      return pool.run<RangeEdges | null>(task)
    }),
  )
  const parts = read.filter((part) => part !== null)
  if (parts.length < read.length) return null
  const column = (of: (part: RangeEdges) => Int32Array | null) => joined(parts.map(of))
  return {
    need: column(({ need }) => need)!,
    person: column(({ person }) => person)!,
    score: column(({ score }) => score)!,
    needRank: column(({ needRank }) => needRank),
    personRank: column(({ personRank }) => personRank),
    lines: null,
    ignored,
  }
}

/** Ranges of about the same length that end after line feeds. */
function cut(path: string, begin: number, size: number, count: number): Range[] {
  const file = openSync(path, 'r')
  try {
    const block = new Uint8Array(1 << 16)
    const ends: number[] = []
    for (let k = 1; k < count; k++) {
      let at = Math.max(ends.at(-1) ?? begin, begin + Math.floor(((size - begin) * k) / count))
      for (;;) {
        const read = readSync(file, block, 0, block.length, at)
        if (read === 0) break
        const found = block.subarray(0, read).indexOf(10)
        at += found < 0 ? read : found + 1
        if (found >= 0) break
      }
      ends.push(Math.min(at, size))
    }
    const bounds = [begin, ...ends, size]
    return ends
      .concat(size)
      .map((to, k) => ({ from: bounds[k]!, to }))
      .filter(({ from, to }) => to > from)
  } finally {
    closeSync(file)
  }
}

/** The rows of a range; null where a quote or anything wrong is in it. Done in a thread. */
export function readRange({
  path,
  file,
  from,
  to,
  fields,
  places,
  needs,
  people,
}: RangeTask): RangeEdges | null {
  const faults = new Faults()
  const reader = new RecordReader(path, { from, to })
  const table = { name: file, reader, places, ignored: [], fields }
  const rows = readRows(table, to - from, IdTable.shared(needs), IdTable.shared(people), faults)
  return faults.count > 0 || reader.sawQuote ? null : rows
}

function joined(parts: readonly (Int32Array | null)[]): Int32Array<ArrayBuffer> | null {
  let length = 0
  for (const part of parts) {
    if (part === null) return null
    length += part.length
  }
  const whole = new Int32Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part!, at)
    at += part!.length
  }
  return whole
}

/**
 * Finds the pairs worth comparing in a whole register.
 *
 * Method: every record is written into its files (`blocking.ts`) as one number made of file, record and side; sorted, the
 * files lie one behind the other. A file of at most `crowded` records gives all its pairs. A longer one (the 金达 of a whole
 * province) gives each record with its nearest in two orders, by the whole name and by the name without its place, as
 * Hernández and Stolfo 1995, "The Merge/Purge Problem for Large Databases", so that no file costs more than it is long.
 *
 * Cost: keys × log of a part of them, plus the pairs. Memory: 8 bytes a key and a pair.
 * Order: by left, then by right; the same records in the same order give the same pairs.
 */
import type { BlockingKeys } from './blocking.ts'
import type { ReadEnterprise } from './compare.ts'
import { fileNumber } from './file-numbers.ts'
import { NumberList } from './number-list.ts'

/** Records of a file that are all compared with one another. */
export const crowded = 256
/** Of a longer file each meets so many that stand behind it, in each of two orders. */
const nearest = 60

const parts = 256
/** Records of one step of `pairs`. */
const stepSize = 2048

const sides = { both: 0, calling: 1, called: 2 } as const

/** By what the records of a crowded file are put in order. */
export interface Bearings {
  /** The whole name, the place first. */
  whole: string
  /** The name from its trade name on. */
  body: string
}

/** All pairs whose left is one of the records from `from` to before `to`. */
export interface CandidateStep {
  from: number
  to: number
  /** Record numbers, the smaller first. */
  pairs: [number, number][]
}

/** Records filed one after the other; each has the number of its turn, from 0. */
export class CandidateFinder {
  readonly #bearings: Bearings[] = []
  readonly #files = Array.from({ length: parts }, () => new NumberList())

  get size(): number {
    return this.#bearings.length
  }

  add({ shared, calling, called }: BlockingKeys, bearings: Bearings): void {
    const record = this.#bearings.push(bearings) - 1
    const file = (keys: readonly string[], side: number) => {
      for (const key of keys) {
        const number = fileNumber(key) >>> 0
        // 24 bits of the file, 2 of the side and 26 of the record are 52, which a double holds exactly.
        this.#files[number >>> 24]!.push(((number & 0xffffff) * 4 + side) * recordSpan + record)
      }
    }
    file(shared, sides.both)
    file(calling, sides.calling)
    file(called, sides.called)
  }

  /**
   * The pairs, some records at a time; between two steps the caller may let others work. Steps of no record are given
   * while the files are read. Files are let go of as they are read: it works once.
   */
  *pairs(): Generator<CandidateStep> {
    const byLeft = Array.from({ length: Math.ceil(this.size / stepSize) }, () => new NumberList())
    const meet = (one: number, other: number) => {
      const [left, right] = one < other ? [one, other] : [other, one]
      byLeft[Math.floor(left / stepSize)]!.push(left * recordSpan + right)
    }
    for (const [at, part] of this.#files.entries()) {
      this.#readPart(part.sorted(), meet)
      this.#files[at] = new NumberList()
      yield { from: 0, to: 0, pairs: [] }
    }
    for (const [at, list] of byLeft.entries()) {
      const found: [number, number][] = []
      let last = -1
      for (const pair of list.sorted()) {
        if (pair !== last) found.push([Math.floor(pair / recordSpan), pair % recordSpan])
        last = pair
      }
      byLeft[at] = new NumberList()
      yield { from: at * stepSize, to: Math.min(this.size, (at + 1) * stepSize), pairs: found }
    }
  }

  #readPart(entries: Float64Array, meet: (one: number, other: number) => void): void {
    let start = 0
    while (start < entries.length) {
      const file = Math.floor(entries[start]! / recordSpan / 4)
      let end = start + 1
      while (end < entries.length && Math.floor(entries[end]! / recordSpan / 4) === file) end++
      if (end - start > 1) this.#readFile(entries.subarray(start, end), meet)
      start = end
    }
  }

  #readFile(entries: Float64Array, meet: (one: number, other: number) => void): void {
    const members = [...entries].map((entry) => ({
      record: entry % recordSpan,
      side: Math.floor(entry / recordSpan) % 4,
    }))
    const meetIfOpposite = (one: Member, other: Member) => {
      const opposite = one.side === sides.both ? other.side === sides.both : one.side + other.side === 3
      if (opposite && one.record !== other.record) meet(one.record, other.record)
    }
    if (members.length <= crowded) {
      members.forEach((one, at) => {
        for (let next = at + 1; next < members.length; next++) meetIfOpposite(one, members[next]!)
      })
      return
    }
    for (const by of ['whole', 'body'] as const) {
      members.sort(
        (a, b) =>
          compareText(this.#bearings[a.record]![by], this.#bearings[b.record]![by]) || a.record - b.record,
      )
      members.forEach((one, at) => {
        for (let next = at + 1; next < members.length && next <= at + nearest; next++)
          meetIfOpposite(one, members[next]!)
      })
    }
  }
}

interface Member {
  record: number
  side: number
}

/** One more than the greatest number of a record: 67 million. */
const recordSpan = 2 ** 26

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Where a record stands among those of a crowded file: by its present name. */
export function bearingsOf({ names }: ReadEnterprise): Bearings {
  const [present] = names
  return { whole: present?.whole ?? '', body: present?.body ?? '' }
}

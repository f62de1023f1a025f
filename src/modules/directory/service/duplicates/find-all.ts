import { setImmediate } from 'node:timers/promises'
import { bearingsOf, CandidateFinder } from '#core/text/enterprise-name/candidates.ts'
import type { ReadEnterprise } from '#core/text/enterprise-name/compare.ts'
import { numbersFiled } from '#core/text/enterprise-name/file-numbers.ts'
import type { NameReader } from '#core/text/enterprise-name/name-reader.ts'
import type { Context } from '#platform/context.ts'
import { keysOf } from '../../duplicates/name-reader.ts'
import * as queries from '../../queries/duplicate-search.ts'
import { candidateOf, findDuplicatesOf, readRow, registerReader } from './find.ts'

/** Enterprises read and filed at a time. */
const pieceSize = 1000
/** Enterprises kept read between filing and comparing, about a kilobyte each; the others are read again. */
const keptRead = 100_000
/** Enterprises that changed meanwhile are looked at so many at a time. */
const changedAtATime = 100
/** How long the process works before it lets others have a turn, in milliseconds. */
const turn = 10

type Store = Pick<Context, 'db' | 'clock'>

export interface WholeSearch {
  enterprises: number
  same: number
  review: number
}

/** Told how many of the steps are done: every enterprise is filed and then compared, so the total is twice as many. */
export type Tell = (done: number, total: number) => void | Promise<void>

/**
 * Looks through the whole register: files every enterprise anew and compares those that share a file. Others work
 * meanwhile: what it writes, it writes in short transactions, and between two it lets go of the processor. What changed
 * while it ran is looked at once more at the end, so that nothing it knew of before remains.
 */
export async function findAllDuplicates(ctx: Store, tell: Tell = () => {}): Promise<WholeSearch> {
  const search = new RegisterSearch(ctx, await registerReader(ctx.db), tell)
  await search.file()
  return search.compare()
}

class RegisterSearch {
  readonly #ctx: Store
  readonly #reader: NameReader
  readonly #tell: Tell
  readonly #finder = new CandidateFinder()
  readonly #read = new Map<number, ReadEnterprise>()
  /** Of every record its id and when it last changed, by its number. */
  readonly #ids: string[] = []
  readonly #changedAt: number[] = []
  #expected = 0
  #since = performance.now()

  constructor(ctx: Store, reader: NameReader, tell: Tell) {
    this.#ctx = ctx
    this.#reader = reader
    this.#tell = tell
  }

  async file(): Promise<void> {
    const { db } = this.#ctx
    this.#expected = await queries.countComparable(db)
    for (;;) {
      const rows = await queries.comparableRowsAfter(db, this.#ids.at(-1) ?? null, pieceSize)
      if (rows.length === 0) break
      const filed: { id: string; files: number[] }[] = []
      for (const { changedAt, ...row } of rows) {
        const record = readRow(row, this.#reader)
        const keys = keysOf(record)
        const number = this.#ids.push(row.id) - 1
        this.#changedAt.push(changedAt)
        this.#finder.add(keys, bearingsOf(record))
        if (number < keptRead) this.#read.set(number, record)
        filed.push({ id: row.id, files: numbersFiled(keys) })
        await this.#giveWay()
      }
      await queries.fileEnterprises(db, filed)
      await this.#tellOf(this.#ids.length)
    }
    await queries.forgetGone(db)
  }

  async compare(): Promise<WholeSearch> {
    const total = { enterprises: this.#ids.length, same: 0, review: 0 }
    for (const { from, to, pairs } of this.#finder.pairs()) {
      await this.#giveWay()
      if (from === to) continue
      await this.#readMissing(pairs)
      const found: queries.CandidateRow[] = []
      for (const [left, right] of pairs) {
        const [one, other] = [this.#read.get(left), this.#read.get(right)]
        // Gone since it was filed.
        if (one === undefined || other === undefined) continue
        const candidate = candidateOf(one, other)
        if (candidate !== null) {
          found.push(candidate)
          total[candidate.verdict]++
        }
        await this.#giveWay()
      }
      await this.#keep(this.#ids.slice(from, to), found)
      for (const number of this.#read.keys()) if (number >= keptRead) this.#read.delete(number)
      await this.#tellOf(this.#ids.length + to)
    }
    await this.#lookAgain()
    return total
  }

  async #keep(ids: readonly string[], found: readonly queries.CandidateRow[]): Promise<void> {
    await this.#inShort((store) => queries.replaceCandidates(store.db, ids, found, store.clock.now(), 'left'))
  }

  /** Reads those of the pairs again that were too many to keep. */
  async #readMissing(pairs: readonly [number, number][]): Promise<void> {
    const missing = [...new Set(pairs.flat())].filter((number) => !this.#read.has(number))
    for (let start = 0; start < missing.length; start += pieceSize) {
      const numbers = new Map(
        missing.slice(start, start + pieceSize).map((number) => [this.#ids[number]!, number]),
      )
      for (const row of await queries.comparableRows(this.#ctx.db, [...numbers.keys()])) {
        this.#read.set(numbers.get(row.id)!, readRow(row, this.#reader))
        await this.#giveWay()
      }
    }
  }

  /** Looks once more at what was entered or changed since it was read. */
  async #lookAgain(): Promise<void> {
    const known = new Map(this.#ids.map((id, number) => [id, this.#changedAt[number]]))
    let after: string | null = null
    for (;;) {
      const rows: { id: string; changedAt: number }[] = await queries.changesAfter(
        this.#ctx.db,
        after,
        pieceSize,
      )
      after = rows.at(-1)?.id ?? null
      if (after === null) return
      const changed = rows.flatMap(({ id, changedAt }) => (known.get(id) === changedAt ? [] : [id]))
      for (let start = 0; start < changed.length; start += changedAtATime)
        await this.#inShort((store) => findDuplicatesOf(store, changed.slice(start, start + changedAtATime)))
    }
  }

  async #inShort(work: (store: Store) => Promise<void>): Promise<void> {
    const { db } = this.#ctx
    if (db.isTransaction) await work(this.#ctx)
    else await db.transaction().execute((tx) => work({ ...this.#ctx, db: tx }))
  }

  async #tellOf(done: number): Promise<void> {
    await this.#tell(done, 2 * Math.max(this.#expected, this.#ids.length))
  }

  async #giveWay(): Promise<void> {
    if (performance.now() - this.#since < turn) return
    await setImmediate()
    this.#since = performance.now()
  }
}

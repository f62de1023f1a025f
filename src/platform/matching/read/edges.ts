import { maxScore } from '#core/matching/problem.ts'
import { type ByteKey, isLong, makeKey } from './byte-key.ts'
import type { Faults } from './faults.ts'
import type { IdTable } from './id-table.ts'
import { noteLine } from './nodes.ts'
import { eachRecord, openTable, type Table } from './open-table.ts'
import type { RecordReader } from './record-reader.ts'
import { isBlank, shown, wholeNumber } from './values.ts'

/** Greatest rank a file may give. */
export const mostRank = 1_000_000_000

/** Edges of a file, in its order, in arrays of just their length. */
export interface FileEdges {
  readonly need: Int32Array<ArrayBuffer>
  readonly person: Int32Array<ArrayBuffer>
  readonly score: Int32Array<ArrayBuffer>
  /** Ranks, 0 where there is none; null without the column. */
  readonly needRank: Int32Array<ArrayBuffer> | null
  readonly personRank: Int32Array<ArrayBuffer> | null
  /** Lines of the edges, for `lineOf`; null where several threads have read them. */
  readonly lines: readonly number[] | null
  readonly ignored: readonly string[]
}

/** Opens `edges.csv`; null when the header cannot be used. */
export function openEdges(folder: string, file: string, faults: Faults): Table | null {
  return openTable(folder, file, ['need', 'person', 'score'], ['need_rank', 'person_rank'], faults)
}

/**
 * Reads the rows of a table of edges, or of a part of it. Rows that are wrong are left out and told.
 * @param bytesOfFile how many there are to read, roughly
 */
export function readRows(
  table: Table,
  bytesOfFile: number,
  needs: IdTable,
  people: IdTable,
  faults: Faults,
): FileEdges {
  const { reader, places, ignored, name: file } = table
  const [needAt, personAt, scoreAt, needRankAt, personRankAt] = places as [
    number,
    number,
    number,
    number,
    number,
  ]
  const hasRank = [needRankAt >= 0, personRankAt >= 0]
  let room = 1024
  let need = new Int32Array(room)
  let person = new Int32Array(room)
  let score = new Int32Array(room)
  let needRank = hasRank[0] ? new Int32Array(room) : null
  let personRank = hasRank[1] ? new Int32Array(room) : null
  let count = 0
  let seenBytes = 0
  const lines: number[] = []

  const findNeed = finderOf(reader, needs, needAt)
  const findPerson = finderOf(reader, people, personAt)
  const rankOf = (field: number, name: string): number => {
    if (isBlank(reader, field)) return 0
    const rank = wholeNumber(reader, field)
    if (rank >= 1 && rank <= mostRank) return rank
    faults.add(
      file,
      reader.line,
      `${name} ${shown(reader, field)} is not a whole number from 1 to ${mostRank}`,
    )
    return 0
  }

  eachRecord(table, faults, () => {
    const ofNeed = findNeed()
    const ofPerson = findPerson()
    const ofScore = wholeNumber(reader, scoreAt)
    seenBytes += reader.to[reader.fields - 1]! - reader.from[0]! + 1
    if (ofNeed < 0 || ofPerson < 0 || ofScore < 0 || ofScore > maxScore) {
      if (ofNeed < 0) faults.add(file, reader.line, `no need has the id ${shown(reader, needAt)}`)
      if (ofPerson < 0) faults.add(file, reader.line, `no person has the id ${shown(reader, personAt)}`)
      if (ofScore < 0 || ofScore > maxScore) {
        faults.add(
          file,
          reader.line,
          `score ${shown(reader, scoreAt)} is not a whole number from 0 to ${maxScore}`,
        )
      }
      return
    }
    if (count === room) {
      // By the length of the rows so far, with something over: mostly right the first time.
      room = Math.max(2 * room, Math.ceil((1.02 * bytesOfFile * count) / seenBytes) + 1024)
      need = widened(need, room)
      person = widened(person, room)
      score = widened(score, room)
      needRank = needRank && widened(needRank, room)
      personRank = personRank && widened(personRank, room)
    }
    need[count] = ofNeed
    person[count] = ofPerson
    score[count] = ofScore
    if (needRank !== null) needRank[count] = rankOf(needRankAt, 'need_rank')
    if (personRank !== null) personRank[count] = rankOf(personRankAt, 'person_rank')
    noteLine(lines, count, reader.line)
    count++
  })
  return {
    need: need.subarray(0, count),
    person: person.subarray(0, count),
    score: score.subarray(0, count),
    needRank: needRank?.subarray(0, count) ?? null,
    personRank: personRank?.subarray(0, count) ?? null,
    lines,
    ignored,
  }
}

/**
 * Finds the place of the id in a field. Files mostly hold all edges of a need or a person together, so that the id is
 * compared with that of the record before first.
 */
function finderOf(reader: RecordReader, ids: IdTable, field: number): () => number {
  const key: ByteKey = { a: 0, b: 0, c: 0 }
  let { a, b, c } = key
  let place = -1
  return () => {
    const from = reader.from[field]!
    const to = reader.to[field]!
    makeKey(key, reader.bytes, reader.view, from, to)
    if (place >= 0 && key.a === a && key.b === b && key.c === c && !isLong(key)) return place
    a = key.a
    b = key.b
    c = key.c
    place = ids.find(key, reader.bytes, from, to)
    return place
  }
}

function widened(values: Int32Array, room: number): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(room)
  wider.set(values)
  return wider
}

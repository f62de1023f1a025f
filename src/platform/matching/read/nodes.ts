import type { Faults } from './faults.ts'
import { IdTable } from './id-table.ts'
import { eachRecord, openTable } from './open-table.ts'
import { shown, wholeNumber } from './values.ts'

/** Greatest capacity and tier a file may give. */
export const mostCapacity = 1_000_000_000

/** Needs or people of a file, in its order. */
export interface Nodes {
  readonly ids: IdTable
  /** The numeric columns asked for, each from its least value to `mostCapacity`. */
  readonly numbers: readonly Int32Array[]
  readonly ignored: readonly string[]
}

interface NumericColumn {
  readonly name: string
  readonly least: number
}

/**
 * Reads `needs.csv` or `people.csv`. A row with a wrong number keeps its id, so that edges do not complain of it too.
 * Null when the header cannot be used.
 */
export function readNodes(
  folder: string,
  file: string,
  columns: readonly NumericColumn[],
  faults: Faults,
): Nodes | null {
  const table = openTable(folder, file, ['id', ...columns.map(({ name }) => name)], [], faults)
  if (table === null) return null
  const { reader, places, ignored } = table
  const [idAt, ...numbersAt] = places as [number, ...number[]]
  const ids = new IdTable()
  let numbers = columns.map(() => new Int32Array(1024))
  const lines: number[] = []
  eachRecord(table, faults, () => {
    const from = reader.from[idAt]!
    const to = reader.to[idAt]!
    if (from === to) {
      faults.add(file, reader.line, 'the id is empty')
      return
    }
    const place = ids.count
    const earlier = ids.add(reader.bytes, reader.view, from, to)
    if (earlier >= 0) {
      faults.add(
        file,
        reader.line,
        `the id ${shown(reader, idAt)} stands in line ${lineOf(lines, earlier)} already`,
      )
      return
    }
    noteLine(lines, place, reader.line)
    if (place >= numbers[0]!.length) numbers = numbers.map(doubled)
    for (let k = 0; k < columns.length; k++) {
      const value = wholeNumber(reader, numbersAt[k]!)
      const { name, least } = columns[k]!
      if (value >= least && value <= mostCapacity) numbers[k]![place] = value
      else {
        numbers[k]![place] = least
        faults.add(
          file,
          reader.line,
          `${name} ${shown(reader, numbersAt[k]!)} is not a whole number from ${least} to ${mostCapacity}`,
        )
      }
    }
  })
  return { ids, numbers: numbers.map((column) => column.slice(0, ids.count)), ignored }
}

/**
 * Lines of places, kept only where they do not follow from the place before: pairs of a place and its line.
 * Rows mostly stand one to a line, so that the list is short even for millions.
 */
export function noteLine(lines: number[], place: number, line: number): void {
  const last = lines.length - 2
  if (last >= 0 && lines[last + 1]! - lines[last]! === line - place) return
  lines.push(place, line)
}

/** Line of a place noted with `noteLine`. */
export function lineOf(lines: readonly number[], place: number): number {
  let low = 0
  let high = lines.length / 2 - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (lines[2 * middle]! <= place) low = middle
    else high = middle - 1
  }
  return lines[2 * low + 1]! + place - lines[2 * low]!
}

function doubled(values: Int32Array): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(2 * values.length)
  wider.set(values)
  return wider
}

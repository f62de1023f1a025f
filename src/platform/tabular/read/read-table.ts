import { AppError } from '../../errors.ts'
import type { Column } from '../description/column.ts'
import type { TableDescription } from '../description/table.ts'
import { exampleMark } from '../sheet-words.ts'
import { shiftBetween } from './amount.ts'
import { type CellNote, type DictionaryEntry, readCell, shown, type WordFinder, wordFinder } from './cell.ts'
import type { CellFault, Finding, Tolerance } from './finding.ts'
import { bareWords } from './half-width.ts'
import { findHeader, type HeaderMapping, headingRows } from './header.ts'
import type { RawValue, Source, SourceRow, SourceSheet } from './source.ts'

/** One row as it was read. `values` has a value for each column without a fault. */
export interface ReadRow {
  sheet: string
  /** As the office program counts it, from 1. */
  number: number
  values: Record<string, unknown>
  /** The cells as they were written, for the person to recognise the row. */
  written: Record<string, string>
  tolerances: Finding[]
  faults: Finding[]
}

/** A row that was left aside, and why. */
export interface SkippedRow {
  sheet: string
  number: number
  reason: 'total' | 'note' | 'headingAgain' | 'example'
}

/** What was made of one sheet. */
export interface ReadSheet {
  name: string
  /** Null when the sheet has no heading that fits; its rows are then not read. */
  mapping: HeaderMapping | null
  rows: number
  skipped: SkippedRow[]
}

export interface TableReader {
  /** Rows in the order of the file. */
  rows(): AsyncGenerator<ReadRow>
  /** What was made of each sheet so far; complete once `rows` has ended. */
  sheets: ReadSheet[]
}

/**
 * Reads the rows of all shown sheets that have a heading which fits the description.
 *
 * Left aside are: empty rows, totals (合计, 总计, 小计), notes and signatures behind the last row, the heading where it
 * is repeated, the example row of a template. What stands in vertically merged cells counts for every row they span.
 *
 * @param dictionaries the entries of the description's dictionaries that the person may use, by name.
 * @throws AppError `tabular.file.noHeading` when no sheet fits.
 */
export async function readTable(
  table: TableDescription,
  source: Source,
  dictionaries: Readonly<Record<string, readonly DictionaryEntry[]>>,
): Promise<TableReader> {
  const finders = new Map(
    Object.entries(table.columns).map(([key, column]) => [key, finderOf(column, dictionaries)]),
  )
  const sheets: ReadSheet[] = []
  const plans: { sheet: SourceSheet; read: ReadSheet; mapping: HeaderMapping }[] = []
  for (const sheet of source.sheets) {
    if (sheet.hidden) continue
    const mapping = findHeader(table, await firstRows(sheet), sheet.merges)
    const read: ReadSheet = { name: sheet.name, mapping, rows: 0, skipped: [] }
    sheets.push(read)
    if (mapping !== null) plans.push({ sheet, read, mapping })
  }
  if (plans.length === 0)
    throw new AppError('badInput', 'tabular.file.noHeading', 'no sheet has the headings of this table', {
      wanted: Object.values(table.columns)
        .filter(({ required }) => required)
        .map(({ title }) => title.zh),
      sheets: sheets.map(({ name }) => name),
    })
  return {
    sheets,
    async *rows() {
      const seen = new Map<string, Pick<ReadRow, 'sheet' | 'number'>>()
      for (const { sheet, read, mapping } of plans) {
        const reader = rowReader(table, mapping, finders, sheet.merges)
        for await (const row of sheet.rows()) {
          if (row.number <= mapping.lastRow) continue
          const reading = reader(row)
          if (reading === 'empty') continue
          if (typeof reading === 'string') {
            read.skipped.push({ sheet: sheet.name, number: row.number, reason: reading })
            continue
          }
          read.rows += 1
          const result: ReadRow = { sheet: sheet.name, number: row.number, ...reading }
          markRepeated(table, result, seen)
          yield result
        }
      }
    },
  }
}

async function firstRows(sheet: SourceSheet): Promise<SourceRow[]> {
  const rows: SourceRow[] = []
  for await (const row of sheet.rows()) {
    rows.push(row)
    if (row.number > headingRows) break
  }
  return rows
}

function finderOf(
  column: Column,
  dictionaries: Readonly<Record<string, readonly DictionaryEntry[]>>,
): WordFinder | null {
  if (column.kind === 'choice' || column.kind === 'choices') return wordFinder(column.choices)
  return column.kind === 'reference' ? wordFinder(dictionaries[column.dictionary] ?? []) : null
}

type RowReading = Omit<ReadRow, 'sheet' | 'number'> | 'empty' | SkippedRow['reason']

const totals = /^(合计|总计|小计|累计|总数|合\s*计|总\s*计)/
const notes =
  /^(注|备注|说明|填表说明|填报说明|填表人|填报人|制表|审核|单位负责人|联系电话|联系人)\s*[:：1-9]/

function rowReader(
  table: TableDescription,
  mapping: HeaderMapping,
  finders: Map<string, WordFinder | null>,
  merges: SourceSheet['merges'],
): (row: SourceRow) => RowReading {
  const carried = mergedColumns(mapping, merges)
  const headings = new Set(mapping.columns.map(({ title }) => bareWords(title)))
  return (row) => {
    const skipped = whyAside(row, mapping, headings)
    if (skipped !== null) return skipped
    const reading: Omit<ReadRow, 'sheet' | 'number'> = { values: {}, written: {}, tolerances: [], faults: [] }
    for (const mapped of mapping.columns) {
      const column = table.columns[mapped.key]!
      const { value, note } = cellValue(row, mapped.index, carried)
      const text = shown(value)
      if (text !== '') reading.written[mapped.key] = text
      if (note !== null) add(reading.tolerances, mapped.key, note)
      const read = readCell(
        column,
        {
          value,
          isPercent: row.percents.includes(mapped.index),
          unit: mapped.unit ?? preambleUnitFor(column, mapping),
        },
        finders.get(mapped.key) ?? null,
      )
      for (const tolerance of read.tolerances) add(reading.tolerances, mapped.key, tolerance)
      const isEmptyFormula = value === null && row.formulas.includes(mapped.index)
      if (isEmptyFormula) add(reading.faults, mapped.key, { code: 'formulaEmpty', details: {} })
      else if (read.fault !== null) add(reading.faults, mapped.key, read.fault)
      else reading.values[mapped.key] = read.value
    }
    for (const key of mapping.missing) add(reading.faults, key, { code: 'required', details: {} })
    return reading
  }
}

/** The unit above the heading is meant for the columns it can be converted for, not for counts and shares beside them. */
function preambleUnitFor(column: Column, { preambleUnit }: HeaderMapping): string | null {
  if (preambleUnit === null || (column.kind !== 'integer' && column.kind !== 'decimal')) return null
  const converts = column.unit !== undefined && shiftBetween(preambleUnit, column.unit) !== null
  return converts ? preambleUnit : null
}

const add = (list: Finding[], column: string, { code, details }: CellNote<Tolerance | CellFault>): void => {
  list.push({ column, code, details })
}

function whyAside(
  row: SourceRow,
  mapping: HeaderMapping,
  headings: ReadonlySet<string>,
): 'empty' | SkippedRow['reason'] | null {
  const filled = row.values.flatMap((value) =>
    value === null || (typeof value === 'string' && value.trim() === '') ? [] : [value],
  )
  if (filled.length === 0) return 'empty'
  const texts = filled.filter((value) => typeof value === 'string').map((value) => value.trim())
  const first = typeof filled[0] === 'string' ? filled[0].trim() : ''
  if (totals.test(first)) return 'total'
  if (first === exampleMark || first.startsWith(`${exampleMark}（`)) return 'example'
  if (notes.test(first) && filled.length <= 4) return 'note'
  const isHeading = (text: string): boolean => headings.has(bareWords(text))
  // Looking at three cells spares the rest of every row of data; one of the three may be a heading of no column.
  if (!texts.slice(0, 3).some(isHeading)) return null
  const again = texts.filter(isHeading).length
  if (again >= Math.max(2, mapping.columns.length / 2)) return 'headingAgain'
  return null
}

/** Where a vertical merge of a data column begins: the rows below it take its value. */
interface Carried {
  byCell: Map<string, { top: number; bottom: number }>
  values: Map<string, RawValue>
}

function mergedColumns(mapping: HeaderMapping, merges: SourceSheet['merges']): Carried {
  const columns = new Set(mapping.columns.map(({ index }) => index))
  const byCell = new Map<string, { top: number; bottom: number }>()
  for (const { top, bottom, left } of merges) {
    if (bottom === top || top < mapping.lastRow || !columns.has(left)) continue
    for (let row = top; row <= bottom; row++) byCell.set(`${row + 1}:${left}`, { top, bottom })
  }
  return { byCell, values: new Map() }
}

function cellValue(
  row: SourceRow,
  index: number,
  carried: Carried,
): { value: RawValue; note: CellNote<Tolerance> | null } {
  const value = row.values[index] ?? null
  const merge = carried.byCell.get(`${row.number}:${index}`)
  if (merge !== undefined) {
    const key = `${merge.top}:${index}`
    if (row.number === merge.top + 1) carried.values.set(key, value)
    else {
      const above = carried.values.get(key) ?? null
      return { value: above, note: { code: 'merged', details: { to: shown(above) } } }
    }
  }
  const isFormula = value !== null && row.formulas.includes(index)
  return { value, note: isFormula ? { code: 'formula', details: { to: shown(value) } } : null }
}

/** A key that stands twice in one file would overwrite itself: the later row is refused and says where the first is. */
function markRepeated(
  table: TableDescription,
  row: ReadRow,
  seen: Map<string, Pick<ReadRow, 'sheet' | 'number'>>,
): void {
  const parts = table.key.map((key) => row.values[key])
  if (parts.some((part) => part === undefined || part === null)) return
  const key = JSON.stringify(parts)
  const first = seen.get(key)
  if (first === undefined) seen.set(key, { sheet: row.sheet, number: row.number })
  else
    row.faults.push({
      column: table.key[0] ?? null,
      code: 'twiceInFile',
      details: { sheet: first.sheet, row: String(first.number) },
    })
}

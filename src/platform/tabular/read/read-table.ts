import { AppError } from '../../errors.ts'
import type { Column } from '../description/column.ts'
import type { TableDescription } from '../description/table.ts'
import { exampleMark } from '../sheet-words.ts'
import { shiftBetween } from './amount.ts'
import {
  type CellInput,
  type CellNote,
  type CellReading,
  type DictionaryEntry,
  readCell,
  shown,
  type WordFinder,
  wordFinder,
} from './cell.ts'
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
        const reader = rowReader(table, mapping, finders, sheet)
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
  return column.kind === 'reference' || column.kind === 'references'
    ? wordFinder(dictionaries[column.dictionary] ?? [])
    : null
}

type RowReading = Omit<ReadRow, 'sheet' | 'number'> | 'empty' | SkippedRow['reason']

const totals = /^(合计|总计|小计|累计|总数|合\s*计|总\s*计)/
const notes =
  /^(注|备注|说明|填表说明|填报说明|填表人|填报人|制表|审核|单位负责人|联系电话|联系人)\s*[:：1-9]/

function rowReader(
  table: TableDescription,
  mapping: HeaderMapping,
  finders: Map<string, WordFinder | null>,
  { merges, serialShift }: SourceSheet,
): (row: SourceRow) => RowReading {
  const isHeading = headingTest(mapping)
  const columns = mapping.columns.map((mapped) => {
    const column = table.columns[mapped.key]!
    const unit = mapped.unit ?? preambleUnitFor(column, mapping)
    return {
      ...mapped,
      carried: carriedDown(mapped.index, mapping, merges),
      read: remembering(column, { unit, serialShift }, finders.get(mapped.key) ?? null),
    }
  })
  return (row) => {
    const skipped = whyAside(row, mapping, isHeading)
    if (skipped !== null) return skipped
    const reading: Omit<ReadRow, 'sheet' | 'number'> = { values: {}, written: {}, tolerances: [], faults: [] }
    if (row.isHidden) reading.tolerances.push({ column: null, code: 'hiddenRow', details: {} })
    for (const { key, index, carried, read } of columns) {
      const own = row.values[index] ?? null
      const { value, isMerged } =
        carried === null ? { value: own, isMerged: false } : carried(row.number, own)
      const text = shown(value)
      if (text !== '') reading.written[key] = text
      const isFormula = !isMerged && row.formulas.length > 0 && row.formulas.includes(index)
      if (isMerged) add(reading.tolerances, key, { code: 'merged', details: { to: text } })
      else if (isFormula && value !== null)
        add(reading.tolerances, key, { code: 'formula', details: { to: text } })
      const cell = read(value, row.percents.length > 0 && row.percents.includes(index))
      for (const tolerance of cell.tolerances) add(reading.tolerances, key, tolerance)
      if (isFormula && value === null) add(reading.faults, key, { code: 'formulaEmpty', details: {} })
      else if (cell.fault !== null) add(reading.faults, key, cell.fault)
      else reading.values[key] = cell.value
    }
    // What else is required may stand in the register already; nobody can tell without the key.
    for (const key of mapping.missing)
      if (table.key.includes(key)) add(reading.faults, key, { code: 'required', details: {} })
    return reading
  }
}

/** Different values of one column whose readings are kept: counties and kinds come again and again, names do not. */
const readingsKept = 1000

/** Reads the cells of one column; what was read before is not read again. */
function remembering(
  column: Column,
  around: Pick<CellInput, 'unit' | 'serialShift'>,
  words: WordFinder | null,
): (value: RawValue, isPercent: boolean) => CellReading {
  const known = new Map<RawValue, CellReading>()
  return (value, isPercent) => {
    const before = isPercent ? undefined : known.get(value)
    if (before !== undefined) return before
    const reading = readCell(column, { value, isPercent, ...around }, words)
    if (!isPercent && known.size < readingsKept) known.set(value, reading)
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
  isHeading: (value: RawValue) => boolean,
): 'empty' | SkippedRow['reason'] | null {
  const { values } = row
  const start = values.findIndex(isFilled)
  if (start < 0) return 'empty'
  const first = typeof values[start] === 'string' ? values[start].trim() : ''
  if (totals.test(first)) return 'total'
  if (first === exampleMark || first.startsWith(`${exampleMark}（`)) return 'example'
  if (notes.test(first) && values.filter(isFilled).length <= 4) return 'note'
  // Looking at a few cells spares the rest of every row of data; one of them may be a heading of no column.
  if (!values.slice(start, start + 4).some(isHeading)) return null
  return values.filter(isHeading).length >= Math.max(2, mapping.columns.length / 2) ? 'headingAgain' : null
}

/** Whether a cell repeats a title of the heading; far longer texts cannot, and are not looked into. */
function headingTest({ columns }: HeaderMapping): (value: RawValue) => boolean {
  const headings = new Set(columns.map(({ title }) => bareWords(title)))
  const longest = Math.max(...columns.map(({ title }) => title.length)) + 4
  return (value) => typeof value === 'string' && value.length <= longest && headings.has(bareWords(value))
}

const isFilled = (value: RawValue): boolean =>
  value !== null && !(typeof value === 'string' && value.trim() === '')

type Carried = (row: number, own: RawValue) => { value: RawValue; isMerged: boolean }

/** What stands in a vertical merge counts for every row of it; null for a column that has none among its data. */
function carriedDown(index: number, mapping: HeaderMapping, merges: SourceSheet['merges']): Carried | null {
  const spans = merges
    .filter(({ top, bottom, left }) => left === index && bottom > top && top >= mapping.lastRow)
    .sort((a, b) => a.top - b.top)
  if (spans.length === 0) return null
  let at = 0
  let first: RawValue = null
  return (row, own) => {
    while (at < spans.length && spans[at]!.bottom < row - 1) {
      at += 1
      first = null
    }
    const span = spans[at]
    if (span === undefined || row - 1 < span.top) return { value: own, isMerged: false }
    if (row - 1 > span.top) return { value: first, isMerged: true }
    first = own
    return { value: own, isMerged: false }
  }
}

/** A key that stands twice in one file would overwrite itself: the later row is refused and says where the first is. */
function markRepeated(
  table: TableDescription,
  row: ReadRow,
  seen: Map<string, Pick<ReadRow, 'sheet' | 'number'>>,
): void {
  const parts = table.key.map((key) => row.values[key] ?? null)
  if (table.key.some((key, index) => parts[index] === null && table.columns[key]!.required)) return
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

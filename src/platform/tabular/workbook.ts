import type ExcelJS from 'exceljs'
import { businessDayOf } from '../clock.ts'
import { newWorkbook } from './new-workbook.ts'
import type { CellOut } from './write/cell-value.ts'

export interface SheetColumn<Row> {
  title: string
  /** In characters. */
  width: number
  value: (row: Row) => CellOut
  /** How the office program shows its cells. */
  format?: string
  /** Names or tells something of a natural person: the workbook then bears a watermark. */
  personal?: boolean
}

/** One list on its way out. */
export interface Sheet<Row> {
  /** Name of the sheet. */
  name: string
  /** The row over the heading: what the list is, by what filter, of which day. */
  title: string
  columns: readonly SheetColumn<Row>[]
  rows: readonly Row[]
}

/** A sheet whose rows no longer matter to the type. */
export interface FilledSheet {
  name: string
  title: string
  columns: readonly Omit<SheetColumn<never>, 'value'>[]
  cells: readonly (readonly CellOut[])[]
}

/** Who takes a workbook out of the house, and when. */
export interface Leaving {
  by: string
  at: Date
}

export const fillSheet = <Row>({ rows, ...sheet }: Sheet<Row>): FilledSheet => ({
  ...sheet,
  cells: rows.map((row) => sheet.columns.map((column) => column.value(row))),
})

/**
 * A text that a spreadsheet would take for a formula is kept a text: a leading apostrophe is what office programs
 * themselves use for that. The import takes it off again.
 */
export function guardFormula(value: CellOut): CellOut {
  return typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
}

/**
 * An xlsx file, a sheet for each list: a title over all columns, a heading that stays in sight, a filter, print on A4
 * landscape with the heading repeated. A sheet with personal data says on every printed page and in a note who took it
 * out and when.
 */
export async function workbook(
  sheets: readonly FilledSheet[],
  leaving: Leaving,
): Promise<Uint8Array<ArrayBuffer>> {
  const book = await newWorkbook()
  book.creator = leaving.by
  book.created = leaving.at
  book.modified = leaving.at
  for (const sheet of sheets) addSheet(book, sheet, leaving)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

function addSheet(book: ExcelJS.Workbook, sheet: FilledSheet, leaving: Leaving): void {
  const page = book.addWorksheet(sheet.name, {
    views: [{ state: 'frozen', ySplit: 2 }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:2',
    },
  })
  const width = sheet.columns.length
  page.addRow([sheet.title]).font = { bold: true, size: 14 }
  page.mergeCells(1, 1, 1, width)
  page.addRow(sheet.columns.map((column) => column.title)).font = { bold: true }
  sheet.columns.forEach((column, index) => {
    const target = page.getColumn(index + 1)
    target.width = column.width
    if (column.format !== undefined) target.numFmt = column.format
  })
  for (const cells of sheet.cells) page.addRow(cells.map(guardFormula))
  page.autoFilter = { from: { row: 2, column: 1 }, to: { row: sheet.cells.length + 2, column: width } }
  if (sheet.columns.some(({ personal }) => personal)) watermark(page, leaving)
}

/** In a header `&` begins a code; doubled it is the sign itself. */
const inHeader = (text: string): string => text.replaceAll('&', '&&')

function watermark(page: ExcelJS.Worksheet, { by, at }: Leaving): void {
  const text = `含个人信息，请勿外传　${by}　${businessDayOf(at)} 导出`
  page.headerFooter.oddHeader = `&C&14&K999999${inHeader(text)}`
  page.headerFooter.oddFooter = `&C${inHeader(text)}　&P/&N`
  page.getCell(1, 1).note = text
}

import ExcelJS from 'exceljs'

export interface Column<Row> {
  title: string
  /** In characters. */
  width: number
  value: (row: Row) => string | number | null
}

/**
 * A text that a spreadsheet would take for a formula is kept a text: a leading apostrophe is what office programs
 * themselves use for that.
 */
export function guardFormula(value: string | number | null): string | number | null {
  return typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
}

/**
 * One sheet as an xlsx file: a title over all columns, a heading that stays in sight, a filter, print on A4
 * landscape with the heading repeated.
 */
export async function workbook<Row>(sheet: {
  sheet: string
  title: string
  columns: Column<Row>[]
  rows: Row[]
}): Promise<Uint8Array<ArrayBuffer>> {
  const book = new ExcelJS.Workbook()
  const page = book.addWorksheet(sheet.sheet, {
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
    page.getColumn(index + 1).width = column.width
  })
  for (const row of sheet.rows) page.addRow(sheet.columns.map((column) => guardFormula(column.value(row))))
  page.autoFilter = { from: { row: 2, column: 1 }, to: { row: sheet.rows.length + 2, column: width } }
  return new Uint8Array(await book.xlsx.writeBuffer())
}

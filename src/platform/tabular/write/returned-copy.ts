import type ExcelJS from 'exceljs'
import type { Words } from '../../words.ts'
import { newWorkbook } from '../new-workbook.ts'
import { type Finding, fill, findingWords } from '../read/finding.ts'
import { resultHeading } from '../sheet-words.ts'

/** What a row came to, for its mark in the copy. */
export interface ReturnedRow {
  sheet: string
  number: number
  faults: readonly Finding[]
  /** The cells as they were written, by column key. */
  written: Readonly<Record<string, string>>
}

/** Where the columns of the description stand in one sheet. */
export interface ReturnedSheet {
  name: string
  /** Last row of the heading, from 1. */
  headingRow: number
  /** Column from 0 by key. */
  columns: Readonly<Record<string, number>>
}

/** Above this many rows the copy holds the bad rows only: a whole workbook of that size does not fit the memory. */
const wholeCopyRows = 20_000

const fault: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFDE2E2' } }

/**
 * The person's own file with what is wrong: behind the last column stands for every bad row why it was not taken, each
 * bad cell is marked and bears a note. Nothing else of the file is changed. Of a text table or a very large workbook the
 * copy is a new workbook with the headings and the bad rows.
 *
 * @param own the file as it came, null for a text table.
 * @param wordsOf the sentence of a fault that an object's own checks found.
 */
export async function returnedCopy(
  own: Uint8Array | null,
  sheets: readonly ReturnedSheet[],
  rows: readonly ReturnedRow[],
  titles: Readonly<Record<string, string>>,
  wordsOf: (finding: Finding) => string,
  totalRows: number,
): Promise<Uint8Array<ArrayBuffer>> {
  if (own === null || totalRows > wholeCopyRows) return badRowsOnly(rows, titles, wordsOf)
  const book = await newWorkbook()
  await book.xlsx.load(own as never)
  for (const sheet of sheets) {
    const page = book.getWorksheet(sheet.name)
    if (page === undefined) continue
    const resultColumn = resultColumnOf(page, sheet.headingRow)
    const heading = page.getCell(sheet.headingRow, resultColumn)
    heading.value = resultHeading
    heading.font = { bold: true }
    page.getColumn(resultColumn).width = 60
    for (const row of rows) if (row.sheet === sheet.name) mark(page, sheet, row, resultColumn, wordsOf)
  }
  return new Uint8Array(await book.xlsx.writeBuffer())
}

function resultColumnOf(page: ExcelJS.Worksheet, headingRow: number): number {
  for (let column = 1; column <= page.columnCount; column++)
    if (page.getCell(headingRow, column).value === resultHeading) return column
  return page.columnCount + 1
}

function mark(
  page: ExcelJS.Worksheet,
  sheet: ReturnedSheet,
  row: ReturnedRow,
  resultColumn: number,
  wordsOf: (finding: Finding) => string,
): void {
  const result = page.getCell(row.number, resultColumn)
  result.value = row.faults.map(wordsOf).join('；')
  paint(result)
  const byColumn = Map.groupBy(row.faults, ({ column }) => column ?? '')
  for (const [key, faults] of byColumn) {
    const index = sheet.columns[key]
    if (index === undefined) continue
    const cell = page.getCell(row.number, index + 1)
    cell.note = faults.map(wordsOf).join('\n')
    paint(cell)
  }
}

/** Cells of one look share one style object, which must not change for all of them. */
function paint(cell: ExcelJS.Cell): void {
  cell.style = { ...cell.style, fill: fault }
}

async function badRowsOnly(
  rows: readonly ReturnedRow[],
  titles: Readonly<Record<string, string>>,
  wordsOf: (finding: Finding) => string,
): Promise<Uint8Array<ArrayBuffer>> {
  const book = await newWorkbook()
  const page = book.addWorksheet('未导入的行', { views: [{ state: 'frozen', ySplit: 1 }] })
  const keys = Object.keys(titles)
  page.addRow([...keys.map((key) => titles[key]), '原行号', resultHeading]).font = { bold: true }
  const index = Object.fromEntries(keys.map((key, at) => [key, at]))
  rows.forEach((row, at) => {
    const place = row.sheet === '' ? String(row.number) : `${row.sheet}!${row.number}`
    page.addRow([...keys.map((key) => row.written[key] ?? null), place, ''])
    mark(
      page,
      { name: page.name, headingRow: 1, columns: index },
      { ...row, number: at + 2 },
      keys.length + 2,
      wordsOf,
    )
  })
  keys.forEach((_, at) => {
    page.getColumn(at + 1).width = 18
    page.getColumn(at + 1).numFmt = '@'
  })
  page.getColumn(keys.length + 2).width = 60
  return new Uint8Array(await book.xlsx.writeBuffer())
}

/** The sentence of a fault, with the column it concerns. @param own sentences of an object's own checks. */
export function faultSentence(
  { column, code, details }: Finding,
  titles: Readonly<Record<string, string>>,
  own: Readonly<Record<string, Words>>,
): string {
  const sentence = own[code] ?? findingWords[code as keyof typeof findingWords]
  const told = fill(sentence?.zh ?? code, details)
  const title = column === null ? undefined : titles[column]
  return title === undefined ? told : `${title}：${told}`
}

import type ExcelJS from 'exceljs'
import type { Column } from '../description/column.ts'
import type { TableDescription } from '../description/table.ts'
import { newWorkbook } from '../new-workbook.ts'
import type { DictionaryEntry } from '../read/cell.ts'
import { exampleMark, rowNumberHeading } from '../sheet-words.ts'
import { headingOf, numberFormatOf, optionsOf, widthOf } from './cell-value.ts'

/** Rows of a template that can be filled in before a person must insert some. */
const preparedRows = 2000
const firstDataRow = 4
const dictionarySheet = '字典'

/**
 * An empty sheet to fill in: a title, a locked heading with notes, an example row that the import leaves aside,
 * drop-downs from a hidden sheet of dictionaries, and a sheet that explains every column.
 *
 * The first column stands before those of the description and says which row is the example.
 */
export async function templateWorkbook(
  table: TableDescription,
  dictionaries: Readonly<Record<string, readonly DictionaryEntry[]>>,
): Promise<Uint8Array<ArrayBuffer>> {
  const book = await newWorkbook()
  const columns = Object.values(table.columns)
  const page = book.addWorksheet(table.title.zh, { views: [{ state: 'frozen', ySplit: 2 }] })
  const words = book.addWorksheet('填表说明')
  const lists = book.addWorksheet(dictionarySheet, { state: 'veryHidden' })
  page.addRow([`${table.title.zh}（带 * 的列必填）`]).font = { bold: true, size: 14 }
  page.mergeCells(1, 1, 1, columns.length + 1)
  const heading = page.addRow([rowNumberHeading, ...columns.map((column) => starred(column))])
  heading.font = { bold: true }
  page.addRow([exampleMark, ...columns.map(({ example }) => example ?? null)]).font = {
    italic: true,
    color: { argb: 'FF808080' },
  }
  page.getColumn(1).width = 8
  columns.forEach((column, index) => {
    prepareColumn(page, lists, column, index + 2, optionsOf(column, dictionaries))
  })
  lockHeading(page, columns.length + 1)
  explain(words, columns)
  await page.protect('', {
    selectLockedCells: true,
    selectUnlockedCells: true,
    formatColumns: true,
    insertRows: true,
    deleteRows: true,
    sort: true,
    autoFilter: true,
  })
  return new Uint8Array(await book.xlsx.writeBuffer())
}

const starred = (column: Column): string => `${headingOf(column)}${column.required ? '*' : ''}`

function prepareColumn(
  page: ExcelJS.Worksheet,
  lists: ExcelJS.Worksheet,
  column: Column,
  index: number,
  options: string[] | null,
): void {
  const target = page.getColumn(index)
  target.width = widthOf(column)
  const note = [column.note?.zh, unitNote(column)].filter((text) => text !== undefined).join('\n')
  if (note !== '') page.getCell(2, index).note = note
  for (let row = firstDataRow - 1; row < firstDataRow + preparedRows; row++)
    page.getCell(row, index).numFmt = numberFormatOf(column)
  if (options === null || options.length === 0) return
  // A list written into the rule itself may have 255 characters at most; on a sheet it has no limit.
  options.forEach((option, row) => {
    lists.getCell(row + 1, index).value = option
  })
  const letter = lists.getColumn(index).letter
  const rule: ExcelJS.DataValidation = {
    type: 'list',
    allowBlank: true,
    formulae: [`'${dictionarySheet}'!$${letter}$1:$${letter}$${options.length}`],
    showErrorMessage: true,
    errorTitle: column.title.zh,
    error: '请从下拉列表中选择',
  }
  for (let row = firstDataRow - 1; row < firstDataRow + preparedRows; row++)
    page.getCell(row, index).dataValidation = rule
}

/** Everything may be filled in but title, heading and example. */
function lockHeading(page: ExcelJS.Worksheet, width: number): void {
  for (let row = firstDataRow; row < firstDataRow + preparedRows; row++)
    for (let column = 1; column <= width; column++) page.getCell(row, column).protection = { locked: false }
}

const unitNote = (column: Column): string | undefined =>
  (column.kind === 'integer' || column.kind === 'decimal') && column.unit !== undefined
    ? `单位：${column.unit}`
    : undefined

const kindWords: Readonly<Record<Column['kind'], string>> = {
  text: '文字',
  texts: '文字，可填多个，以顿号分隔',
  code: '代码，按文本填写',
  integer: '整数',
  decimal: '数值',
  day: '日期，如 2023-03-24',
  month: '月份，如 2023-05',
  yesNo: '是或否',
  choice: '从列表中选一项',
  choices: '从列表中选，可选多项，以顿号分隔',
  reference: '从列表中选一项',
  references: '填写列表中的名称，可填多个，以顿号分隔',
}

function explain(page: ExcelJS.Worksheet, columns: readonly Column[]): void {
  page.addRow(['列', '必填', '填写方式', '可选项', '说明']).font = { bold: true }
  for (const column of columns) {
    const listed = column.kind === 'choice' || column.kind === 'choices' ? column.choices : []
    page.addRow([
      headingOf(column),
      column.required ? '是' : '否',
      kindWords[column.kind],
      listed.map(({ title }) => title.zh).join('、'),
      column.note?.zh ?? '',
    ])
  }
  ;[24, 8, 34, 40, 60].forEach((width, index) => {
    page.getColumn(index + 1).width = width
    page.getColumn(index + 1).alignment = { wrapText: true, vertical: 'top' }
  })
}

import type ExcelJS from 'exceljs'

/** An empty workbook. The library is loaded by the first that is made: most commands and servers' first minutes need none. */
export async function newWorkbook(): Promise<ExcelJS.Workbook> {
  const { default: library } = await import('exceljs')
  return new library.Workbook()
}

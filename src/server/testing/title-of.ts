import ExcelJS from 'exceljs'

/** The title row of an exported list. */
export async function titleOf(file: Blob): Promise<string> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(await file.arrayBuffer())
  return String(book.worksheets[0]?.getCell(1, 1).value)
}

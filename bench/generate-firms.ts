/**
 * Writes a workbook of invented firms as counties send it: node bench/generate-firms.ts ROWS FILE. A process of its own,
 * so that what writing needs is not counted as what reading needs.
 */
import ExcelJS from 'exceljs'
import { usccCheckDigit } from '#core/text/uscc.ts'

export const headings = [
  '企业名称',
  '统一社会信用代码',
  '所在地',
  '规上',
  '企业类型',
  '注册日期',
  '职工人数',
  '主要产品',
  '备注',
  '来源',
  '数据日期',
]

/** One firm; every field is filled, and every tenth number is written as a text. */
function firm(row: number): unknown[] {
  const body = `91341181MC${String(row).padStart(7, '0')}`
  const staff = 10 + (row % 900)
  return [
    `安丰市第${row}精密制造有限公司`,
    body + usccCheckDigit(body),
    row % 3 === 0 ? '天长市' : '凤阳县',
    row % 4 === 0 ? '是' : '否',
    row % 7 === 0 ? '链主企业' : null,
    `2010-0${1 + (row % 9)}-1${row % 9}`,
    row % 10 === 0 ? String(staff) : staff,
    '光伏玻璃、背板、边框与接线盒',
    row % 5 === 0 ? '年产能以企业年报为准' : null,
    '县区报送',
    '2023-06-01',
  ]
}

if (import.meta.main) {
  const [rows = '', filename = ''] = process.argv.slice(2)
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename, useSharedStrings: true })
  const sheet = book.addWorksheet('企业')
  sheet.addRow(['县区企业名录']).commit()
  sheet.addRow(headings).commit()
  for (let row = 1; row <= Number(rows); row++) sheet.addRow(firm(row)).commit()
  sheet.commit()
  await book.commit()
}

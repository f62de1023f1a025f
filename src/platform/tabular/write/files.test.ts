import ExcelJS from 'exceljs'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { listOfTable } from '../../list/description.ts'
import { sheetColumns } from '../../list/sheet-columns.ts'
import { calendarDay, choice, code, decimal, reference, text } from '../description/column.ts'
import { describeTable } from '../description/table.ts'
import { openSource } from '../read/open-source.ts'
import { type ReadRow, readTable } from '../read/read-table.ts'
import { officeTimeout, openedInOffice } from '../testing/office.ts'
import { fillSheet, workbook } from '../workbook.ts'
import { returnedCopy } from './returned-copy.ts'
import { templateWorkbook } from './template.ts'

const table = describeTable({
  object: 'test.firm',
  title: { zh: '企业名录', en: 'Firms' },
  key: ['uscc'],
  columns: {
    name: text({ title: { zh: '企业名称', en: 'Name' }, required: true, max: 40, example: '示例公司' }),
    uscc: code({
      title: { zh: '信用代码', en: 'Code' },
      note: { zh: '按文本填写', en: 'as text' },
      required: true,
      schema: z.string().min(1).max(18),
      example: '000000000000000123',
    }),
    regionCode: reference({
      title: { zh: '所在地', en: 'Region' },
      required: true,
      dictionary: 'region',
      named: 'regionName',
      schema: z.string(),
      example: '天长市',
    }),
    size: choice({
      title: { zh: '规模', en: 'Size' },
      required: false,
      choices: [
        { value: 'big', title: { zh: '大型', en: 'big' } },
        { value: 'small', title: { zh: '小型', en: 'small' } },
      ],
    }),
    output: decimal({ title: { zh: '年产值', en: 'Output' }, required: false, scale: 2, unit: '万元' }),
    foundedOn: calendarDay({ title: { zh: '成立日期', en: 'Founded on' }, required: false }),
  },
})
// More entries than fit a rule of 255 characters.
const region = [
  { value: '341181', title: '天长市' },
  ...Array.from({ length: 60 }, (_, index) => ({ value: String(index), title: `第${index}号开发区` })),
]
const template = () => templateWorkbook(table, { region })
const leaving = { by: '某甲', at: new Date('2023-06-15T01:00:00Z') }

async function opened(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as never)
  return book
}

async function rowsOf(bytes: Uint8Array) {
  const reader = await readTable(table, await openSource(bytes, 'firms.xlsx'), { region })
  const rows: ReadRow[] = []
  for await (const row of reader.rows()) rows.push(row)
  return { rows, sheets: reader.sheets }
}

const firm = {
  name: '天长甲',
  uscc: '000000000000000045',
  regionCode: '341181',
  regionName: '天长市',
  size: 'small',
  output: '1234.50',
  foundedOn: '2018-03-24',
}

describe('a template', () => {
  it(
    'opens in another office program with title, heading and example',
    async () => {
      expect(openedInOffice(await template()).slice(0, 3)).toEqual([
        '"企业名录（带 * 的列必填）",,,,,,',
        '"序号","企业名称*","信用代码*","所在地*","规模","年产值（万元）","成立日期"',
        '"示例","示例公司","000000000000000123","天长市",,,',
      ])
    },
    officeTimeout,
  )

  it('has its drop-downs from a hidden sheet, without the limit of lists written into the rule', async () => {
    const bytes = await template()
    const parts = unzipSync(bytes)
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!)
    const rules = sheet.slice(sheet.indexOf('<dataValidations'), sheet.indexOf('</dataValidations>'))
    expect(rules).toMatch(/type="list"[^>]*sqref="D3:D2003"/)
    expect(rules).toContain(`$D$1:$D$${region.length}`)
    expect(rules).toMatch(/sqref="E3:E2003"/)
    expect(strFromU8(parts['xl/workbook.xml']!)).toMatch(/name="字典"[^>]*state="veryHidden"/)
    const book = await opened(bytes)
    expect(book.getWorksheet('字典')?.getCell('D61').value).toBe('第59号开发区')
  })

  it('lets nobody change title, heading and example, and everybody fill in the rest', async () => {
    const sheet = (await opened(await template())).worksheets[0]!
    const locked = (cell: string): boolean => sheet.getCell(cell).protection?.locked !== false
    expect((sheet as unknown as { sheetProtection: { sheet: boolean } }).sheetProtection.sheet).toBe(true)
    expect(['A1', 'B2', 'G2', 'C3'].map(locked)).toEqual([true, true, true, true])
    expect(['B4', 'G4', 'D2003'].map(locked)).toEqual([false, false, false])
    expect(JSON.stringify(sheet.getCell('C2').note)).toContain('按文本填写')
  })

  it('filled in comes in without its example', async () => {
    const book = await opened(await template())
    const sheet = book.worksheets[0]!
    sheet.getRow(4).values = [1, '天长甲', '000000000000000045', '天长市', '小型', 1234.5, '2018-03-24']
    const { rows, sheets } = await rowsOf(new Uint8Array(await book.xlsx.writeBuffer()))
    expect(rows.map(({ values, faults }) => ({ values, faults }))).toEqual([
      {
        values: {
          name: '天长甲',
          uscc: '000000000000000045',
          regionCode: '341181',
          size: 'small',
          output: '1234.5',
          foundedOn: '2018-03-24',
        },
        faults: [],
      },
    ])
    expect(sheets[0]).toMatchObject({ skipped: [{ number: 3, reason: 'example' }] })
    expect(sheets[0]?.mapping?.unknown).toEqual([])
  })
})

describe('a list that was exported', () => {
  const exported = () =>
    workbook(
      [
        fillSheet({
          name: '企业名录',
          title: '企业名录',
          columns: sheetColumns(listOfTable()(table, { sorts: [] })),
          rows: [firm],
        }),
      ],
      leaving,
    )

  it(
    'opens in another office program with the same cells',
    async () => {
      expect(openedInOffice(await exported())).toEqual([
        '"企业名录",,,,,',
        '"企业名称","信用代码","所在地","规模","年产值（万元）","成立日期"',
        '"天长甲","000000000000000045","天长市","小型","1,234.50",2018-03-24',
      ])
    },
    officeTimeout,
  )

  it('comes in again with the values it was made of, and nothing had to be interpreted', async () => {
    const { rows } = await rowsOf(await exported())
    const { regionName: _, output, ...rest } = firm
    expect(rows).toMatchObject([
      { values: { ...rest, output: String(Number(output)) }, faults: [], tolerances: [] },
    ])
  })

  it('has its guard against formulas taken off again, and says so', async () => {
    const rows = [{ ...firm, name: '=1+1' }]
    const bytes = await workbook(
      [
        fillSheet({
          name: '企业名录',
          title: '企业名录',
          columns: sheetColumns(listOfTable()(table, { sorts: [] })),
          rows,
        }),
      ],
      leaving,
    )
    const read = await rowsOf(bytes)
    expect(read.rows[0]?.values.name).toBe('=1+1')
    expect(read.rows[0]?.tolerances).toEqual([{ column: 'name', code: 'guard', details: {} }])
  })
})

describe('a returned copy', () => {
  it(
    'opens in another office program as the own file with a result behind it',
    async () => {
      const own = new ExcelJS.Workbook()
      const sheet = own.addWorksheet('表')
      sheet.addRow(['企业名称', '信用代码', '自己的列'])
      sheet.addRow(['天长甲', '1', { formula: '1+1', result: 2 }])
      sheet.addRow(['天长乙', 'x', '备'])
      const bytes = await returnedCopy(
        new Uint8Array(await own.xlsx.writeBuffer()),
        [{ name: '表', headingRow: 1, columns: { name: 0, uscc: 1 } }],
        [
          {
            sheet: '表',
            number: 3,
            faults: [{ column: 'uscc', code: 'notAllowed', details: {} }],
            written: { name: '天长乙', uscc: 'x' },
          },
        ],
        { name: '企业名称', uscc: '信用代码' },
        () => '信用代码：填写有误',
        2,
      )
      expect(openedInOffice(bytes)).toEqual([
        '"企业名称","信用代码","自己的列","导入结果"',
        '"天长甲","1",2,',
        '"天长乙","x","备","信用代码：填写有误"',
      ])
    },
    officeTimeout,
  )

  it('keeps how the own file looks: title over several columns, widths, formats of numbers; only the bad cell is painted', async () => {
    const own = new ExcelJS.Workbook()
    const sheet = own.addWorksheet('表', { views: [{ state: 'frozen', ySplit: 2 }] })
    sheet.addRow(['天长市工业企业名录'])
    sheet.mergeCells('A1:C1')
    sheet.addRow(['企业名称', '信用代码', '产值'])
    sheet.addRow(['天长甲', '1', 1234.5])
    sheet.addRow(['天长乙', 'x', 6789])
    sheet.getColumn(1).width = 31
    for (const cell of ['C3', 'C4']) sheet.getCell(cell).numFmt = '#,##0.00"万元"'
    for (const cell of ['B3', 'B4']) sheet.getCell(cell).font = { italic: true }
    const bytes = await returnedCopy(
      new Uint8Array(await own.xlsx.writeBuffer()),
      [{ name: '表', headingRow: 2, columns: { name: 0, uscc: 1 } }],
      [
        {
          sheet: '表',
          number: 4,
          faults: [{ column: 'uscc', code: 'notAllowed', details: {} }],
          written: { name: '天长乙', uscc: 'x' },
        },
      ],
      { name: '企业名称', uscc: '信用代码' },
      () => '信用代码：填写有误',
      2,
    )
    const copy = (await opened(bytes)).getWorksheet('表')!
    expect([copy.getCell('C1').isMerged, copy.getCell('C1').master.address]).toEqual([true, 'A1'])
    expect(copy.getColumn(1).width).toBe(31)
    expect(copy.views[0]).toMatchObject({ state: 'frozen', ySplit: 2 })
    expect(['C3', 'C4'].map((cell) => copy.getCell(cell).numFmt)).toEqual(
      Array.from({ length: 2 }, () => '#,##0.00"万元"'),
    )
    expect(['B3', 'B4'].map((cell) => copy.getCell(cell).font?.italic)).toEqual([true, true])
    const painted = ['A3', 'B3', 'C3', 'A4', 'B4', 'C4', 'D4'].filter((cell) => {
      const fill = copy.getCell(cell).fill
      return fill?.type === 'pattern' && fill.pattern === 'solid'
    })
    expect(painted).toEqual(['B4', 'D4'])
    expect(JSON.stringify(copy.getCell('B4').note)).toContain('信用代码：填写有误')
  })
})

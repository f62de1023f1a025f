import ExcelJS from 'exceljs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { AppError } from '../../errors.ts'
import { calendarDay, code, decimal, reference, text } from '../description/column.ts'
import { describeTable } from '../description/table.ts'
import { openSource } from './open-source.ts'
import { type ReadRow, type ReadSheet, readTable } from './read-table.ts'
import { defaultLimits, type SourceNotice } from './source.ts'

const table = describeTable({
  object: 'test.firm',
  title: { zh: '企业名录', en: 'Firms' },
  key: ['uscc'],
  columns: {
    name: text({
      title: { zh: '企业名称', en: 'Name' },
      aliases: ['单位详细名称'],
      required: true,
      max: 40,
    }),
    uscc: code({
      title: { zh: '统一社会信用代码', en: 'Code' },
      aliases: ['信用代码'],
      required: true,
      schema: z.string().min(1).max(18),
    }),
    regionCode: reference({
      title: { zh: '所在地', en: 'Region' },
      required: true,
      dictionary: 'region',
      named: 'regionName',
      schema: z.string(),
    }),
    output: decimal({ title: { zh: '年产值', en: 'Output' }, required: false, scale: 2, unit: '万元' }),
    share: decimal({ title: { zh: '研发投入占比', en: 'R&D share' }, required: false, scale: 2, unit: '%' }),
    foundedOn: calendarDay({ title: { zh: '成立日期', en: 'Founded on' }, required: false }),
  },
})
const dictionaries = {
  region: [
    { value: '341181', title: '天长市', aliases: ['天长'] },
    { value: '341126', title: '凤阳县', aliases: ['凤阳'] },
  ],
}

async function read(
  bytes: Uint8Array,
  name = 'firms.xlsx',
): Promise<{ rows: ReadRow[]; sheets: ReadSheet[]; notices: readonly SourceNotice[] }> {
  const source = await openSource(bytes, name)
  const reader = await readTable(table, source, dictionaries)
  const rows: ReadRow[] = []
  for await (const row of reader.rows()) rows.push(row)
  return { rows, sheets: reader.sheets, notices: source.notices }
}

const workbook = async (fill: (book: ExcelJS.Workbook) => void): Promise<Uint8Array> => {
  const book = new ExcelJS.Workbook()
  fill(book)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

const heading = ['企业名称', '统一社会信用代码', '所在地', '年产值', '研发投入占比', '成立日期']

/** The reason of a refusal. */
const reason = async (work: () => unknown): Promise<string> => {
  try {
    await work()
  } catch (error) {
    if (error instanceof AppError) return error.reason
    throw error
  }
  return 'nothing thrown'
}

describe('what officials send', () => {
  it('a titled sheet with a two-row heading, a unit line, a total and a note is read as meant', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('2023年')
      sheet.addRow(['天长市规模以上工业企业基本情况表'])
      sheet.mergeCells('A1:F1')
      sheet.addRow(['填报单位：天长市经信局', null, null, null, '单位：亿元'])
      sheet.addRow(['单位详细名称', '信用代码', '所在地', '2023年', null, null])
      sheet.addRow([null, null, null, '年产值', '研发投入占比', '成立日期'])
      for (const column of ['A', 'B', 'C']) sheet.mergeCells(`${column}3:${column}4`)
      sheet.mergeCells('D3:F3')
      sheet.addRow(['甲光伏玻璃有限公司', '91341100MA2N000001', '天长', 12.5, 0.035, '2018.3.24'])
      sheet.addRow(['乙电子有限公司', '91341100MA2N000002', null, '—', null, null])
      sheet.mergeCells('C5:C6')
      sheet.getCell('E5').numFmt = '0.0%'
      sheet.addRow([])
      sheet.addRow(['合计', null, null, 12.5])
      sheet.addRow(['注：数据为快报数。'])
    })
    const { rows, sheets } = await read(bytes)
    expect(sheets[0]).toMatchObject({
      name: '2023年',
      rows: 2,
      skipped: [
        { number: 8, reason: 'total' },
        { number: 9, reason: 'note' },
      ],
    })
    expect(sheets[0]?.mapping).toMatchObject({ firstRow: 3, lastRow: 4, preambleUnit: '亿元', unknown: [] })
    expect(rows.map((row) => row.values)).toEqual([
      {
        name: '甲光伏玻璃有限公司',
        uscc: '91341100MA2N000001',
        regionCode: '341181',
        // 12.5 亿元 = 125000 万元
        output: '125000',
        share: '3.5',
        foundedOn: '2018-03-24',
      },
      {
        name: '乙电子有限公司',
        uscc: '91341100MA2N000002',
        regionCode: '341181',
        output: null,
        share: null,
        foundedOn: null,
      },
    ])
    expect(rows.map(({ tolerances }) => tolerances.map(({ column, code }) => `${column} ${code}`))).toEqual([
      ['regionCode otherWords', 'output unitConverted', 'share percent', 'foundedOn dateForm'],
      ['regionCode merged', 'regionCode otherWords', 'output dash'],
    ])
    expect(rows.flatMap(({ faults }) => faults)).toEqual([])
  })

  it('a title over the heading is no part of it', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('天长')
      sheet.addRow(['天长市企业名录（2023 年）'])
      sheet.addRow(['序号', ...heading, '联系电话'])
      sheet.addRow([1, '甲', 'A1', '天长市'])
    })
    const { rows, sheets } = await read(bytes)
    expect(sheets[0]?.mapping).toMatchObject({ firstRow: 2, lastRow: 2, unknown: [{ title: '联系电话' }] })
    expect(rows).toHaveLength(1)
  })

  it('several sheets count together; hidden sheets and sheets of something else do not', async () => {
    const bytes = await workbook((book) => {
      const first = book.addWorksheet('天长')
      first.addRow(heading)
      first.addRow(['甲', 'A1', '天长市'])
      const second = book.addWorksheet('凤阳')
      second.addRow(heading)
      second.addRow(['乙', 'B1', '凤阳县'])
      second.addRow(['丙', 'A1', '凤阳县'])
      book.addWorksheet('字典', { state: 'hidden' }).addRow(heading)
      book.addWorksheet('说明').addRow(['填表说明'])
    })
    const { rows, sheets } = await read(bytes)
    expect(rows.map(({ sheet, number, values }) => [sheet, number, values.name])).toEqual([
      ['天长', 2, '甲'],
      ['凤阳', 2, '乙'],
      ['凤阳', 3, '丙'],
    ])
    expect(rows[2]?.faults).toEqual([
      { column: 'uscc', code: 'twiceInFile', details: { sheet: '天长', row: '2' } },
    ])
    expect(sheets.map(({ name, mapping }) => [name, mapping === null])).toEqual([
      ['天长', false],
      ['凤阳', false],
      ['说明', true],
    ])
  })

  it('every bad cell is told with its column and reason, and the good ones keep their values', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('表')
      sheet.addRow([...heading, '负责人'])
      sheet.addRow([null, 913411000000000000, '天常市', '很多', null, '2023年13月1日', '张某'])
    })
    const { rows, sheets } = await read(bytes)
    expect(rows[0]?.faults.map(({ column, code }) => `${column} ${code}`)).toEqual([
      'name required',
      'uscc digitsLost',
      'regionCode notListed',
      'output notNumber',
      'foundedOn notDay',
    ])
    expect(rows[0]?.values).toEqual({ share: null })
    expect(sheets[0]?.mapping?.unknown).toEqual([{ index: 6, title: '负责人' }])
  })

  it('formulas count by their result, and one without a result is a fault', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('表')
      sheet.addRow(heading)
      sheet.addRow(['甲', 'A1', '天长市', { formula: '1+1', result: 2 }])
      sheet.addRow(['乙', 'A2', '天长市', { formula: 'Z9' }])
    })
    const { rows } = await read(bytes)
    expect(rows[0]?.values.output).toBe('2')
    expect(rows[0]?.tolerances).toEqual([{ column: 'output', code: 'formula', details: { to: '2' } }])
    expect(rows[1]?.faults).toEqual([{ column: 'output', code: 'formulaEmpty', details: {} }])
  })

  it('a csv from an old program, in GBK, with quotes and line breaks in cells', async () => {
    // 企业名称,统一社会信用代码,所在地 in GBK, then 甲公司,A1,天长
    const gbk = Uint8Array.from([
      0xc6, 0xf3, 0xd2, 0xb5, 0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xd0, 0xc5, 0xd3, 0xc3, 0xb4, 0xfa, 0xc2, 0xeb,
      0x2c, 0xcb, 0xf9, 0xd4, 0xda, 0xb5, 0xd8, 0x0d, 0x0a, 0x22, 0xbc, 0xd7, 0xb9, 0xab, 0xcb, 0xbe, 0x22,
      0x2c, 0x41, 0x31, 0x2c, 0xcc, 0xec, 0xb3, 0xa4,
    ])
    const { rows, notices } = await read(gbk, '企业.csv')
    expect(notices).toEqual(['gbk'])
    expect(rows.map(({ number, values }) => [number, values.name, values.uscc, values.regionCode])).toEqual([
      [2, '甲公司', 'A1', '341181'],
    ])
    const quoted = new TextEncoder().encode('企业名称;信用代码;所在地\n"甲;""乙""\n丙";A1;天长市\n')
    expect((await read(quoted, 'a.csv')).rows[0]?.values.name).toBe('甲;"乙"\n丙')
  })
})

describe('files that could harm', () => {
  it('what is no table is refused with the reason', async () => {
    expect(await reason(() => openSource(new Uint8Array(), 'a.xlsx'))).toBe('tabular.file.empty')
    expect(await reason(() => openSource(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1]), 'a.xls'))).toBe(
      'tabular.file.oldFormat',
    )
    expect(await reason(() => openSource(strToU8('%PDF-1.7'), 'a.pdf'))).toBe('tabular.file.isPdf')
    expect(await reason(() => openSource(strToU8('PK kein Archiv'), 'a.xlsx'))).toBe('tabular.file.damaged')
    expect(await reason(() => openSource(zipSync({ 'a.txt': strToU8('x') }), 'a.xlsx'))).toBe(
      'tabular.file.notWorkbook',
    )
    expect(await reason(() => openSource(Uint8Array.from([0x41, 0, 0x42, 0]), 'a.csv'))).toBe(
      'tabular.file.notText',
    )
    const other = await workbook((book) => book.addWorksheet('x').addRow(['姓名', '电话']))
    expect(await reason(() => read(other))).toBe('tabular.file.noHeading')
  })

  it('an archive that unpacks to far more than it may is stopped on the way', async () => {
    const bomb = zipSync({
      'xl/workbook.xml': strToU8('<workbook><sheets/></workbook>'),
      'xl/worksheets/sheet1.xml': new Uint8Array(40 * 2 ** 20),
    })
    expect(bomb.length).toBeLessThan(2 ** 20)
    const limits = { ...defaultLimits, unpackedBytes: 8 * 2 ** 20 }
    expect(await reason(() => openSource(bomb, 'a.xlsx', limits))).toBe('tabular.file.bomb')
  })

  it('entities that grow without bound are never resolved', async () => {
    const bytes = await replacedPart('xl/worksheets/sheet1.xml', (xml) =>
      xml.replace('?>', '?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'),
    )
    expect(await reason(() => openSource(bytes, 'a.xlsx'))).toBe('tabular.file.hasDoctype')
  })

  it('too many rows are refused before they are read, too many columns when they come', async () => {
    const limits = { ...defaultLimits, rows: 1000, columns: 10 }
    const deep = await replacedPart('xl/worksheets/sheet1.xml', (xml) =>
      xml.replace('</sheetData>', '<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>'),
    )
    expect(await reason(() => openSource(deep, 'a.xlsx', limits))).toBe('tabular.file.tooManyRows')
    const wide = await replacedPart('xl/worksheets/sheet1.xml', (xml) =>
      xml.replace('</sheetData>', '<row r="9"><c r="XFD9"><v>1</v></c></row></sheetData>'),
    )
    const rowsOf = async () => {
      for await (const row of (await openSource(wide, 'a.xlsx', limits)).sheets[0]!.rows()) void row
    }
    expect(await reason(rowsOf)).toBe('tabular.file.tooManyColumns')
  })

  it('macros, links and embedded objects are told and left alone', async () => {
    const bytes = await replacedPart('docProps/app.xml', (xml) => xml, {
      'xl/vbaProject.bin': strToU8('macro'),
      'xl/externalLinks/externalLink1.xml': strToU8('<externalLink/>'),
      'xl/embeddings/a.bin': strToU8('x'),
    })
    const { rows, notices } = await read(bytes)
    expect([...notices].sort()).toEqual(['embeddedObjects', 'externalLinks', 'macros'])
    expect(rows).toHaveLength(1)
  })
})

/** A sound workbook of one row with one part changed and others added. */
async function replacedPart(
  name: string,
  change: (xml: string) => string,
  added: Record<string, Uint8Array> = {},
): Promise<Uint8Array> {
  const bytes = await workbook((book) => {
    const sheet = book.addWorksheet('表')
    sheet.addRow(heading)
    sheet.addRow(['甲', 'A1', '天长市'])
  })
  const parts = unzipSync(bytes)
  return zipSync({ ...parts, ...added, [name]: strToU8(change(strFromU8(parts[name]!))) })
}

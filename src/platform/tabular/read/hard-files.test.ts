import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { streamXlsxRows } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { AppError } from '../../errors.ts'
import { calendarDay, code, decimal, text } from '../description/column.ts'
import { describeTable } from '../description/table.ts'
import { openSource } from './open-source.ts'
import { type ReadRow, type ReadSheet, readTable } from './read-table.ts'
import { defaultLimits, type RawValue } from './source.ts'

const table = describeTable({
  object: 'test.firm',
  title: { zh: '企业名录', en: 'Firms' },
  key: ['uscc'],
  columns: {
    name: text({ title: { zh: '企业名称', en: 'Name' }, required: true, max: 40 }),
    uscc: code({ title: { zh: '信用代码', en: 'Code' }, required: true, schema: z.string().min(1).max(18) }),
    profit: decimal({ title: { zh: '利润', en: 'Profit' }, required: false, scale: 2, unit: '万元' }),
    foundedOn: calendarDay({ title: { zh: '成立日期', en: 'Founded on' }, required: false }),
  },
})
const heading = ['企业名称', '信用代码', '利润', '成立日期']

async function read(bytes: Uint8Array, name = 'a.xlsx'): Promise<{ rows: ReadRow[]; sheets: ReadSheet[] }> {
  const reader = await readTable(table, await openSource(bytes, name), {})
  const rows: ReadRow[] = []
  for await (const row of reader.rows()) rows.push(row)
  return { rows, sheets: reader.sheets }
}

async function workbook(
  rows: readonly (readonly unknown[])[],
  more: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void = () => {},
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('表')
  for (const row of rows) sheet.addRow([...row])
  more(sheet, book)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

async function changed(name: string, change: (xml: string) => string): Promise<Uint8Array> {
  const parts = unzipSync(await workbook([heading, ['甲', 'A1', 1, '2023-01-01']]))
  return zipSync({ ...parts, [name]: strToU8(change(strFromU8(parts[name]!))) })
}

const reason = async (work: () => unknown): Promise<string> => {
  try {
    await work()
  } catch (error) {
    if (error instanceof AppError) return error.reason
    throw error
  }
  return 'nothing thrown'
}

describe('the reader of workbooks', () => {
  const value = fc.oneof(
    fc
      .string({ unit: 'binary', maxLength: 20 })
      .map((sign) => sign.replaceAll(/[^\t\n -\ud7ff]|\s+$|^\s+/g, '')),
    fc.constantFrom('a & b < c > "d"', '_x0041_', '  ', '安丰市光伏玻璃有限公司', '#REF!', '0012'),
    fc.double({ noNaN: true, min: -1e12, max: 1e12 }),
    fc.integer(),
    fc.boolean(),
    fc.date({ min: new Date('1901-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
    fc.constant(null),
  )

  it('gives the very cells that another reader gives', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(value, { maxLength: 6 }), { maxLength: 8 }), async (rows) => {
        const bytes = await workbook(rows)
        const ours: [number, RawValue[]][] = []
        for await (const row of (await openSource(bytes, 'a.xlsx')).sheets[0]!.rows())
          ours.push([row.number, row.values])
        const theirs: [number, unknown[]][] = []
        for await (const { index, values } of streamXlsxRows(bytes, { sheet: 0 }))
          theirs.push([index + 1, values])
        const trimmed = (list: [number, unknown[]][]) =>
          list.map(([number, values]) => [
            number,
            values.slice(0, values.findLastIndex((one) => one !== null) + 1),
          ])
        expect(trimmed(ours)).toEqual(trimmed(theirs))
      }),
      { numRuns: 60 },
    )
  })

  it('joins runs of differing format, leaves out how they are pronounced, and knows texts within cells', async () => {
    const bytes = await changed('xl/worksheets/sheet1.xml', (xml) =>
      xml.replace(
        '</sheetData>',
        `<row r="3"><c r="A3" t="inlineStr"><is><r><t>乙</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 公司</t></r>
          <rPh sb="0" eb="1"><t>おつ</t></rPh></is></c><c r="B3" t="str"><f>"A"&amp;2</f><v>A2</v></c>
          <c r="C3"><v><![CDATA[12]]></v></c><!-- nothing --></row></sheetData>`,
      ),
    )
    const { rows } = await read(bytes)
    expect(rows[1]?.values).toMatchObject({ name: '乙 公司', uscc: 'A2', profit: '12' })
  })

  it('reads tags that bear a prefix, and rows and cells that say no place', async () => {
    const prefixed = await changed(
      'xl/worksheets/sheet1.xml',
      () =>
        `<?xml version="1.0"?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>
      <x:row>${heading.map((title) => `<x:c t="inlineStr"><x:is><x:t>${title}</x:t></x:is></x:c>`).join('')}</x:row>
      <x:row><x:c t='str'><x:v>甲</x:v></x:c><x:c t='str'><x:v>A1</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
    )
    expect((await read(prefixed)).rows[0]).toMatchObject({ number: 2, values: { name: '甲', uscc: 'A1' } })
  })
})

describe('what else officials send', () => {
  it('days count from 1904 where the workbook says so, with and without a date format', async () => {
    const bytes = await workbook(
      [heading, ['甲', 'A1', null, new Date('2023-03-24T00:00:00Z')], ['乙', 'A2', null, 43_547]],
      (_, book) => {
        book.properties.date1904 = true
      },
    )
    const parts = unzipSync(bytes)
    expect(strFromU8(parts['xl/workbook.xml']!)).toContain('date1904="1"')
    const { rows } = await read(bytes)
    // 43 547 days after 1904-01-01.
    expect(rows.map(({ values }) => values.foundedOn)).toEqual(['2023-03-24', '2023-03-24'])
  })

  it('a hidden row is read like the others and told', async () => {
    const bytes = await workbook([heading, ['甲', 'A1'], ['乙', 'A2']], (sheet) => {
      sheet.getRow(3).hidden = true
    })
    const { rows } = await read(bytes)
    expect(rows.map(({ tolerances }) => tolerances)).toEqual([
      [],
      [{ column: null, code: 'hiddenRow', details: {} }],
    ])
  })

  it('a heading alone brings no rows; the second of two equal headings is told as unknown', async () => {
    expect((await read(await workbook([heading]))).rows).toEqual([])
    const { rows, sheets } = await read(
      await workbook([
        [...heading, '利润'],
        ['甲', 'A1', 1, null, 2],
      ]),
    )
    expect(sheets[0]?.mapping?.unknown).toEqual([{ index: 4, title: '利润' }])
    expect(rows[0]?.values.profit).toBe('1')
  })

  it('a sheet of a hundred columns is read by those it has in common', async () => {
    const wide = Array.from({ length: 96 }, (_, index) => `指标${index}`)
    const { rows, sheets } = await read(
      await workbook([
        [...wide, ...heading],
        [...wide.map(() => 1), '甲', 'A1', '(1,234.5)', '2023.3.24'],
      ]),
    )
    expect(sheets[0]?.mapping?.unknown).toHaveLength(96)
    expect(rows[0]?.values).toEqual({ name: '甲', uscc: 'A1', profit: '-1234.5', foundedOn: '2023-03-24' })
  })

  it.each(['#REF!', '#N/A', '#DIV/0!'])('the error %s of a cell is a fault and no value', async (error) => {
    const bytes = await workbook([heading, ['甲', 'A1', { error }, null]])
    expect((await read(bytes)).rows[0]?.faults).toEqual([
      { column: 'profit', code: 'officeError', details: { from: error } },
    ])
  })

  it.each(['utf-16le', 'utf-16be'])('a text table in %s', async (encoding) => {
    const text = Buffer.from(`\ufeff${heading.join('\t')}\r\n甲\tA1\t１２\t2023/3/24\r\n`, 'utf16le')
    const bytes = encoding === 'utf-16le' ? text : text.swap16()
    const { rows } = await read(new Uint8Array(bytes), 'a.csv')
    expect(rows[0]?.values).toEqual({ name: '甲', uscc: 'A1', profit: '12', foundedOn: '2023-03-24' })
  })

  it('cells merged over a million rows below the data cost nothing', async () => {
    const bytes = await changed('xl/worksheets/sheet1.xml', (xml) =>
      xml.replace(
        '</sheetData>',
        `</sheetData><mergeCells>${'<mergeCell ref="C2:C1048576"/>'.repeat(2000)}</mergeCells>`,
      ),
    )
    const { rows } = await read(bytes)
    expect(rows[0]?.values.profit).toBe('1')
  })
})

describe('files that could harm', () => {
  it('a sheet of a million rows is refused with a clear word', async () => {
    const rows = Array.from(
      { length: 1_048_576 },
      (_, index) => `<row r="${index + 1}"><c><v>1</v></c></row>`,
    )
    const bytes = await changed('xl/worksheets/sheet1.xml', (xml) =>
      xml.replace(/<sheetData>.*<\/sheetData>/s, `<sheetData>${rows.join('')}</sheetData>`),
    )
    expect(await reason(() => read(bytes))).toBe('tabular.file.tooManyRows')
  }, 60_000)

  it.each(['xl/workbook.xml', 'xl/sharedStrings.xml', 'xl/styles.xml', 'xl/worksheets/sheet1.xml'])(
    'entities that multiply in %s are refused',
    async (name) => {
      const bytes = await changed(name, (xml) => {
        const entities = Array.from(
          { length: 9 },
          (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`,
        )
        return xml.replace('?>', `?><!DOCTYPE x [<!ENTITY e0 "ha">${entities.join('')}]>`)
      })
      expect(await reason(() => read(bytes))).toBe('tabular.file.hasDoctype')
    },
  )

  it('shared texts that unpack to far more than they may are stopped on the way', async () => {
    const bytes = await changed('xl/sharedStrings.xml', (xml) =>
      xml.replace('</sst>', `<si><t>${'0'.repeat(30 * 2 ** 20)}</t></si></sst>`),
    )
    expect(await reason(() => read(bytes))).toBe('tabular.file.bomb')
    const limits = { ...defaultLimits, unpackedBytes: 2 ** 20 }
    expect(await reason(() => openSource(bytes, 'a.xlsx', limits))).toBe('tabular.file.bomb')
  })

  it('an archive that is cut off or damaged anywhere is refused and never breaks the reader', async () => {
    const whole = await workbook([heading, ['甲', 'A1', 1, '2023-01-01']])
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.nat(whole.length - 1),
        fc.nat(255),
        async (length, at, byte) => {
          expect(await reason(() => read(whole.slice(0, length)))).toMatch(/^tabular\.file\./)
          const damaged = whole.slice()
          damaged[at] = byte
          expect(await reason(() => read(damaged))).toMatch(/^tabular\.file\.|^nothing thrown$/)
          // Whatever a change leaves readable still says the same.
          if ((await reason(() => read(damaged))) === 'nothing thrown')
            expect((await read(damaged)).rows).toEqual((await read(whole)).rows)
        },
      ),
      { numRuns: 100 },
    )
  })

  it('a part locked by a password is told as such', async () => {
    const bytes = zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') })
    const directory = Buffer.from(bytes).indexOf(Buffer.from('PK\x01\x02', 'latin1'))
    bytes[directory + 8] = bytes[directory + 8]! | 1
    expect(await reason(() => openSource(bytes, 'a.xlsx'))).toBe('tabular.file.oldFormat')
  })
})

import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { officeTimeout, openedInOffice } from './testing/office.ts'
import { fillSheet, guardFormula, workbook } from './workbook.ts'

const leaving = { by: '张 & 王', at: new Date('2023-06-15T01:00:00Z') }

const gaps = fillSheet({
  name: '短板',
  title: '短板清单（数据截至 2023-06-15）',
  columns: [
    { title: '环节', width: 20, value: (row: { name: string; score: number | null }) => row.name },
    { title: '得分', width: 10, value: (row) => row.score },
  ],
  rows: [
    { name: '光伏玻璃', score: 62.5 },
    { name: '=1+1', score: null },
  ],
})

const people = fillSheet({
  name: '人员',
  title: '联系人',
  columns: [{ title: '姓名', width: 10, personal: true, value: (row: string) => row }],
  rows: ['某甲'],
})

async function opened(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as never)
  return book
}

describe('a workbook', () => {
  it(
    'opens in another office program with the same cells',
    async () => {
      expect(openedInOffice(await workbook([gaps, people], leaving))).toEqual([
        '"短板清单（数据截至 2023-06-15）",',
        '"环节","得分"',
        '"光伏玻璃",62.5',
        '"\'=1+1",',
      ])
    },
    officeTimeout,
  )

  it('with several lists has a sheet for each', async () => {
    const book = await opened(await workbook([gaps, people], leaving))
    expect(book.worksheets.map(({ name }) => name)).toEqual(['短板', '人员'])
    expect(book.getWorksheet('人员')?.getCell('A3').value).toBe('某甲')
  })

  it('with personal data says on every page and in a note who took it out and when; another does not', async () => {
    const book = await opened(await workbook([gaps, people], leaving))
    const text = '含个人信息，请勿外传　张 & 王　2023-06-15 导出'
    const sheet = book.getWorksheet('人员')!
    expect(sheet.headerFooter.oddHeader).toContain(text.replace('&', '&&'))
    expect(sheet.headerFooter.oddFooter).toContain('&P/&N')
    expect(JSON.stringify(sheet.getCell('A1').note)).toContain(text)
    expect(book.getWorksheet('短板')?.headerFooter).toBeNull()
    expect(book.getWorksheet('短板')?.getCell('A1').note).toBeUndefined()
  })

  it('text that begins like a formula stays text, numbers stay numbers', () => {
    expect(['=1', '+1', '-1', '@a', '正常', -1, null].map(guardFormula)).toEqual([
      "'=1",
      "'+1",
      "'-1",
      "'@a",
      '正常',
      -1,
      null,
    ])
  })
})

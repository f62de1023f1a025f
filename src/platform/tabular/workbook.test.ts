import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { guardFormula, workbook } from './workbook.ts'

describe('a workbook', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'shuanglian-xlsx-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('opens in another office program with the same cells', async () => {
    const bytes = await workbook({
      sheet: '短板',
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
    const file = join(folder, 'gaps.xlsx')
    writeFileSync(file, bytes)
    execFileSync(
      'soffice',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        'csv:Text - txt - csv (StarCalc):44,34,76,1',
        '--outdir',
        folder,
        file,
      ],
      { stdio: 'ignore', timeout: 120_000 },
    )
    expect(readFileSync(join(folder, 'gaps.csv'), 'utf8').trim().split('\n')).toEqual([
      '"短板清单（数据截至 2023-06-15）",',
      '"环节","得分"',
      '"光伏玻璃",62.5',
      '"\'=1+1",',
    ])
  }, 150_000)

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

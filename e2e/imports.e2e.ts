import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { soundCode } from './killing.ts'
import { launchBrowser, openAs, type Product, picture, startProduct } from './testing.ts'

const firms = ['旅程甲光伏有限公司', '旅程乙电子有限公司'] as const

describe('a table that an office brings', () => {
  let product: Product
  let browser: Browser
  beforeAll(async () => {
    product = await startProduct()
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })

  /** A list as counties send it, with one county misspelt. */
  async function badFile(): Promise<string> {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('企业')
    sheet.addRow(['天长市工业企业名录'])
    sheet.addRow(['单位名称', '统一社会信用代码', '县区', '职工人数', '来源', '数据日期'])
    sheet.addRow([firms[0], soundCode('91341181MD0000001'), '天长', 120, '县区报送', '2023.6.1'])
    sheet.addRow([firms[1], soundCode('91341181MD0000002'), '天常市', 60, '县区报送', '2023-06-01'])
    const path = join(product.dataDir, '天长企业.xlsx')
    await book.xlsx.writeFile(path)
    return path
  }

  async function bring(page: Page, path: string): Promise<void> {
    await page.goto('/imports?table=directory.enterprise')
    // The field stands before the page has come to rest, and takes a file then without anybody listening.
    await page.waitForLoadState('networkidle')
    await page.locator('input[type=file]').setInputFiles(path)
    await page.waitForURL(/\/imports\/[0-9a-f-]{36}/)
    await page.getByText('待确认').first().waitFor({ timeout: 60_000 })
  }

  async function take(page: Page): Promise<void> {
    await page.getByRole('button', { name: '确认导入' }).click()
    await page.locator('.ant-popover').getByRole('button', { name: '确认导入' }).click()
    await page.getByText('已导入').first().waitFor({ timeout: 60_000 })
  }

  const rows = async (page: Page, view: string): Promise<string> =>
    (await page.getByRole('button', { name: new RegExp(`^${view}`) }).innerText()).replaceAll(/\s+/g, ' ')

  it('is checked, its good rows are taken, the bad ones are mended in the returned copy, and the batch goes back', async () => {
    const { page, faults } = await openAs(browser, product.url, 'indicators')
    page.setDefaultTimeout(60_000)
    await bring(page, await badFile())
    await page.getByText('所在地：“天常市”不在选项中，是否应为：天长市').waitFor()
    await page.getByText('日期“2023.6.1”读作 2023-06-01').first().waitFor()
    expect([await rows(page, '有误'), await rows(page, '新增')]).toEqual(['有误 1', '新增 1'])
    await picture(page, 'imports-checked')
    await take(page)

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载标注错误的原表' }).click(),
    ])
    const copy = new ExcelJS.Workbook()
    await copy.xlsx.load(readFileSync(await download.path()) as never)
    const sheet = copy.getWorksheet('企业')!
    expect(sheet.getCell('G4').value).toContain('天常市')
    sheet.getCell('C4').value = '天长市'
    const mended = join(product.dataDir, '待修改.xlsx')
    writeFileSync(mended, Buffer.from(await copy.xlsx.writeBuffer()))

    await bring(page, mended)
    expect([await rows(page, '有误'), await rows(page, '新增'), await rows(page, '无变化')]).toEqual([
      '有误 0',
      '新增 1',
      '无变化 1',
    ])
    await take(page)
    const batch = page.url()

    await page.goto(`/enterprises?query=${encodeURIComponent(firms[1])}`)
    await page.getByRole('cell', { name: firms[1] }).click()
    await page.getByText('导入自').first().waitFor()
    await picture(page, 'imports-firm')

    await page.goto(batch)
    await page.getByRole('button', { name: '撤销整批' }).click()
    await page.getByRole('dialog').getByLabel('撤销理由').fill('报送单位撤回')
    await page.getByRole('dialog').getByRole('button', { name: '撤销整批' }).click()
    await page.getByText('已撤销').first().waitFor()
    await page.goto(`/enterprises?query=${encodeURIComponent(firms[1])}`)
    await page.getByText('没有符合条件的记录').waitFor()
    await page.goto(`/enterprises?query=${encodeURIComponent(firms[0])}`)
    await page.getByRole('cell', { name: firms[0] }).waitFor()
    expect(faults).toEqual([])
  }, 400_000)
})

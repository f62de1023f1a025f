import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, logIn, openPage, type Product, startProduct } from './testing.ts'

describe('organisations and people', () => {
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

  it('from the tree to a bureau, its head, the phone for a reason, and the post handed over', async () => {
    const { page, faults } = await openPage(browser, product.url)
    await logIn(page, product.url, 'training')
    await page.goto('/organisations')
    await page.getByLabel('查找机构').fill('商务局')
    await page.getByRole('tree').getByText('市商务局').click()
    await page.getByRole('heading', { name: '滁州市商务局' }).waitFor()
    await page.locator('dd a').first().click()
    await page.getByRole('heading', { name: '任职经历' }).waitFor()
    const phone = page.locator('dd', { hasText: /^138\*{4}\d{4}/ })
    await phone.getByRole('button').click()
    await page.getByLabel('查看事由').fill('通知参加会议')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /显\s?示/ })
      .click()
    await page.getByText('本次查看已记入审计日志').waitFor()
    expect(await page.getByText(/^1380000\d{4}/).count()).toBe(1)

    await page.getByRole('button', { name: /^交\s?接$/ }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel('接任人员').fill('纪')
    await page.locator('.ant-select-item-option').first().click()
    await form.getByLabel('依据').fill('测试任免文件')
    await form.locator('button[type=submit]').click()
    await page.getByText('已交接').waitFor()
    await page.getByText('已止').first().waitFor()
    expect(faults).toEqual([])
    await page.close()
  })
})

import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, logIn, openPage, type Product, startProduct } from './testing.ts'

describe('duplicates in the enterprise register', () => {
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

  it('a pair of the queue is merged, the old address leads on, and the merge is taken back', async () => {
    const { page, faults } = await openPage(browser, product.url)
    await logIn(page, product.url, 'indicators')
    await page.goto('/enterprises')
    await page.getByRole('button', { name: '查重' }).click()
    await page.getByRole('heading', { name: '企业查重' }).waitFor()
    const pairs = page.getByRole('article')
    await pairs.first().waitFor()
    const before = await pairs.count()
    const links = pairs.first().locator('td a')
    const [left, right] = [await links.nth(0).getAttribute('href'), await links.nth(1).getAttribute('href')]

    await pairs.first().focus()
    await page.keyboard.press('m')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('保留的一条').waitFor()
    await dialog.getByLabel('理由').fill('同一家企业，重复报送')
    await dialog.getByRole('button', { name: /合\s?并/ }).click()
    await page.getByText('已合并，可在企业页面撤销').waitFor()
    await expect.poll(() => pairs.count(), { timeout: 15_000 }).toBe(before - 1)

    await page.goto(right!)
    await page.getByRole('heading', { name: '合并记录' }).waitFor()
    const title = await page.getByRole('heading', { level: 1 }).textContent()
    await page.goto(left!)
    await page.getByRole('heading', { name: '合并记录' }).waitFor()
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(title)

    await page.getByRole('button', { name: '拆分（撤销合并）' }).click()
    await page.getByRole('dialog').getByLabel('理由').fill('核对后是两家')
    await page.getByRole('dialog').getByRole('button', { name: '拆分（撤销合并）' }).click()
    await page.getByText('已撤销合并').first().waitFor()
    await page.goto('/enterprises/duplicates')
    await expect.poll(() => pairs.count(), { timeout: 15_000 }).toBe(before)

    await pairs.first().focus()
    await page.keyboard.press('n')
    await page.getByRole('dialog').getByLabel('理由').fill('两家不同的企业')
    await page.getByRole('dialog').getByRole('button', { name: '不是同一家' }).click()
    await expect.poll(() => pairs.count(), { timeout: 15_000 }).toBe(before - 1)
    expect(faults).toEqual([])
    await page.close()
  })
})

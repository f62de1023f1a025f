import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openAs, type Product, picture, startProduct } from './testing.ts'

describe('the lists behind the work', () => {
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

  it('the auditor filters the log, unfolds an entry by keyboard, keeps the view and takes the entries out', async () => {
    const { page, faults } = await openAs(browser, product.url, 'auditor')
    await page.goto('/admin/audit')
    await page.getByRole('searchbox', { name: '理由或内容' }).fill('演示')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/admin/audit?text=*')
    await page.getByRole('combobox', { name: '对象类别' }).click()
    await page.keyboard.type('企业')
    await page.getByTitle('企业', { exact: true }).last().click()
    await page.waitForURL('**kind=directory.enterprise*')

    const row = page.locator('[data-row]').first()
    await row.focus()
    await page.keyboard.press('Enter')
    await page.getByText('请求编号').first().waitFor()
    await page.keyboard.press('ArrowDown')
    const focused = await page.evaluate(() => document.activeElement?.getAttribute('data-row'))
    expect(focused).toBe(await page.locator('[data-row]').nth(1).getAttribute('data-row'))
    await picture(page, 'audit-unfolded')

    await page.getByRole('columnheader', { name: '序号' }).click()
    await page.waitForURL('**sort=id*')
    await page.getByRole('button', { name: '保存视图' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: '名称' }).fill('企业装载记录')
    await dialog.getByRole('button', { name: '保存' }).click()
    await dialog.waitFor({ state: 'hidden' })

    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出' }).click(),
    ])
    expect(file.suggestedFilename()).toMatch(/\.xlsx$/)

    await page.goto('/admin/audit')
    await page.getByRole('combobox', { name: '选择视图' }).click()
    await page.getByTitle('企业装载记录').last().click()
    await page.waitForURL((url) => url.searchParams.get('kind') === 'directory.enterprise')
    expect(new URL(page.url()).searchParams.get('sort')).toBe('id')
    expect(faults).toEqual([])
    await page.close()
  })

  it('a number that no entry has leads back to the whole log', async () => {
    const { page, faults } = await openAs(browser, product.url, 'auditor')
    await page.goto('/admin/audit?requestId=none')
    await page.getByRole('button', { name: '清除筛选' }).click()
    await page.locator('[data-row]').first().waitFor()
    expect(new URL(page.url()).search).toBe('')
    expect(faults).toEqual([])
    await page.close()
  })

  it('the queue of duplicates is filtered and ordered in the address, and judged by keys as before', async () => {
    const { page, faults } = await openAs(browser, product.url, 'indicators')
    await page.goto('/enterprises/duplicates?sort=left')
    const cards = page.getByRole('article')
    await cards.first().waitFor()
    const all = await cards.count()
    expect(all).toBeGreaterThan(1)
    await page.getByRole('searchbox', { name: '名称或信用代码' }).fill('棠衡')
    await page.keyboard.press('Enter')
    await page.waitForURL('**query=*')
    await expect.poll(() => cards.count()).toBe(1)
    await cards.first().focus()
    await page.keyboard.press('l')
    await page.getByText('没有符合条件的记录').waitFor()
    await page.getByRole('button', { name: '清除筛选' }).click()
    await expect.poll(() => cards.count()).toBe(all - 1)
    expect(faults).toEqual([])
    await page.close()
  })

  it('messages are looked through by words, and only those that fit are marked as read', async () => {
    const { page, faults } = await openAs(browser, product.url, 'lead-unit')
    for (let count = 0; count < 2; count += 1)
      await page.request.post(`${product.url}/api/inbox/test`, { data: {}, headers: { origin: product.url } })
    await page.goto('/inbox?query=%E6%B2%A1%E6%9C%89%E8%BF%99%E6%9D%A1')
    await page.getByRole('button', { name: '全部标为已读' }).click()
    await page.getByText('已标为已读').waitFor()
    await page.getByRole('button', { name: '清除筛选' }).click()
    // The demo city has told the unit that a class enrols.
    await page.getByRole('link', { name: '消息，3 条未读' }).first().waitFor()
    await page.getByRole('searchbox', { name: '标题或内容' }).fill('试发')
    await page.keyboard.press('Enter')
    await page.waitForURL('**query=*')
    await page.getByRole('button', { name: '全部标为已读' }).click()
    await page.getByRole('link', { name: '消息，1 条未读' }).first().waitFor()
    await page.getByText('未读', { exact: true }).first().click()
    await page.waitForURL('**view=unread*')
    expect(faults).toEqual([])
    await page.close()
  })
})

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, logIn, openPage, type Product, picture, startProduct } from './testing.ts'

describe('drafts on a shared desk', () => {
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

  const draftsInTab = (page: Page) =>
    page.evaluate(() => Object.keys(sessionStorage).filter((name) => name.startsWith('shuanglian.draft.')))
  const draftOf = async (page: Page, key: string) =>
    (await page.request.get(`${product.url}/api/drafts?key=${key}`)).json() as Promise<{
      value: { values: Record<string, unknown> }
    } | null>

  it('what was typed outlives a closed page and a sign-out, and is shown to nobody else', async () => {
    const { page } = await openPage(browser, product.url)
    page.setDefaultTimeout(30_000)
    await logIn(page, product.url, 'indicators')
    const key = 'directory.enterprise:new'
    await page.goto('/enterprises/new')
    await page.getByLabel('企业名称').fill('写到一半的企业')
    // At once: the pause after typing never comes.
    await page.goto('/')
    await expect
      .poll(async () => (await draftOf(page, key))?.value.values.name, { timeout: 10_000 })
      .toBe('写到一半的企业')
    await page.goto('/enterprises/new')
    await page.getByText('未保存的内容').waitFor()
    expect(await page.getByLabel('企业名称').inputValue()).toBe('写到一半的企业')
    expect(await draftsInTab(page)).toHaveLength(1)
    await picture(page, 'draft-restored')

    // A browser that has lost the internet: the server in the office's own network is still there.
    await page.evaluate(() => window.dispatchEvent(new Event('offline')))
    await page.getByRole('button', { name: '账号菜单' }).click()
    await page.getByRole('menuitem', { name: '退出登录' }).click()
    await page.waitForURL(/\/login$/)
    expect(await draftsInTab(page)).toEqual([])

    await logIn(page, product.url, 'chief')
    expect(await draftOf(page, key)).toBeNull()
    await page.goto('/')
    await page.getByRole('button', { name: '账号菜单' }).waitFor()

    // The former account's tab may be left by a closed session instead: the next person's page clears it.
    await page.evaluate(() => sessionStorage.setItem('shuanglian.draft.somebody/x', '{}'))
    await page.reload()
    await page.getByRole('button', { name: '账号菜单' }).waitFor()
    expect(await draftsInTab(page)).toEqual([])

    await logIn(page, product.url, 'indicators')
    await page.goto('/enterprises/new')
    await page.getByText('未保存的内容').waitFor()
    expect(await page.getByLabel('企业名称').inputValue()).toBe('写到一半的企业')
    await page.close()
  })

  it('no draft holds a telephone number', async () => {
    const { page } = await openPage(browser, product.url)
    page.setDefaultTimeout(30_000)
    await logIn(page, product.url, 'training')
    await page.goto('/people')
    await page.getByRole('button', { name: '登记人员' }).first().click()
    await page.locator('#name').fill('虚构己')
    await page.locator('#phone').fill('13900000000')
    const key = 'directory.person:new'
    await expect
      .poll(async () => (await draftOf(page, key))?.value.values.name, { timeout: 10_000 })
      .toBe('虚构己')
    expect(JSON.stringify(await draftOf(page, key))).not.toContain('13900000000')
    expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('13900000000')
    await page.reload()
    await page.getByRole('button', { name: '登记人员' }).first().click()
    await page.getByText('未保存的内容').waitFor()
    await picture(page, 'draft-in-drawer')
    await page.close()
  })
})

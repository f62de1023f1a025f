import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  desktop,
  launchBrowser,
  logIn,
  openPage,
  type Product,
  phone,
  sidewaysOverflow,
  startProduct,
} from './testing.ts'

describe('log-in', () => {
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

  /** A page, and its faults without the refusals this test provokes. */
  async function open(viewport = desktop): Promise<{ page: Page; faults: () => string[] }> {
    const { page, faults } = await openPage(browser, product.url, viewport)
    page.setDefaultTimeout(20_000)
    return { page, faults: () => faults.filter((fault) => !/status of 40[13]/.test(fault)) }
  }

  for (const [name, viewport] of [
    ['a desk', desktop],
    ['a phone', phone],
  ] as const)
    it(`leads from any page to the log-in page and back to it, on ${name}`, async () => {
      const { page, faults } = await open(viewport)
      await page.goto('/enterprises?kind=chainOwner')
      await page.waitForURL(/\/login\?return=/)
      await page.getByRole('heading', { name: '登录' }).waitFor()
      expect(await sidewaysOverflow(page)).toBe(0)
      await page.getByLabel('用户名').fill('chief')
      await page.getByLabel('密码').fill('not the password')
      await page.locator('form button[type=submit]').click()
      await page.getByText('用户名或密码不正确').waitFor()
      expect(await page.getByLabel('用户名').inputValue()).toBe('chief')
      await page.getByRole('button', { name: '以链长身份进入' }).click()
      await page.waitForURL(`${product.url}/enterprises?kind=chainOwner`)
      await page.getByRole('button', { name: '账号菜单' }).click()
      await page.getByRole('menuitem', { name: '退出登录' }).click()
      await page.waitForURL(/\/login$/)
      await page.goto('/enterprises')
      await page.waitForURL(/\/login\?return=/)
      expect(faults()).toEqual([])
      await page.close()
    })

  it('a return path to another host is not followed', async () => {
    const { page, faults } = await open()
    await page.goto(`/login?return=${encodeURIComponent('//evil.example/x')}`)
    await page.getByRole('button', { name: '以链长身份进入' }).click()
    await page.waitForURL(`${product.url}/`)
    expect(faults()).toEqual([])
    await page.close()
  })

  it('a session that ends while a form is open is begun anew without losing the form', async () => {
    const { page, faults } = await open()
    await logIn(page, product.url, 'county')
    const answer = await page.request.get(`${product.url}/api/enterprises?pageSize=1`)
    const { items } = (await answer.json()) as { items: { id: string }[] }
    await page.goto(`/enterprises/${items[0]!.id}`)
    await page.getByRole('button', { name: '编辑' }).first().click()
    const note = page.getByLabel('备注')
    await note.fill('待与县区核对职工人数')
    await page.context().clearCookies()
    await page.getByRole('button', { name: '保存' }).click()

    const dialog = page.locator('.ant-modal').filter({ hasText: '登录已结束' })
    await dialog.getByLabel('密码').fill('Demo-City-2026')
    await dialog.locator('button[type=submit]').click()
    await dialog.waitFor({ state: 'hidden' })
    expect(await note.inputValue()).toBe('待与县区核对职工人数')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('已保存').waitFor()
    expect(faults()).toEqual([])
    await page.close()
  })
})

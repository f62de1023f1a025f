import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openAs, type Product, startProduct } from './testing.ts'

describe('the inbox in a browser', () => {
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

  it('a notification shows at the bell, is opened by keyboard and is read then; a muted topic stays away', async () => {
    const { page, faults } = await openAs(browser, product.url, 'chain-office')
    // What the demo city has told it already.
    await page.request.post(`${product.url}/api/inbox/read-all`, {
      data: {},
      headers: { origin: product.url },
    })
    await page.goto('/inbox/settings')
    await page.getByRole('button', { name: '发送测试通知' }).click()
    await page.getByRole('link', { name: '消息，1 条未读' }).click()
    await page.getByRole('heading', { name: '今天' }).waitFor()
    const title = page.getByRole('link', { name: '这是一条试发的通知' })
    await title.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '通知设置' }).waitFor()
    await page.getByRole('link', { name: '消息', exact: true }).first().waitFor()

    // The link of an e-mail leads to the same place.
    const { items } = (await (await page.request.get(`${product.url}/api/inbox`)).json()) as {
      items: { id: string }[]
    }
    await page.goto(`/inbox/${items[0]?.id}`)
    await page.waitForURL('**/inbox/settings')

    await page.getByRole('combobox', { name: '测试通知' }).click()
    await page.getByTitle('静音').last().click()
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('已保存').waitFor()
    await page.getByRole('button', { name: '发送测试通知' }).click()
    await page.getByText('该事项已静音，未发送').waitFor()
    const unread = (await (await page.request.get(`${product.url}/api/inbox/unread`)).json()) as unknown
    expect(unread).toEqual({ unread: 0, act: 0 })
    expect(faults).toEqual([])
    await page.close()
  })
})

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { usccCheckDigit } from '#core/text/uscc.ts'
import {
  launchBrowser,
  logIn,
  openAs,
  openPage,
  type Product,
  phone,
  picture,
  sidewaysOverflow,
  startProduct,
} from './testing.ts'

describe('global search', () => {
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

  const field = (page: Page) => page.getByRole('combobox', { name: '查找内容' })
  const options = (page: Page) => page.getByRole('listbox', { name: '查找结果' }).getByRole('option')
  const openSearch = async (page: Page) => {
    await page.keyboard.press('Control+k')
    await field(page).waitFor()
  }

  it('a firm just entered is found by its initials with Ctrl-K and opened, and stands among the recent ones', async () => {
    const { page, faults } = await openAs(browser, product.url, 'county')
    await page.goto('/enterprises')
    await page.getByRole('heading', { name: '企业', exact: true }).waitFor()
    const body = '91341181MAE2E00010'.slice(0, 17)
    const answer = await page.request.post(`${product.url}/api/enterprises`, {
      data: {
        uscc: body + usccCheckDigit(body),
        name: '天长重乐精密（测试）有限公司',
        regionCode: '341181',
        aboveScale: false,
        source: '测试录入',
        asOfOn: '2023-06-01',
      },
      headers: { origin: product.url },
    })
    expect(answer.ok(), await answer.text()).toBe(true)

    // From within a field as well.
    await page.getByRole('main').locator('input').first().focus()
    await openSearch(page)
    await field(page).fill('tczl')
    const found = options(page).filter({ hasText: '天长重乐精密' })
    await found.waitFor()
    expect(await found.locator('mark').allTextContents()).toEqual(['天长重乐'])
    await picture(page, 'search')
    for (let step = 0; step < 20 && (await found.getAttribute('aria-selected')) !== 'true'; step += 1)
      await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '天长重乐精密（测试）有限公司' }).waitFor()

    await openSearch(page)
    await options(page).filter({ hasText: '天长重乐精密' }).waitFor()
    await page.keyboard.press('Escape')
    await field(page).waitFor({ state: 'detached' })
    expect(faults).toEqual([])
    await page.close()
  })

  it('an account without reach does not find it; one character gives a hint; pages and acts are found', async () => {
    const { page, faults } = await openAs(browser, product.url, 'zone')
    await page.goto('/')
    await page.getByRole('banner').getByRole('button', { name: '查找', exact: true }).click()
    await field(page).fill('天长重乐')
    await page.getByText('没有找到“天长重乐”').last().waitFor()
    await field(page).fill('天')
    await page.getByText('请再输入一个字').last().waitFor()
    await field(page).fill('duanban')
    await options(page).filter({ hasText: '短板清单' }).click()
    await page.waitForURL('**/gaps')
    await openSearch(page)
    await field(page).fill('yingwen')
    await options(page).filter({ hasText: '切换为英文' }).click()
    await page.getByRole('banner').getByRole('button', { name: 'Search', exact: true }).waitFor()
    expect(faults).toEqual([])
    await page.close()
  })

  it('on a phone it takes the whole width and nothing has to be scrolled sideways', async () => {
    const { page, faults } = await openPage(browser, product.url, phone)
    await logIn(page, product.url)
    await page.goto('/')
    await page.getByRole('banner').getByRole('button', { name: '查找', exact: true }).click()
    await field(page).fill('光伏')
    await options(page).first().waitFor()
    const box = await page
      .getByRole('dialog')
      .locator('.ant-modal-container, .ant-modal-content')
      .first()
      .boundingBox()
    expect(box?.width).toBe(phone.width)
    expect(await sidewaysOverflow(page)).toBe(0)
    expect(faults).toEqual([])
    await page.close()
  })
})

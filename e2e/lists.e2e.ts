import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openAs, type Product, picture, sidewaysOverflow, startProduct } from './testing.ts'

describe('one list, from a filter to a shared view and a change of many rows', () => {
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

  const rows = (page: Page) => page.locator('tbody tr[data-row]')
  const firstCells = (page: Page) =>
    rows(page)
      .locator('td:not(.ant-table-selection-column):first-of-type, td.ant-table-selection-column + td')
      .allInnerTexts()

  /** Chooses an option of a select by its label. */
  async function choose(page: Page, label: string, option: string): Promise<void> {
    await page.getByRole('combobox', { name: label, exact: true }).click()
    await page
      .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
      .getByText(option, { exact: false })
      .first()
      .click()
  }

  it('is filtered and put in order, saved as a view for all, and opened by a colleague from its address alone', async () => {
    const { page, faults } = await openAs(browser, product.url, 'indicators')
    page.setDefaultTimeout(40_000)
    await page.goto('/enterprises')
    await rows(page).first().waitFor()
    await choose(page, '所在地', '天长市')
    await page.waitForURL(/region=341181/)
    await page.locator('th', { hasText: '数据日期' }).click()
    await page.waitForURL(/sort=asOfOn/)
    await page.getByRole('button', { name: '显示列' }).click()
    await page.getByRole('checkbox', { name: '职工人数' }).check()
    await page.waitForURL(/columns=.*staff/)
    await page.keyboard.press('Escape')
    await page.getByText('合计', { exact: true }).waitFor()
    expect(await page.locator('tfoot').innerText()).toMatch(/[\d.]+ 万?人/)

    await page.getByRole('button', { name: '保存视图' }).click()
    await page.getByRole('dialog').getByLabel('名称').fill('天长企业核对')
    await page.getByRole('radio', { name: '所有登录人员' }).check()
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await page.getByText('视图已保存').waitFor()
    await page.locator('.ant-select', { hasText: '天长企业核对' }).waitFor()
    await picture(page, 'lists-view')
    expect(await sidewaysOverflow(page)).toBe(0)
    const address = page.url()
    const told = await firstCells(page)

    const colleague = await openAs(browser, product.url, 'head-office')
    colleague.page.setDefaultTimeout(40_000)
    await colleague.page.goto(address)
    await rows(colleague.page).first().waitFor()
    expect(await firstCells(colleague.page)).toEqual(told)
    await colleague.page.locator('.ant-select', { hasText: '天长企业核对' }).waitFor()
    expect(colleague.faults).toEqual([])
    expect(faults).toEqual([])
  })

  it('is walked by keyboard, rows are chosen, changed together after a preview, and taken back', async () => {
    const { page, faults } = await openAs(browser, product.url, 'indicators')
    page.setDefaultTimeout(40_000)
    await page.goto('/enterprises?region=341181&columns=name,source,regionCode')
    await rows(page).first().focus()
    await page.keyboard.press(' ')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press(' ')
    await page.getByText('已选 2 条').waitFor()
    const before = await rows(page).first().innerText()
    await page.keyboard.press('End')
    expect(
      await rows(page)
        .last()
        .evaluate((row) => row === document.activeElement),
    ).toBe(true)

    await page.getByRole('button', { name: '批量修改', exact: true }).click()
    await choose(page, '修改项目', '来源')
    await page.getByLabel('改为').fill('统计局核定')
    await page.getByLabel('修改理由').fill('年报核定后统一来源')
    await page.getByRole('button', { name: '预览修改' }).click()
    await page.getByText('将修改 2 条').waitFor()
    await picture(page, 'lists-preview')
    await page.getByRole('button', { name: '修改 2 条' }).click()
    await page.getByText('已修改 2 条').waitFor()
    await picture(page, 'lists-changed')
    expect(await rows(page).first().innerText()).toContain('统计局核定')

    await page.getByRole('button', { name: '整批撤销' }).click()
    const dialog = page.getByRole('dialog').filter({ hasText: '撤销对 2 条的批量修改' })
    await dialog.getByLabel('修改理由').fill('来源填错')
    await dialog.getByRole('button', { name: '整批撤销' }).click()
    await page.getByText('已撤销 2 条').waitFor()
    await page.locator('.ant-drawer-close').first().click()
    await expect.poll(() => rows(page).first().innerText()).toBe(before)
    expect(faults).toEqual([])
  })

  it('problems are handed to another unit together: those that cannot be say why, and all go back', async () => {
    const { page, faults } = await openAs(browser, product.url, 'chain-office')
    page.setDefaultTimeout(40_000)
    await page.goto('/problems?chain=pv')
    await rows(page).first().waitFor()
    const before = await firstCells(page)
    await page.locator('thead .ant-checkbox-input').first().focus()
    await page.keyboard.press(' ')
    await page.getByText(`已选 ${before.length} 条`).waitFor()
    await page.getByRole('button', { name: `批量修改全部 ${before.length} 条` }).click()
    await choose(page, '修改项目', '牵头单位')
    await page.getByRole('button', { name: '预览修改' }).click()
    await page.getByText('请填写').first().waitFor()
    // A long list shows what is typed for.
    await page.getByRole('combobox', { name: '改为', exact: true }).fill('发展和改革')
    await choose(page, '改为', '滁州市发展和改革委员会')
    await page.getByLabel('修改理由').fill('专题会明确由发改委统筹')
    await page.getByRole('button', { name: '预览修改' }).click()
    await page.getByText(/将修改 \d+ 条，\d+ 条不能修改/).waitFor()
    await page.getByText('当前状态下不能办理此事').first().waitFor()
    await picture(page, 'lists-problems-preview')
    expect(await sidewaysOverflow(page)).toBe(0)
    await page.getByRole('button', { name: /^修改 \d+ 条$/ }).click()
    await page.getByText(/已修改 \d+ 条/).waitFor()
    await rows(page).filter({ hasText: '滁州市发展和改革委员会' }).first().waitFor()
    await page.getByRole('button', { name: '整批撤销' }).click()
    const dialog = page.getByRole('dialog').filter({ hasText: '的批量修改' }).last()
    await dialog.getByLabel('修改理由').fill('改由经信局继续牵头')
    await dialog.getByRole('button', { name: '整批撤销' }).click()
    await page.getByText(/已撤销 \d+ 条/).waitFor()
    await page.locator('.ant-drawer-close').first().click()
    await expect.poll(() => rows(page).filter({ hasText: '滁州市发展和改革委员会' }).count()).toBe(0)
    expect(faults).toEqual([])
  })

  it('is printed with its filter in words, the columns chosen and nothing of the page around it', async () => {
    const { page } = await openAs(browser, product.url, 'indicators')
    page.setDefaultTimeout(40_000)
    await page.goto('/enterprises?region=341181&columns=name,staff,note')
    await rows(page).first().waitFor()
    await page.emulateMedia({ media: 'print' })
    await page.getByText(/筛选：所在地：天长市.*打印于.*共 \d+ 条/).waitFor()
    expect(await page.locator('thead th').allInnerTexts()).toEqual(['企业名称', '职工人数', '备注'])
    for (const chrome of [
      page.getByRole('button', { name: '保存视图' }),
      page.locator('.ant-pagination'),
      page.locator('nav'),
    ])
      expect(await chrome.first().isVisible()).toBe(false)
    await picture(page, 'lists-print')
  })

  it('adds up the output of one industry, and says why it does not add up several', async () => {
    const { page, faults } = await openAs(browser, product.url, 'indicators')
    page.setDefaultTimeout(40_000)
    await page.goto('/output/figures')
    await rows(page).first().waitFor()
    expect(await page.locator('tfoot').innerText()).toContain('口径重叠，不合计')
    await choose(page, '产业', '光伏')
    await page.waitForURL(/industry=/)
    await expect
      .poll(() => page.locator('tfoot').innerText(), { timeout: 20_000 })
      .toMatch(/合计\s+[\d,.]+ 亿元/)
    await page.keyboard.press('Escape')
    await page.emulateMedia({ media: 'print' })
    await page.getByText(/筛选：产业：光伏.*打印于/).waitFor()
    expect(await page.locator('tfoot').innerText()).toMatch(/合计\s+[\d,.]+ 亿元/)
    await picture(page, 'lists-output')
    expect(faults).toEqual([])
  })

  it('says why it is empty and leads on', async () => {
    const { page } = await openAs(browser, product.url, 'indicators')
    page.setDefaultTimeout(40_000)
    await page.goto('/enterprises?query=没有这样的企业')
    await page.getByText('当前筛选：', { exact: false }).waitFor()
    await page.getByRole('button', { name: '清除筛选' }).click()
    await rows(page).first().waitFor()
  })
})

import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser, logIn, openAs, openPage, type Product, picture, startProduct } from './testing.ts'

const article = [
  '安丰市产业链建设见实效',
  '来源：安丰日报',
  '在全省“季度赛马”评议中，安丰市经济运行连续7个季度居全省第一。',
  '安丰市建立了光伏、食品两大产业链。',
].join('\n')

describe('journeys an official would recognise', () => {
  let product: Product
  let browser: Browser
  let page: Page
  let faults: string[]

  beforeAll(async () => {
    product = await startProduct()
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })
  beforeEach(async () => {
    const opened = await openPage(browser, product.url)
    page = opened.page
    faults = opened.faults
    page.setDefaultTimeout(20_000)
    await logIn(page, product.url, 'chain-office')
  })
  afterEach(async () => {
    await page.close()
    expect(faults).toEqual([])
  })

  it('SYS4: opens a chain, reads the reasons of a gap, overrides it with a reason, and finds the override in its history', async () => {
    await page.goto('/')
    await page.getByRole('link', { name: '光伏', exact: true }).first().click()
    await page.locator('[data-node="pv-module"]').click()
    const drawer = page.locator('.ant-drawer')
    await drawer.getByRole('heading', { name: '光伏组件' }).waitFor()
    expect(page.url()).toContain('node=pv-module')
    await drawer.getByText('判定依据').waitFor()
    await drawer.getByText('分项得分').waitFor()

    await drawer.getByRole('button', { name: '人工认定' }).click()
    const dialog = page.locator('.ant-modal')
    await dialog.getByText('堵点').click()
    await dialog.locator('textarea').fill('出口认证受阻，专班会商认定')
    await dialog.locator('.ant-modal-footer').getByRole('button', { name: '人工认定' }).click()
    await drawer.getByRole('button', { name: '撤销认定' }).waitFor()
    await drawer.getByText('理由：出口认证受阻，专班会商认定').waitFor()

    await page.reload()
    await page.locator('.ant-drawer').getByText('出口认证受阻，专班会商认定').first().waitFor()
  })

  it('SYS21: pastes a document, confirms a fact, sees it on the chain card, follows its thread to the sentence', async () => {
    await page.goto('/documents')
    await page.getByRole('button', { name: '上传文献' }).first().click()
    await page.getByText('粘贴文字').click()
    await page.getByLabel('文字', { exact: true }).fill(article)
    await page.getByRole('button', { name: '上传并入库' }).click()
    await page.waitForURL(/documents\/[0-9a-f-]{36}/)
    await page.getByText('安丰日报').first().waitFor()

    const fact = page.locator('[data-fact]').filter({ hasText: '光伏' }).first()
    await fact.click()
    await fact.getByRole('button', { name: /确认/ }).first().click()
    await fact.getByText('已确认').first().waitFor()

    await page.goto('/chains/pv?tab=card')
    await page.getByText('安丰日报').first().waitFor()
    await page
      .getByRole('link', { name: /光伏、食品/ })
      .first()
      .click()
    await page.waitForURL(/documents\/[0-9a-f-]{36}\?fact=/)
    const chosen = page.locator('[data-chosen]').first()
    await chosen.waitFor()
    expect(await page.locator('[data-chosen]').allTextContents()).toContain('光伏、食品两大产业链')

    const factId = new URL(page.url()).searchParams.get('fact')
    const response = await page.request.get(`${product.url}/api/thread?kind=documents.fact&id=${factId}`)
    const { links } = (await response.json()) as { links: { relation: string }[] }
    expect(links.map((link) => link.relation)).toEqual(expect.arrayContaining(['readFrom', 'about']))
  })

  it('two who edit the same column see both versions, and whichever is chosen nothing is lost unseen', async () => {
    const office = await openAs(browser, product.url, 'chain-office')
    const lead = await openAs(browser, product.url, 'lead-unit')
    const answer = await lead.page.request.get(`${product.url}/api/problems?chain=pv&state=inProgress`)
    const { items } = (await answer.json()) as { items: { id: string }[] }
    const measure = (on: Page) => on.getByRole('region', { name: '五列台账' }).getByLabel('措施')
    const edit = async (on: Page, text: string) => {
      await on.getByRole('button', { name: '编辑台账' }).click()
      await measure(on).fill(text)
    }
    const save = (on: Page) => on.getByRole('button', { name: /^保\s?存$/ }).click()
    for (const { page: one } of [office, lead]) await one.goto(`/problems/${items[0]?.id}`)

    await edit(office.page, '由市发展改革委统筹能耗指标')
    await edit(lead.page, '企业先行技改，再申请指标')
    await save(office.page)
    await office.page.getByText('台账已保存').waitFor()
    await save(lead.page)
    const clash = lead.page.getByRole('alert').filter({ hasText: '由市发展改革委统筹能耗指标' })
    await clash.getByText('企业先行技改，再申请指标').waitFor()
    await picture(lead.page, 'conflict')
    await clash.getByRole('button').last().click()
    await lead.page.getByRole('definition').filter({ hasText: '企业先行技改，再申请指标' }).waitFor()

    await edit(office.page, '两项措施并行')
    await save(office.page)
    const again = office.page.getByRole('alert').filter({ hasText: '企业先行技改，再申请指标' })
    await again.getByRole('button').first().click()
    await office.page.getByRole('definition').filter({ hasText: '企业先行技改，再申请指标' }).waitFor()
    await office.page.getByRole('tab', { name: '修改记录' }).click()
    await office.page.getByText('由市发展改革委统筹能耗指标').first().waitFor()
    faults.push(...[...office.faults, ...lead.faults].filter((fault) => !fault.includes('status of 409')))
    for (const { page: one } of [office, lead]) await one.close()
  })

  it('a gap list is filtered, keeps its filter in the address, and exports what is shown', async () => {
    await page.goto('/gaps?chain=pv')
    await page.locator('tbody tr[tabindex]').first().waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/\.xlsx$/)
  })

  it('the interface switches to English and stays so', async () => {
    await page.goto('/')
    await page.getByText('EN', { exact: true }).click()
    await page.getByText('Demo data').first().waitFor()
    await page.reload()
    await page.getByText('Demo data').first().waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
  })
})

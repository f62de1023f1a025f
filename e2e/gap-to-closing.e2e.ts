import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openAs, type Product, picture, startProduct } from './testing.ts'

const gap = '石英坩埚'

describe('a gap becomes a problem', () => {
  let product: Product
  let browser: Browser
  const faults: string[][] = []

  beforeAll(async () => {
    product = await startProduct()
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })

  /** The browser of an account. */
  async function open(username: string): Promise<Page> {
    const opened = await openAs(browser, product.url, username)
    faults.push(opened.faults)
    return opened.page
  }

  it('SYS10: raised by the office, handled by the lead unit, settled by the chief, rated by the firm, and closed with its block', async () => {
    const firm = await open('enterprise-user')
    const own = await firm.request.get(`${product.url}/api/enterprises`)
    const firmName = ((await own.json()) as { items: { name: string }[] }).items[0]!.name

    const office = await open('chain-office')
    await office.goto('/chains/pv')
    await office.getByRole('button', { name: '诊断设置' }).click()
    await office.getByLabel('堵点：未解决堵点不少于').fill('1')
    await office.getByRole('textbox', { name: '调整理由' }).fill('本链实行一事一办，一个堵点即作判定')
    // The answer, not the note of it, which is gone again after a moment.
    const settled = office.waitForResponse(
      (answer) => answer.url().includes('/settings') && answer.request().method() !== 'GET',
    )
    await office.getByRole('button', { name: /^保\s?存$/ }).click()
    expect((await settled).ok()).toBe(true)

    await office.goto('/gaps?chain=pv')
    await office.locator('tbody tr', { hasText: gap }).waitFor()
    await picture(office, '1-gaps')
    const row = office.locator('tbody tr', { hasText: gap })
    const before = await row.locator('[data-verdict]').innerText()
    expect(before).toBe('弱链')
    await row.getByRole('button', { name: '转为问题' }).click()
    await office.getByRole('heading', { name: '登记问题' }).waitFor()
    const title = await office.getByLabel('标题').inputValue()
    expect(title).toContain(gap)
    expect(await office.getByLabel('问题', { exact: true }).inputValue()).toContain(gap)
    await office
      .getByLabel('问题', { exact: true })
      .fill('二期拉晶扩产能耗指标缺口约4万吨标准煤，影响坩埚投产')
    const like = office.getByRole('region', { name: '疑似同类问题' })
    await like.getByRole('link', { name: '拉晶扩产能耗指标有缺口' }).waitFor()
    await choose(office, '涉及企业', firmName)
    await office.getByLabel('构成堵点').check()
    await picture(office, '2-new-problem')
    await office.getByRole('button', { name: /^登\s?记$/ }).click()
    await office.waitForURL(/problems\/[0-9a-f-]{36}/)
    await act(office, /^分\s?派$/)
    await choose(office, '牵头单位', '滁州市经济和信息化局')
    await office.getByRole('dialog').getByLabel('办理时限（工作日）').fill('10')
    await picture(office, '3-assign')
    await confirm(office, '已分派')
    await office.getByText('剩 10 个工作日').first().waitFor()

    const lead = await open('lead-unit')
    await openFromHome(lead, title, '4-lead-home')
    await act(lead, /^提出措施$/)
    await lead.getByRole('dialog').getByLabel('措施').fill('会同链主企业联合攻关，引进高纯石英砂项目')
    await confirm(lead, '已定对策')
    await act(lead, /^开始推进$/)
    await confirm(lead, '推进中')
    for (const level of ['工作专班', '链长']) {
      await act(lead, /^提\s?级$/)
      await lead.getByRole('dialog').getByLabel('理由').fill('用地与能耗指标涉及多个部门')
      await confirm(lead, `已提级 · ${level}`)
    }
    await picture(lead, '5-escalated')

    const chief = await open('chief')
    await openFromHome(chief, title, '6-chief-home')
    await expect.poll(() => reloadedVerdict(chief), { timeout: 60_000, interval: 1_000 }).toBe('堵点')
    await picture(chief, '7-chief')
    await act(chief, /^明确意见$/)
    await chief.getByRole('dialog').getByLabel('理由').fill('由市自然资源和规划局本月内落实用地')
    await confirm(chief, '推进中')

    await lead.reload()
    const files = lead.getByRole('region', { name: '附件' })
    await files.locator('input[type=file]').setInputFiles({
      name: '石英坩埚项目验收单.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
    })
    await files.getByRole('button', { name: '石英坩埚项目验收单.pdf' }).waitFor()
    await act(lead, /^申报办结$/)
    const resolving = lead.getByRole('dialog')
    await resolving.getByLabel('成效').fill('项目已投产，月产能满足两家拉晶企业需要')
    await resolving.getByLabel('佐证 1').fill('验收单')
    await choose(lead, '依据类型', '本页附件')
    await choose(lead, '依据', '石英坩埚项目验收单.pdf')
    await picture(lead, '8-resolve')
    await confirm(lead, '办结待验')
    await lead.getByRole('region', { name: '办结佐证' }).getByText('石英坩埚项目验收单.pdf').waitFor()

    await openFromHome(firm, title, '9-firm-home')
    await act(firm, /^企业评价$/)
    await firm.getByRole('dialog').getByText('满意', { exact: true }).click()
    await picture(firm, '10-rate')
    await confirm(firm, '企业已评价')

    await openFromHome(office, title, '11-office-home')
    await act(office, /^销\s?号$/)
    await confirm(office, '已销号')
    await expect.poll(() => reloadedVerdict(office), { timeout: 60_000, interval: 1_000 }).toBe(before)
    const trail = office.getByRole('complementary').last()
    await trail.getByText('石英坩埚项目验收单.pdf').first().waitFor()
    expect(await trail.innerText()).not.toMatch(/platform\.|attachedTo/)
    await trail.getByRole('tab', { name: '修改记录' }).click()
    await picture(office, '12-closed')
    for (const step of ['登记', '分派', '提级', '明确意见', '申报办结', '评价', '销号'])
      await office.getByRole('region', { name: '办理过程' }).getByText(step).first().waitFor()
    expect(faults.flat()).toEqual([])
    // Two of its waits are for jobs of a minute at most.
  }, 360_000)
})

/** Presses what the reader may do now. */
const act = (page: Page, name: RegExp): Promise<void> =>
  page.getByRole('region', { name: '当前办理' }).getByRole('button', { name }).click()

/** Waits until the head of the page says so. */
const stands = (page: Page, word: string): Promise<void> =>
  page.locator('main header').getByText(word).first().waitFor()

/** Does what the dialog asks for, and waits until the page has been told of it and the state is what comes of it. */
async function confirm(page: Page, word: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.locator('.ant-modal-footer .ant-btn-primary').click()
  await dialog.waitFor({ state: 'hidden' })
  await stands(page, word)
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  const field: Locator = page.getByLabel(label, { exact: true }).last()
  await field.click()
  if ((await field.getAttribute('readonly')) === null) await field.fill(option)
  const list = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
  // Chosen by the event and not by the place: while the list slides in, a click would fall on a neighbour.
  await list
    .locator('.ant-select-item-option')
    .filter({ has: page.getByText(option, { exact: true }) })
    .first()
    .dispatchEvent('click')
}

/** Opens a matter from where the home page says that it waits for its reader. */
async function openFromHome(page: Page, title: string, step: string): Promise<void> {
  await page.goto('/')
  const queue = page.getByRole('region', { name: '待办' })
  await queue.getByRole('link').first().waitFor()
  await picture(page, step)
  while ((await queue.getByRole('link', { name: title }).count()) === 0) {
    const next = queue.locator('.ant-pagination-next:not(.ant-pagination-disabled)')
    expect(await next.count(), `${title} waits for its reader`).toBe(1)
    const links = () => queue.getByRole('link').allInnerTexts()
    const shown = (await links()).join()
    await next.click()
    // Two pages never hold the same matters.
    await expect.poll(async () => (await links()).join(), { timeout: 20_000 }).not.toBe(shown)
  }
  await queue.getByRole('link', { name: title }).click()
  await page.getByRole('region', { name: '当前办理' }).waitFor()
}

/** What the node is judged to be, as the problem's page tells it. */
const verdictOf = (page: Page): Promise<string> =>
  page.getByRole('region', { name: '基本情况' }).locator('dd a + [data-verdict]').innerText()

/** The same once jobs have run: the page is read anew. */
async function reloadedVerdict(page: Page): Promise<string> {
  await page.reload()
  return verdictOf(page)
}

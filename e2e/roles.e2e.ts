import { createHmac } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openAs, openPage, type Product, picture, startProduct } from './testing.ts'

/** Menu entries that show what the city does; administrators have none of them. */
const business = ['图谱', '短板清单', '问题', '任务', '企业', '产值', '治理', '文献', '公文']

describe('what each role sees and may do', () => {
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

  const menuOf = (page: Page): Promise<string[]> =>
    page.getByRole('navigation').getByRole('link').allInnerTexts()
  const count = async (page: Page, path: string): Promise<number | null> => {
    const answer = await page.request.get(`${product.url}/api${path}`)
    return answer.ok() ? ((await answer.json()) as { total: number }).total : null
  }
  /** A problem that the account does not reach, as the whole city's reader sees it. */
  async function foreignProblem(page: Page): Promise<string> {
    const all = await openAs(browser, product.url, 'training')
    const list = (from: Page) =>
      from.request
        .get(`${product.url}/api/problems?open=false&pageSize=200`)
        .then(async (answer) =>
          answer.ok() ? ((await answer.json()) as { items: { id: string }[] }).items : [],
        )
    const own = new Set((await list(page)).map(({ id }) => id))
    const foreign = (await list(all.page)).find(({ id }) => !own.has(id))
    await all.page.close()
    if (foreign === undefined) throw new Error('the account reaches every problem of the city')
    return foreign.id
  }

  it.each([
    { role: 'county', menu: business, enterprises: 43 },
    { role: 'enterprise-user', menu: ['图谱', '短板清单', '问题', '企业', '治理'], enterprises: 1 },
  ])(
    '$role sees its own part of the city, and a foreign problem as one that does not exist',
    async ({ role, menu, enterprises }) => {
      const { page, faults } = await openAs(browser, product.url, role)
      await page.goto('/')
      await page.getByRole('heading', { name: '待办' }).waitFor()
      expect((await menuOf(page)).filter((entry) => business.includes(entry))).toEqual(menu)
      await picture(page, `role-${role}-home`)
      expect(await count(page, '/enterprises?pageSize=1')).toBe(enterprises)
      await page.goto('/enterprises')
      await page.locator('.ant-pagination-total-text', { hasText: `${enterprises} 条` }).waitFor()
      expect(faults).toEqual([])
      await page.goto(`/problems/${await foreignProblem(page)}`)
      await page.getByText('没有找到这个问题，或不在您的查看范围').waitFor()
      await picture(page, `role-${role}-foreign`)
      await page.getByRole('link', { name: '回到工作台' }).click()
      await page.getByRole('heading', { name: '待办' }).waitFor()
      expect(faults.filter((fault) => !fault.includes('status of 404'))).toEqual([])
      await page.close()
    },
  )

  it('the training section reads the whole city and raises the problems that its research finds', async () => {
    const { page, faults } = await openAs(browser, product.url, 'training')
    await page.goto('/')
    await page.getByRole('heading', { name: '待办' }).waitFor()
    expect((await menuOf(page)).filter((entry) => business.includes(entry))).toEqual(business)
    expect(await count(page, '/enterprises?pageSize=1')).toBe(317)
    await page.goto('/problems')
    await page.locator('tbody tr[tabindex]').first().waitFor()
    expect(await page.getByRole('button', { name: '登记问题' }).count()).toBe(1)
    expect(faults).toEqual([])
    await page.close()
  })

  it.each(['sysadmin', 'secadmin', 'auditor'])('%s sees no business data at all', async (role) => {
    const { page, faults } = await openAs(browser, product.url, role)
    await page.goto('/')
    await page.getByRole('heading', { name: '待办' }).waitFor()
    expect((await menuOf(page)).filter((entry) => business.includes(entry))).toEqual([])
    expect(await page.getByText('总体情况').count()).toBe(0)
    await picture(page, `role-${role}-home`)
    for (const path of ['/enterprises', '/problems', '/tasks', '/documents'])
      expect(await count(page, path), path).toBeNull()
    for (const path of ['/chains/pv', '/gaps', `/problems/${await foreignProblem(page)}`]) {
      await page.goto(path)
      await page.getByText('没有查看此页的权限').waitFor()
    }
    expect(faults).toEqual([])
    await page.close()
  })

  it('the system administrator finds no way to grant, is refused over the API, and the attempt stands in the log', async () => {
    const { page, faults } = await openAs(browser, product.url, 'sysadmin')
    const me = await page.request.get(`${product.url}/api/session/me`)
    const { accountId } = (await me.json()) as { accountId: string }
    await page.goto(`/admin/accounts?account=${accountId}`)
    await page.getByRole('dialog').waitFor()
    expect(await page.getByRole('button', { name: '授予角色' }).count()).toBe(0)
    const refused = await page.request.post(`${product.url}/api/grants`, {
      data: { accountId, roleCode: 'chainOffice', sinceOn: '2026-01-01', reason: '自行授权' },
      headers: { origin: product.url },
    })
    expect(refused.status()).toBe(403)
    const log = await page.request.get(`${product.url}/api/audit?kind=access.account&id=${accountId}`)
    expect(await log.json()).toContainEqual(
      expect.objectContaining({
        action: 'access.right.refuse',
        reason: 'platform.right.missing',
        after: expect.objectContaining({ permission: 'access.grant.give' }),
      }),
    )
    expect(faults).toEqual([])
    await page.close()
  })

  it('one opens an account, another lets it in; its owner changes the password and sets up two steps', async () => {
    const opening = await openAs(browser, product.url, 'sysadmin')
    await opening.page.goto('/admin/accounts')
    await opening.page.getByRole('button', { name: '开设账号' }).click()
    const entering = opening.page.getByRole('dialog')
    await entering.getByLabel('姓名', { exact: true }).fill('荀望之')
    await entering.getByLabel('用户名', { exact: true }).fill('xun.wangzhi')
    await picture(opening.page, 'admin-1-new')
    await opening.page.getByRole('button', { name: /^开\s?设$/ }).click()
    const handOver = opening.page.getByRole('dialog').filter({ has: opening.page.locator('code') })
    const password = (await handOver.locator('code').first().innerText()).trim()
    await picture(opening.page, 'admin-2-password')

    const owner = await openPage(browser, product.url)
    owner.page.setDefaultTimeout(20_000)
    const logIn = async (secret: string) => {
      await owner.page.getByLabel('用户名').fill('xun.wangzhi')
      await owner.page.getByLabel('密码').fill(secret)
      await owner.page.locator('form button[type=submit]').click()
    }
    await owner.page.goto('/login')
    await logIn(password)
    await owner.page.getByRole('alert').first().waitFor()

    const checking = await openAs(browser, product.url, 'secadmin')
    await checking.page.goto('/admin/accounts?query=xun.wangzhi')
    await checking.page.getByText('荀望之').first().click()
    const drawer = checking.page.getByRole('dialog')
    await drawer.getByRole('button', { name: /^批\s?准$/ }).click()
    await drawer.getByText('启用').first().waitFor()
    await picture(checking.page, 'admin-3-approved')
    await drawer.getByRole('button', { name: '授予角色' }).waitFor()

    await logIn(password)
    await owner.page.getByLabel('当前密码').fill(password)
    await owner.page.getByLabel('新密码', { exact: true }).fill('Anfeng-Pv-2026-lian')
    await owner.page.getByLabel('再次输入新密码').fill('Anfeng-Pv-2026-lian')
    await picture(owner.page, 'admin-4-first-password')
    await owner.page.locator('form button[type=submit]').click()
    await owner.page.getByRole('heading', { name: '待办' }).waitFor()

    await owner.page.goto('/account')
    await owner.page.getByRole('button', { name: '开启两步验证' }).click()
    await owner.page.getByRole('dialog').getByLabel('当前密码').fill('Anfeng-Pv-2026-lian')
    await owner.page
      .getByRole('dialog')
      .getByRole('button', { name: /继\s?续/ })
      .click()
    const setup = owner.page.getByRole('dialog').filter({ hasText: '密钥' })
    const secret = (await setup.locator('p code').first().innerText()).replaceAll(' ', '')
    await picture(owner.page, 'admin-5-two-steps')
    await setup.getByLabel('输入验证器上显示的 6 位数字').fill(oneTimeCode(secret))
    await setup.getByRole('button', { name: '确认开启' }).click()
    await owner.page.getByText('已开启').first().waitFor()
    expect([...opening.faults, ...checking.faults]).toEqual([])
    expect(owner.faults.filter((fault) => !/status of 40[13]/.test(fault))).toEqual([])
  })
})

/** The code an authenticator shows now for a secret in base 32 (RFC 6238: SHA-1, 30 seconds, six digits). */
function oneTimeCode(secret: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const hash = createHmac('sha1', key).update(counter).digest()
  const at = (hash.at(-1) ?? 0) & 15
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

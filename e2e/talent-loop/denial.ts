import { expect } from 'vitest'
import { type City, look, visit } from '../city.ts'
import type { Pair } from './match.ts'
import { title } from './need.ts'

/** Whose phone the other firm's is. */
export const otherFirm = 'other-firm'
const password = 'Lian-Wai-2026-qiye'

/**
 * Somebody of another firm gets an account as administrators open it, and logs in for the first time. How accounts are
 * opened by hand is a journey of its own.
 */
export async function openOtherFirm(city: City): Promise<void> {
  const candidates = await city.ask<{ personId: string; name: string; orgId: string; orgName: string }[]>(
    'sysadmin',
    'GET',
    `/accounts/candidates?query=${encodeURIComponent('有限公司')}`,
  )
  const somebody = candidates.find(({ orgName }) => !orgName.includes('湛信化学'))!
  const { account, temporaryPassword } = await city.ask<{
    account: { id: string; lockVersion: number }
    temporaryPassword: string
  }>('sysadmin', 'POST', '/accounts', {
    username: otherFirm,
    name: somebody.name,
    personId: somebody.personId,
    orgId: somebody.orgId,
  })
  const { id, lockVersion } = account
  await city.ask('secadmin', 'POST', `/accounts/${id}/approve`, { lockVersion })
  await city.ask('secadmin', 'POST', '/grants', {
    accountId: id,
    roleCode: 'enterpriseUser',
    orgId: somebody.orgId,
    sinceOn: city.dayAt(0),
    reason: '企业联系人开通账号',
  })
  const page = await city.strangersPhone(otherFirm)
  await page.goto('/login')
  await page.getByLabel('用户名').fill(otherFirm)
  await page.getByLabel('密码').fill(temporaryPassword)
  await page.locator('form button[type=submit]').click()
  await page.getByLabel('当前密码').fill(temporaryPassword)
  await page.getByLabel('新密码', { exact: true }).fill(password)
  await page.getByLabel('再次输入新密码').fill(password)
  await page.locator('form button[type=submit]').click()
  await page.getByRole('heading', { name: '待办' }).waitFor()
}

/** Another firm sees neither the need nor whom it is matched with, by whatever way. */
export async function findNothing(
  city: City,
  { needId, engagementId, pair }: { needId: string; engagementId: string; pair: Pair },
): Promise<void> {
  const page = await city.strangersPhone(otherFirm)
  for (const list of ['/talent/engagements', '/talent/needs']) {
    await visit(page, `${list}?query=${encodeURIComponent(title)}`)
    await page.getByText(/^没有符合条件的/).waitFor()
    expect(await page.locator('body').innerText()).not.toContain(pair.name)
  }
  for (const [path, words] of [
    [`/talent/needs/${needId}`, /没有找到|没有这条/],
    [`/talent/engagements/${engagementId}`, /没有找到|没有这项/],
    ['/talent/people', /没有查看此页的权限/],
    ['/talent/matches', /没有查看此页的权限/],
  ] as const) {
    await page.goto(path)
    await page.getByText(words).first().waitFor()
    expect(await page.locator('body').innerText()).not.toContain(pair.name)
  }
  await look(page, 'denied')
}

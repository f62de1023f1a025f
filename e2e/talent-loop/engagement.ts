import { expect } from 'vitest'
import { button, dialogOf, enterDay, pressAndWait, step } from '../acts.ts'
import { type City, look, visit } from '../city.ts'
import type { Pair } from './match.ts'
import { phoneOfFirm, title } from './need.ts'

const at = (id: string): string => `/talent/engagements/${id}`

/** The talent section finds the suggestion among the engagements and shortlists the person. Gives its id. */
export async function shortlist(city: City, pair: Pair): Promise<string> {
  const page = await city.atDesk('talent')
  await page.getByRole('navigation').getByRole('link', { name: '人才对接' }).first().click()
  await page.waitForURL(/talent\/engagements/)
  const row = page.getByRole('row').filter({ hasText: title }).filter({ hasText: pair.name })
  await row.getByText('待筛选', { exact: true }).click()
  await page.waitForURL(/engagements\/[0-9a-f-]{36}$/)
  await look(page, 'suggested')
  await step(page, '列为入围', '已入围')
  await look(page, 'shortlisted')
  return page.url().split('/').at(-1) ?? ''
}

/** The section makes the address under which the person answers. Gives its path. */
export async function sendOffer(city: City, id: string, pair: Pair): Promise<string> {
  const page = await city.atDesk('talent')
  await visit(page, at(id))
  const before = await page.getByRole('region', { name: '联系方式' }).innerText()
  expect(before).toContain('双方同意前')
  expect(before).not.toMatch(/19000\d{6}/)
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain(pair.name)
  await button(page, '生成征询链接').click()
  await enterDay(dialogOf(page), '有效期至', city.dayAt(10))
  await pressAndWait(button(dialogOf(page), '生成征询链接'), '/invitation')
  const address = page.getByText(/\/o\/\S+/).first()
  await address.waitFor()
  await look(page, 'offer-made')
  return /\/o\/\S+/.exec(await address.innerText())?.[0] ?? ''
}

/** The person opens the address on a phone without an account, and agrees. */
export async function answerOffer(city: City, path: string, pair: Pair): Promise<void> {
  const page = await city.strangersPhone()
  await visit(page, path)
  await page.getByText(`${pair.name}，您好`).waitFor()
  const told = await page.locator('body').innerText()
  expect(told).toContain('安徽湛信化学股份有限公司')
  expect(told).toContain(title)
  await look(page, 'offer')
  await page.getByText('同意与该企业对接并提供联系方式').click()
  await pressAndWait(button(page, '提交'), '/engagements/answer')
  await page.getByRole('status').filter({ hasText: '您已同意对接' }).waitFor()
  await look(page, 'offer-answered')
}

/** The enterprise, which knows no name yet, agrees on its phone. */
export async function agree(city: City, id: string, pair: Pair): Promise<void> {
  const page = await city.onPhone('enterprise-user')
  await visit(page, '/talent/engagements')
  const card = page.getByRole('main').getByText(title).first()
  await card.click()
  await page.waitForURL(`**${at(id)}`)
  const heading = page.getByRole('heading', { level: 1 })
  await heading.filter({ hasText: `人才 ${pair.number} 号` }).waitFor()
  expect(await page.locator('body').innerText()).not.toContain(pair.name)
  await look(page, 'agree')
  await button(page, '用人方同意对接').click()
  await pressAndWait(button(dialogOf(page), '用人方同意对接'), '/agree')
  await heading.filter({ hasText: pair.name }).waitFor()
}

/** Both agreed: each sees how to reach the other. */
export async function seeContacts(city: City, id: string, pair: Pair): Promise<void> {
  const page = await city.onPhone('enterprise-user')
  await visit(page, at(id))
  const contacts = page.getByRole('region', { name: '联系方式' })
  await pressAndWait(button(contacts, '查看联系方式'), '/contacts')
  await contacts.getByText(/1900001\d{4}/).waitFor()
  await contacts.getByText(phoneOfFirm).waitFor()
  expect(await contacts.innerText()).toContain(pair.name)
  await look(page, 'contacts')
}

/** The enterprise registers each step on its phone, until the person is there. */
export async function meetAndBoard(city: City, id: string): Promise<void> {
  const page = await city.onPhone('enterprise-user')
  await visit(page, at(id))
  for (const [action, state] of [
    ['登记已联系', '已联系'],
    ['进入面谈', '面谈'],
    ['登记录用意向', '录用意向'],
  ] as const)
    await step(page, action, state)
  await look(page, 'offer-state')
  await button(page.getByRole('region', { name: '办理', exact: true }), '登记到岗').click()
  await enterDay(dialogOf(page), '到岗日期', city.dayAt(0))
  await look(page, 'board')
  await pressAndWait(button(dialogOf(page), '登记到岗'), '/onboard')
  await page.locator('main header').getByText('已到岗', { exact: true }).first().waitFor()
  await look(page, 'on-board')
}

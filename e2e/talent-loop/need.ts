import { expect } from 'vitest'
import { button, choose, chooseIn, dialogOf, fieldsOf } from '../acts.ts'
import { type City, look, visit } from '../city.ts'
import { place } from './heat.ts'
import type { Pair } from './match.ts'

export const title = '聚烯烃改性工艺工程师'
/** Of a range that is given to nobody. */
export const phoneOfFirm = '19000029999'

/** An enterprise posts a need on its phone. Gives the id of the need. */
export async function postNeed(city: City): Promise<string> {
  const page = await city.onPhone('enterprise-user')
  await visit(page, '/talent/needs')
  await button(page, '填报需求').first().click()
  const drawer = dialogOf(page)
  await drawer.getByLabel('需求名称').fill(title)
  // The enterprise sees no other: its own name stands there already.
  await expect.poll(() => drawer.innerText()).toContain('安徽湛信化学股份有限公司')
  await choose(drawer, '产业链', place.chain)
  await choose(drawer, '环节', place.node)
  await drawer.getByLabel('人数').fill('1')
  // Five stars: the first of the tiers that are filled.
  await drawer.locator('.ant-rate-star').nth(4).locator('.ant-rate-star-second').click()
  await choose(drawer, '最低学历', '大学专科')
  // By another word for the same skill.
  const skills = fieldsOf(drawer, '必备技能', 'combobox')
  await skills.fill('化工工艺')
  await chooseIn(skills, /^化学工程/)
  await page.keyboard.press('Escape')
  await drawer.getByLabel('职责、需求说明').fill('负责聚烯烃改性配方与挤出工艺，解决批次间性能波动。')
  await drawer.getByText('更多要求与联系方式').click()
  await drawer.getByLabel('联系人', { exact: true }).fill('人力资源部')
  await drawer.getByLabel('联系电话').fill(phoneOfFirm)
  await look(page, 'need-form')
  await button(drawer, '填报需求').click()
  await page.waitForURL(/needs\/[0-9a-f-]{36}$/)
  await page.getByRole('heading', { name: title }).waitFor()
  await look(page, 'need')
  return page.url().split('/').at(-1) ?? ''
}

/** The talent section finds it in its list, by the enterprise's words. */
export async function findNeed(city: City, needId: string): Promise<void> {
  const page = await city.atDesk('talent')
  await visit(page, '/talent/needs')
  await page.getByPlaceholder(/需求名称/).fill(title)
  await page.keyboard.press('Enter')
  await page.locator('.ant-pagination-total-text', { hasText: '共 1 条' }).waitFor()
  await page.getByRole('row').filter({ hasText: title }).click()
  await page.waitForURL(`**/talent/needs/${needId}`)
  await page.getByRole('region', { name: '候选人才' }).getByRole('row').nth(1).waitFor()
  await look(page, 'need-candidates')
}

/** Both sides see that nobody is asked for any more. */
export async function seeFilled(city: City, needId: string): Promise<void> {
  for (const page of [await city.onPhone('enterprise-user'), await city.atDesk('talent')]) {
    await visit(page, `/talent/needs/${needId}`)
    await page.locator('main header').getByText('已满足', { exact: true }).waitFor()
    await look(page, 'need-filled')
  }
}

/** The thread of the need: the engagement made of it, and one step on the run, the person and the two sides. */
export async function followNeed(
  city: City,
  needId: string,
  { run, pair }: { run: { title: string }; pair: Pair },
): Promise<void> {
  const page = await city.atDesk('talent')
  await visit(page, `/talent/needs/${needId}`)
  const steps = page.getByRole('complementary').getByRole('listitem')
  const engaged = steps.filter({ hasText: `人才对接 ${title}` }).first()
  await engaged.waitFor()
  await button(page, '追溯更远').click()
  for (const source of [`匹配方案 ${run.title}`, `人才 ${pair.number} 号`, '安徽湛信化学股份有限公司'])
    await steps.filter({ hasText: title }).filter({ hasText: source }).first().waitFor()
  await look(page, 'need-thread')
  await engaged.getByRole('link', { name: title }).first().click()
  await page.waitForURL(/engagements\/[0-9a-f-]{36}$/)
  const history = page.getByRole('region', { name: '办理过程' })
  for (const act of ['列为入围', '登记已联系', '进入面谈', '登记录用意向', '登记到岗'])
    await history.getByText(act, { exact: true }).waitFor()
  await look(page, 'engagement-history')
}

import { expect } from 'vitest'
import { button, choose, chooseIn, dialogOf, enterDay, fieldsOf, pressAndWait, step } from '../acts.ts'
import { type City, look, visit } from '../city.ts'
import { chain } from './survey.ts'

const host = '滁州市委组织部干部教育科'
const statement = '掌握家电出海的海外认证和跨境电商规则，能给企业讲清楚'
/** The course of the library that meets it, taught by an expert without an account. */
export const course = { title: '家电品牌出海与跨境电商', teacher: '辛照野' } as const
/** Days from the first until the class is held. */
export const heldAfter = 45

/** From a problem to the need behind it. Gives the id of the need. */
export async function raiseNeed(city: City, problemId: string): Promise<string> {
  const page = await city.atDesk('training')
  await visit(page, `/problems/${problemId}`)
  await page.getByRole('link', { name: '提出培训需求' }).click()
  const drawer = dialogOf(page)
  await drawer.getByLabel('需求', { exact: true }).fill(statement)
  await choose(drawer, '单位', '滁州市商务局')
  await choose(drawer, '培训主题', '品牌与跨境电商')
  await page.keyboard.press('Escape')
  await drawer.getByRole('radio').nth(4).click()
  await look(page, 'new-need')
  const saved = page.waitForResponse((answer) => answer.url().endsWith('/training/needs') && answer.ok())
  await button(drawer, '保存').click()
  const { id } = (await (await saved).json()) as { id: string }
  await visit(page, `/training/needs?need=${id}`)
  await dialogOf(page).getByText(statement).first().waitFor()
  await look(page, 'need')
  return id
}

/** A class outside of the programme, from the template of a chain lecture. Gives its id. */
export async function draftClass(
  city: City,
  of: { title: string; reason: string; after: number },
): Promise<string> {
  const page = await city.atDesk('training')
  await visit(page, '/training/classes')
  await button(page, '拟办临时班次').click()
  await chooseIn(fieldsOf(page, '产业链', 'combobox').first(), chain.name)
  await button(page, '按模板填写').click()
  await expect.poll(() => page.getByLabel('培训目的').inputValue()).toContain(chain.name)
  await page.getByLabel('班次名称').fill(of.title)
  await page.getByLabel('列入计划外的理由').fill(of.reason)
  await choose(page, '主办单位', host)
  const day = city.dayAt(of.after)
  await enterDay(page, '开班日期', day)
  await enterDay(page, '结束日期', day)
  await page.getByLabel('名额').fill('6')
  await page.getByLabel('地点').fill('市委党校第三教室')
  await look(page, 'new-class')
  await button(page, '保存为草拟').click()
  await page.waitForURL(/classes\/[0-9a-f-]{36}$/)
  await page.getByRole('heading', { name: of.title }).waitFor()
  await look(page, 'class')
  return page.url().split('/').at(-1) ?? ''
}

/** Three people: who drafted it, who speaks for the host, who decides for the city. */
export async function approveClass(city: City, classId: string): Promise<void> {
  for (const [account, action, state] of [
    ['training', '提交审核', '待单位审核'],
    ['training-head', '单位审核通过', '待主管部门审批'],
    ['training-authority', '批准', '已批准'],
  ] as const) {
    const page = await city.atDesk(account)
    await visit(page, `/training/classes/${classId}`)
    await step(page, action, state)
    await look(page)
  }
}

/** Takes the proposal that meets the need, with its courses and teachers. */
export async function designClass(city: City, classId: string): Promise<void> {
  const page = await city.atDesk('training')
  await visit(page, `/training/classes/${classId}/design`)
  await pressAndWait(button(page, '生成方案'), '/design')
  const proposal = page.getByRole('region', { name: '推荐方案' })
  await proposal.getByText(course.title).first().waitFor()
  await look(page, 'design-proposal')
  await button(page, '采用推荐方案').click()
  const met = page.getByRole('region', { name: '满足的需求' })
  const need = met.getByRole('listitem').filter({ hasText: statement })
  await need.getByText(`${course.title}（品牌与跨境电商）`).waitFor()
  const problems = page.getByRole('region', { name: '问题与短板' })
  await problems.getByRole('listitem').filter({ hasText: '不掌握海外认证' }).getByText('已回应').waitFor()
  await pressAndWait(button(page, '保存设计'), '/design')
  await page
    .getByText(/保存于/)
    .first()
    .waitFor()
  await look(page, 'design')
}

/** The teacher reads on a phone what the class needs, and accepts. */
export async function inviteTeacher(city: City, classId: string): Promise<void> {
  const page = await city.atDesk('training')
  await visit(page, `/training/classes/${classId}/design`)
  await button(page, '邀请授课人').click()
  const drawer = dialogOf(page)
  await choose(drawer, '课程', course.title)
  await drawer.getByText(course.teacher).first().waitFor()
  await drawer.getByLabel('时段').fill('上午 8:30—10:30')
  await button(drawer, '生成邀请').click()
  const address = await drawer.getByText(/\/i\//).innerText()
  await look(page, 'invited')
  const invited = await city.strangersPhone()
  await invited.goto(new URL(address).pathname)
  await invited.getByText(`${course.teacher}，您好：`).waitFor()
  await invited.getByText(statement).waitFor()
  await look(invited, 'invitation')
  await invited.getByLabel('拟讲内容').fill('海外认证流程三步走，跨境电商平台规则，两个企业案例')
  await button(invited, '提交答复').click()
  await invited.getByText('您已接受邀请。').waitFor()
  await look(invited, 'invitation-accepted')
  await page.reload()
  await page.getByRole('region', { name: '专家邀请' }).getByText('已接受').waitFor()
  await look(page)
  expect(await page.getByRole('region', { name: '专家邀请' }).innerText()).toContain('海外认证流程三步走')
}

import { expect } from 'vitest'
import { button, choose, chooseIn, dialogOf, enterDay, fieldsOf, pressAndWait } from '../acts.ts'
import { type City, look, visit } from '../city.ts'

export const chain = { code: 'smart-appliance', name: '智能家电' } as const
const title = '智能家电链出海培训需求调研'
const asked = '工作中最缺哪方面的本领'
const rated = '下列主题的重要程度和掌握程度'

/** What the others write; the first three mean the same as the one on the phone, the last two something else. */
const others = [
  '不懂海外认证和跨境电商平台规则，帮不了家电企业出海',
  '家电企业出海时海外认证和跨境电商规则不会讲',
  '跨境电商和海外认证的规则不清楚，企业出海没人指导',
  '企业融资上市的流程不了解，需要学习',
  '不了解企业融资上市流程，想学习',
]
const own = '企业出海问海外认证和跨境电商规则，我答不上来'

/**
 * The training section asks, a trainee answers on a phone, a person confirms what was meant, and it becomes a problem of the
 * chain. Gives the id of the problem and the name of the group.
 */
export async function askAndRaise(city: City): Promise<{ problemId: string; group: string }> {
  const surveyId = await publish(city)
  await answerOnPhone(city, surveyId)
  await answerOthers(city, surveyId)
  const group = await confirmGroup(city, surveyId)
  return { group, problemId: await raiseProblem(city, group) }
}

async function publish(city: City): Promise<string> {
  const page = await city.atDesk('training')
  await visit(page, '/training/surveys')
  await button(page, '起草问卷').click()
  await page.getByLabel('问卷名称').fill(title)
  await page.getByLabel('调研目的').fill('摸清服务家电企业出海最缺的本领，据此设计下一期班次')
  await choose(page, '调研单位', '滁州市委组织部干部教育科')
  await page.getByLabel('调研依据').fill('年度干部教育培训计划')
  await choose(page, '产业链', chain.name)
  for (const [at, kind, text] of [
    [0, '主题评分', rated],
    [1, '开放填写', asked],
  ] as const) {
    await button(page, '添加题目').click()
    if (at > 0) await chooseIn(fieldsOf(page, '题型', 'combobox').nth(at), kind)
    await fieldsOf(page, '题目', 'textbox').nth(at).fill(text)
  }
  for (const topic of ['智能家电产业现状与趋势', '国家产业政策解读'])
    await chooseIn(fieldsOf(page, '主题', 'combobox'), new RegExp(topic))
  await page.keyboard.press('Escape')
  await button(page, '添加对象').click()
  await choose(page, '选择单位', '滁州市发展和改革委员会')
  await enterDay(page, '开始日期', city.dayAt(0))
  await enterDay(page, '截止日期', city.dayAt(10))
  await look(page, 'survey-form')
  await button(page, '保存').click()
  await page.waitForURL(/surveys\/[0-9a-f-]{36}$/)
  await button(page, '发布').click()
  await pressAndWait(dialogOf(page).getByRole('button', { name: /^发\s?布$/ }), '/open')
  await page.locator('main header').getByText('进行中').waitFor()
  await look(page, 'survey-open')
  return page.url().split('/').at(-1) ?? ''
}

/** From the message about it; the address behind it is the trainee's own. */
async function answerOnPhone(city: City, surveyId: string): Promise<void> {
  const page = await city.onPhone('trainee')
  await page.goto(`/surveys/${surveyId}/answer`)
  await page.getByRole('heading', { name: title }).waitFor()
  await look(page, 'answer-intro')
  await button(page, '开始填写').click()
  await page.getByRole('heading', { name: rated }).waitFor()
  for (const [topic, importance, mastery] of [
    ['智能家电产业现状与趋势', '5', '2'],
    ['国家产业政策解读', '3', '4'],
  ] as const) {
    await grade(`${topic}：重要程度`, importance)
    await grade(`${topic}：掌握程度`, mastery)
  }
  await look(page, 'answer-matrix')
  await button(page, '下一题').click()
  await page.getByRole('textbox', { name: asked }).fill(own)
  await look(page, 'answer-open')
  await button(page, '下一题').click()
  await page.getByRole('heading', { name: '检查并提交' }).waitFor()
  await look(page, 'answer-check')
  await button(page, '提交').click()
  await page.getByRole('heading', { name: '已提交，感谢参与' }).waitFor()
  await look(page)

  async function grade(name: string, value: string): Promise<void> {
    await page
      .getByRole('radiogroup', { name })
      .locator('label')
      .filter({ hasText: new RegExp(`^${value}$`) })
      .click()
  }
}

/** The others have no account: their addresses are given out on slips, and they answer at these, here over HTTP. */
async function answerOthers(city: City, surveyId: string): Promise<void> {
  const page = await city.atDesk('training')
  await page.reload()
  await button(page, '个人链接与二维码').click()
  await pressAndWait(button(page, '生成链接'), '/slips')
  const addresses = page.getByRole('main').locator('li code')
  await addresses.first().waitFor()
  await look(page, 'slips')
  const tokens = (await addresses.allInnerTexts()).map((url) => url.split('/').at(-1) ?? '')
  expect(tokens.length).toBeGreaterThanOrEqual(others.length)
  for (const [at, text] of others.entries()) {
    const token = tokens[at]
    const { questions } = await city.ask<{
      questions: { id: string; kind: string; topics: { code: string }[] }[]
    }>('trainee', 'POST', '/answering/open', { token })
    const answers = Object.fromEntries(
      questions.map(({ id, kind, topics }) => [
        id,
        kind === 'open'
          ? { kind, text }
          : {
              kind,
              rows: Object.fromEntries(topics.map(({ code }) => [code, { importance: 4, mastery: 2 }])),
            },
      ]),
    )
    await city.ask('trainee', 'POST', '/answering/hand-in', { token, answers, savedVersion: 0 })
  }
  await visit(page, `/training/surveys/${surveyId}`)
  await page.getByText(`已答 ${others.length + 1} 人`).waitFor()
}

/** Gives the name under which a person confirmed the group. */
async function confirmGroup(city: City, surveyId: string): Promise<string> {
  const name = '不掌握海外认证和跨境电商规则'
  const page = await city.atDesk('training')
  await visit(page, `/training/surveys/${surveyId}?tab=results`)
  await page.getByText('匿名问卷结束后才显示结果').waitFor()
  await button(page, '结束').click()
  await pressAndWait(dialogOf(page).getByRole('button', { name: /^结\s?束$/ }), '/close')
  await page.getByText(`共 ${others.length + 1} 份答卷`).waitFor()
  await look(page, 'results')
  await page.getByRole('tab', { name: '开放题归类' }).click()
  await button(page, '开始归类').or(button(page, '刷新')).first().waitFor()
  if (await button(page, '开始归类').isVisible()) await pressAndWait(button(page, '开始归类'), '/groups')
  const group = page
    .getByRole('article')
    .filter({ hasText: '待认定' })
    .filter({ hasText: /认证|跨境/ })
  await expect
    .poll(
      async () => {
        await page.reload()
        await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' })
        return group.count()
      },
      { timeout: 60_000, interval: 1_000 },
    )
    .toBeGreaterThan(0)
  await group
    .first()
    .getByText(/^\d 条$/)
    .waitFor()
  const size = await group
    .first()
    .getByText(/^\d 条$/)
    .innerText()
  expect(Number.parseInt(size, 10)).toBeGreaterThanOrEqual(3)
  await look(page, 'groups')
  await button(group.first(), '认定与改名').click()
  await dialogOf(page).getByLabel('名称').fill(name)
  await pressAndWait(dialogOf(page).getByRole('button', { name: /^认\s?定$/ }), '/answer-groups')
  await page.getByRole('article', { name }).getByText('已认定').waitFor()
  await look(page)
  return name
}

/** Gives the id of the problem. */
async function raiseProblem(city: City, group: string): Promise<string> {
  const page = await city.atDesk('training')
  await button(page.getByRole('article', { name: group }), '转为问题').click()
  await page.getByRole('heading', { name: '登记问题' }).waitFor()
  expect(await page.getByLabel('标题').inputValue()).toContain(group)
  await look(page, 'new-problem')
  await choose(page, '环节', '家电检测认证')
  await button(page, '登记').click()
  await page.waitForURL(/problems\/[0-9a-f-]{36}/)
  await page.getByRole('region', { name: '基本情况' }).waitFor()
  await look(page, 'problem')
  return page.url().split('/').at(-1) ?? ''
}

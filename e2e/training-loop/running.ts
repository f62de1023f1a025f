import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { feedbackSchedule } from '#modules/training/index.ts'
import { button, chooseIn, dialogOf, pressAndWait, step } from '../acts.ts'
import { type City, look, visit } from '../city.ts'
import { course, heldAfter } from './design.ts'

interface Session {
  id: string
  title: string
  at: { startsAt: string; endsAt: string }
}

/** Sessions from the design, times from the proposal, and a release. Gives the sessions in the order of the day. */
export async function releaseTimetable(city: City, classId: string): Promise<Session[]> {
  const page = await city.atDesk('training')
  await visit(page, `/training/classes/${classId}/timetable`)
  await pressAndWait(page.getByRole('button', { name: /^按课程生成课次/ }), '/fill')
  await page
    .getByRole('region', { name: /^待安排/ })
    .getByText(course.title)
    .waitFor()
  await button(page, '智能排课').click()
  const dialog = dialogOf(page)
  await dialog.getByText('已证明没有更好的安排').or(dialog.getByText('满足全部硬性要求。')).first().waitFor()
  await look(page, 'timetable-proposal')
  await pressAndWait(dialog.getByRole('button', { name: /^采用/ }), '/places')
  await dialog.waitFor({ state: 'hidden' })
  await look(page, 'timetable-draft')
  await button(page, '发布课表').click()
  await pressAndWait(button(dialogOf(page), '发布课表'), '/releases')
  await page.getByText('第 1 次发布').first().waitFor()
  await look(page)
  const own = await city.onPhone('trainee')
  await visit(own, '/timetable')
  await own.getByText(course.title).first().waitFor()
  await look(own, 'own-timetable')
  const { released } = await city.ask<{ released: Session[] }>(
    'training',
    'GET',
    `/training/classes/${classId}/timetable`,
  )
  return released.toSorted((a, b) => (a.at.startsAt < b.at.startsAt ? -1 : 1))
}

/** The day of the class: it begins, one signs in by the code on the screen, the rest is marked by hand. */
export async function holdClass(
  city: City,
  classId: string,
  { title, sessions }: { title: string; sessions: readonly Session[] },
): Promise<void> {
  const first = sessions[0]
  expect(first?.at.startsAt).toBe('08:30')
  await city.moveTo(heldAfter, '08:15')
  const page = await city.atDesk('training')
  await visit(page, `/training/classes/${classId}`)
  await step(page, '开班', '进行中')
  await signIn(city, classId, title)
  for (const { id } of sessions) {
    await visit(page, `/training/classes/${classId}/attendance?session=${id}`)
    await pressAndWait(button(page, '未登记的全部到课'), `/sessions/${id}/attendance`)
    await page.getByText('已登记完毕', { exact: true }).waitFor()
  }
  await look(page, 'attendance')
  await city.moveTo(heldAfter, '18:00')
  const later = await city.atDesk('training')
  await visit(later, `/training/classes/${classId}`)
  await step(later, '课程结束', '已结束')
  const own = await city.onPhone('trainee')
  await visit(own, '/my/training')
  await own.getByRole('region', { name: title }).getByText('可结业').waitFor()
  expect(await askForLeave(own, title).count(), 'nothing is left to ask leave from').toBe(0)
}

const askForLeave = (page: Page, title: string): Locator =>
  button(page.getByRole('region', { name: title }), '申请请假')

/** A trainee's phone at the code that the screen in the room shows. */
async function signIn(city: City, classId: string, title: string): Promise<void> {
  const screen = await city.atDesk('training')
  await visit(screen, `/training/classes/${classId}/attendance`)
  const shown = screen.waitForResponse((answer) => answer.url().includes('/sign-in-code') && answer.ok())
  await button(screen, '打开签到码').click()
  const { path } = (await (await shown).json()) as { path: string }
  await screen.getByText('已签到 0 / 6 人').waitFor()
  await look(screen, 'sign-in-screen')
  const own = await city.onPhone('trainee')
  await own.goto(path)
  await button(own, '签到').click()
  await own.getByText('签到成功').waitFor()
  await look(own, 'signed-in')
  await own.getByRole('link', { name: '查看我的培训' }).click()
  await askForLeave(own, title).waitFor()
}

/** What a form asks at most, so that it is filled in within a minute on a phone: taps, and one text that may stay empty. */
const most = { taps: 8, texts: 1 }

/** Everybody rates; the course that meets the need is found too far from practice. */
export async function rate(city: City, trainees: readonly string[]): Promise<void> {
  await city.run(feedbackSchedule)
  const page = await city.onPhone('trainee')
  await visit(page, '/my/ratings')
  await look(page, 'own-ratings')
  await page
    .getByRole('listitem')
    .filter({ hasText: course.title })
    .getByRole('button', { name: /打\s?分/ })
    .click()
  await page.getByRole('heading', { name: course.title }).waitFor()
  const questions = page.getByRole('main').getByRole('radiogroup')
  expect(await questions.count()).toBeLessThanOrEqual(most.taps)
  expect(await page.getByRole('main').getByRole('textbox').count()).toBeLessThanOrEqual(most.texts)
  for (const question of await questions.all())
    await question.locator('label').filter({ hasText: '及格' }).click()
  await look(page, 'rate')
  await pressAndWait(button(page, '提交'), '/own-ratings')
  await page.getByText('已提交，谢谢').waitFor()
  await look(page)
  for (const trainee of trainees) await rateTheRest(city, trainee)
}

/** What somebody may still rate, over HTTP as they would on their own phone. */
async function rateTheRest(city: City, trainee: string): Promise<void> {
  const { open } = await city.ask<{ open: { sessionId: string; title: string; heldOn: string }[] }>(
    trainee,
    'GET',
    '/own-ratings',
  )
  for (const { sessionId, title } of open.filter(({ heldOn }) => heldOn === city.dayAt(heldAfter))) {
    const level = title === course.title ? 'pass' : 'satisfied'
    await city.ask(trainee, 'POST', `/own-ratings/${sessionId}`, {
      answers: {
        items: { relevance: level, theory: level, information: level, expression: level, manner: level },
        qualities: { specialised: level, refined: level, practical: level },
      },
    })
  }
}

/** When the days of rating are over the class is evaluated and closed; the trainee sees the hours. */
export async function closeClass(city: City, classId: string, title: string): Promise<void> {
  await city.moveTo(heldAfter + 8)
  const page = await city.atDesk('training')
  await visit(page, `/training/classes/${classId}/feedback`)
  await page.getByRole('region', { name: '各门课程' }).getByText(course.title).waitFor()
  await look(page, 'ratings')
  await visit(page, `/training/classes/${classId}`)
  await step(page, '完成评估', '已评估')
  await step(page, '结班', '已结班')
  await look(page, 'closed')
  const own = await city.onPhone('trainee')
  await visit(own, '/my/training')
  const hours = own.getByRole('region', { name: '学时记录' }).getByRole('listitem').filter({ hasText: title })
  expect(await hours.innerText()).toMatch(/[1-9]\d* 学时/)
  await look(own, 'own-training')
}

/** The topic that trainees still lack three months on. */
export const lacking = '产业链党建'
const lackingCode = 'chain-party-building'

/** Three months later trainees say on their phones what they use of it and what they lack. */
export async function followUp(
  city: City,
  classId: string,
  title: string,
  trainees: readonly string[],
): Promise<void> {
  await city.moveTo(heldAfter + 91, '18:00')
  await city.run(feedbackSchedule)
  await expect
    .poll(
      () => city.ask<unknown[]>('trainee', 'GET', '/own-follow-ups').then((asked) => JSON.stringify(asked)),
      {
        timeout: 60_000,
        interval: 1_000,
      },
    )
    .toContain(classId)
  const page = await city.onPhone('trainee')
  await visit(page, '/my/ratings')
  await page
    .getByRole('listitem')
    .filter({ hasText: title })
    .getByRole('button', { name: /填\s?写/ })
    .click()
  await page.getByRole('radiogroup', { name: '工作中用上了吗' }).getByText('部分用上').click()
  await page.getByLabel('用在哪里').fill('给企业讲海外认证流程')
  await chooseIn(page.getByRole('combobox', { name: '还欠缺哪些方面' }), lacking)
  await page.keyboard.press('Escape')
  await look(page, 'follow-up')
  await pressAndWait(button(page, '提交'), '/own-follow-ups')
  await page.getByText('已提交，谢谢').waitFor()
  await look(page)
  for (const trainee of trainees.filter((one) => one !== 'trainee'))
    await city.ask(trainee, 'POST', `/own-follow-ups/${classId}`, {
      answers: { used: 'partly', where: null, hindrance: null, example: null, lacking: [lackingCode] },
    })
}

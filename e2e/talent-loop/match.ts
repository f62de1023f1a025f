import { expect } from 'vitest'
import { button, dialogOf, pressAndWait } from '../acts.ts'
import { type City, look, visit } from '../city.ts'
import { title } from './need.ts'

export interface Run {
  id: string
  title: string
}

export interface Pair {
  /** Name and number of the person matched to the need. */
  name: string
  number: number
}

/** The talent section starts a match of the whole city as it is offered, and waits for the result. */
export async function runMatch(city: City): Promise<Run> {
  const page = await city.atDesk('talent')
  await visit(page, '/talent/matches')
  await button(page, '新建匹配').first().click()
  const name = '人才链路走查匹配'
  await dialogOf(page).getByLabel('方案名称').fill(name)
  await look(page, 'match-form')
  await button(dialogOf(page), '开始匹配').click()
  await page.waitForURL(/matches\/[0-9a-f-]{36}$/)
  await page.locator('main header').getByText('已完成', { exact: true }).waitFor()
  await page.getByRole('tab', { name: '匹配结果' }).waitFor()
  await look(page, 'match-result')
  return { id: page.url().split('/').at(-1) ?? '', title: name }
}

/** Why the new need got whom it got: the parts add up to the score, and the next best is named. */
export async function readWhy(city: City, run: Run, needId: string): Promise<Pair> {
  const page = await city.atDesk('talent')
  const row = page.getByRole('row').filter({ hasText: title })
  await row.waitFor()
  await row.getByRole('button', { name: '为什么' }).click()
  const drawer = dialogOf(page)
  await drawer.getByText('匹配度由来').waitFor()
  const told = await drawer.innerText()
  const score = Number(/匹配度\s*([\d.]+) 分/.exec(told)?.[1])
  const parts = [...told.matchAll(/得 ([\d.]+) \/ 满分/g)].map(([, got]) => Number(got))
  // Nine parts, each rounded to a tenth as is the score: 9 × 0.05 + 0.05 = 0.5 at most between them.
  expect(parts).toHaveLength(9)
  expect(Math.abs(parts.reduce((sum, part) => sum + part, 0) - score)).toBeLessThanOrEqual(0.5)
  expect(told).toMatch(/该需求的次选人才\s*\S+/)
  await look(page, 'match-why')
  await drawer.getByRole('button', { name: '关闭' }).click()
  const { items } = await city.ask<{
    items: { needId: string; personName: string; personNumber: number }[]
  }>('talent', 'GET', `/talent/match-runs/${run.id}/pairs?pageSize=200`)
  const own = items.find((one) => one.needId === needId)!
  return { name: own.personName, number: own.personNumber }
}

/** Why a need stays open: what binds, and whom each rule kept out. */
export async function readUnfilled(city: City, run: Run): Promise<void> {
  const page = await city.atDesk('talent')
  await page.getByRole('tab', { name: '未招满的需求' }).click()
  const row = page.getByRole('tabpanel').getByRole('row').filter({ hasText: '没有合格的人选' }).first()
  await row.waitFor()
  expect(await row.innerText()).toMatch(/硬性条件排除：.*缺必备技能 \d+/)
  await look(page, 'match-unfilled')
  expect(page.url()).toContain(run.id)
}

/** Hands the pair on to whoever decides. */
export async function suggestPair(city: City, run: Run): Promise<void> {
  const page = await city.atDesk('talent')
  await page.getByRole('tab', { name: '匹配结果' }).click()
  const row = page.getByRole('row').filter({ hasText: title })
  await row.getByRole('checkbox').check()
  await pressAndWait(page.getByRole('button', { name: /^推荐对接/ }), `/match-runs/${run.id}/shortlist`)
  await page.getByText('已推荐 1 对').waitFor()
}

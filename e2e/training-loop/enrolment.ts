import { expect } from 'vitest'
import { button, chooseIn, dialogOf, pressAndWait, step } from '../acts.ts'
import { type City, look, visit } from '../city.ts'

interface Unit {
  unit: string
  account: string
  seats: number
  least: number
}

/** Units of the class: one nominates more than the class can hold of it, so that a choice has to be made. */
const units: readonly Unit[] = [
  { unit: '滁州市经济和信息化局', account: 'lead-unit', seats: 3, least: 0 },
  { unit: '滁州市发展和改革委员会', account: 'trainee', seats: 1, least: 1 },
  { unit: '滁州市委组织部人才科', account: 'talent', seats: 1, least: 1 },
  { unit: '滁州市投资促进局', account: 'investment', seats: 1, least: 1 },
  { unit: '天长市人民政府', account: 'county', seats: 1, least: 1 },
]

/** Quotas, nominations by the units, checks, and a selection that a person adopts. Gives the user names of the trainees. */
export async function enrol(city: City, classId: string): Promise<string[]> {
  await shareQuotas(city, classId)
  await nominateOnPhone(city, classId)
  await nominateOthers(city, classId)
  await select(city, classId)
  return traineesOf(city, classId)
}

async function shareQuotas(city: City, classId: string): Promise<void> {
  const page = await city.atDesk('training')
  await visit(page, `/training/classes/${classId}/enrolment`)
  await button(page, '分配名额').click()
  const drawer = dialogOf(page)
  await drawer.getByLabel('多少天内不重复调训').fill('30')
  for (const [at, { unit, seats, least }] of units.entries()) {
    await button(drawer, '增加单位').click()
    await chooseIn(drawer.getByRole('combobox', { name: '单位', exact: true }).nth(at), unit)
    await drawer.getByLabel('名额', { exact: true }).nth(at).fill(String(seats))
    await drawer.getByLabel('至少入选', { exact: true }).nth(at).fill(String(least))
  }
  await look(page, 'quotas')
  await pressAndWait(button(drawer, '保存'), '/quotas')
  await page.getByRole('region', { name: '单位名额' }).getByText('天长市人民政府').waitFor()
  await visit(page, `/training/classes/${classId}`)
  await step(page, '开始报名', '报名中')
}

/** The lead unit on a phone: what speaks against whom is told before anybody is nominated. */
async function nominateOnPhone(city: City, classId: string): Promise<void> {
  const page = await city.onPhone('lead-unit')
  await visit(page, `/training/classes/${classId}/enrolment`)
  await look(page, 'unit-enrolment')
  await button(page, '报名').click()
  const drawer = dialogOf(page)
  const names = (await ownPeople(city, ['lead-unit', 'chain-office'])).map(({ name }) => name)
  for (const name of names)
    await drawer.getByRole('listitem').filter({ hasText: name }).getByRole('checkbox').check()
  await drawer
    .getByRole('listitem')
    .filter({ hasNotText: names[0] ?? '' })
    .filter({ hasNotText: names[1] ?? '' })
    .getByRole('checkbox')
    .first()
    .check()
  await look(page, 'nominate')
  await pressAndWait(button(drawer, '报名所选人员（3 / 剩余 3）'), '/nominations')
  await page.getByText('待审核').first().waitFor()
  await look(page, 'unit-nominated')
}

async function ownPeople(
  city: City,
  usernames: readonly string[],
): Promise<{ name: string; personId: string; orgId: string }[]> {
  const people = []
  for (const username of usernames)
    people.push(
      await city.ask<{ name: string; personId: string; orgId: string }>(username, 'GET', '/session/me'),
    )
  return people
}

/** The other units nominate whoever has their account, over HTTP as they would on their own phones. */
async function nominateOthers(city: City, classId: string): Promise<void> {
  const { quotas } = await city.ask<{ quotas: { unit: { id: string; name: string } }[] }>(
    'training',
    'GET',
    `/training/classes/${classId}/enrolment`,
  )
  for (const { unit, account } of units.filter(({ account }) => account !== 'lead-unit')) {
    const [person] = await ownPeople(city, [account])
    const unitId = quotas.find((quota) => quota.unit.name === unit)?.unit.id
    // Who runs the class enters for a unit that has nobody to do it.
    await city.ask(
      account === 'trainee' ? 'training' : account,
      'POST',
      `/training/classes/${classId}/nominations`,
      {
        unitId,
        personIds: [person?.personId],
      },
    )
  }
}

async function select(city: City, classId: string): Promise<void> {
  const page = await city.atDesk('training')
  await visit(page, `/training/classes/${classId}/enrolment`)
  const part = page.getByRole('region', { name: '审核选员' })
  await part.getByText('需要择优').waitFor()
  await look(page, 'nominations')
  await pressAndWait(part.getByRole('button', { name: /^通过全部无异议者/ }), '/nominations/confirm')
  await pressAndWait(button(part, '生成选员方案'), '/selection-runs')
  const run = part.getByRole('article', { name: '方案 1' })
  await run.getByText('已证明最优').waitFor()
  await look(page, 'selection')
  await pressAndWait(button(run, '采用方案'), '/adopt')
  await run.getByText('采用', { exact: false }).first().waitFor()
  await part.getByText('没有待审核的报名').waitFor()
  await look(page, 'selected')
  await visit(page, `/training/classes/${classId}`)
  await step(page, '确定名单', '名单已定')
}

/** Of the accounts in this city those whose person was selected. */
async function traineesOf(city: City, classId: string): Promise<string[]> {
  const { nominations } = await city.ask<{ nominations: { person: { id: string }; state: string }[] }>(
    'training',
    'GET',
    `/training/classes/${classId}/enrolment`,
  )
  const selected = nominations.filter(({ state }) => state === 'selected').map(({ person }) => person.id)
  expect(selected).toHaveLength(6)
  const usernames = [...units.map(({ account }) => account), 'chain-office']
  const people = await ownPeople(city, usernames)
  return usernames.filter((_, at) => selected.includes(people[at]?.personId ?? ''))
}
